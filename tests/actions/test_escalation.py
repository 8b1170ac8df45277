"""What stays overdue goes up step by step: said before it happens, and at the end with a letter to send."""

import datetime as dt

import pytest
import time_machine

from actions.choices import Step
from actions.escalation import steps, steps_to_come
from actions.services import give_update, pause, set_due
from meetings.choices import Capacity
from tests import make

DAY = dt.timedelta(days=1)
DUE = dt.date(2026, 3, 2)


def test_head_desk_and_chair_hear_of_it_after_seven_fourteen_and_twenty_eight_days():
    assert [(it.step, (it.on - DUE).days) for it in steps(DUE, "Hetty Head")] == [
        (Step.HEAD, 7), (Step.DESK, 14), (Step.CHAIR, 28)
    ]  # fmt: skip
    assert [it.step for it in steps(DUE)] == [Step.DESK, Step.CHAIR]


@pytest.mark.parametrize(
    ("late", "coming"),
    [
        (-15, []),
        (-14, ["Hetty Head hears of it", "it is on the scrutiny co-ordinator’s desk"]),
        (1, ["Hetty Head hears of it", "it is on the scrutiny co-ordinator’s desk"]),
        (7, ["it is on the scrutiny co-ordinator’s desk", "it is on the chair’s briefing"]),
        (28, []),
    ],
)
def test_who_would_hear_of_it_is_said_from_a_fortnight_before_until_they_have(board, late, coming):
    owner = make.person(reports_to=make.person("Hetty Head"))
    action = make.action(board, owner=owner, due_on=DUE)

    told = [str(it) for it in steps_to_come(action, DUE + late * DAY)]

    assert [it[: len(words)] for it, words in zip(told, coming, strict=False)] == coming
    assert bool(told) == bool(coming)


def test_paused_work_goes_nowhere_and_private_work_not_to_the_head(board):
    owner = make.person(reports_to=make.person("Hetty Head"))
    private = make.action(board, is_private=True, owner=owner, due_on=DUE)
    paused = make.action(board, owner=owner, due_on=DUE)
    pause(action=paused, review_on=DUE + 90 * DAY, why="Waiting", by=owner, now=make.NOW)

    assert [it.step for it in steps_to_come(private, DUE)] == [Step.DESK, Step.CHAIR]
    assert steps_to_come(paused, DUE) == []


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
    long_since = make.action(
        board, title="Audit", owner=make.person(), due_on=make.TODAY - 28 * DAY
    )
    nobodys = make.action(board, title="Survey", due_on=make.TODAY - 29 * DAY)
    make.action(board, title="Plan", owner=make.person(), due_on=make.TODAY - 27 * DAY)

    seen = read(client, "/boards/children/")

    assert "2 have been overdue for a long time" in seen
    assert "It has no lead officer" in read(client, f"/actions/{nobodys.pk}/letter/")
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


def test_the_page_says_who_hears_of_it_next_and_leads_to_the_letter(client, board, member):
    soon, late = (
        make.action(board, due_on=make.TODAY),
        make.action(board, owner=make.person(), due_on=make.TODAY - 28 * DAY),
    )
    client.force_login(make.coordinator(board))

    assert "It is on the scrutiny co-ordinator’s desk on 16 March 2026" in read(
        client, f"/actions/{soon.pk}/"
    )
    seen = read(client, f"/actions/{late.pk}/")
    assert f'href="/actions/{late.pk}/letter/"' in seen
    assert "If nothing is heard" not in seen


def test_there_is_no_letter_about_what_is_not_overdue(client, board, member):
    action = make.action(board, due_on=make.TODAY)

    assert "It is not overdue" in read(client, f"/actions/{action.pk}/letter/")
