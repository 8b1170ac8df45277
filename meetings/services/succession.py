"""A board closes and another takes over; and the names that boards had before."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F, FilteredRelation, Max, Q
from django.utils.timezone import localdate

from meetings.choices import COMING, BoardKind
from meetings.models import Board, Event, Meeting, Membership, Minute
from meetings.services.recording import ChangeRefused, Stale, record
from scrutiny.ui.templatetags.ui import long_date


@dataclass(frozen=True)
class Succession:
    """From which board the open work goes to which, and whether what is not for everybody goes too.

    Who reads the business of a board is asked of the board it stands with. So what everybody may read goes
    freely; what some may read goes where that was said; and nothing that was for some is laid open to all.
    """

    board: Board
    successor: Board
    with_private: bool = False

    @property
    def open_goes(self):
        some_only = self.with_private and not self.successor.is_public
        return self.board.is_public or some_only

    def going(self, rows):
        """Those of the board's rows that go."""
        rows = rows.filter(board=self.board)
        if not self.open_goes:
            rows = rows.filter(is_private=True)
        return rows if self.with_private else rows.filter(is_private=False)


@transaction.atomic
def close_board(*, board, version, closed_on, successor, by, now):
    """Close a board; the seats of a task and finish group end that day. Its record stays.

    Refused for a day to come or before its last meeting, while minutes of it are drafts, for one that is closed
    already, and for a successor that is closed. Stale when somebody else changed the board meanwhile.
    """
    _refuse_day(board, closed_on, localdate(now))
    if Minute.objects.drafts().filter(meeting__board=board).exists():
        raise ChangeRefused(
            "Minutes of this board are drafts still. Circulate them first: what came of them is seen "
            "by nobody else until then."
        )
    if successor and (successor.closed_on or successor == board):
        raise ChangeRefused("Choose another board that is open.")
    held = Board.objects.filter(pk=board.pk, version=version, closed_on=None)
    if not held.update(closed_on=closed_on, successor=successor, version=F("version") + 1):
        raise Stale(f"Somebody else changed {board} while you were reading.")
    if board.kind == BoardKind.TASK_AND_FINISH:
        seats = Membership.objects.filter(board=board, ends_on=None, starts_on__lte=closed_on)
        seats.update(ends_on=closed_on)
    after = {"on": closed_on, "successor": successor and successor.pk}
    record(kind="board_closed", board=board, by=by, now=now, after=after)
    board.refresh_from_db()
    return board


def _refuse_day(board, closed_on, today):
    if board.closed_on:
        raise ChangeRefused(f"{board} is closed already.")
    if closed_on > today:
        raise ChangeRefused("The day has not come yet. A board closes on the day itself, or after.")
    over = board.meetings.standing().filter(on__lte=today).exclude(status__in=COMING)
    last = over.aggregate(on=Max("on"))["on"]
    if last and closed_on < last:
        raise ChangeRefused(f"The board met on {long_date(last)}. Choose that day or a later one.")


@transaction.atomic
def pass_groups(*, succession, by, now):
    """The open groups of a board report to its successor from now on. Says how many."""
    groups = list(open_groups(succession.board))
    held = Board.objects.filter(pk__in=[group.pk for group in groups])
    held.update(parent=succession.successor, version=F("version") + 1)
    before, after = ({"parent": one.pk} for one in (succession.board, succession.successor))
    Event.objects.append(
        *[
            Event(kind="board_changed", board=it, by=by, at=now, before=before, after=after)
            for it in groups
        ]
    )
    return len(groups)


def open_groups(board):
    return Board.objects.filter(parent=board, closed_on=None)


def tell_taken_over(*, succession, by, now, **counts):
    """Write on the successor's record what it took over: only what everybody who sees the board may know of."""
    after = {"from": succession.board.pk} | counts
    record(kind="took_over", board=succession.successor, by=by, now=now, after=after)


def coming_meetings(board, today):
    """Meetings that a closing board will not hold."""
    return Meeting.objects.filter(board=board).coming(today)


@dataclass(frozen=True)
class Past:
    """What a board was called, newest first, and from which boards it took over: how many of each by their keys."""

    names: list = field(default_factory=list)
    took_over: dict = field(default_factory=dict)


@dataclass(frozen=True)
class FormerName:
    name: str
    until: dt.date


#: The events of a board that its past is told by.
PAST = ("board_changed", "took_over")


def pasts(boards):
    """The past of boards by their keys, of those that have one: one query however many."""
    told = Event.objects.filter(board__in=boards, kind__in=PAST).order_by("-pk")
    found = defaultdict(Past)
    for board, *event in told.values_list("board_id", "kind", "at", "before", "after"):
        _tell(found[board], *event)
    return dict(found)


def with_past(boards):
    """The one board of a queryset with its past, in one query; None where it is not there."""
    past_events = FilteredRelation("events", condition=Q(events__kind__in=PAST))
    names = ("kind", "at", "before", "after")
    told = {f"event_{name}": F(f"past_events__{name}") for name in names}
    rows = boards.annotate(past_events=past_events, **told).order_by("-past_events__pk")
    past = Past()
    for row in rows:
        if row.event_kind:
            _tell(past, row.event_kind, row.event_at, row.event_before, row.event_after)
    return (rows[0], past) if rows else (None, past)


def _tell(past, kind, at, before, after):
    before, after = before or {}, after or {}
    if kind == "took_over":
        past.took_over[after["from"]] = after
    elif before.get("name") != after.get("name"):
        past.names.append(FormerName(before["name"], localdate(at)))


def successor_of(board, person):
    """Who took over from a board, if the reader may know of that board."""
    if board.successor_id is None:
        return None
    return Board.objects.visible_to(person).filter(pk=board.successor_id).first()
