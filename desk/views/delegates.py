"""Who acts for an officer: given by the officer, or by whoever keeps the directory; both sides see it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from desk.forms.delegates import DelegateForm
from people import services
from people.forms import saved
from people.models import Delegation, Person


def delegates(request, pk):
    """An officer's delegates, for whoever keeps the entry."""
    officer = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    if not Person.objects.editable_by(request.user).contains(officer):
        raise PermissionDenied
    return page(request, officer, "desk:delegates", officer.pk)


def my_delegates(request):
    """One's own delegates, and for whom one acts oneself."""
    return page(request, request.user, "desk:my_delegates")


def page(request, officer, *where):
    may_give_private = Person.objects.private_business_given_by(request.user).contains(officer)
    form = DelegateForm(
        request.POST or None,
        people=Person.objects.visible_to(request.user).active().exclude(pk=officer.pk),
        may_give_private=may_give_private,
    )
    about = {"officer": officer, "by": request.user, "now": timezone.now()}
    if saved(form, services.give_delegate, **about):
        messages.success(request, f"{form.cleaned_data['delegate']} may act for {officer}")
        return redirect(*where)
    today = timezone.localdate()
    held = (
        Delegation.objects.visible_to(request.user)
        .open(today)
        .select_related("officer", "delegate")
    )
    context = {
        "officer": officer,
        "is_own": officer == request.user,
        "form": form,
        "may_give_private": may_give_private,
        "given": held.filter(officer=officer),
        "acts_for": held.filter(delegate=officer),
    }
    return render(request, "desk/delegates.html", context)


@require_POST
def end_delegation(request, pk):
    """Either side ends it, or whoever keeps the officer's entry; at once."""
    held = Delegation.objects.select_related("officer", "delegate")
    delegation = get_object_or_404(held.visible_to(request.user), pk=pk)
    if not Delegation.objects.endable_by(request.user).contains(delegation):
        raise PermissionDenied
    try:
        services.end_delegation(delegation=delegation, by=request.user, now=timezone.now())
    except services.ChangeRefused as refusal:
        messages.error(request, str(refusal))
    else:
        said = f"{delegation.delegate} no longer acts for {delegation.officer}"
        messages.success(request, said)
    if request.user in (delegation.officer, delegation.delegate):
        return redirect("desk:my_delegates")
    return redirect("desk:delegates", delegation.officer_id)
