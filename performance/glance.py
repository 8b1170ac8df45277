"""A plan at a glance: its recommendations by rating, and what is missing from them. Activity is not impact."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Max, OuterRef, Prefetch, Subquery
from django.db.models.functions import Coalesce

from performance.choices import Rating, RecommendationStatus
from performance.models import Plan, ProgressNote, Recommendation, SignOff

NOT_RATED = "Not rated"


@dataclass(frozen=True)
class Rated:
    """How many recommendations have a rating; its word goes with the colour."""

    word: str
    colour: str
    count: int

    @property
    def text(self):
        return f"{self.count} {self.word.lower()}"


@dataclass(frozen=True)
class PlanGlance:
    plan: Plan
    recommendations: int
    by_officers: tuple[Rated, ...]
    by_board: tuple[Rated, ...]
    finished: int
    without_owner: int
    without_date: int
    noted: int
    sign_offs: int
    next_on: dt.date | None


def plans_at_a_glance(board, *, person, since):
    """Each plan of a board with its counts; noted are those with a note from the last meeting on."""
    signed = SignOff.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
    plans = (
        Plan.objects.visible_to(person)
        .filter(board=board)
        .annotate(signed=Coalesce(Subquery(signed.annotate(n=Count("pk")).values("n")), 0))
        .prefetch_related(
            Prefetch("recommendations", queryset=with_last_note(Recommendation.objects.all()))
        )
    )
    return tuple(_glance(plan, list(plan.recommendations.all()), since) for plan in plans)


def with_last_note(recommendations):
    """Annotate `last_note_on`, the day of the newest progress note."""
    notes = ProgressNote.objects.filter(recommendation=OuterRef("pk")).order_by()
    newest = notes.values("recommendation").annotate(newest=Max("on")).values("newest")
    return recommendations.annotate(last_note_on=Subquery(newest))


def _glance(plan, recommendations, since):
    open_ones = [r for r in recommendations if r.status == RecommendationStatus.OPEN]
    noted = [
        r for r in recommendations if r.last_note_on and (not since or r.last_note_on >= since)
    ]
    return PlanGlance(
        plan=plan,
        recommendations=len(recommendations),
        by_officers=_by_rating(r.officer_rating for r in recommendations),
        by_board=_by_rating(r.board_rating for r in recommendations),
        finished=len(recommendations) - len(open_ones),
        without_owner=sum(r.owner_id is None for r in open_ones),
        without_date=sum(r.due_on is None for r in open_ones),
        noted=len(noted),
        sign_offs=plan.signed,
        next_on=min((r.next_on for r in open_ones if r.next_on), default=None),
    )


def _by_rating(ratings):
    """Counts in the order red to blue, then what nobody has rated; ratings that nothing has are left out."""
    counts = Counter(ratings)
    worst_first = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)
    rated = [Rated(r.label, r.value, counts[r]) for r in worst_first if counts[r]]
    if counts[""]:
        rated.append(Rated(NOT_RATED, "grey", counts[""]))
    return tuple(rated)
