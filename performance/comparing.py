"""What was worked out of a measure's figures, as tables: gaps and places a period, each with what became of it."""

import django_tables2 as tables

from performance.choices import AreaKind
from performance.printing import NOT_RECORDED
from performance.reading.words import aside, difference, moved, place, places_moved
from scrutiny.ui.tables import Table

RANKINGS = {
    AreaKind.NEIGHBOURS_RANKING: "Place among neighbours",
    AreaKind.ALL_RANKING: "Place among all authorities",
}


class ReadingTable(Table):
    """One measure, a row a period; its columns are the others there are (see `worked_out`)."""

    row_header = "period"

    period = tables.Column(orderable=False)

    class Meta(Table.Meta):
        empty_text = "No figure is recorded yet, so there is nothing to compare."


def worked_out(reading):
    """The gaps and places of every period of a measure's reading."""
    series = reading.series
    heads = {"council": series.council.name}
    first = reading.rows[0] if reading.rows else None
    for n, read in enumerate(first.gaps if first else ()):
        heads[f"gap_{n}"] = f"Gap to {aside(read.area)}"
    for n, read in enumerate(first.places if first else ()):
        heads[f"place_{n}"] = RANKINGS[AreaKind(read.area.kind)]
    columns = [
        (key, tables.Column(verbose_name=head, orderable=False)) for key, head in heads.items()
    ]
    rows = [_row(series, row, before) for row, before in _with_before(reading.rows)]
    return ReadingTable(rows, extra_columns=columns, caption="Gaps and places, worked out")


def gap_words(series, read, *, since) -> str:
    """4.9 below; the gap widened by 1.0. Where there is no gap, the state that stands instead."""
    if read.gap is None:
        ours, theirs = series.council.cells.get(read.period), read.area.cells.get(read.period)
        return _state(ours) or _state(theirs) or "In another unit"
    change = moved(read, better=series.better, since=since)
    return f"{_capital(difference(read.gap))}{f'; {change}' if change else ''}"


def place_words(read, *, since) -> str:
    if read.now is None:
        return _state(read.area.cells.get(read.period)) or NOT_RECORDED
    change = places_moved(read, since=since)
    return f"{_capital(place(read))}{f', {change}' if change else ''}"


def _row(series, row, before):
    """The period compared with is named where it is not the one of the row above."""
    told = {"period": row.period, "council": row.council.shown if row.council else NOT_RECORDED}
    for n, read in enumerate(row.gaps):
        told[f"gap_{n}"] = gap_words(series, read, since=read.before != before)
    for n, read in enumerate(row.places):
        told[f"place_{n}"] = place_words(read, since=read.before != before)
    return told


def _with_before(rows):
    periods = [None, *(row.period for row in rows)]
    return zip(rows, periods, strict=False)


def _state(cell):
    """The words of a figure without a number or a place; nothing for one that has it."""
    if cell is None:
        return NOT_RECORDED
    return "" if cell.number or cell.rank else cell.shown


def _capital(text):
    return text[:1].upper() + text[1:]
