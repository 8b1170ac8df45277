"""How a board's measures are narrowed. What makes no sense narrows nothing."""

import django_filters as filters

from actions.filters import FilterForm
from performance.models import Measure


class MeasureFilter(filters.FilterSet):
    """Give it the board's measures: the choices are what stands in them."""

    phase = filters.ChoiceFilter(label="Phase or service", empty_label="All phases")
    group = filters.ChoiceFilter(label="Group", empty_label="All groups")
    text = filters.CharFilter(label="Words", method="with_words", max_length=200)

    class Meta:
        model = Measure
        fields = []
        form = FilterForm

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        phases, groups = _columns(self.queryset)
        self.filters["phase"].extra["choices"] = [(phase, phase) for phase in phases if phase]
        self.filters["group"].extra["choices"] = [(group, group) for group in groups if group]

    def with_words(self, rows, name, value):
        return rows.search(value)


def _columns(measures):
    """The phases and groups there are, each once, in the order of the papers: one query."""
    pairs = list(measures.order_by("position", "pk").values_list("phase", "group"))
    return dict.fromkeys(phase for phase, _ in pairs), dict.fromkeys(group for _, group in pairs)
