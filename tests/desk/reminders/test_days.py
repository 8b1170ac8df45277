"""On which days something due is worth a message."""

import datetime as dt

import pytest

from desk.choices import Rule
from desk.reminders.days import latest_reminder, rule_for

TODAY = dt.date(2026, 3, 2)


def ago(days):
    return TODAY - dt.timedelta(days=days)


@pytest.mark.parametrize(
    ("due_in", "reminded_ago"),
    [
        (15, None),
        (14, 0),
        (13, 1),
        (8, 6),
        (7, 0),
        (2, 5),
        (1, 0),
        (0, 0),
        (-1, 0),
        (-2, 1),
        (-7, 6),
        (-8, 7),
        (-400, 399),
    ],
)
def test_something_comes_up_before_on_and_after_its_day(due_in, reminded_ago):
    expected = None if reminded_ago is None else ago(reminded_ago)

    assert latest_reminder(TODAY + dt.timedelta(days=due_in), TODAY) == expected


@pytest.mark.parametrize(
    ("due_in", "rule"),
    [
        (15, None),
        (14, Rule.FORTNIGHT),
        (8, Rule.FORTNIGHT),
        (7, Rule.WEEK),
        (2, Rule.WEEK),
        (1, Rule.TOMORROW),
        (0, Rule.TODAY),
        (-1, Rule.OVERDUE),
        (-400, Rule.OVERDUE),
    ],
)
def test_each_day_has_the_rule_by_which_it_is_in_a_message(due_in, rule):
    assert rule_for(TODAY + dt.timedelta(days=due_in), TODAY) == rule
