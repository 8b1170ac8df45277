"""Figures in tables that cannot be what they are headed as: counts headed as percentages, or more than all there is."""

import re
from collections.abc import Iterator

from packs.checks.amounts import Amount, amount_of, shown
from packs.checks.grids import Grid, GridRow
from packs.checks.tables.shares import NO_SHARE, PER_CENT, percent_columns
from packs.checks.tables.totals import NOT_PARTS, TOTAL
from packs.checks.told import Claim, Verdict

#: "% of pupils": a share of people or things, never more than all of them.
OF_THINGS = re.compile(
    r"(?:%|per ?cent(?:age)?|proportion|share) (?:of )?(?:all |the )?(?:[a-z-]+ )?"
    r"(?:pupils|children|people|residents|schools|cases|staff|households|respondents|learners|students|tenants"
    r"|carers|adults|families|boys|girls|applications|referrals|assessments|calls|complaints|users|members)\b",
    re.IGNORECASE,
)
#: "(% of 53 pupils)", "n = 53", "cohort of 53".
BASE = re.compile(
    r"(?P<share>% |per ?cent |percentage |proportion )?(?:of (?:the |a )?)?\(?(?:n ?= ?|cohort (?:of )?|base:? ?)?"
    r"(?P<base>\d[\d,]*) ?(?P<noun>[a-z]+)?\)",
    re.IGNORECASE,
)
REST = re.compile(
    r"(?:(?:all|any) )?others?\b|unknown|not known|none\b|not stated|no response|don.t know|missing|prefer not",
    re.IGNORECASE,
)
NUMBER_OF = re.compile(r"(?:total )?(?:number|no\.?|count) of \w+", re.IGNORECASE)
A_RANK = re.compile(
    r"(?:joint |=)?(?P<place>\d{1,3}) ?(?:st|nd|rd|th) ?(?:(?:out )?of|/) ?(?P<of>\d{1,3})\b",
    re.IGNORECASE,
)


def counts_as_shares_claims(grid: Grid) -> Iterator[Claim]:
    """Rows or columns headed as percentages of so many, that add up to exactly so many."""
    for row in grid.rows:
        numbers = [amount_of(text) for text in row.cells[1:] if text]
        yield from _counts_claim(row, row.cell(0), numbers, row.line)
    for at in range(1, len(grid.columns)):
        numbers = [amount_of(text) for text in grid.column(at) if text]
        yield from _counts_claim(grid.rows[0], grid.name(at), numbers, grid.line)


def _counts_claim(
    row: GridRow, heading: str, numbers: list[Amount | None], line: int
) -> Iterator[Claim]:
    base = _stated_base(heading)
    if base in (None, 100) or len(numbers) < 3 or not all(numbers):
        return
    are_counts = all(one.step == 1 and one.value >= 0 and one.unit is None for one in numbers)
    if are_counts and sum(one.value for one in numbers) == base:
        added = " + ".join(one.raw for one in numbers)
        yield Claim(
            line=line,
            page=row.page,
            says=heading,
            figures=f"the {len(numbers)} figures under this heading (line {line})",
            computed=f"{added} = {base}: together they are the {base} themselves, not 100%",
            verdict=Verdict.WORTH_ASKING,
        )


def _stated_base(text: str) -> int | None:
    """Of how many a heading says that its percentages are."""
    found = BASE.search(text)
    return int(found["base"].replace(",", "")) if found and found["share"] else None


def hundred_claims(grid: Grid) -> Iterator[Claim]:
    """Percentages of all the kinds that there are, which should make a hundred."""
    words = " ".join((grid.context, grid.title, *(one.header for one in grid.columns)))
    if NOT_PARTS.search(words) or not any(REST.match(row.label) for row in grid.rows):
        return
    sums = {at: shares for at in percent_columns(grid) if (shares := _all_percent(grid, at))}
    is_whole = {at: _makes_hundred(shares) for at, shares in sums.items()}
    for at, shares in sums.items():
        made = sum(one.value for one in shares)
        if any(is_whole.values()) or 95 <= made <= 105:
            verdict = Verdict.AGREES if is_whole[at] else Verdict.WORTH_ASKING
            yield _hundred_claim(grid, at, shares, verdict)


def _all_percent(grid: Grid, at: int) -> list[Amount]:
    """The percentages of a column without a total below; empty where one is missing."""
    rows = [row for row in grid.rows if not TOTAL.fullmatch(row.label)]
    shares = [amount_of(row.cell(at)) for row in rows]
    return shares if len(shares) > 2 and all(shares) else []


def _makes_hundred(shares: list[Amount]) -> bool:
    made = sum(one.value for one in shares)
    return abs(made - 100) <= sum(one.step for one in shares) / 2


def _hundred_claim(grid: Grid, at: int, shares: list[Amount], verdict: Verdict) -> Claim:
    added = " + ".join(shown(one.value) for one in shares)
    return Claim(
        line=grid.line,
        page=grid.rows[0].page,
        says=f"{grid.name(at)}: the shares of {grid.rows[0].label} to {grid.rows[-1].label}",
        figures=f"{len(shares)} percentages, lines {grid.rows[0].line} to {grid.rows[-1].line}",
        computed=f"{added} = {shown(sum(one.value for one in shares))}%",
        verdict=verdict,
    )


def impossible_claims(grid: Grid) -> Iterator[Claim]:
    """Shares above all there are, percentages among counts, and places behind the last."""
    for at in range(1, len(grid.columns)):
        header = grid.columns[at].header
        cells = [(row, one) for row in grid.rows if (one := amount_of(row.cell(at)))]
        for row, one in cells:
            if OF_THINGS.match(header) and not NO_SHARE.search(f"{header} {row.label}"):
                if not 0 <= one.value <= 100:
                    yield _impossible(grid, at, row, "a share is between 0 and 100%")
            elif _is_share_among_counts(header, row, one, [two for _, two in cells]):
                yield _impossible(grid, at, row, "the other figures of the column are counts")
        for row in grid.rows:
            found = A_RANK.search(row.cell(at))
            if found and int(found["place"]) > int(found["of"]):
                yield _impossible(grid, at, row, f"there are {found['of']} places")


def _is_share_among_counts(
    header: str, row: GridRow, one: Amount, all_of_them: list[Amount]
) -> bool:
    is_share = one.unit == "%" and not PER_CENT.search(row.label)
    counts = sum(two.unit is None for two in all_of_them)
    return is_share and counts >= 2 and bool(NUMBER_OF.match(header))


def _impossible(grid: Grid, at: int, row: GridRow, why: str) -> Claim:
    return Claim(
        line=row.line,
        page=row.page,
        says=f"{row.label}, {grid.name(at)}: {row.cell(at)}",
        figures=f"{row.cell(at)} under {grid.name(at)} (line {row.line})",
        computed=why,
        verdict=Verdict.WORTH_ASKING,
    )
