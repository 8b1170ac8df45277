"""Opening an action, and changing what is known of it."""

from django.db import transaction
from django.db.models import F
from django.utils.timezone import localdate

from actions.models import Action, ActionExempt, ActionNumber
from actions.services.recording import record, refuse_closed, write
from meetings.services import first_year
from scrutiny.exempt import split_words


@transaction.atomic
def open_action(
    *,
    board,
    title,
    asked,
    kind,
    by,
    now,
    due=None,
    opened_on=None,
    asked_on=None,
    contributors=(),
    addressees=(),
    is_private=False,
    **details,
):
    """Open an action with the next reference of its board and municipal year.

    `due` holds what was `said` and the window it means, `from` and `to`; the end of the first window is kept for
    ever. `details` are owner, cabinet_member, raised_by, meeting, resolution and programme_item. Refused on a closed
    board, but for what was `asked_on` a day before it closed: the day it is opened, where that is not given.
    """
    due = due or {}
    opened_on = opened_on or localdate(now)
    refuse_closed(board, asked_on or opened_on)
    words = {"title": title, "asked": asked, "due_said": due.get("said") or ""}
    open_words, exempt_words = split_words(Action, words, is_private)
    action = Action(
        board=board,
        reference=_next_reference(board, opened_on),
        kind=kind,
        due_from=due.get("from"),
        due_to=due.get("to"),
        first_due_to=due.get("to"),
        opened_on=opened_on,
        is_private=is_private,
        **open_words,
        **details,
    )
    action.clean_fields()
    action.save()
    if is_private:
        action.exempt = ActionExempt.objects.create(action=action, **exempt_words)
    action.contributors.set(contributors)
    action.addressees.set(addressees)
    after = {"owner": action.owner_id, "due": action.due_to, "kind": kind}
    record(kind="opened", by=by, now=now, about=action, after=after)
    return action


@transaction.atomic
def change_details(*, action, version, by, now, contributors=None, addressees=None, **details):
    """Change title, kind, owner, cabinet member or helpers; refused as Stale when the version has moved on.

    History keeps who owned it before and after, and which other fields changed.
    """
    words = {name: details.pop(name) for name in Action.WORDS if name in details}
    before = {"owner": action.owner_id}
    fields = details | ({} if action.is_private else words)
    write(action, only={"version": version}, **fields)
    if action.is_private and words:
        ActionExempt.objects.filter(action=action).update(**words)
    if contributors is not None:
        action.contributors.set(contributors)
    if addressees is not None:
        action.addressees.set(addressees)
    after = {"owner": action.owner_id, "changed": sorted([*details, *words])}
    record(kind="changed", by=by, now=now, about=action, before=before, after=after)
    return action


def _next_reference(board, day):
    """ECS/17/014: board, municipal year, number. The UPDATE makes two openers take turns."""
    year = first_year(day)
    number, _ = ActionNumber.objects.get_or_create(board=board, year=year)
    ActionNumber.objects.filter(pk=number.pk).update(last=F("last") + 1)
    number.refresh_from_db()
    return f"{board.prefix}/{year % 100:02}/{number.last:03}"
