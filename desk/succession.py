"""A board closes: what it still has open, who would read it at another board, and the handing over in one step."""

from dataclasses import dataclass
from functools import cached_property

from django.db import transaction
from django.db.models import Count, IntegerField, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from actions import booking
from actions import succession as asked
from actions.choices import MoveState, NoticeState
from actions.models import Action, DueMove, Notice
from meetings import services as meetings
from meetings.models import Board
from meetings.services import ChangeRefused, Stale, succession
from meetings.services.succession import Succession
from packs.models import Finding
from people.models import Person
from performance.services import hand_over_plans, open_plans


@dataclass(frozen=True)
class OpenWork:
    """What a board has open, counted. The private part is in the counts of actions and items, too."""

    actions: int
    private_actions: int
    later_dates: int
    items: int
    private_items: int
    groups: int
    notices: int
    meetings: int
    plans: int
    findings: int

    @property
    def private(self):
        return self.private_actions + self.private_items

    @property
    def is_any(self):
        """Whether anything is open that somebody must decide on."""
        asks = (self.actions, self.items, self.groups, self.notices, self.meetings, self.plans)
        return any((*asks, self.findings))

    @property
    def shown(self):
        """The counts as a form keeps them: what its reader decided on."""
        return ",".join(str(n) for n in vars(self).values())


def open_work(board, today):
    """Everything that is open at a board: one query."""
    live, items = Action.objects.live().filter(board=board), asked.open_items(board)
    counted = {
        "actions": live,
        "private_actions": live.filter(is_private=True),
        "later_dates": DueMove.objects.filter(action__in=live, state=MoveState.ASKED),
        "items": items,
        "private_items": items.filter(is_private=True),
        "groups": succession.open_groups(board),
        "notices": unanswered(board),
        "meetings": succession.coming_meetings(board, today),
        "plans": open_plans(board),
        "findings": Finding.objects.waiting().filter(pack__board=board),
    }
    counts = {f"n_{name}": _count(rows) for name, rows in counted.items()}
    found = Board.objects.filter(pk=board.pk).values(**counts).get()
    return OpenWork(**{name: found[f"n_{name}"] for name in counted})


def _count(rows):
    one = rows.order_by().annotate(all=Value(1)).values("all").annotate(n=Count("pk"))
    return Coalesce(Subquery(one.values("n")), 0, output_field=IntegerField())


def unanswered(board):
    """Notices of the board's recommendations, prepared or sent, that nobody has answered."""
    notices = Notice.objects.exclude(state=NoticeState.ANSWERED)
    return notices.filter(resolution__minute__meeting__board=board)


def successors(board, person):
    """Open boards that may take over: all for an administrator, a co-ordinator's own for her group."""
    boards = Board.objects.run_by(person).open().exclude(pk=board.pk)
    return boards.exclude(parent=board)


class Readers:
    """Who may read the private business of one board and not of the other; of a board that is not public, all of it."""

    def __init__(self, succession, today):
        self.succession, self.today = succession, today

    @cached_property
    def gaining(self):
        return self._only(self.succession.successor, self.succession.board)

    @cached_property
    def losing(self):
        return self._only(self.succession.board, self.succession.successor)

    def _only(self, these, those):
        here, there = self._of(these), self._of(those)
        people = Person.objects.active().filter(here).exclude(pk__in=Person.objects.filter(there))
        return list(people.order_by("sort_name", "pk"))

    def _of(self, board):
        seats = board.memberships.current(self.today)
        if self.succession.board.is_public:
            seats = seats.filter(sees_private=True)
        served = board.appointments.current(self.today)
        return Q(pk__in=seats.values("person")) | Q(pk__in=served.values("person"))


@transaction.atomic
def close(*, board, successor, closed_on, version, shown, by, now, **ticked):
    """Close a board and hand its open work over, all or nothing. Says what was handed over.

    `ticked` are `with_private`, that private business goes too, and `cancel_meetings`. Refused while meetings are
    to come that are not cancelled with it, and without a successor while anything is open. Stale when something was
    opened, closed or changed since `version` and the counts `shown`.
    """
    work = open_work(board, localdate(now))
    if board.closed_on is None and work.shown != shown:
        raise Stale(f"What {board} has open has changed while you were reading.")
    _refuse(work, successor, ticked.get("cancel_meetings"))
    told = {"by": by, "now": now}
    meetings.close_board(
        board=board, version=version, closed_on=closed_on, successor=successor, **told
    )
    passed = {}
    if successor:
        passed = _hand_over(Succession(board, successor, bool(ticked.get("with_private"))), told)
    _cancel(board, told)
    return passed


@transaction.atomic
def hand_over_rest(*, board, successor, version, shown, by, now, with_private=False):
    """Hand over what stayed with a board when it closed, as at its closing; all or nothing.

    Refused while the board is open, for a successor that is closed, and where nothing would go. Stale when something
    changed since `version` and the counts `shown`.
    """
    if not board.closed_on:
        raise ChangeRefused(f"{board} is open: close it, and hand over what is open with it.")
    if successor.closed_on or successor == board:
        raise ChangeRefused("Choose another board that is open.")
    if board.version != version or open_work(board, localdate(now)).shown != shown:
        raise Stale(f"What {board} has open has changed while you were reading.")
    passed = _hand_over(Succession(board, successor, with_private), {"by": by, "now": now})
    if not any(passed.values()):
        raise ChangeRefused("Nothing would go. Tick that what only some may read goes too.")
    return passed


def _refuse(work, successor, cancel_meetings):
    if work.meetings and not cancel_meetings:
        raise ChangeRefused(
            "Meetings are still to come. Tick that they are cancelled, or cancel or move them first."
        )
    if work.findings:
        raise ChangeRefused(
            "Findings of its packs wait for review: accept or refuse them first. They go to no other board."
        )
    if not successor and (left := [line for line in lines(work) if line.is_left]):
        said = ", ".join(line.words for line in left)
        raise ChangeRefused(f"Still open: {said}. Decide on each first, or choose a successor.")


def _hand_over(passing, told):
    passed = asked.hand_over(succession=passing, **told)
    passed["groups"] = succession.pass_groups(succession=passing, **told)
    passed["plans"] = 0
    if passing.open_goes:
        boards = {"board": passing.board, "successor": passing.successor}
        passed["plans"] = hand_over_plans(**boards, **told)
    of_all = {name: passed[name] for name in ("actions", "items", "plans")}
    succession.tell_taken_over(succession=passing, **of_all, **told)
    return passed


def _cancel(board, told):
    """What is still to come is cancelled, and what stays booked there waits without a day."""
    why = f"{board} is closed."
    for meeting in succession.coming_meetings(board, localdate(told["now"])):
        about = {"version": meeting.version, "why": why, "notice": why}
        meetings.cancel_meeting(meeting=meeting, **about, **told)
        booking.follow_meeting(meeting=meeting, why=why, **told)


@dataclass(frozen=True)
class Line:
    """One kind of open work: how many, in words, and whether without a successor it stands in the way."""

    name: str
    count: int
    words: str
    is_left: bool


#: What each is called, for one and for several.
CALLED = {
    "actions": ("live action", "live actions"),
    "later_dates": ("later date asked for", "later dates asked for"),
    "items": ("planned item of the work programme", "planned items of the work programme"),
    "groups": ("open task and finish group", "open task and finish groups"),
    "notices": ("notice without an answer", "notices without an answer"),
    "meetings": ("meeting still to come", "meetings still to come"),
    "plans": ("open improvement plan", "open improvement plans"),
    "findings": ("finding of a pack to review", "findings of packs to review"),
}
#: A later date is asked for an action, which is counted; a meeting is cancelled by its own tick.
COUNTED_ALREADY = ("later_dates", "meetings")


def lines(work):
    """Every kind of open work of which there is any, in words."""
    return [
        Line(name, n, f"{n} {one if n == 1 else several}", name not in COUNTED_ALREADY)
        for name, (one, several) in CALLED.items()
        if (n := getattr(work, name))
    ]
