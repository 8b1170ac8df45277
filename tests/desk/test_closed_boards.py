"""A board that is closed takes nothing new, and says why."""

import datetime as dt

import pytest
import time_machine

from actions import services as asked
from actions import yearend
from actions.services import ChangeRefused as ActionRefused
from meetings import services as meetings
from meetings.services import ChangeRefused, groups
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db
STAMP = {"by": None, "now": NOW}
SOON, LATER = TODAY + dt.timedelta(days=30), TODAY + dt.timedelta(days=60)


@pytest.fixture(autouse=True)
def now():
    """Rights read the clock: here it stands."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def board():
    return make.board("Education Board", slug="education", prefix="ECS")


@pytest.fixture
def closed(board):
    meetings.close_board(board=board, version=1, closed_on=TODAY, successor=None, **STAMP)
    return board


def test_a_closed_board_takes_nothing_new(closed):
    refused = [
        lambda: meetings.call_meeting(board=closed, on=SOON, **STAMP),
        lambda: make.seat(make.person(), closed, starts_on=SOON),
        lambda: make.action(closed),
        lambda: make.item(closed),
        lambda: groups.set_up_group(parent=closed, name="G", slug="g", prefix="G", **STAMP),
    ]

    for new in refused:
        with pytest.raises(
            (ChangeRefused, ActionRefused), match="closed on 2 March 2026 and takes"
        ):
            new()


def test_a_closed_boards_programme_is_not_carried_and_its_agenda_not_published(board):
    item = make.item(board, slot="undated", year=2024)
    meeting = make.meeting(board, SOON, status="planned", minutes_state="")
    meetings.close_board(board=board, version=1, closed_on=TODAY, successor=None, **STAMP)
    going = [yearend.Going(item, item.version, "undated")]
    meeting.refresh_from_db()

    with pytest.raises(ActionRefused, match="takes nothing new"):
        yearend.carry(board=board, year=2024, going=going, dropped=[], **STAMP)
    with pytest.raises(ChangeRefused, match="takes nothing new"):
        meetings.publish_agenda(meeting=meeting, version=meeting.version, **STAMP)


def test_its_history_may_still_be_entered_and_somebody_appointed_to_keep_it(closed):
    long_ago = TODAY - dt.timedelta(days=400)

    meeting = make.meeting(closed, long_ago)
    limb = make.resolution(make.minute(meeting))
    action = make.action(closed, opened_on=long_ago)
    make.action(closed, resolution=limb, asked_on=meeting.on)
    make.item(closed, year=2024, asked_on=long_ago)

    assert asked.add_note(action=action, text="Found in the archive", **STAMP) is None
    assert make.coordinator(closed).appointments.exists()
    assert closed.actions.count() == 2


@pytest.mark.parametrize(
    ("address", "answers"),
    [
        ("open-action/", {"title": "New", "asked": "New", "kind": "request"}),
        ("programme/add/", {"title": "New", "slot": "undated"}),
    ],
)
def test_the_pages_say_why_a_closed_board_takes_nothing(client, closed, address, answers):
    client.force_login(make.coordinator(closed))

    words = client.post(f"/boards/education/{address}", answers).content.decode()

    assert "Education Board closed on 2 March 2026 and takes nothing new." in words
