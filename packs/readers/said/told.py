"""What papers and minutes say besides what `read_pack` prints, as frozen dataclasses."""

import datetime as dt
from dataclasses import dataclass

from packs.readers.found import Window


@dataclass(frozen=True)
class Sentence:
    """One sentence, with where it stands, when it was written and under which title. `source` is minutes or paper."""

    text: str
    source: str
    on: dt.date | None = None
    title: str = ""
    line: int | None = None
    page: int | None = None
    before: str = ""
    """The sentence before it in the same paragraph."""


@dataclass(frozen=True)
class Undertaking:
    """Something that will be done by a day."""

    sentence: Sentence
    due: Window


@dataclass(frozen=True)
class Invited:
    """Somebody invited to the board, or asked to name somebody."""

    sentence: Sentence
    who: str
    is_nomination: bool = False


@dataclass(frozen=True)
class GroupSaid:
    """A task and finish group that was set up, with what is said of it."""

    sentence: Sentence
    name: str
    members: tuple[str, ...] = ()
    scope: str | None = None
    due: Window | None = None


@dataclass(frozen=True)
class Sent:
    """To whom something is sent."""

    sentence: Sentence
    what: str
    to: tuple[str, ...]


@dataclass(frozen=True)
class CycleSaid:
    """What a body does every so many days, and the days that are named for the body."""

    sentence: Sentence
    body: str
    every_days: int
    days: tuple[dt.date, ...] = ()
    told: tuple[Sentence | None, ...] = ()
    """For each day the sentence that names it; None where a title does."""


@dataclass(frozen=True)
class MovedDates:
    """Dates said to have changed, with the old and the new one where both are told."""

    sentence: Sentence
    before: dt.date | None = None
    after: dt.date | None = None


@dataclass(frozen=True)
class HeldOn:
    """A meeting of the board itself that is said to have been held."""

    sentence: Sentence
    on: dt.date


@dataclass(frozen=True)
class PlanCells:
    """What a plan's table says of the recommendation in the row of a line."""

    line: int
    owner: str = ""
    due: str = ""
    rating: str = ""


@dataclass(frozen=True)
class Tracked:
    """A row of an action log or a tracker; its sentence is what was asked, on the day of the meeting that asked.

    `is_closed` is None where the row does not say.
    """

    sentence: Sentence
    who: str = ""
    due: Window | None = None
    sent_on: dt.date | None = None
    answer: str = ""
    is_closed: bool | None = None


@dataclass(frozen=True)
class Said:
    sentences: tuple[Sentence, ...] = ()
    undertakings: tuple[Undertaking, ...] = ()
    invited: tuple[Invited, ...] = ()
    groups: tuple[GroupSaid, ...] = ()
    sent: tuple[Sent, ...] = ()
    cycles: tuple[CycleSaid, ...] = ()
    moved: tuple[MovedDates, ...] = ()
    held: tuple[HeldOn, ...] = ()
    plan_cells: tuple[PlanCells, ...] = ()
    tracked: tuple[Tracked, ...] = ()
