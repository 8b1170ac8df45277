"""Numbers as they were printed: a difference has their decimals, and what rounding hides is not told."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Amount:
    """A number and the step it was printed in: 44.0 in tenths. `step` 0 is exact, as a bare 0 is."""

    value: Decimal
    step: Decimal

    def __sub__(self, other):
        """The difference has the finer decimals, and is known no better than the coarser of the two."""
        return Amount(self.value - other.value, max(self.step, other.step))

    def __abs__(self):
        return Amount(abs(self.value), self.step)


def amount(printed: str) -> Amount:
    """44.0 is known to a tenth. A bare 0 is a base line: national progress scores are 0 by definition."""
    value = Decimal(printed.replace(",", ""))
    return Amount(value, Decimal(1).scaleb(value.as_tuple().exponent) if value else _zero(value))


def _zero(value):
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if exponent < 0 else Decimal(0)


def side(first: Amount, second: Amount) -> int:
    """1 when the first is larger, -1 when smaller, 0 when rounding cannot tell.

    Each stands for any number within half a step of it: two that are nearer than both halves together may be one.
    """
    difference = first.value - second.value
    if abs(difference) < (first.step + second.step) / 2:
        return 0
    return (difference > 0) - (difference < 0)
