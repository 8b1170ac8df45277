"""What the board resolved, and what was promised to it: booked, in time, under which name, or nowhere."""

import re
from collections.abc import Iterable, Iterator

from desk.loose_ends.matching import MEETS, Match, Thing
from desk.loose_ends.record import Arrival, Circulation, Item, Limb, Place, Record
from desk.loose_ends.told import LooseEnd, Standing, said
from desk.loose_ends.words import is_about_something, words_of
from packs.readers.dates import days_named

#: What must come back to the board, and so needs a place in its programme.
COMES_BACK = ("report_back", "add_to_programme")
#: What somebody else is asked to do.
ASKED_OF_OTHERS = ("request", "recommend", "refer")
#: What the board only decides is done with it, unless somebody has to do something.
DECIDES = ("agree", "other")
TO_DO = re.compile(
    r"\b(?:be|to) (?:held|hold|set up|established?|arranged?|invited?|written|write|prepared?|undertake|visit)\b",
    re.IGNORECASE,
)
CIRCULATE = ("circulate", "circulated", "circulation")


def promised_not_booked(record: Record) -> Iterable[LooseEnd]:
    """A report back, or an item for the programme, that neither the programme nor an agenda has under any name."""
    for limb in _coming_back(record):
        found = _booked(record, limb)
        if not found or found[1].score < MEETS:
            nearest = f"Nearest: “{found[0].name}”." if found else "Nothing like it."
            yield _end("promised-not-booked", limb, nearest, looked_for="its place in the programme",
                       match=found and found[1])  # fmt: skip


def booked_late(record: Record) -> Iterable[LooseEnd]:
    """A report back that is booked for a meeting after the time that was promised."""
    yield from _followed_late(record)
    for limb in _coming_back(record):
        found = _booked(record, limb)
        if found and found[1].score >= MEETS and _is_late(limb, found[0]):
            met = _meets_within(record, limb)
            yield _end("booked-late", limb, f"“{found[0].name}” on {said(found[0].on)}.{met}",
                       Standing.LATE, looked_for=_in_time(limb), thing=found[0],
                       match=found[1], beside=_place(record, found[0]))  # fmt: skip


def _followed_late(record: Record) -> Iterable[LooseEnd]:
    """What is known to be the report back, and stands at meetings after that time only."""
    for limb in record.limbs:
        slots = [one for one in limb.followed if one.how == "slot" and one.on]
        if limb.kind not in COMES_BACK or not slots or not limb.due or not limb.due.last:
            continue
        first = min(slots, key=lambda one: one.on)
        # Of a slot that the reader may not read there are no words, and nothing is told.
        if first.on > limb.due.last and first.words:
            found = f"“{first.words}” on {said(first.on)}.{_meets_within(record, limb)}"
            yield _end("booked-late", limb, found, Standing.LATE, looked_for=_in_time(limb),
                       beside=first.place)  # fmt: skip


def _meets_within(record: Record, limb: Limb) -> str:
    first, last = limb.due.first or limb.due.last, limb.due.last
    between = [
        one.on for one in record.meetings if first <= one.on <= last and not one.is_cancelled
    ]
    return f" The board meets on {said(*between)}." if between else ""


def _in_time(limb: Limb) -> str:
    return f"a meeting {limb.due.said or f'by {said(limb.due.last)}'}"


def met_under_another_title(record: Record) -> Iterable[LooseEnd]:
    """A report back that seems to be booked, or to have come, under another name: to be confirmed, never assumed."""
    for limb in _coming_back(record):
        found = _booked(record, limb)
        if found and _is_late(limb, found[0]):
            continue
        if found and found[1].score >= MEETS and not found[1].is_same and not found[1].is_confirmed:
            on = f" on {said(found[0].on)}" if found[0].on else ""
            yield _end("met-under-another-title", limb, f"“{found[0].name}”{on}.", Standing.MET,
                       looked_for="an item of that name", thing=found[0], match=found[1],
                       beside=_place(record, found[0]))  # fmt: skip


def circulation_incomplete(record: Record) -> Iterable[LooseEnd]:
    """Something to be circulated to people whom the list of those who get it does not name."""
    for limb in record.limbs:
        found = _is_circulated(record, limb) if _is_open(limb) else None
        if found and (missing := _missing_readers(limb, found)):
            there = f"It goes to {', '.join(found.to)}; not named: {' '.join(missing)}."
            yield _end("circulation-incomplete", limb, there, looked_for="them among those who get it",
                       beside=found.place)  # fmt: skip


def addressee_not_told(record: Record) -> Iterable[LooseEnd]:
    """A recommendation or request to somebody, of which nothing says that they were told."""
    for limb in record.limbs:
        is_asked = limb.kind in ASKED_OF_OTHERS and limb.addressees and _is_open(limb)
        told = {one.addressee for one in record.notices if one.citation == limb.citation}
        untold = [one for one in limb.addressees if one not in told]
        if is_asked and untold and not _is_circulated(record, limb):
            yield _end("addressee-not-told", limb, f"Nothing says that anybody told {' or '.join(untold)}.",
                       looked_for="a notice to them")  # fmt: skip


def resolution_without_follow_up(record: Record) -> Iterable[LooseEnd]:
    """Any other limb that neither an action, a slot, a paper nor a decision follows up."""
    for limb in record.limbs:
        is_done = limb.kind in DECIDES and not TO_DO.search(limb.text)
        is_another = limb.kind not in (*COMES_BACK, "note") and not is_done
        is_asked = limb.kind in ASKED_OF_OTHERS and limb.addressees
        if not (is_another and _is_open(limb)) or is_asked or _is_circulated(record, limb):
            continue
        found = _booked(record, limb)
        if not found or found[1].score < MEETS:
            yield _end("resolution-without-follow-up", limb, "Nothing follows it up.",
                       looked_for="an action, a slot, a paper or a decision")  # fmt: skip


def informal_promise(record: Record) -> Iterable[LooseEnd]:
    """Something offered in the telling of the minutes that nothing follows up."""
    for promise in record.promises:
        if not promise.followed:
            yield LooseEnd(
                "informal-promise", promise.text, "Nothing follows it up.", since=promise.made_on,
                looked_for="an action or a slot", places=(promise.place,),
            )  # fmt: skip


def answer_overdue(record: Record) -> Iterable[LooseEnd]:
    """An addressee who was told and is silent past the lawful time (LGA 2000 s.9FE; SI 2013/218 reg. 22)."""
    for notice in record.notices:
        if not notice.answered_on and notice.answer_due and notice.answer_due < record.today:
            yield LooseEnd(
                "answer-overdue", notice.text, f"{notice.addressee} has not answered.",
                Standing.UNANSWERED, looked_for=f"an answer by {said(notice.answer_due)}",
                since=notice.answer_due, places=(notice.place,), about=notice.addressee,
            )  # fmt: skip


def _coming_back(record: Record) -> Iterator[Limb]:
    return (limb for limb in record.limbs if limb.kind in COMES_BACK and _is_open(limb))


def _is_late(limb: Limb, thing: Thing) -> bool:
    last = limb.due and limb.due.last
    return bool(last and thing.on and thing.on > last)


def _is_open(limb: Limb) -> bool:
    return not limb.followed


def _booked(record: Record, limb: Limb) -> tuple[Thing, Match] | None:
    """What of the programme, or of a later agenda, answers a limb best."""
    return record.names.best(_asked(limb), _candidates(record, limb))


def _asked(limb: Limb) -> Thing:
    """A report back is about its minute, unless that is about the programme; all else says itself what it is about."""
    by_title = limb.kind == "report_back" and is_about_something(limb.title, {})
    name = limb.title if by_title else limb.text
    due = limb.due
    return Thing(name, limb.text, first=due and due.first, last=due and due.last, asked_on=limb.asked_on)  # fmt: skip


def _candidates(record: Record, limb: Limb) -> Iterator[Thing]:
    after = limb.asked_on or record.today
    for item in record.items:
        if item.slot != "standing" and (item.on is None or item.on > after):
            # Under one title earlier lines of the programme tell of the same thing.
            told = [one.detail for one in record.items if one.title == item.title]
            yield _slot(item, "\n".join(told), after)
    for arrival in record.arrivals:
        if arrival.how != "minute" and arrival.on and arrival.on > after:
            yield _came(arrival)


def _slot(item: Item, told: str, near) -> Thing:
    days = tuple(days_named(item.detail, near))
    return Thing(item.title, told, item.people, item.on, names_days=days)


def _place(record: Record, thing: Thing) -> Place | None:
    same = [
        one.place
        for one in (*record.items, *record.arrivals)
        if (one.title, one.on) == (thing.name, thing.on)
    ]
    return same[0] if same else None


def _came(arrival: Arrival) -> Thing:
    return Thing(arrival.title, arrival.words, arrival.people, arrival.on)


def _is_circulated(record: Record, limb: Limb) -> Circulation | None:
    """The list of those who get what a limb wants to be circulated."""
    if not set(words_of(limb.text, {})) & set(CIRCULATE):
        return None
    wanted = record.names.subject(limb.text)
    about = [
        one for one in record.circulations if record.names.subject(one.what).keys() & wanted.keys()
    ]
    return about[0] if about else None


def _missing_readers(limb: Limb, circulation: Circulation) -> list[str]:
    """The words behind "circulated … to" that no reader on the list has."""
    words = words_of(limb.text.partition(" to ")[2], {})
    known = {
        word for reader in (*circulation.to, circulation.text) for word in words_of(reader, {})
    }
    return words if any(word not in known for word in words) else []


def _end(
    rule, limb, found, standing=Standing.LOOSE, *, looked_for, thing=None, match=None, beside=None
):
    found = f"{limb.lacks} {found}".strip()
    return LooseEnd(
        rule, limb.text, found, standing, looked_for=looked_for, since=limb.asked_on,
        places=(limb.place, *([beside] if beside else [])), reasons=match.reasons if match else (),
        score=match.score if match else None, asked=_asked(limb).name if thing else "",
        answer=thing.name if thing else "", about=limb.citation,
    )  # fmt: skip
