"""Who came, noted with one key each."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from meetings import services as meetings
from tests import make
from tests.cast import assemble

pytestmark = pytest.mark.django_db
STAMP = {"by": None, "now": make.NOW}


@pytest.fixture
def cast():
    with time_machine.travel(make.NOW, tick=False):
        yield assemble()


@pytest.fixture
def minute(cast):
    """A minute of a draft; the meeting was held yesterday, and the next is in April."""
    meeting = make.meeting(
        cast.board, make.TODAY - dt.timedelta(days=1), status="published", minutes_state=""
    )
    meetings.add_agenda_item(meeting=meeting, title="Early help", number="1", position=1)
    make.meeting(cast.board, dt.date(2026, 4, 20), status="planned", minutes_state="")
    return meetings.start_minutes(meeting=meeting, **STAMP).minutes.get()


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.coordinator)
    return client


def roll(desk, minute, **answers):
    return desk.post(reverse("desk:attendance", args=[minute.meeting_id]), answers)


def noted(minute):
    rows = minute.meeting.attendance.select_related("person", "substitute_for")
    return [(row.person.name, row.capacity, row.is_present) for row in rows]


def test_members_are_marked_and_a_substitute_found_by_typing(desk, cast, minute):
    make.person("Sally Stand-in", kind="councillor")
    member, co_opted = cast.member.pk, cast.co_opted.pk

    roll(desk, minute, **{f"mark_{co_opted}": "present", f"substitute_{member}": "Sally Stand"})

    assert noted(minute) == [
        ("Max Member", "member", False),
        ("Sally Stand-in", "substitute", True),
        ("Coral Opted", "co-opted", True),
    ]


def test_an_old_page_does_not_undo_what_another_marked(desk, cast, minute):
    member, co_opted = cast.member.pk, cast.co_opted.pk
    roll(desk, minute, **{f"mark_{member}": "present"})

    old = {f"mark_{member}": "", f"was_mark_{member}": "", f"mark_{co_opted}": "apologies"}
    roll(desk, minute, **old)

    assert noted(minute) == [("Max Member", "member", True), ("Coral Opted", "co-opted", False)]


def test_nobody_found_is_said_and_nothing_is_noted(desk, cast, minute):
    page = roll(desk, minute, **{f"substitute_{cast.member.pk}": "Nobody Known"})

    assert "Nobody in the directory fits" in page.content.decode()
    assert noted(minute) == []


def test_officers_come_by_directorate_and_somebody_noted_by_mistake_goes(desk, cast, minute):
    roll(desk, minute, add="1", person="Olive Owner", capacity="employee")
    assert noted(minute) == [("Olive Owner", "employee", True)]

    roll(desk, minute, remove=str(cast.owner.pk))
    assert noted(minute) == []


def test_the_roll_is_of_the_day_of_the_meeting(desk, cast, minute):
    gone = cast.board.memberships.get(person=cast.member)
    meetings.unseat(membership=gone, ends_on=make.TODAY - dt.timedelta(days=2), **STAMP)

    page = desk.get(reverse("desk:attendance", args=[minute.meeting_id])).content.decode()

    assert "Coral Opted" in page and "Max Member" not in page
