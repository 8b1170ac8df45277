"""Actions as they stood on a past day."""

import datetime as dt
from itertools import product

import pytest

from actions import services
from actions.as_at import Happened, Stood, as_they_stood, replay
from actions.choices import Standing, Status
from actions.models import Action
from tests import make

JAN, FEB, MAR, APR = (make.TODAY.replace(month=month) for month in (1, 2, 3, 4))


def days_after(n):
    return make.NOW + dt.timedelta(days=n)


def stood(**details):
    return Stood(**{"status": "complete", "due_to": APR, "owner": 2, "opened_on": JAN} | details)


def test_what_happened_later_is_undone_newest_first():
    now = stood(completed_on=APR, moves=1)
    events = [
        Happened(JAN, "started", "not_started", "in_progress"),
        Happened(MAR, "later_date_granted", FEB.isoformat(), APR.isoformat()),
        Happened(MAR, "handed_over", {"owner": 1}, {"owner": 2}),
        Happened(MAR, "reported", "in_progress", "reported"),
        Happened(APR, "accepted", "reported", "complete"),
    ]

    assert replay(now, events, FEB) == stood(status="in_progress", due_to=FEB, owner=1)
    assert replay(now, events, MAR) == stood(status="reported", moves=1)
    assert replay(now, events, APR) == now


def test_what_was_reopened_later_was_complete_from_the_day_it_was_accepted():
    events = [
        Happened(JAN, "accepted", "reported", "complete"),
        Happened(MAR, "reopened", "complete", "in_progress"),
    ]

    assert replay(stood(status="in_progress"), events, FEB) == stood(completed_on=JAN)


def test_a_proposal_to_close_stands_until_it_is_decided():
    events = [
        Happened(JAN, "closing_proposed"),
        Happened(MAR, "withdrawn", "in_progress", "not_required"),
    ]

    before = replay(stood(status="not_required"), events, FEB)
    assert before == stood(status="in_progress", closing_proposed_on=JAN)


@pytest.fixture
def board(db):
    return make.board(prefix="AT")


def tracked(board, day):
    rows = Action.objects.filter(board=board).with_standing(day).with_moves().order_by("pk")
    return as_they_stood(rows.select_related("owner"), day)


def test_an_action_is_read_as_it_stood_then(board):
    officer, successor = make.person("Ann Early"), make.person("Bea Later")
    action = make.action(board, owner=officer, due_on=make.TODAY.replace(day=9))
    services.give_update(action=action, changed="Begun", by=officer, now=days_after(1))
    services.set_due(
        action=action, due_to=APR, why="Staff left", by=None, now=days_after(3), said="in April"
    )
    services.change_details(
        action=action, version=action.version, by=None, now=days_after(3), owner=successor
    )
    services.give_update(
        action=action, changed="Done", reports_complete=True, by=successor, now=days_after(4)
    )
    services.accept(action=action, by=None, now=days_after(5))
    make.action(board, opened_on=make.TODAY + dt.timedelta(days=5))

    (then,) = tracked(board, make.TODAY + dt.timedelta(days=2))
    told = (then.status, then.due_to.day, str(then.owner), then.moves, then.last_update_on.day)
    assert told == ("in_progress", 9, "Ann Early", 0, 3)
    assert (then.standing, then.is_live, then.completed_on) == (Standing.ON_TRACK, True, None)
    assert then.due_said == "", "what was said of the later date was not said then"

    now = tracked(board, make.TODAY + dt.timedelta(days=5))[0]
    assert (now.status, now.due_to, str(now.owner), now.moves) == (
        "complete", APR, "Bea Later", 1
    )  # fmt: skip


def test_many_actions_are_replayed_in_as_many_queries_as_one(board, django_assert_num_queries):
    for _ in range(5):
        make.action(board, owner=make.person())
    rows = list(Action.objects.filter(board=board).with_standing(FEB).with_moves())

    with django_assert_num_queries(2):
        as_they_stood(rows, make.TODAY)


def test_a_replayed_action_stands_as_its_row_would(board):
    """The two tellings of a standing, over every case."""
    days = (None, *(make.TODAY + dt.timedelta(days=n) for n in (-200, -50, -1, 0, 14, 15)))
    action = make.action(board)
    rows = Action.objects.filter(pk=action.pk)
    for status, due, quiet, opened in product(Status, days, days, days[1:4]):
        told = {"status": status, "due_to": due, "last_update_on": quiet, "opened_on": opened}
        told["completed_on"] = make.TODAY if status == Status.COMPLETE else None
        for review_on in days[2:5] if status == Status.PAUSED else [None]:
            rows.update(**told, review_on=review_on)
            (row,) = rows.with_standing(make.TODAY)
            one = Stood(**told, owner=None, review_on=review_on)
            assert one.standing(make.TODAY) == row.standing, told
