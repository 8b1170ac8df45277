"""A board's measures, as pictures by phase or as one table."""

from django.db.models import Case, IntegerField, Min, Value, When
from django.shortcuts import get_object_or_404
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin

from meetings.models import Board
from meetings.rights import keeps_record
from performance.beside import ALL, address_of
from performance.cards import A_GLANCE, A_PAGE, at_a_glance, by_phase
from performance.filters import MeasureFilter
from performance.models import Figure
from performance.tables import FigureTable, MeasureTable
from scrutiny.doors import open_to_strangers
from scrutiny.ui.download import download

FILES = ("csv", "xlsx")


def in_papers_order(board):
    """A board's measures as papers have them: by phase, in the order of each phase's first measure of all.

    Also of a part of them: a group that was measured late in a phase moves no phase.
    """
    first = board.measures.order_by().values("phase").annotate(at=Min("position"))
    phases = first.order_by("at", "phase").values_list("phase", flat=True)
    places = [When(phase=phase, then=Value(place)) for place, phase in enumerate(phases)]
    place = Case(*places, default=Value(0), output_field=IntegerField())
    return board.measures.annotate(phase_at=place).order_by("phase_at", "position", "pk")


class MeasureList(SingleTableMixin, FilterView):
    """`?view=table` shows the newest figures in one table; without it, each measure has its sentence and its chart."""

    filterset_class = MeasureFilter
    table_class = MeasureTable
    template_name = "performance/measures.html"
    table_pagination = {"per_page": A_PAGE}
    strict = False

    def get_queryset(self):
        boards = Board.objects.visible_to(self.request.user)
        self.board = get_object_or_404(boards, slug=self.kwargs["slug"])
        return in_papers_order(self.board).prefetch_related("figures", "breaks")

    def get_table_data(self):
        """So few that they are told at a glance are read once, for the glance and for the page."""
        self.few = list(self.object_list) if self.filterset.at_most <= A_GLANCE else []
        return self.few or self.object_list

    def get_context_data(self, **context):
        context = super().get_context_data(**context)
        rows = [row.record for row in context["table"].page.object_list]
        is_table = self.request.GET.get("view") == "table"
        choices = context["filter"].filters
        return context | {
            "board": self.board,
            "keeps": keeps_record(self.request.user, self.board.pk),
            "query": self._without("page", "format"),
            "is_table": is_table,
            "other_view": self._without("page", "format", "view", "sort"),
            "glance": at_a_glance(self.few) if self.few and not is_table else (),
            "too_many": self.filterset.at_most > A_GLANCE,
            "of_everybody": sum(group == ALL for _, group in self.filterset.pairs) <= A_GLANCE,
            "a_glance": A_GLANCE,
            "phases": [] if is_table else by_phase(rows),
            "all_phases": [name for name, _ in choices["phase"].extra["choices"]],
            "groups": [(name, address_of(name)) for name, _ in choices["group"].extra["choices"]],
        }

    def _without(self, *names):
        query = self.request.GET.copy()
        for name in names:
            query.pop(name, None)
        return query.urlencode()

    def render_to_response(self, context, **options):
        """`?format=` answers with every figure of the measures that the filter leaves."""
        kind = self.request.GET.get("format")
        if kind not in FILES:
            return super().render_to_response(context, **options)
        measures = self.object_list.prefetch_related(None).order_by().values("pk")
        figures = Figure.objects.filter(measure__in=measures).select_related("measure")
        figures = figures.order_by("measure__position", "measure", "pk")
        return download(FigureTable(figures), f"{self.board.slug}-figures", kind)


measures = open_to_strangers(MeasureList.as_view())
