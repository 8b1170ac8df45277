"""The end of a municipal year: what nobody took goes into the next year in one step, each item with its history."""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, IntegerField, Max, Q, Value
from django.db.models.functions import Cast
from django.utils.timezone import localdate

from actions import programme
from actions.choices import ItemStatus, SlotKind
from actions.models import Event, ProgrammeItem
from actions.services import ChangeRefused, Stale, follow_item, refuse_closed
from meetings.models import Meeting, Minute
from meetings.services import year_bounds, year_name

#: Words that tell no subject from another.
SMALL = {"a", "an", "and", "for", "in", "of", "on", "report", "the", "to", "update"}


class ChangedMeanwhile(Stale):
    """Items that somebody else changed since they were shown: nothing was carried."""

    def __init__(self, items):
        super().__init__(
            "Somebody else changed items of this list while you were writing. Nothing is carried yet."
        )
        self.items = items


@dataclass(frozen=True)
class Going:
    """An unfinished item, as it was shown, and the slot it goes to."""

    item: ProgrammeItem
    version: int
    slot: str


def of_year(board, year):
    return ProgrammeItem.objects.filter(board=board, year=year)


def unfinished(board, year, today):
    """What was planned and not taken: all but items whose meeting is still to come within the year."""
    coming = Meeting.objects.filter(board=board).coming(today)
    later = coming.filter(on__gt=year_bounds(year)[1])
    planned = of_year(board, year).filter(status=ItemStatus.PLANNED)
    return planned.filter(
        Q(meeting=None) | ~Q(meeting__in=coming.values("pk")) | Q(meeting__in=later.values("pk"))
    )


def minuted(items, person, today):
    """The minute that reads as if a planned item was taken at its meeting, as packs bring it: {key: minute}."""
    planned = [item for item in items if item.status == ItemStatus.PLANNED and item.meeting]
    over = [item for item in planned if item.meeting.on < today]
    if not over:
        return {}
    at = defaultdict(list)
    minutes = Minute.objects.visible_to(person).filter(
        meeting__in={item.meeting_id for item in over}
    )
    for minute in minutes:
        at[minute.meeting_id].append((minute, _words(minute.word("title"))))
    found = {item.pk: _minute_of(item, at[item.meeting_id]) for item in over}
    return {pk: minute for pk, minute in found.items() if minute}


def _minute_of(item, minutes):
    """That of its own agenda item, else one whose title says the same: all words of the shorter, at least two."""
    for minute, _ in minutes:
        if minute.item_id and minute.item_id == item.agenda_item_id:
            return minute
    words = _words(item.word("title"))
    for minute, theirs in minutes:
        is_within = len(words & theirs) > 1 and (words <= theirs or theirs <= words)
        if words and (words == theirs or is_within):
            return minute
    return None


def _words(title):
    return frozenset(re.findall(r"\w+", title.casefold())) - SMALL


def slot_after(item, today):
    """Where an item stands in the new year where nobody says otherwise."""
    if item.slot == SlotKind.STANDING:
        return SlotKind.STANDING
    if item.meeting and item.meeting.is_coming(today):
        return SlotKind.MEETING  # booked in the new year already
    return SlotKind.UNDATED


@transaction.atomic
def carry(*, board, year, going, dropped, by, now):
    """Carry items into the next municipal year, and take others off with a reason: all of them or none.

    `going` is what goes; `dropped` are pairs of an item as shown and the reason. Refused when nothing was chosen,
    and as ChangedMeanwhile when an item is no longer as it was shown or was carried already.
    """
    if not going and not dropped:
        raise ChangeRefused("Tick at least one item.")
    if going:
        refuse_closed(board, localdate(now))
    _refuse_changed(board, year, going, dropped)
    last = of_year(board, year + 1).aggregate(last=Max("position"))["last"] or 0
    today = localdate(now)
    for (version, slot, before), these in _alike(going).items():
        _move(these, version, slot, before, position=last, today=today)
    Event.objects.append(*[_carried(one, year, by, now) for one in going])
    _follow(going, year, by, now)
    for item, why in dropped:
        programme.drop_item(item=item, why=why, by=by, now=now)


def _refuse_changed(board, year, going, dropped):
    """Everything is still as the reader saw it, and still in this year."""
    shown = [(one.item.pk, one.version) for one in going]
    shown += [(item.pk, item.version) for item, why in dropped]
    planned = of_year(board, year).filter(status=ItemStatus.PLANNED)
    stands = dict(planned.values_list("pk", "version"))
    if changed := [pk for pk, version in shown if stands.get(pk) != version]:
        raise ChangedMeanwhile(changed)


def _alike(going):
    """Items that one UPDATE can carry: as often changed, from the same kind of slot to the same."""
    groups = {}
    for one in going:
        groups.setdefault((one.version, one.slot, one.item.slot), []).append(one.item.pk)
    return groups


def _move(pks, version, slot, before, *, position, today):
    """One UPDATE for items that stand alike, on the version they were shown with."""
    fields = {"year": F("year") + 1, "position": F("position") + position}
    if slot != SlotKind.MEETING:
        fields |= {"slot": slot, "meeting": None, "agenda_item": None}
    if slot != before:
        fields["slot_since"] = today  # what waits on keeps the day since when it waits
    if before == SlotKind.MEETING and slot != SlotKind.MEETING:
        fields["slips"] = F("slips") + 1  # its meeting passed without it
    held = ProgrammeItem.objects.filter(pk__in=pks, version=version, status=ItemStatus.PLANNED)
    if held.update(**fields, version=F("version") + 1) != len(pks):
        raise ChangedMeanwhile([])


def _follow(going, year, by, now):
    """A paper that was awaited at a meeting is awaited there no more."""
    left = [one.item.pk for one in going if one.item.meeting_id and one.slot != SlotKind.MEETING]
    owing = ProgrammeItem.objects.filter(pk__in=left, actions__is_live=True).distinct()
    for item in owing.select_related("board", "meeting", "exempt", "resolution"):
        why = f"The item was carried into {year_name(year + 1)}."
        follow_item(item=item, by=by, now=now, why=why)


def _carried(one, year, by, now):
    item = one.item
    before = {"year": year, "slot": item.slot, "meeting": item.meeting_id}
    meeting = item.meeting_id if one.slot == SlotKind.MEETING else None
    after = {"year": year + 1, "slot": one.slot, "meeting": meeting}
    return Event(
        kind="item_carried", by=by, at=now, programme_item=item, before=before, after=after
    )


def carried_on(board, year):
    """The condition for an item that left that year's programme for a later one."""
    told = Event.objects.filter(kind="item_carried", programme_item__board=board, before__year=year)
    return Q(year__gt=year, pk__in=told.order_by().values("programme_item"))


def years_of(board):
    """Every year that has a programme or had one: {year: whether items of it were carried on}.

    What only private items tell of is left out.
    """
    items = ProgrammeItem.objects.circulated().filter(board=board, is_private=False).order_by()
    told = Event.objects.filter(kind="item_carried", programme_item__in=items).order_by()
    left = told.annotate(year=Cast("before__year", IntegerField()), gone=Value(1))
    has = items.annotate(gone=Value(0)).values_list("year", "gone")
    years = has.union(left.values_list("year", "gone"))
    return {year: bool(gone) for year, gone in sorted(years)}
