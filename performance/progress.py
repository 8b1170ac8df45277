"""What a board's page adds up: what it asked for, what came back, and what is still owed.

Every number here is a number of the list of actions under the filter that the page links to.
"""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain, groupby, islice
from urllib.parse import urlencode

from django.db.models import Count, F, OuterRef, Q, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber

from actions.choices import COLOURS, ActionKind, ItemStatus, Standing, Status, Step
from actions.escalation import AFTER, reaches
from actions.models import Action, ProgrammeItem
from meetings.models import Board, Meeting
from people.models import Person
from people.querysets import may_sign_in
from performance.glance import PlanGlance, plans_at_a_glance
from scrutiny.ui.templatetags.words import who

#: How many rows of a group the page shows before it sends the reader to the list.
FIRST_FEW = 3
#: Reports promised are what the board reads the page for, so it shows more of them.
FIRST_REPORTS = 8
#: As many items of one meeting as a page is read to the end for.
FIRST_PROMISED = 12
#: What is done latest first, and what is owed soonest due first: nothing has both days. Databases differ on where
#: nothing sorts; without a date comes last.
FIRST = (F("completed_on").desc(nulls_last=True), F("due_to").asc(nulls_last=True), F("pk").asc())
#: What else may be owed, in the order in which it is told.
ALSO = (
    Standing.NO_DATE,
    Standing.NO_UPDATE,
    Standing.REVIEW_DUE,
    Standing.AWAITING,
    Standing.ON_TRACK,
    Standing.PAUSED,
)
#: Those of which the page names the first few.
NAMED = (Standing.OVERDUE, Standing.DUE_SOON, Standing.COMPLETE)
#: What of an officer is needed to say who it is.
WHO = ("title", "name", "post", "kind")
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
    is_private: bool

    @property
    def is_for_chair(self):
        return self.days_late >= AFTER[Step.CHAIR] and self.who != NOBODY


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
    is_private: bool


@dataclass(frozen=True)
class BoardProgress:
    board: Board
    last_meeting: Meeting | None
    next_meeting: Meeting | None
    promised: list[Promised]
    promised_count: int
    overdue: Group
    due_soon: Group
    done: Group
    also: tuple[Group, ...]
    live_count: int
    reports: tuple[ReportBack, ...]
    reports_count: int
    live_query: str
    #: Overdue for so long that it is for the chair to write (the council's setting), and the filter that lists them.
    long_overdue: int
    long_overdue_query: str
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
    def promised_left(self):
        return self.promised_count - len(self.promised)

    @property
    def reports_left(self):
        return self.reports_count - len(self.reports)

    @property
    def is_empty(self):
        """Nothing has been recorded yet: the page then says what to do next."""
        asked = self.live_count or self.done.count or self.plans
        return not (asked or self.last_meeting or self.next_meeting)


def board_progress(board, *, person, today):
    """Add up a board's page for one reader on one day, in five queries: its meetings, what it asked for (two),
    the items of its programme, its plans."""
    last, coming = _meetings(board, person, today)
    since = last.on if last else None
    asked = _asked(board, person, today, since)
    items = list(_items(person, coming, asked.reports))
    promised = [item for item in items if coming and item.meeting_id == coming.pk]

    def group(standing):
        lines = tuple(_line(row, person, today) for row in asked.first[standing])
        return _group(board, standing, asked.counts[standing], lines)

    return BoardProgress(
        board=board,
        last_meeting=last,
        next_meeting=coming,
        promised=_promised(promised, person),
        promised_count=len({item.pk for item in promised}),
        overdue=group(Standing.OVERDUE),
        due_soon=group(Standing.DUE_SOON),
        done=_done(group(Standing.COMPLETE), board, since),
        also=tuple(_group(board, it, asked.counts[it]) for it in ALSO if asked.counts[it]),
        live_count=sum(n for standing, n in asked.counts.items() if standing not in FINISHED),
        reports=_reports(asked.reports, items, person, today),
        reports_count=asked.reports_count,
        live_query=_query(board, status="live"),
        long_overdue=asked.long_overdue,
        long_overdue_query=_query(
            board, standing=Standing.OVERDUE.value, due_to=reaches(Step.CHAIR, today).isoformat()
        ),
        plans=plans_at_a_glance(board, person=person, since=since),
    )


def _meetings(board, person, today):
    """The last formal meeting and the next, in one query; None for what is not there."""
    meetings = Meeting.objects.visible_to(person).standing().filter(board=board, is_formal=True)
    last = meetings.filter(on__lt=today).order_by("-on").values("pk")[:1]
    coming = meetings.filter(on__gte=today).order_by("on").values("pk")[:1]
    near = Meeting.objects.filter(Q(pk=Subquery(last)) | Q(pk=Subquery(coming)))
    by_side = {meeting.on < today: meeting for meeting in near}
    return by_side.get(True), by_side.get(False)


@dataclass(frozen=True)
class Asked:
    """What a board asked for: how many stand in each way, the first few of the ways that are named, and of reports."""

    counts: Counter
    first: dict[Standing, list[Action]]
    reports: list[Action]
    reports_count: int
    long_overdue: int


def _asked(board, person, today, since):
    """Counted and put in order in one narrow query; what the page names is then read whole, in another.

    Of what is complete that is what was completed on the day of the last meeting or since; everything, before
    the first meeting.
    """
    done = Q(status=Status.COMPLETE) & (Q(completed_on__gte=since) if since else Q())
    actions = Action.objects.visible_to(person).filter(Q(is_live=True) | done, board=board)
    alike = ("standing", "is_report")
    long_overdue = Q(due_to__lte=reaches(Step.CHAIR, today))
    placed = actions.with_standing(today).annotate(
        is_report=Q(is_live=True, kind=ActionKind.REPORT_BACK),
        place=Window(RowNumber(), partition_by=alike, order_by=FIRST),
        n=Window(Count("*"), partition_by=alike),
        late=Window(Count("pk", filter=long_overdue), partition_by=alike),
    )
    placed = placed.filter(place__lte=max(FIRST_FEW, FIRST_REPORTS)).order_by(*FIRST)
    told = list(placed.values_list("pk", "standing", "is_report", "place", "n", "late", named=True))
    heads = [row for row in told if row.place == 1]
    named = {it: [row for row in told if row.standing == it][:FIRST_FEW] for it in NAMED}
    reports = [row for row in told if row.is_report][:FIRST_REPORTS]
    whole = _whole([*reports, *chain(*named.values())], person)
    return Asked(
        counts=Counter({it: sum(row.n for row in heads if row.standing == it) for it in Standing}),
        first={it: [whole[row.pk] for row in rows] for it, rows in named.items()},
        reports=[whole[row.pk] for row in reports],
        reports_count=sum(row.n for row in heads if row.is_report),
        long_overdue=sum(row.late for row in heads if row.standing == Standing.OVERDUE),
    )


def _whole(told, person):
    """The actions themselves, by their keys, of rows that `visible_to` let through."""
    beside = ["owner", "resolution", *(["exempt"] if may_sign_in(person) else [])]
    actions = Action.objects.select_related(*beside).defer("asked", "resolution__text")
    found = actions.in_bulk({row.pk for row in told})
    for row in told:
        found[row.pk].standing = row.standing
    return found


def _query(board, **filters):
    return urlencode({"board": board.slug, **filters})


def _group(board, standing, count, lines=()):
    standing = Standing(standing)
    query = _query(board, standing=standing.value)
    return Group(standing.label, COLOURS[standing], count, query, lines)


def _done(group, board, since):
    filters = {"standing": Standing.COMPLETE.value}
    if since:
        filters["since"] = since.isoformat()
    return replace(group, name="Done", query=_query(board, **filters), since=since)


def _line(action, person, today):
    is_late = action.standing == Standing.OVERDUE
    return Line(
        title=action.word("title"),
        url=action.get_absolute_url(),
        who=post(action.owner, person) or NOBODY,
        due_to=action.due_to,
        days_late=(today - action.due_to).days if is_late else 0,
        completed_on=action.completed_on,
        is_private=action.is_private,
    )


def post(person, reader):
    """Who answers, by post; by name where the post is not known and the reader may have it."""
    return (person.post if person else "") or who(person, reader)


def _items(person, meeting, reports):
    """What the programme has for a meeting, and what it has for some reports: an action names its item, or its limb
    has one.

    A row for each officer who leads on an item, and one for an item that nobody leads on. A reader may know of an
    item booked for an informal meeting only as of the meeting.
    """
    known = Q(meeting=None) | Q(meeting__in=Meeting.objects.visible_to(person))
    wanted = Q(pk__in=[action.programme_item_id for action in reports if action.programme_item_id])
    wanted |= Q(resolution__in=[it.resolution_id for it in reports if it.resolution_id])
    wanted |= Q(meeting=meeting) if meeting else Q()
    items = ProgrammeItem.objects.visible_to(person).filter(known, wanted)
    leads = {f"lead_{name}": F(f"lead_officers__{name}") for name in WHO}
    items = items.exclude(status=ItemStatus.DROPPED).select_related("meeting").annotate(**leads)
    rows = items.defer("question", "detail", "papers")
    return rows.order_by("position", "pk", "lead_officers__sort_name")


def _promised(rows, person):
    """The first items of a meeting, with who brings them."""
    by_item = groupby(rows, key=lambda row: row.pk)
    return [_brought([*of_item], person) for _, of_item in islice(by_item, FIRST_PROMISED)]


def _brought(rows, person):
    officers = (Person(**{name: getattr(row, f"lead_{name}") for name in WHO}) for row in rows)
    item, leads = rows[0], [post(officer, person) for officer in officers if officer.name]
    return Promised(item.word("title"), item.get_absolute_url(), ", ".join(leads), item.is_private)


def _reports(reports, items, person, today):
    """The reports still owed, soonest first, each with its place in the programme.

    What the reader may not see is not booked for that reader.
    """
    by_key = {item.pk: item for item in items}
    by_limb = {item.resolution_id: item for item in items if item.resolution_id}
    return tuple(
        _report(
            _line(action, person, today),
            by_key.get(action.programme_item_id) or by_limb.get(action.resolution_id),
            action.resolution.due_to if action.resolution else action.first_due_to,
        )
        for action in reports
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
