"""The slots of a work programme: a meeting, not yet a date, next year, or standing."""

import datetime as dt
import re

from packs.readers.dates import MONTH, MONTHS, find_date, find_day_and_month
from packs.readers.found import Slot

UNDATED = re.compile(
    r"(?:date|dates|meeting|slot)?s?\s*(?:to be (?:determined|confirmed|agreed|scheduled"
    r"|arranged|decided|allocated|programmed|advised)|tbc|tbd|tba|not yet (?:scheduled|known"
    r"|fixed))\b"
    r"|(?:unscheduled|undated|unallocated|not yet scheduled|future|other|potential|possible"
    r"|pending|reserve|parked)\b.{0,30}\b(?:items?|topics?|reports?|issues?|meetings?)?$"
    r"|items? to be (?:scheduled|programmed|allocated)"
    r"|(?:items?|topics?|reports?|issues?) (?:for|without|awaiting) (?:an? |any )?(?:future|later|date)\b.{0,20}$",
    re.I,
)
NEXT_YEAR = re.compile(
    r"(?:items? for )?(?:the )?(?:next|following|new) (?:municipal |council |civic )?(?:year"
    r"|programme)\b|20\d\d ?[/-] ?(?:20)?\d\d$",
    re.I,
)
STANDING = re.compile(
    r"standing (?:items?|agenda)|(?:at )?(?:every|each|all) meetings?|regular items?"
    r"|ongoing(?: items?)?$|standing$|recurring|quarterly$|monthly$|annual(?:ly)?$",
    re.I,
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
DATE_FIRST = re.compile(
    rf"(?:meeting:? ?(?:on |of |date:? ?)?|date:? )?{WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd"
    rf"|th)?(?: of)? (?:{MONTH})\b|\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)",
    re.I,
)
MONTH_FIRST = re.compile(
    rf"(?:early |mid |late )?(?:{MONTH}|spring|summer|autumn|winter)\b[,.]? ?(?:['’-]? ?(?:20)?\d\d)?$",
    re.I,
)
#: The two calendar years of a municipal year.
Years = tuple[int, int] | None


def slot_of(text: str, year: Years) -> Slot | None:
    """Which slot a label names, or None where it names none."""
    label = text.strip(" :-–")
    if not label or len(label) > 90:
        return None
    if DATE_FIRST.match(label):
        return Slot("meeting", find_date(label) or _date_without_year(label, year), label)
    if MONTH_FIRST.match(label):
        return Slot("meeting", None, label)
    for kind, words in (("undated", UNDATED), ("next_year", NEXT_YEAR), ("standing", STANDING)):
        if words.match(label):
            return Slot(kind, None, label)
    return None


def _date_without_year(label: str, year: Years) -> dt.date | None:
    """A day of the municipal year that the programme is headed with, from May to April."""
    day = find_day_and_month(label)
    if not day or not year:
        return None
    return find_date(f"{day[0]} {list(MONTHS)[day[1] - 1]} {year[0] if day[1] >= 5 else year[1]}")
