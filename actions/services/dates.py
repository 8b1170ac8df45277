"""Due dates: set by the co-ordinator, moved later on asking. The first is kept, and every move is a row."""

from django.db import transaction

from actions.choices import LIVE, MoveState
from actions.models import ActionExempt, DueMove, DueMoveExempt
from actions.services.recording import (
    DATE_DECIDED,
    ChangeRefused,
    boards_own,
    decided_before,
    record,
    write,
)
from meetings.choices import MeetingStatus
from scrutiny.exempt import split_words


@transaction.atomic
def set_due(*, action, due_to, by, now, due_from=None, said="", why="", meeting=None):
    """Set the due window. The first one stands for ever; a later setting is a move and needs a reason.

    Refused for a later date where the board decides that itself, unless its `meeting` did.
    """
    before = action.due_to
    if before and before != due_to and not why.strip():
        raise ChangeRefused("Say why the due date moves.")
    if before and (due_to is None or due_to > before):
        boards_own(action, meeting, by, now)
    window = {"due_from": due_from, "due_to": due_to}
    _write_window(action, window, said)
    if before and due_to and before != due_to:
        move = _keep(action, MoveState.GRANTED, before, due_to, why, by, now)
        decided = {"decided_by": by, "decided_at": now, "decided_at_meeting": meeting}
        DueMove.objects.filter(pk=move.pk).update(**decided)
    record(
        kind="due_set",
        by=by,
        now=now,
        about=action,
        text=why,
        before=before,
        after=action.due_to,
    )
    return action


@transaction.atomic
def ask_later_date(*, action, due_after, why, by, now):
    """Ask for a later due date. Refused without a reason, for an earlier date, and while one is asked for."""
    if not why.strip():
        raise ChangeRefused("Say why you need the later date.")
    if action.status not in LIVE:
        raise ChangeRefused("This action is finished and needs no later date.")
    if action.due_to and due_after <= action.due_to:
        raise ChangeRefused(f"Ask for a date after {action.due_to:%-d %B %Y}, when it is due now.")
    if action.due_moves.filter(state=MoveState.ASKED).exists():
        raise ChangeRefused("A later date has been asked for already, and waits for an answer.")
    move = _keep(action, MoveState.ASKED, action.due_to, due_after, why, by, now)
    record(
        kind="later_date_asked",
        by=by,
        now=now,
        about=action,
        text=why,
        before=action.due_to,
        after=due_after,
    )
    return move


@transaction.atomic
def decide_later_date(*, move, granted, by, now, answer="", meeting=None, due_on=None):
    """Grant or refuse a later date; `due_on` grants another one than was asked for.

    Refused when it was decided already, when it is refused without a reason, and where the board decides
    itself, unless its `meeting` did.
    """
    if not granted and not answer.strip():
        raise ChangeRefused("Say why the later date is refused.")
    before, after = move.due_before, (granted and due_on) or move.due_after
    if before and after <= before:
        raise ChangeRefused(f"Grant a date after {before:%-d %B %Y}, when it is due now.")
    boards_own(move.action, meeting, by, now)
    _decide(move, granted, after, answer, meeting, by, now)
    action = move.action
    if granted:
        _write_window(action, {"due_from": None, "due_to": after}, "")
    kind = "later_date_granted" if granted else "later_date_refused"
    record(kind=kind, by=by, now=now, about=action, text=answer, before=before, after=after)
    return move


def _decide(move, granted, due_after, answer, meeting, by, now):
    """Write the decision if none is written yet: of two who decide at once the second is told."""
    asked = DueMove.objects.filter(pk=move.pk, state=MoveState.ASKED)
    if not asked.update(
        state=MoveState.GRANTED if granted else MoveState.REFUSED,
        due_after=due_after,
        decided_by=by,
        decided_at=now,
        decided_at_meeting=meeting,
        **({} if move.is_private else {"answer": answer}),
    ):
        told = decided_before(move.action, DATE_DECIDED)
        raise ChangeRefused(f"This has been decided already.{told}")
    if move.is_private:
        DueMoveExempt.objects.filter(move=move).update(answer=answer)
    move.refresh_from_db()


def _write_window(action, window, said):
    if not action.first_due_to:
        window["first_due_to"] = window["due_to"]
    if said and not action.is_private:
        window["due_said"] = said
    write(action, only={"due_to": action.due_to}, **window)
    if said and action.is_private:
        ActionExempt.objects.filter(action=action).update(due_said=said)


def _keep(action, state, before, after, why, by, now):
    words, exempt_words = split_words(DueMove, {"why": why}, action.is_private)
    move = DueMove.objects.create(
        action=action,
        state=state,
        due_before=before,
        due_after=after,
        asked_by=by,
        asked_at=now,
        decided_by=None if state == MoveState.ASKED else by,
        decided_at=None if state == MoveState.ASKED else now,
        is_private=action.is_private,
        is_late=_agenda_is_out(action),
        **words,
    )
    if action.is_private:
        DueMoveExempt.objects.create(move=move, **exempt_words)
    return move


def _agenda_is_out(action):
    """Whether the agenda of the meeting it is due for is published already: such a move is marked late."""
    return (
        action.board.meetings.filter(status=MeetingStatus.PUBLISHED, on__gte=action.due_to).exists()
        if action.due_to
        else False
    )
