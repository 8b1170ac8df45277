"""An improvement plan, and one of its recommendations with all that was said of it."""

from django.shortcuts import get_object_or_404, render

from meetings.models import Meeting
from meetings.querysets import among
from performance.choices import Rating
from performance.glance import with_last_note
from performance.models import Plan, ProgressNote, Recommendation
from performance.tables import RecommendationTable
from performance.views.history import history
from scrutiny.doors import open_to_strangers
from scrutiny.together import together
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
    rows = rows.select_related("plan__board", "owner", "cabinet_member").annotate(
        sees_plan=among(Plan.objects.visible_to(request.user), "plan"),
        may_note=among(Recommendation.objects.updatable_by(request.user)),
        keeps=among(Recommendation.objects.coordinated_by(request.user)),
    )
    recommendation = get_object_or_404(rows, pk=pk)
    told = history(recommendation, request.user)
    noted, milestones, sign_offs = together(
        notes_of(recommendation, request.user),
        recommendation.milestones.all(),
        recommendation.sign_offs.all(),
    )
    context = {
        "recommendation": recommendation,
        "plan": recommendation.plan,
        "sees_plan": recommendation.sees_plan,
        "officer": rated(recommendation.officer_rating, recommendation.officer_rated_on),
        "board": rated(recommendation.board_rating, recommendation.board_rated_on),
        "notes": notes(noted, told),
        "milestones": milestones,
        "sign_offs": sign_offs,
        "history": told,
        "may_note": recommendation.may_note,
        "keeps": recommendation.keeps,
    }
    return render(request, "performance/recommendation.html", context)


def notes_of(recommendation, reader):
    """Its progress notes, newest first, each with whether the reader may know of its meeting."""
    rows = ProgressNote.objects.filter(recommendation=recommendation).order_by("-on", "-pk")
    shows = among(Meeting.objects.visible_to(reader), "meeting")
    return rows.select_related("meeting").annotate(shows_meeting=shows)


def notes(noted, told):
    """Progress notes, each signed as the history tells it; an unseen meeting is None."""
    by = {event["note"]: event["by"] for event in told}
    return [
        {
            "note": note,
            "meeting": note.meeting if note.shows_meeting else None,
            "rating": rated(note.rating, None),
            "by": by.get(note.pk, ""),
        }
        for note in noted
    ]


def rated(rating, on):
    """A rating as the page shows it: its word, its colour and its day."""
    if not rating:
        return {"word": "Not rated", "colour": "grey", "on": None}
    return {"word": Rating(rating).label, "colour": rating, "on": on}
