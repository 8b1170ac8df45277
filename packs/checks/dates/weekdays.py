"""Days that no calendar has."""

import calendar
import datetime as dt
import re
from collections.abc import Iterator

from packs.checks.sentences import Reading
from packs.checks.told import DateAsked
from packs.checks.when import DAY
from packs.readers.dates import MONTHS, WRITTEN

#: Whole in any letters, or short: "Thurs", but not "sat".
DAYS = (
    r"(?:(?P<day>(?i:mon|tue|wed|thu|fri|sat|sun))(?i:day|sday|nesday|rsday|urday)"
    r"|(?P<short>Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|rs?)?)\b\.?"
)
WEEKDAY = re.compile(rf"\b{DAYS},?(?: the)? $")
WEEKDAYS = re.compile(rf"\b{DAYS}")
#: "14 March 2030 (Thursday)"
BEHIND = re.compile(rf" ?\({DAYS}\)")
NAMES = [name[:3].lower() for name in calendar.day_name]
ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def weekday_of_another_date(reading: Reading) -> Iterator[DateAsked]:
    """A weekday in front of a whole date that falls on another."""
    for sentence in reading.sentences:
        for span in sentence.spans if WEEKDAYS.search(sentence.text) else ():
            said = _before(sentence.text, span.start) or BEHIND.match(sentence.text, span.end)
            if span.kind == DAY and said and not _is_on(said, span.first):
                start, end = min(span.start, said.start()), max(span.end, said.end())
                found = f"{span.first:%-d %B %Y} is a {span.first:%A}"
                yield DateAsked(sentence.line, sentence.text[start:end], found, sentence.page)


def weekday_of_no_year_near(reading: Reading) -> Iterator[DateAsked]:
    """ "Thursday 14 March" without its year, which is a Thursday in none of the years around the paper's."""
    for sentence in reading.sentences:
        written = reading.latest_on(sentence)
        if not written or not WEEKDAYS.search(sentence.text) or ANY_YEAR.search(sentence.text):
            continue
        for match in WRITTEN.finditer(sentence.text):
            said = _before(sentence.text, match.start())
            days = [
                dt.date(written.year + n, MONTHS[match["month"].lower()], int(match["day"]))
                for n in (-1, 0, 1)
                if said and 1 <= int(match["day"]) <= 28
            ]
            if days and not any(_is_on(said, day) for day in days):
                found = f"{days[1]:%-d %B %Y} is a {days[1]:%A}"
                yield DateAsked(
                    sentence.line,
                    sentence.text[said.start() : match.end()].rstrip(" ,."),
                    found,
                    sentence.page,
                )


def _before(text: str, at: int) -> re.Match | None:
    """The weekday right in front of a place."""
    return WEEKDAY.search(text, max(0, at - 16), at)


def _is_on(said: re.Match, day: dt.date) -> bool:
    return NAMES[day.weekday()] == (said["day"] or said["short"]).lower()


def day_that_is_not(reading: Reading) -> Iterator[DateAsked]:
    """ "31 June 2018": a day that its month does not have."""
    for sentence in reading.sentences:
        for match in WRITTEN.finditer(sentence.text):
            if not match["year"] or not 1 <= int(match["year"]) <= 9999:
                continue
            month = MONTHS[match["month"].lower()]
            last = calendar.monthrange(int(match["year"]), month)[1]
            if last < int(match["day"]) < 40:
                found = f"{calendar.month_name[month]} {match['year']} has {last} days"
                yield DateAsked(sentence.line, match[0], found, sentence.page)
