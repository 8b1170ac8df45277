"""What was worked out of a measure's figures, as tables: gaps and places a period, each with what became of it."""

import django_tables2 as tables

from performance.choices import AreaKind
from performance.printing import NOT_RECORDED
from performance.reading.words import aside, capital, difference, moved, place, places_moved
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
    return f"{capital(difference(read.gap))}{f'; {change}' if change else ''}"


def place_words(read, *, since) -> str:
    if read.now is None:
        return _state(read.area.cells.get(read.period)) or NOT_RECORDED
    change = places_moved(read, since=since)
    return f"{capital(place(read))}{f', {change}' if change else ''}"


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


class BesideTable(Table):
    """The groups of a measure beside each other in one period (see `groups_beside`)."""

    row_header = "group"

    group = tables.Column(orderable=False, linkify=lambda record: record["url"])
    council = tables.Column(orderable=False)
    national = tables.Column(verbose_name="National, same group", orderable=False)
    gap = tables.Column(verbose_name="Gap to national", orderable=False)
    beside = tables.Column(orderable=False)

    class Meta(Table.Meta):
        empty_text = "No figure is recorded yet, so there is nothing to compare."


def groups_beside(told):
    """Each group's figure, its gap to national, and its gap to the group that the others stand beside."""
    council = next((it.series.council.name for it in told.sides), "The council")
    rows = [_side(told, side) for side in told.sides]
    table = BesideTable(rows, caption=f"Groups in {told.period}" if told.period else "Groups")
    table.columns["council"].column.verbose_name = council
    table.columns["beside"].column.verbose_name = f"Gap to {told.against}"
    return table


def _side(told, side):
    national = side.national.area.cells.get(told.period) if side.national else None
    gap = gap_words(side.series, side.national, since=True) if side.national else NOT_RECORDED
    is_other = side.name != told.against
    return {
        "group": side.name,
        "url": side.measure.get_absolute_url(),
        "council": side.council.shown if side.council else NOT_RECORDED,
        "national": national.shown if national else NOT_RECORDED,
        "gap": gap,
        "beside": _beside(side) if is_other else "The others are measured from here",
    }


def _beside(side):
    return gap_words(side.series, side.beside, since=True) if side.beside else NOT_RECORDED


class GroupTable(Table):
    """Everything that is measured of one group, newest first figures."""

    caption = "Newest figures of this group"
    row_header = "measure"

    phase = tables.Column(orderable=False, default="–")
    measure = tables.Column(orderable=False, linkify=lambda record: record["url"])
    period = tables.Column(orderable=False)
    council = tables.Column(orderable=False)
    national = tables.Column(orderable=False)
    gap = tables.Column(verbose_name="Gap to national", orderable=False)

    class Meta(Table.Meta):
        empty_text = "Nothing is measured of this group yet."


def one_group(cards):
    return GroupTable([_of_group(card) for card in cards])


def _of_group(card):
    reading, measure = card.reading, card.measure
    row = reading.newest or next(reversed(reading.awaited), None)
    told = {
        "phase": measure.phase,
        "measure": ", ".join(filter(None, (measure.title, measure.subject))),
        "url": measure.get_absolute_url(),
    }
    if row is None:
        return told | dict.fromkeys(("period", "council", "national", "gap"), NOT_RECORDED)
    gap = next((it for it in row.gaps if it.area.kind == AreaKind.NATIONAL), None)
    national = gap.area.cells.get(row.period) if gap else None
    return told | {
        "period": row.period,
        "council": row.council.shown if row.council else NOT_RECORDED,
        "national": national.shown if national else NOT_RECORDED,
        "gap": gap_words(reading.series, gap, since=True) if gap else NOT_RECORDED,
    }
