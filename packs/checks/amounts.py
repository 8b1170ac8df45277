"""Numbers as they are printed, and all that they may have been before they were rounded."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from packs.checks.rounding import Span, spread
from packs.readers.measures.cells import LIST, LISTED, Reading, read_cell, read_pair

#: "(1,250)" as accountants print what is below nothing.
BRACKETED = re.compile(r"\((?P<inner>£?\s?[\d,.]+\s?(?:%|m|k|bn)?)\)", re.IGNORECASE)
NUMBER = re.compile(r"[\d,]*\.?\d+")
#: "+0,2" within a list, for "+0.2": behind a sign and a nought no other value begins.
COMMA = re.compile(r"(?<=[+\-−–]0),(?=\d(?!\d))")
ZERO = Decimal(0)


@dataclass(frozen=True)
class Amount:
    """`step` is the worth of its last printed place: 0.1 of "4.7", nothing where it counts whole things."""

    value: Decimal
    step: Decimal
    raw: str
    unit: str | None = None

    @property
    def span(self) -> Span:
        return spread(self.value, self.step / 2)


@lru_cache(maxsize=20_000)
def amount_of(text: str) -> Amount | None:
    """The one value that a cell holds, a place behind it left out; None when it holds none or several."""
    bracketed = BRACKETED.fullmatch(text.strip())
    readings = read_cell(bracketed["inner"] if bracketed else text)
    values = [one for one in readings if one.value is not None]
    if len(values) != 1:
        return None
    amount = _amount(values[0])
    return Amount(-amount.value, amount.step, text, amount.unit) if bracketed else amount


@lru_cache(maxsize=20_000)
def amounts_in(text: str) -> tuple[Amount | None, ...]:
    """All the values of a cell in their order: one, a list, or "18.4 (50.1)"; None for what is missing."""
    if one := amount_of(text):
        return (one,)
    text = COMMA.sub(".", text)
    if LIST.fullmatch(text):
        return tuple(amount_of(number) for number in LISTED.findall(text))
    pair = read_pair(text) if " " in text else ()
    return tuple(_amount(one) if one.value is not None else None for one in pair)


def bracketed_in(text: str) -> Amount | None:
    """The second value of "18.4 (50.1)", which stands in brackets behind the first."""
    pair = read_pair(text) if text.rstrip().endswith(")") else ()
    return _amount(pair[1]) if pair and pair[1].value is not None else None


def missing_in(text: str) -> str | None:
    """The words of a cell that stand for a figure: "Embargo", also of "-1.28 Embargo"; dashes say nothing."""
    readings = (*read_cell(text), *(read_pair(text) if " " in text else ()))
    return next((one.raw for one in readings if one.missing not in (None, "blank")), None)


def total(amounts: Iterable[Amount]) -> Span:
    return sum((one.span for one in amounts), Span(ZERO, ZERO))


def shown(number: Decimal, places: int = 1) -> str:
    """A number as a sum is shown: "1,250", "15.4", no longer than it must be."""
    rounded = round(number, places)
    text = f"{rounded:,.{places}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def places(*amounts: Amount) -> int:
    """How many places after the point the finest of some amounts is printed to."""
    return max(-one.step.as_tuple().exponent if one.step else 0 for one in amounts)


def _amount(reading: Reading) -> Amount:
    printed = NUMBER.search(reading.raw)[0]
    decimals = len(printed.partition(".")[2])
    value = Decimal(str(reading.value)).quantize(Decimal(1).scaleb(-decimals))
    return Amount(value, Decimal(1).scaleb(-decimals), reading.raw, reading.unit)
