"""Percentages in tables, held against the counts that they are of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from packs.checks.amounts import Amount, amount_of, places, shown
from packs.checks.grids import Grid, GridRow
from packs.checks.tables.totals import TOTAL
from packs.checks.told import Claim, Verdict

PER_CENT = re.compile(r"%|\bper ?cent(?:age)?\b|\bproportion", re.IGNORECASE)
#: A percentage that may well be more than a hundred, or less than nothing.
NO_SHARE = re.compile(
    r"change|increase|decrease|variance|difference|growth|target|budget|capacity|occupancy|of plan|ppt|point"
    r"|movement|return|yield|\bup\b|\bdown\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Share:
    """A printed percentage beside a count and what the count is of."""

    row: GridRow
    printed: Amount
    part: Amount
    whole: Decimal

    @property
    def per_cent(self) -> Decimal:
        return self.part.value / self.whole * 100

    def comes_out(self) -> bool:
        return self.printed.span.low <= self.per_cent <= self.printed.span.high

    def is_near(self) -> bool:
        """Cut rather than rounded, or out by one in the last place."""
        return abs(self.per_cent - self.printed.value) <= self.printed.step


def share_claims(grid: Grid) -> Iterator[Claim]:
    """A column of percentages against the counts beside it, where most of them show of what they are."""
    for at in percent_columns(grid):
        choices = [(name, shares) for name, shares in _bases(grid, at) if len(shares) >= 2]
        name, shares = max(choices, key=lambda one: _fits(one[1]), default=("", []))
        if _fits(shares) >= 2 and _fits(shares) * 2 >= len(shares):
            for one in shares:
                if one.comes_out() or not _comes_out_elsewhere(one, choices):
                    yield _share_claim(grid, at, one, name)


def _comes_out_elsewhere(one: Share, choices) -> bool:
    return one.is_near() or any(
        two.comes_out() for _, shares in choices for two in shares if two.row is one.row
    )


def _fits(shares: list[Share]) -> int:
    return sum(one.comes_out() for one in shares if 0 < one.per_cent < 100)


def percent_columns(grid: Grid) -> list[int]:
    return [
        at
        for at in range(1, len(grid.columns))
        if not NO_SHARE.search(grid.columns[at].header) and _is_percent(grid, at)
    ]


def _is_percent(grid: Grid, at: int) -> bool:
    cells = grid.amounts_of(at)
    marked = sum(one.unit == "%" for one in cells)
    return bool(cells) and (
        bool(PER_CENT.search(grid.columns[at].header)) or marked * 2 > len(cells)
    )


def _bases(grid: Grid, at: int) -> Iterator[tuple[str, list[Share]]]:
    """Every way in which the percentages of a column may be worked out, with the name of what they are of."""
    counts = [one for one in range(1, len(grid.columns)) if _is_count(grid, one)]
    for part in counts:
        numbers = [grid.amount(row, part) for row in grid.rows]
        parts = [(row, one) for row, one in zip(grid.rows, numbers, strict=True) if one]
        rows = [(row, one) for row, one in parts if not TOTAL.fullmatch(row.label)]
        totals = [one.value for row, one in parts if TOTAL.fullmatch(row.label)]
        for whole in dict.fromkeys([sum(one.value for _, one in rows), *totals[-1:]]):
            if whole:
                yield f"{shown(whole)} in all", _shares(grid, at, [(*one, whole) for one in rows])
        for other in counts:
            if other != part:
                wholes = [(*one, grid.amount(one[0], other)) for one in parts]
                known = [(row, one, two.value) for row, one, two in wholes if two and two.value]
                yield grid.name(other), _shares(grid, at, known)


def _is_count(grid: Grid, at: int) -> bool:
    """Whole numbers that are no percentages."""
    cells = grid.amounts_of(at)
    return (
        len(cells) >= 2
        and not PER_CENT.search(grid.columns[at].header)
        and all(one.value >= 0 and one.step in (0, 1) and one.unit is None for one in cells)
    )


def _shares(grid: Grid, at: int, rows) -> list[Share]:
    printed = [(row, amount_of(row.cell(at)), part, whole) for row, part, whole in rows]
    return [Share(row, one, part, whole) for row, one, part, whole in printed if one]


def _share_claim(grid: Grid, at: int, one: Share, name: str) -> Claim:
    of = "" if name.endswith("in all") else f" of {shown(one.whole)} ({name})"
    return Claim(
        line=one.row.line,
        page=one.row.page,
        says=f"{one.row.label}, {grid.name(at)}: {one.printed.raw}",
        figures=f"{one.part.raw}{of or f' of {name}'} (line {one.row.line})",
        computed=f"{shown(one.part.value)} of {shown(one.whole)} is"
        f" {shown(one.per_cent, max(1, places(one.printed)))}%",
        verdict=Verdict.AGREES if one.comes_out() else Verdict.WORTH_ASKING,
    )
