"""Years and months of one sentence that cannot both be meant, and what a paper calls last and current."""

import datetime as dt
import re
from collections.abc import Iterator

from packs.checks.dates.intervals import BODY, meetings_of
from packs.checks.dates.years import BEGINS
from packs.checks.sentences import Reading
from packs.checks.told import DateAsked
from packs.checks.when import MONTH_SPAN, PERIOD_SPAN, Span
from packs.readers.dates import MONTH, MONTHS, month_window
from packs.readers.found import Minutes

IN_YEAR = re.compile(r"^(?:In|During|Throughout) the $")
KIND = re.compile(r" (?P<kind>academic|school|financial) year\b")
#: "… from September 2017", "… in May 2017"
BEGAN = re.compile(
    r"\b(?:was|were|has been|have been|began|started|opened)\b[^.;:]{0,80}? (?:from|in|since) $"
)
COMPARED = re.compile(
    r"\b(?:compar\w+|than|until|report\w*|publish\w*|announc\w*|agreed|for the|ready|planned|plans?|will|would)\b",
    re.I,
)
CURRENT = re.compile(
    r"\b(?:and|while|whilst|whereas|but)(?:,)? in the current (?P<kind>academic|school|financial) year\b"
)
IN_PERIOD = re.compile(r"(?:^|[.;,] |\b)(?:In|in|For|for) $")
LAST = re.compile(
    rf"\b(?:last|previous|most recent) (?P<body>{BODY.pattern})(?: meeting)?,? (?:held )?(?:in|of)"
    rf" (?P<month>(?i:{MONTH}))\b"
    r"(?! ?\d{1,2}\b)(?:,? (?P<year>20\d\d))?"
)


def year_of_another_month(reading: Reading) -> Iterator[DateAsked]:
    """ "In the 2016/17 academic year the unit was opened from October 2017": the month is of another year."""
    for sentence in reading.told:
        year = next((one for one in sentence.spans if one.kind == PERIOD_SPAN), None)
        kind = year and KIND.match(sentence.text, year.end)
        if not kind or not IN_YEAR.match(sentence.text[: year.start]):
            continue
        first, last = _days(year, kind["kind"])
        for month in sentence.spans:
            between = sentence.text[kind.end() : month.start]
            is_told = month.kind == MONTH_SPAN and month.start > year.end and BEGAN.search(between)
            if (
                is_told
                and not COMPARED.search(between)
                and (month.first > last or month.last < first)
            ):
                says = f"{sentence.text[: kind.end()]} … {sentence.text[month.start : month.end]}"
                name = f"the {kind['kind']} year {sentence.text[year.start : year.end]}"
                found = f"{name} is from {first:%B %Y} to {last:%B %Y}"
                yield DateAsked(sentence.line, says, found, sentence.page)


def _days(year: Span, kind: str) -> tuple[dt.date, dt.date]:
    first = dt.date(year.first.year, BEGINS[kind], 1)
    return first, first.replace(year=first.year + 1) - dt.timedelta(days=1)


def current_year_beside_itself(reading: Reading) -> Iterator[DateAsked]:
    """ "In 2017/18 …, and in the current academic year …", where the paper was written in 2017/18."""
    for sentence in reading.told:
        said = CURRENT.search(sentence.text)
        written = reading.written_on(sentence) if said else None
        if not written:
            continue
        for year in sentence.spans:
            is_own = year.kind == PERIOD_SPAN and year.end < said.start()
            if not (is_own and IN_PERIOD.search(sentence.text[: year.start])):
                continue
            first, last = _days(year, said["kind"])
            if first <= written <= last:
                words = sentence.text[year.start : year.end]
                found = (
                    f"{words} is the current {said['kind']} year of a paper of {written:%-d %B %Y}"
                )
                yield DateAsked(sentence.line, f"in {words} … {said[0]}", found, sentence.page)


def last_meeting_was_later(reading: Reading) -> Iterator[DateAsked]:
    """ "At the last Tide Board in October", when the pack tells of one that it held in January."""
    for sentence in reading.told:
        said = LAST.search(sentence.text)
        written = reading.written_on(sentence) if said else None
        if not written or isinstance(sentence.part, Minutes):
            continue
        ends = _end_of(said, written)
        later = [
            day for day in meetings_of(reading, said["body"], sentence.part) if ends < day < written
        ]
        if later:
            found = f"the {said['body']} met on {later[-1]:%-d %B %Y}"
            yield DateAsked(sentence.line, said[0], found, sentence.page)


def _end_of(said: re.Match, written: dt.date) -> dt.date:
    """The last day of a month that is named, with its year or as the latest before a paper."""
    month = MONTHS[said["month"].lower()]
    year = int(said["year"]) if said["year"] else written.year - (month > written.month)
    return month_window(year, month)[1]
