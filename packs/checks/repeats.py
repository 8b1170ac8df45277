"""Figures printed twice: a column that stands under two headings, one figure with two values, headings out of step."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from packs.checks.sentences import Reading
from packs.checks.tellings import series
from packs.checks.tellings.meant import words_of
from packs.checks.told import Claim, Verdict
from packs.readers.found import Figure, Measure

#: A column of fewer figures may be the same by chance, and one of fewer different ones.
SAME_FIGURES, DIFFERENT = 4, 3
#: So many rows must agree before another that does not is doubted.
AGREEING = 3
YEARS = re.compile(r"(?<!\d)(?:19|20)(\d\d)(?:/\d\d)?(?!\d)")


def repeat_claims(reading: Reading) -> Iterator[Claim]:
    """Where one place or the other must be another's: both are shown."""
    measures = reading.found.measures
    yield from _columns(measures)
    yield from _odd_ones(measures)
    yield from _out_of_step(measures)


def _columns(measures: Sequence[Measure]) -> Iterator[Claim]:
    """The same column under the names of two measures; the same measure told twice may have the same figures."""
    columns = defaultdict(list)
    for measure in measures:
        for key, column in _columns_of(measure).items():
            numbers = tuple((one.area, series.of(one)) for one in column)
            if len(numbers) >= SAME_FIGURES and _is_telling([number for _, number in numbers]):
                columns[numbers].append((measure, key, column))
    for same in columns.values():
        for (first, at, _), (second, there, column) in combinations(same, 2):
            if _name(first) != _name(second):
                yield Claim(
                    line=column[0].line,
                    page=column[0].page,
                    says=f"{second.title}, {there[0]}: {', '.join(one.raw for one in column)}",
                    figures=f"the same {len(column)} figures under {first.title}, {at[0]} (line {first.line})",
                    computed="two measures would have every figure in common",
                    verdict=Verdict.WORTH_ASKING,
                )


def _columns_of(measure: Measure) -> dict[tuple, list[Figure]]:
    columns = defaultdict(list)
    for one in measure.figures:
        if series.of(one) is not None:
            columns[one.period, one.note].append(one)
    return columns


def _is_telling(numbers: list[Decimal]) -> bool:
    """Whether the same figures twice are no chance: several different ones, not all of them small counts."""
    exact = [one for one in numbers if one % 1 or abs(one) >= 100]
    return len(set(numbers)) >= DIFFERENT and len(exact) >= DIFFERENT


def _name(measure: Measure) -> tuple:
    return measure.phase, frozenset(words_of(measure.title)), measure.subject


def _odd_ones(measures: Sequence[Measure]) -> Iterator[Claim]:
    """A row that is printed again and again, as a nation's is beside each group, and once with another last digit."""
    rows = defaultdict(list)
    for measure in measures:
        for area in {one.area for one in measure.figures}:
            figures = {one.period: one for one in measure.figures if one.area == area}
            if len(figures) > 1 and all(one.value is not None for one in figures.values()):
                rows[(*_name(measure), area, tuple(figures))].append((measure.title, figures))
    for same in rows.values():
        for period in same[0][1]:
            yield from _odd_in(same, period)


def _odd_in(rows: list[tuple[str, dict[str, Figure]]], period: str) -> Iterator[Claim]:
    """Of rows that agree in all their other periods."""
    alike = defaultdict(list)
    for title, figures in rows:
        rest = tuple(one.value for at, one in figures.items() if at != period)
        alike[rest].append((title, figures[period]))
    for told in alike.values():
        ranked = Counter(one.value for _, one in told).most_common()
        if len(ranked) != 2 or ranked[0][1] < AGREEING or ranked[0][1] == ranked[1][1]:
            continue
        usual = [one for _, one in told if one.value == ranked[0][0]]
        title, odd = [(title, one) for title, one in told if one.value == ranked[1][0]][-1]
        if abs(series.of(odd) - series.of(usual[0])) <= 2 * series.step_of(odd, usual[0]):
            places = ", ".join(str(one.line) for one in usual)
            yield Claim(
                line=odd.line,
                page=odd.page,
                says=f"{odd.area}, {title}, {odd.period}: {odd.raw}",
                figures=f"{usual[0].raw} in {len(usual)} other rows (lines {places})",
                computed=f"one figure with two values, {odd.raw} and {usual[0].raw}",
                verdict=Verdict.WORTH_ASKING,
            )


def _out_of_step(measures: Sequence[Measure]) -> Iterator[Claim]:
    """Headings of two years each, "2014/15 cohort in 2016/17", that lie now one year apart and now two."""
    tables = {}
    for measure in measures:
        periods = tuple(dict.fromkeys(one.period for one in measure.figures))
        tables.setdefault((measure.line, periods), measure)
    for (line, periods), measure in tables.items():
        years = [[int(year) for year in YEARS.findall(period)] for period in periods]
        apart = [one[1] - one[0] for one in years if len(one) == 2]
        wordings = {YEARS.sub("", period).strip() for period in periods}
        is_told = len(apart) == len(periods) > 2 and len(wordings) == 1
        if is_told and len(set(apart)) > 1 and re.search(r"[a-z]{2,} [a-z]+", wordings.pop()):
            yield Claim(
                line=line,
                page=measure.page,
                says="; ".join(periods),
                figures=f"the headings of the table that begins on line {line}",
                computed=", ".join(f"{one} year{'s' * (one != 1)} apart" for one in apart),
                verdict=Verdict.WORTH_ASKING,
            )
