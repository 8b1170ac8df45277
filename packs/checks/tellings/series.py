"""The figures of one measure over time: whose they are, in which order, and which two are compared."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from packs.checks.rounding import Span, spread
from packs.checks.tellings.words import NATIONAL, NEIGHBOURS, REGION
from packs.readers.found import Figure, Measure
from packs.readers.measures.areas import COUNCILS_RANK, NEIGHBOURS_RANK, REGIONS, short_name
from packs.readers.measures.areas import NEIGHBOURS as NEIGHBOURS_AREA

RANKS = (COUNCILS_RANK, NEIGHBOURS_RANK)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_YEAR = re.compile(r"(?<!\d)(?P<long>(?:19|20)\d\d)(?!\d)|(?<![\d/])(?P<short>\d\d)/\d\d(?![\d/])")
_YEAR_NAMES = re.compile(r"\b(?:19|20)\d\d(?:\s?[/–-]\s?(?:20)?\d\d)?\b|\b\d\d/\d\d\b")
_MONTH = re.compile(rf"\b({'|'.join(_MONTHS)})[a-z]*\b", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"[a-z]['’ -]{0,2}(\d\d)$", re.IGNORECASE)
_QUARTER = re.compile(r"\b(?:quarter|qtr|q) ?([1-4])\b", re.IGNORECASE)
_NOTE_WORD = re.compile(r"[a-z]{4,}")
#: What is aimed at or foreseen is no figure of its time.
_AIMED = re.compile(
    r"\b(?:targets?|forecasts?|projected|projections?|plan(?:ned)?|goals?|trajectory|budget)\b",
    re.IGNORECASE,
)
_DECIMALS = re.compile(r"\.(\d+)")


@dataclass(frozen=True)
class When:
    """A period's place in time; `kind` is year, quarter or month."""

    kind: str
    year: int
    part: int = 0


@dataclass(frozen=True)
class Step:
    """Two figures of one area that are compared, the later behind the earlier."""

    before: Figure
    after: Figure

    @property
    def is_alike(self) -> bool:
        """Whether both were counted in one way, as their units and notes say."""
        return self.before.unit == self.after.unit and self.before.note == self.after.note


def when(period: str) -> When | None:
    """The place in time that a period's name tells; None of "Target 2029/30", and of "Q1" without its year."""
    if _AIMED.search(period):
        return None
    found = _YEAR.search(period)
    month, quarter = _MONTH.search(period), _QUARTER.search(period)
    short = _SHORT_YEAR.search(period) if month else None
    if not found and not short:
        return None
    year = int(found["long"] or 2000 + int(found["short"])) if found else 2000 + int(short[1])
    if quarter:
        return When("quarter", year, int(quarter[1]))
    return When("month", year, _MONTHS.index(month[1].lower())) if month else When("year", year)


def areas(measure: Measure, whom: str) -> set[str]:
    """The names under which a comparator stands in a measure's table."""
    named = {figure.area for figure in measure.figures}
    if whom == NATIONAL:
        return named & {"National", "England"}
    if whom == NEIGHBOURS:
        return named & {NEIGHBOURS_AREA}
    return {name for name in named if name.lower() in REGIONS} if whom == REGION else set()


def own_area(measure: Measure, council: str) -> set[str]:
    """The name of the council's rows: the council's own, where we know it."""
    named = {figure.area for figure in measure.figures} - set(RANKS)
    own = short_name(council).lower()
    return {
        name for name in named if name.lower() == own or (own == "council" and name == "Council")
    }


def figures(measure: Measure, names: set[str]) -> list[Figure]:
    """The figures of one area in the order of time; nothing where the order is not beyond doubt."""
    mine = [one for one in measure.figures if one.area in names and when(one.period)]
    kinds = {when(one.period).kind for one in mine}
    if len(names) != 1 or len(kinds) != 1:
        return []
    return sorted(mine, key=lambda one: (when(one.period).year, when(one.period).part))


def has_twins(found: list[Figure]) -> bool:
    """Whether a period has several figures, counted in different ways."""
    return any(count > 1 for count in Counter(one.period for one in found).values())


def is_yearly(found: list[Figure]) -> bool:
    return all(when(one.period).kind == "year" for one in found)


def steps(found: list[Figure], years: set[str], since: re.Match | None = None) -> list[Step]:
    """From the last period but one to the last, or as the years named tell; several where a period has twins."""
    periods = list(dict.fromkeys(one.period for one in found))
    last = _last_with_figures(periods, found)
    at = _at(periods, years, {last, last - 1} if since else {last})
    if not periods or (years and not at):
        return []
    if since and len(at) == 1:
        return _between(found, periods, at[0], last)
    end = max(at) if at else last
    return _between(found, periods, min(at) if len(at) > 1 else end - 1, end)


def other_steps(found: list[Figure]) -> list[Step]:
    """What else a quarter or a month may be compared with: the first, and the same of the year before."""
    periods = list(dict.fromkeys(one.period for one in found))
    last = _last_with_figures(periods, found)
    now = when(periods[last])
    same = [
        at
        for at, period in enumerate(periods)
        if (when(period).year, when(period).part) == (now.year - 1, now.part)
    ]
    return [step for start in {0, *same} for step in _between(found, periods, start, last)]


def _between(found: list[Figure], periods: list[str], start: int, end: int) -> list[Step]:
    if not 0 <= start < end:
        return []
    before = [one for one in found if one.period == periods[start]]
    after = [one for one in found if one.period == periods[end]]
    return [Step(first, second) for first in before for second in after]


def latest(found: list[Figure], years: set[str]) -> list[Figure]:
    """The figures of the year that is named, or of the last period that has any."""
    periods = list(dict.fromkeys(one.period for one in found))
    last = _last_with_figures(periods, found)
    at = _at(periods, years, {last})
    if not periods or (years and len(at) != 1):
        return []
    period = periods[at[0] if at else last]
    return [one for one in found if one.period == period]


def told_apart(found: list[Figure], words: str) -> list[Figure]:
    """Of a period's twins those whose own note some words name: "in the headline measure"."""
    notes = {one.note: set(_NOTE_WORD.findall((one.note or "").lower())) for one in found}
    shared = set.intersection(*notes.values()) if len(notes) > 1 else set()
    said = set(_NOTE_WORD.findall(words.lower()))
    named = [note for note, own in notes.items() if (own - shared) & said]
    return [one for one in found if one.note in named] if len(named) == 1 else found


def _at(periods: list[str], years: set[str], by_end: set[int]) -> list[int]:
    """Which periods the years named are; "2017" may be that which ends in it, "2016/17", where it is a late one."""
    found = []
    for year in years:
        plain = [at for at, period in enumerate(periods) if _is_named(period, year, periods)]
        ends = [at for at in by_end if 0 <= at < len(periods) and _end(periods[at]) == year]
        found += plain or ends
    return sorted(set(found))


def _is_named(period: str, said: str, periods: list[str]) -> bool:
    """Whether words such as "2028/29", "Q3 2028/29" or, of the last year printed, "Q3" name a period."""
    quarter, told, own = _QUARTER.search(said), when(said), when(period)
    if quarter and told is None:
        last = max(when(one).year for one in periods)
        return own == When("quarter", last, int(quarter[1]))
    if told and own and {told.kind, own.kind} != {"year"}:
        return told == own
    return said in _YEAR_NAMES.findall(period)


def _end(period: str) -> str | None:
    """The year in which a period such as "2016/17" ends."""
    spans = re.findall(r"(?:19|20)\d\d\s?[/–-]\s?(?:20)?(\d\d)\b", period)
    return f"20{spans[-1]}" if spans else None


def _last_with_figures(periods: list[str], found: list[Figure]) -> int:
    """The last period, those passed over of which nothing is published yet."""
    waiting = {one.period for one in found if one.missing in ("not yet published", "blank")}
    known = [at for at, period in enumerate(periods) if period not in waiting]
    return known[-1] if known else -1


def of(figure: Figure) -> Decimal | None:
    """A figure's value, or its place."""
    number = figure.rank if figure.rank is not None else figure.value
    return None if number is None else Decimal(str(number))


def step_of(*found: Figure) -> Decimal:
    """One in the last digit that the coarsest of some figures is printed to; nothing of places."""
    return max(Decimal(0) if one.rank is not None else _step(one) for one in found)


def span(figure: Figure) -> Span:
    """What a printed figure may have been before it was rounded."""
    return spread(of(figure), step_of(figure) / 2)


def _step(figure: Figure) -> Decimal:
    decimals = _DECIMALS.search(figure.raw)
    return Decimal(1).scaleb(-len(decimals[1]) if decimals else 0)


def beside(measure: Measure, own: list[Figure], whom: str) -> Callable[[Figure], Iterator[Figure]]:
    """For a figure of the council's, a comparator's of the same period, counted in the same way."""
    others = figures(measure, areas(measure, whom))
    twins = has_twins(own)

    def find(figure: Figure) -> Iterator[Figure]:
        return (
            one
            for one in others
            if one.period == figure.period and (not twins or one.note == figure.note)
        )

    return find
