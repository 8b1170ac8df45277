"""The days that law or constitution sets, as data: what is counted, from what, how, and where it is written.

Pure: a council's own numbers and closures are passed in. A day worked out here can say how it was: the rule, the
event, and the weekends, bank holidays and closures that were passed over. The defaults were read in November 2026;
a council's monitoring officer confirms them.
"""

import datetime as dt
from collections.abc import Container, Mapping
from dataclasses import dataclass
from enum import StrEnum

from scrutiny import dates


class Counts(StrEnum):
    """How days are counted from the event."""

    CLEAR_WORKING_DAYS_BEFORE = "clear working days before"
    CLEAR_DAYS_BEFORE = "clear days before"
    WORKING_DAYS_BEFORE = "working days before"
    WORKING_DAYS_AFTER = "working days after"
    DAYS_AFTER = "days after"
    MONTHS_BEGINNING_WITH = "months beginning with"
    YEARS_AFTER = "years after"


@dataclass(frozen=True)
class Rule:
    """One rule, in force from a day and perhaps to a day (both included), in one nation or, if empty, in both."""

    id: str
    title: str
    n: int
    counts: Counts
    event: str
    source: str
    nation: str = ""
    starts_on: dt.date = dt.date.min
    ends_on: dt.date = dt.date.max
    may_override: bool = False


@dataclass(frozen=True)
class Reckoned:
    """A day worked out, and how: `skipped` are the days passed over, each with its reason, in order of time."""

    on: dt.date
    rule: Rule
    event_on: dt.date
    n: int
    skipped: tuple[tuple[dt.date, str], ...] = ()

    @property
    def says(self):
        """One sentence: "5 clear working days before 14 February 2018, passing over …"."""
        said = (
            f"{self.n} {_counted(self.rule.counts, self.n)} {self.rule.event} {_day(self.event_on)}"
        )
        named = [f"{_day(day)} ({why})" for day, why in self.skipped if why not in WEEKEND]
        return f"{said}, passing over {', '.join(named)}" if named else said


WEEKEND = ("Saturday", "Sunday")

RULES = (
    Rule("publication", "Agenda and reports open to the public", 5, Counts.CLEAR_WORKING_DAYS_BEFORE,
         "the meeting on", "Local Government Act 1972 s.100A and s.100B, as amended by SI 2002/715",
         nation="england", starts_on=dt.date(2002, 10, 1)),
    Rule("publication", "Agenda and reports open to the public", 3, Counts.CLEAR_WORKING_DAYS_BEFORE,
         "the meeting on", "Local Government Act 1972 s.100A and s.100B", nation="wales"),
    Rule("briefing", "Chair’s briefing", 2, Counts.WORKING_DAYS_BEFORE,
         "publication on", "the council’s own practice", may_override=True),
    Rule("executive-answer", "The executive answers a recommendation", 2, Counts.MONTHS_BEGINNING_WITH,
         "receipt of the recommendation or, if later, of the notice on",
         "Local Government Act 2000 s.9FE; SI 2009/1919 reg. 6"),
    Rule("nhs-answer", "An NHS body answers when asked", 28, Counts.DAYS_AFTER,
         "the request on", "SI 2013/218 reg. 22"),
    Rule("key-decision", "Notice of a key decision", 28, Counts.CLEAR_DAYS_BEFORE,
         "the decision on", "SI 2012/2089 reg. 9", nation="england"),
    Rule("call-in", "A decision may be called in until", 5, Counts.WORKING_DAYS_AFTER,
         "publication of the decision on", "the council’s constitution", may_override=True),
    Rule("inspection-report", "The authority publishes the inspection report", 30, Counts.WORKING_DAYS_AFTER,
         "receipt of the report on", "SI 2007/462 reg. 2", nation="england"),
    Rule("inspection-plan", "The authority answers with an action plan", 70, Counts.WORKING_DAYS_AFTER,
         "receipt of the report on", "SI 2007/462; the ILACS framework", nation="england"),
    Rule("keep-minutes", "Minutes, agendas and reports stay open to inspection", 6, Counts.YEARS_AFTER,
         "the meeting on", "Local Government Act 1972 s.100C"),
    Rule("keep-background", "Background papers stay open to inspection", 4, Counts.YEARS_AFTER,
         "the meeting on", "Local Government Act 1972 s.100D"),
)  # fmt: skip


def rule(id: str, *, nation: str = "england", on: dt.date) -> Rule:
    """The rule of that name in force in a nation on a day. Raises LookupError when there is none."""
    for each in RULES:
        if each.id == id and each.nation in ("", nation) and each.starts_on <= on <= each.ends_on:
            return each
    raise LookupError(f"no rule {id} in {nation} on {on}")


def reckon(
    id: str,
    event: dt.date,
    *,
    nation: str = "england",
    closed: Mapping[dt.date, str] | Container[dt.date] = (),
    own: Mapping[str, int] | None = None,
) -> Reckoned:
    """The day a rule sets from an event, with how it was counted.

    `closed` are the council's closures, by day with their names; `own` its own numbers by rule id, which count
    only where the rule may be overridden.
    """
    told = rule(id, nation=nation, on=event)
    n = (own or {}).get(id, told.n) if told.may_override else told.n
    return reckon_by(told, n, event, closed)


def reckon_by(told: Rule, n: int, event: dt.date, closed=()) -> Reckoned:
    """The same for a rule at hand: the council's own clearing days, for example."""
    on = COUNTING[told.counts](event, n, closed)
    counts_every_day = told.counts not in WORKING
    skipped = () if counts_every_day else _passed_over(event, on, closed)
    return Reckoned(on=on, rule=told, event_on=event, n=n, skipped=skipped)


def years_after(event: dt.date, n: int, closed=()) -> dt.date:
    """The same day n years on; 29 February becomes 28 February."""
    try:
        return event.replace(year=event.year + n)
    except ValueError:
        return event.replace(year=event.year + n, day=28)


WORKING = (Counts.CLEAR_WORKING_DAYS_BEFORE, Counts.WORKING_DAYS_BEFORE, Counts.WORKING_DAYS_AFTER)
COUNTING = {
    Counts.CLEAR_WORKING_DAYS_BEFORE: dates.clear_days_before,
    Counts.CLEAR_DAYS_BEFORE: lambda event, n, closed: dates.clear_calendar_days_before(event, n),
    Counts.WORKING_DAYS_BEFORE: dates.working_days_before,
    Counts.WORKING_DAYS_AFTER: dates.working_days_after,
    Counts.DAYS_AFTER: lambda event, n, closed: event + dt.timedelta(days=n),
    Counts.MONTHS_BEGINNING_WITH: lambda event, n, closed: dates.months_beginning_with(event, n),
    Counts.YEARS_AFTER: years_after,
}


def _passed_over(event, on, closed):
    """Every day between that does not count, with why."""
    first, last = sorted((event, on))
    days = (first + dt.timedelta(days=n) for n in range(1, (last - first).days))
    found = []
    for day in days:
        if not dates.is_working_day(day, closed):
            found.append((day, _why_not(day, closed)))
    return tuple(found)


def _why_not(day, closed):
    if day in dates.bank_holidays(day.year):
        return dates.bank_holidays(day.year)[day]
    if day.weekday() >= dates.SATURDAY:
        return f"{day:%A}"
    return closed[day] if isinstance(closed, Mapping) else "closed"


def _counted(counts, n):
    said = str(counts)
    return (
        said.replace("days", "day").replace("months", "month").replace("years", "year")
        if n == 1
        else said
    )


def _day(day):
    return f"{day.day} {day:%B %Y}"
