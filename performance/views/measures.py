"""A board's measures, and one measure as its paper prints it."""

from django.shortcuts import get_object_or_404, render
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from meetings.models import Board
from meetings.querysets import keeps_record
from performance import reading
from performance.comparing import worked_out
from performance.filters import MeasureFilter
from performance.models import Figure, Measure
from performance.printing import printed
from performance.reading.words import paragraphs
from performance.tables import FigureTable, MeasureTable, as_printed
from performance.views.corrections import corrections
from performance.views.describing import tools
from scrutiny.doors import open_to_strangers
from scrutiny.ui.download import download
from scrutiny.ui.templatetags.ui import long_date, number

FILES = ("csv", "xlsx")


class MeasureList(SingleTableMixin, FilterView):
    filterset_class = MeasureFilter
    table_class = MeasureTable
    template_name = "performance/measures.html"
    paginate_by = 50
    strict = False

    def get_queryset(self):
        boards = Board.objects.visible_to(self.request.user)
        self.board = get_object_or_404(boards, slug=self.kwargs["slug"])
        return self.board.measures.prefetch_related("figures").order_by("position", "pk")

    def get_context_data(self, **context):
        query = self.request.GET.copy()
        for name in ("page", "format"):
            query.pop(name, None)
        told = {"board": self.board, "query": query.urlencode()}
        told["keeps"] = keeps_record(self.request.user, self.board.pk)
        return super().get_context_data(**context) | told

    def render_to_response(self, context, **options):
        """`?format=` answers with every figure of the measures that the filter leaves."""
        kind = self.request.GET.get("format")
        if kind not in FILES:
            return super().render_to_response(context, **options)
        measures = self.object_list.prefetch_related(None).order_by()
        figures = Figure.objects.filter(measure__in=measures).select_related("measure")
        figures = figures.order_by("measure__position", "measure", "pk")
        return download(FigureTable(figures), f"{self.board.slug}-figures", kind)


measures = open_to_strangers(MeasureList.as_view())


@open_to_strangers
def measure(request, pk):
    rows = Measure.objects.visible_to(request.user).select_related("board")
    measure = get_object_or_404(rows, pk=pk)
    figures = list(measure.figures.all())
    laid_out = printed(measure, figures)
    told = reading.read(reading.series(measure, figures, measure.breaks.all()))
    shown = {"figures": as_printed(measure, laid_out), "reading": worked_out(told)}
    kind = request.GET.get("format")
    if kind in FILES:
        wanted = "reading" if request.GET.get("table") == "reading" else "figures"
        return download(shown[wanted], f"measure-{measure.pk}-{wanted}", kind)
    context = {
        "measure": measure,
        "tables": shown,
        "paragraphs": paragraphs(told),
        "notes": laid_out.notes,
        "corrections": corrections(measure, request.user),
        "tools": tools(request, measure),
        "facts": facts(measure),
    }
    return render(request, "performance/measure.html", context)


def facts(measure):
    """What is known of a measure; what is not known is not listed."""
    told = [
        ("Phase or service", measure.phase),
        ("Group", measure.group),
        ("Unit", measure.unit),
        ("Which way is better", measure.get_polarity_display()),
        ("What it counts", measure.definition),
        ("Target", number(measure.target and measure.target.normalize())),
        ("Published by", measure.publisher),
        ("Published", long_date(measure.published_on)),
        ("Next due", long_date(measure.next_due_on)),
    ]
    return [{"key": key, "value": value} for key, value in told if value]
