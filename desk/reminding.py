"""On which days something due is worth a message: pure functions over dates."""

import datetime as dt

#: Days before the due date on which its owner hears of it, nearest first.
BEFORE = (0, 1, 7, 14)
#: Days between two messages about something overdue; the first comes the day after.
AGAIN = 7


def latest_reminder(due_to: dt.date, today: dt.date) -> dt.date | None:
    """The last day up to today on which something due then was worth a message, or None if none has come.

    Fourteen, seven and one days before, on the day, the day after, and then weekly. A day missed (the sender was
    down) is made up for by the next one, because the last message is compared with this day, not with today.
    """
    ahead = (due_to - today).days
    if ahead < 0:
        return today - dt.timedelta(days=(-ahead - 1) % AGAIN)
    for days in BEFORE:
        if ahead <= days:
            return due_to - dt.timedelta(days=days)
    return None
