"""A measure's figures laid out as papers print them: areas down the side, periods across the top."""

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from performance.choices import PRINTED_ROWS, WITH_VALUE, AreaKind, FigureStatus
from performance.models import Figure
from performance.periods import in_order, when

#: What stands where the paper has no cell for an area and a period: a state, never a blank.
NOT_RECORDED = "Not recorded"
#: A note of more letters stands below the table, not in its cell.
SHORT = 40
#: Papers print a minus as a dash.
MINUS = str.maketrans("−–", "--")
NUMBER = re.compile(r"[+-]?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Row:
    area: str
    cells: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Printed:
    """The rows and columns of a measure's table, and the notes that its cells point to."""

    periods: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]


def printed(measure, figures):
    """Lay a measure's figures out. The place among neighbours stands beside their average, as in a paper."""
    figures = list(figures)
    periods = in_order(figure.period for figure in sorted(figures, key=lambda f: f.pk))
    by_row = {}
    for figure in sorted(figures, key=_place):
        area = by_row.setdefault(_row_key(figure), {})
        area.setdefault(figure.period, []).append(figure)
    shared = _of_whole_periods(figures)
    rows = tuple(
        Row(
            _row_name(cells),
            {
                period: _noted(cells.get(period, []), measure.unit, shared.get(period))
                for period in periods
            },
        )
        for cells in by_row.values()
    )
    return Printed(periods, rows, _notes(figures, shared))


def _of_whole_periods(figures):
    """The note that all figures of a period have, by period: a paper prints it with the period."""
    notes = {}
    for figure in figures:
        notes.setdefault(figure.period, set()).add(figure.note)
    return {period: min(said) for period, said in notes.items() if len(said) == 1}


def _noted(figures, unit, shared):
    """A cell with the short notes that are its own, in brackets: 28.29 (Grade C-)."""
    own = [f.note for f in figures if f.note and f.note != shared and len(f.note) <= SHORT]
    return " ".join([together(figures, unit), *(f"({note})" for note in dict.fromkeys(own))])


def _notes(figures, shared):
    """What stands below the table: of a period, and of one figure at length."""
    notes = {
        f"{period}: {note}": None for period, note in shared.items() if note and note not in period
    }
    for figure in figures:
        if figure.note != shared.get(figure.period) and len(figure.note) > SHORT:
            notes[f"{figure.area}, {figure.period}: {figure.note}"] = None
    return tuple(notes)


def latest(figures, kind):
    """The figure of the newest period that an area of this kind has, or None."""
    of_kind = [figure for figure in figures if figure.area_kind == kind]
    return max(of_kind, key=lambda figure: (when(figure.period).at, figure.pk), default=None)


def together(figures, unit="") -> str:
    """Figures that share a cell, as papers print the neighbours: 68% 7th. A state they share is said once."""
    return " ".join(dict.fromkeys(cell(figure, unit) for figure in figures)) or NOT_RECORDED


def cell(figure: Figure, unit="") -> str:
    """One figure as a paper prints it: 66.1%, Joint 4th, 104 of 152, or its state in words."""
    if figure.status not in WITH_VALUE:
        return figure.get_status_display()
    parts = []
    if figure.value is not None:
        parts.append(_with_unit(digits(figure), figure.unit or unit))
    if figure.rank is not None:
        parts.append(_rank(figure))
    if figure.status == FigureStatus.PROVISIONAL:
        parts.append("(provisional)")
    return " ".join(parts)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th"""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{({1: 'st', 2: 'nd', 3: 'rd'}).get(number % 10, 'th')}"


def _rank(figure):
    place = str(figure.rank) if figure.area_kind == AreaKind.ALL_RANKING else ordinal(figure.rank)
    joint = "Joint " if figure.is_joint else ""
    return f"{joint}{place} of {figure.rank_of}" if figure.rank_of else f"{joint}{place}"


def digits(figure) -> str:
    """The value with the decimals it was printed with (44.0), so that page and paper agree."""
    for found in NUMBER.findall(figure.raw.translate(MINUS)):
        try:
            if Decimal(found.replace(",", "")) == figure.value:
                return found
        except InvalidOperation:
            continue
    text = f"{figure.value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _with_unit(said, unit):
    return f"{said}%" if unit == "%" else said


def _row_key(figure):
    """Figures that share a row: the neighbours' average and the place among them."""
    if figure.area_kind in (AreaKind.NEIGHBOURS, AreaKind.NEIGHBOURS_RANKING):
        return AreaKind.NEIGHBOURS
    return figure.area


def _row_name(cells):
    kinds = {figure.area_kind for figures in cells.values() for figure in figures}
    if kinds == {AreaKind.NEIGHBOURS, AreaKind.NEIGHBOURS_RANKING}:
        return "Neighbours (average and our place)"
    if kinds == {AreaKind.NEIGHBOURS_RANKING}:
        return AreaKind.NEIGHBOURS_RANKING.label
    if kinds == {AreaKind.ALL_RANKING}:
        return AreaKind.ALL_RANKING.label
    return next(figure.area for figures in cells.values() for figure in figures)


def _place(figure):
    kind = AreaKind(figure.area_kind)
    beside = kind == AreaKind.NEIGHBOURS_RANKING
    row = AreaKind.NEIGHBOURS if beside else kind
    return PRINTED_ROWS.index(row), beside, figure.pk
