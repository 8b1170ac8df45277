"""Calling, moving and cancelling meetings; and decisions that a board watches."""

import datetime as dt

import pytest

from meetings import services
from meetings.choices import COMING, MeetingStatus, WatchState
from meetings.models import Event, Meeting
from meetings.services import ChangeRefused, Stale
from tests import make

pytestmark = pytest.mark.django_db

STAMP = {"by": None, "now": make.NOW}
APRIL = dt.date(2026, 4, 16)
MAY = dt.date(2026, 5, 14)
TOLD = {"why": "The room is flooded.", "notice": "Moved: the room cannot be used."}


@pytest.fixture
def board():
    return make.board()


@pytest.fixture
def planned(board):
    return make.meeting(board, APRIL, status="planned", minutes_state="")


def test_a_year_of_meetings_is_called_at_once(board):
    called = services.call_meetings(board=board, days=[APRIL, MAY], place="Room 1", **STAMP)

    assert [(meeting.on, meeting.status) for meeting in called] == [
        (APRIL, "planned"),
        (MAY, "planned"),
    ]


def test_one_day_that_cannot_be_refuses_all_and_says_which(board, planned):
    days = [MAY, APRIL, MAY]

    with pytest.raises(ChangeRefused) as refusal:
        services.call_meetings(board=board, days=days, **STAMP)

    assert str(refusal.value) == (
        "16 April 2026: the board meets on this day already. "
        "14 May 2026: the board meets on this day already."
    )
    assert board.meetings.get() == planned


def test_a_closed_board_calls_no_meeting_after_it_closed(board):
    board.closed_on = MAY

    assert services.verdicts(board, [APRIL, MAY]) == [
        (APRIL, ""),
        (MAY, "14 May 2026: the board is closed from 14 May 2026."),
    ]


def test_moving_keeps_the_first_day_the_reason_and_the_notice(planned):
    moved = services.move_meeting(meeting=planned, version=1, on=MAY, **TOLD, **STAMP)
    again = dt.date(2026, 5, 21)
    moved = services.move_meeting(meeting=moved, version=2, on=again, **TOLD, **STAMP)

    assert (moved.on, moved.first_on, moved.notice) == (again, APRIL, TOLD["notice"])
    told = Event.objects.filter(kind="meeting_moved").values_list("text", "before", "after")
    assert list(told) == [
        (TOLD["why"], {"on": "2026-04-16"}, {"on": "2026-05-14"}),
        (TOLD["why"], {"on": "2026-05-14"}, {"on": "2026-05-21"}),
    ]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (APRIL, "on this day already"),
        (dt.date(2026, 3, 1), "has passed"),
        (MAY, "meets on this day already"),
    ],
)
def test_a_day_that_will_not_do_is_refused(board, planned, on, said):
    make.meeting(board, MAY, status="planned", minutes_state="")

    with pytest.raises(ChangeRefused, match=said):
        services.move_meeting(meeting=planned, version=1, on=on, **TOLD, **STAMP)

    assert Meeting.objects.get(pk=planned.pk).on == APRIL


@pytest.mark.parametrize("status", [it for it in MeetingStatus if it not in COMING])
def test_a_meeting_that_is_over_is_neither_moved_nor_cancelled(board, status):
    meeting = make.meeting(board, APRIL, status=status)

    with pytest.raises(ChangeRefused, match="stands as it is"):
        services.move_meeting(meeting=meeting, version=1, on=MAY, **TOLD, **STAMP)
    with pytest.raises(ChangeRefused, match="stands as it is"):
        services.cancel_meeting(meeting=meeting, version=1, **TOLD, **STAMP)


def test_a_meeting_whose_day_has_passed_is_not_cancelled(board):
    meeting = make.meeting(board, dt.date(2026, 3, 1), status="planned")

    with pytest.raises(ChangeRefused, match="was on 1 March 2026"):
        services.cancel_meeting(meeting=meeting, version=1, **TOLD, **STAMP)


def test_cancelling_keeps_the_reason_and_frees_the_day(board, planned):
    services.cancel_meeting(meeting=planned, version=1, **TOLD, **STAMP)

    assert (planned.status, planned.notice) == ("cancelled", TOLD["notice"])
    assert Event.objects.get(kind="meeting_cancelled").text == TOLD["why"]
    services.call_meeting(board=board, on=APRIL, **STAMP)


def test_of_two_who_change_a_meeting_the_second_is_told(planned):
    services.change_meeting(meeting=planned, version=1, place="Room 2", **STAMP)
    theirs = Meeting.objects.get(pk=planned.pk)

    with pytest.raises(Stale):
        services.change_meeting(meeting=theirs, version=1, place="Room 3", **STAMP)
    with pytest.raises(Stale):
        services.cancel_meeting(meeting=theirs, version=1, **TOLD, **STAMP)

    planned.refresh_from_db()
    assert (planned.place, planned.status) == ("Room 2", "planned")


def test_a_watched_decision_has_the_last_day_that_the_constitution_counts(board):
    decision = services.watch_decision(
        board=board,
        title="Leisure contract",
        decided_by="Cabinet",
        published_on=dt.date(2018, 3, 28),
        **STAMP,
    )

    assert decision.call_in_by == dt.date(2018, 4, 6)  # past Good Friday and Easter Monday
    with pytest.raises(ChangeRefused, match="what the board decided"):
        services.change_watched(
            decision=decision, version=1, state=WatchState.LET_PASS, note=" ", **STAMP
        )
    services.change_watched(
        decision=decision, version=1, state=WatchState.CALLED_IN, note="By five members", **STAMP
    )
    assert (decision.state, decision.note) == ("called_in", "By five members")
    with pytest.raises(Stale):
        services.change_watched(
            decision=decision, version=1, state=WatchState.LET_PASS, note="No", **STAMP
        )
