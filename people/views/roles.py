"""Who may sign in and who runs the installation: invitations, roles, leaving and coming back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from people import forms, invitations, services
from people.models import Person
from people.views.council import FORM, refuse_unless


def told(request, change, done, person, **about):
    """Make a change of an entry, and say on its page what was done, or why it was not."""
    try:
        change(person=person, by=request.user, now=timezone.now(), **about)
    except services.ChangeRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, done)
    return redirect(person)


@require_POST
def invite(request, pk):
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    refuse_unless(Person.objects.editable_by(request.user).contains(person))
    done = f"An invitation is on its way to {person.email}"
    return told(request, invitations.invite, done, person)


def role(request, pk):
    """Make somebody an administrator, or no longer one."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    refuse_unless(Person.objects.administered_by(request.user).contains(person))
    if request.method == "POST":
        to = not person.is_administrator
        done = f"{person} is {'now' if to else 'no longer'} an administrator"
        return told(request, services.set_administrator, done, person, is_administrator=to)
    return render(request, "people/role.html", {"person": person})


@require_POST
def reactivate(request, pk):
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    refuse_unless(Person.objects.administered_by(request.user).contains(person))
    done = f"{person} is in use again"
    return told(request, services.reactivate, done, person, version=person.version)


@login_not_required
@never_cache
def accept_invitation(request, token):
    """Choose a first password. The link proves the address; a used or old one says what to do instead."""
    person = invitations.invited(token)
    if person is None:
        return render(request, "people/invitation_ended.html", status=410)
    form = forms.PasswordForm(request.POST or None, person=person)
    about = {"person": person, "now": timezone.now()}
    if forms.saved(form, services.set_first_password, **about):
        messages.success(request, "Your password is set. Sign in with it now")
        return redirect("account_login")
    title = f"Welcome, {person}. Choose a password"
    return render(request, FORM, {"form": form, "title": title, "verb": "Set password"})


def my_details(request):
    """One's own entry: the name one can mend, and the way to one's password."""
    initial = {name: getattr(request.user, name) for name in ("title", "name", "version")}
    form = forms.MyDetailsForm(request.POST or None, initial=initial)
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=request.user.pk)
    about = {"person": person, "by": request.user, "now": timezone.now()}
    try:
        if forms.saved(form, services.change_person, **about):
            messages.success(request, "Your details are saved")
            return redirect("people:my_details")
    except services.Stale as refusal:
        form.add_error(None, f"{refusal} Open this page again and try once more.")
    page = {"form": form, "person": person, "has_password": person.has_usable_password()}
    return render(request, "people/my_details.html", page)


def own_address(request):
    """The sign-in library's page for addresses: here the council keeps them, so that a change is recorded."""
    return redirect("people:my_details")
