"""Measures as a page of many shows them: the sentence, a small chart and its table; by phase."""

from dataclasses import dataclass
from itertools import groupby

from performance import charts, reading
from performance.charts.drawn import Chart
from performance.models import Measure
from performance.printing import Printed, printed
from performance.reading.sentences import sentence

#: As many as a page shows: ten years of them stay a small page.
A_PAGE = 12
NO_PHASE = "Other measures"
#: Small drawings: low, with a few steps.
HEIGHT, STEPS = 132, 2


@dataclass(frozen=True)
class Card:
    measure: Measure
    reading: reading.Reading
    sentence: str
    chart: Chart | None
    printed: Printed


@dataclass(frozen=True)
class Phase:
    name: str
    cards: tuple[Card, ...]


def by_phase(measures):
    """Cards under their phases, as the measures come; their figures and breaks are prefetched."""
    phases = groupby(measures, key=lambda measure: measure.phase)
    return [Phase(name or NO_PHASE, tuple(map(_card, some))) for name, some in phases]


def _card(measure):
    figures = measure.figures.all()
    told = reading.read(reading.series(measure, figures, measure.breaks.all()))
    chart = charts.line_chart(
        told.series, title=str(measure), key=f"measure-{measure.pk}", height=HEIGHT, steps=STEPS
    )
    return Card(measure, told, sentence(told), chart, printed(measure, figures))
