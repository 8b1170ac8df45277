"""Columns that print a difference, a change or a variance, held against the figures that they are worked out from.

Which figures those are, the table says itself: the pair of columns from which most of its rows come out. Where no
pair does, nothing is said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from packs.checks.amounts import Amount, missing_in, places, shown
from packs.checks.grids import Grid, GridRow
from packs.checks.rounding import Span, exactly, spread
from packs.checks.told import Claim, Verdict

#: Over a column these words say that it is worked out from two others.
WORKED_OUT = re.compile(
    r"\bdiff(?:erence)?\b|\bchange\b|\bvariance\b|\bvariation\b|\bmovement\b|\bgap\b|\+ ?/ ?-|±|\bincrease\b"
    r"|\bdecrease\b|\b(?:over|under) ?-?spend|\bover ?/ ?\(?under|\bgrowth\b|\bvar\b|\bshortfall\b|\bsurplus\b",
    re.IGNORECASE,
)
#: Among more columns of figures than this no pair is looked for.
MOST_COLUMNS = 10
LESS, APART, PER_CENT = KINDS = ("less", "apart", "per cent")
HUNDRED = exactly(100)
MISSING = "a figure is missing"


@dataclass(frozen=True)
class Rule:
    """How a printed column comes out of two others; `kind` is one of KINDS."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Sum:
    """One printed difference beside the two figures it is of; None for one that is missing."""

    row: GridRow
    printed: Amount
    start: Amount | None
    end: Amount | None
    part: str
    """Which value of its cell it is, in words; empty where a cell holds one."""

    @property
    def is_whole(self) -> bool:
        return bool(self.start and self.end)

    def computed(self, kind: str) -> Span | None:
        if kind == LESS:
            return self.end.span - self.start.span
        if kind == APART:
            return abs(self.end.span - self.start.span)
        start = abs(self.start.span)
        return (self.end.span - self.start.span) / start * HUNDRED if start.low else None

    def comes_out(self, kind: str) -> bool:
        computed = self.computed(kind)
        return computed is not None and computed.meets(self.printed.span)


def difference_claims(grid: Grid) -> Iterator[Claim]:
    """Every printed difference of a table, where the table shows how its differences are worked out."""
    for at, column in enumerate(grid.columns):
        if at and WORKED_OUT.search(column.header) and (rule := _rule(grid, at)):
            for one in (*_sums(grid, at, rule), *_in_brackets(grid, at, rule)):
                if verdict := _verdict(grid, at, rule, one):
                    yield _claim(grid, at, rule, one, verdict)
            yield from _withheld(grid, at, rule)


def _rule(grid: Grid, at: int) -> Rule | None:
    """The pair of columns that most rows come out of, and which way round; the nearest of several."""
    found = []
    columns = _figure_columns(grid, at)
    for start, end in permutations(columns, 2):
        for kind in KINDS:
            rule = Rule(kind, start, end)
            sums = [one for one in _sums(grid, at, rule) if one.is_whole]
            fits = [one for one in sums if one.comes_out(kind)]
            telling = len({one.printed.value for one in fits} - {0})
            if (telling > 1 and len(fits) * 3 >= len(sums) * 2) or (telling and len(columns) == 2):
                nearness = -abs(at - end) - abs(at - start)
                found.append((len(fits), nearness, -KINDS.index(kind), rule))
    return max(found, key=lambda one: one[:3])[-1] if found else None


def _figure_columns(grid: Grid, at: int) -> list[int]:
    """The columns of figures that may be compared: none that is itself worked out."""
    columns = [
        other
        for other in range(1, len(grid.columns))
        if other != at
        and not WORKED_OUT.search(grid.columns[other].header)
        and sum(bool(grid.amounts(row, other)) for row in grid.rows) * 2 >= len(grid.rows)
    ]
    return columns if len(columns) <= MOST_COLUMNS else []


def _sums(grid: Grid, at: int, rule: Rule) -> Iterator[Sum]:
    for row in grid.rows:
        printed, starts, ends = _values(grid, row, (at, rule.start, rule.end))
        size = len(printed)
        starts, ends = (one or (None,) * size for one in (starts, ends))
        if len(starts) == len(ends) == size:
            for part, (amount, start, end) in enumerate(zip(printed, starts, ends, strict=True), 1):
                words = f", value {part} of {size}" if size > 1 else ""
                if amount:
                    yield Sum(row, amount, start, end, words)


def _values(grid: Grid, row: GridRow, columns: tuple[int, ...]) -> list[tuple[Amount | None, ...]]:
    """The values of some cells; beside "0.12 NA", which holds two, "-1.4 (-1.1)" holds two as well."""
    found = [grid.amounts(row, at) for at in columns]
    if max(map(len, found)) != 2:
        return found
    behind = [grid.bracketed(row, at) for at in columns]
    return [
        (*one, second) if len(one) == 1 and second else one
        for one, second in zip(found, behind, strict=True)
    ]


def _withheld(grid: Grid, at: int, rule: Rule) -> Iterator[Claim]:
    """What stands for a difference that cannot be told, because one of its figures cannot."""
    for row in grid.rows:
        said = missing_in(row.cell(at))
        figures = [row.cell(one) for one in (rule.start, rule.end)]
        if said and any(map(missing_in, figures)):
            yield Claim(
                line=row.line,
                page=row.page,
                says=f"{grid.name(at)}: {said}",
                figures=f"{row.label}: {grid.name(rule.start)} {figures[0]}, {grid.name(rule.end)} {figures[1]}"
                f" (line {row.line})",
                computed=MISSING,
                verdict=Verdict.CANNOT_TELL,
            )


def _in_brackets(grid: Grid, at: int, rule: Rule) -> list[Sum]:
    """Of values in brackets behind others, where most of them come out as the others do."""
    triples = [
        (row, *(grid.bracketed(row, one) for one in (at, rule.start, rule.end)))
        for row in grid.rows
    ]
    sums = [Sum(*triple, ", in brackets") for triple in triples if None not in triple]
    fits = [one for one in sums if one.comes_out(rule.kind)]
    is_told = len({one.printed.value for one in fits} - {0}) > 1
    return sums if is_told and len(fits) * 3 >= len(sums) * 2 else []


def _verdict(grid: Grid, at: int, rule: Rule, one: Sum) -> Verdict | None:
    """None where the table may mean something else by this row."""
    if not one.is_whole:
        cells = [one.row.cell(at) for at in (rule.start, rule.end)]
        return Verdict.CANNOT_TELL if all(cells) else None
    if one.comes_out(rule.kind):
        return Verdict.AGREES
    # Where more is worse, or income stands among spending, a table may turn the sign about.
    is_turned = one.computed(APART).meets(abs(one.printed.span))
    if is_turned and not (grid.columns[rule.start].period and grid.columns[rule.end].period):
        return None
    if one.comes_out(LESS) or one.comes_out(PER_CENT) or _is_cut_short(rule, one):
        return None
    return None if _comes_out_elsewhere(grid, at, rule, one) else Verdict.WORTH_ASKING


def _is_cut_short(rule: Rule, one: Sum) -> bool:
    """Whether a percentage was cut rather than rounded: 5.9 printed as 5."""
    computed = one.computed(rule.kind)
    return rule.kind == PER_CENT and (
        computed is None or computed.meets(spread(one.printed.value, one.printed.step))
    )


def _comes_out_elsewhere(grid: Grid, at: int, rule: Rule, one: Sum) -> bool:
    """Whether the row is worked out from another pair of its figures, or several of them are compared."""
    others = [other for other in permutations(_figure_columns(grid, at), 2)]
    return any(
        sum_.comes_out(kind)
        for start, end in others
        if (start, end) != (rule.start, rule.end)
        for kind in KINDS
        for sum_ in _sums_of_row(grid, one, Rule(kind, start, end), at)
    )


def _sums_of_row(grid: Grid, one: Sum, rule: Rule, at: int) -> list[Sum]:
    return [
        other
        for other in _sums(grid, at, rule)
        if other.row is one.row and other.part == one.part and other.is_whole
    ]


def _claim(grid: Grid, at: int, rule: Rule, one: Sum, verdict: Verdict) -> Claim:
    start, end = (amount.raw if amount else "missing" for amount in (one.start, one.end))
    return Claim(
        line=one.row.line,
        page=one.row.page,
        says=f"{grid.name(at)}: {one.printed.raw}",
        figures=f"{one.row.label}: {grid.name(rule.start)} {start}, {grid.name(rule.end)} {end}"
        f" (line {one.row.line}{one.part})",
        computed=_sum_shown(rule, one) if one.is_whole else MISSING,
        verdict=verdict,
    )


def _sum_shown(rule: Rule, one: Sum) -> str:
    difference = one.end.value - one.start.value
    exact = shown(difference, places(one.start, one.end))
    text = f"{_in_sum(one.end)} − {_in_sum(one.start)} = {exact}"
    if rule.kind == PER_CENT and one.start.value:
        share = difference / abs(one.start.value) * 100
        text += f"; {exact} of {_in_sum(one.start)} is {shown(share)}%"
    return text


def _in_sum(amount: Amount) -> str:
    text = shown(amount.value, places(amount))
    return f"({text})" if amount.value < 0 else text
