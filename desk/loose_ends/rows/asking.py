"""The rows of one board that a record is made of, as far as one person may see them: three queries, however many rows.

Whether something follows is asked of all rows, so that a private follow-up makes nothing look forgotten: `links` has
its kind and its day, and no words.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import CharField, DateField, F, Q, Value
from django.db.models.functions import Cast

from actions.choices import AnswerVerdict, ItemStatus, NoticeState
from actions.models import Action, Answer, Notice, ProgrammeItem
from meetings.choices import OPEN_MINUTES, AgendaKind, BoardKind, NominationState
from meetings.models import (
    AgendaItem,
    Board,
    Meeting,
    Membership,
    Minute,
    Nomination,
    Paper,
    Resolution,
)
from performance.models import Plan, ProgressNote, Recommendation, SignOff
from scrutiny.together import together

#: How far back agendas and papers are looked through for what may answer a promise.
LOOKED_BACK = dt.timedelta(days=730)


@dataclass(frozen=True)
class Link:
    """What hangs on a row: a name or the kind of a follow-up, and its day."""

    words: str
    on: dt.date | None


@dataclass(frozen=True)
class Rows:
    """`links` are by what they are and the key of the row they hang on."""

    meetings: list
    groups: list
    nominations: list
    plans: list
    recommendations: list
    sign_offs: list
    notices: list
    minutes: list
    limbs: list
    items: list
    actions: list
    agenda: list
    papers: list
    links: dict

    def linked(self, what, key):
        return self.links.get((what, key), [])

    def names(self, what, key):
        return tuple(link.words for link in self.linked(what, key))


def rows_of(board, person, day):
    """Everything that the rules look at, up to a day."""
    short = together(*_short(board, person))
    long = together(*_long(board, person, day))
    return Rows(*short, *long, links=_links(board, day))


def _short(board, person):
    """Lists that stay short, in the order of Rows."""
    visible = {model: model.objects.visible_to(person) for model in (Meeting, Notice, Board)}
    of_plan = {"plan__board": board}
    return (
        visible[Meeting].filter(board=board, is_formal=True).order_by("on"),
        visible[Board].filter(
            parent=board, kind=BoardKind.TASK_AND_FINISH, closed_on=None
        ),
        Nomination.objects.visible_to(person)
        .filter(board__parent=board, state=NominationState.OPEN)
        .select_related("board"),
        Plan.objects.visible_to(person).filter(board=board),
        Recommendation.objects.visible_to(person).filter(**of_plan).select_related("owner"),
        SignOff.objects.visible_to(person).filter(**of_plan).select_related("meeting"),
        visible[Notice]
        .filter(resolution__minute__meeting__board=board)
        .exclude(state=NoticeState.PREPARED)
        .select_related("addressee"),
    )  # fmt: skip


def _long(board, person, day):
    """Lists that grow with the years, in the order of Rows. What is not out is nobody's promise yet."""
    held = {"meeting__on__lte": day, "meeting__minutes_state__in": OPEN_MINUTES}
    minutes = Minute.objects.visible_to(person).filter(meeting__board=board, **held)
    limbs = Resolution.objects.visible_to(person).filter(
        minute__meeting__board=board, **{f"minute__{name}": value for name, value in held.items()}
    )
    came = {"on__lte": day, "on__gte": day - LOOKED_BACK}
    agenda = {f"meeting__{name}": value for name, value in came.items()}
    papers = {f"item__meeting__{name}": value for name, value in came.items()}
    return (
        minutes.select_related("meeting").order_by("meeting__on", "position", "pk"),
        limbs.order_by("minute", "position", "pk"),
        ProgrammeItem.objects.visible_to(person).filter(board=board).select_related("meeting"),
        Action.objects.visible_to(person).circulated().filter(board=board).order_by("pk"),
        AgendaItem.objects.visible_to(person)
        .filter(meeting__board=board, kind=AgendaKind.BUSINESS, **agenda)
        .select_related("meeting"),
        Paper.objects.current_to(person)
        .filter(item__meeting__board=board, **papers)
        .select_related("item__meeting"),
    )


def _links(board, day):
    """Names and follow-ups of any row of the board: {(what, key of the row): links}, in one query."""
    parts = [*_names(board, day), *_follow_ups(board), *_reported(board, day)]
    found = defaultdict(list)
    for what, key, words, on in sorted(parts[0].union(*parts[1:], all=True), key=_order):
        found[what, key].append(Link(words or "", _as_day(on)))
    return found


def _order(row):
    """The same whatever order the database answers in."""
    return [str(part or "") for part in row]


def _as_day(told):
    return dt.date.fromisoformat(told) if isinstance(told, str) else told


def _part(rows, what, key, words="", on=None):
    """Rows as four columns: what hangs there, on which row, its words and its day."""
    return rows.order_by().values_list(
        Value(what, output_field=CharField()),
        F(key),
        Cast(F(words) if words else Value(""), CharField(max_length=300)),
        Cast(F(on) if on else Value(None), DateField()),
    )


def _names(board, day):
    items = {"programmeitem__board": board}
    limbs = {"resolution__minute__meeting__board": board}
    through = Resolution.addressees.through.objects.filter(**limbs)
    officers = ProgrammeItem.lead_officers.through.objects.filter(**items)
    cabinet = ProgrammeItem.cabinet_members.through.objects.filter(**items)
    seats = Membership.objects.current(day).filter(board__parent=board)
    return (
        _part(through, "addressee", "resolution", "body__name"),
        _part(officers, "officer", "programmeitem", "person__name"),
        _part(cabinet, "cabinet", "programmeitem", "person__name"),
        _part(seats, "member", "board", "person__name"),
    )


def _follow_ups(board):
    """What follows a limb or a minute: an action that somebody answers for or that is done with, a slot, an answer, a
    group, a recommendation that somebody was told of."""
    limbs = {"resolution__minute__meeting__board": board}
    answered = Q(is_live=False) | Q(owner__isnull=False)
    actions = Action.objects.filter(answered, **limbs)
    booked = actions.filter(programme_item__isnull=False).exclude(
        programme_item__status=ItemStatus.DROPPED
    )
    told = Notice.objects.exclude(state=NoticeState.PREPARED).filter(**limbs)
    return (
        _part(actions, "action", "resolution"),
        _part(booked, "slot", "resolution", on="programme_item__meeting__on"),
        _part(ProgrammeItem.objects.filter(**limbs), "slot", "resolution", on="meeting__on"),
        _part(
            Answer.objects.filter(verdict=AnswerVerdict.YES, **limbs),
            "answer",
            "resolution",
            on="agenda_item__meeting__on",
        ),
        _part(Board.objects.filter(set_up_by__minute__meeting__board=board), "group", "set_up_by"),
        _part(told, "told", "resolution", "addressee__name"),
    )


def _reported(board, day):
    """The days of progress notes, and of the meetings that a plan was reported to."""
    notes = ProgressNote.objects.filter(recommendation__plan__board=board, on__lte=day)
    met = {"meeting__on__lt": day}
    return (
        _part(notes, "note", "recommendation", on="on"),
        _part(notes.filter(**met), "reported", "recommendation__plan", on="meeting__on"),
        _part(
            SignOff.objects.filter(plan__board=board, meeting__board=board, **met),
            "reported",
            "plan",
            on="meeting__on",
        ),
    )
