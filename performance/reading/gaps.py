"""How far the council is from somebody else, and what became of that distance."""

from dataclasses import dataclass
from enum import Enum

from performance.reading.amounts import Amount, side
from performance.reading.series import Area


class Move(Enum):
    """What became of a gap since it was last measured, seen from the council."""

    SAME = "same"
    NARROWED = "narrowed"
    WIDENED = "widened"
    LEAD_GREW = "lead grew"
    LEAD_SHRANK = "lead shrank"
    CLOSED = "closed"
    LEAD_LOST = "lead lost"
    WENT_AHEAD = "went ahead"
    FELL_BEHIND = "fell behind"
    #: Where neither way is better.
    GREW = "grew"
    SHRANK = "shrank"
    CROSSED = "crossed"


#: By the side before and the side now: -1 behind, 0 level, 1 ahead. On one side the size decides.
CROSSINGS = {
    (-1, 0): Move.CLOSED,
    (-1, 1): Move.WENT_AHEAD,
    (0, 1): Move.WENT_AHEAD,
    (1, 0): Move.LEAD_LOST,
    (1, -1): Move.FELL_BEHIND,
    (0, -1): Move.FELL_BEHIND,
}
GROWN = {-1: Move.WIDENED, 1: Move.LEAD_GREW}
SHRUNK = {-1: Move.NARROWED, 1: Move.LEAD_SHRANK}


@dataclass(frozen=True)
class Gap:
    """The council's number less another's. `side`: 1 above, -1 below, 0 where rounding cannot tell."""

    ours: Amount
    theirs: Amount

    @property
    def amount(self):
        return self.ours - self.theirs

    @property
    def side(self):
        return side(self.ours, self.theirs)


@dataclass(frozen=True)
class GapRead:
    """A gap in one period beside the one before it that may be compared; `shown` is the other's figure."""

    area: Area
    period: str
    gap: Gap | None = None
    before: str | None = None
    gap_before: Gap | None = None
    move: Move | None = None
    #: Either of the two figures before was provisional then.
    was_provisional: bool = False

    @property
    def moved_by(self):
        """By how much the distance changed; where it crossed, how far it went in all."""
        now, then = self.gap.amount, self.gap_before.amount
        crossed = self.gap.side * self.gap_before.side < 0
        return abs(now - then) if crossed else abs(abs(now) - abs(then))


def move(before: Gap, now: Gap, better: int) -> Move:
    """What became of a gap. A change of it is told when it is told from the gap before, each as printed."""
    if not side(now.amount, before.amount):
        return Move.SAME
    has_grown = abs(now.amount.value) > abs(before.amount.value)
    if not better:
        if before.side * now.side < 0:
            return Move.CROSSED
        return Move.GREW if has_grown else Move.SHRANK
    sides = before.side * better, now.side * better
    if sides in CROSSINGS:
        return CROSSINGS[sides]
    if sides == (0, 0):
        return Move.SAME
    return (GROWN if has_grown else SHRUNK)[sides[1]]


def read_gap(series, area, period) -> GapRead:
    """The gap to an area in a period, and its change since both had a number in the same stretch and unit."""
    now = _gap(series, area, period)
    if now is None:
        return GapRead(area, period)
    unit = series.council.cells[period].unit
    before = series.before(period, lambda it: _gap(series, area, it, unit) is not None)
    if before is None:
        return GapRead(area, period, now)
    then = _gap(series, area, before)
    cells = series.council.cells[before], area.cells[before]
    provisional = any(cell.is_provisional for cell in cells)
    return GapRead(area, period, now, before, then, move(then, now, series.better), provisional)


def _gap(series, area, period, unit=None):
    """None where one of the two has no number, or they are not in one unit."""
    ours, theirs = series.council.cells.get(period), area.cells.get(period)
    if not (ours and theirs and ours.number and theirs.number and ours.unit == theirs.unit):
        return None
    if unit is not None and ours.unit != unit:
        return None
    return Gap(ours.number, theirs.number)
