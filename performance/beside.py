"""Groups of children beside each other: one measure's subject across its groups, each against one of them."""

from dataclasses import dataclass, replace

from django.utils.text import slugify

from performance import reading
from performance.charts import Counted
from performance.choices import AreaKind
from performance.models import Measure
from performance.periods import in_order
from performance.reading.gaps import GapRead, read_gap
from performance.reading.series import Area, Cell, Series

ALL = "All"


@dataclass(frozen=True)
class Side:
    """One group in one period: its figure, its gap to national for the same group, and to the group beside it."""

    measure: Measure
    name: str
    series: Series
    council: Cell | None
    national: GapRead | None
    beside: GapRead | None


@dataclass(frozen=True)
class Beside:
    """`against` is the group that the others are measured from; None when there is no other."""

    period: str
    periods: tuple[str, ...]
    against: str
    sides: tuple[Side, ...]


def name_of(measure):
    return measure.group or ALL


def address_of(group):
    """A group's name as its page's address has it: cla-children-looked-after"""
    return slugify(group or ALL) or "group"


def beside(measures, *, period="", against="") -> Beside:
    """Measures that differ in their group alone, in one period. What is not there is the default instead:
    the newest period in which half the groups have a number, and all children together or else the first group."""
    known = {name_of(it): _series(it) for it in measures}
    periods = in_order(it for series in known.values() for it in series.periods)
    if period not in periods:
        most = [it for it in periods if 2 * _count(known, it) >= len(known)] or periods
        period = most[-1] if most else ""
    if against not in known:
        against = ALL if ALL in known else next(iter(known), "")
    sides = tuple(_side(it, known, period, against) for it in measures)
    return Beside(period, periods, against, sides)


def counted(told: Beside):
    """The groups as bars."""
    return [
        Counted(
            side.name,
            side.council.shown if side.council else "Not recorded",
            side.council.number.value if side.council and side.council.number else None,
            *_other(side),
        )
        for side in told.sides
    ]


def _other(side):
    cell = side.national.area.cells.get(side.national.period) if side.national else None
    same = cell and cell.number and side.council and cell.unit == side.council.unit
    return (cell.shown, cell.number.value) if same else ("", None)


def _series(measure):
    return reading.series(measure, measure.figures.all(), measure.breaks.all())


def _count(known, period):
    return sum(1 for series in known.values() if series.council.number(period))


def _side(measure, known, period, against):
    name = name_of(measure)
    own, other = known[name], known[against]
    national = next(iter(own.of_kind(AreaKind.NATIONAL)), None)
    has_period = period in own.periods
    return Side(
        measure,
        name,
        own,
        own.council.cells.get(period),
        read_gap(own, national, period) if national and has_period else None,
        _gap(own, other, against, period) if name != against and has_period else None,
    )


def _gap(own, other, against, period):
    """The gap from one group's council to another's: a break of either is a break of both."""
    area = Area(against, AreaKind.OTHER, other.council.cells)
    both = replace(own, breaks=own.breaks | other.breaks)
    return read_gap(both, area, period)
