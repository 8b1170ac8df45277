"""What every change of an action shares: its event, its refusal, and the table of moves."""

from django.db import transaction
from django.db.models import F

from actions.choices import ALLOWED_CHANGES, Status
from actions.models import Action, Event, EventExempt


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
        )
    fields.setdefault("completed_on", None)
    fields.setdefault("review_on", None)
    write(action, only={"status": before}, status=to, **fields)
    record(kind=kind, by=by, now=now, about=action, text=text, before=before, after=to)
    return action


def write(action, *, only, **fields):
    """Write columns of one row if it is still as it was when the change was decided; else Stale."""
    held = Action.objects.filter(pk=action.pk, **only)
    if not held.update(**fields, version=F("version") + 1):
        raise Stale(f"Somebody else changed {action.reference} while you were writing.")
    action.refresh_from_db()
