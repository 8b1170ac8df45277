"""What a check tells, as frozen dataclasses: the shape that `check_pack --json` prints."""

from dataclasses import dataclass, field
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
    #: Which check told it; for the same thing told by two, the first of them.
    kind: str = field(default="", compare=False)


@dataclass(frozen=True)
class DateAsked:
    """A date, a period or a number of the paper that disagrees with another."""

    line: int
    says: str
    found: str
    page: int | None = None
    kind: str = field(default="", compare=False)


def kind_of(check) -> str:
    """What a check's findings are called, by its function's name: "total-row" for total_row_claims."""
    return check.__name__.removesuffix("_claims").replace("_", "-")


class FlagKind(StrEnum):
    SMALL_NUMBER = "small number"
    EMBARGO = "embargo"


@dataclass(frozen=True)
class Flag:
    """Words of a draft that somebody should look at before it is published, and why."""

    kind: FlagKind
    line: int
    says: str
    why: str
    page: int | None = None


class AdviceKind(StrEnum):
    NO_ADDRESSEE = "no addressee"
    NO_DATE = "no date"
    TWO_ASKS = "two asks in one"
    WEAK_VERB = "weak verb"
    NO_MEASURE = "no measure"


@dataclass(frozen=True)
class Advice:
    """A courteous sentence to whoever drafts a recommendation, and the words of it that are meant."""

    kind: AdviceKind
    says: str
    why: str
    line: int = 1
    page: int | None = None


@dataclass(frozen=True)
class Checks:
    """In the order of the paper."""

    claims: tuple[Claim, ...] = ()
    dates: tuple[DateAsked, ...] = ()
    flags: tuple[Flag, ...] = ()
    advice: tuple[Advice, ...] = ()
