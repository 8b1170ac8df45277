"""Every write to a measure itself; its figures are in `figures`."""

from django.db import transaction

from performance.choices import EventKind
from performance.models import Break, Measure
from performance.services.history import ChangeRefused, record
from performance.services.releasing import apply_small_numbers
from performance.services.writing import differing, not_stale, update


@transaction.atomic
def add_measure(*, board, title, by, now, phase="", subject="", group="All", unit="", **details):
    """Add a measure to a board, or find the one it has by this title, phase, subject and group.

    One that is found is left as it is: `change_measure` changes it.
    """
    key = {"title": title, "phase": phase, "subject": subject, "group": group or "All"}
    found = Measure.objects.filter(board=board, **key).first()
    if found:
        return found
    if details.get("position") is None:
        details["position"] = board.measures.count() + 1
    measure = Measure(board=board, unit=unit, **key, **details)
    measure.full_clean()
    measure.save()
    after = {**key, "unit": unit}
    record(kind=EventKind.MEASURE_ADDED, measure=measure, by=by, now=now, after=after)
    return measure


@transaction.atomic
def change_measure(*, measure, by, now, version=None, **details):
    """Change what is said of a measure; writes only what differs. Refused when somebody changed it meanwhile.

    Where it counts people, or does so no longer, its figures are suppressed or shown by that.
    """
    stored = Measure.objects.get(pk=measure.pk)
    not_stale(stored, version)
    changed = differing(stored, details)
    if not changed:
        return stored
    before = {name: getattr(stored, name) for name in changed}
    update(stored, **changed)
    about = {"measure": stored, "before": before, "after": changed, "by": by, "now": now}
    record(kind=EventKind.MEASURE_CHANGED, **about)
    if "counts_people" in changed:
        apply_small_numbers(measure=stored, by=by, now=now)
    return stored


@transaction.atomic
def mark_break(*, measure, period, why, by, now):
    """Say that a measure's series begins anew with a period, and why; again with other words corrects them."""
    if not why.strip():
        raise ChangeRefused("Say why the figures cannot be compared with those before.")
    found = Break.objects.filter(measure=measure, period=period).first()
    if found and found.why == why:
        return found
    before = found and {"period": period, "why": found.why}
    marked = found or Break(measure=measure, period=period)
    marked.why = why
    marked.full_clean()
    marked.save()
    after = {"period": period, "why": why}
    record(kind=EventKind.BREAK_MARKED, measure=measure, by=by, now=now, before=before, after=after)
    return marked


@transaction.atomic
def remove_break(*, marked, by, now):
    """Take back a break that was marked by mistake; done already, it changes nothing."""
    if Break.objects.filter(pk=marked.pk).delete()[0]:
        before = {"period": marked.period, "why": marked.why}
        about = {"measure": marked.measure, "before": before, "by": by, "now": now}
        record(kind=EventKind.BREAK_REMOVED, **about)
