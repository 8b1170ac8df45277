"""The directory: the list, one entry, and mending it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from people import forms, invitations, services
from people.filters import PersonFilter
from people.models import Directorate, Person
from people.querysets import PersonQuerySet
from people.tables import PersonTable
from people.views.council import FORM, refuse_unless

ASKED = (
    "title", "name", "kind", "post", "directorate", "reports_to", "email", "sort_name", "version",
)  # fmt: skip


class People(SingleTableMixin, FilterView):
    """Everybody in the record, for those who sign in."""

    filterset_class = PersonFilter
    table_class = PersonTable
    template_name = "people/people.html"
    paginate_by = 50
    strict = False  # an unknown value in the address narrows nothing

    def get_queryset(self):
        return Person.objects.visible_to(self.request.user).select_related("directorate")

    def get_context_data(self, **context):
        may_keep = PersonQuerySet.may_keep_directory(self.request.user)
        return super().get_context_data(**context) | {"may_keep": may_keep}


def person(request, pk):
    """One entry: who they are, and the way to where they sit and what they owe."""
    if merged := Person.objects.merged(request.user, pk):
        return redirect(merged.merged_into)
    people = Person.objects.visible_to(request.user).select_related("directorate", "reports_to")
    person = get_object_or_404(people, pk=pk)
    context = {
        "person": person,
        "facts": facts(person),
        "may_edit": Person.objects.editable_by(request.user).contains(person),
        "may_administer": Person.objects.administered_by(request.user).contains(person),
    }
    return render(request, "people/person.html", context)


def facts(person):
    """What an entry says, as (name, value)."""
    held = ", ".join(str(body) for body in person.posts.all())
    return [
        ("What they are", person.get_kind_display()),
        ("Post", person.post),
        ("Directorate", person.directorate),
        ("Head of service", person.reports_to),
        ("Holds the post of", held or "None"),
        ("E-mail address", person.email),
        ("Signing in", invitations.state(person)),
        ("Role", "Administrator" if person.is_administrator else "None besides boards"),
    ]


def add_person(request):
    refuse_unless(PersonQuerySet.may_keep_directory(request.user))
    form = forms.PersonForm(request.POST or None, is_new=True, **_chosen_from(request.user))
    if forms.saved(form, services.add_person, by=request.user, now=timezone.now()):
        messages.success(request, f"{form.made} is in the directory.")
        return redirect(form.made)
    return render(request, FORM, {"form": form, "title": "Add a person", "back": "/people/"})


def change_person(request, pk):
    """Mend an entry. Where somebody else changed it meanwhile, both texts are shown."""
    people = Person.objects.visible_to(request.user).select_related("reports_to")
    person = get_object_or_404(people, pk=pk)
    refuse_unless(Person.objects.editable_by(request.user).contains(person))
    details = {
        "initial": {name: getattr(person, name) for name in ASKED},
        **_chosen_from(request.user),
        "may_readdress": Person.objects.readdressable_by(request.user).contains(person),
    }
    page = {"title": f"Change {person}", "back": person.get_absolute_url()}
    form = forms.PersonForm(request.POST or None, **details)
    about = {"person": person, "by": request.user, "now": timezone.now()}
    try:
        if forms.saved(form, services.change_person, **about):
            messages.success(request, "The entry is saved")
            return redirect(person)
    except services.Stale as refusal:
        newer = Person.objects.get(pk=pk)
        form = forms.PersonForm(forms.typed_again(request.POST, newer.version), **details)
        form.add_error(None, forms.both_texts(refusal))
        page["newer"] = forms.saved_meanwhile(form, newer)
    return render(request, FORM, page | {"form": form})


def _chosen_from(reader):
    return {
        "directorates": Directorate.objects.visible_to(reader),
        "people": Person.objects.visible_to(reader).active(),
    }
