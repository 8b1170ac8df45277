"""What every change of an action shares: its event, its refusal, and the table of moves."""

from django.db import transaction
from django.db.models import F

from actions.choices import ALLOWED_CHANGES, ActionKind, Status
from actions.models import Action, Event, EventExempt
from scrutiny.ui.templatetags.ui import date_and_time


class ChangeRefused(Exception):
    """A sentence for the page: why this change cannot be made."""


class Stale(ChangeRefused):
    """Somebody else changed the same thing meanwhile; the page shows both texts."""


def record(*, kind, by, now, about, text="", before=None, after=None):
    """Write one event about an action or a programme item; private words go to the exempt table.

    `before` and `after` hold dates, states and ids only, never words.
    """
    subject = "action" if isinstance(about, Action) else "programme_item"
    open_text = "" if about.is_private else text
    event = Event(
        kind=kind,
        by=by,
        at=now,
        text=open_text,
        before=before,
        after=after,
        **{subject: about},
    )
    (event,) = Event.objects.append(event)
    if about.is_private and text:
        EventExempt.objects.create(event=event, text=text)
    return event


def refuse_closed(board, day):
    """A closed board asks for nothing new; what it asked for before is its history, and may be entered."""
    if said := board.takes_nothing(day):
        raise ChangeRefused(said)


@transaction.atomic
def add_note(*, action, text, by, now):
    """Add the co-ordinator's note to an action's history; refused when empty."""
    if not text.strip():
        raise ChangeRefused("Write the note.")
    record(kind="note", by=by, now=now, about=action, text=text)


def move(*, action, to, by, now, kind, text="", **fields):
    """Move an action to another status, and write it; refused unless ALLOWED_CHANGES has the move.

    The change is one conditional UPDATE on the status it was decided from, so of two people who move the same
    action at once the second is told.
    """
    action.refresh_from_db()
    before = action.status
    if to not in ALLOWED_CHANGES[before]:
        raise ChangeRefused(
            f"This action is “{Status(before).label}” and cannot become “{Status(to).label}”."
            f"{decided_before(action, MOVED)}"
        )
    fields.setdefault("completed_on", None)
    fields.setdefault("review_on", None)
    fields.setdefault("closing_proposed_on", None)
    write(action, only={"status": before}, status=to, **fields)
    after = {"status": to, "review_on": action.review_on} if action.review_on else to
    record(kind=kind, by=by, now=now, about=action, text=text, before=before, after=after)
    return action


def write(action, *, only, **fields):
    """Write columns of one row if it is still as it was when the change was decided; else Stale."""
    held = Action.objects.filter(pk=action.pk, **only)
    if not held.update(**fields, version=F("version") + 1):
        raise Stale(f"Somebody else changed {action.reference} while you were writing.")
    action.refresh_from_db()


#: Events that moved an action to another status, and those that decided on a later date.
MOVED = (
    "accepted", "sent_back", "paused", "resumed", "withdrawn", "reopened", "reported", "started",
    "unbooked", "booked_again", "paper_out",
)  # fmt: skip
DATE_DECIDED = ("later_date_granted", "later_date_refused")


def decided_before(action, kinds):
    """Who brought it to where it is, and when: " Ann Other did so on 2 March 2026 at 9:30am."."""
    last = action.events.filter(kind__in=kinds).select_related("by").order_by("pk").last()
    if not (last and last.by):
        return ""
    return f" {last.by} did so on {date_and_time(last.at)}."


def is_reserved(action):
    """Whether the board itself decides on it. That a paper is due is the co-ordinator's own business."""
    return action.board.reserves_decisions and action.kind != ActionKind.REPORT_DUE


def boards_own(action, meeting, by, now):
    """Refuse what the board decides itself, unless one of its meetings did; then history names the meeting."""
    if meeting is None:
        if is_reserved(action):
            raise ChangeRefused(
                f"{action.board} decides this itself, at a meeting. Enter what it decided on the page "
                "“Decisions on actions” of that meeting."
            )
        return
    if meeting.board_id != action.board_id:
        raise ChangeRefused("Choose a meeting of the same board.")
    record(kind="board_decided", by=by, now=now, about=action, after={"meeting": meeting.pk})
