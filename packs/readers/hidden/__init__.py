"""What a file holds that a reader of its pages does not see: the black boxes over which councils have stumbled."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    COVERED = "covered"
    SAME_COLOUR = "same colour"
    INVISIBLE = "invisible"
    OUTSIDE = "outside the page"
    TINY = "tiny"
    REDACTION = "redaction not applied"
    CHANGE = "tracked change"
    COMMENT = "comment"
    VANISHED = "hidden text"
    EARLIER = "earlier version"
    FILE = "file within the file"
    KEPT = "figures kept from elsewhere"


@dataclass(frozen=True)
class Hidden:
    """One thing that is hidden in a file, for whoever decides whether the file may go."""

    kind: Kind
    words: str
    """The hidden words themselves: never for anybody else."""
    why: str
    """In one sentence, how it is hidden and how it can be read all the same."""
    page: int | None = None
    line: int | None = None
    place: str = ""
    """Where it is in a file that has neither pages nor lines: “sheet Fares, row 4”."""


#: Said of a comment, and of a file that is carried, whatever the file is.
NOTE = "A comment of somebody who worked on the paper."
CARRIED = "The file carries another file within it, which can be taken out of it."
PROPERTY = (
    "It stands in the file's properties, as a comment on it: whoever opens the file can read it."
)
#: Fewer words are the mark of the program that made the file.
NOTE_WORDS = 4
#: Fewer letters are a mark or a space of its own kind.
FEWEST = 2
#: No more is kept of one finding, nor of one file: who decides has seen enough by then.
MOST_WORDS = 400
MOST_FOUND = 200


def shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS].rstrip()} …"


def is_telling(words: str) -> bool:
    return sum(sign.isalnum() for sign in words) >= FEWEST


def noted(words: str) -> list[Hidden]:
    """The comment in a file's properties, where it says something."""
    if len(words.split()) < NOTE_WORDS:
        return []
    return [Hidden(Kind.COMMENT, shortened(words), PROPERTY)]
