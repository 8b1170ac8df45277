"""How an action ends: accepted on the board's behalf, sent back, paused, withdrawn or reopened."""

from django.db import transaction
from django.utils.timezone import localdate

from actions.choices import Status
from actions.services.recording import ChangeRefused, move


@transaction.atomic
def accept(*, action, by, now, note=""):
    """Accept on the board's behalf what was reported complete."""
    return move(
        action=action,
        to=Status.COMPLETE,
        by=by,
        now=now,
        kind="accepted",
        text=note,
        completed_on=localdate(now),
    )


@transaction.atomic
def send_back(*, action, why, by, now):
    """Send back what was reported complete, saying what is missing; refused when it was not reported."""
    if action.status != Status.REPORTED:
        raise ChangeRefused("Only work reported complete can be sent back.")
    return _with_reason(action, Status.IN_PROGRESS, "sent_back", why, by, now)


@transaction.atomic
def pause(*, action, review_on, why, by, now):
    """Pause until a review date; reminders are quiet until then."""
    return _with_reason(action, Status.PAUSED, "paused", why, by, now, review_on=review_on)


@transaction.atomic
def resume(*, action, by, now, why=""):
    """Take up a paused action again."""
    if action.status != Status.PAUSED:
        raise ChangeRefused("Only a paused action can be taken up again.")
    return move(action=action, to=Status.IN_PROGRESS, by=by, now=now, kind="resumed", text=why)


@transaction.atomic
def withdraw(*, action, why, by, now):
    """Mark an action as no longer required; nothing a board asked for is ever deleted."""
    return _with_reason(action, Status.NOT_REQUIRED, "withdrawn", why, by, now)


@transaction.atomic
def reopen(*, action, why, by, now):
    """Reopen what was complete or no longer required."""
    if action.status not in (Status.COMPLETE, Status.NOT_REQUIRED):
        raise ChangeRefused("Only a finished action can be reopened.")
    return _with_reason(action, Status.IN_PROGRESS, "reopened", why, by, now)


def _with_reason(action, to, kind, why, by, now, **fields):
    if not why.strip():
        raise ChangeRefused("Say why: the reason is kept with the action.")
    return move(action=action, to=to, by=by, now=now, kind=kind, text=why, **fields)
