"""A plan at a glance: its recommendations by rating, and what is missing from them. Activity is not impact."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Count, F, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from performance.choices import Rating, RecommendationStatus
from performance.models import Plan, ProgressNote, SignOff

NOT_RATED = "Not rated"


@dataclass(frozen=True)
class Rated:
    """How many recommendations have a rating; its word goes with the colour."""

    word: str
    colour: str
    count: int
    #: What the plan's grid is asked to show exactly these.
    show: str


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


#: What is asked of each recommendation of a plan.
TOLD = ("status", "owner_id", "due_on", "next_on", "officer_rating", "board_rating")


def plans_at_a_glance(board, *, person, since):
    """Each plan of a board with its counts, in one query: a row for each recommendation, and one for a plan that has
    none. Noted are those with a note from the last meeting on."""
    signed = SignOff.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
    told = {f"of_{name}": F(f"recommendations__{name}") for name in ("pk", *TOLD)}
    rows = (
        # A plan is as open as its board, which the reader sees.
        Plan.objects.filter(board=board).annotate(
            signed=Coalesce(Subquery(signed.annotate(n=Count("pk")).values("n")), 0),
            last_note_on=_last_note("recommendations"),
            **told,
        )
    )
    by_plan = groupby(rows.order_by("title", "pk"), key=lambda row: row.pk)
    return tuple(_glance(list(of_plan), since) for _, of_plan in by_plan)


def with_last_note(recommendations):
    """Annotate `last_note_on`, the day of the newest progress note."""
    return recommendations.annotate(last_note_on=_last_note("pk"))


def _last_note(recommendation):
    notes = ProgressNote.objects.filter(recommendation=OuterRef(recommendation)).order_by()
    return Subquery(notes.values("recommendation").annotate(newest=Max("on")).values("newest"))


def _glance(rows, since):
    plan = rows[0]
    told = [row for row in rows if row.of_pk]
    open_ones = [row for row in told if row.of_status == RecommendationStatus.OPEN]
    noted = [row for row in told if row.last_note_on and (not since or row.last_note_on >= since)]
    return PlanGlance(
        plan=plan,
        recommendations=len(told),
        by_officers=_by_rating("officer", [row.of_officer_rating for row in told]),
        by_board=_by_rating("board", [row.of_board_rating for row in told]),
        finished=len(told) - len(open_ones),
        without_owner=sum(row.of_owner_id is None for row in told),
        without_date=sum(row.of_due_on is None for row in told),
        noted=len(noted),
        sign_offs=plan.signed,
        next_on=min((row.of_next_on for row in open_ones if row.of_next_on), default=None),
    )


def _by_rating(whose, ratings):
    """Counts in the order red to blue, then what nobody has rated; ratings that nothing has are left out."""
    counts = Counter(ratings)
    worst_first = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)
    rated = [
        Rated(r.label, r.value, counts[r], f"{whose}-{r.value}") for r in worst_first if counts[r]
    ]
    if counts[""]:
        rated.append(Rated(NOT_RATED, "grey", counts[""], f"no-{whose}"))
    return tuple(rated)
