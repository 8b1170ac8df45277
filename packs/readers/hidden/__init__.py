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


#: No more is kept of one finding, nor of one file: who decides has seen enough by then.
MOST_WORDS = 400
MOST_FOUND = 200


def shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= MOST_WORDS else f"{words[:MOST_WORDS].rstrip()} …"
