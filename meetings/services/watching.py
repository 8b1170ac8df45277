"""Executive decisions that a board watches while they may be called in."""

from django.db import transaction

from meetings.choices import WatchState
from meetings.deadlines import calendar
from meetings.models import WatchedDecision
from meetings.services.recording import ChangeRefused, record, write

STALE = "Somebody else changed this decision while you were writing."


@transaction.atomic
def watch_decision(*, board, title, decided_by, published_on, by, now, note=""):
    """Watch an executive decision; the last day to call it in is worked out by the council's own rule."""
    decision = WatchedDecision(
        board=board,
        title=title,
        decided_by=decided_by,
        published_on=published_on,
        call_in_by=calendar().reckon("call-in", published_on).on,
        note=note,
    )
    decision.full_clean()
    decision.save()
    after = {"decision": decision.pk, "call_in_by": decision.call_in_by}
    record(kind="decision_watched", board=board, by=by, now=now, after=after)
    return decision


@transaction.atomic
def change_watched(*, decision, version, state, note, by, now):
    """Say what became of a watched decision; refused without a note when it is called in or let pass."""
    if state != WatchState.WATCHED and not note.strip():
        raise ChangeRefused("Say what the board decided, and when.")
    before = decision.state
    write(decision, version, STALE, state=state, note=note)
    record(
        kind="decision_changed",
        board=decision.board,
        by=by,
        now=now,
        before={"decision": decision.pk, "state": before},
        after={"decision": decision.pk, "state": state},
    )
    return decision
