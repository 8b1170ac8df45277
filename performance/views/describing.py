"""A measure added and changed by its co-ordinator, and the breaks in its series."""

from copy import copy

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from meetings.models import Board
from meetings.rights import keeps_record
from performance import services
from performance.disclosure import could_be_worked_out
from performance.figure_forms import BreakForm, MeasureForm, refuse_together
from performance.views.entering import kept_measure
from scrutiny.ui.templatetags.ui import long_date, number

KEY = ("title", "phase", "subject", "group")


def tools(request, measure):
    """What the co-ordinator of a measure's board may do with it, and is warned of; nothing for anybody else."""
    if not keeps_record(request.user, measure.board_id):
        return None
    return {"measure": measure, "warnings": could_be_worked_out(measure)}


def add_measure(request, slug):
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    form = MeasureForm(request.POST or None)
    if form.is_valid() and not is_taken(form, board):
        said = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        measure = services.add_measure(board=board, by=request.user, now=timezone.now(), **said)
        messages.success(request, "The measure is added. Enter its first figures.")
        return redirect("performance:enter_figures", measure.pk)
    context = {"board": board, "form": form, "heading": "Add a measure"}
    return render(request, "performance/describe_measure.html", context)


def is_taken(form, board, measure=None):
    """Whether the board has another measure of these words; the form then says so."""
    said = {name: form.cleaned_data[name] for name in KEY}
    others = board.measures.filter(**said).exclude(pk=measure and measure.pk)
    if taken := others.exists():
        form.add_error(
            "title", "The board has this measure already, of the same phase, subject and group"
        )
    return taken


def change_measure(request, pk):
    measure = kept_measure(request, pk)
    form = MeasureForm(request.POST or None, instance=copy(measure))
    theirs = []
    if form.is_valid() and not is_taken(form, measure.board, measure):
        try:
            services.change_measure(
                measure=measure, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except services.Stale as refusal:
            theirs = stale(form, measure, refusal)
        else:
            messages.success(request, "The measure is changed.")
            return redirect(measure)
    context = {"board": measure.board, "measure": measure, "form": form, "theirs": theirs}
    context["heading"] = "Change a measure"
    return render(
        request, "performance/describe_measure.html", context, status=409 if theirs else 200
    )


def stale(form, stored, refusal):
    """What stands now where it differs from what was typed, and the form ready to be saved over it."""
    form.data = form.data.copy()
    form.data["version"] = stored.version
    refuse_together([form], f"{refusal} Nothing is saved yet: compare both below, and save again.")
    typed = form.cleaned_data
    return [
        {"key": field.label, "value": shown(stored, name)}
        for name, field in form.fields.items()
        if name != "version" and getattr(stored, name) != typed[name]
    ]


def shown(measure, name):
    value = getattr(measure, name)
    if name.endswith("_on"):
        return long_date(value) or "Nothing"
    if name in ("target", "tolerance"):
        return number(value and value.normalize()) or "Nothing"
    if name == "counts_people":
        return "Yes" if value else "No"
    return measure.get_polarity_display() if name == "polarity" else value or "Nothing"


def breaks(request, pk):
    """Where a measure's series begins anew: marked with a reason, and taken back."""
    measure = kept_measure(request, pk)
    by = {"by": request.user, "now": timezone.now()}
    if "remove" in request.POST:
        marked = get_object_or_404(measure.breaks, pk=request.POST["remove"][:18])
        services.remove_break(marked=marked, **by)
        messages.success(request, f"The break from {marked.period} is taken back.")
        return redirect("performance:breaks", pk)
    form = BreakForm(request.POST or None)
    if form.is_valid():
        try:
            services.mark_break(measure=measure, **form.cleaned_data, **by)
        except (services.ChangeRefused, ValidationError) as refusal:
            refuse_together([form], refusal)
        else:
            messages.success(request, "The break is marked.")
            return redirect(measure)
    context = {"measure": measure, "form": form, "breaks": measure.breaks.all()}
    return render(request, "performance/breaks.html", context)
