"""A leaver: what they hold is handed over, and then the account closes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions.services import ChangeRefused as ActionsRefused
from desk import handover
from desk.forms.leaving import HandOverForm
from desk.handover.holding import is_only_administrator
from meetings.rights import rights
from meetings.services import ChangeRefused as MeetingsRefused
from people.models import Person
from people.querysets import may_administer
from people.services import ChangeRefused as PeopleRefused
from performance.services import ChangeRefused as PerformanceRefused

REFUSED = (ActionsRefused, MeetingsRefused, PeopleRefused, PerformanceRefused)


def hand_over(request, pk):
    """For administrators everything; for co-ordinators what is held on the boards they keep."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    if not (may_administer(request.user) or rights(request.user).kept):
        raise PermissionDenied
    holdings = handover.held(person, reader=request.user, today=timezone.localdate())
    form = HandOverForm(
        request.POST or None,
        groups=handover.grouped(holdings),
        people=Person.objects.visible_to(request.user).active().exclude(pk=person.pk),
    )
    if form.is_valid() and passed(form, person, request):
        return done(request, person, form.cleaned_data)
    context = {
        "person": person,
        "form": form,
        "groups": form.shown(),
        "count": len(holdings),
        "has_private": any(row.is_private for row in holdings),
        "is_only_administrator": is_only_administrator(person),
        "may_all": may_administer(request.user),
    }
    return render(request, "desk/hand_over.html", context)


def passed(form, person, request):
    """Whether it was handed over; what a service refuses is said on the form, and nothing has moved."""
    try:
        handover.hand_over(person=person, by=request.user, now=timezone.now(), **form.cleaned_data)
    except REFUSED as refusal:
        form.add_error(None, str(refusal))
    except ValidationError as refusal:
        form.add_error(None, refusal.messages)
    return form.is_valid()


def done(request, person, answers):
    count = len(answers["given"])
    said = f"{count} thing{'' if count == 1 else 's'} of {person} handed over or ended"
    messages.success(request, said)
    left = handover.still_held(person, timezone.localdate())
    if answers["leaves"] and may_administer(request.user) and not left:
        return redirect("desk:deactivate", person.pk)
    return redirect(person)


def deactivate(request, pk):
    """Close an account; refused, with the way to the hand-over, while anything open is held."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    if not Person.objects.administered_by(request.user).contains(person):
        raise PermissionDenied
    if request.method == "POST":
        about = {"person": person, "version": person.version}
        try:
            handover.let_go(**about, by=request.user, now=timezone.now())
        except PeopleRefused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, f"{person} can no longer sign in")
            return redirect(person)
    left = handover.still_held(person, timezone.localdate())
    context = {"person": person, "still_held": left}
    return render(request, "desk/deactivate.html", context)
