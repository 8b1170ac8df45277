"""The council's place in a ranking, and how many places it moved. The first place is the best, as rankings are made."""

from dataclasses import dataclass

from performance.reading.series import Area, Cell

#: When more than a tenth of the ranked came or went, two places are not of one ranking.
TENTH = 10


@dataclass(frozen=True)
class PlaceRead:
    """A place in one period beside the one before it. `moved`: places gained, or None when they are not compared."""

    area: Area
    period: str
    now: Cell | None = None
    before: str | None = None
    then: Cell | None = None
    moved: int | None = None

    @property
    def is_other_ranking(self):
        """There is a place before this one, among so many more or fewer that no movement is claimed."""
        return self.then is not None and self.moved is None

    @property
    def size_changed(self):
        return self.then is not None and _sizes_differ(self.now, self.then)


def read_place(series, area, period) -> PlaceRead:
    now = area.cells.get(period)
    if not (now and now.rank):
        return PlaceRead(area, period)
    before = series.before(period, lambda it: it in area.cells and area.cells[it].rank)
    if before is None:
        return PlaceRead(area, period, now)
    then = area.cells[before]
    moved = None if _is_other_ranking(now, then) else then.rank - now.rank
    return PlaceRead(area, period, now, before, then, moved)


def _sizes_differ(now, then):
    return bool(now.rank_of and then.rank_of and now.rank_of != then.rank_of)


def _is_other_ranking(now, then):
    return _sizes_differ(now, then) and abs(now.rank_of - then.rank_of) * TENTH > max(
        now.rank_of, then.rank_of
    )
