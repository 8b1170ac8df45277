"""The story of a recommendation, told as that of an action is."""

from django.shortcuts import get_object_or_404, render

from actions.story import Stage, Told, story
from actions.views.story import answers
from meetings.querysets import among
from performance.history import history
from performance.models import Plan, Recommendation
from performance.moves import replay
from scrutiny.doors import open_to_strangers
from scrutiny.ui.templatetags.ui import date_and_time, long_date
from scrutiny.ui.templatetags.words import who


@open_to_strangers
def recommendation_story(request, pk):
    rows = Recommendation.objects.visible_to(request.user).select_related("plan__board", "owner")
    rows = rows.annotate(sees_plan=among(Plan.objects.visible_to(request.user), "plan"))
    recommendation = get_object_or_404(rows, pk=pk)
    events = list(recommendation.events.select_related("by").order_by("-at", "-pk"))
    context = {
        "caption": str(recommendation.plan),
        "title": str(recommendation),
        "asked": recommendation.text,
        "facts": [
            ("Lead officer", answers(recommendation.owner, request.user)),
            ("Due", due(recommendation)),
        ],
        "chapters": story(
            history(events, request.user), facts(recommendation, events, request.user), MISSING
        ),
        "back": recommendation.get_absolute_url(),
    }
    return render(request, "actions/story.html", context)


def due(recommendation):
    """The target date, and what it was at first where it moved."""
    day, first = recommendation.due_on, recommendation.first_due_on
    moved = f", first due {long_date(first)}" if first and first != day else ""
    return (long_date(day) or "No date") + moved


MISSING = {
    Stage.ASKED: "Nothing says when it was made.",
    Stage.BOOKED: "No meeting is booked for its next report yet.",
    Stage.PAPER: "No progress has been noted yet.",
    Stage.ANSWERED: "The board has not rated it yet.",
    Stage.CLOSED: "It is not signed off.",
}


def origin(recommendation):
    """Where it comes from, with the plan's address; whoever may not see the plan is told its title, as on the page."""
    plan = recommendation.plan
    if not recommendation.sees_plan:
        return Told(f"It comes from: {plan}")
    source = ", ".join(filter(None, (plan.source, long_date(plan.published_on))))
    return Told(f"It comes from: {source or plan}", href=plan.get_absolute_url())


def facts(recommendation, events, reader):
    booked = [moved(move, reader) for move in replay(events[::-1]).moves]
    if recommendation.next_on:
        booked.append(Told(f"Next report {long_date(recommendation.next_on)}"))
    told = {Stage.ASKED: [origin(recommendation)], Stage.BOOKED: booked}
    signed = recommendation.sign_offs.all()
    told[Stage.CLOSED] = [
        Told(f"Signed off: {one}", by=one.by, at=long_date(one.on)) for one in signed
    ]
    return told


def moved(move, reader):
    """That its target date moved: from, to, by how much, who and why."""
    to = long_date(move.after) or "no date"
    said = f"Target date moved from {long_date(move.before)} to {to}: {move.says}"
    event = move.event
    return Told(said, who(event.by, reader), date_and_time(event.at), event.text)
