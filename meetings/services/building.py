"""Building an agenda that is to come: items put on it, ordered, numbered, changed and taken off again.

What is added is held back until a version with it is published; every other change is seen at once.
"""

from django.db import transaction
from django.db.models import F, ProtectedError
from django.utils.timezone import localdate

from meetings.choices import AgendaKind, MeetingStatus
from meetings.models import AgendaItem, AgendaItemExempt, Meeting
from meetings.services.agenda import add_agenda_item, refuse_without_grounds
from meetings.services.calendar import refuse_unless_coming
from meetings.services.papers import delete_file_of
from meetings.services.recording import ChangeRefused, record, write

STALE = "Somebody else changed this item while you were writing."


@transaction.atomic
def put_on_agenda(*, meeting, title, by, now, is_private=False, **details):
    """Put an item on an agenda, numbered on; business goes before the usual last items.

    On a published agenda it goes to the end, so that no number there tells of it before it is out. Refused unless
    the meeting is to come; a private item needs its paragraph and its reason.
    """
    refuse_unless_coming(meeting, localdate(now))
    if is_private:
        refuse_without_grounds(details.get("exempt_paragraph"), details.get("public_interest"))
    items = in_order(meeting)
    is_counted = counted(items) and not details.get("number")
    kind, is_out = details.setdefault("kind", AgendaKind.BUSINESS), is_published(meeting)
    at_end = is_out or kind != AgendaKind.BUSINESS
    place = len(items) if at_end else _last_business(items)
    if is_counted or is_out:
        details["number"] = details.get("number") or str(place + 1)
    item = add_agenda_item(
        meeting=meeting,
        title=title,
        is_private=is_private,
        held_back=True,
        position=place + 1,
        **details,
    )
    items.insert(place, item)
    _place(items, is_counted and not is_out)
    record(kind="agenda_item_added", meeting=meeting, by=by, now=now, after={"item": item.pk})
    return item


def is_published(meeting):
    """Whether others read it now: its numbers are then left alone, unless a co-ordinator counts them again."""
    return Meeting.objects.filter(pk=meeting.pk, status=MeetingStatus.PUBLISHED).exists()


def _last_business(items):
    """Where a piece of business is put: before outstanding issues, the work programme and other business."""
    last = {AgendaKind.OUTSTANDING, AgendaKind.WORK_PROGRAMME, AgendaKind.OTHER}
    index = len(items)
    while index and items[index - 1].kind in last:
        index -= 1
    return index


@transaction.atomic
def change_agenda_item(*, item, version, by, now, **details):
    """Change what is known of an item; refused as Stale when somebody else changed it meanwhile.

    What is private keeps its ground: a paragraph and a reason.
    """
    refuse_unless_coming(item.meeting, localdate(now))
    if item.is_private and "exempt_paragraph" in details:
        refuse_without_grounds(details["exempt_paragraph"], details.get("public_interest"))
    words = {name: details.pop(name) for name in AgendaItem.WORDS if name in details}
    write(item, version, STALE, **details, **({} if item.is_private else words))
    if item.is_private and words:
        AgendaItemExempt.objects.filter(item=item).update(**words)
    after = {"item": item.pk, "changed": sorted([*details, *words])}
    record(kind="agenda_item_changed", meeting=item.meeting, by=by, now=now, after=after)
    return AgendaItem.objects.select_related("exempt", "meeting").get(pk=item.pk)


@transaction.atomic
def move_agenda_item(*, item, version, step, by, now):
    """Move an item one place up (-1) or down (1); in a draft, numbers that counted 1, 2, 3 … go on counting."""
    refuse_unless_coming(item.meeting, localdate(now))
    items = in_order(item.meeting)
    is_counted = counted(items) and not is_published(item.meeting)
    place = next(n for n, each in enumerate(items) if each.pk == item.pk)
    if not 0 <= place + step < len(items):
        raise ChangeRefused(f"It stands {'first' if step < 0 else 'last'} already.")
    write(item, version, STALE)
    items.insert(place + step, items.pop(place))
    _place(items, is_counted)
    after = {"item": item.pk, "place": place + step + 1}
    record(kind="agenda_item_moved", meeting=item.meeting, by=by, now=now, after=after)


@transaction.atomic
def number_agenda(*, meeting, by, now):
    """Number the items 1, 2, 3 … as they stand, whatever was typed."""
    refuse_unless_coming(meeting, localdate(now))
    _place(in_order(meeting), True)
    record(kind="agenda_numbered", meeting=meeting, by=by, now=now)


@transaction.atomic
def take_off_agenda(*, item, version, by, now, why=""):
    """Take an item off. One that was published is withdrawn, with a reason: its versions and papers stay."""
    meeting, today = Meeting.objects.get(pk=item.meeting_id), localdate(now)
    refuse_unless_coming(meeting, today)
    was_out = meeting.status == MeetingStatus.PUBLISHED and not item.held_back
    if was_out and not why.strip():
        raise ChangeRefused("The agenda is published: say why the item is withdrawn.")
    items = in_order(meeting)
    is_counted = counted(items) and meeting.status == MeetingStatus.PLANNED
    write(item, version, STALE, withdrawn_on=today)
    kind = "agenda_item_withdrawn" if was_out else "agenda_item_removed"
    record(kind=kind, meeting=meeting, by=by, now=now, after={"item": item.pk})
    _place([each for each in items if each.pk != item.pk], is_counted)
    if not was_out:
        _delete(item)


def _delete(item):
    """What nobody but the co-ordinator saw need not be kept; what the record speaks of already must be."""
    papers = list(item.papers.select_related("exempt"))
    try:
        item.delete()
    except ProtectedError as protected:
        raise ChangeRefused("The record speaks of this item already: it stays.") from protected
    for paper in papers:
        delete_file_of(paper)


def in_order(meeting):
    return list(meeting.agenda.filter(withdrawn_on=None).order_by("position", "pk"))


def counted(items):
    """Whether the numbers are simply 1, 2, 3 …, so that they can be given again by themselves."""
    return [item.number for item in items] == [str(n) for n in range(1, len(items) + 1)]


def _place(items, numbers):
    """Write the order; and the numbers, which are part of what somebody else may be editing."""
    for n, item in enumerate(items, start=1):
        row = AgendaItem.objects.filter(pk=item.pk)
        if numbers and item.number != str(n):
            row.update(position=n, number=str(n), version=F("version") + 1)
        elif item.position != n:
            row.update(position=n)
