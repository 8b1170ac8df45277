"""Measures as a page of many shows them: the sentence, a small chart and its table; by phase."""

from dataclasses import dataclass
from itertools import groupby

from performance import charts, reading
from performance.charts.drawn import Chart
from performance.choices import AreaKind
from performance.models import Measure
from performance.printing import Printed, printed
from performance.reading.directions import Way
from performance.reading.sentences import sentence

#: As many as a page shows: ten years of them stay a small page.
A_PAGE = 12
NO_PHASE = "Other measures"
#: Small drawings: low, with a few steps.
HEIGHT, STEPS = 132, 2


#: As many as are read at once to say how many got better.
A_GLANCE = 60
#: Neither way is better, so that it only changed.
NEITHER = "changed"
WAYS = {
    1: "Got better",
    0: "About the same",
    -1: "Got worse",
    NEITHER: "Changed; neither way is better",
    None: "Nothing to compare yet",
}
STANDS = {
    1: "Ahead of national",
    0: "Level with national",
    -1: "Behind national",
    NEITHER: "Differs; neither way is better",
    None: "No national figure",
}


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


@dataclass(frozen=True)
class Heap:
    """Measures that went alike, and where they stand beside national."""

    name: str
    measures: tuple[Measure, ...]


def at_a_glance(measures):
    """How the council's own figures went since the period before, and how they stand beside national, as heaps of
    measures; their figures and breaks are prefetched."""
    readings = [(measure, _read(measure)) for measure in measures]
    return (
        _heaps(readings, WAYS, _way),
        _heaps(readings, STANDS, _stand),
    )


def _heaps(readings, names, word):
    told = [(word(told), measure) for measure, told in readings]
    heaps = [Heap(name, tuple(it for way, it in told if way == key)) for key, name in names.items()]
    return tuple(heap for heap in heaps if heap.measures)


def _way(told):
    if told.short is None:
        return None
    if told.short.way is Way.LEVEL:
        return 0
    return told.short.better or NEITHER


def _stand(told):
    """Ahead of national, level, or behind, as the measure means better."""
    gaps = told.newest.gaps if told.newest else ()
    gap = next((it.gap for it in gaps if it.area.kind == AreaKind.NATIONAL), None)
    if gap is None:
        return None
    return gap.side * told.series.better or (0 if not gap.side else NEITHER)


def by_phase(measures):
    """Cards under their phases, as the measures come; their figures and breaks are prefetched."""
    phases = groupby(measures, key=lambda measure: measure.phase)
    return [Phase(name or NO_PHASE, tuple(map(_card, some))) for name, some in phases]


def _card(measure):
    told = _read(measure)
    chart = charts.line_chart(
        told.series, title=str(measure), key=f"measure-{measure.pk}", height=HEIGHT, steps=STEPS
    )
    return Card(measure, told, sentence(told), chart, printed(measure, measure.figures.all()))


def _read(measure):
    return reading.read(reading.series(measure, measure.figures.all(), measure.breaks.all()))
