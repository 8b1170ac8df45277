"""A measure over time: the council's line, those it is compared with, and what is not known said where it would be."""

from dataclasses import replace
from decimal import Decimal

from performance.charts.drawn import WIDTH, Chart, Line, Mark, Stroke, Text, mark, spread
from performance.charts.frame import (
    FOOT,
    TOP,
    breaks,
    crosses,
    drawn,
    feet,
    frame_of,
    grid,
    label_of,
    older,
    ticks,
    zero,
)
from performance.charts.scales import places, scale
from performance.choices import AreaKind
from performance.periods import short
from performance.printing import ordinal
from performance.reading.amounts import Amount
from performance.reading.series import COMPARATORS, Area, Series
from performance.reading.words import plain

#: How each is drawn: the class of its line and the shape of its marks.
LOOKS = {
    AreaKind.COUNCIL: ("council", "circle"),
    AreaKind.NATIONAL: ("national", "square"),
    AreaKind.NEIGHBOURS: ("neighbours", "triangle"),
    AreaKind.REGION: ("region", "diamond"),
}
#: Labels stand at least so far apart; one that is further than `NEAR` from its line's end is led to it.
APART, NEAR = 15, 5


def line_chart(
    series: Series, *, title, key="chart", width=WIDTH, height=220, steps=4
) -> Chart | None:
    """The line chart of a measure; None when nobody has a number in the council's unit."""
    unit = _unit(series)
    areas = [it for it in series.of_kind(AreaKind.COUNCIL, *COMPARATORS) if drawn(series, it, unit)]
    if not areas:
        return None
    numbers = [area.number(it).value for area in areas for it in drawn(series, area, unit)]
    numbers += [series.target] if _has_target(series, unit) else []
    ups = scale(numbers, height - FOOT, TOP, unit=unit, steps=steps)
    frame = frame_of(series, areas, ups, lambda it: _tick(it, unit), unit=unit, width=width)
    return _chart(frame, areas, title=title, key=key, notes=(*_start(frame), *_notes(frame, areas)))


def place_chart(series: Series, ranking: Area, *, title, key, height=170) -> Chart | None:
    """The council's place in a ranking, the first at the top; None when it never had one."""
    cells = {it: _as_place(cell) for it, cell in ranking.cells.items()}
    ranks = [cell.rank for cell in cells.values() if cell.rank]
    if not ranks:
        return None
    own = Area(series.council.name, AreaKind.COUNCIL, cells)
    placed = replace(series, areas=(own,), target=None, unit="")
    sizes = [cell.rank_of for cell in cells.values() if cell.rank_of]
    ups = places(max([*ranks, *sizes]), TOP, height - FOOT)
    frame = frame_of(placed, [own], ups, lambda it: ordinal(int(it)))
    notes = ("The first place is at the top.", *_notes(frame, [own]))
    return _chart(frame, [own], title=title, key=key, notes=notes)


def _as_place(cell):
    number = Amount(Decimal(cell.rank), Decimal(1)) if cell.rank else None
    joint = "Joint " if cell.is_joint else ""
    shown = f"{joint}{ordinal(cell.rank)}" if cell.rank else cell.shown
    return replace(cell, number=number, unit="", shown=shown)


def _chart(frame, areas, *, title, key, notes):
    parted = breaks(frame)
    return Chart(
        key=key,
        title=title,
        desc=_desc(frame.series, areas),
        width=frame.width,
        height=frame.bottom + FOOT,
        lines=_labelled(frame, areas),
        grid=grid(frame),
        axes=zero(frame),
        ticks=ticks(frame),
        feet=feet(frame),
        breaks=parted,
        break_labels=tuple(Text(it.x1, TOP - 9, "Break", "middle") for it in parted),
        states=crosses(frame),
        notes=notes,
    )


def _unit(series):
    """The unit of the council's newest number, or else of anybody's."""
    for area in (series.council, *series.of_kind(*COMPARATORS)):
        for period in reversed(series.periods):
            if area.number(period):
                return area.cells[period].unit
    return series.unit


def _has_target(series, unit):
    return series.target is not None and unit == series.unit


def _labelled(frame, areas):
    """The lines with their labels at their ends, moved apart where they would overlap."""
    series, unit = frame.series, frame.unit
    ends = [
        (
            frame.point(area, drawn(series, area, unit)[-1]),
            label_of(series, area, unit, frame.width),
        )
        for area in areas
    ]
    lines = [_line(frame, area) for area in areas]
    if _has_target(series, unit):
        y = frame.ups.at(series.target)
        ends.append(((frame.right, y), f"Target {frame.tick(series.target)}"))
        lines.append(Line("target", (f"M{frame.left:g} {y:g}H{frame.right:g}",), ()))
    ys = spread([y for (_, y), _ in ends], APART, TOP, frame.bottom)
    return tuple(
        replace(line, label=Text(frame.right + 8, y + 4, words), leader=_leader(frame, end, y))
        for line, y, (end, words) in zip(lines, ys, ends, strict=True)
    )


def _line(frame, area):
    look, shape = LOOKS[AreaKind(area.kind)]
    points = {it: frame.point(area, it) for it in drawn(frame.series, area, frame.unit)}
    marks = tuple(
        Mark(mark(shape, x, y, frame.size), area.cells[period].is_provisional)
        for period, (x, y) in points.items()
    )
    return Line(look, tuple(_runs(frame.series, points)), marks)


def _runs(series, points):
    """Points next to each other in one stretch make a run; a missing period or a break ends it."""
    run, last = [], None
    for at, period in enumerate(series.periods):
        if period not in points:
            continue
        joins = (
            last == at - 1 and series.stretches[period] == series.stretches[series.periods[last]]
        )
        if not joins:
            yield from _path(run)
            run = []
        run.append(points[period])
        last = at
    yield from _path(run)


def _path(run):
    """A line through the points; one point alone has its mark and no line."""
    if len(run) > 1:
        yield "M" + "L".join(f"{x:g} {y:g}" for x, y in run)


def _leader(frame, end, y):
    x, own = end
    if abs(own - y) <= NEAR and frame.right - x < 2 * APART:
        return None
    return Stroke(x + 6, own, frame.right + 5, y)


def _tick(number, unit):
    return f"{plain(number)}%" if unit == "%" else f"{Decimal(plain(number)):,}"


def _start(frame):
    if frame.ups.low > 0 or frame.ups.high < 0:
        yield f"The scale starts at {frame.tick(frame.ups.low)}, not at 0."


def _notes(frame, areas):
    own = frame.series.council
    states = [f"{it}: {cell.shown.lower()}" for it, cell in own.cells.items() if not cell.number]
    if states:
        yield f"A cross marks what {own.name} has no figure for ({'; '.join(states)})."
    if any(cell.is_provisional for area in areas for cell in area.cells.values()):
        yield "A hollow mark is provisional."
    other = [it for it, cell in own.cells.items() if cell.number and cell.unit != frame.unit]
    if other:
        yield f"In another unit, and so not drawn: {', '.join(other)}."
    for area in areas:
        old = older(frame.series, area, frame.unit)
        if old and short(old) not in label_of(frame.series, area, frame.unit, frame.width):
            yield f"{area.name}: the newest figure is of {old}."
    if breaks(frame):
        yield "A break begins a new series: no line crosses it."


def _desc(series, areas):
    told = [f"By period: {', '.join(series.periods)}."]
    for area in areas:
        kept = [period for period in series.periods if period in area.cells]
        figures = [f"{period} {area.cells[period].shown}" for period in kept]
        told.append(f"{area.name}: {', '.join(figures)}.")
    return " ".join([*told, "The same figures stand in the table."])
