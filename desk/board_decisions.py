"""What a board is asked to decide about its actions (table C of a tracker, "extensions and closures sought"), and
its decision, applied after the meeting as limbs of that meeting.
"""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction
from django.db.models import F, FilteredRelation, Max, OuterRef, Q, Subquery
from django.utils.timezone import localdate

from actions import services
from actions.choices import MoveState, Status
from actions.models import Action, DueMove, Event, Update
from actions.services import ChangeRefused
from desk.choices import Question
from meetings.choices import OPEN_MINUTES, ResolutionKind
from meetings.models import Minute
from meetings.services import next_number, record_minute, record_resolution, settle_resolution
from people.models import Person
from scrutiny.ui.templatetags.ui import date_and_time


@dataclass(frozen=True)
class Sought:
    """One thing the board is asked to decide: who asked it, since when, and why, in their words."""

    question: Question
    action: Action
    by: Person | None
    on: dt.date | None
    why: str
    #: The later date asked for, where that is the question.
    move: DueMove | None = None

    @property
    def key(self):
        return f"{self.question}-{self.move.pk if self.move else self.action.pk}"

    @property
    def is_late(self):
        """Asked for after the agenda was published."""
        return bool(self.move and self.move.is_late)


class Waiting(NamedTuple):
    """That something is asked about an action: `key` is that of what is Sought."""

    question: Question
    action: int
    key: str


def sought(board, person, some=None):
    """What waits for the board's decision, as far as a person may see it: all of it, or some of `waiting`; in four
    queries.

    What was reported complete, then the later dates asked for, then what is proposed as no longer required;
    each in the order of its reference.
    """
    some = waiting(board, person) if some is None else some
    about = {
        question: [it.action for it in some if it.question == question] for question in Question
    }
    actions = _actions(board, person, [it.action for it in some])
    told = {
        Question.COMPLETE: _complete(actions, about[Question.COMPLETE], person),
        Question.LATER_DATE: _later(actions, about[Question.LATER_DATE]),
        Question.NOT_REQUIRED: _not_required(actions, about[Question.NOT_REQUIRED]),
    }
    # What was decided since `waiting` was asked is not there any more.
    return [told[it.question][it.action] for it in some if it.action in told[it.question]]


def waiting(board, person, meeting=None):
    """What is asked about which action, in one light query; of a meeting, what was asked by its day."""
    by = meeting.on if meeting else dt.date.max
    moves = DueMove.objects.filter(action=OuterRef("pk"), state=MoveState.ASKED)
    reports = Update.objects.filter(action=OuterRef("pk"), reports_complete=True).order_by("-at")
    live = Action.objects.visible_to(person).live().filter(board=board)
    rows = live.annotate(
        move=Subquery(moves.values("pk")[:1]),
        moved_at=Subquery(moves.values("asked_at")[:1]),
        reported_at=Subquery(reports.values("at")[:1]),
    ).order_by("reference")
    asked = Q(status=Status.REPORTED) | Q(move__gt=0) | Q(closing_proposed_on__isnull=False)
    keys = {question: [] for question in Question}
    fields = ("pk", "status", "move", "moved_at", "reported_at", "closing_proposed_on")
    for row in rows.filter(asked).values_list(*fields, named=True):
        if row.status == Status.REPORTED and _day_of(row.reported_at, by) <= by:
            keys[Question.COMPLETE].append((row.pk, row.pk))
        if row.move and _day_of(row.moved_at, by) <= by:
            keys[Question.LATER_DATE].append((row.pk, row.move))
        if row.closing_proposed_on and row.closing_proposed_on <= by:
            keys[Question.NOT_REQUIRED].append((row.pk, row.pk))
    return [Waiting(it, pk, f"{it}-{key}") for it, some in keys.items() for pk, key in some]


def _day_of(moment, without):
    return localdate(moment) if moment else without


def _actions(board, person, keys):
    """The actions by their keys, each with the later date that is asked for, if any, as `asked_move`."""
    asked = Q(due_moves__state=MoveState.ASKED)
    beside = ("board", "owner", "cabinet_member", "resolution__minute", "meeting")
    beside += ("asked_move__asked_by", "asked_move__exempt")
    actions = Action.objects.visible_to(person).filter(board=board)
    actions = actions.annotate(asked_move=FilteredRelation("due_moves", condition=asked))
    return actions.select_related(*beside).with_moves().in_bulk(keys)


def _complete(actions, keys, person):
    updates = Update.objects.visible_to(person).filter(action__in=keys, reports_complete=True)
    said = {update.action_id: update for update in updates.select_related("by").order_by("at")}
    return {pk: _reported(actions[pk], said.get(pk)) for pk in keys if pk in actions}


def _reported(action, update):
    return Sought(
        Question.COMPLETE,
        action,
        by=update.by if update else action.owner,
        on=localdate(update.at) if update else action.last_update_on,
        why=update.word("changed") if update else "",
    )


def _later(actions, keys):
    asked = ((pk, getattr(actions[pk], "asked_move", None)) for pk in keys if pk in actions)
    return {pk: _asked(actions[pk], move) for pk, move in asked if move}


def _asked(action, move):
    on, why = localdate(move.asked_at), move.word("why")
    return Sought(Question.LATER_DATE, action, by=move.asked_by, on=on, why=why, move=move)


def _not_required(actions, keys):
    keys = [pk for pk in keys if pk in actions]
    events = Event.objects.filter(action__in=keys, kind="closing_proposed").select_related("by")
    if any(actions[pk].is_private for pk in keys):
        events = events.select_related("by", "exempt")
    said = {event.action_id: event for event in events.order_by("pk")}
    return {pk: _proposed(actions[pk], said[pk]) for pk in keys}


def _proposed(action, event):
    why = event.exempt.text if action.is_private else event.text
    return Sought(
        Question.NOT_REQUIRED, action, by=event.by, on=action.closing_proposed_on, why=why
    )


def decided_at(meeting, person):
    """What a meeting decided on the boards this person keeps, in one query: the actions it closed, and those whose
    date it was asked to move, each with the move as `decided`."""
    moved = Q(due_moves__decided_at_meeting=meeting)
    rows = (
        Action.objects.coordinated_by(person)
        .annotate(decided=FilteredRelation("due_moves", condition=moved))
        .filter(Q(agreed_at=meeting) | Q(decided__isnull=False))
        .select_related("decided")
        .order_by("-pk", "decided__pk")
    )
    closed = {row.pk: row for row in rows if row.agreed_at_id == meeting.pk}
    return list(closed.values()), [row for row in rows if getattr(row, "decided", None)]


# --- The decision applied, after the meeting

#: The minute that is made where none is chosen.
TITLE = "Actions: closures and extensions"
CIRCULATED = (
    "The minutes of this meeting are circulated, and change by corrections only. "
    "Enter the decision at a later meeting."
)
CARRIED_OUT = "Carried out when it was entered: each action named says so."


class Changed(ChangeRefused):
    """Something was changed since the list was shown; `told` says of each key what."""

    def __init__(self, told):
        super().__init__("Something was changed while you were writing. Nothing is saved yet.")
        self.told = told


@dataclass(frozen=True)
class Ruling:
    """What the board decided about one thing that was sought."""

    sought: Sought
    is_agreed: bool
    #: Of the action, as the list showed it.
    version: int
    due_on: dt.date | None = None
    why: str = ""


@transaction.atomic
def apply(*, meeting, rulings, by, now, minute=None):
    """Apply what a meeting decided, all of it or nothing, and record it as limbs of that meeting.

    Refused as Changed when any of it was changed meanwhile, and once the minutes are circulated. Private business
    goes into a private minute of its own, whatever minute is chosen.
    """
    if meeting.minutes_state in OPEN_MINUTES:
        raise ChangeRefused(CIRCULATED)
    _claim(rulings)
    stamp = {"by": by, "now": now}
    for is_private in (False, True):
        part = [each for each in rulings if each.sought.action.is_private == is_private]
        if part:
            under = None if is_private else minute
            under = under or _minute_for(meeting, is_private)
            _resolve(under, part, stamp)
            for ruling in part:
                _carry_out(ruling, meeting, stamp)


def _claim(rulings):
    """Take every action from the version that was shown; of two who decide at once the second is told."""
    told, claimed = {}, set()
    for ruling in rulings:
        action, move = ruling.sought.action, ruling.sought.move
        is_asked = not move or DueMove.objects.filter(pk=move.pk, state=MoveState.ASKED).exists()
        held = Action.objects.filter(pk=action.pk, version=ruling.version)
        if action.pk in claimed and is_asked:
            continue
        if not is_asked or not held.update(version=F("version") + 1):
            told[ruling.sought.key] = changed_since(action)
        claimed.add(action.pk)
    if told:
        raise Changed(told)


def changed_since(action):
    """Who changed an action last, and how it stands now."""
    action.refresh_from_db()
    last = action.events.select_related("by").order_by("pk").last()
    who = f" {last.by} changed it on {date_and_time(last.at)}." if last and last.by else ""
    due = f"due {_day(action.due_to)}" if action.due_to else "without a date"
    return f"{action.reference} is “{action.get_status_display()}” now, {due}.{who}"


def _minute_for(meeting, is_private):
    """The meeting's minute for these decisions, made where it is not there yet."""
    minutes = Minute.objects.filter(meeting=meeting, is_private=is_private)
    words = {"exempt__title": TITLE} if is_private else {"title": TITLE}
    found = minutes.filter(**words).select_related("exempt").first()
    last = Minute.objects.filter(meeting=meeting).aggregate(last=Max("position"))["last"] or 0
    return found or record_minute(
        meeting=meeting,
        title=TITLE,
        number=next_number(meeting),
        is_private=is_private,
        position=last + 1,
    )


def _resolve(minute, rulings, stamp):
    """One limb for closures, one for extensions, one for what was not agreed; each is carried out at once."""
    start = minute.resolutions.count()
    texts = [text for text in (_closures(rulings), _extensions(rulings), _refused(rulings)) if text]
    for n, text in enumerate(texts, start + 1):
        kind = ResolutionKind.AGREE
        limb = record_resolution(
            minute=minute, text=text, kind=kind, number=str(n), position=n, **stamp
        )
        settle_resolution(resolution=limb, reason=CARRIED_OUT, **stamp)


def _closures(rulings):
    lines = []
    for question, said in (
        (Question.COMPLETE, "complete"),
        (Question.NOT_REQUIRED, "no longer required"),
    ):
        named = [
            _named(each) for each in rulings if each.is_agreed and each.sought.question == question
        ]
        if named:
            lines.append(f"That the following be closed as {said}: {'; '.join(named)}.")
    return " ".join(lines)


def _extensions(rulings):
    later = [
        f"{_named(each)} to {_day(each.due_on or each.sought.move.due_after)}"
        for each in rulings
        if each.is_agreed and each.sought.question == Question.LATER_DATE
    ]
    return f"That the time for the following be extended: {'; '.join(later)}." if later else ""


ASKED = {
    Question.COMPLETE: "to close {} as complete",
    Question.LATER_DATE: "to extend the time for {}",
    Question.NOT_REQUIRED: "to close {} as no longer required",
}


def _refused(rulings):
    refused = [
        f"{ASKED[each.sought.question].format(_named(each))} ({each.why.strip()})"
        for each in rulings
        if not each.is_agreed
    ]
    return f"That the following be not agreed: {'; '.join(refused)}." if refused else ""


def _named(ruling):
    action = ruling.sought.action
    return f"{action.reference} ({action.word('title')})"


def _day(day):
    return f"{day.day} {day:%B %Y}"


def _carry_out(ruling, meeting, stamp):
    action, move, why = ruling.sought.action, ruling.sought.move, ruling.why
    action.refresh_from_db()
    at = {"meeting": meeting, **stamp}
    if move:
        services.decide_later_date(
            move=move, granted=ruling.is_agreed, answer=why, due_on=ruling.due_on, **at
        )
    elif ruling.sought.question == Question.COMPLETE:
        if ruling.is_agreed:
            services.accept(action=action, note=why, **at)
        else:
            services.send_back(action=action, why=why, **at)
    elif ruling.is_agreed:
        services.withdraw(action=action, why=why or ruling.sought.why, **at)
    else:
        services.keep_open(action=action, why=why, **at)
