"""A question as it is drafted: courteous, open, and with the words that it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from desk.loose_ends.told import sealed

#: Of longer words the beginning is quoted.
LONGEST = 240


@dataclass(frozen=True)
class Draft:
    """`source` is the rule or the check that it came from; `about` parts drafts of one source, and holds no words.

    `number` is that of the agenda item it belongs to, `under` the kind of item where it has none of its own.
    """

    source: str
    about: str
    text: str
    ask: str = ""
    found_in: str = ""
    number: str = ""
    under: str = ""
    is_private: bool = False


def about(*words: str) -> str:
    """The same for the same words: what was set aside once is known again."""
    return sealed("\n".join(words))


def quoted(words: str, meant: str = "") -> str:
    """Words to stand between quotation marks: not too long, without marks of their own, and without a last stop.

    Where what is meant of them would be cut off, that alone.
    """
    plain = " ".join(words.split())
    cut = plain if len(plain) <= LONGEST else plain[:LONGEST].rsplit(" ", 1)[0]
    if " ".join(meant.split()) not in cut:
        return quoted(meant)
    marked = cut.replace("“", "‘").replace("”", "’").rstrip(" .;:,")
    return marked if cut == plain else f"{marked} …"


def listed(parts: Iterable[str]) -> str:
    """ "who brings it, what it covers and by when"."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def sentence(words: str) -> str:
    """With a capital letter, and one full stop."""
    words = words.strip().rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."
