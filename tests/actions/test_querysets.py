"""How an action stands on a day, and who may see it or say where it is."""

import datetime as dt

import pytest

from actions import services
from actions.choices import CYCLE, DUE_SOON, WITHOUT_DATE, Standing, Status
from actions.models import Action
from tests import make
from tests.cast import EVERYBODY, assemble

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def standing(action):
    return Action.objects.with_standing(make.TODAY).get(pk=action.pk).standing


@pytest.mark.parametrize(
    ("status", "due_in", "opened_ago", "expected"),
    [
        (Status.NOT_STARTED, -DAY, DAY, Standing.OVERDUE),
        (Status.IN_PROGRESS, -DAY, DAY, Standing.OVERDUE),
        (Status.NOT_STARTED, 0 * DAY, DAY, Standing.DUE_SOON),
        (Status.NOT_STARTED, DUE_SOON, DAY, Standing.DUE_SOON),
        (Status.NOT_STARTED, DUE_SOON + DAY, DAY, Standing.ON_TRACK),
        (Status.IN_PROGRESS, 0 * DAY, DAY, Standing.ON_TRACK),
        (Status.IN_PROGRESS, 90 * DAY, CYCLE, Standing.ON_TRACK),
        (Status.IN_PROGRESS, 90 * DAY, CYCLE + DAY, Standing.NO_UPDATE),
        (Status.NOT_STARTED, None, WITHOUT_DATE, Standing.NO_UPDATE),
        (Status.NOT_STARTED, None, WITHOUT_DATE + DAY, Standing.NO_DATE),
        (Status.NOT_STARTED, None, DAY, Standing.ON_TRACK),
        (Status.REPORTED, -DAY, DAY, Standing.AWAITING),
        (Status.PAUSED, -DAY, DAY, Standing.PAUSED),
        (Status.COMPLETE, -DAY, DAY, Standing.COMPLETE),
        (Status.NOT_REQUIRED, -DAY, DAY, Standing.NOT_REQUIRED),
    ],
)
def test_standing_is_worked_out_from_status_and_dates(status, due_in, opened_ago, expected):
    due_on = None if due_in is None else make.TODAY + due_in
    action = make.action(make.board(), due_on=due_on, opened_on=make.TODAY - opened_ago)
    completed_on = make.TODAY if status == Status.COMPLETE else None
    Action.objects.filter(pk=action.pk).update(status=status, completed_on=completed_on)

    assert standing(action) == expected


def test_a_paused_action_turns_amber_on_its_review_date():
    action = make.action(make.board())
    services.pause(action=action, review_on=make.TODAY, why="Waiting", by=None, now=make.NOW)

    assert standing(action) == Standing.REVIEW_DUE


def test_live_is_what_is_still_owed():
    board = make.board()
    for status in Status:
        action = make.action(board)
        completed_on = make.TODAY if status == Status.COMPLETE else None
        Action.objects.filter(pk=action.pk).update(status=status, completed_on=completed_on)

    statuses = set(Action.objects.live().values_list("status", flat=True))

    assert statuses == {Status.NOT_STARTED, Status.IN_PROGRESS, Status.REPORTED, Status.PAUSED}


#: Who sees the open action, who the private one, and who may say where the open one is.
RIGHTS = {
    "owner": (True, False, True),
    "coordinator": (True, True, True),
    "member": (True, True, False),
    "co_opted": (True, False, False),
    "outsider": (True, False, False),
    "administrator": (True, False, False),
    "stranger": (True, False, False),
}


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_see_and_update_an_action_of_a_public_board(who):
    cast = assemble()
    person = cast[who]
    seen = Action.objects.visible_to(person)

    rights = (
        seen.contains(cast.action),
        seen.contains(cast.private),
        Action.objects.updatable_by(person).contains(cast.action),
    )

    assert rights == RIGHTS[who]


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_closed_boards_actions_are_for_its_own_people_and_the_owner(who):
    cast = assemble(is_public=False)

    seen = Action.objects.visible_to(cast[who]).contains(cast.action)

    assert seen == (who not in ("outsider", "stranger"))


def test_an_owner_sees_the_private_action_they_answer_for():
    cast = assemble()
    Action.objects.filter(pk=cast.private.pk).update(owner=cast.outsider)

    assert Action.objects.visible_to(cast.outsider).contains(cast.private)


def test_a_right_ends_with_the_seat():
    cast = assemble()
    cast.member.memberships.update(ends_on=make.LONG_AGO)

    assert not Action.objects.visible_to(cast.member).contains(cast.private)
