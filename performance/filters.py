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
        #: In the order of the papers: one query.
        rows = self.queryset.order_by("position", "pk")
        self.pairs = list(rows.values_list("phase", "group"))
        phases = dict.fromkeys(phase for phase, _ in self.pairs)
        groups = dict.fromkeys(group for _, group in self.pairs)
        self.filters["phase"].extra["choices"] = [(phase, phase) for phase in phases if phase]
        self.filters["group"].extra["choices"] = [(group, group) for group in groups if group]

    @property
    def at_most(self):
        """How many measures the phase and the group leave, as is known without asking: words leave no more."""
        chosen = getattr(self.form, "cleaned_data", {})
        phase, group = chosen.get("phase"), chosen.get("group")
        return sum((phase or it) == it and (group or of) == of for it, of in self.pairs)

    def with_words(self, rows, name, value):
        return rows.search(value)
