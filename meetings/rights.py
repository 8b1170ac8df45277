"""What a person's seats, appointments and delegations open to them today.

Who sits where is asked of the very day: this is the one place below the views that reads the clock, so that a
right that ended yesterday is gone with the next request.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Case, Q, Value, When
from django.utils import timezone

from meetings import choices
from people.querysets import may_sign_in

#: By what a key is opened, beside the roles of an appointment.
SEAT, INVITED, DELEGATE, OPEN = "seat", "invited", "delegate", "open"


@dataclass(frozen=True)
class Rights:
    """The keys of the boards that a person sees, and where they sit or serve, on a day; and of the officers for whom
    they act."""

    on: dt.date
    #: The public boards and those below: asked by `board_seen`, for an administrator sees all.
    seen: tuple = ()
    boards: tuple = ()
    #: Those whose private business they may read (LGA 1972 s.100A(4), need to know).
    private: tuple = ()
    #: Those they sit on, other than by invitation.
    sits: tuple = ()
    #: Those whose record they keep.
    kept: tuple = ()
    officers: tuple = ()
    #: Those of the officers whose private business was given to them too.
    private_officers: tuple = ()


def rights(person):
    """What a person's seats, appointments and delegations open today, in one query.

    It is kept on the person as they were read, for every query of a page needs it: the next request reads the
    person anew, and asks again.
    """
    today = timezone.localdate()
    if not may_sign_in(person):
        return Rights(today)
    known = getattr(person, "rights_known", None)
    if known is None or known.on != today:
        known = person.rights_known = _rights(set(_opened(person, today)), today)
    return known


def seated(nobody, board, sees_private):
    """Give somebody who has no row of their own what one seat opens today, and nothing more.

    For looking at a board as others do (desk/viewing.py). It is for this day: after it, nothing private is open.
    """
    today = timezone.localdate()
    opened = {*_opened(nobody, today), (SEAT, board.pk, sees_private)}
    nobody.rights_known = _rights(opened, today)
    return nobody


def _rights(opened, today):
    def keys(*ways, private=False):
        return tuple({key for way, key, both in opened if way in ways and (both or not private)})

    places = (SEAT, INVITED, *choices.Role.values)
    return Rights(
        today,
        seen=keys(OPEN, *places),
        boards=keys(*places),
        private=keys(*places, private=True),
        sits=keys(SEAT),
        kept=keys(choices.Role.COORDINATOR),
        officers=keys(DELEGATE),
        private_officers=keys(DELEGATE, private=True),
    )


def _opened(person, today):
    """Rows of: by what, whose key, and whether it opens private business too."""
    invited = When(capacity=choices.Capacity.BY_INVITATION, then=Value(INVITED))
    seats = person.memberships.annotate(way=Case(invited, default=Value(SEAT)))
    appointments = person.appointments.annotate(both=Value(True))
    delegations = person.acting_for.annotate(way=Value(DELEGATE))
    boards = person.memberships.model._meta.get_field("board").related_model.objects.order_by()
    return _today(seats, today, "way", "board", "sees_private").union(
        _today(appointments, today, "role", "board", "both"),
        _today(delegations, today, "way", "officer", "sees_private"),
        boards.filter(is_public=True).values_list(Value(OPEN), "pk", Value(False)),
    )


def _today(rows, today, *names):
    return rows.current(today).order_by().values_list(*names)


def keeps_record(person, board):
    """Whether this person keeps the record of a board, by its key."""
    return board in rights(person).kept


def sits_on(person, board):
    """Whether this person is a member of a board, by its key; who comes by invitation is not."""
    return board in rights(person).sits


def board_seen(board, person):
    """Whether the board at the end of a path ("": the row itself) is open to a person: public boards are everybody's,
    the others are for those with a seat or an appointment there; all are to an administrator."""
    path = f"{board}__" if board else ""
    if not may_sign_in(person):
        return Q(**{f"{path}is_public": True})
    if person.is_administrator:
        return Q(**{f"{path}pk__isnull": False})  # an empty Q would let an "or" say the opposite
    return Q(**{f"{path}pk__in": rights(person).seen})


def meeting_seen(meeting, person):
    """Whether somebody may know of the meeting at the end of a path: informal ones are for those who sit or serve
    there."""
    path = f"{meeting}__" if meeting else ""
    may = Q(**{f"{path}is_formal": True}) | Q(**{f"{path}board__in": rights(person).private})
    return board_seen(f"{path}board", person) & may
