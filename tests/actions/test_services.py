"""How an action lives: every move that is allowed, and by subtraction every move that is not."""

import datetime as dt

import pytest

from actions import services
from actions.choices import ALLOWED_CHANGES, MoveState, Status
from actions.models import Action, Event, EventExempt
from actions.services import recording
from tests import make

pytestmark = pytest.mark.django_db

LATER = make.TODAY + dt.timedelta(days=60)


@pytest.fixture
def board():
    return make.board(prefix="ECS")


@pytest.fixture
def owner():
    return make.person()


@pytest.fixture
def action(board, owner):
    return make.action(board, owner=owner, due_on=make.TODAY)


def at(action, status):
    """The action as it stands in a status."""
    completed_on = make.TODAY if status == Status.COMPLETE else None
    Action.objects.filter(pk=action.pk).update(status=status, completed_on=completed_on)
    action.refresh_from_db()
    return action


#: What moves an action to each status.
MOVES = {
    Status.IN_PROGRESS: lambda a, by: recording.move(
        action=a, to=Status.IN_PROGRESS, by=by, now=make.NOW, kind="started"
    ),
    Status.REPORTED: lambda a, by: recording.move(
        action=a, to=Status.REPORTED, by=by, now=make.NOW, kind="reported"
    ),
    Status.COMPLETE: lambda a, by: services.accept(action=a, by=by, now=make.NOW),
    Status.PAUSED: lambda a, by: services.pause(
        action=a, review_on=LATER, why="Consultation", by=by, now=make.NOW
    ),
    Status.NOT_REQUIRED: lambda a, by: services.withdraw(
        action=a, why="Overtaken", by=by, now=make.NOW
    ),
    Status.NOT_STARTED: lambda a, by: recording.move(
        action=a, to=Status.NOT_STARTED, by=by, now=make.NOW, kind="started"
    ),
}
ALLOWED = [
    (before, after) for before in Status for after in Status if after in ALLOWED_CHANGES[before]
]
FORBIDDEN = [
    (before, after) for before in Status for after in Status if after not in ALLOWED_CHANGES[before]
]


@pytest.mark.parametrize(("before", "after"), ALLOWED)
def test_allowed_moves_change_the_status_and_write_one_event(action, owner, before, after):
    at(action, before)
    events = Event.objects.count()

    MOVES[after](action, owner)

    action.refresh_from_db()
    event = Event.objects.order_by("pk").last()
    assert action.status == after
    # A pause is told with the day on which it is looked at again: a past day is replayed from it.
    told = {"status": after, "review_on": LATER.isoformat()} if after == Status.PAUSED else after
    assert (event.before, event.after, event.by) == (before, told, owner)
    assert Event.objects.count() == events + 1


@pytest.mark.parametrize(("before", "after"), FORBIDDEN)
def test_every_other_move_is_refused_and_changes_nothing(action, owner, before, after):
    at(action, before)
    events = Event.objects.count()

    with pytest.raises(services.ChangeRefused):
        MOVES[after](action, owner)

    action.refresh_from_db()
    assert action.status == before
    assert Event.objects.count() == events


def test_references_count_up_by_board_and_municipal_year(board):
    other = make.board(prefix="HTH")

    references = [
        make.action(board, opened_on=dt.date(2026, 3, 2)).reference,
        make.action(board, opened_on=dt.date(2026, 4, 2)).reference,
        make.action(board, opened_on=dt.date(2026, 6, 2)).reference,
        make.action(other, opened_on=dt.date(2026, 3, 2)).reference,
    ]

    assert references == ["ECS/25/001", "ECS/25/002", "ECS/26/001", "HTH/25/001"]


def test_the_first_due_date_is_kept_for_ever(action, owner):
    services.set_due(action=action, due_to=LATER, why="Agreed", by=owner, now=make.NOW)

    assert (action.due_to, action.first_due_to) == (LATER, make.TODAY)
    assert action.due_moves.get().state == MoveState.GRANTED


def test_a_due_date_does_not_move_without_a_reason(action, owner):
    with pytest.raises(services.ChangeRefused, match="why"):
        services.set_due(action=action, due_to=LATER, by=owner, now=make.NOW)

    action.refresh_from_db()
    assert action.due_to == make.TODAY


def test_a_first_update_starts_the_action(action, owner):
    services.give_update(action=action, changed="We wrote", by=owner, now=make.NOW)

    action.refresh_from_db()
    assert action.status == Status.IN_PROGRESS
    assert action.last_update_on == make.TODAY


def test_an_owner_reports_and_the_coordinator_completes(action, owner):
    services.give_update(
        action=action, changed="Done", reports_complete=True, by=owner, now=make.NOW
    )
    assert action.status == Status.REPORTED

    services.accept(action=action, by=make.person(), now=make.NOW)

    assert (action.status, action.completed_on) == (Status.COMPLETE, make.TODAY)


def test_what_was_reported_can_be_sent_back_with_a_reason(action, owner):
    at(action, Status.REPORTED)

    with pytest.raises(services.ChangeRefused):
        services.send_back(action=action, why=" ", by=owner, now=make.NOW)
    services.send_back(action=action, why="No figures", by=owner, now=make.NOW)

    assert action.status == Status.IN_PROGRESS
    assert Event.objects.order_by("pk").last().text == "No figures"


def test_a_finished_action_takes_no_update(action, owner):
    at(action, Status.COMPLETE)

    with pytest.raises(services.ChangeRefused, match="finished"):
        services.give_update(action=action, changed="More", by=owner, now=make.NOW)

    assert action.updates.count() == 0


def test_a_later_date_is_asked_for_and_granted(action, owner):
    move = services.ask_later_date(
        action=action, due_after=LATER, why="Data late", by=owner, now=make.NOW
    )
    action.refresh_from_db()
    assert action.due_to == make.TODAY, "asking moves nothing"

    services.decide_later_date(move=move, granted=True, by=make.person(), now=make.NOW)

    action.refresh_from_db()
    assert (action.due_to, action.first_due_to) == (LATER, make.TODAY)


def test_a_refused_later_date_moves_nothing_and_says_why(action, owner):
    move = services.ask_later_date(
        action=action, due_after=LATER, why="Busy", by=owner, now=make.NOW
    )

    with pytest.raises(services.ChangeRefused):
        services.decide_later_date(move=move, granted=False, by=owner, now=make.NOW)
    services.decide_later_date(
        move=move, granted=False, answer="The board needs it", by=owner, now=make.NOW
    )

    action.refresh_from_db()
    assert action.due_to == make.TODAY
    with pytest.raises(services.ChangeRefused, match="already"):
        services.decide_later_date(move=move, granted=True, by=owner, now=make.NOW)


@pytest.mark.parametrize(
    ("due_after", "why"),
    [(make.TODAY, "Busy"), (make.TODAY - dt.timedelta(days=1), "Busy"), (LATER, "  ")],
)
def test_a_later_date_must_be_later_and_have_a_reason(action, owner, due_after, why):
    with pytest.raises(services.ChangeRefused):
        services.ask_later_date(action=action, due_after=due_after, why=why, by=owner, now=make.NOW)

    assert action.due_moves.count() == 0


def test_only_one_later_date_is_asked_for_at_a_time(action, owner):
    services.ask_later_date(action=action, due_after=LATER, why="Busy", by=owner, now=make.NOW)

    with pytest.raises(services.ChangeRefused, match="waits for an answer"):
        services.ask_later_date(action=action, due_after=LATER, why="Busy", by=owner, now=make.NOW)


def test_of_two_who_change_details_at_once_the_second_is_told(action, owner):
    version = action.version
    services.change_details(action=action, version=version, title="First", by=owner, now=make.NOW)

    with pytest.raises(services.Stale):
        services.change_details(
            action=action, version=version, title="Second", by=owner, now=make.NOW
        )

    action.refresh_from_db()
    assert action.title == "First"


def test_private_words_stand_in_the_exempt_tables_alone(board, owner):
    action = make.action(board, title="CANARY", asked="CANARY asked", is_private=True)
    services.give_update(
        action=action,
        changed="CANARY changed",
        new_due=LATER,
        why="CANARY why",
        by=owner,
        now=make.NOW,
    )
    services.pause(action=action, review_on=LATER, why="CANARY", by=owner, now=make.NOW)

    assert (action.title, action.asked) == ("", "")
    assert action.word("title") == "CANARY"
    assert action.updates.get().changed == ""
    assert action.updates.get().word("changed") == "CANARY changed"
    assert action.due_moves.get().word("why") == "CANARY why"
    assert not Event.objects.filter(text__contains="CANARY").exists()
    assert EventExempt.objects.filter(text="CANARY").exists()
