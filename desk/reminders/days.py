"""On which days something due is worth a message, and by which rule: pure functions over dates."""

import datetime as dt

from desk.choices import Rule

#: Days before the due date on which its owner hears of it, nearest first, and the rule that says so.
BEFORE = {0: Rule.TODAY, 1: Rule.TOMORROW, 7: Rule.WEEK, 14: Rule.FORTNIGHT}
#: Days between two messages about something overdue; the first comes the day after.
AGAIN = 7


def latest_reminder(due_to: dt.date, today: dt.date) -> dt.date | None:
    """The last day up to today on which something due then was worth a message, or None if none has come.

    Fourteen, seven and one days before, on the day, the day after, and then weekly. A day missed (a weekend, a
    holiday, the sender was down) is made up for by the next working day, because the last message is compared with
    this day, not with today.
    """
    rule = rule_for(due_to, today)
    if rule == Rule.OVERDUE:
        return latest_of_every_week(due_to + dt.timedelta(days=1), today)
    return next((due_to - dt.timedelta(days=n) for n, it in BEFORE.items() if it == rule), None)


def latest_of_every_week(first: dt.date, today: dt.date) -> dt.date | None:
    """The last day up to today of those that come every week from a first one; None before it."""
    if today < first:
        return None
    return today - dt.timedelta(days=(today - first).days % AGAIN)


def rule_for(due_to: dt.date, today: dt.date) -> Rule | None:
    """By which rule something due then is in today's message, or None while it is not."""
    ahead = (due_to - today).days
    if ahead < 0:
        return Rule.OVERDUE
    return next((rule for days, rule in BEFORE.items() if ahead <= days), None)
