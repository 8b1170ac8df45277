"""Small numbers in tables that count people, and suppressed cells that a total gives away."""

import re
from collections.abc import Iterator, Sequence

from packs.checks.amounts import Amount, amount_of, shown
from packs.checks.grids import Grid, GridRow
from packs.checks.people_counted import PEOPLE
from packs.checks.sentences import Reading
from packs.checks.tables.totals import NOT_ADDED, TOTAL
from packs.checks.told import Flag, FlagKind

WHY = (
    "Cells about so few people that somebody may know who is meant. Suppress them, and enough of their neighbours"
    " that no total gives them away."
)
#: Columns, titles and rows of these count no people, though people are named in them.
NO_COUNT = re.compile(
    rf"{NOT_ADDED.pattern}|£|\bcosts?\b|\bbudget|\bspend|\bhours?\b|\bfte\b|\bwte\b|\bplaces?\b|\bplaced\b"
    r"|\bband\b|\blevels?\b|\bgrade\b|\bphase\b|\bpriority|\bgap\b|\bmonths?\b|\byears?\b(?! \d)|\bpercent"
    r"|\bper\b|\bsessions?\b|\bvisits?\b|\bweight|\bimpact\b|\blikelihood|\brisk|\brating|\bquartile|\bdecile"
    r"|\bitem\b|\bno\.?$|^#$",
    re.I,
)
#: A title with one of these tells of a table of counts.
COUNTS = re.compile(r"\bnumbers?\b|\bno\. of\b|\bcounts?\b|\bheadcount\b|\bhow many\b|\bby\b", re.I)
#: A heading that counts something else.
OTHER_COUNT = re.compile(r"\b(?:numbers?|no\.?|counts?) of (?!all\b|total\b|new\b)\w+", re.I)
#: What stands in place of a number that was held back.
HELD_BACK = re.compile(
    r"\*{1,2}|\[?c\]?|\[?s\]?|(?:<|≤) ?\d{1,2}|supp(?:\.|ressed)?|(?:fewer|less) than (?:\d|10|five|six|ten)"
    r"|1 ?[-–] ?[4-9]",
    re.I,
)
#: So many cells of a table are shown; of the rest, how many there are.
MOST_SHOWN = 4
#: Fewer figures are no table of counts.
LEAST = 2


def small_cell_flags(reading: Reading) -> Iterator[Flag]:
    """One flag for the small cells of a table, and one for each suppressed cell that can be worked out."""
    for grid in reading.grids:
        yield from _small(grid, reading.few)
        yield from _given_away(grid)


def _small(grid: Grid, few: int) -> Iterator[Flag]:
    small = [
        (row, at)
        for at in _columns_of_counts(grid)
        for row in grid.rows
        if _counts_people(grid, row, at) and (one := _whole(row.cell(at))) and 1 <= one.value <= few
    ]
    small.sort(key=lambda cell: cell[0].line)
    if not small:
        return
    cells = [f"{row.label}, {grid.name(at)}: {row.cell(at)}" for row, at in small]
    more = [f"and {len(cells) - MOST_SHOWN} more in this table"] if len(cells) > MOST_SHOWN else []
    says = "; ".join([*cells[:MOST_SHOWN], *more])
    yield Flag(FlagKind.SMALL_NUMBER, small[0][0].line, says, WHY, small[0][0].page)


def _columns_of_counts(grid: Grid) -> list[int]:
    """Columns of whole numbers and of what was held back."""
    return [at for at in range(1, len(grid.columns)) if _is_whole(grid, at)]


def _is_whole(grid: Grid, at: int) -> bool:
    cells = [text for text in grid.column(at) if text]
    whole = sum(bool(_whole(text) or HELD_BACK.fullmatch(text)) for text in cells)
    return (
        whole >= LEAST
        and whole * 3 >= len(cells) * 2
        and not NO_COUNT.search(grid.columns[at].header)
    )


def _counts_people(grid: Grid, row: GridRow, at: int) -> bool:
    """Whether the heading of a cell, its row or its table says that it is a number of people."""
    header, first = grid.columns[at].header, grid.columns[0].header
    if PEOPLE.search(header) or OTHER_COUNT.search(header):
        return bool(PEOPLE.search(header)) and not NOT_ADDED.search(row.label)
    if NO_COUNT.search(row.label) or NO_COUNT.search(first):
        return False
    if PEOPLE.search(row.label) or PEOPLE.search(first):
        return True
    is_told = PEOPLE.search(grid.title) and COUNTS.search(grid.title)
    return bool(is_told) and not NO_COUNT.search(grid.title)


def _given_away(grid: Grid) -> Iterator[Flag]:
    """A row of totals, or a column, with one part held back and all the others printed."""
    columns = _columns_of_counts(grid)
    for total, parts in _totals(grid):
        for at in columns:
            yield from _worked_out(grid, grid.rows[total].cell(at), [(row, at) for row in parts])
    totals = [at for at in columns if TOTAL.fullmatch(grid.columns[at].header.strip())]
    for row in grid.rows if len(totals) == 1 else ():
        parts = [(row, at) for at in columns if at != totals[0]]
        yield from _worked_out(grid, row.cell(totals[0]), parts)


def _totals(grid: Grid) -> Iterator[tuple[int, tuple[GridRow, ...]]]:
    """A row of totals with the rows above it, up to the totals before."""
    start = 0
    for at, row in enumerate(grid.rows):
        if TOTAL.fullmatch(row.cell(0).strip(" :*-–") or row.label):
            yield at, grid.rows[start:at]
            start = at + 1


def _worked_out(grid: Grid, total: str, parts: Sequence[tuple[GridRow, int]]) -> Iterator[Flag]:
    """What the total less the printed parts leaves for the one that was held back."""
    hidden = [part for part in parts if HELD_BACK.fullmatch(part[0].cell(part[1]))]
    printed = [_whole(row.cell(at)) for row, at in parts if (row, at) not in hidden]
    whole = _whole(total)
    if len(hidden) != 1 or len(printed) < LEAST or not whole or not all(printed):
        return
    row, at = hidden[0]
    left = whole.value - sum(one.value for one in printed)
    if not _counts_people(grid, row, at) or not 0 <= left < whole.value:
        return
    others = " + ".join(shown(one.value) for one in printed)
    sum_ = f"{shown(whole.value)} − ({others}) = {shown(left)}"
    why = f"Suppressed, but the total less the others gives it: {sum_}. Suppress another cell with it."
    says = f"{row.label}, {grid.name(at)}: {row.cell(at)}"
    yield Flag(FlagKind.SMALL_NUMBER, row.line, says, why, row.page)


def _whole(text: str) -> Amount | None:
    """The count that a cell holds: no share, no money, nothing with a point or a sign."""
    one = amount_of(text)
    return one if one and not one.unit and re.fullmatch(r"\d[\d,]*", text.strip()) else None
