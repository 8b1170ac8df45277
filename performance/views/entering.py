"""Figures by hand: those of one period on one page, and one corrected with its reason."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.template.defaultfilters import pluralize
from django.utils import timezone

from meetings.rights import keeps_record
from performance import services
from performance.choices import HELD_BACK, PRINTED_ROWS, AreaKind
from performance.disclosure import could_be_worked_out
from performance.figure_forms import (
    CorrectionForm,
    FigureForm,
    PeriodForm,
    WhyForm,
    refuse_together,
)
from performance.models import Figure, Measure
from performance.periods import in_order
from performance.printing import cell, digits
from scrutiny.ui.templatetags.ui import date_and_time

#: Empty rows for areas that the measure does not have yet.
MORE = 2


def kept_measure(request, pk):
    """A measure of a board that the reader keeps; 404 unseen, 403 not theirs."""
    rows = Measure.objects.visible_to(request.user).select_related("board")
    measure = get_object_or_404(rows, pk=pk)
    if not keeps_record(request.user, measure.board_id):
        raise PermissionDenied
    return measure


def enter_figures(request, pk):
    """Every area's figure of one period. What is recorded stands in its row; empty rows are for further areas."""
    measure = kept_measure(request, pk)
    data = request.POST if request.method == "POST" else None
    asked = data if data is not None else request.GET
    choosing = PeriodForm(asked if data is not None or "period" in asked else None)
    if not choosing.is_valid():
        periods = in_order(measure.figures.order_by("pk").values_list("period", flat=True))
        context = {"measure": measure, "form": choosing, "periods": periods}
        return render(request, "performance/choose_period.html", context)
    period = choosing.cleaned_data["period"]
    rows = rows_of(measure, period, data)
    why = WhyForm(data, now=timezone.now())
    theirs = []
    if data is not None and are_valid(rows, why):
        try:
            return saved(request, measure, period, rows, why)
        except services.Stale as refusal:
            theirs = stale(measure, period, rows, refusal)
        except (services.ChangeRefused, ValidationError) as refusal:
            refuse_together([why], refusal)
    context = {"measure": measure, "period": period, "rows": rows, "why": why, "theirs": theirs}
    context["has_errors"] = have_errors(rows, why)
    status = 409 if theirs else 200
    return render(request, "performance/enter_figures.html", context, status=status)


def saved(request, measure, period, rows, why):
    told = [row for row in rows if row.is_told]
    until = why.cleaned_data.get("embargoed_until")
    changed = services.record_figures(
        measure=measure,
        figures=[row.said() | {"period": period, "embargoed_until": until} for row in told],
        why=why.cleaned_data.get("why", ""),
        by=request.user,
        now=timezone.now(),
    )
    say(request, measure, changed)
    return redirect(measure)


def say(request, measure, changed):
    """How many figures are saved and held back, and which of those could be worked out from the rest."""
    held = sum(figure.status in HELD_BACK for figure in changed)
    also = f" {held} of them held back from readers." if held else ""
    count = len(changed)
    messages.success(request, f"{count} figure{pluralize(count)} saved.{also}")
    for sentence in could_be_worked_out(measure):
        messages.warning(request, sentence)


def are_valid(rows, why):
    """Every row and what holds for all of them, each asked, so that all errors are shown at once."""
    valid = [form.is_valid() for form in (why, *rows)]
    lacks_why = any(row.corrects for row in rows) and why.ask_why()
    return all(valid) and not lacks_why


def have_errors(rows, why):
    return any(form.is_bound and form.errors for form in (why, *rows))


def rows_of(measure, period, data):
    """One form for each area that the measure or its board knows, and a few for others."""
    recorded = {
        it.area: it for it in measure.figures.filter(period=period).select_related("withheld")
    }
    forms = [
        row(measure, recorded.get(area), {"area": area, "area_kind": kind}, data, f"row{n}")
        for n, (area, kind) in enumerate(areas_of(measure))
    ]
    count = len(forms)
    return forms + [row(measure, None, {}, data, f"row{count + n}") for n in range(MORE)]


def row(measure, figure, area, data, prefix):
    """The form of one figure as it is recorded, as far as the co-ordinator may see it."""
    form = FigureForm(data, figure=figure, initial=area | as_typed(figure), prefix=prefix)
    form.legend = area.get("area") or "Another area"
    form.held = held_sentence(figure)
    return form


def as_typed(figure):
    """What the form has of a figure. Of an embargoed one nobody reads more than that it is."""
    if not figure:
        return {}
    shown, about = figure, {"version": figure.version, "status": figure.status}
    if figure.status in HELD_BACK:
        held = getattr(figure, "withheld", None)
        if not held or held.until:
            return about
        shown = held
    names = ("rank", "rank_of", "is_joint", "people", "status", "note")
    value = None if shown.value is None else digits(shown).replace(",", "")
    return about | {name: getattr(shown, name) for name in names} | {"value": value}


def held_sentence(figure):
    held = getattr(figure, "withheld", None) if figure else None
    if not held:
        return ""
    if not held.until:
        return "Suppressed: about so few that it is shown to nobody but you and the board’s other co-ordinators."
    until = date_and_time(held.until)
    return f"Under embargo until {until}: what is held is shown to nobody. Leave it empty, or give all of it again."


def areas_of(measure):
    """The areas of a measure in the order in which papers print them; of a new one, those of its board."""
    known = Figure.objects.filter(measure=measure)
    if not known.exists():
        known = Figure.objects.filter(measure__board=measure.board_id)
    areas = dict(known.order_by("-pk").values_list("area", "area_kind"))
    order = [*PRINTED_ROWS, AreaKind.NEIGHBOURS_RANKING]
    return sorted(areas.items(), key=lambda it: (order.index(it[1]), it[0]))


def stale(measure, period, rows, refusal):
    """What stands now of the rows that somebody else changed, and the forms ready to be saved over it."""
    stored = {it.area: it for it in measure.figures.filter(period=period)}
    theirs = []
    for form in rows:
        now = stored.get(form.cleaned_data["area"])
        if not form.is_told or not now or now.version == form.cleaned_data["version"]:
            continue
        form.data = form.data.copy()
        form.data[form.add_prefix("version")] = now.version
        theirs.append({"key": now.area, "value": cell(now, measure.unit)})
    refuse_together(
        rows,
        f"{refusal} Nothing is saved yet: compare both below, and save again.",
    )
    return theirs or [{"key": "Figures", "value": str(refusal)}]


def correct_figure(request, pk):
    """One figure corrected, with a reason that readers see."""
    rows = Figure.objects.visible_to(request.user).select_related("measure__board", "withheld")
    figure = get_object_or_404(rows, pk=pk)
    if not keeps_record(request.user, figure.measure.board_id):
        raise PermissionDenied
    measure, data = figure.measure, request.POST if request.method == "POST" else None
    form = row(
        measure, figure, {"area": figure.area, "area_kind": figure.area_kind}, data, "figure"
    )
    now, held = timezone.now(), getattr(figure, "withheld", None)
    why = CorrectionForm(data, now=now, initial=embargo_as_typed(held))
    theirs = []
    if data is not None and are_valid_alone(form, why):
        try:
            return corrected(request, figure, form, why)
        except services.Stale as refusal:
            theirs = stale(measure, figure.period, [form], refusal)
        except (services.ChangeRefused, ValidationError) as refusal:
            refuse_together([why], refusal)
    context = {"figure": figure, "measure": measure, "row": form, "why": why, "theirs": theirs}
    context["has_errors"] = have_errors([form], why)
    status = 409 if theirs else 200
    return render(request, "performance/correct_figure.html", context, status=status)


def embargo_as_typed(held):
    if not held or not held.until:
        return {}
    until = timezone.localtime(held.until)
    return {"embargo_on": until.date(), "embargo_at": until.time()}


def are_valid_alone(form, why):
    valid = [why.is_valid(), form.is_valid()]
    if all(valid) and form.held and not form.has_value:
        form.add_error("value", "Give the figure again: what is held of it is shown to nobody")
    return all(valid) and not form.errors


def corrected(request, figure, form, why):
    until = why.cleaned_data["embargoed_until"] or False
    said = form.said() | {"period": figure.period, "embargoed_until": until}
    changed = services.record_figures(
        measure=figure.measure, figures=[said], why=why.cleaned_data["why"],
        by=request.user, now=timezone.now(),
    )  # fmt: skip
    say(request, figure.measure, changed)
    return redirect(figure.measure)
