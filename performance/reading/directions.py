"""Where the council's own figures go: over the last two periods, over the whole unbroken series, against the target."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from itertools import combinations

from performance.reading.amounts import Amount, side

#: A long run has at least three periods: two are the short one.
LONG = 3


class Way(Enum):
    UP = "up"
    DOWN = "down"
    LEVEL = "about the same"
    UNCLEAR = "no clear direction"


@dataclass(frozen=True)
class Direction:
    """From one period to another: which way, by how much, and whether that is better (1), worse (-1) or neither."""

    first: str
    last: str
    way: Way
    change: Amount
    better: int = 0
    periods: int = 2


class Met(Enum):
    MET = "met"
    WITHIN = "within tolerance"
    SHORT = "short"
    #: Where neither way is better there is only near or far.
    OFF = "off"


@dataclass(frozen=True)
class AgainstTarget:
    """`by`: how far the figure is from the target, without sign; `above` on which side of it."""

    met: Met
    by: Decimal
    above: bool
    target: Decimal
    tolerance: Decimal | None = None


def short_run(series, period):
    """The last two periods that may be compared."""
    run = _run(series, period)[-2:]
    return _direction(series, run) if len(run) == 2 else None


def long_run(series, period):
    """From the first to the last of the unbroken series; None when it has fewer than three periods."""
    run = _run(series, period)
    return _direction(series, run) if len(run) >= LONG else None


def against_target(series, period):
    """Met when the figure is as good as the target or better, as printed; then what the tolerance allows."""
    number = series.council.number(period)
    is_other_unit = number and series.council.cells[period].unit != series.unit
    if series.target is None or number is None or is_other_unit:
        return None
    difference = number.value - series.target
    allowed = series.tolerance or Decimal(0)
    if series.better:
        met = Met.MET if difference * series.better >= 0 else Met.SHORT
    else:
        met = Met.OFF if difference else Met.MET
    if met in (Met.SHORT, Met.OFF) and abs(difference) <= allowed:
        met = Met.WITHIN
    return AgainstTarget(met, abs(difference), difference > 0, series.target, series.tolerance)


def _run(series, period):
    """The periods of this one's stretch, up to it, in which the council has a number in the same unit."""
    unit = series.council.cells[period].unit
    upto = series.periods[: series.periods.index(period) + 1]
    return [
        it
        for it in upto
        if series.stretches[it] == series.stretches[period]
        and series.council.number(it)
        and series.council.cells[it].unit == unit
    ]


def _direction(series, run):
    numbers = [series.council.number(period) for period in run]
    way = _way(numbers)
    signs = {Way.UP: 1, Way.DOWN: -1}
    change = numbers[-1] - numbers[0]
    return Direction(
        run[0], run[-1], way, change, signs.get(way, 0) * series.better, periods=len(run)
    )


def _way(numbers):
    """Which way a run of numbers goes, by Kendall's count of pairs.

    Of every two periods the later is higher, lower or about the same. The run has a direction when what speaks
    for it less what speaks against is at least half of all pairs (tau 0.5), and its two ends agree. M. G. Kendall,
    "A New Measure of Rank Correlation", Biometrika 30 (1938); for trends in time, H. B. Mann, "Nonparametric Tests
    Against Trend", Econometrica 13 (1945).
    """
    pairs = [side(later, earlier) for earlier, later in combinations(numbers, 2)]
    if not any(pairs):
        return Way.LEVEL
    ends, score = side(numbers[-1], numbers[0]), sum(pairs)
    if 2 * abs(score) < len(pairs) or ends * score <= 0:
        return Way.UNCLEAR
    return Way.UP if score > 0 else Way.DOWN
