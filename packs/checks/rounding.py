"""Whether a sum can be right, given that the figures in it were rounded before they were printed."""

from dataclasses import dataclass
from decimal import Decimal

from packs.checks.numbers import Number


@dataclass(frozen=True)
class Span:
    """All that a rounded figure, or a sum of such figures, may stand for (both ends included)."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Span") -> "Span":
        return Span(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Span") -> "Span":
        ends = [mine * its for mine in (self.low, self.high) for its in (other.low, other.high)]
        return Span(min(ends), max(ends))

    def __truediv__(self, other: "Span") -> "Span":
        """Raises ZeroDivisionError where the divisor may be nothing."""
        if other.low <= 0 <= other.high:
            raise ZeroDivisionError
        ends = [mine / its for mine in (self.low, self.high) for its in (other.low, other.high)]
        return Span(min(ends), max(ends))

    def __abs__(self) -> "Span":
        ends = sorted((abs(self.low), abs(self.high)))
        return Span(Decimal(0) if self.low <= 0 <= self.high else ends[0], ends[1])

    def meets(self, other: "Span") -> bool:
        return self.low <= other.high and other.low <= self.high


def exactly(value: Decimal | int) -> Span:
    return Span(Decimal(value), Decimal(value))


def span_of(number: Number) -> Span:
    """What a printed number may have been: half its last digit either way, unless it counts things."""
    return spread(number.value, number.step / 2 if number.is_rounded else Decimal(0))


def spread(value: Decimal, by: Decimal) -> Span:
    return Span(value - by, value + by)


def agrees(claimed: Number, computed: Span) -> bool:
    """Whether a claimed result and the sum done again can be the same number.

    "Nearly" and "about" give a twentieth more either way.
    """
    told = span_of(claimed)
    if claimed.is_rough:
        told += spread(Decimal(0), abs(claimed.value) / 20)
    return told.meets(computed)
