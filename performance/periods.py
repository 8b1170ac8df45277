"""When a period is: 2016/17, Q3 2017, Autumn 2017, 31 March 2018; so that periods run in time and like meets like."""

import re
from dataclasses import dataclass

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/((?:19|20)?\d\d)\b")
SPAN = re.compile(r"(?<![\d/])((?:19|20)?\d\d)\s?[/–-]\s?((?:19|20)?\d\d)(?![\d/])")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
QUARTER = re.compile(r"\b(?:quarter|qtr|q)\s?([1-4])\b", re.IGNORECASE)
TERM = re.compile(r"\b(autumn|spring|summer)\b(?:\s+term)?(?:\s+([12])\b)?", re.IGNORECASE)
MONTH = re.compile(
    rf"(?:\b(\d{{1,2}})(?:st|nd|rd|th)?\s+)?\b({'|'.join(MONTHS)})[a-z]*\.?(?:[\s'’/-]{{1,3}}(\d\d)\b(?!\d))?",
    re.IGNORECASE,
)
#: The terms of a school year, and as they fall within a calendar year.
SCHOOL_YEAR = ("autumn", "spring", "summer")
CALENDAR_YEAR = ("spring", "summer", "autumn")
#: A whole year stands behind its parts; what names no time stands last.
WHOLE = 99
NO_YEAR = 9999


@dataclass(frozen=True, order=True)
class When:
    """The first year that a period names and the part of it; `length` says what it may be compared with."""

    year: int
    part: int = WHOLE
    day: int = 0
    length: str = "year"

    @property
    def at(self):
        return self.year, self.part, self.day


def when(period: str) -> When:
    """When a period is. One that names no time ("Target") comes last and is like no other."""
    if found := DAY.search(period):
        return When(_full(found[3]), int(found[2]), int(found[1]), "month")
    span = SPAN.search(period)
    span = span if span and _follows(span[1], span[2]) else None
    year = _full(span[1]) if span else _lone_year(period)
    if found := QUARTER.search(period):
        return When(year, int(found[1]), length="quarter")
    if found := TERM.search(period):
        terms = SCHOOL_YEAR if span else CALENDAR_YEAR
        return When(year, terms.index(found[1].lower()) + 1, int(found[2] or 0), "term")
    if (found := MONTH.search(period)) and (year != NO_YEAR or found[3]):
        return _month(found, year, is_span=bool(span))
    return When(year) if year != NO_YEAR else When(NO_YEAR, length=period)


def in_order(periods):
    """Periods once each, in time; those of one time as they were recorded."""
    return tuple(sorted(dict.fromkeys(periods), key=lambda period: when(period).at))


def _month(found, year, *, is_span):
    """A month of 2016/17 counts from April: the financial year's."""
    month = MONTHS.index(found[2].lower()) + 1
    part = (month - 4) % 12 + 1 if is_span else month
    return When(_full(found[3]) if year == NO_YEAR else year, part, int(found[1] or 0), "month")


def _lone_year(period):
    found = YEAR.search(period)
    return int(found[0]) if found else NO_YEAR


def _follows(first, second):
    """16/17 and 2016-2018 span years; 12/45 is a fraction."""
    return len(first) == 4 or int(second) % 100 == (int(first) + 1) % 100


def _full(year):
    """A year of two digits lies between 1970 and 2069."""
    number = int(year)
    return number if number > 99 else number + (1900 if number >= 70 else 2000)


def short(period: str) -> str:
    """A period as the foot of a chart has room for it: 2016/17, Q3 2017, Aut 2017, Mar 2018."""
    if found := DAY.search(period):
        return f"{MONTHS[int(found[2]) - 1].capitalize()} {_full(found[3])}"
    span = SPAN.search(period)
    year = span[0].replace(" ", "") if span and _follows(span[1], span[2]) else ""
    lone = YEAR.search(period)
    year = year or (lone[0] if lone else "")
    part = _short_part(period, year)
    return " ".join(filter(None, (part, year))) or period[:8]


def _short_part(period, year):
    if found := QUARTER.search(period):
        return f"Q{found[1]}"
    if found := TERM.search(period):
        return found[1][:3].capitalize()
    if found := MONTH.search(period):
        behind = f" {found[3]}" if found[3] and not year else ""
        return f"{found[2].capitalize()}{behind}"
    return ""
