"""What may be found in a pack, as frozen dataclasses: the shape that `read_pack --json` prints.

Names follow the printed keys. What the text does not say is None or an empty tuple, never a guess.
"""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class Window:
    """When something is due: what was said, and the days it means (both ends included)."""

    text: str
    from_on: dt.date | None = None
    to_on: dt.date | None = None


@dataclass(frozen=True)
class Meeting:
    board: str | None = None
    council: str | None = None
    date: dt.date | None = None
    time: dt.time | None = None
    place: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True)
class Member:
    name: str
    title: str | None
    capacity: str
    line: int
    page: int | None = None


@dataclass(frozen=True)
class AgendaItem:
    number: str | None
    title: str
    private: bool
    pages: tuple[int, int] | None
    author: str | None
    sub_items: tuple[str, ...]
    note: str | None
    line: int
    page: int | None = None


@dataclass(frozen=True)
class Attendance:
    name: str
    title: str | None
    capacity: str
    substitute_for: str | None
    directorate: str | None
    present: bool
    line: int
    page: int | None = None


@dataclass(frozen=True)
class Resolution:
    """One limb of what was resolved under a minute."""

    number: str | None
    text: str
    kind: str
    addressed_to: tuple[str, ...]
    due: Window | None
    line: int
    page: int | None = None


@dataclass(frozen=True)
class MinuteItem:
    number: str | None
    title: str
    text: str
    references: tuple[str, ...]
    resolutions: tuple[Resolution, ...]
    line: int
    page: int | None = None


@dataclass(frozen=True)
class Minutes:
    board: str | None
    date: dt.date | None
    start: dt.time | None
    end: dt.time | None
    attendance: tuple[Attendance, ...]
    items: tuple[MinuteItem, ...]


@dataclass(frozen=True)
class Slot:
    kind: str
    date: dt.date | None
    label: str


@dataclass(frozen=True)
class ProgrammeItem:
    slot: Slot
    title: str
    detail: str | None
    people: tuple[str, ...]
    line: int
    page: int | None = None


@dataclass(frozen=True)
class Recommendation:
    number: str | None
    text: str
    objective: str | None
    progress: tuple[str, ...]
    line: int
    page: int | None = None


@dataclass(frozen=True)
class SignOff:
    text: str
    on: dt.date | None
    by: str | None
    line: int
    page: int | None = None


@dataclass(frozen=True)
class Plan:
    title: str | None
    source: str | None
    recommendations: tuple[Recommendation, ...]
    signed_off: tuple[SignOff, ...]


@dataclass(frozen=True)
class Figure:
    """A value or a rank for one area and period, or the state that stands instead (`missing`)."""

    area: str
    period: str
    value: float | None
    rank: int | None
    joint: bool
    missing: str | None
    raw: str
    line: int
    page: int | None = None
    unit: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Trend:
    area: str
    text: str


@dataclass(frozen=True)
class Measure:
    title: str
    phase: str | None
    subject: str | None
    group: str | None
    unit: str | None
    figures: tuple[Figure, ...]
    trend: tuple[Trend, ...]
    commentary: tuple[str, ...]
    line: int
    page: int | None = None


@dataclass(frozen=True)
class Passage:
    """A stretch of a paper's text, within one page."""

    text: str
    line: int
    page: int | None = None


@dataclass(frozen=True)
class Paper:
    agenda_item: str | None
    subject: str | None
    authors: tuple[str, ...]
    directorate: str | None
    date: dt.date | None
    recommendations: tuple[str, ...]
    line: int
    page: int | None = None
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Promise:
    text: str
    by: str | None
    due: Window | None
    line: int
    page: int | None = None


@dataclass(frozen=True)
class Unread:
    """What a reader knew for its own kind and could not place."""

    text: str
    why: str
    line: int
    page: int | None = None


@dataclass(frozen=True)
class Found:
    """Everything that was understood of one pack."""

    meeting: Meeting | None
    membership: tuple[Member, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    minutes: tuple[Minutes, ...] = ()
    work_programme: tuple[ProgrammeItem, ...] = ()
    plans: tuple[Plan, ...] = ()
    measures: tuple[Measure, ...] = ()
    papers: tuple[Paper, ...] = ()
    promises: tuple[Promise, ...] = ()
    unread: tuple[Unread, ...] = ()
