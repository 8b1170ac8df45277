"""Sums of money told of a budget table: "an overspend of £6.5m", "Place is forecast to underspend by £1.15m"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from packs.checks.amounts import Amount
from packs.checks.grids import Grid, GridRow
from packs.checks.numbers import POUNDS, ROUGHLY, Number
from packs.checks.rounding import Span, agrees, spread
from packs.checks.sentences import Reading, Sentence
from packs.checks.tables.totals import TOTAL
from packs.checks.told import Claim, Verdict

BUDGET = re.compile(r"\b(?:budget|plan)\b", re.IGNORECASE)
FORECAST = re.compile(r"\b(?:forecast|outturn|projected)\b", re.IGNORECASE)
VARIANCE = re.compile(r"\bvar(?:iance|iation)?\b|\b(?:over|under)[ -]?spend", re.IGNORECASE)
#: "£000", "£'000", "£m": what a table's figures count.
THOUSANDS = re.compile(r"£ ?['’]?(?:000s?|k)\b|\b000s?\b", re.IGNORECASE)
MILLIONS = re.compile(r"£ ?(?:m|millions?)\b", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\((?:all |figures )?(?:in )?£[^\d()]{0,12}(?:0{3})?s?\)")
SAID = re.compile(
    r"\b(?P<way>over|under)[ -]?spen(?:ds?|t|ding)(?: position| pressure| variance)?(?: is| was)?"
    rf"(?: of| by| at| totalling|:)?(?: {ROUGHLY})? $|\b(?P<budget>budget) of(?: {ROUGHLY})? $",
    re.IGNORECASE,
)
#: "Adults overspends by £4m and Children by £2m": how, the sentence has said.
GOES_ON = re.compile(rf"\bby(?: {ROUGHLY})? $")
WAY = re.compile(r"\b(?P<way>over|under)[ -]?spen(?:ds?|t|ding)\b", re.IGNORECASE)
#: Told of another time, or only of a part.
OTHER_TIME = re.compile(
    r"[^.;]{0,12}\b(?:at|in) (?:month|quarter|period|q) ?\d"
    r"|[^.;]{0,30}\b(?:last|previous(?:ly)?|reported|since|of which)\b",
    re.IGNORECASE,
)
#: Beside these words a row, or the whole, is told of and nothing within it: "home care within Adults" is another sum.
_PLAIN = (
    "a an and at in the of in is are was be to by for with against but while overall total net council revenue general"
    " fund position month quarter period end year forecast forecasts forecasting projected projecting expected"
    " reporting reports report reported shows showing has have directorate directorates service services department"
    " departments outturn overspend underspend overspends underspends current currently this spend budget"
)
PLAIN = frozenset(_PLAIN.split())
WORD = re.compile(r"[^\W\d_]+")
#: A label of a row is a name, not a word that any sentence may have.
NAME = re.compile(r"[A-Z][\w&,’'() -]{2,60}")
#: Beyond this many times its cell a sum is of something else.
NEAR = Decimal(2)


@dataclass(frozen=True)
class Account:
    """A table of budgets with its columns; `worth` is what its figures count in pounds."""

    grid: Grid
    worth: Decimal
    budget: int
    forecast: int
    variance: int

    @property
    def total(self) -> GridRow | None:
        """The last row, where it is the total of all."""
        last = self.grid.rows[-1]
        return last if TOTAL.fullmatch(last.label) else None

    def row_named(self, words: str) -> tuple[GridRow, int] | None:
        """The row whose label stands last in some words, and where."""
        found = [
            (place.start(), row)
            for row in self.grid.rows
            if NAME.fullmatch(row.label)
            for place in re.finditer(rf"\b{re.escape(row.label)}(?!\w)", words)
        ]
        return max(found, key=lambda one: one[0])[::-1] if found else None

    def over(self, row: GridRow) -> Decimal | None:
        """By how much a row is over its budget."""
        budget, forecast = self.grid.amount(row, self.budget), self.grid.amount(row, self.forecast)
        return forecast.value - budget.value if budget and forecast else None


def accounts_of(reading: Reading) -> list[Account]:
    return [one for grid in reading.grids if (one := _account(grid))]


def _account(grid: Grid) -> Account | None:
    """Where there is one column each of budgets, forecasts and what is between them."""
    headers = {at: one.header for at, one in enumerate(grid.columns) if at}
    variance = [at for at, header in headers.items() if VARIANCE.search(header)]
    others = {at: header for at, header in headers.items() if at not in variance}
    budget = [at for at, header in others.items() if BUDGET.search(header)]
    forecast = [at for at, header in others.items() if FORECAST.search(header)]
    words = " ".join((grid.title, *headers.values()))
    if any(len(one) != 1 for one in (variance, budget, forecast)) or "%" in headers[variance[0]]:
        return None
    return Account(grid, _worth(f"{words} {_units(grid)}"), budget[0], forecast[0], variance[0])


def _units(grid: Grid) -> str:
    """What stands in brackets about the table: "(£000)"."""
    return " ".join(IN_BRACKETS.findall(grid.context))


def _worth(words: str) -> Decimal:
    return Decimal(1000 if THOUSANDS.search(words) else 1_000_000 if MILLIONS.search(words) else 1)


def money_claims(reading: Reading) -> Iterator[Claim]:
    """What a paper with one table of budgets tells of its rows, or where it names none, of their total."""
    accounts = accounts_of(reading)
    for sentence in reading.told if accounts else ():
        mine = [one for one in accounts if reading.part_of(one.grid.line) is sentence.part]
        if len(mine) == 1:
            yield from _claims(sentence, mine[0])


def _claims(sentence: Sentence, account: Account) -> Iterator[Claim]:
    start = 0
    for number in sentence.numbers:
        if number.unit != POUNDS:
            continue
        before, behind = sentence.text[: number.start], sentence.text[number.end :]
        said = SAID.search(before) or (GOES_ON.search(before) and _way_before(before))
        row = _row(account, sentence.text, start, number.start)
        if said and row and not OTHER_TIME.match(behind):
            says = sentence.text[max(said.start(), start) : number.end].removeprefix(" and ")
            told = _claim(sentence, says.strip(" ,"), account, row, said, number)
            is_plain = _is_plain(sentence.text[start : number.start], row)
            if told and (is_plain or told.verdict == Verdict.AGREES):
                yield told
        start = number.end


def _is_plain(text: str, row: GridRow) -> bool:
    return {word.lower() for word in WORD.findall(text.replace(row.label, " "))} <= PLAIN


def _way_before(text: str) -> re.Match | None:
    ways = list(WAY.finditer(text))
    return ways[-1] if ways else None


def _row(account: Account, text: str, start: int, end: int) -> GridRow | None:
    """The row named since the figure before; the total of a sentence that names none."""
    if found := account.row_named(text[start:end]):
        return found[0]
    is_named = account.row_named(text)
    return None if is_named else account.total


def _claim(
    sentence: Sentence, says: str, account: Account, row: GridRow, said: re.Match, number: Number
) -> Claim | None:
    is_budget = "budget" in said.re.groupindex and said["budget"]
    at = account.budget if is_budget else account.variance
    printed, over = account.grid.amount(row, at), account.over(row)
    if not printed or (not is_budget and not over):
        return None
    holds = agrees(number, abs(_in_pounds(printed, account)))
    if not is_budget:
        holds = holds and (over > 0) == (said["way"].lower() == "over")
    if not holds and (not _is_near(number, printed, account) or number.is_rough):
        return None
    return Claim(
        line=sentence.line,
        page=sentence.page,
        says=says,
        figures=f"{row.label}, {account.grid.name(at)}: {printed.raw} (line {row.line})",
        computed=f"{number.raw.strip()} here, {printed.raw} there",
        verdict=Verdict.AGREES if holds else Verdict.WORTH_ASKING,
    )


def _in_pounds(amount: Amount, account: Account) -> Span:
    return spread(amount.value * account.worth, amount.step * account.worth / 2)


def _is_near(number: Number, printed: Amount, account: Account) -> bool:
    """Whether a sum can be meant for a cell, and for no other of its column."""
    value = abs(printed.value) * account.worth
    column = account.grid.amounts_of(account.variance) + account.grid.amounts_of(account.budget)
    others = [one for one in column if one is not printed and abs(one.value) != abs(printed.value)]
    is_other = any(agrees(number, abs(_in_pounds(one, account))) for one in others)
    return bool(value) and 1 / NEAR < number.value / value < NEAR and not is_other
