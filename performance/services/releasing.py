"""Letting figures be seen: when the hour of an embargo comes, or when what counts as few changes."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from performance.choices import WITH_VALUE
from performance.models import Event, Figure
from performance.services.figures import rewrite
from performance.services.history import Stale
from performance.services.withholding import copied, hold_back, revealed


def release_due(now):
    """Publish each embargoed figure whose hour has come; one about few is suppressed then. Returns how many.

    Each is one transaction, and safe to run twice or at once: whoever comes second finds another version.
    """
    due = Figure.objects.filter(withheld__until__lte=now).order_by("pk")
    return sum(_let_go(figure, now) for figure in due.select_related("withheld", "measure"))


def apply_small_numbers(*, by, now, measure=None):
    """Suppress what is shown and now of few, and show what is suppressed and no longer so.

    Returns how many were suppressed and how many are shown.
    """
    about = Q(measure=measure) if measure else Q()
    suppressed = Figure.objects.filter(about, withheld__isnull=False, withheld__until=None)
    counts = Q(measure__counts_people=True, value__isnull=False)
    few = Figure.objects.filter(about, counts | Q(people__isnull=False), status__in=WITH_VALUE)
    return tuple(
        sum(_let_go(figure, now, by=by) for figure in figures.select_related("withheld", "measure"))
        for figures in (few.filter(_perhaps_few()), suppressed)
    )


def _perhaps_few():
    """What may be of few, to read no more than that; `is_of_few` decides."""
    under = settings.SMALL_NUMBER_UNDER
    return Q(people__lt=under) | Q(value__gt=-under, value__lt=under)


@transaction.atomic
def _let_go(figure, now, by=None):
    """Let one figure say what it may say now. Whether anything changed."""
    says = revealed(figure) if hasattr(figure, "withheld") else copied(figure)
    hold_back(says, None, now)
    if says.status == figure.status:
        return False
    try:
        Event.objects.append(rewrite(figure, says, by=by, now=now))
    except Stale:  # whoever changed it meanwhile held it back, or let it go
        return False
    return True
