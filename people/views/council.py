"""Setting up the council: its details, years, closures, directorates and bodies."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from people import forms, services, tables
from people.models import Body, Closure, Council, Directorate, MunicipalYear, Person
from people.querysets import PersonQuerySet, may_administer

FORM = "people/one_form.html"
COUNCIL_WORDS = ("name", "short_name", "colour", "email", "nation")


def refuse_unless(may):
    """403 for whoever may not."""
    if not may:
        raise PermissionDenied


def council(request):
    refuse_unless(may_administer(request.user))
    council = get_object_or_404(Council)
    initial = {name: getattr(council, name) for name in COUNCIL_WORDS}
    form = forms.CouncilForm(request.POST or None, initial=initial)
    about = {"council": council, "by": request.user, "now": timezone.now()}
    if forms.saved(form, services.change_council, **about):
        messages.success(request, "The council’s details are saved")
        return redirect("desk:set_up")
    page = {"form": form, "title": "The council’s details", "back": "/set-up/"}
    return render(request, FORM, page)


def years(request):
    refuse_unless(may_administer(request.user))
    held = tables.YearTable(list(MunicipalYear.objects.visible_to(request.user)))
    closed = tables.ClosureTable(list(Closure.objects.visible_to(request.user)))
    return render(request, "people/years.html", {"years": held, "closures": closed})


def add_year(request):
    refuse_unless(may_administer(request.user))
    form = forms.YearForm(request.POST or None)
    if forms.saved(form, services.add_year, by=request.user, now=timezone.now()):
        messages.success(request, "The municipal year is added")
        return redirect("people:years")
    page = {"form": form, "title": "Add a municipal year", "back": "/set-up/years/"}
    return render(request, FORM, page)


def change_year(request, pk):
    year = get_object_or_404(MunicipalYear.objects.visible_to(request.user), pk=pk)
    refuse_unless(MunicipalYear.objects.editable_by(request.user).contains(year))
    initial = {"starts_on": year.starts_on, "ends_on": year.ends_on}
    form = forms.YearForm(request.POST or None, initial=initial)
    title = f"Change the municipal year {year}"
    if forms.saved(form, services.change_year, year=year, by=request.user, now=timezone.now()):
        messages.success(request, f"The municipal year {year} is saved")
        return redirect("people:years")
    return render(request, FORM, {"form": form, "title": title, "back": "/set-up/years/"})


def add_closure(request):
    refuse_unless(may_administer(request.user))
    form = forms.ClosureForm(request.POST or None)
    if forms.saved(form, services.add_closure, by=request.user, now=timezone.now()):
        messages.success(request, "The closure is added. Due dates count around it from now on")
        return redirect("people:years")
    page = {"form": form, "title": "Add a day the council is closed", "back": "/set-up/years/"}
    return render(request, FORM, page)


def remove_closure(request, pk):
    closure = get_object_or_404(Closure.objects.visible_to(request.user), pk=pk)
    refuse_unless(Closure.objects.editable_by(request.user).contains(closure))
    if request.method == "POST":
        services.remove_closure(closure=closure, by=request.user, now=timezone.now())
        messages.success(request, "The closure is removed. The day is a working day again")
        return redirect("people:years")
    return render(
        request, "people/remove_closure.html", {"closure": closure, "back": "/set-up/years/"}
    )


def directorates(request):
    refuse_unless(PersonQuerySet.may_keep_directory(request.user))
    held = Directorate.objects.visible_to(request.user).annotate(n_people=Count("people"))
    table = tables.DirectorateTable(held, request=request, order_by=request.GET.get("sort"))
    page = {"table": table, "title": "Directorates", "add": "people:add_directorate"}
    return render(request, "people/reference.html", page | {"verb": "Add a directorate"})


def add_directorate(request):
    refuse_unless(PersonQuerySet.may_keep_directory(request.user))
    form = forms.DirectorateForm(request.POST or None)
    if forms.saved(form, services.add_directorate, by=request.user, now=timezone.now()):
        messages.success(request, "The directorate is added")
        return redirect("people:directorates")
    page = {"form": form, "title": "Add a directorate", "back": "/set-up/directorates/"}
    return render(request, FORM, page)


def change_directorate(request, pk):
    directorate = get_object_or_404(Directorate.objects.visible_to(request.user), pk=pk)
    refuse_unless(Directorate.objects.editable_by(request.user).contains(directorate))
    form = forms.DirectorateForm(request.POST or None, initial={"name": directorate.name})
    about = {"directorate": directorate, "by": request.user, "now": timezone.now()}
    title = f"Rename {directorate}"
    if forms.saved(form, services.change_directorate, **about):
        messages.success(request, "The directorate is renamed")
        return redirect("people:directorates")
    return render(request, FORM, {"form": form, "title": title, "back": "/set-up/directorates/"})


def bodies(request):
    refuse_unless(PersonQuerySet.may_keep_directory(request.user))
    held = Body.objects.visible_to(request.user).select_related("holder")
    table = tables.BodyTable(held, request=request, order_by=request.GET.get("sort"))
    page = {"table": table, "title": "Bodies", "add": "people:add_body", "verb": "Add a body"}
    return render(request, "people/reference.html", page)


def add_body(request):
    refuse_unless(PersonQuerySet.may_keep_directory(request.user))
    people = Person.objects.visible_to(request.user).active()
    form = forms.BodyForm(request.POST or None, people=people)
    if forms.saved(form, services.add_body, by=request.user, now=timezone.now()):
        messages.success(request, "The body is added")
        return redirect("people:bodies")
    return render(request, FORM, {"form": form, "title": "Add a body", "back": "/set-up/bodies/"})


def change_body(request, pk):
    body = get_object_or_404(Body.objects.visible_to(request.user), pk=pk)
    refuse_unless(Body.objects.editable_by(request.user).contains(body))
    initial = {name: getattr(body, name) for name in ("name", "kind", "holder", "email")}
    people = Person.objects.visible_to(request.user).active()
    form = forms.BodyForm(request.POST or None, initial=initial, people=people)
    title = f"Change {body}"
    if forms.saved(form, services.change_body, body=body, by=request.user, now=timezone.now()):
        messages.success(request, f"{body} is saved")
        return redirect("people:bodies")
    return render(request, FORM, {"form": form, "title": title, "back": "/set-up/bodies/"})
