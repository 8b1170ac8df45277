"""The work programme by spreadsheet: each item by its number, a new one without."""

from dataclasses import dataclass

from actions import programme
from actions.choices import ItemKind, ItemStatus, Origin, SlotKind
from actions.models import ProgrammeItem
from desk.sheets.columns import Choice, Column, Day, Number, People, Refused, Text, YesNo
from desk.sheets.planning import REASON, VERSION, Kind
from meetings.models import Meeting
from meetings.services import first_year

POOLS = {slot.label.lower(): slot for slot in SlotKind if slot != SlotKind.MEETING}


@dataclass(frozen=True)
class Slot:
    """The day of a meeting of the board, or the name of a pool: a pair of slot and meeting."""

    def show(self, value):
        slot, meeting = value if value else ("", None)
        return meeting.on if meeting else SlotKind(slot).label if slot else ""

    def read(self, cell, record):
        if not cell:
            return None
        if cell.lower() in POOLS:
            return POOLS[cell.lower()], None
        on = Day().read(cell, record)
        if not hasattr(record, "meetings"):
            held = Meeting.objects.visible_to(record.by).standing().filter(board=record.board)
            record.meetings = {meeting.on: meeting for meeting in held}
        if on not in record.meetings:
            raise Refused(f"The board has no meeting on {on.day} {on:%B %Y}. Call it first.")
        return SlotKind.MEETING, record.meetings[on]


COLUMNS = (
    Column("Item", "number", Number()),
    Column("Title", "title", Text(300), is_needed=True),
    Column("Slot", "slot", Slot(), is_needed=True),
    Column("Question", "question", Text(2_000)),
    Column("Detail", "detail", Text(10_000)),
    Column("Kind", "kind", Choice(ItemKind)),
    Column("Origin", "origin", Choice(Origin)),
    Column("Lead officers", "lead_officers", People()),
    Column("Cabinet members", "cabinet_members", People()),
    Column("Others", "others", Text(300)),
    Column("Minutes", "minutes_planned", Number()),
    Column("Papers", "papers", Text(2_000)),
    Column("Year", "year", Number(), is_fixed=True),
    Column("Private", "is_private", YesNo(), is_fixed=True),
    Column("Reason", REASON, Text(2_000)),
    Column("Version", VERSION, Number()),
)
DETAILS = {"title", "question", "detail", "kind", "origin", "lead_officers", "cabinet_members",
           "others", "minutes_planned", "papers"}  # fmt: skip


def known(record):
    items = ProgrammeItem.objects.coordinated_by(record.by).filter(
        board=record.board, status=ItemStatus.PLANNED
    )
    held = items.select_related("meeting", "exempt").order_by("year", "position", "pk")
    return {it.pk: it for it in held.prefetch_related("lead_officers", "cabinet_members")}


def values(item):
    names = ("kind", "origin", "others", "minutes_planned", "year", "is_private", "version")
    told = {name: getattr(item, name) for name in names}
    told |= {name: item.word(name) for name in ProgrammeItem.WORDS}
    people = {name: getattr(item, name).all() for name in ("lead_officers", "cabinet_members")}
    return told | people | {"number": item.pk, "slot": (item.slot, item.meeting)}


def check(record, line):
    if "slot" in line.changed and not line.values.get(REASON):
        raise Refused("Say in Reason why the item moves.")
    minutes = line.values.get("minutes_planned")
    if minutes and minutes > 600:
        raise Refused("Minutes is more than ten hours.")


def open_one(record, line, *, by, now):
    said = line.values
    slot, meeting = said["slot"]
    day = meeting.on if meeting else record.today
    programme.add_item(
        board=record.board,
        year=said.get("year") or first_year(day),
        slot=slot,
        meeting=meeting,
        is_private=said.get("is_private", False),
        by=by,
        now=now,
        **{name: said[name] for name in DETAILS if name in said},
    )


def change_one(record, line, *, by, now):
    item, said = line.thing, line.values
    details = {name: said[name] for name in line.changed & DETAILS}
    if details:
        programme.change_item(item=item, version=item.version, by=by, now=now, **details)
    if "slot" in line.changed:
        slot, meeting = said["slot"]
        programme.book(item=item, slot=slot, meeting=meeting, why=line.reason, by=by, now=now)


PROGRAMME = Kind(
    "programme", "Work programme", "number", COLUMNS, known, values, open_one, change_one, check
)
