"""The work programme: items and the slots they stand in."""

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils.timezone import localdate

from actions.choices import ActionKind, ItemStatus, Origin, SlotKind
from actions.models import ProgrammeItem, ProgrammeItemExempt
from actions.services import (
    ChangeRefused,
    Stale,
    change_details,
    follow_item,
    leave_agenda,
    record,
    refuse_closed,
)
from meetings.choices import MeetingStatus
from meetings.services import first_year
from scrutiny.exempt import split_words

#: Shifting by two leaves a place between two items that happen to share a position.
ROOM = 2
CHANGED = "Somebody else changed this item while you were writing."


@transaction.atomic
def add_item(
    *,
    board,
    year,
    slot,
    title,
    by,
    now,
    meeting=None,
    question="",
    detail="",
    papers="",
    lead_officers=(),
    cabinet_members=(),
    position=None,
    is_private=False,
    asked_on=None,
    **details,
):
    """Add an item to a board's programme of a municipal year. A meeting slot needs its meeting.

    Refused on a closed board, but for what was `asked_on` a day before it closed: today, where that is not given.
    The first of its lead officers answers for the paper, which is awaited from now on if it stands at a meeting.
    """
    refuse_closed(board, asked_on or localdate(now))
    words = {"title": title, "question": question, "detail": detail, "papers": papers}
    open_words, exempt_words = split_words(ProgrammeItem, words, is_private)
    if position is None:
        position = _last_position(board, year) + 1
    item = ProgrammeItem(
        board=board,
        year=year,
        slot=slot,
        meeting=meeting,
        position=position,
        is_private=is_private,
        **open_words,
        **{"slot_since": localdate(now)} | details,
    )
    item.full_clean()
    item.save()
    if is_private:
        item.exempt = ProgrammeItemExempt.objects.create(item=item, **exempt_words)
    item.name_officers(lead_officers)
    item.cabinet_members.set(cabinet_members)
    record(kind="item_added", by=by, now=now, about=item, after=_slot(item))
    follow_item(item=item, by=by, now=now)
    return item


@transaction.atomic
def book(*, item, slot, by, now, why="", meeting=None, version=None, ahead_of=None):
    """Move an item to another slot, last in it or ahead of another item; the paper it owes follows, and it leaves
    the draft agenda it stands on.

    Refused for another board's or a cancelled meeting, for an item that is finished, for the slot it stands in, and
    without a reason where it slips. Stale when somebody moved it since `version`: of two the second is told.
    """
    if version not in (None, item.version):
        raise Stale(CHANGED)
    _refuse_slot(item, slot, meeting)
    slips = is_slip(item, slot, meeting)
    if slips and not why.strip():
        raise ChangeRefused("Say why the item moves to a later slot. The reason stays with it.")
    before = _slot(item)
    fields = {
        "slot": slot,
        "meeting": meeting,
        "slot_since": localdate(now),
        "slips": F("slips") + int(slips),
    }
    if meeting:
        fields["year"] = first_year(meeting.on)
    _write(item, version or item.version, **fields)
    _place(item, ahead_of)
    kind = "item_slipped" if slips else "item_moved"
    record(kind=kind, by=by, now=now, about=item, text=why, before=before, after=_slot(item))
    leave_agenda(item=item, by=by, now=now)
    follow_item(item=item, by=by, now=now, why=why)
    return item


def is_bookable(action):
    """Whether an action waits for a paper that comes back to the board."""
    return action.is_live and action.kind == ActionKind.REPORT_BACK


@transaction.atomic
def book_action(*, action, by, now, item=None, slot="", meeting=None):
    """Tie a report back to an item that is planned, or to a new one in a slot; its due date follows from now on.

    Refused for what is finished or is no report back, and for an item that is another board's or finished.
    """
    if not is_bookable(action):
        raise ChangeRefused("Only a report back that is still owed is booked.")
    told = {"by": by, "now": now}
    is_new = item is None
    if not is_new and item.pk == action.programme_item_id:
        raise ChangeRefused("It is booked there already.")
    item = item or _item_for(action, slot, meeting, **told)
    if item.board_id != action.board_id or item.status != ItemStatus.PLANNED:
        raise ChangeRefused("Choose an item of the same board that is still planned.")
    # A new item of its limb may have tied it by itself.
    action.refresh_from_db()
    if action.programme_item_id != item.pk:
        change_details(action=action, version=action.version, programme_item=item, **told)
    if is_new and action.owner:
        item.name_officers([action.owner])
    follow_item(item=item, **told)
    action.refresh_from_db()
    return item


def _item_for(action, slot, meeting, by, now):
    """A new item of the action's name. Its officers are named once the action is tied: no second paper is owed."""
    return add_item(
        board=action.board,
        year=first_year(meeting.on if meeting else localdate(now)),
        slot=slot,
        meeting=meeting,
        title=action.word("title"),
        origin=Origin.MINUTE if action.resolution_id else "",
        resolution=action.resolution,
        minute=action.resolution.minute if action.resolution else action.minute,
        cabinet_members=[action.cabinet_member] if action.cabinet_member else [],
        is_private=action.is_private,
        by=by,
        now=now,
    )


def left_behind(item, today):
    """The item of an agenda to come where an item that moved elsewhere still stands, or None."""
    stands = item.agenda_item
    if not stands or stands.meeting_id == item.meeting_id or item.slot == SlotKind.STANDING:
        return None
    return stands if stands.meeting.is_coming(today) and not stands.withdrawn_on else None


@transaction.atomic
def reorder(*, item, by, now, version=None, ahead_of=None):
    """Put an item ahead of another of its slot, or last. Refused as Stale when somebody moved it meanwhile."""
    if ahead_of and _slot(ahead_of) != _slot(item):
        raise ChangeRefused("That item stands in another slot now. Look at the page again.")
    _write(item, version or item.version)
    before = {"position": item.position}
    _place(item, ahead_of)
    record(kind="item_reordered", by=by, now=now, about=item, before=before,
           after={"position": item.position})  # fmt: skip
    return item


def is_slip(item, slot, meeting):
    """Whether a move is a slip: to a later meeting, or from a meeting to a slot without a day."""
    return bool(item.meeting) and (meeting is None or meeting.on > item.meeting.on)


@transaction.atomic
def change_item(*, item, version, by, now, lead_officers=None, cabinet_members=None, **details):
    """Change what is known of an item; refused as Stale when the version has moved on.

    The paper it owes passes to whoever is its first lead officer now.
    """
    officers_before = item.officers()
    words = {name: details.pop(name) for name in ProgrammeItem.WORDS if name in details}
    _write(item, version, **details, **({} if item.is_private else words))
    if item.is_private and words:
        ProgrammeItemExempt.objects.filter(item=item).update(**words)
    if lead_officers is not None:
        item.name_officers(lead_officers)
    if cabinet_members is not None:
        item.cabinet_members.set(cabinet_members)
    record(
        kind="item_changed",
        by=by,
        now=now,
        about=item,
        after={"changed": sorted([*details, *words])},
    )
    follow_item(item=item, by=by, now=now, has_moved=False, officers_before=officers_before)
    return item


@transaction.atomic
def take_item(*, item, by, now, meeting=None):
    """Mark an item as taken at its meeting. A standing item keeps its slot, and when it was last taken."""
    if item.slot == SlotKind.STANDING:
        _write(item, item.version, last_taken_on=meeting.on if meeting else localdate(now))
    else:
        _write(item, item.version, status=ItemStatus.TAKEN)
    after = _slot(item) | ({"meeting": meeting.pk} if meeting else {})
    record(kind="item_taken", by=by, now=now, about=item, after=after)
    return item


@transaction.atomic
def say_taken(*, items, taken, by, now):
    """Say of items whose meeting is over whether they were taken there; what was not waits for another date.

    All of them or none: refused for what is still to come, and for what somebody said already.
    """
    for item in items:
        if not item.is_past(localdate(now)):
            raise ChangeRefused(f"“{item.word('title')}” does not stand at a meeting that is over.")
        if taken:
            take_item(item=item, meeting=item.meeting, by=by, now=now)
        else:
            why = f"Not taken at the meeting of {item.meeting}."
            book(item=item, slot=SlotKind.UNDATED, why=why, version=item.version, by=by, now=now)


@transaction.atomic
def drop_item(*, item, why, by, now):
    """Take an item off the programme, saying why; it stays in the record, and its paper is owed no more."""
    if not why.strip():
        raise ChangeRefused("Say why the item is dropped.")
    _write(item, item.version, status=ItemStatus.DROPPED)
    record(kind="item_dropped", by=by, now=now, about=item, text=why, before=_slot(item))
    follow_item(item=item, by=by, now=now, why=why)
    return item


def _refuse_slot(item, slot, meeting):
    if item.status != ItemStatus.PLANNED:
        raise ChangeRefused(f"This item is {item.get_status_display().lower()} and moves no more.")
    if (slot == SlotKind.MEETING) != bool(meeting):
        raise ChangeRefused("Choose the meeting, or another slot.")
    if meeting and meeting.board_id != item.board_id:
        raise ChangeRefused("Choose a meeting of the same board.")
    if meeting and meeting.status == MeetingStatus.CANCELLED:
        raise ChangeRefused(f"The meeting of {meeting} is cancelled.")
    if (slot, meeting and meeting.pk) == (item.slot, item.meeting_id):
        raise ChangeRefused("The item stands there already.")


def _place(item, ahead_of):
    """Give it its place in the slot. What stands behind makes room in one statement, however many they are."""
    slot = ProgrammeItem.objects.filter(
        board=item.board_id, year=item.year, slot=item.slot, meeting=item.meeting_id
    ).exclude(pk=item.pk)
    behind = None
    if ahead_of:
        behind = slot.filter(pk=ahead_of.pk).values_list("position", flat=True).first()
    if behind is None:
        position = (slot.aggregate(last=Max("position"))["last"] or 0) + 1
    else:
        same = Q(position=behind, pk__gte=ahead_of.pk)
        slot.filter(same | Q(position__gt=behind)).update(position=F("position") + ROOM)
        position = behind + 1
    ProgrammeItem.objects.filter(pk=item.pk).update(position=position)
    item.position = position


def _write(item, version, **fields):
    held = ProgrammeItem.objects.filter(pk=item.pk, version=version)
    if not held.update(**fields, version=F("version") + 1):
        raise Stale(CHANGED)
    item.refresh_from_db()


def _slot(item):
    return {"slot": item.slot, "meeting": item.meeting_id}


def _last_position(board, year):
    items = ProgrammeItem.objects.filter(board=board, year=year)
    return items.aggregate(last=Max("position"))["last"] or 0
