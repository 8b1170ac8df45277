"""On which days something due is worth a message, and by which rule: pure functions over dates."""

import datetime as dt

from desk import choices
from desk.choices import Rule

#: Days before the due date on which its owner hears of it, nearest first, and the rule that says so.
BEFORE = {0: Rule.TODAY, 1: Rule.TOMORROW, choices.AGAIN: Rule.WEEK, choices.FIRST: Rule.FORTNIGHT}
#: Days after which somebody who owes what is overdue is told again; a message lists all of it each time.
AGAIN = dt.timedelta(days=7)


def latest_reminder(due_to: dt.date, today: dt.date) -> dt.date | None:
    """The last day up to today on which something due then came up, or None if none has come.

    On the days of BEFORE, and the day after it was due. A day missed (a weekend, a holiday, the sender was down) is
    made up for by the next working day, because the last message is compared with this day, not with today.
    """
    rule = rule_for(due_to, today)
    if rule == Rule.OVERDUE:
        return due_to + dt.timedelta(days=1)
    return next((due_to - dt.timedelta(days=n) for n, it in BEFORE.items() if it == rule), None)


def rule_for(due_to: dt.date, today: dt.date) -> Rule | None:
    """By which rule something due then is in today's message, or None while it is not."""
    ahead = (due_to - today).days
    if ahead < 0:
        return Rule.OVERDUE
    return next((rule for days, rule in BEFORE.items() if ahead <= days), None)
