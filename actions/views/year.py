"""A municipal year of a programme, slot by slot: all of it, or of a long year a part of each slot."""

import datetime as dt
import re
from dataclasses import dataclass, field

from django.db.models import Case, Count, F, Q, Sum, Value, When, Window
from django.db.models.functions import Coalesce, RowNumber

from actions.choices import SlotKind
from meetings.models import Meeting

#: A year of more items than this is shown so many of a slot at a time: nobody reads two thousand at once.
ALL, PART = 200, 25
#: Beyond this no page is looked for.
MOST_PAGES = 10_000
#: A municipal year as an address says it.
YEAR = re.compile(r"(?:19|2\d)\d\d", re.ASCII)
#: How each slot without a day is headed.
POOLS = {
    SlotKind.UNDATED: "Date to be determined",
    SlotKind.NEXT_YEAR: "Next year",
    SlotKind.STANDING: "Standing items",
}
#: Where stands what was carried into a later year.
CARRIED = "carried"
LEFT = {CARRIED: "Carried into a later year"}


@dataclass
class Slot:
    """A meeting or a pool with the items shown of it: which part of how many, and what comes after them."""

    key: str
    title: str
    meeting: Meeting | None = None
    items: list = field(default_factory=list)
    total: int = 0
    #: How long all of them take.
    minutes: int = 0
    page: int = 1
    pages: int = 1
    following: object = None
    #: On the planning page: when its papers are due, the minutes it has, what is to be noticed,
    #: and whether its meeting is over.
    papers_due: dt.date | None = None
    room: int = 0
    notices: list = field(default_factory=list)
    is_over: bool = False


def laid_out(items, board, year, meetings, *, pools=POOLS, asked="", page=1, chosen=0, whole=False):
    """The meetings by day, those included where an item stands, and then the pools, each with the items shown of it.

    Of a long year they are the first of each slot, those of `page` of the slot asked for, or those among which the
    chosen item stands.
    """
    page = min(max(page, 1), MOST_PAGES)
    rows = list(part_of(items, board, year, asked, page, whole))
    if chosen and rows and rows[0].of_year > ALL:
        asked, page = _place_of(chosen, items, board, year) or (asked, page)
        rows = list(part_of(items, board, year, asked, page))
    held = {it.meeting.pk: it.meeting for it in rows if it.meeting and it.place != CARRIED}
    held |= {meeting.pk: meeting for meeting in meetings}
    slots = [
        Slot(f"meeting-{each.pk}", str(each), each)
        for each in sorted(held.values(), key=lambda meeting: meeting.on)
    ]
    slots += [Slot(str(kind), title) for kind, title in pools.items()]
    standing = {slot.key: slot.items for slot in slots}
    for item in rows:
        standing[slot_key(item)].append(item)
    for slot in slots:
        if slot.items:
            _cut(slot, page if slot.key == asked else 1)
    return slots


def _cut(slot, page):
    """Leave a slot the items of that page; of a page that is not there, those of the first."""
    first = slot.items[0]
    part = PART if first.of_year > ALL else first.total
    slot.total, slot.minutes, slot.pages = first.total, first.asked, -(-first.total // part)
    slot.page = page if 1 <= page <= slot.pages else 1
    end = slot.page * part
    shown, after = [], None
    for item in slot.items:
        if end - part < item.n <= end:
            shown.append(item)
        elif item.n == end + 1:
            after = item
    slot.items, slot.following = shown, after


def asked_year(request, default):
    """The first year of a municipal year, as an address asks for it; what is no year asks for nothing."""
    asked = request.GET.get("year", "")
    return int(asked) if YEAR.fullmatch(asked) else default


def slot_key(item):
    if item.place == SlotKind.MEETING:
        return f"meeting-{item.meeting_id}"
    return item.place


def part_of(items, board, year, asked, page, whole=False):
    """The rows that `laid_out` shows, and of each slot the next; of a short year, and of a whole one, all rows.

    One query however long the year: the database counts the slots while it picks. Items of a later year are those
    that were carried.
    """
    of_slot = [F("place"), Case(When(year=year, then=F("meeting")))]
    minutes = Coalesce("minutes_planned", Value(board.item_minutes))
    rows = items.annotate(
        place=Case(When(year__gt=year, then=Value(CARRIED)), default=F("slot")),
        n=Window(RowNumber(), partition_by=of_slot, order_by=["position", "pk"]),
        total=Window(Count("pk"), partition_by=of_slot),
        asked=Window(Sum(minutes), partition_by=of_slot),
        of_year=Value(0) if whole else Window(Count("pk")),
    ).order_by("position", "pk")
    if whole:
        return rows
    wanted = Q(n__gt=(page - 1) * PART, n__lte=page * PART + 1) & _standing_in(asked)
    return rows.filter(Q(of_year__lte=ALL) | Q(n__lte=PART + 1) | wanted)


def _place_of(chosen, items, board, year):
    """The slot and the page on which an item of a long year stands."""
    for item in part_of(items.prefetch_related(None), board, year, "", 1, whole=True):
        if item.pk == chosen:
            return slot_key(item), (item.n - 1) // PART + 1
    return None


def _standing_in(key):
    """The condition for standing in a slot, by its key."""
    meeting = key.removeprefix("meeting-")
    if key != meeting:
        return Q(place=SlotKind.MEETING, meeting=int(meeting[:18]) if meeting.isdecimal() else 0)
    return Q(place=key if key in {*SlotKind.values, CARRIED} else "")
