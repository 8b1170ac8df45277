"""Days that disagree: a slot and its text, a meeting and its plan, what comes again, and what was to be done."""

import re
from collections.abc import Iterable
from itertools import pairwise

from desk.loose_ends.matching import pair
from desk.loose_ends.record import Commitment, Record
from desk.loose_ends.rules.hearing import later
from desk.loose_ends.rules.triggers import waits_for
from desk.loose_ends.told import LooseEnd, said
from packs.readers.dates import MONTHS, days_named, month_window

#: Something without a date for longer (days) is asked about: the council's six months.
UNDATED = 183
#: From here on a year's programme is so far gone that an item without a day will hardly come any more.
NEARLY_OVER = 2 / 3
#: What a list that is kept in reserve is called: nobody promised a day to what stands there.
RESERVE = re.compile(
    r"\b(?:potential|possible|reserve|parked|future|suggest\w+|pool|ideas?|other)\b", re.IGNORECASE
)
#: Before so many meetings are on record, that none took a standing item means little.
FEW = 3
#: A gap may be so many days longer than what is said, and still be it: a meeting moves within its week.
WITHIN = 3
#: "to come to Board in September 2031", "will report to Members in May 2031"
COMES = re.compile(
    r"\b(?:to|will) (?:be )?(?:come|brought|report(?:ed)?|presented|considered|return|taken)\b"
    r"[^.;]{0,40}?\b(?:in|by|for)"
    rf"(?: early| late| mid)? (?P<month>{'|'.join(name for name in MONTHS if len(name) > 3)}),? (?P<year>20\d\d)\b",
    re.IGNORECASE,
)


def text_names_another_date(record: Record) -> Iterable[LooseEnd]:
    """An item whose own text says another month than its slot."""
    for item in record.items:
        found = COMES.search(item.detail) if item.slot in ("meeting", "undated") else None
        if not found:
            continue
        first, last = month_window(int(found["year"]), MONTHS[found["month"].lower()])
        if item.on is None or not first <= item.on <= last:
            slot = item.label or item.slot
            yield _end("text-names-another-date", item.title, f"Its text says “{found[0]}”; it stands under {slot}.",
                       item.place, looked_for="the day that its text names", about=slot)  # fmt: skip


def held_on_another_day(record: Record) -> Iterable[LooseEnd]:
    """A meeting that was held on another day than the programme has for it."""
    for meeting in record.meetings:
        if meeting.planned_on and meeting.planned_on != meeting.on:
            held, planned = said(meeting.on), said(meeting.planned_on)
            slots = [one.place for one in record.items if one.on == meeting.planned_on][:1]
            yield _end("held-on-another-day", f"Meeting of {planned}", f"It was held on {held}.",
                       meeting.place, *slots, looked_for="the day of the programme", since=meeting.on)  # fmt: skip


def undated_too_long(record: Record) -> Iterable[LooseEnd]:
    """An item that has stood without a date for more than six months. Where since when is not known: one without when
    most of its year's meetings are over, unless it waits for something or stands in reserve."""
    over, whole = record.year or (0, 1)
    for item in record.items:
        since = item.undated_since
        if item.slot != "undated":
            continue
        if since and (record.today - since).days > UNDATED:
            found = f"It has had no date since {said(since)}."
            yield _end(
                "undated-too-long",
                item.title,
                found,
                item.place,
                looked_for="a meeting",
                since=since,
            )
        elif (
            not since
            and over / whole >= NEARLY_OVER
            and not (waits_for(item) or RESERVE.search(item.label))
        ):
            found = f"{over} of the year's {whole} meetings are over, and it has no date."
            yield _end("undated-too-long", item.title, found, item.place, looked_for="a meeting")


def standing_not_taken(record: Record) -> Iterable[LooseEnd]:
    """A standing item that none of several meetings on record has taken."""
    came = [one for one in record.arrivals if one.on and one.on <= record.today]
    came += [one for one in record.items if one.on and one.on <= record.today]
    if len({one.on for one in came}) < FEW:
        return
    titles = dict.fromkeys(one.title for one in came)
    for item in record.items:
        if (
            item.slot == "standing"
            and not item.taken_on
            and not _is_among(record, item.title, titles)
        ):
            yield _end("standing-not-taken", item.title, "No meeting on record has taken it.", item.place,
                       looked_for="an agenda item or a minute of it")  # fmt: skip


def _is_among(record: Record, title: str, titles: Iterable[str]) -> bool:
    """Whether a title, or one that names all that it names, is there: less is another thing."""
    wanted = record.names.subject(title).keys()
    confirmed = record.names.glossary.confirmed
    return any(
        wanted <= record.names.subject(one).keys() or pair(title, one) in confirmed
        for one in titles
    )


def cycle_broken(record: Record) -> Iterable[LooseEnd]:
    """Something said to happen every so many weeks, and days of it that lie further apart."""
    for cycle in record.cycles:
        told = dict(zip(cycle.days, cycle.told, strict=False))
        for before, after in pairwise(sorted(set(cycle.days))):
            gap = (after - before).days
            if gap > cycle.every_days + WITHIN:
                found = (
                    f"From {said(before)} to {said(after)} are {gap} days, not {cycle.every_days}."
                )
                places = [
                    place for day in (before, after) if (place := told.get(day)) and place.line
                ]
                yield _end("cycle-broken", cycle.text, found, cycle.place, *places,
                           looked_for=f"{cycle.body} in time", about=str(after))  # fmt: skip


def commitment_date_passed(record: Record) -> Iterable[LooseEnd]:
    """What a paper or minutes said would be done by a day that is over, and nothing tells that it was."""
    for one in record.commitments:
        last = one.due and one.due.last
        is_over = last and last < record.today and not (one.made_on and one.made_on >= last)
        if is_over and not one.followed and not _is_told_of(record, one):
            yield _end("commitment-date-passed", one.text, f"It was to be done {one.due.said}.", one.place,
                       looked_for="word that it was done", since=last)  # fmt: skip


def _is_told_of(record: Record, one: Commitment) -> bool:
    """Whether something written later names the very day."""
    told = (it for it in later(record.statements, one.made_on) if it.place != one.place)
    return any(one.due.last in days_named(told_of.text, one.due.last) for told_of in told)


def date_moved_untold(record: Record) -> Iterable[LooseEnd]:
    """Words that say dates were moved, without the old and the new one."""
    for move in record.date_moves:
        if not (move.before and move.after):
            yield _end("date-moved-untold", move.text, "The old and the new date are not both given.", move.place,
                       looked_for="both dates", since=move.on)  # fmt: skip


def item_vanished(record: Record) -> Iterable[LooseEnd]:
    """An item that an earlier programme had and this one has not, without a minute that took it out."""
    for item in record.gone:
        if not item.minute:
            found = "It is in the programme no more, and no minute says why."
            yield _end("item-vanished", item.title, found, item.place,
                       looked_for="a minute that took it out", about=item.label)  # fmt: skip


def _end(rule, says, found, *places, looked_for, since=None, about=""):
    return LooseEnd(
        rule, says, found, looked_for=looked_for, since=since, places=places, about=about
    )
