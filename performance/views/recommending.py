"""What is said of a recommendation: progress, ratings, status, impact, evidence, milestones, measures."""

from functools import partial

from django.db.models import Q
from django.utils import timezone

from performance import services
from performance.forms import (
    BoardRatingForm,
    ChangeMilestoneForm,
    EvidenceForm,
    ImpactForm,
    MeasuresForm,
    MilestoneForm,
    NoteForm,
    StatusForm,
)
from performance.models import Measure
from performance.views.asking import ask
from performance.views.doors import (
    kept_milestone,
    kept_recommendation,
    meetings_of,
    offered,
    officer,
    own_recommendation,
    papers_of,
)


def about(recommendation, title, **more):
    """A page about one recommendation, which leads back to it."""
    page = {"title": title, "caption": recommendation, "words": recommendation.text}
    return page | {"back": recommendation.get_absolute_url()} | more


def note_progress(request, pk):
    recommendation = own_recommendation(request, pk)
    today, acting_for = timezone.localdate(), officer(recommendation, request.user)
    meetings = meetings_of(recommendation.plan, request.user)
    form = NoteForm(request.POST or None, today=today, meetings=meetings, initial={"on": today})
    page = about(recommendation, "Add a progress note", verb="Save the note", acting_for=acting_for)
    write = partial(services.note_progress, recommendation=recommendation, acting_for=acting_for)
    return ask(request, form, page, write, said="Your progress note is saved.")


def rate_for_board(request, pk):
    recommendation = kept_recommendation(request, pk)
    form = BoardRatingForm(request.POST or None, today=timezone.localdate())
    page = about(recommendation, "Record the board’s rating", verb="Save the rating")
    write = partial(services.rate_for_board, recommendation=recommendation)
    return ask(request, form, page, write, said="The board’s rating is saved.")


def change_status(request, pk):
    recommendation = kept_recommendation(request, pk)
    today = timezone.localdate()
    form = StatusForm(
        request.POST or None,
        today=today,
        status=recommendation.status,
        initial={"on": today, "version": recommendation.version, "body": recommendation.plan.board},
    )
    page = about(
        recommendation,
        "Say what became of it",
        says=f"It is now: {recommendation.get_status_display().lower()}.",
    )
    return ask(
        request,
        form,
        page,
        partial(services.set_status, recommendation=recommendation),
        said="The status is changed.",
        again=partial(kept_recommendation, request, pk),
    )


def say_impact(request, pk):
    recommendation = own_recommendation(request, pk)
    today, acting_for = timezone.localdate(), officer(recommendation, request.user)
    told = {"impact": recommendation.impact, "on": today, "version": recommendation.version}
    form = ImpactForm(request.POST or None, today=today, initial=told)
    return ask(
        request,
        form,
        about(recommendation, "Say what changed because of it", acting_for=acting_for),
        partial(services.say_impact, recommendation=recommendation, acting_for=acting_for),
        said="The impact is saved.",
        again=partial(own_recommendation, request, pk),
    )


def add_evidence(request, pk):
    recommendation = own_recommendation(request, pk)
    today, acting_for = timezone.localdate(), officer(recommendation, request.user)
    papers = papers_of(request.user, [recommendation.plan.board_id])
    form = EvidenceForm(request.POST or None, today=today, papers=papers, initial={"on": today})
    page = about(recommendation, "Add evidence", acting_for=acting_for)
    write = partial(services.add_evidence, recommendation=recommendation, acting_for=acting_for)
    return ask(request, form, page, write, said="The evidence is added.")


def add_milestone(request, pk):
    recommendation = kept_recommendation(request, pk)
    form = MilestoneForm(request.POST or None)
    write = partial(services.add_milestone, recommendation=recommendation)
    page = about(recommendation, "Add a milestone")
    return ask(request, form, page, write, said="The milestone is added.")


def change_milestone(request, pk):
    """Move it, say that it was reached, or mend its words."""
    milestone = kept_milestone(request, pk)
    told = {name: getattr(milestone, name) for name in ("text", "due_on", "done_on", "version")}
    form = ChangeMilestoneForm(request.POST or None, today=timezone.localdate(), initial=told)
    return ask(
        request,
        form,
        about(milestone.recommendation, "Change a milestone"),
        partial(services.change_milestone, milestone=milestone),
        said="The milestone is changed.",
        again=partial(kept_milestone, request, pk),
    )


def choose_measures(request, pk):
    """Those of the board, by `?text=` where there are many; what is chosen already is always among them."""
    recommendation = kept_recommendation(request, pk)
    words = request.GET.get("text", "")[:200].replace("\0", "")
    chosen = list(recommendation.measures.values_list("pk", flat=True))
    found = Measure.objects.visible_to(request.user).filter(board=recommendation.plan.board)
    matches = offered(found.search(words), "position", "pk")
    listed = Q(pk__in=chosen) | Q(pk__in=matches.values("pk"))
    measures = found.filter(listed).order_by("position", "pk")
    told = {"measures": chosen, "version": recommendation.version}
    form = MeasuresForm(request.POST or None, measures=measures, initial=told)
    return ask(
        request,
        form,
        about(recommendation, "Choose its measures", searched=words, searches=True),
        partial(services.choose_measures, recommendation=recommendation),
        said="The measures are chosen.",
        again=partial(kept_recommendation, request, pk),
    )
