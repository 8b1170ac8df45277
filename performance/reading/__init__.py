"""Is it getting better, and compared with whom: worked out of a measure's figures, as rows and in plain English."""

from dataclasses import dataclass
from functools import cached_property

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
    """`newest` is the last period in which the council has a number, or without any a place; `awaited` are its states
    after it."""

    series: Series
    newest: Row | None = None
    awaited: tuple[Row, ...] = ()
    short: Direction | None = None
    long: Direction | None = None
    target: AgainstTarget | None = None

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every period's gaps and places: worked out when a page asks, since lists show the newest alone."""
        return tuple(_row(self.series, period) for period in self.series.periods)


def read(series: Series) -> Reading:
    """The newest period's gaps, places and their changes, what is awaited, the directions and the target."""
    own = [period for period in series.periods if period in series.council.cells]
    told = [period for period in own if series.council.number(period)]
    if not told:
        places = [
            it for it in series.periods if any(_rank(a, it) for a in series.of_kind(*RANKINGS))
        ]
        newest = _row(series, places[-1]) if places else None
        return Reading(series, newest, tuple(_row(series, period) for period in own))
    newest = told[-1]
    return Reading(
        series,
        _row(series, newest),
        tuple(_row(series, period) for period in own[own.index(newest) + 1 :]),
        short_run(series, newest),
        long_run(series, newest),
        against_target(series, newest),
    )


def _rank(area, period):
    return period in area.cells and area.cells[period].rank


def _row(series, period):
    return Row(
        period,
        series.council.cells.get(period),
        tuple(read_gap(series, area, period) for area in series.of_kind(*COMPARATORS)),
        tuple(read_place(series, area, period) for area in series.of_kind(*RANKINGS)),
    )
