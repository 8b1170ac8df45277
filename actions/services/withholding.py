"""Actions and items of the programme that become private because what they came of does."""

from django.db import transaction

from actions.models import Action, ActionExempt, ProgrammeItem, ProgrammeItemExempt
from actions.services.recording import ChangeRefused, Stale, record


@transaction.atomic
def withhold(*, about, by, now):
    """Move the words of an action or an item of the programme to where private words stand.

    Refused once somebody wrote about it: history keeps open words for good.
    """
    if _written_about(about):
        what = about.reference if isinstance(about, Action) else "an item of the work programme"
        raise ChangeRefused(
            f"Something was written about {what} after it was opened, and history keeps that in the open. "
            "Make the agenda item open again first."
        )
    is_action = isinstance(about, Action)
    exempt, name = (ActionExempt, "action") if is_action else (ProgrammeItemExempt, "item")
    words = {field: getattr(about, field) for field in about.WORDS}
    held = type(about).objects.filter(pk=about.pk, version=about.version, is_private=False)
    if not held.update(is_private=True, version=about.version + 1, **dict.fromkeys(words, "")):
        raise Stale(
            "Somebody else changed what came of this minute while you were reading. Look again."
        )
    exempt.objects.create(**{name: about}, **words)
    about.refresh_from_db()
    record(kind="made_private", by=by, now=now, about=about)


def _written_about(about):
    if isinstance(about, ProgrammeItem):
        return about.events.exclude(text="").exists()
    told = (about.events.exclude(text=""), about.updates, about.due_moves)
    return any(rows.exists() for rows in told)
