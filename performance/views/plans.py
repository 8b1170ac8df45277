"""An improvement plan, and one of its recommendations with all that was said of it."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render

from meetings.models import Meeting
from performance.choices import Rating
from performance.glance import with_last_note
from performance.models import Plan, ProgressNote, Recommendation
from performance.tables import RecommendationTable
from performance.views.history import history
from scrutiny.doors import open_to_strangers
from scrutiny.ui.templatetags.ui import long_date


@open_to_strangers
def plan(request, pk):
    plans = Plan.objects.visible_to(request.user).select_related("board")
    plan = get_object_or_404(plans, pk=pk)
    rows = with_last_note(plan.recommendations.select_related("owner"))
    context = {
        "plan": plan,
        "rows": [
            {"key": "Source", "value": plan.source},
            {"key": "Inspected", "value": long_date(plan.inspected_on)},
            {"key": "Inspection published", "value": long_date(plan.published_on)},
            {"key": "Judgement", "value": plan.judgement},
            {"key": "Reported to the board", "value": cycle(plan)},
        ],
        "table": RecommendationTable(rows, reader=request.user),
        "sign_offs": plan.sign_offs.select_related("recommendation"),
    }
    return render(request, "performance/plan.html", context)


def cycle(plan):
    return f"Every {plan.cycle_weeks} weeks" if plan.cycle_weeks else ""


@open_to_strangers
def recommendation(request, pk):
    rows = Recommendation.objects.visible_to(request.user)
    rows = rows.select_related("plan__board", "owner", "cabinet_member")
    recommendation = get_object_or_404(rows, pk=pk)
    seen = Plan.objects.visible_to(request.user).contains(recommendation.plan)
    told = history(recommendation, request.user)
    context = {
        "recommendation": recommendation,
        "plan": recommendation.plan,
        "sees_plan": seen,
        "officer": rated(recommendation.officer_rating, recommendation.officer_rated_on),
        "board": rated(recommendation.board_rating, recommendation.board_rated_on),
        "notes": notes(recommendation, request.user, told),
        "milestones": recommendation.milestones.all(),
        "sign_offs": recommendation.sign_offs.all(),
        "history": told,
        "may_note": Recommendation.objects.updatable_by(request.user).contains(recommendation),
        "keeps": Recommendation.objects.coordinated_by(request.user).contains(recommendation),
    }
    return render(request, "performance/recommendation.html", context)


def notes(recommendation, reader, told):
    """Progress notes, newest first, each signed as the history tells it; an unseen meeting is None."""
    by = {event["note"]: event["by"] for event in told}
    meetings = Prefetch("meeting", Meeting.objects.visible_to(reader))
    rows = ProgressNote.objects.filter(recommendation=recommendation).order_by("-on", "-pk")
    rows = rows.select_related("by").prefetch_related(meetings)
    return [
        {"note": note, "rating": rated(note.rating, None), "by": by.get(note.pk, "")}
        for note in rows
    ]


def rated(rating, on):
    """A rating as the page shows it: its word, its colour and its day."""
    if not rating:
        return {"word": "Not rated", "colour": "grey", "on": None}
    return {"word": Rating(rating).label, "colour": rating, "on": on}
