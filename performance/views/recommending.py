"""Noting progress, changing who answers and when, and recording the board's rating."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from people.choosing import labelled
from people.models import Person
from performance import services
from performance.forms import BoardRatingForm, ChangeForm, NoteForm
from performance.models import Recommendation
from scrutiny.ui.templatetags.ui import long_date


def visible(request, pk):
    rows = Recommendation.objects.visible_to(request.user)
    rows = rows.select_related("plan__board", "owner", "cabinet_member")
    return get_object_or_404(rows, pk=pk)


def kept(request, pk):
    """A recommendation of a board that the reader keeps; 404 unseen, 403 not theirs."""
    recommendation = visible(request, pk)
    if not Recommendation.objects.coordinated_by(request.user).contains(recommendation):
        raise PermissionDenied
    return recommendation


def note_progress(request, pk):
    recommendation = visible(request, pk)
    if not Recommendation.objects.updatable_by(request.user).contains(recommendation):
        raise PermissionDenied
    today = timezone.localdate()
    acting_for = officer(recommendation, request.user)
    form = NoteForm(request.POST or None, today=today, initial={"on": today})
    if form.is_valid():
        services.note_progress(
            recommendation=recommendation,
            acting_for=acting_for,
            by=request.user,
            now=timezone.now(),
            **form.cleaned_data,
        )
        messages.success(request, "Your progress note is saved.")
        return redirect(recommendation)
    context = {"recommendation": recommendation, "form": form, "acting_for": acting_for}
    return render(request, "performance/note_progress.html", context)


def officer(recommendation, person):
    """For whom a delegate notes it; nobody where it is one's own, or one's board's to keep."""
    if recommendation.owner == person:
        return None
    kept = Recommendation.objects.coordinated_by(person).contains(recommendation)
    return None if kept else recommendation.owner


def rate_for_board(request, pk):
    recommendation = kept(request, pk)
    today = timezone.localdate()
    form = BoardRatingForm(request.POST or None, today=today)
    if form.is_valid():
        try:
            services.rate_for_board(
                recommendation=recommendation,
                by=request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The board’s rating is saved.")
            return redirect(recommendation)
    context = {"recommendation": recommendation, "form": form}
    return render(request, "performance/rate_for_board.html", context)


def change_recommendation(request, pk):
    recommendation = kept(request, pk)
    people = Person.objects.visible_to(request.user).active()
    form = ChangeForm(request.POST or None, people=people, initial=as_typed(recommendation))
    theirs = []
    if form.is_valid():
        try:
            services.change_recommendation(
                recommendation=recommendation,
                by=request.user,
                now=timezone.now(),
                **form.cleaned_data,
            )
        except services.Stale:
            theirs = stale(form, kept(request, pk))
        else:
            messages.success(request, f"{recommendation} is changed.")
            return redirect(recommendation)
    context = {"recommendation": recommendation, "form": form, "theirs": theirs}
    status = 409 if theirs else 200
    return render(request, "performance/change_recommendation.html", context, status=status)


def as_typed(recommendation):
    """A recommendation as its form has it."""
    owner, cabinet_member = recommendation.owner, recommendation.cabinet_member
    return {
        "owner": labelled(owner) if owner else "",
        "cabinet_member": labelled(cabinet_member) if cabinet_member else "",
        "due_on": recommendation.due_on,
        "next_on": recommendation.next_on,
        "version": recommendation.version,
    }


def stale(form, stored):
    """What stands now where it differs from what was typed, and the form ready to be saved over it."""
    form.data = form.data.copy()
    form.data["version"] = stored.version
    form.add_error(
        None,
        "Somebody else changed this while you were writing. Nothing is saved yet: "
        "compare both below, and save again.",
    )
    typed = form.cleaned_data
    return [
        {"key": field.label, "value": str(shown(getattr(stored, name)))}
        for name, field in form.fields.items()
        if hasattr(stored, name) and name != "version" and getattr(stored, name) != typed[name]
    ]


def shown(value):
    """A person or a day as the page writes it."""
    if value is None:
        return "Nothing"
    return labelled(value) if isinstance(value, Person) else long_date(value)
