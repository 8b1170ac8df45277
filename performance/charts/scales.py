"""Where numbers stand on a drawing: round steps, room around them, and where the scale starts."""

from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10

#: Parts of a power of ten that people count in.
ROUND = (1, 2, 5, 10)


@dataclass(frozen=True)
class Scale:
    """From the lowest to the highest number, over a stretch of the drawing."""

    low: Decimal
    high: Decimal
    start: float
    end: float
    ticks: tuple[Decimal, ...]

    def at(self, number) -> float:
        share = (Decimal(number) - self.low) / (self.high - self.low)
        return round(self.start + float(share) * (self.end - self.start), 1)


def scale(numbers, start, end, *, unit="", steps=4, from_zero=False) -> Scale:
    """A scale of about so many round steps on which the numbers lie.

    It is never so short that a trifle looks like a cliff: ten points of a percentage, a tenth of other numbers.
    It starts at 0 where that costs little room, and a percentage stays between 0 and 100.
    """
    low, high = min(numbers), max(numbers)
    is_share = unit == "%" and low >= 0 and high <= 100
    if from_zero or 0 <= low <= high / 2:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    else:
        least = Decimal(10) if unit == "%" else max(abs(low), abs(high)) / 10
        missing = max(least - (high - low), Decimal(0)) / 2
        low, high = low - missing, high + missing
    if is_share:
        # What room there is not on one side is made on the other.
        low, high = low - max(high - 100, Decimal(0)), high - min(low, Decimal(0))
        low, high = max(low, Decimal(0)), min(high, Decimal(100))
    if low == high:
        low, high = low, low + 1
    step = _step((high - low) / steps)
    first, last = floor(low / step), ceil(high / step)
    ticks = tuple(step * n for n in range(first, last + 1))
    return Scale(ticks[0], ticks[-1], start, end, ticks)


def places(last, start, end) -> Scale:
    """The places of a ranking, the first at the start: 1st, and round numbers after it."""
    step = max(int(_step(Decimal(max(last - 1, 1)) / 3)), 1)
    ticks = range(step, last + 1, step)
    ticks = (Decimal(1), *(Decimal(it) for it in ticks if it - 1 > step / 2))
    return Scale(Decimal(1), Decimal(max(last, 2)), start, end, ticks)


def _step(rough):
    """The round number that is not smaller than the rough one."""
    power = Decimal(10) ** floor(log10(rough))
    return next(power * part for part in ROUND if power * part >= rough)
