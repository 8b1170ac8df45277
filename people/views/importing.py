"""People from a spreadsheet: see first what would change, then do all of it or nothing."""

import csv

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from people import forms, importing, services, spreadsheet
from people.querysets import PersonQuerySet
from people.views.council import FORM, refuse_unless

SALT = "people.import"
PAGE = {
    "title": "Import people from a spreadsheet",
    "back": "/people/",
    "verb": "See what would change",
}


def import_people(request):
    refuse_unless(PersonQuerySet.may_keep_directory(request.user))
    if "rows" in request.POST:
        return _confirm(request)
    form = forms.ImportForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            rows = spreadsheet.read(form.cleaned_data["sheet"].read(spreadsheet.MOST_BYTES + 1))
        except spreadsheet.Unreadable as refusal:
            form.add_error("sheet", str(refusal))
        else:
            return _look(request, rows)
    help_page = {"form": form, "help": "people/import_help.html", "is_upload": True}
    return render(request, FORM, PAGE | help_page)


def import_template(request):
    """An empty file with the columns, and one made-up row to show what goes where."""
    refuse_unless(PersonQuerySet.may_keep_directory(request.user))
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="people.csv"'
    writer = csv.writer(response)
    writer.writerow(spreadsheet.COLUMNS)
    example = ["Ada Example", "Mrs", "Officer", "Director of Examples", "Examples"]
    writer.writerow([*example, "ada@example.org"])
    return response


def _look(request, rows, notice=""):
    """The page that says what would change. The rows travel with it, sealed, so nothing is written yet."""
    plan = importing.Plan(rows, request.user)
    carried = [[row.number, row.cells] for row in rows]
    sealed = signing.dumps([request.user.pk, carried, plan.digest], salt=SALT, compress=True)
    page = {"plan": plan, "rows": sealed, "notice": notice, "labels": importing.FIELDS}
    page |= {outcome: plan.of(outcome) for outcome in ("new", "changed", "unchanged", "refused")}
    return render(request, "people/import_people.html", page)


def _confirm(request):
    """Do what the page said; when the directory changed since, show what it would do now."""
    try:
        sealed = signing.loads(request.POST["rows"], salt=SALT, max_age=60 * 60)
    except signing.BadSignature:
        messages.error(request, "The import waited too long. Choose the spreadsheet again.")
        return redirect("people:import_people")
    pk, carried, digest = sealed
    refuse_unless(pk == request.user.pk)
    rows = [spreadsheet.Row(*row) for row in carried]
    plan = importing.Plan(rows, request.user)
    if plan.digest != digest:
        return _look(
            request, rows, "The directory changed meanwhile. Look again before you import."
        )
    try:
        importing.apply(plan=plan, by=request.user, now=timezone.now())
    except services.ChangeRefused as refusal:
        return _look(request, rows, str(refusal))
    added, changed = len(plan.of("new")), len(plan.of("changed"))
    messages.success(request, f"Imported: {added} added, {changed} changed")
    return redirect("people:people")
