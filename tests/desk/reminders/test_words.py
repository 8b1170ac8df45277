"""What a message says of one thing: nothing twice, and where it comes from."""

import datetime as dt

import pytest

from actions import services
from desk.reminders import sending
from desk.reminders.saying import what_to_say
from tests import make

pytestmark = pytest.mark.django_db
LATE = make.TODAY - dt.timedelta(days=9)


@pytest.fixture
def board():
    return make.board("Harbour Board")


@pytest.fixture
def owner():
    return make.person("Olive Owner")


def told(owner):
    (line,) = what_to_say(owner, make.TODAY).lines
    return line


def minute(board, **details):
    return make.minute(make.meeting(board, dt.date(2026, 1, 21)), **details)


def test_the_boards_words_are_told_with_their_minute(board, owner):
    limb = make.resolution(minute(board, number="34"), number="2")
    make.action(board, title="Tide tables", asked="ask for the tide tables by May", owner=owner,
                due_on=LATE, resolution=limb)  # fmt: skip

    line = told(owner)

    assert line.asked == "The board asked: ask for the tide tables by May"
    assert line.source == "Harbour Board, minute 34/25 (2)"
    assert line.told.startswith("Due Saturday 21 February 2026, 9 days late. If nothing is heard")


def test_words_that_say_no_more_than_the_name_are_left_out(board, owner):
    make.action(board, title="Tide tables report back", asked="tide tables report back.", owner=owner,
                due_on=make.TODAY)  # fmt: skip

    assert told(owner).asked == ""
    assert told(owner).told == "Due Monday 2 March 2026."


def test_a_promise_is_called_one_and_has_its_minute(board, owner):
    make.action(board, kind="promise", title="Context", asked="Officers offered more context",
                owner=owner, due_on=LATE, minute=minute(board, number="40"))  # fmt: skip

    assert told(owner).asked == "Promised: Officers offered more context"
    assert told(owner).source == "Harbour Board, minute 40/25"


def test_a_minute_without_a_number_is_not_cited(board, owner):
    make.action(board, owner=owner, due_on=LATE, minute=minute(board, number=""))

    assert told(owner).source == "Harbour Board"


def test_what_went_today_can_be_rehearsed_as_it_went(board, owner, mailoutbox):
    action = make.action(board, owner=owner, due_on=make.TODAY + dt.timedelta(days=60))
    hour = dt.timedelta(hours=1)
    services.give_update(
        action=action, changed="Done", reports_complete=True, by=owner, now=make.NOW - 5 * hour
    )
    services.send_back(action=action, why="No figures yet", by=None, now=make.NOW - 4 * hour)
    sending.run(lambda: make.NOW)

    assert "No figures yet" in mailoutbox[0].body
    assert told(owner).told == "Sent back: No figures yet"
