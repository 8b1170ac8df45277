"""How many times as much: "5% there, 20% here. We therefore have over four times as many"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from packs.checks.amounts import shown
from packs.checks.numbers import PER_CENT, Number
from packs.checks.rounding import span_of
from packs.checks.sentences import Reading, Sentence
from packs.checks.times import SIZES, is_so_many
from packs.checks.told import Claim, Verdict
from packs.readers.counting import CARDINAL, count_of

SAID = re.compile(
    rf"\b(?:(?P<size>{SIZES}) )?(?:(?P<n>\d{{1,2}}(?:\.\d)?|{CARDINAL}) times|(?P<twice>twice|double)) "
    r"(?:as (?:high|many|much|likely|large|great|often)|the (?:rate|level|number|share|percentage|proportion|average"
    r"|national|figure))\b",
    re.IGNORECASE,
)
#: As much as at another time: the other figure is not told.
THEN = re.compile(r"[^.;]{0,40}\b(?:last|previous(?:ly)?|ago|before|earlier|(?:19|20)\d\d)\b")
#: What two figures before it come to.
THEREFORE = re.compile(r"(?:Therefore|Thus|This|That|Hence|So|It)\b")


def times_as_claims(reading: Reading) -> Iterator[Claim]:
    """Of the only two percentages that the same sentence tells, or the one that it follows from."""
    before: Sentence | None = None
    for sentence in reading.told:
        said = SAID.search(sentence.text)
        if said and not THEN.match(sentence.text, said.end()):
            near = sentence if _shares(sentence) or not THEREFORE.match(sentence.text) else before
            shares = _shares(near) if near else []
            if len(shares) == 2 and all(one.value > 0 for one in shares):
                yield _claim(sentence, said, *shares)
        before = sentence


def _shares(sentence: Sentence) -> list[Number]:
    return [one for one in sentence.numbers if one.unit == PER_CENT]


def _claim(sentence: Sentence, said: re.Match, one: Number, two: Number) -> Claim:
    low, high = sorted((one, two), key=lambda it: it.value)
    told = Decimal(2) if said["twice"] else Decimal(count_of(said["n"]) or said["n"])
    holds = is_so_many(span_of(high) / span_of(low), told, (said["size"] or "").lower())
    return Claim(
        line=sentence.line,
        page=sentence.page,
        says=said[0],
        figures=f"{one.raw.strip()} and {two.raw.strip()}",
        computed=f"{shown(high.value, 2)} ÷ {shown(low.value, 2)} = {shown(high.value / low.value, 2)}",
        verdict=Verdict.AGREES if holds else Verdict.WORTH_ASKING,
    )
