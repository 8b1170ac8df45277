"""What a board is asked to decide about its actions: table C of a tracker, "extensions and closures sought"."""

import datetime as dt
from dataclasses import dataclass

from django.utils.timezone import localdate

from actions.choices import MoveState, Status
from actions.models import Action, DueMove, Event, Update
from desk.choices import Question
from people.models import Person


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


def sought(board, person):
    """All that waits for the board's decision, as far as a person may see it; in six queries.

    What was reported complete, then the later dates asked for, then what is proposed as no longer required;
    each in the order of its reference.
    """
    return [*_complete(board, person), *_later(board, person), *_not_required(board, person)]


def _actions(board, person):
    live = Action.objects.visible_to(person).live().filter(board=board)
    told = live.select_related("board", "owner", "cabinet_member", "resolution__minute", "meeting")
    return told.with_moves().order_by("reference")


def _complete(board, person):
    actions = list(_actions(board, person).filter(status=Status.REPORTED))
    updates = Update.objects.visible_to(person).filter(action__in=actions, reports_complete=True)
    said = {update.action_id: update for update in updates.select_related("by").order_by("at")}
    for action in actions:
        update = said.get(action.pk)
        yield Sought(
            Question.COMPLETE,
            action,
            by=update.by if update else action.owner,
            on=localdate(update.at) if update else action.last_update_on,
            why=update.word("changed") if update else "",
        )


def _later(board, person):
    asked = DueMove.objects.visible_to(person).filter(state=MoveState.ASKED, action__board=board)
    moves = {move.action_id: move for move in asked.select_related("asked_by", "exempt")}
    for action in _actions(board, person).filter(pk__in=moves):
        move = moves[action.pk]
        yield Sought(
            Question.LATER_DATE,
            action,
            by=move.asked_by,
            on=localdate(move.asked_at),
            why=move.word("why"),
            move=move,
        )


def _not_required(board, person):
    actions = list(_actions(board, person).exclude(closing_proposed_on=None))
    events = Event.objects.filter(action__in=actions, kind="closing_proposed").select_related("by")
    if any(action.is_private for action in actions):
        events = events.select_related("by", "exempt")
    said = {event.action_id: event for event in events.order_by("pk")}
    for action in actions:
        event = said[action.pk]
        yield Sought(
            Question.NOT_REQUIRED,
            action,
            by=event.by,
            on=action.closing_proposed_on,
            why=event.exempt.text if action.is_private else event.text,
        )
