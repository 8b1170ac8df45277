"""Records of an invented board, for the rules: a day, and only what a test is about."""

import datetime as dt

from desk.loose_ends.record import Item, Place, Record
from desk.loose_ends.rules import RULES

TODAY = dt.date(2031, 2, 12)
BEFORE = dt.date(2031, 1, 8)
NEXT = dt.date(2031, 3, 12)
LATER = dt.date(2031, 4, 9)


def record(**parts):
    return Record(TODAY, board="Harbours Scrutiny Board", **parts)


def ready(title="Tide gauges", line=40, **parts):
    """A line of the programme that lacks nothing."""
    usual = {
        "on": NEXT,
        "label": "12 March 2031",
        "detail": "Whether the new gauges warn early enough",
        "officers": ("Una Reed",),
        "cabinet": ("Cllr Fenn",),
    }
    return Item(title, place=Place(line), **usual | parts)


def told(rule, **parts):
    """What one rule tells of a record."""
    return list(RULES[rule](record(**parts)))


def lines(rule, **parts):
    return [end.lines for end in told(rule, **parts)]
