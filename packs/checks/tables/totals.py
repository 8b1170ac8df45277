"""Rows and columns of totals, held against their parts.

What a total is of, the table says itself: the rows (or columns) from which most of its totals come out. A total
that no such rule accounts for is asked about only where the table is plain: all parts above it, and nothing else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from packs.checks.amounts import Amount, places, shown, total
from packs.checks.grids import Grid, GridRow
from packs.checks.rounding import Span, spread
from packs.checks.told import Claim, Verdict

TOTAL = re.compile(
    r"(?:[\w&’'-]+ ){0,4}(?:sub-?)?totals?(?: [\w&’'()/-]+){0,4}|combined(?: [\w]+){0,2}",
    re.IGNORECASE,
)
#: Columns of these are no sums: a total's share or rate is its own.
NOT_ADDED = re.compile(
    r"%|per ?cent|proportion|\brates?\b|ratio|average|\bavg\b|\bmean\b|median|\bscores?\b|\brank|\bper\b|\bages?\b"
    r"|\byear\b|\bdate\b|\bref\b|\btarget\b|\bprogress\b|attainment|\bindex\b|\bprice|\bunit cost|\bmin\b|\bmax\b"
    r"|\bhighest\b|\blowest\b|\bdays\b|\bweeks\b|variance|difference|change",
    re.IGNORECASE,
)
#: Where one thing is counted under several heads, or only some heads are printed, parts need not make the total.
NOT_PARTS = re.compile(
    r"\btop \w+|\bmain\b|\bmost common|\bselected\b|\bmore than one|\bmultiple|\bof which\b|\bof whom\b|\bincluding\b"
    r"|\bincludes\b|\bdo(?:es)? not (?:sum|add|equal)|\bmay not (?:sum|add|equal)|\bexamples?\b|\bsuppressed"
    r"|\brounded to\b|\bnot all\b|\bothers? not\b|\bunique\b|\bdistinct\b|\bexclud",
    re.IGNORECASE,
)
AVERAGE = re.compile(
    r"(?:overall |group |team |ward |school |monthly |borough |county )?(?:average|mean)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sum:
    """A printed total with its parts; `column` is where it stands."""

    printed: Amount
    parts: tuple[Amount, ...]
    column: int
    row: GridRow

    @property
    def allowed(self) -> Span:
        return total(self.parts)

    def comes_out(self) -> bool:
        return self.allowed.meets(self.printed.span)


def total_row_claims(grid: Grid) -> Iterator[Claim]:
    """Rows called total against the rows that they add up."""
    totals = [at for at, row in enumerate(grid.rows) if TOTAL.fullmatch(_name(row))]
    columns = [at for at in range(1, len(grid.columns)) if _is_added(grid, at)]
    choices = {at: _choices(grid, at, totals, columns) for at in totals}
    best = {at: max(sums, key=_fits) for at, sums in choices.items() if sums}
    is_shown = _is_shown([one for sums in best.values() for one in sums])
    for at, sums in best.items():
        if (is_shown and _fits(sums)) or _is_plain(grid, at, totals, sums):
            for one in sums:
                others = [two for three in choices[at] for two in three if two.column == one.column]
                if one.comes_out() or not any(two.comes_out() for two in others):
                    yield _claim(grid, one, f"the {len(one.parts)} rows that it adds up")


def total_column_claims(grid: Grid) -> Iterator[Claim]:
    """Columns called total against the columns beside them that they add up."""
    for at in range(1, len(grid.columns)):
        if not TOTAL.search(grid.columns[at].header) or NOT_PARTS.search(grid.context):
            continue
        choices = [_column_sums(grid, at, beside) for beside in _beside(grid, at)]
        best = max((sums for sums in choices if sums), key=_fits, default=[])
        if _fits(best) >= 3 and _fits(best) * 3 >= len(best) * 2:
            for one in best:
                others = [two for sums in choices for two in sums if two.row is one.row]
                if one.comes_out() or not any(two.comes_out() for two in others):
                    yield _claim(grid, one, f"the {len(one.parts)} columns beside it")


def average_row_claims(grid: Grid) -> Iterator[Claim]:
    """A last row called average, against the rows above: it cannot lie outside them."""
    last = grid.rows[-1]
    above = grid.rows[:-1]
    if not AVERAGE.fullmatch(_name(last)) or len(above) < 2:
        return
    for at in range(grid.first, len(grid.columns)):
        printed = grid.amount(last, at)
        parts = [grid.amount(row, at) for row in above]
        if printed and all(parts):
            yield from _average_claim(grid, at, last, printed, parts)


def _average_claim(grid, at, last, printed, parts) -> Iterator[Claim]:
    values = [one.value for one in parts]
    mean = sum(values) / len(values)
    half = max(one.step for one in parts) / 2
    if spread(mean, half).meets(printed.span):
        verdict = Verdict.AGREES
    elif printed.span.high < min(values) - half or printed.span.low > max(values) + half:
        verdict = Verdict.WORTH_ASKING
    else:
        return  # it may be weighted
    yield Claim(
        line=last.line,
        page=last.page,
        says=f"{last.label}, {grid.name(at)}: {printed.raw}",
        figures=f"the {len(parts)} rows above it, from {shown(min(values), 2)} to {shown(max(values), 2)}",
        computed=f"their average is {shown(mean, 2)}",
        verdict=verdict,
    )


def _name(row: GridRow) -> str:
    return row.cell(0).strip(" :*-–") or row.label


def _is_added(grid: Grid, at: int) -> bool:
    column = grid.columns[at]
    cells = [text for text in grid.column(at) if text]
    numeric = grid.amounts_of(at)
    return (
        len(numeric) >= 3
        and len(numeric) * 3 >= len(cells) * 2
        and not NOT_ADDED.search(column.header)
        and not any((one.unit or "").startswith("%") for one in numeric)
    )


def _parts(grid: Grid, at: int, totals: Sequence[int]) -> Iterator[list[int]]:
    """The rows that a total may add up: those above it since the last total, all, or the totals among them."""
    before = [one for one in totals if one < at]
    last = before[-1] if before else -1
    yield list(range(last + 1, at))
    if before:
        yield [one for one in range(at) if one not in totals]
        yield before
        yield [*before, *range(last + 1, at)]
        yield list(range(last, at))
    after = next((one for one in totals if one > at), len(grid.rows))
    if at == 0 or (before and last == at - 1):
        yield list(range(at + 1, after))


def _choices(grid: Grid, at: int, totals: Sequence[int], columns: list[int]) -> list[list["Sum"]]:
    """The sums that a row of totals may be, in every way of choosing its parts."""
    choices = [_row_sums(grid, at, rows, columns) for rows in _parts(grid, at, totals)]
    return [sums for sums in choices if sums]


def _row_sums(grid: Grid, at: int, rows: list[int], columns: list[int]) -> list[Sum]:
    """The totals of a row that can be added up: every part is a number."""
    found = []
    for column in columns:
        printed = grid.amount(grid.rows[at], column)
        parts = [grid.amount(grid.rows[one], column) for one in rows]
        if printed and len(parts) > 1 and all(parts):
            found.append(Sum(printed, tuple(parts), column, grid.rows[at]))
    return found


def _beside(grid: Grid, at: int) -> Iterator[list[int]]:
    """Runs of two columns or more that end beside a column, before or behind it."""
    for start in range(at - 2, 0, -1):
        yield list(range(start, at))
    for end in range(at + 3, len(grid.columns) + 1):
        yield list(range(at + 1, end))


def _column_sums(grid: Grid, at: int, beside: list[int]) -> list[Sum]:
    found = []
    for row in grid.rows:
        printed = grid.amount(row, at)
        parts = [grid.amount(row, one) for one in beside]
        if printed and all(parts):
            found.append(Sum(printed, tuple(parts), at, row))
    return found


def _fits(sums: Sequence[Sum]) -> int:
    return sum(one.comes_out() for one in sums)


def _is_shown(sums: Sequence[Sum]) -> bool:
    """Whether the totals show by themselves what they add up: most of several come out, and not all as nothing."""
    telling = {one.printed.value for one in sums if one.comes_out()} - {Decimal(0)}
    return len(telling) >= 2 and _fits(sums) * 3 >= len(sums) * 2


def _is_plain(grid: Grid, at: int, totals: Sequence[int], sums: Sequence[Sum]) -> bool:
    """Whether nothing but its parts stands above the only total, which is the last row."""
    if len(totals) > 1 or at != len(grid.rows) - 1 or at < 3:
        return False
    labels = [row.label for row in grid.rows]
    words = " ".join((grid.context, grid.title, *(one.header for one in grid.columns), *labels))
    if NOT_PARTS.search(words) or not re.fullmatch(
        r"(?:grand |overall )?totals?", _name(grid.rows[at]), re.I
    ):
        return False
    return all(_is_near(one) for one in sums)


def _is_near(one: Sum) -> bool:
    computed = one.allowed
    return computed.high > 0 and computed.low / 2 <= one.printed.value <= computed.high * 2


def _claim(grid: Grid, one: Sum, what: str) -> Claim:
    finest = places(one.printed, *one.parts)
    added = " + ".join(shown(part.value, finest) for part in one.parts[:8])
    more = f" + {len(one.parts) - 8} more" if len(one.parts) > 8 else ""
    result = shown(sum(part.value for part in one.parts), finest)
    return Claim(
        line=one.row.line,
        page=one.row.page,
        says=f"{one.row.label}, {grid.name(one.column)}: {one.printed.raw}",
        figures=f"{what}, in the table that begins on line {grid.line}",
        computed=f"{added}{more} = {result}",
        verdict=Verdict.AGREES if one.comes_out() else Verdict.WORTH_ASKING,
    )
