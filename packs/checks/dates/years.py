"""Years that are called current, last or next, and a work programme's, against the days that the paper prints."""

import datetime as dt
import re
from collections.abc import Iterator

from packs.checks.sentences import Reading, Sentence
from packs.checks.told import DateAsked
from packs.checks.when import PERIOD, period_years
from packs.readers.found import Minutes

#: The month in which each kind of year begins.
BEGINS = {"academic": 9, "school": 9, "financial": 4, "municipal": 5, "council": 5}
#: "the current financial year, 2017/18", "last municipal year (2016/17)", "the 2017/18 … ", not "this year's"
CALLED = re.compile(
    rf"\b(?P<which>current|this|last|previous|next|coming) (?P<kind>{'|'.join(BEGINS)}) year"
    r"(?:,| of| \(| –| -)? ?\(?(?P<period>20\d\d ?[/–-] ?(?:20)?\d\d)(?![\d/–-])",
    re.I,
)
STEP = {"last": -1, "previous": -1, "next": 1, "coming": 1}
#: A paper is written before its date, and a year is called current until its figures are in.
EARLY, LATE = dt.timedelta(days=62), dt.timedelta(days=92)
PROGRAMME = re.compile(
    r"(?:[A-Z][\w’'&-]*,? (?:and |of |& )?){0,8}(?i:work(?:ing)? (?:programme|plan)) ?(?:for|[:,–-])?(?: the)?"
    r"(?: municipal year)? ?\(?(?P<period>20\d\d ?[/–-] ?(?:20)?\d\d)\)?$"
)
#: How many lines may stand between a programme's title and its first item.
FAR = 60


def year_called_otherwise(reading: Reading) -> Iterator[DateAsked]:
    """ "The current financial year, 2016/17", in a paper of another year."""
    for sentence in reading.told:
        written = reading.written_on(sentence)
        # Minutes and appendices speak from another day.
        if not written or sentence.is_appended or isinstance(sentence.part, Minutes):
            continue
        for said in CALLED.finditer(sentence.text):
            first, last = period_years(PERIOD.fullmatch(said["period"]))
            start = dt.date(
                first - STEP.get(said["which"].lower(), 0), BEGINS[said["kind"].lower()], 1
            )
            end = start.replace(year=start.year + 1)
            if last == first + 1 and not start - EARLY <= written <= end + LATE:
                yield DateAsked(
                    sentence.line, said[0], f"the paper is of {written:%-d %B %Y}", sentence.page
                )


def programme_of_another_year(reading: Reading) -> Iterator[DateAsked]:
    """ "Work Programme 2016/17" over a programme none of whose meetings are in that year."""
    days = sorted({item.slot.date for item in reading.found.work_programme if item.slot.date})
    if len(days) < 2:
        return
    first_line = min(item.line for item in reading.found.work_programme)
    for sentence in reading.prose:
        said = PROGRAMME.fullmatch(sentence.text) if _is_above(sentence, first_line) else None
        years = period_years(PERIOD.fullmatch(said["period"])) if said else None
        if years and not any(
            dt.date(years[0], 4, 1) <= day <= dt.date(years[1], 7, 31) for day in days
        ):
            found = f"its meetings are from {days[0]:%-d %B %Y} to {days[-1]:%-d %B %Y}"
            yield DateAsked(sentence.line, sentence.text, found, sentence.page)


def _is_above(sentence: Sentence, line: int) -> bool:
    """Whether it may be the programme's title: not far above its first line."""
    return 0 <= line - sentence.line <= FAR and len(sentence.text) < 160
