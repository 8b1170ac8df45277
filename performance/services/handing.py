"""Handing over the recommendations that somebody answers for."""

from django.db import transaction
from django.db.models import F

from performance.choices import EventKind
from performance.models import Event, Recommendation
from performance.services.history import Stale, event


@transaction.atomic
def hand_over_recommendations(*, keys, held_as, giver, taker, by, now, why="", leaves=False):
    """Pass recommendations to another lead officer or cabinet member; none where one is no longer held so."""
    held = Recommendation.objects.filter(pk__in=keys, **{held_as: giver})
    if held.update(**{held_as: taker}, version=F("version") + 1) != len(keys):
        raise Stale("Somebody changed some of this while you were choosing. Look again.")
    said = {"before": {held_as: giver}, "after": {held_as: taker}, "text": why}
    rows = Recommendation.objects.filter(pk__in=keys).order_by("pk")
    Event.objects.append(
        *[event(kind=EventKind.CHANGED, recommendation=row, by=by, now=now, **said) for row in rows]
    )
