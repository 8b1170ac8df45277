"""What an owner says about an action: an update is added, never overwritten."""

from django.db import transaction
from django.utils.timezone import localdate

from actions.choices import Status
from actions.models import Evidence, EvidenceExempt, Update, UpdateExempt
from actions.services.dates import ask_later_date
from actions.services.recording import ChangeRefused, move, record, write
from scrutiny.exempt import split_words


@transaction.atomic
def give_update(
    *,
    action,
    changed,
    by,
    now,
    shown_by="",
    left="",
    reports_complete=False,
    new_due=None,
    why="",
    evidence=(),
    acting_for=None,
):
    """Add an update, with its evidence; start the action, or report it complete, or ask for a later date.

    Refused when the action is finished, when it is already reported complete and reported so again, and when a
    later date is asked for together with completion. `evidence` holds dicts of url, or file and file_name.
    `acting_for` is the officer for whom a delegate gives it.
    """
    action.refresh_from_db()
    if not action.is_live:
        raise ChangeRefused("This action is finished. Ask the co-ordinator to reopen it.")
    if reports_complete and new_due:
        raise ChangeRefused("Report it complete or ask for a later date, not both.")
    update = _keep(action, changed, shown_by, left, reports_complete, evidence, by, now)
    after = {"update": update.pk} | ({"for": acting_for.pk} if acting_for else {})
    record(kind="updated", by=by, now=now, about=action, after=after)
    write(action, only={}, last_update_on=localdate(now))
    if reports_complete:
        move(action=action, to=Status.REPORTED, by=by, now=now, kind="reported")
    elif action.status == Status.NOT_STARTED:
        move(action=action, to=Status.IN_PROGRESS, by=by, now=now, kind="started")
    if new_due:
        ask_later_date(action=action, due_after=new_due, why=why, by=by, now=now)
    return update


def _keep(action, changed, shown_by, left, reports_complete, evidence, by, now):
    words = {"changed": changed, "shown_by": shown_by, "left": left}
    open_words, exempt_words = split_words(Update, words, action.is_private)
    update = Update.objects.create(
        action=action,
        by=by,
        at=now,
        reports_complete=reports_complete,
        is_private=action.is_private,
        **open_words,
    )
    if action.is_private:
        UpdateExempt.objects.create(update=update, **exempt_words)
    for piece in evidence:
        _keep_evidence(update, action.is_private, **piece)
    return update


def _keep_evidence(update, is_private, **piece):
    """One link or file; a private one stands, with its file, where the other private words stand."""
    open_words, exempt_words = split_words(Evidence, piece, is_private)
    kept = Evidence(update=update, is_private=is_private, **open_words)
    kept.clean_fields(exclude=["update"])
    kept.save()
    if is_private:
        exempt = EvidenceExempt(evidence=kept, **exempt_words)
        exempt.clean_fields(exclude=["evidence"])
        exempt.save()
