"""When something is said to be: whole dates, months, years and periods such as 2016/17, as the days they mean."""

import datetime as dt
import re
from dataclasses import dataclass

from packs.readers.dates import MONTH, MONTHS, find_dates, month_window

MONTH_AND_YEAR = re.compile(
    rf"(?<![\w-])(?P<month>{MONTH})\b\.?(?: ?(?P<link>and|or|to|/|-|–|&) ?(?P<other>{MONTH})\b\.?)?"
    r",? ?(?P<year>(?:19|20)\d\d)\b(?![/\d])",
    re.I,
)
PERIOD = re.compile(r"(?<![\d./-])(?P<year>20\d\d) ?[/–-] ?(?P<end>(?:20)?\d\d)(?![\d/–-]|[.,]\d)")
YEAR = re.compile(r"(?<![\d./£,–-])(?P<year>20\d\d)(?![\d/–-]|[.,]\d|%)")
DAY, MONTH_SPAN, PERIOD_SPAN, YEAR_SPAN = "day", "month", "period", "year"


@dataclass(frozen=True)
class Span:
    """Some words of a text, and the first and last day that they may mean."""

    kind: str
    first: dt.date
    last: dt.date
    start: int
    end: int


def spans_in(text: str) -> list[Span]:
    """In the order of the text; no words count twice."""
    if not re.search(r"\d\d", text):
        return []
    found: list[Span] = [Span(DAY, day, day, start, end) for day, start, end in find_dates(text)]
    for read in (_months, _periods, _years):
        taken = bytearray(len(text))
        for one in found:
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
        found += [one for one in read(text) if not any(taken[one.start : one.end])]
    return sorted(found, key=lambda one: one.start)


def period_years(match: re.Match) -> tuple[int, int]:
    """The two years of "2016/17" or "2016-2017"."""
    first, end = int(match["year"]), int(match["end"])
    return first, end if end > 99 else first // 100 * 100 + end


def _months(text: str) -> list[Span]:
    found = []
    for match in MONTH_AND_YEAR.finditer(text):
        year = int(match["year"])
        first, last = month_window(year, MONTHS[match["month"].lower()])
        if match["other"] and match["link"].lower() in ("to", "-", "–", "or", "/"):
            last = month_window(year, MONTHS[match["other"].lower()])[1]
            if last < first:
                first = first.replace(year=year - 1)
        # Of "January and March 2018" the first is told.
        found.append(Span(MONTH_SPAN, first, last, match.start(), match.end()))
    return found


def _periods(text: str) -> list[Span]:
    """A year of a school, a council or a budget: from April at the earliest, to August at the latest."""
    found = []
    for match in PERIOD.finditer(text):
        first, last = period_years(match)
        if last == first + 1:
            days = dt.date(first, 4, 1), dt.date(last, 8, 31)
            found.append(Span(PERIOD_SPAN, *days, match.start(), match.end()))
    return found


def _years(text: str) -> list[Span]:
    found = []
    for match in YEAR.finditer(text):
        year = int(match["year"])
        days = dt.date(year, 1, 1), dt.date(year, 12, 31)
        found.append(Span(YEAR_SPAN, *days, match.start(), match.end()))
    return found
