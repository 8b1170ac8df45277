"""What a board's page adds up: what it asked for, what came back, and what is still owed.

Every number here is a number of the list of actions under the filter that the page links to.
"""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from actions.choices import COLOURS, ActionKind, ItemStatus, Standing
from actions.models import Action, ProgrammeItem
from meetings.models import Board, Meeting
from performance.glance import PlanGlance, plans_at_a_glance
from scrutiny.ui.templatetags.words import who

#: How many rows of a group the page shows before it sends the reader to the list.
FIRST_FEW = 3
#: Reports promised are what the board reads the page for, so it shows more of them.
FIRST_REPORTS = 8
#: Databases differ on where nothing sorts; without a date comes last.
SOONEST = F("due_to").asc(nulls_last=True)
#: What else may be owed, in the order in which it is told.
ALSO = (
    Standing.NO_DATE,
    Standing.NO_UPDATE,
    Standing.REVIEW_DUE,
    Standing.AWAITING,
    Standing.ON_TRACK,
    Standing.PAUSED,
)
NOBODY = "Nobody yet"
FINISHED = (Standing.COMPLETE, Standing.NOT_REQUIRED)


@dataclass(frozen=True)
class Line:
    """One action, as the board's page shows it."""

    title: str
    url: str
    who: str
    due_to: dt.date | None
    days_late: int
    completed_on: dt.date | None


@dataclass(frozen=True)
class Group:
    """Actions that stand alike: how many, the first few, and the filter that lists them all."""

    name: str
    colour: str
    count: int
    query: str
    lines: tuple[Line, ...] = ()
    since: dt.date | None = None

    @property
    def left(self):
        return self.count - len(self.lines)


@dataclass(frozen=True)
class ReportBack:
    """A report that was promised, and where it is booked: `booked` says it in words."""

    line: Line
    booked: str
    item_url: str
    is_booked: bool
    comes_late: bool


@dataclass(frozen=True)
class Promised:
    """An item of the work programme that stands in the next meeting's slot."""

    title: str
    url: str
    who: str


@dataclass(frozen=True)
class BoardProgress:
    board: Board
    last_meeting: Meeting | None
    next_meeting: Meeting | None
    promised: tuple[Promised, ...]
    overdue: Group
    due_soon: Group
    done: Group
    also: tuple[Group, ...]
    live_count: int
    reports: tuple[ReportBack, ...]
    reports_count: int
    live_query: str
    plans: tuple[PlanGlance, ...]

    @property
    def groups(self):
        """Every standing with its count: the three that are asked for first, even where they are none."""
        return (self.overdue, self.due_soon, self.done, *self.also)

    @property
    def shown(self):
        """The groups whose first few actions the page names."""
        return [group for group in (self.overdue, self.due_soon, self.done) if group.lines]

    @property
    def reports_left(self):
        return self.reports_count - len(self.reports)

    @property
    def is_empty(self):
        """Nothing has been recorded yet: the page then says what to do next."""
        asked = self.live_count or self.done.count or self.plans
        return not (asked or self.last_meeting or self.next_meeting)


def board_progress(board, *, person, today):
    """Add up a board's page for one reader on one day."""
    meetings = Meeting.objects.visible_to(person).standing().filter(board=board, is_formal=True)
    last = meetings.filter(on__lt=today).order_by("-on").first()
    coming = meetings.filter(on__gte=today).order_by("on").first()
    actions = (
        Action.objects.visible_to(person)
        .filter(board=board)
        .with_standing(today)
        .select_related("owner", "board")
    )
    counts = dict(actions.order_by().values_list("standing").annotate(n=Count("pk")))
    reports = actions.live().filter(kind=ActionKind.REPORT_BACK)
    return BoardProgress(
        board=board,
        last_meeting=last,
        next_meeting=coming,
        promised=_promised(coming, person),
        overdue=_standing(actions, Standing.OVERDUE, counts, board, person, today),
        due_soon=_standing(actions, Standing.DUE_SOON, counts, board, person, today),
        done=_done(actions, last, board, person, today),
        also=tuple(
            _group(board, standing, counts[standing]) for standing in ALSO if standing in counts
        ),
        live_count=sum(n for standing, n in counts.items() if standing not in FINISHED),
        reports=_reports(reports, person, today),
        reports_count=reports.count(),
        live_query=_query(board, status="live"),
        plans=plans_at_a_glance(board, person=person, since=last and last.on),
    )


def _query(board, **filters):
    return urlencode({"board": board.slug, **filters})


def _group(board, standing, count, lines=()):
    standing = Standing(standing)
    query = _query(board, standing=standing.value)
    return Group(standing.label, COLOURS[standing], count, query, lines)


def _standing(actions, standing, counts, board, person, today):
    rows = actions.filter(standing=standing).order_by(SOONEST, "pk")[:FIRST_FEW]
    lines = tuple(_line(action, person, today) for action in rows)
    return _group(board, standing, counts.get(standing, 0), lines)


def _done(actions, last, board, person, today):
    """What was completed on the day of the last meeting or since; everything, before the first meeting."""
    done = actions.filter(standing=Standing.COMPLETE)
    filters = {"standing": Standing.COMPLETE.value}
    if last:
        done = done.filter(completed_on__gte=last.on)
        filters["since"] = last.on.isoformat()
    rows = done.order_by("-completed_on", "-pk")[:FIRST_FEW]
    lines = tuple(_line(action, person, today) for action in rows)
    colour = COLOURS[Standing.COMPLETE]
    since = last.on if last else None
    return Group("Done", colour, done.count(), _query(board, **filters), lines, since)


def _line(action, person, today):
    is_late = action.standing == Standing.OVERDUE
    return Line(
        title=action.word("title"),
        url=action.get_absolute_url(),
        who=post(action.owner, person) or NOBODY,
        due_to=action.due_to,
        days_late=(today - action.due_to).days if is_late else 0,
        completed_on=action.completed_on,
    )


def post(person, reader):
    """Who answers, by post; by name where the post is not known and the reader may have it."""
    return (person.post if person else "") or who(person, reader)


def _promised(meeting, person):
    """The programme's items for a meeting, with who brings them."""
    if meeting is None:
        return ()
    items = _items(person).filter(meeting=meeting).prefetch_related("lead_officers")
    return tuple(
        Promised(
            title=item.word("title"),
            url=item.get_absolute_url(),
            who=", ".join(post(officer, person) for officer in item.lead_officers.all()),
        )
        for item in items.order_by("position", "pk")
    )


def _items(person):
    """Items the reader may know of; one booked for an informal meeting is as private as the meeting."""
    meetings = Meeting.objects.visible_to(person)
    known = Q(meeting=None) | Q(meeting__in=meetings)
    items = ProgrammeItem.objects.visible_to(person).filter(known)
    return items.exclude(status=ItemStatus.DROPPED).select_related("meeting")


def _reports(reports, person, today):
    """The reports still owed, soonest first, each with its place in the programme.

    An action names its item, or its limb has one. What the reader may not see is not booked for that reader.
    """
    items = _items(person)
    own = Prefetch("programme_item", items)
    reports = reports.select_related("resolution").prefetch_related(own)
    rows = list(reports.order_by(SOONEST, "pk")[:FIRST_REPORTS])
    limbs = [action.resolution_id for action in rows if action.resolution_id]
    by_limb = {item.resolution_id: item for item in items.filter(resolution__in=limbs)}
    return tuple(
        _report(
            _line(action, person, today),
            action.programme_item or by_limb.get(action.resolution_id),
            action.resolution.due_to if action.resolution else action.first_due_to,
        )
        for action in rows
    )


def _report(line, item, asked_for):
    """`asked_for`: the day the board asked for it; once booked, it is due when its paper must be in."""
    if item is None:
        return ReportBack(line, "Not booked", "", is_booked=False, comes_late=False)
    if item.meeting is None:
        slot = item.get_slot_display()
        return ReportBack(line, slot, item.get_absolute_url(), is_booked=False, comes_late=False)
    late = asked_for is not None and item.meeting.on > asked_for
    booked, url = str(item.meeting), item.get_absolute_url()
    return ReportBack(line, booked, url, is_booked=True, comes_late=late)


def boards_with_counts(boards, *, person, today):
    """Boards with what is live and overdue there for this reader, and when they next meet: one query."""
    actions = Action.objects.visible_to(person).with_standing(today)
    meetings = Meeting.objects.visible_to(person).standing().filter(on__gte=today, is_formal=True)
    coming = meetings.filter(board=OuterRef("pk")).order_by("on")
    return boards.annotate(
        live_count=_count_of(actions.live()),
        overdue_count=_count_of(actions.filter(standing=Standing.OVERDUE)),
        next_on=Subquery(coming.values("on")[:1]),
    )


def _count_of(actions):
    """How many of these belong to the board of the outer query."""
    of_board = actions.filter(board=OuterRef("pk")).order_by().values("board")
    return Coalesce(Subquery(of_board.annotate(n=Count("pk")).values("n")), 0)
