"""Every write to a milestone: add, change, reach."""

from django.db import transaction

from performance.choices import EventKind
from performance.models import Milestone
from performance.services.history import ChangeRefused, record
from performance.services.writing import differing, not_stale, update


@transaction.atomic
def add_milestone(*, recommendation, text, by, now, due_on=None):
    """Add a step on the way to a recommendation."""
    milestone = Milestone(recommendation=recommendation, text=text, due_on=due_on)
    milestone.full_clean()
    milestone.save()
    after = {"milestone": milestone, "text": text, "due_on": due_on}
    record(
        kind=EventKind.MILESTONE_ADDED, recommendation=recommendation, by=by, now=now, after=after
    )
    return milestone


@transaction.atomic
def change_milestone(*, milestone, version, by, now, why="", **fields):
    """Change a milestone's words, move its day, or say that it was reached; writes only what differs.

    Refused when somebody changed it meanwhile.
    """
    stored = Milestone.objects.select_related("recommendation").get(pk=milestone.pk)
    not_stale(stored, version)
    changed = differing(stored, fields)
    if not changed:
        return stored
    before = {name: getattr(stored, name) for name in changed}
    update(stored, **changed)
    about = {"before": before, "after": changed | {"milestone": stored, "text": stored.text}}
    is_reached = changed.get("done_on") and set(changed) == {"done_on"}
    kind = EventKind.MILESTONE_DONE if is_reached else EventKind.MILESTONE_CHANGED
    record(kind=kind, recommendation=stored.recommendation, by=by, now=now, text=why, **about)
    return stored


@transaction.atomic
def complete_milestone(*, milestone, on, by, now):
    """Say that a milestone was reached on a day; refused when it has been said already."""
    stored = Milestone.objects.get(pk=milestone.pk)
    if stored.done_on:
        raise ChangeRefused("This milestone has been reached already.")
    return change_milestone(milestone=stored, version=stored.version, done_on=on, by=by, now=now)
