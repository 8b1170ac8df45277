"""Boards, who sits on them, and who keeps their record."""

from django.db import transaction
from django.utils.timezone import localdate

from meetings import choices
from meetings.models import Appointment, Board, Membership
from meetings.services.recording import ChangeRefused, record, refuse_closed
from people.services import let_keep_directory, let_keep_directory_no_longer


@transaction.atomic
def open_board(*, name, slug, prefix, by, now, **details):
    """Set up a board. Names, addresses and prefixes are unique: the model refuses the second."""
    board = Board(name=name, slug=slug, prefix=prefix, **details)
    board.full_clean()
    board.save()
    record(kind="board_opened", board=board, by=by, now=now, after={"name": name})
    return board


@transaction.atomic
def change_board(*, board, by, now, version, **details):
    """Change a board's details; refused when somebody else changed them meanwhile."""
    before = {name: getattr(board, name) for name in details}
    for name, value in details.items():
        setattr(board, name, value)
    board.full_clean()
    changed = Board.objects.filter(pk=board.pk, version=version)
    if not changed.update(**details, version=version + 1):
        raise ChangeRefused(f"Somebody changed {board.name} while you were writing.")
    told = [{name: plain(value) for name, value in side.items()} for side in (before, details)]
    record(kind="board_changed", board=board, by=by, now=now, before=told[0], after=told[1])
    board.refresh_from_db()
    return board


def plain(value):
    """A value as history keeps it: another board by its key."""
    return value.pk if isinstance(value, Board) else value


@transaction.atomic
def seat(*, board, person, capacity, starts_on, by, now, ends_on=None, sees_private=None):
    """Give a person a seat. Refused on a closed board, and a second at the same time on the same board."""
    refuse_closed(board, starts_on)
    if sees_private is None:
        sees_private = capacity in choices.PRIVATE_SEATS
    membership = Membership(
        board=board,
        person=person,
        capacity=capacity,
        starts_on=starts_on,
        ends_on=ends_on,
        sees_private=sees_private,
    )
    membership.full_clean()
    membership.save()
    after = {"person": person.pk, "capacity": capacity, "from": starts_on}
    record(kind="seated", board=board, by=by, now=now, after=after)
    return membership


@transaction.atomic
def unseat(*, membership, ends_on, by, now):
    """End a seat on a day; refused before the day it began."""
    if ends_on < membership.starts_on:
        raise ChangeRefused("A seat must end on or after the day it starts.")
    Membership.objects.filter(pk=membership.pk).update(ends_on=ends_on)
    after = {"person": membership.person_id, "to": ends_on}
    record(kind="unseated", board=membership.board, by=by, now=now, after=after)


@transaction.atomic
def appoint(*, board, person, role, starts_on, by, now, ends_on=None):
    """Appoint somebody to serve a board; a co-ordinator may then keep the directory.

    Also to a closed one: whatever it did not hand over is still somebody's to keep.
    """
    appointment = Appointment(
        board=board, person=person, role=role, starts_on=starts_on, ends_on=ends_on
    )
    appointment.full_clean()
    appointment.save()
    if role == choices.Role.COORDINATOR:
        let_keep_directory(person=person, by=by, now=now)
    after = {"person": person.pk, "role": role, "from": starts_on}
    record(kind="appointed", board=board, by=by, now=now, after=after)
    return appointment


@transaction.atomic
def end_appointment(*, appointment, ends_on, by, now):
    """End an appointment on a day; refused before the day it began."""
    if ends_on < appointment.starts_on:
        raise ChangeRefused("An appointment must end on or after the day it starts.")
    Appointment.objects.filter(pk=appointment.pk).update(ends_on=ends_on)
    today, person = localdate(now), appointment.person
    others = person.appointments.filter(role=choices.Role.COORDINATOR).exclude(pk=appointment.pk)
    if ends_on <= today and not others.current(today).exists():
        let_keep_directory_no_longer(person=person, by=by, now=now)
    after = {"person": appointment.person_id, "to": ends_on}
    record(kind="appointment_ended", board=appointment.board, by=by, now=now, after=after)
