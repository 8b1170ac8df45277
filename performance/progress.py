"""What a board's page adds up: what it asked for, what came back, and what is still owed.

Every number here is the length of a list that the page links to, today's or that of a past day.
"""

import datetime as dt
from dataclasses import dataclass, replace

from django.db.models import Count as Counted
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from actions.asked import WHO, asked, asked_then
from actions.choices import COLOURS, Standing, Step
from actions.escalation import AFTER
from actions.models import Action
from meetings.models import Board, Meeting
from meetings.services import municipal_years, year_name
from people.models import Person
from performance.counts import ALSO, REPORTS, Counts, Period, list_query
from performance.glance import PlanGlance, plans_at_a_glance
from performance.promised import (
    Coming,
    Met,
    ReportBack,
    calendar,
    coming,
    items,
    items_then,
    report,
)
from scrutiny.ui.templatetags.ui import short_date_year, standing_tag_html
from scrutiny.ui.templatetags.words import who

#: How many rows of a group the page shows before it sends the reader to the list.
FIRST_FEW = 3
#: Reports promised are what the board reads the page for, so it shows more of them; and of who is late.
FIRST_REPORTS = 8
FIRST_LATE = 6
#: Of so many earlier meetings the page offers how things stood then: two years of them.
EARLIER = 24
NOBODY = "Nobody yet"


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
    def when(self):
        """When it was done, or is due and how late it is, in words."""
        if self.completed_on:
            return f"done {short_date_year(self.completed_on)}"
        due = f"due {short_date_year(self.due_to)}" if self.due_to else "no date"
        late = f", {self.days_late} day{'' if self.days_late == 1 else 's'} late"
        return due + (late if self.days_late else "")

    @property
    def is_for_chair(self):
        return self.days_late >= AFTER[Step.CHAIR] and self.who != NOBODY


@dataclass(frozen=True)
class Group:
    """Actions that stand alike: how many, the first few, and the address that lists them all."""

    name: str
    colour: str
    count: int
    url: str
    lines: tuple[Line, ...] = ()

    @property
    def left(self):
        return self.count - len(self.lines)

    @property
    def tag(self):
        return standing_tag_html(self.name, self.colour)


@dataclass(frozen=True)
class LatePost:
    """Who is late, by post: how many, the longest, and which that is."""

    who: str
    count: int
    url: str
    line: Line


@dataclass(frozen=True)
class BoardProgress:
    board: Board
    day: dt.date
    last_meeting: Met | None
    earlier: tuple[Met, ...]
    coming: tuple[Coming, ...]
    since_meeting: Period
    since_year: Period
    overdue: Group
    due_soon: Group
    done: Group
    also: tuple[Group, ...]
    live: Group
    late: tuple[LatePost, ...]
    late_left: int
    #: Overdue for so long that it is for the chair to write (the council's setting).
    long_overdue: Group
    reports: tuple[ReportBack, ...]
    reports_owed: Group
    #: What the reader raised and is still owed.
    raised: Group
    plans: tuple[PlanGlance, ...] = ()
    #: Of a past day: how many were entered after it, so that history cannot tell how they stood.
    entered_later: int = 0

    @property
    def groups(self):
        """Every standing of what is still owed: the two that are asked for first, even where they are none."""
        return (self.overdue, self.due_soon, *self.also)

    @property
    def shown(self):
        """The groups whose first few actions the page names; who is late stands above them."""
        return [group for group in (self.due_soon, self.done) if group.lines]

    @property
    def year_name(self):
        return year_name(self.since_year.since.year)

    @property
    def reports_left(self):
        return self.reports_owed.count - len(self.reports)

    @property
    def live_count(self):
        return self.live.count

    @property
    def promised(self):
        return self.coming[0].promised if self.coming else ()

    @property
    def promised_left(self):
        return self.coming[0].left if self.coming else 0

    @property
    def is_empty(self):
        """Nothing has been recorded yet: the page then says what to do next."""
        asked_for = self.live.count or self.done.count or self.plans
        return not (asked_for or self.last_meeting or self.coming)


def board_progress(board, *, person, today, year_on=None):
    """Add up a board's page for one reader on one day, in four queries: its meetings, what it asked for, the items of
    its programme, its plans. One more asks when the municipal year began, where nobody says.
    """
    meetings = calendar(board, person, today)
    days = since_on(meetings, today, year_on)
    since = days["meeting_on"]
    rows, owners = asked(board, person, today, since and min(days.values()))

    base = reverse("actions:actions")

    def address(name, days):
        return f"{base}?{list_query(board, name, days, today)}"

    counts = Counts(rows, today, address=address, **days)
    found = items(board, person, meetings, counts.of(REPORTS).rows[:FIRST_REPORTS])
    told = _added_up(board, person, counts, meetings, found, owners)
    return replace(told, plans=plans_at_a_glance(board, person=person, since=since))


def board_progress_then(board, *, person, meetings, day, year_on=None):
    """The same as it stood at the end of the day of a past meeting, replayed: five queries, however many actions.

    Who may see what is asked of today. Its plans are not told of: history does not keep them so.
    """
    rows, entered_later = asked_then(board, person, day)

    def address(name, days):
        return reverse("performance:counted_then", args=[board.slug, day.isoformat(), name])

    counts = Counts(rows, day, address=address, **since_on(meetings, day, year_on))
    found = items_then(board, person, meetings, day)
    told = _added_up(board, person, counts, meetings, found, owners_of(rows))
    return replace(told, entered_later=entered_later)


def since_on(meetings, day, year_on=None):
    """The days from which a board's page counts: its last meeting, and the beginning of the municipal year."""
    if year_on is None:
        years = municipal_years()
        year_on, _ = years.bounds(years.first(day))
    return {"meeting_on": meetings.last.on if meetings.last else None, "year_on": year_on}


def owners_of(rows):
    """Who owned some rows then, by key, in plain values: one query."""
    people = Person.objects.filter(pk__in={row.owner for row in rows}).order_by()
    return {key: who for key, *who in people.values_list("pk", *WHO)}


def _added_up(board, person, counts, meetings, found, owners):
    late, late_left = counts.late(FIRST_LATE)
    reports = counts.of(REPORTS).rows[:FIRST_REPORTS]

    def say(who):
        return said(who, person)

    def told(row):
        return line(row, row.owner and say(owners[row.owner]), counts.day)

    def group(name, label=None, first=0):
        count = counts.of(name)
        colour, label = COLOURS.get(name, "blue"), label or Standing(name).label
        return Group(label, colour, count.n, count.url, tuple(map(told, count.rows[:first])))

    return BoardProgress(
        board=board,
        day=counts.day,
        last_meeting=meetings.last,
        earlier=meetings.past[:EARLIER],
        coming=coming(meetings, found, say),
        since_meeting=counts.period("meeting"),
        since_year=counts.period("year"),
        overdue=group(Standing.OVERDUE, first=FIRST_FEW),
        due_soon=group(Standing.DUE_SOON, first=FIRST_FEW),
        done=group("done_meeting", "Done", FIRST_FEW),
        also=tuple(it for it in map(group, ALSO) if it.count),
        live=group("live", "Still owed"),
        late=tuple(_late(it.count, told(it.oldest)) for it in late),
        late_left=late_left,
        long_overdue=group("long_overdue", "Overdue for a long time"),
        reports=tuple(report(row, told(row), found, meetings) for row in reports),
        reports_owed=group(REPORTS, "Reports owed"),
        raised=group(f"raised_{person.pk}", "What you raised", FIRST_FEW),
    )


def said(who, reader):
    """Somebody known in plain values, as `post` says it."""
    return post(Person(**dict(zip(WHO, who, strict=True))), reader)


def post(person, reader):
    """Who answers, by post; by name where the post is not known and the reader may have it."""
    return (person.post if person else "") or who(person, reader)


def line(row, who, day):
    is_late = row.standing(day) == Standing.OVERDUE
    return Line(
        title=row.title,
        url=row.get_absolute_url(),
        who=who or NOBODY,
        due_to=row.due_to,
        days_late=row.days_late(day) if is_late else 0,
        completed_on=row.completed_on,
        is_private=row.is_private,
    )


def _late(count, line):
    return LatePost(line.who, count.n, count.url, line)


def boards_with_counts(boards, *, person, today):
    """Boards with what is live and overdue there for this reader, and when they next meet: one query."""
    actions = Action.objects.visible_to(person).with_standing(today)
    meetings = Meeting.objects.visible_to(person).standing().filter(on__gte=today, is_formal=True)
    coming_ones = meetings.filter(board=OuterRef("pk")).order_by("on")
    return boards.annotate(
        live_count=_count_of(actions.live()),
        overdue_count=_count_of(actions.filter(standing=Standing.OVERDUE)),
        next_on=Subquery(coming_ones.values("on")[:1]),
    )


def _count_of(actions):
    """How many of these belong to the board of the outer query."""
    of_board = actions.filter(board=OuterRef("pk")).order_by().values("board")
    return Coalesce(Subquery(of_board.annotate(n=Counted("pk")).values("n")), 0)
