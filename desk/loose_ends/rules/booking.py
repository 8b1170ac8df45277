"""What must come back to the board: booked, in time, under which name, or nowhere."""

import re
from collections.abc import Iterable, Iterator

from desk.loose_ends.matching import MEETS, Match, Thing
from desk.loose_ends.record import Limb, Place, Record
from desk.loose_ends.restating import COMES_BACK
from desk.loose_ends.rules.hearing import is_new
from desk.loose_ends.told import LooseEnd, Standing, said
from desk.loose_ends.words import is_about_something
from packs.readers.dates import days_named

#: What is put off comes back.
DEFERRED = re.compile(
    r"\b(?:item|report|matter|consideration|decision)\b[^.;]{0,60}\b(?:be|was) (?:deferred|adjourned|postponed)\b",
    re.IGNORECASE,
)


def promised_not_booked(record: Record) -> Iterable[LooseEnd]:
    """A report back, or an item for the programme, that neither the programme nor an agenda has under any name, or
    that has a place there without a day although one was promised."""
    for limb in _coming_back(record):
        found = booked(record, limb)
        is_found = found and found[1].score >= MEETS
        if is_found and limb.due and limb.due.last and not found[0].on:
            there = f"“{found[0].name}” is in the programme without a day."
            yield end_of("promised-not-booked", limb, there, looked_for=_in_time(limb), thing=found[0], on=found[0].on,
                       match=found[1], beside=_place(record, found[0]))  # fmt: skip
        elif not is_found and _can_be_looked_for(record, limb):
            nearest = f"Nearest: “{found[0].name}”." if found else "Nothing like it."
            yield end_of("promised-not-booked", limb, nearest, looked_for="its place in the programme",
                       match=found and found[1])  # fmt: skip


def _can_be_looked_for(record: Record, limb: Limb) -> bool:
    """Without a programme only what should have come by now is known to be missing."""
    is_due = limb.due and limb.due.last and limb.due.last <= record.today
    return record.has_programme or bool(is_due)


def booked_late(record: Record) -> Iterable[LooseEnd]:
    """A report back that is booked for a meeting after the time that was promised."""
    yield from _followed_late(record)
    for limb in _coming_back(record):
        found = booked(record, limb)
        if found and found[1].score >= MEETS and _is_late(limb, found[0]):
            met = _meets_within(record, limb)
            yield end_of("booked-late", limb, f"“{found[0].name}” on {said(found[0].on)}.{met}",
                       Standing.LATE, looked_for=_in_time(limb), thing=found[0],
                       match=found[1], beside=_place(record, found[0]))  # fmt: skip


def _followed_late(record: Record) -> Iterable[LooseEnd]:
    """What is known to be the report back, and stands at meetings after that time only."""
    for limb in record.promised:
        slots = [one for one in limb.followed if one.how == "slot" and one.on]
        if limb.kind not in COMES_BACK or not slots or not limb.due or not limb.due.last:
            continue
        first = min(slots, key=lambda one: one.on)
        # Of a slot that the reader may not read there are no words, and nothing is told.
        if first.on > limb.due.last and first.words:
            found = f"“{first.words}” on {said(first.on)}.{_meets_within(record, limb)}"
            yield end_of("booked-late", limb, found, Standing.LATE, looked_for=_in_time(limb), on=first.on,
                       beside=first.place)  # fmt: skip


def _meets_within(record: Record, limb: Limb) -> str:
    first, last = limb.due.first or limb.due.last, limb.due.last
    between = [
        one.on for one in record.meetings if first <= one.on <= last and not one.is_cancelled
    ]
    return f" The board meets on {said(*between)}." if between else ""


def _in_time(limb: Limb) -> str:
    when = f"“{limb.due.said}”" if limb.due.said else f"by {said(limb.due.last)}"
    return f"a meeting in time: {when}"


def met_under_another_title(record: Record) -> Iterable[LooseEnd]:
    """A report back that seems to be booked, or to have come, under another name: to be confirmed, never assumed."""
    for limb in _coming_back(record):
        found = booked(record, limb)
        has_no_day = limb.due and limb.due.last and found and not found[0].on
        if found and (_is_late(limb, found[0]) or has_no_day):
            continue
        if found and found[1].score >= MEETS and not found[1].is_same and not found[1].is_confirmed:
            on = f" on {said(found[0].on)}" if found[0].on else ""
            yield end_of("met-under-another-title", limb, f"“{found[0].name}”{on}.", Standing.MET,
                       looked_for="an item of that name", thing=found[0], match=found[1],
                       beside=_place(record, found[0]))  # fmt: skip


def _coming_back(record: Record) -> Iterator[Limb]:
    return (limb for limb in record.promised if comes_back(limb) and is_open(record, limb))


def comes_back(limb: Limb) -> bool:
    """Whether a limb wants something to come to a meeting."""
    return limb.kind in COMES_BACK or bool(DEFERRED.search(limb.text))


def _is_late(limb: Limb, thing: Thing) -> bool:
    last = limb.due and limb.due.last
    return bool(last and thing.on and thing.on > last)


def is_open(record: Record, limb: Limb) -> bool:
    """Whether nothing follows a limb, and something could by now."""
    return not limb.followed and not is_new(record, limb.asked_on)


def booked(record: Record, limb: Limb) -> tuple[Thing, Match] | None:
    """What of the programme, or of a later agenda, answers a limb best."""
    if limb not in record.kept:
        after = limb.asked_on or record.today
        open_to = (one for one, _ in _candidates(record) if one.on is None or one.on > after)
        record.kept[limb] = record.names.best(asked_of(limb), open_to)
    return record.kept[limb]


def asked_of(limb: Limb) -> Thing:
    """A report back, or what is put off, is about its minute, unless that is about the programme; all else says itself
    what it is about."""
    is_of_its_item = limb.kind == "report_back" or DEFERRED.search(limb.text)
    by_title = is_of_its_item and is_about_something(limb.title)
    name = limb.title if by_title else limb.text
    due = limb.due
    return Thing(name, limb.text, first=due and due.first, last=due and due.last, asked_on=limb.asked_on)  # fmt: skip


def _candidates(record: Record) -> list[tuple[Thing, Place]]:
    """All that may answer a limb, with where it stands."""
    if "candidates" not in record.kept:
        # Under one title other lines of the programme tell of the same thing.
        told: dict[str, list[str]] = {}
        for item in record.items:
            told.setdefault(item.title, []).append(item.detail)
        record.kept["candidates"] = [
            (
                Thing(
                    item.title,
                    "\n".join(dict.fromkeys(told[item.title])),
                    item.people,
                    item.on,
                    names_days=tuple(days_named(item.detail, item.on or record.today)),
                ),
                item.place,
            )
            for item in record.items
            if item.slot != "standing"
        ] + [
            (Thing(came.title, came.words, came.people, came.on), came.place)
            for came in record.arrivals
            if came.how != "minute" and came.on
        ]
    return record.kept["candidates"]


def _place(record: Record, thing: Thing) -> Place | None:
    return next((place for one, place in _candidates(record) if one is thing), None)


def end_of(
    rule,
    limb,
    found,
    standing=Standing.LOOSE,
    *,
    looked_for,
    thing=None,
    match=None,
    beside=None,
    on=None,
):
    found = f"{limb.lacks} {found}".strip()
    return LooseEnd(
        rule, limb.text, found, standing, looked_for=looked_for, since=limb.asked_on,
        places=(limb.place, *limb.again, *([beside] if beside else [])), reasons=match.reasons if match else (),
        score=match.score if match else None, asked=asked_of(limb).name if thing else "",
        answer=thing.name if thing else "", about=limb.citation, booked_on=on,
    )  # fmt: skip
