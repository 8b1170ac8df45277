"""One measure: what its figures say, its charts and tables; and its groups beside each other."""

from django.db.models import Exists, Max, OuterRef
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from performance import charts, reading
from performance.beside import beside, counted
from performance.choices import HELD_BACK, STATES_MEAN, AreaKind
from performance.comparing import groups_beside, worked_out
from performance.models import Event, Measure
from performance.periods import in_order
from performance.printing import printed
from performance.reading.sentences import paragraphs
from performance.reading.series import COMPARATORS, RANKINGS
from performance.reading.words import plain
from performance.tables import as_printed
from performance.views.corrections import corrections
from performance.views.describing import tools
from performance.views.measures import FILES
from scrutiny.doors import open_to_strangers
from scrutiny.ui.download import download
from scrutiny.ui.templatetags.ui import long_date

#: What measures share that differ in their group alone.
SAME = ("board", "title", "phase", "subject")
#: How wide a drawing is that has the page to itself.
WIDE = 640
PLACES = {
    AreaKind.NEIGHBOURS_RANKING: "Place among statistical neighbours",
    AreaKind.ALL_RANKING: "Place among all authorities",
}


@open_to_strangers
def measure(request, pk):
    rows = Measure.objects.visible_to(request.user).select_related("board")
    others = Measure.objects.filter(**{name: OuterRef(name) for name in SAME})
    rows = rows.annotate(has_groups=Exists(others.exclude(pk=OuterRef("pk"))))
    measure = get_object_or_404(rows, pk=pk)
    figures, breaks = list(measure.figures.all()), list(measure.breaks.all())
    told = reading.read(reading.series(measure, figures, breaks))
    laid_out = printed(measure, figures)
    shown = {"figures": as_printed(measure, laid_out), "reading": worked_out(told)}
    kind = request.GET.get("format")
    if kind in FILES:
        wanted = "reading" if request.GET.get("table") == "reading" else "figures"
        return download(shown[wanted], f"measure-{measure.pk}-{wanted}", kind)
    context = {
        "measure": measure,
        "tables": shown,
        "is_compared": bool(told.series.of_kind(*COMPARATORS, *RANKINGS)),
        "paragraphs": paragraphs(told),
        "over_time": _over_time(measure, told.series),
        "places": _places(told.series),
        "notes": laid_out.notes,
        "breaks": breaks,
        "states": _states(figures),
        "recorded": _recorded(measure),
        "corrections": corrections(measure, request.user),
        "tools": tools(request, measure),
        "facts": facts(measure),
    }
    return render(request, "performance/measure.html", context)


@open_to_strangers
def measure_groups(request, pk):
    """The groups of a measure's title, phase and subject; `?period=` and `?against=` choose what is compared."""
    rows = Measure.objects.visible_to(request.user).select_related("board")
    measure = get_object_or_404(rows, pk=pk)
    measures = _of_the_groups(measure).prefetch_related("figures", "breaks")
    chosen = {name: request.GET.get(name, "") for name in ("period", "against")}
    told = beside(list(measures), **chosen)
    table = groups_beside(told)
    if request.GET.get("format") in FILES:
        return download(table, f"measure-{measure.pk}-groups", request.GET["format"])
    name = ", ".join(filter(None, (measure.title, measure.subject)))
    council = next((it.series.council.name for it in told.sides), "")
    context = {
        "measure": measure,
        "name": name,
        "told": told,
        "table": table,
        "chart": charts.bars(
            counted(told), title=f"{name}, {told.period}", key="groups", unit=measure.unit
        ),
        "council": council,
    }
    return render(request, "performance/measure_groups.html", context)


def _of_the_groups(measure):
    same = {name: getattr(measure, name) for name in SAME}
    return Measure.objects.filter(**same).order_by("position", "pk")


def _states(figures):
    """The states that stand among the figures, each with what it means."""
    there = {figure.status for figure in figures}
    return [(state.label, means) for state, means in STATES_MEAN.items() if state in there]


def _over_time(measure, series):
    """One drawing for wide windows and paper, one for narrow ones: the page shows either."""
    wide = charts.line_chart(series, title=str(measure), key="wide", width=WIDE, height=280)
    return wide and {
        "wide": wide,
        "narrow": charts.line_chart(series, title=str(measure), key="narrow"),
    }


def _places(series):
    """A chart a ranking: those that have something to draw."""
    drawn = [
        charts.place_chart(series, area, title=PLACES[AreaKind(area.kind)], key=area.kind)
        for area in series.of_kind(*RANKINGS)
    ]
    return [it for it in drawn if it]


def _recorded(measure):
    """The days on which figures of each period were last written here, newest first; nothing of what is held back."""
    events = Event.objects.filter(figure__measure=measure)
    events = events.exclude(figure__status__in=HELD_BACK).values("figure__period")
    days = {}
    for period, at in events.annotate(at=Max("at")).values_list("figure__period", "at"):
        days.setdefault(timezone.localdate(at), []).append(period)
    return [{"on": day, "periods": list(in_order(days[day]))} for day in sorted(days, reverse=True)]


def facts(measure):
    """What is known of a measure; what is not known is not listed."""
    unit = "%" if measure.unit == "%" else ""
    target = "" if measure.target is None else f"{plain(measure.target)}{unit}"
    tolerance = "" if measure.tolerance is None else f"within {plain(measure.tolerance)}"
    told = [
        ("Phase or service", measure.phase),
        ("Group", measure.group),
        ("Unit", measure.unit),
        ("Which way is better", measure.get_polarity_display()),
        ("What it counts", measure.definition),
        ("Target", ", ".join(filter(None, (target, tolerance)))),
        ("Published by", measure.publisher),
        ("Published", long_date(measure.published_on)),
        ("Next due", long_date(measure.next_due_on)),
    ]
    return [{"key": key, "value": value} for key, value in told if value]
