"""Dates, periods and numbers of a paper that disagree with others of it: one small rule a function."""

from collections.abc import Iterator
from dataclasses import replace

from packs.checks.dates import (
    cited,
    front_sheet,
    intervals,
    numbering,
    periods,
    published,
    tenses,
    weekdays,
    years,
)
from packs.checks.sentences import Reading
from packs.checks.told import DateAsked, kind_of

RULES = (
    tenses.told_before_it_was,
    tenses.still_to_come,
    weekdays.weekday_of_another_date,
    weekdays.weekday_of_no_year_near,
    weekdays.day_that_is_not,
    intervals.meetings_at_another_interval,
    intervals.end_before_start,
    periods.year_of_another_month,
    periods.current_year_beside_itself,
    periods.last_meeting_was_later,
    years.year_called_otherwise,
    years.programme_of_another_year,
    published.published_on_two_days,
    published.appendix_that_is_not,
    front_sheet.pages_out_of_order,
    front_sheet.deadline_after_the_meeting,
    front_sheet.published_after_the_meeting,
    numbering.number_skipped,
    numbering.number_twice,
    cited.minute_of_another_title,
    cited.minute_still_to_come,
)


def dates_asked(reading: Reading) -> Iterator[DateAsked]:
    """What every rule asks of a paper."""
    for rule in RULES:
        yield from (replace(one, kind=kind_of(rule)) for one in rule(reading))
