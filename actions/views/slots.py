"""The planning page's slots: what stands in each, how full it is, what is to be noticed, and how much is shown."""

import datetime as dt
from dataclasses import dataclass, field

from django.urls import reverse

from actions import noticing, programme
from actions.choices import ItemStatus
from actions.views.programme import POOLS
from meetings import deadlines
from meetings.models import Meeting

#: A year of more items than this is shown so many of a slot at a time: nobody reads two thousand at once.
ALL, PART = 200, 25


@dataclass
class Slot:
    """A meeting or a pool as it is drawn: its items, how full it is, and what is to be noticed there."""

    key: str
    title: str
    meeting: Meeting | None = None
    papers_due: dt.date | None = None
    items: list = field(default_factory=list)
    asked: int = 0
    room: int = 0
    notices: list = field(default_factory=list)
    #: The items that are shown: which page of how many, and what comes after them.
    shown: list = field(default_factory=list)
    page: int = 1
    pages: int = 1
    following: object = None


def drawn(board, meetings, items, today):
    """The slots in order, each with its items; of a meeting also how full it is."""
    calendar = deadlines.calendar()
    slots = {}
    for meeting in meetings:
        due = calendar.before(board, meeting.on).papers.on
        key = f"meeting-{meeting.pk}"
        slots[key] = Slot(key, str(meeting), meeting, due, room=room(board, meeting))
    slots |= {str(kind): Slot(str(kind), title) for kind, title in POOLS.items()}
    for item in items:
        key = slot_key(item)
        if key in slots:
            put(slots[key], item, board, today)
    for slot in slots.values():
        full = slot.meeting and slot.meeting.on >= today
        agenda = noticing.Agenda(slot.asked, slot.room, f"#{slot.key}")
        slot.notices = [noticing.over_full(agenda)] if full and noticing.over_full(agenda) else []
    return list(slots.values())


def put(slot, item, board, today):
    """An item into its slot, with its minutes and what is to be noticed beside it."""
    slot.items.append(item)
    item.minutes = item.minutes_planned or board.item_minutes
    slot.asked += item.minutes
    item.is_planned = item.status == ItemStatus.PLANNED
    item.notices = noticing.item_notices(known(item, slot, today), today) if item.is_planned else []


def known(item, slot, today):
    """An item as the rules of noticing know it."""
    left = programme.left_behind(item, today)
    return noticing.Planned(
        slot=item.slot,
        has_officer=bool(item.lead_officers.all()),
        on=slot.meeting.on if slot.meeting else None,
        papers_due=slot.papers_due,
        awaits_paper=item.awaits_paper,
        slot_since=item.slot_since,
        last_taken_on=item.last_taken_on,
        left_on=str(left.meeting) if left else "",
        agenda=agenda_of(left) if left else "",
        change=reverse("actions:change_item", args=[item.pk]),
        move=reverse("actions:move_item", args=[item.pk]),
        page=item.get_absolute_url(),
        **{name: item.word(name) for name in ("title", "question", "detail")},
    )


def agenda_of(stands):
    return f"{reverse('desk:agenda', args=[stands.meeting_id])}#item-{stands.pk}"


def room(board, meeting):
    """The minutes a meeting has: between its own times, or as the board usually has."""
    if not (meeting.starts_at and meeting.ends_at and meeting.starts_at < meeting.ends_at):
        return board.meeting_minutes
    start, end = (
        dt.datetime.combine(meeting.on, at) for at in (meeting.starts_at, meeting.ends_at)
    )
    return (end - start).seconds // 60


def slot_key(item):
    return f"meeting-{item.meeting_id}" if item.meeting_id else item.slot


def show(slots, chosen=0, asked="", page=1):
    """Of a long year show a part of each slot: the first, the page asked for, or where the chosen item stands."""
    part = PART if sum(len(slot.items) for slot in slots) > ALL else ALL
    for slot in slots:
        places = [n for n, item in enumerate(slot.items) if item.pk == chosen]
        wanted = places[0] // part + 1 if places else page if slot.key == asked else 1
        slot.pages = max(1, -(-len(slot.items) // part))
        slot.page = min(max(wanted, 1), slot.pages)
        end = slot.page * part
        slot.shown = slot.items[end - part : end]
        slot.following = slot.items[end] if end < len(slot.items) else None
