"""Opening a plan, changing it, and adding and changing its recommendations."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from meetings.models import Board
from meetings.rights import keeps_record
from people.choosing import labelled
from people.models import Body, Person
from performance import services
from performance.forms import ChangeForm, ChangePlanForm, PlanForm, RecommendationForm
from performance.views.asking import ask
from performance.views.doors import kept_plan, kept_recommendation


def open_plan(request, slug):
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    form = PlanForm(request.POST or None, bodies=Body.objects.visible_to(request.user))
    page = {"title": "Open an improvement plan", "caption": board, "back": board.get_absolute_url()}
    write = partial(services.open_plan, board=board)
    said = "The plan is open. Add its recommendations."
    return ask(request, form, page, write, said=said, to=lambda plan: plan)


def change_plan(request, pk):
    plan = kept_plan(request, pk)
    bodies = Body.objects.visible_to(request.user)
    told = {name: getattr(plan, name) for name in (*PlanForm.base_fields, "version")}
    form = ChangePlanForm(request.POST or None, bodies=bodies, initial=told)
    page = {"title": "Change the plan", "caption": plan, "back": plan.get_absolute_url()}
    write = partial(services.change_plan, plan=plan)
    return ask(
        request, form, page, write, said="The plan is changed.", again=partial(kept_plan, request, pk)
    )  # fmt: skip


def add_recommendation(request, pk):
    plan = kept_plan(request, pk)
    people = Person.objects.visible_to(request.user).active()
    form = RecommendationForm(request.POST or None, people=people)
    page = {"title": "Add a recommendation", "caption": plan, "back": plan.get_absolute_url()}
    write = partial(services.add_recommendation, plan=plan)
    return ask(request, form, page, write, said="The recommendation is added.", to=lambda it: it)


def change_recommendation(request, pk):
    recommendation = kept_recommendation(request, pk)
    people = Person.objects.visible_to(request.user).active()
    form = ChangeForm(request.POST or None, people=people, initial=as_typed(recommendation))
    page = {
        "title": "Change this recommendation",
        "caption": recommendation,
        "back": recommendation.get_absolute_url(),
    }
    return ask(
        request,
        form,
        page,
        partial(services.change_recommendation, recommendation=recommendation),
        said=f"{recommendation} is changed.",
        again=partial(kept_recommendation, request, pk),
    )


def as_typed(recommendation):
    """A recommendation as its form has it."""
    people = ("owner", "cabinet_member")
    told = {name: getattr(recommendation, name) for name in RecommendationForm.base_fields}
    named = {name: labelled(told[name]) if told[name] else "" for name in people}
    return told | named | {"version": recommendation.version}
