"""What stays overdue goes up step by step: said before it happens, and at the end with a letter to send."""

import datetime as dt

import pytest
import time_machine

from actions.choices import Step
from actions.escalation import next_step, steps
from actions.services import give_update, set_due
from meetings.choices import Capacity
from tests import make

DAY = dt.timedelta(days=1)
DUE = dt.date(2026, 3, 2)


def test_head_desk_and_chair_hear_of_it_after_seven_fourteen_and_twenty_eight_days():
    assert [(it.step, (it.on - DUE).days) for it in steps(DUE)] == [
        (Step.HEAD, 7), (Step.DESK, 14), (Step.CHAIR, 28)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("late", "has_head", "step"),
    [
        (1, True, Step.HEAD),
        (1, False, Step.DESK),
        (7, True, Step.DESK),
        (14, True, Step.CHAIR),
        (28, True, None),
    ],
)
def test_the_next_step_is_the_first_to_come(late, has_head, step):
    coming = next_step(DUE, DUE + late * DAY, has_head=has_head)

    assert (coming and coming.step) == step


@pytest.fixture
def board(db):
    return make.board("Children's Board", slug="children")


@pytest.fixture
def member(client, board):
    make.seat(make.person("Cleo Chair", kind="councillor"), board, Capacity.CHAIR)
    member = make.person("Max Member", kind="councillor")
    make.seat(member, board)
    client.force_login(member)
    with time_machine.travel(make.NOW, tick=False):
        yield member


def read(client, address):
    return " ".join(client.get(address).content.decode().split())


def test_the_boards_page_leads_from_what_is_long_overdue_to_the_letter(client, board, member):
    long_since = make.action(board, title="Audit", due_on=make.TODAY - 28 * DAY)
    make.action(board, title="Plan", due_on=make.TODAY - 27 * DAY)

    seen = read(client, "/boards/children/")

    assert "1 has been overdue for a long time" in seen
    assert seen.count("letter for the chair to send") == 1
    assert client.get(f"/actions/{long_since.pk}/letter/").status_code == 200


def test_the_letter_says_what_was_asked_how_the_date_moved_and_what_was_heard(
    client, board, member
):
    owner = make.person("Olive Owner", post="Head of Early Help")
    minute = make.minute(make.meeting(board, dt.date(2025, 11, 20)), number="34")
    limb = make.resolution(minute, "report back on the audit", number="2")
    action = make.action(
        board, asked="report back on the audit", resolution=limb, owner=owner,
        due_on=make.TODAY - 60 * DAY,
    )  # fmt: skip
    stamp = {"by": owner, "now": make.NOW - 50 * DAY}
    set_due(action=action, due_to=make.TODAY - 30 * DAY, why="Late figures", **stamp)
    give_update(action=action, changed="Half done", **stamp)
    make.meeting(board, make.TODAY + 20 * DAY, status="planned", minutes_state="")

    seen = read(client, f"/actions/{action.pk}/letter/")

    assert "To Olive Owner" in seen
    assert "minute 34/25 (2)" in seen
    assert "report back on the audit" in seen
    assert (
        "It was due by 1 January 2026. The date was moved once, to 31 January 2026, and is now 30 days overdue."
        in seen
    )
    assert "We last heard of it on 11 January 2026." in seen
    assert "before it meets on 22 March 2026" in seen
    assert "Cleo Chair" in seen


def test_there_is_no_letter_about_what_is_not_overdue(client, board, member):
    action = make.action(board, due_on=make.TODAY)

    assert "It is not overdue" in read(client, f"/actions/{action.pk}/letter/")
