"""Days that no calendar has."""

import calendar
import re
from collections.abc import Iterator

from packs.checks.sentences import Reading
from packs.checks.told import DateAsked
from packs.checks.when import DAY
from packs.readers.dates import MONTHS, WRITTEN

WEEKDAY = re.compile(r"\b(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day),?(?: the)? $", re.I)


def weekday_of_another_date(reading: Reading) -> Iterator[DateAsked]:
    """A weekday in front of a whole date that falls on another."""
    for sentence in reading.sentences:
        for span in sentence.spans:
            said = WEEKDAY.search(sentence.text[max(0, span.start - 16) : span.start])
            if span.kind != DAY or not said:
                continue
            day = calendar.day_name[span.first.weekday()]
            if said["day"].lower() != day.lower():
                says = said[0] + sentence.text[span.start : span.end]
                found = f"{span.first:%-d %B %Y} is a {day}"
                yield DateAsked(sentence.line, says, found, sentence.page)


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
