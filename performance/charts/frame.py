"""The frame of a chart over time: where each period and each number stands, and what is written around them."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from performance.charts.drawn import WIDTH, Mark, Stroke, Text, cut, mark, wide
from performance.charts.scales import Scale
from performance.choices import AreaKind
from performance.periods import short
from performance.reading.series import Series

TOP, FOOT = 22, 24
#: The least room for the labels at the ends of lines, and their most of a drawing's width.
LEAST, MOST = 44, 0.45
#: Marks, and what they shrink to where periods stand close.
SIZE, SMALL, CLOSE = 4.0, 2.6, 18
SHORT_NAMES = {AreaKind.NEIGHBOURS: "Neighbours"}


@dataclass(frozen=True)
class Frame:
    series: Series
    ups: Scale
    tick: Callable[[Decimal], str]
    xs: dict[str, float]
    unit: str
    left: float
    right: float
    width: float

    @property
    def bottom(self):
        return max(self.ups.start, self.ups.end)

    @property
    def size(self):
        """How large marks are."""
        xs = list(self.xs.values())
        return SMALL if len(xs) > 1 and xs[1] - xs[0] < CLOSE else SIZE

    def point(self, area, period):
        return self.xs[period], self.ups.at(area.number(period).value)


def frame_of(series, areas, ups, tick, *, unit="", width=WIDTH) -> Frame:
    """The labels take the room they need at the right, the numbers at the left, the periods what is between."""
    left = max(wide(tick(it)) for it in ups.ticks) + 8
    longest = max(wide(label_of(series, area, unit, width)) for area in areas)
    right = width - min(max(longest + 12, LEAST), MOST * width)
    first, last, count = left + 8, right - 6, len(series.periods)
    gap = (last - first) / (count - 1) if count > 1 else 0
    start = first if count > 1 else (first + last) / 2
    xs = {it: round(start + n * gap, 1) for n, it in enumerate(series.periods)}
    return Frame(series, ups, tick, xs, unit, left, right, width)


def drawn(series, area, unit):
    """The periods, in time, in which an area has a number in this unit."""
    cells = area.cells
    return [
        it for it in series.periods if it in cells and cells[it].number and cells[it].unit == unit
    ]


def label_of(series, area, unit, width):
    """Who it is and the newest number, with its period where the council has a newer one and there is room for it.

    A place stands alone: it can only be the council's.
    """
    newest = area.cells[drawn(series, area, unit)[-1]]
    shown = newest.shown.removesuffix(" (provisional)")
    if newest.rank:
        return shown
    name = SHORT_NAMES.get(AreaKind(area.kind)) or area.name
    room = MOST * width - 12
    if old := older(series, area, unit):
        words = f"{name} {shown} ({short(old)})"
        if wide(words) <= room:
            return words
    return f"{cut(name, room - wide(f' {shown}'))} {shown}"


def older(series, area, unit):
    """The period of an area's newest number where the council has a newer one."""
    own, theirs = drawn(series, series.council, unit), drawn(series, area, unit)
    order = series.periods.index
    return theirs[-1] if own and order(theirs[-1]) < order(own[-1]) else None


def grid(frame):
    return tuple(Stroke(frame.left, y, frame.right, y) for y in map(frame.ups.at, frame.ups.ticks))


def zero(frame):
    """The line of 0 where there are numbers on both sides of it."""
    if not frame.ups.low < 0 < frame.ups.high:
        return ()
    y = frame.ups.at(0)
    return (Stroke(frame.left, y, frame.right, y),)


def ticks(frame):
    return tuple(
        Text(frame.left - 5, frame.ups.at(number) + 4, frame.tick(number), "end")
        for number in frame.ups.ticks
    )


def feet(frame):
    """The periods beneath, counted back from the newest so that they have room."""
    names = {period: short(period) for period in frame.series.periods}
    widest = max(map(wide, names.values())) + 8
    xs = list(frame.xs.values())
    between = xs[1] - xs[0] if len(xs) > 1 else frame.width
    every = max(1, -int(-widest // between))
    return tuple(
        Text(
            _inside(frame, frame.xs[period], names[period]),
            frame.bottom + FOOT - 7,
            names[period],
            "middle",
        )
        for n, period in enumerate(reversed(frame.series.periods))
        if n % every == 0
    )


def _inside(frame, x, words):
    """The middle of words that would else run out of the drawing."""
    half = wide(words) / 2
    return round(min(max(x, half), frame.width - half), 1)


def breaks(frame):
    """An upright between two periods that may not be compared."""
    stretches = frame.series.stretches
    between = [
        round((frame.xs[earlier] + frame.xs[later]) / 2, 1)
        for earlier, later in pairwise(frame.series.periods)
        if stretches[earlier] != stretches[later]
    ]
    return tuple(Stroke(x, TOP - 5, x, frame.bottom) for x in between)


def crosses(frame):
    """A cross at the foot where the council has a state instead of a number."""
    return tuple(
        Mark(mark("cross", frame.xs[period], frame.bottom - 7))
        for period, cell in frame.series.council.cells.items()
        if not cell.number
    )
