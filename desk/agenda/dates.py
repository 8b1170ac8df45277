"""The days before a meeting and after a watched decision, each explaining itself; and the days to think twice of."""

import datetime as dt
from dataclasses import dataclass

from meetings.deadlines import calendar
from scrutiny.dates import SATURDAY, bank_holidays


@dataclass(frozen=True)
class Day:
    """One day that a rule sets: which, how it was counted, where that is written, and who may change it."""

    title: str
    on: dt.date
    says: str
    source: str
    set_by: str


LAW = "The law"
COUNCIL = "The council"


def explained(reckoned):
    rule = reckoned.rule
    set_by = COUNCIL if rule.may_override else LAW
    return Day(rule.title, reckoned.on, reckoned.says, rule.source, set_by)


def days_before(meeting, kept=None):
    """Publication, papers and briefing, in order of time."""
    before = (kept or calendar()).before(meeting.board, meeting.on)
    days = [explained(each) for each in (before.publication, before.papers, before.briefing)]
    return sorted(days, key=lambda day: day.on)


def call_in(decision, kept):
    return explained(kept.reckon("call-in", decision.published_on))


def doubts(board, on, *, is_formal, today, kept=None):
    """What speaks against a day, in sentences: warned of, never refused."""
    kept, day = kept or calendar(), f"{on.day} {on:%B %Y}"
    found = []
    if on < today:
        found.append(f"{day} has passed.")
    if on.weekday() >= SATURDAY:
        found.append(f"{day} is a {on:%A}.")
    if on in bank_holidays(on.year):
        found.append(f"{day} is a bank holiday ({bank_holidays(on.year)[on]}).")
    if on in kept.closed:
        found.append(f"The council is closed on {day} ({kept.closed[on]}).")
    publication = kept.before(board, on).publication.on
    if is_formal and publication < today <= on:
        last = f"{publication.day} {publication:%B %Y}"
        found.append(f"Its agenda would have to be published by {last}, which has passed.")
    return found
