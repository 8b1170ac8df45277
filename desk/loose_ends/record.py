"""A board's record as the rules see it: frozen dataclasses, filled alike from rows and from a pack that was read.

What the record does not say is None, "" or an empty tuple, never a guess. The order of a tuple means nothing.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from desk.loose_ends.matching import NOTHING_KNOWN, Glossary, Names
from desk.loose_ends.restating import told_once


@dataclass(frozen=True)
class Place:
    """Where something stands: in a file by line and page, in the application by the page that mends it.

    `key` names its row without words, so that a decision about it can be remembered; "" in a pack. `meeting_on` is the
    day of the meeting it belongs to; `is_private` marks business that not everybody may read.
    """

    line: int | None = None
    page: int | None = None
    href: str = ""
    key: str = ""
    meeting_on: dt.date | None = None
    is_private: bool = False


NOWHERE = Place()


@dataclass(frozen=True)
class Due:
    """When something is due: what was said, and the days it means (both ends included)."""

    said: str
    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True)
class Meeting:
    """A meeting of the board. `planned_on` is the day that the programme has for it, where that is another."""

    on: dt.date
    is_held: bool = False
    is_cancelled: bool = False
    planned_on: dt.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Followed:
    """What already follows something up: an action, a slot, an answer, a group, or a reason why nothing is needed.

    `how` is noted, told, slot, action, answer, group or nothing_needed.
    """

    how: str
    words: str
    on: dt.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Limb:
    """One limb of what the board resolved, with the title of its minute and whatever follows it up already.

    `lacks` says what is there and is not enough; `again` is where the same minutes say it once more.
    """

    citation: str
    text: str
    kind: str
    title: str = ""
    asked_on: dt.date | None = None
    addressees: tuple[str, ...] = ()
    due: Due | None = None
    followed: tuple[Followed, ...] = ()
    lacks: str = ""
    again: tuple[Place, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Promise:
    """What somebody offered in the telling of the minutes, without a resolution."""

    text: str
    by: str = ""
    title: str = ""
    made_on: dt.date | None = None
    due: Due | None = None
    followed: tuple[Followed, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Item:
    """One line of the work programme. `slot` is meeting, undated, next_year or standing.

    `undated_since` is the first day it was known to have no date; `taken_on` the last meeting that took it;
    `minute` says which minute took it out of the programme, where it is there no more.
    """

    title: str
    slot: str = "meeting"
    on: dt.date | None = None
    label: str = ""
    detail: str = ""
    question: str = ""
    officers: tuple[str, ...] = ()
    cabinet: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    undated_since: dt.date | None = None
    taken_on: dt.date | None = None
    minute: str = ""
    place: Place = NOWHERE

    @property
    def people(self) -> tuple[str, ...]:
        return (*self.officers, *self.cabinet, *self.others)


@dataclass(frozen=True)
class Arrival:
    """What came to a meeting: a paper, an item of its agenda, or a minute that tells of it. `how` says which.

    `how` is paper, agenda or minute; `people` are its authors.
    """

    title: str
    how: str
    on: dt.date | None = None
    words: str = ""
    people: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Statement:
    """A sentence of a minute or a paper that bears on whether something promised has happened."""

    text: str
    source: str
    on: dt.date | None = None
    title: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Commitment:
    """What a paper says will be done by a day."""

    text: str
    by: str = ""
    title: str = ""
    made_on: dt.date | None = None
    due: Due | None = None
    followed: tuple[Followed, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Invitation:
    """Somebody invited to the board, or asked to name somebody. `outcome` is "" until there is one."""

    text: str
    who: str
    made_on: dt.date | None = None
    is_nomination: bool = False
    outcome: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Group:
    """A task and finish group. `is_set_up` is False of one that is only thought of."""

    name: str
    text: str = ""
    set_up_on: dt.date | None = None
    members: tuple[str, ...] = ()
    scope: str = ""
    reports_by: dt.date | None = None
    is_set_up: bool = True
    place: Place = NOWHERE


@dataclass(frozen=True)
class Notice:
    """A recommendation told to one addressee, with the day by which the answer is due.

    Of one that the reader may not read there are no days: then only that somebody was told is known.
    """

    citation: str
    text: str
    addressee: str
    told_on: dt.date | None = None
    answer_due: dt.date | None = None
    answered_on: dt.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Circulation:
    """Who is sent something, as a paper or a list says."""

    what: str
    to: tuple[str, ...]
    text: str = ""
    on: dt.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Cycle:
    """Something said to happen every so many days, and the days on which it did or will, with where each is told."""

    text: str
    body: str
    every_days: int
    days: tuple[dt.date, ...] = ()
    told: tuple[Place, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True)
class Note:
    """A dated progress note."""

    on: dt.date | None
    text: str = ""


@dataclass(frozen=True)
class DateMove:
    """Words that say a date was moved, with the old and the new one where they are told."""

    text: str
    title: str = ""
    on: dt.date | None = None
    before: dt.date | None = None
    after: dt.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Recommendation:
    number: str
    text: str
    objective: str = ""
    owner: str = ""
    due: Due | None = None
    rating: str = ""
    notes: tuple[Note, ...] = ()
    is_closed: bool = False
    place: Place = NOWHERE


@dataclass(frozen=True)
class SignOff:
    """Something signed off. `recommendation` is the number it was signed off for, where the record says so."""

    text: str
    on: dt.date | None = None
    by: str = ""
    recommendation: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class Plan:
    """An improvement plan; `cycle_from` is when its present reporting cycle began."""

    title: str
    recommendations: tuple[Recommendation, ...] = ()
    signed_off: tuple[SignOff, ...] = ()
    cycle_from: dt.date | None = None
    place: Place = NOWHERE


@dataclass(frozen=True)
class Record:
    """Everything that the rules may look at, on one day.

    `programme_names` says what the programme has a place for: officers, cabinet, question. `has_programme` is False
    where none is known, so that nothing can be looked for in it. Where it shows a whole year, `year` is how many of
    its meetings are over, and how many there are.
    """

    today: dt.date
    board: str = ""
    meetings: tuple[Meeting, ...] = ()
    limbs: tuple[Limb, ...] = ()
    promises: tuple[Promise, ...] = ()
    items: tuple[Item, ...] = ()
    #: Items of an earlier printing of the programme that this one has no more.
    gone: tuple[Item, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    statements: tuple[Statement, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    groups: tuple[Group, ...] = ()
    notices: tuple[Notice, ...] = ()
    circulations: tuple[Circulation, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    date_moves: tuple[DateMove, ...] = ()
    plans: tuple[Plan, ...] = ()
    glossary: Glossary = NOTHING_KNOWN
    has_programme: bool = True
    programme_names: frozenset[str] = frozenset({"officers", "cabinet", "question"})
    year: tuple[int, int] | None = None
    #: What was asked for from this day on nobody can have followed up.
    new_from: dt.date | None = None

    @cached_property
    def promised(self) -> tuple[Limb, ...]:
        """The limbs, each promise once."""
        return told_once(self.limbs, self.names)

    @cached_property
    def kept(self) -> dict:
        """What several rules work out alike, by what it is of."""
        return {}

    @cached_property
    def names(self) -> Names:
        """The names of this record, for matching: worked out once."""
        return Names(tuple(self._texts()), self.glossary)

    def _texts(self) -> Iterator[str]:
        for limb in self.limbs:
            yield from (limb.title, limb.text)
        for item in self.items:
            yield from (item.title, item.detail)
        for arrival in self.arrivals:
            yield arrival.title
        for one in (*self.promises, *self.statements, *self.commitments):
            yield one.text
        for recommendation in (one for plan in self.plans for one in plan.recommendations):
            yield recommendation.text
