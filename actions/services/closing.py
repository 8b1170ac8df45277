"""How an action ends: accepted on the board's behalf, sent back, paused, withdrawn or reopened.

Where the board reserves it, closing names the `meeting` that agreed, and is refused without one.
"""

from django.db import transaction
from django.utils.timezone import localdate

from actions.choices import Status
from actions.services.recording import (
    MOVED,
    ChangeRefused,
    boards_own,
    decided_before,
    is_reserved,
    move,
    record,
    write,
)


@transaction.atomic
def accept(*, action, by, now, note="", meeting=None):
    """Accept on the board's behalf what was reported complete; refused where the board decides itself."""
    boards_own(action, meeting, by, now)
    return move(
        action=action,
        to=Status.COMPLETE,
        by=by,
        now=now,
        kind="accepted",
        text=note,
        completed_on=localdate(now),
        agreed_at=meeting,
    )


@transaction.atomic
def send_back(*, action, why, by, now, meeting=None):
    """Send back what was reported complete, saying what is missing; refused when it was not reported.

    The co-ordinator may, also where the board closes actions itself; a `meeting` may have decided it.
    """
    if meeting:
        boards_own(action, meeting, by, now)
    action.refresh_from_db(fields=["status"])
    if action.status != Status.REPORTED:
        raise ChangeRefused(
            f"Only work reported complete can be sent back.{decided_before(action, MOVED)}"
        )
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
def withdraw(*, action, why, by, now, meeting=None):
    """Mark an action as no longer required; refused where the board decides itself.

    Nothing a board asked for is ever deleted.
    """
    boards_own(action, meeting, by, now)
    return _with_reason(action, Status.NOT_REQUIRED, "withdrawn", why, by, now, agreed_at=meeting)


@transaction.atomic
def propose_closing(*, action, why, by, now):
    """Propose to the board that an action is no longer required; refused where that is not the board's to say."""
    if not is_reserved(action):
        raise ChangeRefused("The co-ordinator decides this. Mark it as no longer required instead.")
    if not action.is_live:
        raise ChangeRefused(f"This action is finished.{decided_before(action, MOVED)}")
    if not why.strip():
        raise ChangeRefused("Say why: the board reads the reason.")
    write(action, only={"version": action.version}, closing_proposed_on=localdate(now))
    record(kind="closing_proposed", by=by, now=now, about=action, text=why)
    return action


@transaction.atomic
def keep_open(*, action, why, by, now, meeting):
    """The board did not agree to close an action as no longer required: it stays as it was."""
    boards_own(action, meeting, by, now)
    if not why.strip():
        raise ChangeRefused("Say why: the reason is kept with the action.")
    write(action, only={"version": action.version}, closing_proposed_on=None)
    record(kind="closing_refused", by=by, now=now, about=action, text=why)
    return action


@transaction.atomic
def reopen(*, action, why, by, now):
    """Reopen what was complete or no longer required."""
    if action.status not in (Status.COMPLETE, Status.NOT_REQUIRED):
        raise ChangeRefused("Only a finished action can be reopened.")
    return _with_reason(action, Status.IN_PROGRESS, "reopened", why, by, now, agreed_at=None)


def _with_reason(action, to, kind, why, by, now, **fields):
    if not why.strip():
        raise ChangeRefused("Say why: the reason is kept with the action.")
    return move(action=action, to=to, by=by, now=now, kind=kind, text=why, **fields)
