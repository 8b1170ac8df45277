"""Is it getting better, and compared with whom: worked out of a measure's figures, as rows and in plain English."""

from dataclasses import dataclass

from performance.reading.directions import (
    AgainstTarget,
    Direction,
    against_target,
    long_run,
    short_run,
)
from performance.reading.gaps import GapRead, read_gap
from performance.reading.places import PlaceRead, read_place
from performance.reading.series import COMPARATORS, RANKINGS, Cell, Series, series

__all__ = ["Reading", "Row", "Series", "read", "series"]


@dataclass(frozen=True)
class Row:
    """One period: what the council has, its gaps to the others, its places."""

    period: str
    council: Cell | None
    gaps: tuple[GapRead, ...]
    places: tuple[PlaceRead, ...]


@dataclass(frozen=True)
class Reading:
    """`newest` is the last period in which the council has a number; `awaited` are the periods after it."""

    series: Series
    rows: tuple[Row, ...]
    newest: Row | None = None
    awaited: tuple[Row, ...] = ()
    short: Direction | None = None
    long: Direction | None = None
    target: AgainstTarget | None = None


def read(series: Series) -> Reading:
    """Every period's gaps, places and their changes; directions and the target of the newest."""
    rows = tuple(_row(series, period) for period in series.periods)
    told = [at for at, row in enumerate(rows) if row.council and row.council.number]
    if not told:
        return Reading(series, rows, awaited=tuple(row for row in rows if row.council))
    newest = rows[told[-1]]
    return Reading(
        series,
        rows,
        newest,
        tuple(row for row in rows[told[-1] + 1 :] if row.council),
        short_run(series, newest.period),
        long_run(series, newest.period),
        against_target(series, newest.period),
    )


def _row(series, period):
    return Row(
        period,
        series.council.cells.get(period),
        tuple(read_gap(series, area, period) for area in series.of_kind(*COMPARATORS)),
        tuple(read_place(series, area, period) for area in series.of_kind(*RANKINGS)),
    )
