"""When something asked for is due: the words that say so, and the days they mean."""

import datetime as dt
import re
from dataclasses import dataclass

from packs.readers.counting import CARDINAL, count_of
from packs.readers.dates import MONTH, MONTHS, find_dates, month_window, months_after
from packs.readers.found import Window

LEAD = (
    r"(?:(?:on|by|before|at|in|for|to|during|from|until|after|no later than|not later than"
    r"|by the end of|at the end of|around)\s+)"
)
BEHIND = re.compile(
    rf"(?:\b{LEAD}){{0,2}}(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?$", re.I
)
#: A date behind these words is when something was, not when something is due.
PAST = re.compile(
    r"(?<!be )(?<!to )\b(?:held|dated|published|minutes|received|considered|agreed|approved"
    r"|meeting of|meetings of|as at|since)\b[^.;]{0,40}$",
    re.I,
)
NEXT_MEETING = re.compile(
    r"(?:(?:at|to|on|for|in|by|before)\s+)?(?:the |its |their |our )?next (?:scheduled "
    r"|available |ordinary |formal )?"
    r"(?:(?:scrutiny )?(?:board|committee|panel|commission|cabinet)(?:'s)? )?(?:meeting"
    r"|agenda)\b(?: of the (?:board|committee|panel))?",
    re.I,
)
MONTH_MEETING = re.compile(
    rf"(?:(?:at|to|on|for|in|by|before)\s+)?(?:the |its |their "
    rf"|our )?(?P<month>{MONTH}),? ?(?P<year>\d{{4}})? "
    r"(?:(?:scrutiny )?(?:board|committee|panel|commission) )?(?:meeting|agenda|committee|board"
    r"|panel)\b",
    re.I,
)
MONTH_ONLY = re.compile(
    rf"(?P<lead>(?:in|by|during|for|before|until|from)\s+(?:(?:the )?(?:end|beginning|start"
    rf"|middle) of |early |late |mid[- ])?)"
    rf"(?P<month>{MONTH})\b\.?,?(?: (?P<year>\d{{4}})\b)?(?! \d{{1,2}}\b)",
    re.I,
)
WITHIN = re.compile(
    rf"(?P<lead>within|in|after)\s+(?:the next |a further |a period of )?(?P<n>\d{{1,2}}|an?|{CARDINAL})"
    r"[- ](?P<unit>working days?|days?|weeks?|months?|years?)(?:['’]s?)?(?: time)?\b",
    re.I,
)
YEAR = re.compile(r"\b(?P<lead>in|during|by|by the end of)\s+(?P<year>20\d\d)\b(?![/-])", re.I)
#: What the words name is no day yet: kept as said, with no dates.
EVENT = re.compile(
    r"\b(?:following(?! (?:items?|reports?|recommendations?|areas?|actions?|points?|issues?"
    r"|matters?|documents?|topics?|changes?|amendments?|members?|councillors?)\b|:)"
    r"|once|prior to|as soon as)\s+[^.;:]{4,160}"
    r"|\bwhen (?:it|they|the|its|this|these|complete\w*|available|published)\b[^.;:]{0,160}"
    r"|\b(?:before|after|by|during|over|at) (?:the )?(?:Easter|Christmas|half[- ]term"
    r"|(?:spring|summer|autumn|winter|Easter|Christmas) (?:term|holidays?|recess|break|half[- ]term))\b"
    r"|\bafter\s+(?:the|its|their|completion|implementation|publication)\b[^.;:]{3,160}"
    r"|\b(?:at|to|for) (?:a|the appropriate|an appropriate) (?:future|later|subsequent"
    r"|appropriate) (?:meeting|date|stage)\b"
    r"(?: of the (?:board|committee|panel))?"
    r"|\bin due course\b|\b(?:later )?in the (?:new|next|coming) (?:municipal|financial|calendar"
    r"|academic)? ?year\b"
    r"|\bnext (?:municipal )?year\b|\b(?:in|by) (?:the )?(?:spring|summer|autumn"
    r"|winter)(?: (?:of )?20\d\d)?\b"
    r"|\b(?:on an? )?(?:annual|quarterly|monthly|six[- ]monthly) basis\b|\b(?:annually|quarterly"
    r"|monthly|bi-annually)\b",
    re.I,
)


@dataclass(frozen=True)
class Calendar:
    """The days that are known: of the minutes, of the pack's own meeting, and of others named."""

    held: dt.date | None = None
    pack_meeting: dt.date | None = None
    meetings: tuple[dt.date, ...] = ()


def find_due(text: str, calendar: Calendar) -> Window | None:
    """The window that a clause sets, or None where it sets none."""
    readers = (_day, _next_meeting, _month_meeting, _within, _month, _year, _event)
    return next((window for read in readers if (window := read(text, calendar))), None)


def _day(text: str, calendar: Calendar) -> Window | None:
    for date, start, end in find_dates(text):
        if PAST.search(text[:start]) or (calendar.held and date < calendar.held):
            continue
        said = BEHIND.search(text[:start])
        words = text[said.start() : end].strip(" ,")
        is_limit = re.match(r"(?:by|before|until|no later|not later)", words, re.I)
        if re.match(r"(?:from|after)\b", words, re.I):
            return Window(words, date, None)
        return Window(words, None if is_limit else date, date)
    return None


def _next_meeting(text: str, calendar: Calendar) -> Window | None:
    match = NEXT_MEETING.search(text)
    if not match:
        return None
    date = calendar.pack_meeting
    is_next = date and calendar.held and calendar.held < date
    between = (day for day in calendar.meetings if is_next and calendar.held < day < date)
    if not is_next or next(between, None):
        date = None
    return Window(match[0].strip(), date, date)


def _month_meeting(text: str, calendar: Calendar) -> Window | None:
    match = MONTH_MEETING.search(text)
    if not match:
        return None
    first, last = _month_of(match, calendar)
    if first is None:
        return Window(match[0].strip())
    named = sorted(day for day in calendar.meetings if first <= day <= last)
    return Window(match[0].strip(), *((named[0], named[0]) if named else (first, last)))


def _within(text: str, calendar: Calendar) -> Window | None:
    match = WITHIN.search(text)
    if not match or re.search(
        r"\b(?:over|last|past|previous|every)\b", text[: match.start()][-20:], re.I
    ):
        return None
    words, unit = match[0].strip(), match["unit"].lower().rstrip("s")
    count = count_of(match["n"])
    if calendar.held is None or unit == "working day":
        return Window(words)
    months = {"month": count, "year": 12 * count}.get(unit)
    days = dt.timedelta(days=count * (7 if unit == "week" else 1))
    end = months_after(calendar.held, months) if months else calendar.held + days
    if match["lead"].lower() == "within":
        return Window(words, calendar.held, end)
    return Window(words, *month_window(end.year, end.month)) if months else Window(words, end, end)


def _month(text: str, calendar: Calendar) -> Window | None:
    for match in MONTH_ONLY.finditer(text):
        if PAST.search(text[: match.start()]):
            continue
        # "may" and "march" are also verbs.
        if not match["month"][0].isupper():
            continue
        first, last = _month_of(match, calendar)
        if first and calendar.held and last < calendar.held:
            continue
        is_limit = re.match(r"(?:by|before|until)\b", match["lead"], re.I)
        return Window(match[0].strip(" ,"), None if is_limit else first, last)
    return None


def _month_of(match: re.Match, calendar: Calendar) -> tuple[dt.date | None, dt.date | None]:
    """A month's first and last day; without its year it is the next one after the minutes."""
    month = MONTHS[match["month"].lower()]
    if match["year"]:
        return month_window(int(match["year"]), month)
    if calendar.held is None:
        return None, None
    return month_window(calendar.held.year + (month < calendar.held.month), month)


def _year(text: str, calendar: Calendar) -> Window | None:
    match = YEAR.search(text)
    if not match or (calendar.held and int(match["year"]) < calendar.held.year):
        return None
    year = int(match["year"])
    first = None if match["lead"].lower().startswith("by") else dt.date(year, 1, 1)
    return Window(match[0], first, dt.date(year, 12, 31))


def _event(text: str, calendar: Calendar) -> Window | None:
    match = EVENT.search(text)
    return Window(match[0].strip(" ,.")) if match else None
