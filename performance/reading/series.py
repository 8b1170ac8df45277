"""A measure as the reading takes it: its figures by area and period, and the stretches that may be compared."""

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from performance.choices import AreaKind, FigureStatus, Polarity
from performance.periods import in_order, when
from performance.printing import cell, digits
from performance.reading.amounts import Amount, amount

#: Which way is better: up, down, or neither.
BETTER = {Polarity.HIGHER: 1, Polarity.LOWER: -1, Polarity.NEITHER: 0}
COMPARATORS = (AreaKind.NATIONAL, AreaKind.REGION, AreaKind.NEIGHBOURS)
RANKINGS = (AreaKind.NEIGHBOURS_RANKING, AreaKind.ALL_RANKING)
#: Kinds of which there is one area a measure.
ONE_EACH = (AreaKind.COUNCIL, AreaKind.NATIONAL, AreaKind.NEIGHBOURS, *RANKINGS)


@dataclass(frozen=True)
class Cell:
    """One figure: a number or a place, or the state that stands instead (`shown` says it in words)."""

    shown: str
    number: Amount | None = None
    rank: int | None = None
    rank_of: int | None = None
    is_joint: bool = False
    unit: str = ""
    note: str = ""
    is_provisional: bool = False


@dataclass(frozen=True)
class Area:
    name: str
    kind: str
    cells: dict[str, Cell] = field(default_factory=dict)

    def number(self, period):
        found = self.cells.get(period)
        return found.number if found else None


@dataclass(frozen=True)
class Series:
    """`breaks`: the first period of each new series, and why it is one. `better`: 1 up, -1 down, 0 neither."""

    areas: tuple[Area, ...]
    periods: tuple[str, ...]
    unit: str = ""
    better: int = 1
    breaks: dict[str, str] = field(default_factory=dict)
    target: Decimal | None = None
    tolerance: Decimal | None = None
    stretches: dict[str, tuple] = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "stretches", _stretches(self))

    def of_kind(self, *kinds):
        """The areas of these kinds, in the order of the kinds."""
        return tuple(area for kind in kinds for area in self.areas if area.kind == kind)

    @cached_property
    def council(self):
        return next(iter(self.of_kind(AreaKind.COUNCIL)), Area("The council", AreaKind.COUNCIL))

    def before(self, period, has):
        """The newest earlier period of the same stretch for which `has(period)`, or None."""
        earlier = self.periods[: self.periods.index(period)]
        alike = (it for it in reversed(earlier) if self.stretches[it] == self.stretches[period])
        return next((it for it in alike if has(it)), None)

    def between(self, earlier, later):
        """The periods that lie between two; with no earlier one, all before the later."""
        start = 0 if earlier is None else self.periods.index(earlier) + 1
        return self.periods[start : self.periods.index(later)]

    def why_begun(self, period):
        """Why the series that a period belongs to was begun, or "" where it was not begun anew."""
        begun = [
            why for start, why in self.breaks.items() if _has_begun(period, start, self.periods)
        ]
        return begun[-1] if begun else ""

    def is_given_twice(self, period):
        """There is another period of the same time before it: two definitions, it seems."""
        return any(when(it).at == when(period).at for it in self.between(None, period))

    def note_on(self, period):
        """What is noted of a period as a whole: the note that all its figures carry."""
        notes = {area.cells[period].note for area in self.areas if period in area.cells}
        return notes.pop() if len(notes) == 1 else ""


def series(measure, figures, breaks=()) -> Series:
    """Take a measure's rows over. National figures are one area whatever papers call them (National, England), as the
    council's own and the neighbours' are; regions and others are told apart by their names."""
    areas = {}
    for figure in sorted(figures, key=lambda it: it.pk or 0):
        key = figure.area_kind if figure.area_kind in ONE_EACH else figure.area
        area = areas.setdefault(key, Area(figure.area, figure.area_kind))
        if not area.number(figure.period):
            area.cells[figure.period] = _cell(figure, measure.unit)
    return Series(
        areas=tuple(areas.values()),
        periods=in_order(period for area in areas.values() for period in area.cells),
        unit=measure.unit,
        better=BETTER[Polarity(measure.polarity)],
        breaks={it.period: it.why for it in sorted(breaks, key=lambda it: when(it.period).at)},
        target=_bare(measure.target),
        tolerance=_bare(measure.tolerance),
    )


def _bare(number):
    """A stored number without the zeros behind it."""
    return None if number is None else Decimal(f"{Decimal(number).normalize():f}")


def _cell(figure, unit):
    return Cell(
        shown=cell(figure, unit),
        number=None if figure.value is None else amount(digits(figure)),
        rank=figure.rank,
        rank_of=figure.rank_of,
        is_joint=figure.is_joint,
        unit=figure.unit or unit,
        note=figure.note,
        is_provisional=figure.status == FigureStatus.PROVISIONAL,
    )


def _stretches(series):
    """Periods of one stretch may be compared: years with years, in one unit, and nothing across a break.

    A time that is given twice (an old and a new definition) begins a stretch with its second giving.
    """
    told, twice, last, unit = {}, 0, None, None
    for period in series.periods:
        time = when(period)
        twice += time == last
        last = time
        begun = sum(_has_begun(period, start, series.periods) for start in series.breaks)
        unit = series.council.cells[period].unit if series.council.number(period) else unit
        told[period] = (time.length, unit, begun, twice)
    return told


def _has_begun(period, start, periods):
    """Whether a new series that starts with one period has begun by another."""
    if start in periods:
        return periods.index(period) >= periods.index(start)
    return when(period).at >= when(start).at
