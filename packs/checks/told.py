"""What a check tells, as frozen dataclasses: the shape that `check_pack --json` prints."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    AGREES = "agrees"
    WORTH_ASKING = "worth asking"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True)
class Claim:
    """One thing a paper says of its figures: its words, the figures that they were held against, and the sum."""

    line: int
    says: str
    figures: str
    computed: str
    verdict: Verdict
    page: int | None = None


@dataclass(frozen=True)
class DateAsked:
    """A date, a period or a number of the paper that disagrees with another."""

    line: int
    says: str
    found: str
    page: int | None = None


@dataclass(frozen=True)
class Checks:
    """In the order of the paper."""

    claims: tuple[Claim, ...] = ()
    dates: tuple[DateAsked, ...] = ()
