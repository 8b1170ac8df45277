"""Boards, seats, meetings and limbs: what each change writes, and what it refuses."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from meetings import services
from meetings.choices import Capacity, ResolutionKind, Settled
from meetings.models import Board, Event
from people.models import MunicipalYear, Person
from tests import make

pytestmark = pytest.mark.django_db

BY = {"by": None, "now": make.NOW}


@pytest.fixture
def board():
    return make.board()


@pytest.mark.parametrize("field", ["name", "slug", "prefix"])
def test_boards_share_no_name_address_or_prefix(field):
    details = {"name": "Board A", "slug": "a", "prefix": "A"}
    services.open_board(**details, **BY)
    other = {"name": "Board B", "slug": "b", "prefix": "B"} | {field: details[field]}

    with pytest.raises(ValidationError):
        services.open_board(**other, **BY)

    assert Board.objects.count() == 1


def test_of_two_who_change_a_board_at_once_the_second_is_told(board):
    services.change_board(board=board, version=1, meeting_minutes=90, **BY)

    with pytest.raises(services.ChangeRefused, match="while you were writing"):
        services.change_board(
            board=Board.objects.get(pk=board.pk), version=1, meeting_minutes=60, **BY
        )

    board.refresh_from_db()
    assert board.meeting_minutes == 90


@pytest.mark.parametrize(
    ("capacity", "sees_private"),
    [
        (Capacity.CHAIR, True),
        (Capacity.VICE_CHAIR, True),
        (Capacity.MEMBER, True),
        (Capacity.CO_OPTED, False),
        (Capacity.BY_INVITATION, False),
    ],
)
def test_a_seat_gives_private_business_to_members_only(board, capacity, sees_private):
    seat = make.seat(make.person(), board, capacity)

    assert seat.sees_private == sees_private


def test_nobody_sits_twice_on_a_board_at_a_time(board):
    person = make.person()
    seat = make.seat(person, board)
    with pytest.raises(ValidationError):
        make.seat(person, board)

    services.unseat(membership=seat, ends_on=make.TODAY, **BY)
    again = make.seat(person, board, starts_on=make.TODAY + dt.timedelta(days=1))

    assert list(board.memberships.current(make.TODAY)) == [seat]
    assert list(board.memberships.current(again.starts_on)) == [again]


def test_a_seat_does_not_end_before_it_begins(board):
    seat = make.seat(make.person(), board, starts_on=make.TODAY)

    with pytest.raises(services.ChangeRefused):
        services.unseat(membership=seat, ends_on=make.TODAY - dt.timedelta(days=1), **BY)


def test_a_coordinator_is_appointed_and_may_keep_the_directory(board):
    person = make.person()

    make.appoint(person, board)

    assert Person.objects.get(pk=person.pk).keeps_directory
    assert Board.objects.coordinated_by(person).contains(board)


def test_an_ended_appointment_gives_no_right(board):
    person = make.person()
    appointment = make.appoint(person, board)

    services.end_appointment(appointment=appointment, ends_on=make.LONG_AGO, **BY)

    assert not Board.objects.coordinated_by(person).exists()
    assert not Person.objects.get(pk=person.pk).keeps_directory


def test_whoever_keeps_another_board_still_keeps_the_directory(board):
    person = make.person()
    appointment = make.appoint(person, board)
    make.appoint(person, make.board())

    services.end_appointment(appointment=appointment, ends_on=make.LONG_AGO, **BY)

    assert Person.objects.get(pk=person.pk).keeps_directory


def test_a_board_meets_once_a_day_unless_the_other_is_cancelled(board):
    first = make.meeting(board)
    with pytest.raises(ValidationError):
        make.meeting(board)

    services.change_meeting(meeting=first, status="cancelled", **BY)

    assert make.meeting(board).pk != first.pk


def test_changing_nothing_of_a_meeting_writes_no_history(board):
    meeting = make.meeting(board, place="Room 1")
    events = Event.objects.count()

    services.change_meeting(meeting=meeting, place="Room 1", **BY)
    assert Event.objects.count() == events
    services.change_meeting(meeting=meeting, place="Room 2", **BY)

    event = Event.objects.order_by("pk").last()
    assert (event.before, event.after) == ({"place": "Room 1"}, {"place": "Room 2"})


@pytest.mark.parametrize("kind", ResolutionKind)
def test_only_a_limb_that_notes_is_settled_at_once(board, kind):
    limb = make.resolution(make.minute(make.meeting(board)), kind=kind)

    assert limb.settled == (Settled.NOTED if kind == ResolutionKind.NOTE else Settled.OPEN)


def test_deciding_that_nothing_is_needed_takes_a_reason(board):
    limb = make.resolution(make.minute(make.meeting(board)))

    with pytest.raises(services.ChangeRefused):
        services.settle_resolution(resolution=limb, reason=" ", **BY)
    services.settle_resolution(resolution=limb, reason="Answered at the meeting", **BY)

    limb.refresh_from_db()
    assert (limb.settled, limb.settled_reason) == ("nothing_needed", "Answered at the meeting")


def test_a_private_item_names_its_paragraph(board):
    with pytest.raises(ValidationError, match="Schedule 12A"):
        services.add_agenda_item(meeting=make.meeting(board), title="Secret", is_private=True)


@pytest.mark.parametrize(
    ("on", "citation"), [(dt.date(2026, 3, 2), "34/25"), (dt.date(2026, 6, 2), "34/26")]
)
def test_a_minute_is_cited_by_number_and_municipal_year(board, on, citation):
    assert make.minute(make.meeting(board, on), number="34").citation == citation


def test_a_municipal_year_is_data_and_not_assumed(board):
    MunicipalYear.objects.create(starts_on=dt.date(2025, 5, 20), ends_on=dt.date(2026, 5, 19))

    assert services.first_year(dt.date(2026, 5, 10)) == 2025
