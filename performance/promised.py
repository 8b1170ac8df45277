"""The meetings of a board on a day, and what its work programme promises for those to come."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from actions.asked import WHO
from actions.choices import ItemStatus, SlotKind
from actions.models import Event, ProgrammeItem
from meetings.choices import MeetingStatus
from meetings.models import Meeting
from people.querysets import may_sign_in
from scrutiny.ui.times import clock

#: How many of the meetings to come the page tells of, and how much of each it names.
NEXT = 3
FIRST_PROMISED = 6
LEAD = tuple(f"lead_officers__{name}" for name in WHO)
#: What moves an item, or ends it: each says the slot before and after.
PLACED = ("item_added", "item_moved", "item_slipped", "item_carried", "item_to_successor")
ENDED = {"item_taken": ItemStatus.TAKEN, "item_dropped": ItemStatus.DROPPED}


class Met(NamedTuple):
    """A meeting of a board, as far as the page tells of it."""

    pk: int
    on: dt.date
    starts_at: dt.time | None
    place: str
    is_formal: bool
    status: str

    def __str__(self):
        return f"{self.on.day} {self.on:%B %Y}"

    def get_absolute_url(self):
        return reverse("actions:meeting", args=[self.pk])

    @property
    def day(self):
        return self.on.isoformat()

    @property
    def weekday(self):
        return f"{self.on:%A}"

    @property
    def where(self):
        """When and where, and how far its agenda is."""
        at = f"At {clock(self.starts_at)}" if self.starts_at else ""
        return ", ".join(filter(None, (at, self.place, MeetingStatus(self.status).label)))


class Item(NamedTuple):
    """An item of the programme: its slot, and who leads on it, in plain values."""

    pk: int
    title: str
    is_private: bool
    slot: str
    meeting: int | None
    limb: int | None
    status: str
    leads: tuple[tuple, ...]

    def get_absolute_url(self):
        return reverse("actions:programme_item", args=[self.pk])


@dataclass(frozen=True)
class Calendar:
    """A board's meetings that the reader may know of, on a day: the last, those to come, and all by their keys."""

    last: Met | None
    coming: tuple[Met, ...]
    past: tuple[Met, ...]
    by_key: dict[int, Met]
    that_day: Met | None


def calendar(board, person, today, is_over=False):
    """One query. The next meeting may be today's, unless the day is over; only formal ones that were not cancelled
    are told of.
    """
    rows = Meeting.objects.visible_on(board, person).order_by("on", "pk")
    every = [Met(*row) for row in rows.values_list(*Met._fields)]
    told = [it for it in every if it.is_formal and it.status != MeetingStatus.CANCELLED]
    past = tuple(it for it in reversed(told) if it.on < today)
    to_come = (it for it in told if it.on > today or (it.on == today and not is_over))
    coming = tuple(islice(to_come, NEXT))
    that_day = next((it for it in told if it.on == today), None)
    by_key = {it.pk: it for it in every}
    return Calendar(past[0] if past else None, coming, past, by_key, that_day)


def items(board, person, meetings, reports):
    """What the programme has for the meetings to come, and for some reports: an action names its item, or its limb
    has one. One query; an item at an informal meeting is known only as the meeting is.
    """
    wanted = Q(pk__in={it.programme_item for it in reports if it.programme_item})
    wanted |= Q(resolution__in={it.resolution for it in reports if it.resolution})
    wanted |= Q(meeting__in={it.pk for it in meetings.coming})
    rows = _items(board, person).filter(wanted).exclude(status=ItemStatus.DROPPED)
    return [it for it in _read(rows, person) if it.meeting is None or it.meeting in meetings.by_key]


def items_then(board, person, meetings, day):
    """What the programme had at the end of a past day: today's items where their events put them then. Two queries."""
    events = Event.objects.filter(programme_item__board=board, kind__in=(*PLACED, *ENDED))
    told = defaultdict(list)
    for key, at, *rest in events.order_by("pk").values_list(
        "programme_item", "at", "kind", "before", "after"
    ):
        told[key].append((localdate(at), *rest))
    then = [_then(item, told[item.pk], day) for item in _read(_items(board, person), person)]
    return [
        it for it in then if it and (it.meeting is None or it.meeting in meetings.by_key)
    ]  # fmt: skip


def _then(item, events, day):
    """Where it stood, or None where it was not on the programme."""
    until = [event for event in events if event[0] <= day]
    if events and not until:
        return None
    status = next((ENDED[kind] for _, kind, *_ in until if kind in ENDED), ItemStatus.PLANNED)
    if status == ItemStatus.DROPPED:
        return None
    slot = next((after for _, kind, _, after in reversed(until) if kind in PLACED), None)
    if not slot:
        return item._replace(status=status)
    return item._replace(status=status, slot=slot["slot"], meeting=slot.get("meeting"))


def _items(board, person):
    rows = ProgrammeItem.objects.visible_on(board, person)
    return rows.order_by("position", "pk", "lead_officers__sort_name")


def _read(rows, person):
    """A row for each officer who leads on an item, and one for an item that nobody leads on: put together."""
    private = "exempt__title" if may_sign_in(person) else "title"
    names = ("pk", "title", "is_private", "slot", "meeting", "resolution", "status")
    told = rows.values_list(*names, private, *LEAD)
    for _, of_item in groupby(told, key=itemgetter(0)):
        rows = list(of_item)
        pk, title, is_private, *rest, words = rows[0][: -len(LEAD)]
        leads = tuple(row[-len(LEAD) :] for row in rows if row[-1])
        yield Item(pk, words if is_private else title, is_private, *rest, leads)


@dataclass(frozen=True)
class Promised:
    """One item that a meeting is promised, and who brings it."""

    title: str
    url: str
    who: str
    is_private: bool


@dataclass(frozen=True)
class Coming:
    """A meeting to come, and the first of what is promised for it."""

    meeting: Met
    promised: tuple[Promised, ...]
    count: int

    @property
    def left(self):
        return self.count - len(self.promised)


def coming(meetings, found, say):
    """The meetings to come, each with its items in their order; `say` tells who somebody is."""
    told = []
    for meeting in meetings.coming:
        here = [it for it in found if it.meeting == meeting.pk]
        first = tuple(
            Promised(it.title, it.get_absolute_url(), ", ".join(map(say, it.leads)), it.is_private)
            for it in here[:FIRST_PROMISED]
        )  # fmt: skip
        told.append(Coming(meeting, first, len(here)))
    return tuple(told)


@dataclass(frozen=True)
class ReportBack:
    """A report that was promised, and where it is booked: `booked` says it in words."""

    line: object
    booked: str
    item_url: str
    is_booked: bool
    comes_late: bool


def report(row, line, found, meetings):
    """Where a report comes back. What the reader may not see is not booked for that reader."""
    item = next((it for it in found if it.pk == row.programme_item), None)
    item = item or next((it for it in found if row.resolution and it.limb == row.resolution), None)
    if item is None:
        return ReportBack(line, "Not booked", "", is_booked=False, comes_late=False)
    url, meeting = item.get_absolute_url(), meetings.by_key.get(item.meeting)
    if meeting is None:
        slot = SlotKind(item.slot).label
        return ReportBack(line, slot, url, is_booked=False, comes_late=False)
    late = row.asked_for is not None and meeting.on > row.asked_for
    return ReportBack(line, str(meeting), url, is_booked=True, comes_late=late)
