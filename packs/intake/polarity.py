"""Which way is better, proposed to the co-ordinator, who decides."""

from packs.readers import polarity
from performance.choices import Polarity


def guessed(*names: str | None) -> Polarity:
    return Polarity(polarity.guessed(*names))
