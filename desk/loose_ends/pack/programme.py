"""The programme of a pack, the meetings it knows of, and what came to them."""

import datetime as dt
from dataclasses import replace

from desk.loose_ends.matching import MEETS, Thing
from desk.loose_ends.pack.common import day_of, place_of
from desk.loose_ends.record import NOWHERE, Arrival, Item, Meeting, Record
from desk.loose_ends.rules.hearing import ENOUGH, covers
from packs import matching as persons

#: A meeting held within so many days of a slot that nobody else's date is, is that slot's.
MOVED_WITHIN = 21
#: A programme with fewer meetings does not show a year.
FEWEST = 4


def item_of(item: dict) -> Item:
    officers, cabinet, others = [], [], []
    for name in item["people"]:
        spelled = persons.spelling(name)
        kind = (
            cabinet
            if spelled.title == "Councillor"
            else officers
            if persons.is_person(spelled)
            else others
        )
        kind.append(name)
    slot = item["slot"]
    return Item(
        title=item["title"],
        slot=slot["kind"],
        on=day_of(slot["date"]),
        label=slot["label"],
        detail=item["detail"] or "",
        officers=tuple(officers),
        cabinet=tuple(cabinet),
        others=tuple(others),
        place=place_of(item),
    )


def named_in(items) -> list[str]:
    """What the programme has a place for: what half of its lines name. A name here and there is no column."""
    named = {
        "officers": sum(bool(item.officers or item.others) for item in items),
        "cabinet": sum(bool(item.cabinet) for item in items),
        "question": sum(bool(item.detail) for item in items),
    }
    return [name for name, n in named.items() if n and 2 * n >= len(items)]


def year_of(items, today: dt.date) -> tuple[int, int] | None:
    """How many of a programme's meetings are over, this one with them; None of one too short to be a year's."""
    days = {item.on for item in items if item.on}
    return (sum(day <= today for day in days), len(days)) if len(days) >= FEWEST else None


def gone_since(before: dict, record: Record) -> list[Item]:
    """What an earlier programme had still to come and this one has under no name, with the sentence or limb of these
    minutes that speaks of it. Where less than half is still there, the two are not one programme."""
    earlier = map(item_of, before["work_programme"])
    waiting = [
        replace(one, place=NOWHERE)
        for one in earlier
        if one.slot == "undated" or (one.on and one.on > record.today)
    ]
    here = [Thing(one.title) for one in (*record.items, *record.arrivals)]
    gone = [one for one in waiting if not _is_among(record, one, here)]
    if 2 * len(gone) > len(waiting):
        return []
    told = [one.text for one in (*record.limbs, *record.statements)]
    return [replace(one, minute=_telling(record, one, told)) for one in gone]


def _is_among(record: Record, item: Item, things: list[Thing]) -> bool:
    best = record.names.best(Thing(item.title), things)
    return bool(best and best[1].score >= MEETS)


def _telling(record: Record, item: Item, told: list[str]) -> str:
    wanted = record.names.subject(item.title)
    return next((text for text in told if covers(record, wanted, text) >= ENOUGH), "")


def meetings_of(found: dict, said: dict, today: dt.date) -> list[Meeting]:
    """The days of the programme, and those that the board's minutes say were held."""
    slots: dict[dt.date, dict] = {}
    for item in found["work_programme"]:
        if day := day_of(item["slot"]["date"]):
            slots.setdefault(day, item)
    held = {day_of(one["on"]): one["sentence"] for one in said["held"]}
    minuted = {day_of(one["date"]) for one in found["minutes"]} - {None}
    own = day_of((found["meeting"] or {}).get("date"))
    known = held.keys() | minuted | {own}
    meetings = [
        Meeting(day, is_held=day in known, place=place_of(item))
        for day, item in slots.items()
        if day not in {_slot_of(one, slots, known) for one in held}
    ]
    for day, sentence in held.items():
        if day not in slots:
            planned = _slot_of(day, slots, known)
            meetings.append(
                Meeting(day, is_held=True, planned_on=planned, place=place_of(sentence))
            )
    meetings += [Meeting(day, is_held=True) for day in minuted - slots.keys() - held.keys()]
    meetings += [Meeting(own)] if own and own not in slots.keys() | minuted else []
    return meetings


def _slot_of(held: dt.date, slots, known) -> dt.date | None:
    """The slot that a meeting held on a day without one was planned for: the nearest that no other meeting took."""
    if held in slots:
        return None
    free = [day for day in slots if day not in known and abs((day - held).days) <= MOVED_WITHIN]
    return min(free, key=lambda day: abs((day - held).days), default=None)


def arrivals_of(found: dict, today: dt.date) -> list[Arrival]:
    """Agenda, papers and minutes: what came to the meetings that the pack tells of."""
    own = day_of((found["meeting"] or {}).get("date")) or today
    by_number = {}
    for paper in found["papers"]:
        by_number.setdefault(paper["agenda_item"], paper)
    arrivals = []
    for item in found["agenda"]:
        paper = by_number.get(item["number"]) if item["number"] else None
        words, people = (_text(paper), tuple(paper["authors"])) if paper else ("", ())
        arrivals.append(Arrival(item["title"], "agenda", own, words, people, place_of(item)))
    for paper in found["papers"]:
        people = tuple(paper["authors"])
        arrivals.append(
            Arrival(paper["subject"] or "", "paper", own, _text(paper), people, place_of(paper))
        )
    for minutes in found["minutes"]:
        on = day_of(minutes["date"])
        arrivals += [
            Arrival(one["title"], "minute", on, one["text"], (), place_of(one))
            for one in minutes["items"]
        ]
    return [arrival for arrival in arrivals if arrival.title]


def _text(paper: dict) -> str:
    return "\n".join(passage["text"] for passage in paper["passages"])
