"""The work programme: items and the slots they stand in."""

from django.db import transaction
from django.db.models import F, Max

from actions.choices import ItemStatus, SlotKind
from actions.models import ProgrammeItem, ProgrammeItemExempt
from actions.services import ChangeRefused, Stale, record
from scrutiny.exempt import split_words


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
    **details,
):
    """Add an item to a board's programme of a municipal year. A meeting slot needs its meeting."""
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
        **details,
    )
    item.full_clean()
    item.save()
    if is_private:
        item.exempt = ProgrammeItemExempt.objects.create(item=item, **exempt_words)
    item.lead_officers.set(lead_officers)
    item.cabinet_members.set(cabinet_members)
    record(kind="item_added", by=by, now=now, about=item, after=_slot(item))
    return item


@transaction.atomic
def book(*, item, slot, why, by, now, meeting=None):
    """Move an item to another slot, with the reason; refused without one, and for another board's meeting."""
    if not why.strip():
        raise ChangeRefused("Say why the item moves.")
    if (slot == SlotKind.MEETING) != bool(meeting):
        raise ChangeRefused("Choose the meeting, or another slot.")
    if meeting and meeting.board_id != item.board_id:
        raise ChangeRefused("Choose a meeting of the same board.")
    before = _slot(item)
    _write(item, item.version, slot=slot, meeting=meeting)
    record(
        kind="item_moved",
        by=by,
        now=now,
        about=item,
        text=why,
        before=before,
        after=_slot(item),
    )
    return item


@transaction.atomic
def change_item(*, item, version, by, now, lead_officers=None, cabinet_members=None, **details):
    """Change what is known of an item; refused as Stale when the version has moved on."""
    words = {name: details.pop(name) for name in ProgrammeItem.WORDS if name in details}
    _write(item, version, **details, **({} if item.is_private else words))
    if item.is_private and words:
        ProgrammeItemExempt.objects.filter(item=item).update(**words)
    if lead_officers is not None:
        item.lead_officers.set(lead_officers)
    if cabinet_members is not None:
        item.cabinet_members.set(cabinet_members)
    record(
        kind="item_changed",
        by=by,
        now=now,
        about=item,
        after={"changed": sorted([*details, *words])},
    )
    return item


@transaction.atomic
def take_item(*, item, by, now):
    """Mark an item as taken at its meeting."""
    _write(item, item.version, status=ItemStatus.TAKEN)
    record(kind="item_taken", by=by, now=now, about=item, after=_slot(item))
    return item


@transaction.atomic
def drop_item(*, item, why, by, now):
    """Take an item off the programme, saying why; it stays in the record."""
    if not why.strip():
        raise ChangeRefused("Say why the item is dropped.")
    _write(item, item.version, status=ItemStatus.DROPPED)
    record(kind="item_dropped", by=by, now=now, about=item, text=why, before=_slot(item))
    return item


def _write(item, version, **fields):
    held = ProgrammeItem.objects.filter(pk=item.pk, version=version)
    if not held.update(**fields, version=F("version") + 1):
        raise Stale("Somebody else changed this item while you were writing.")
    item.refresh_from_db()


def _slot(item):
    return {"slot": item.slot, "meeting": item.meeting_id}


def _last_position(board, year):
    items = ProgrammeItem.objects.filter(board=board, year=year)
    return items.aggregate(last=Max("position"))["last"] or 0
