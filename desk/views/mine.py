"""A councillor's own page: what they raised and what they follow, and how it stands."""

from django.db.models import F
from django.shortcuts import render
from django.utils import timezone

from actions.choices import COLOURS, Standing
from actions.models import Action
from desk.models import Follow
from desk.views.following import named

#: What is still owed first, the soonest due of it first.
ORDER = ("-is_live", F("due_to").asc(nulls_last=True), "pk")
#: As many as somebody reads; the list of actions has them all.
MOST = 50


def my_scrutiny(request):
    """Everything of theirs that they may see today, over all boards."""
    actions = Action.objects.visible_to(request.user).with_standing(timezone.localdate())
    raised = actions.filter(raised_by=request.user).select_related("board").order_by(*ORDER)
    follows = Follow.objects.visible_to(request.user)
    follows = follows.select_related("board", "action__board", "recommendation__plan")
    standings = {it.pk: it.standing for it in actions.filter(followers__person=request.user)}
    context = {
        "raised": [(action, *said(action.standing)) for action in raised[:MOST]],
        "follows": [
            it | {"tag": said(standings[it["follow"].action_id])}
            if it["follow"].action_id in standings
            else it
            for it in named(follows, request)
        ],
    }
    return render(request, "desk/my_scrutiny.html", context)


def said(standing):
    return Standing(standing).label, COLOURS[standing]
