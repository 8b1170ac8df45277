"""A task and finish group's way back to its board: what it still lacks, and the slot of its report."""

from dataclasses import dataclass

from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery

from actions import programme
from actions.choices import ItemStatus, SlotKind
from actions.models import ProgrammeItem
from actions.services import ChangeRefused
from meetings.choices import BoardKind, NominationState
from meetings.models import Board, Meeting, Membership, Nomination
from meetings.services import first_year
from scrutiny.ui.templatetags.ui import long_date


@dataclass(frozen=True)
class GroupLine:
    """A group, and what is missing of it, in words."""

    group: Board
    missing: tuple[str, ...]


def lines(boards, today):
    """The groups among some boards, open ones first, each with what it lacks: one query however many."""
    return [line(group, today) for group in counted(boards, today)]


def line(group, today):
    return GroupLine(group, tuple(missing(group, today)))


def counted(boards, today):
    """The groups among some boards, open ones first, with the numbers that tell what each lacks."""
    groups = boards.filter(kind=BoardKind.TASK_AND_FINISH).annotate(
        sitting=_counted(Membership.objects.current(today)),
        open_nominations=_counted(Nomination.objects.filter(state=NominationState.OPEN)),
        asked_since=_least(Nomination.objects.filter(state=NominationState.OPEN), "asked_on"),
        has_slot=Exists(slots().filter(group=OuterRef("pk"))),
    )
    return groups.order_by("closed_on", "name")


def _counted(rows):
    return Subquery(_of_group(rows).annotate(n=Count("pk")).values("n"))


def _least(rows, name):
    return Subquery(_of_group(rows).annotate(n=Min(name)).values("n"))


def _of_group(rows):
    return rows.filter(board=OuterRef("pk")).order_by().values("board")


def missing(group, today):
    """What an open group lacks, most pressing first."""
    if group.closed_on:
        return
    if not group.scope:
        yield "No scope yet"
    sitting = group.sitting or 0
    if not sitting:
        yield "Nobody sits on it yet"
    elif group.seats and sitting < group.seats:
        yield f"{sitting} of {group.seats} seats filled"
    if group.open_nominations:
        n = group.open_nominations
        who = "1 nomination" if n == 1 else f"{n} nominations"
        yield f"{who} open since {long_date(group.asked_since)}"
    if not group.reports_by:
        yield "No day by which it reports"
    elif group.reports_by < today and not group.has_slot:
        yield f"Its report was due by {long_date(group.reports_by)}"
    if not group.has_slot:
        yield "No slot for its report"


def slots():
    """Where reports of groups come back: planned, or taken already."""
    return ProgrammeItem.objects.exclude(status=ItemStatus.DROPPED)


def report_slots(group, person):
    """The group's slots on the parent's programme, the last one last, as far as the reader may see them and their
    meetings."""
    meetings = Meeting.objects.visible_to(person)
    items = ProgrammeItem.objects.visible_to(person).filter(
        Q(meeting=None) | Q(meeting__in=meetings)
    )
    items = items.filter(group=group).exclude(status=ItemStatus.DROPPED)
    return items.select_related("meeting").order_by("pk")


def planned_report(group):
    """The item by which its report is to come back, if there is one."""
    return ProgrammeItem.objects.filter(group=group, status=ItemStatus.PLANNED).last()


def book_report(*, group, meeting, why, by, now, title=""):
    """Book the group's report at a meeting of its parent, or move it there; refused for another board's.

    A new item is called `title`, or by the group's name.
    """
    if meeting.board_id != group.parent_id:
        raise ChangeRefused("Choose a meeting of the board that set the group up.")
    if planned := planned_report(group):
        about = {"slot": SlotKind.MEETING, "meeting": meeting, "by": by, "now": now}
        return programme.book(item=planned, why=why or "Booked for the group’s report", **about)
    return programme.add_item(
        board=group.parent,
        year=first_year(meeting.on),
        slot=SlotKind.MEETING,
        meeting=meeting,
        title=title or f"Report of the {group}",
        question=group.scope,
        group=group,
        resolution=group.set_up_by,
        # A group that is not public is not announced by its parent's programme.
        is_private=not group.is_public,
        by=by,
        now=now,
    )
