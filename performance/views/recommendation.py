"""One recommendation with all that was said of it: who answers, what was done, what shows it, what changed."""

from django.shortcuts import get_object_or_404, render

from meetings.models import Meeting
from meetings.querysets import among
from performance import reading
from performance.choices import AreaKind, EventKind, Rating
from performance.history import history, milestone_moves
from performance.models import Evidence, Measure, Plan, ProgressNote, Recommendation
from performance.moves import replay
from performance.printing import cell, latest
from performance.reading.sentences import sentence
from performance.views.plans import open_papers, sign_offs_of
from scrutiny.doors import open_to_strangers
from scrutiny.together import together


@open_to_strangers
def recommendation(request, pk):
    recommendation, reader = seen(request, pk), request.user
    events = list(recommendation.events.select_related("by").order_by("-at", "-pk"))
    told = history(events, reader)
    noted, steps, shown, signed = together(
        notes_of(recommendation, reader),
        recommendation.milestones.all(),
        evidence_of(recommendation, reader),
        sign_offs_of(recommendation, reader),
    )
    by = {each["evidence"]: each["by"] for each in told}
    moves = milestone_moves(events)
    context = {
        "recommendation": recommendation,
        "plan": recommendation.plan,
        "sees_plan": recommendation.sees_plan,
        "ratings": ratings(recommendation, noted, events),
        "replayed": replay(events[::-1]),
        "notes": notes(noted, told),
        "milestones": [(step, moves.get(step.pk, ())) for step in steps],
        "evidence": [(each, by.get(each.pk, "")) for each in shown],
        "measures": measured(recommendation, reader),
        "meetings": came_to(noted, signed, shown),
        "sign_offs": signed,
        "history": told,
        "may_note": recommendation.may_note,
        "keeps": recommendation.keeps,
    }
    return render(request, "performance/recommendation.html", context)


def seen(request, pk):
    rows = Recommendation.objects.visible_to(request.user)
    rows = rows.select_related("plan__board", "owner", "cabinet_member").annotate(
        sees_plan=among(Plan.objects.visible_to(request.user), "plan"),
        may_note=among(Recommendation.objects.updatable_by(request.user)),
        keeps=among(Recommendation.objects.coordinated_by(request.user)),
    )
    return get_object_or_404(rows, pk=pk)


def notes_of(recommendation, reader):
    """Its progress notes, newest first, each with whether the reader may know of its meeting."""
    rows = ProgressNote.objects.filter(recommendation=recommendation).order_by("-on", "-pk")
    shows = among(Meeting.objects.visible_to(reader), "meeting")
    return rows.select_related("meeting").annotate(shows_meeting=shows)


def evidence_of(recommendation, reader):
    """What shows it, newest first; a paper only where the reader may read it."""
    rows = Evidence.objects.filter(recommendation=recommendation).order_by("-on", "-pk")
    shows = among(open_papers(reader), "paper")
    return rows.select_related("paper__item__meeting").annotate(shows_paper=shows)


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


def rated(rating, on, why=""):
    """A rating as the page shows it: its word, its colour, its day and its reason."""
    if not rating:
        return {"word": "Not rated", "colour": "grey", "on": None, "why": ""}
    return {"word": Rating(rating).label, "colour": rating, "on": on, "why": why}


def ratings(recommendation, noted, events):
    """The officer's rating and the board's, side by side: the officer's reason is the note that brought it."""
    row = recommendation
    note = next((it.text for it in noted if it.rating and it.on == row.officer_rated_on), "")
    said = next((it.text for it in events if it.kind == EventKind.RATED), "")
    return (
        ("The officer", rated(row.officer_rating, row.officer_rated_on, note)),
        ("The board", rated(row.board_rating, row.board_rated_on, said)),
    )


def measured(recommendation, reader):
    """Each measure chosen, with the council's newest figure as printed, and what its figures come to in a sentence."""
    chosen = Measure.objects.visible_to(reader).filter(recommendations=recommendation)
    return [
        (measure, printed(measure), sentence(reading.read(_series(measure))))
        for measure in chosen.prefetch_related("figures", "breaks").order_by("position", "pk")
    ]


def _series(measure):
    return reading.series(measure, measure.figures.all(), measure.breaks.all())


def printed(measure):
    figure = latest(measure.figures.all(), AreaKind.COUNCIL)
    return f"{cell(figure, measure.unit)} ({figure.period})" if figure else "No figure yet"


def came_to(noted, signed, shown):
    """The meetings it came to, newest first, with what came: notes, sign-offs, papers that show it."""
    told = {}
    for row in noted:
        if row.meeting and row.shows_meeting:
            told.setdefault(row.meeting, {})["a progress note"] = True
    for row in signed:
        if row.meeting and row.shows_meeting:
            told.setdefault(row.meeting, {})["a sign-off"] = True
    for row in shown:
        if row.paper and row.shows_paper:
            told.setdefault(row.paper.item.meeting, {})["a paper that shows it"] = True
    return [(it, list(told[it])) for it in sorted(told, key=lambda it: it.on, reverse=True)]
