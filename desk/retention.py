"""What may go: minutes, agendas and reports past six years, background papers past four. Nothing is removed here.

The days are the law's (Local Government Act 1972 s.100C and s.100D), counted by scrutiny/rules.py from the meeting.
"""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from actions.choices import ItemStatus, NoticeState
from actions.models import Action, Notice, ProgrammeItem
from desk.models import MemberQuestion
from meetings.models import AgendaItem, Board, Meeting, Minute, Paper
from scrutiny.rules import years_after

MINUTES, BACKGROUND = "keep-minutes", "keep-background"


@dataclass(frozen=True)
class Kept:
    """One thing whose time is over: what it is, the day it may go, and what live thing still points at it."""

    board: str
    meeting: Meeting
    what: str
    title: str
    may_go_on: dt.date
    live: str


def meetings_past(person, today, days):
    """Meetings of which something may go, oldest first: of the boards somebody sets up."""
    boards = Board.objects.run_by(person)
    early = Q(on__lte=last_day(BACKGROUND, today, days)) & Exists(
        Paper.objects.filter(item__meeting=OuterRef("pk"), is_background=True)
    )
    over = Q(on__lte=last_day(MINUTES, today, days)) | early
    rows = Meeting.objects.filter(over, board__in=boards).select_related("board")
    rows = rows.annotate(
        is_minuted=_minuted(), has_agenda=_has_agenda(), is_asked=_is_asked(), is_live=_live()
    )
    # A meeting that left nothing, as a programme's dates do, has nothing to remove.
    left = Q(is_minuted=True) | Q(has_agenda=True) | Q(is_asked=True)
    return rows.filter(left).order_by("on", "pk")


def last_day(rule, today, days):
    """The latest day of a meeting whose time under a rule is over today."""
    day = years_after(today, -days.reckon(rule, today).n)
    while days.reckon(rule, day + dt.timedelta(days=1)).on <= today:
        day += dt.timedelta(days=1)
    return day


def kept_of(meetings, person, today, days):
    """Everything of these meetings that may go, thing by thing, in two queries however many they are.

    `days` is the council's calendar, as meetings.deadlines.calendar gives it.
    The words of private papers are for those who may read them; that there is one, for whoever has to remove it.
    """
    meetings = list(meetings)
    papers = _papers(meetings, person)
    found = []
    for meeting in meetings:
        minutes_go = days.reckon(MINUTES, meeting.on).on
        background_goes = days.reckon(BACKGROUND, meeting.on).on
        live = LIVE if meeting.is_live else ""
        here = (
            ("Minutes", meeting.is_minuted),
            ("Agenda", meeting.has_agenda),
            ("Questions for members", meeting.is_asked),
        )
        things = [(what, "", minutes_go, live) for what, is_there in here if is_there]
        for paper, title in papers.get(meeting.pk, []):
            goes = background_goes if paper.is_background else minutes_go
            what = "Background paper" if paper.is_background else "Report"
            things.append((what, title, goes, LIVE if paper.is_live else ""))
        board = str(meeting.board)
        found += [Kept(board, meeting, *thing) for thing in things if thing[2] <= today]
    return found


LIVE = "Yes: an open action, a planned item or a notice without an answer"


def _papers(meetings, person):
    """{meeting: [(paper, title)]}; a private paper's title for those who may read it."""
    keys = [meeting.pk for meeting in meetings]
    rows = Paper.objects.filter(item__meeting__in=keys).select_related("item")
    seen = Paper.objects.visible_to(person).filter(item__meeting__in=keys)
    titles = {paper.pk: paper.word("subject") for paper in seen}
    found = {}
    for paper in rows.annotate(is_live=_live_of_item()).order_by("item__position", "pk"):
        told = (paper, titles.get(paper.pk, "A private paper"))
        found.setdefault(paper.item.meeting_id, []).append(told)
    return found


def _minuted():
    return Exists(Minute.objects.filter(meeting=OuterRef("pk")))


def _has_agenda():
    return Exists(AgendaItem.objects.filter(meeting=OuterRef("pk")))


def _is_asked():
    return Exists(MemberQuestion.objects.filter(meeting=OuterRef("pk")))


def _live():
    """Whether an open action, a planned item or a notice without an answer comes from a meeting."""
    this = OuterRef("pk")
    return _any_live(
        Q(meeting=this) | Q(resolution__minute__meeting=this) | Q(minute__meeting=this),
        Q(meeting=this) | Q(resolution__minute__meeting=this),
        Q(resolution__minute__meeting=this),
    )


def _live_of_item():
    """The same for the agenda item that a paper came to."""
    this = OuterRef("item")
    return _any_live(
        Q(resolution__minute__item=this) | Q(minute__item=this),
        Q(agenda_item=this) | Q(resolution__minute__item=this),
        Q(resolution__minute__item=this),
    )


def _any_live(actions, items, notices):
    return (
        Exists(Action.objects.live().filter(actions))
        | Exists(ProgrammeItem.objects.filter(items, status=ItemStatus.PLANNED))
        | Exists(Notice.objects.filter(notices).exclude(state=NoticeState.ANSWERED))
    )
