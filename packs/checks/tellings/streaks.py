"""Courses told over several years: "improved for the third consecutive year", "year on year"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause, is_of_gap
from packs.checks.tellings.held import Held, claim, named, shown_figures
from packs.checks.tellings.relations import STANDS, STREAK, streak_of
from packs.checks.tellings.words import BETTER, DIRECTION, UP, direction_of
from packs.checks.told import Claim, Verdict
from packs.readers.found import Measure
from packs.readers.polarity import Better, sure

YEARLY = re.compile(r"\b(?:year[- ]on[- ]year|every year|each year)\b", re.IGNORECASE)


def streak_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    told = list(DIRECTION.finditer(clause.text))
    is_streak = STREAK.search(clause.text) or YEARLY.search(clause.text)
    if not is_streak or len(told) != 1 or STANDS.search(clause.text):
        return
    if clause.is_denied or is_of_gap(clause) or clause.telling.area in series.RANKS:
        return
    way = direction_of(told[0])
    yield claim(clause, clause.text, (_held(one, way, clause, council) for one in clause.measures))


def _held(measure: Measure, way: str, clause: Clause, council: str) -> Held | None:
    found = [
        one
        for one in series.figures(measure, series.own_area(measure, council))
        if one.value is not None
    ]
    wanted = _wanted(measure, way)
    if len(found) < 2 or not series.is_yearly(found) or not wanted:
        return None
    if not _are_consecutive(found):
        return None
    years = streak_of(clause.text) if STREAK.search(clause.text) else len(found) - 1
    changes = [series.of(after) - series.of(before) for before, after in pairwise(found)]
    is_alike = len({(one.unit, one.note) for one in found}) == 1
    run = _run(changes, wanted)
    if run >= years:
        verdict = Verdict.AGREES
    elif run == len(changes) and years > len(found):
        verdict = Verdict.CANNOT_TELL
    elif is_alike:  # as many years as were said show one change less
        verdict = Verdict.WORTH_ASKING
    else:
        return None
    word = "rise" if wanted > 0 else "fall"
    return Held(
        verdict,
        named(measure, shown_figures(*found)),
        named(
            measure,
            f"{len(found)} years are printed, the last {run} {word}{'s' * (run != 1)} in a row",
        ),
    )


def _wanted(measure: Measure, way: str) -> int:
    if way in ("up", "down"):
        return 1 if way == UP else -1
    better = sure(measure.title, measure.subject)
    if way == "the same" or better is None:
        return 0
    return 1 if (way == BETTER) == (better == Better.HIGHER) else -1


def _run(changes: list[Decimal], wanted: int) -> int:
    run = 0
    for change in reversed(changes):
        if change * wanted <= 0:
            break
        run += 1
    return run


def _are_consecutive(found: list) -> bool:
    years = [series.when(one.period).year for one in found]
    return all(second == first + 1 for first, second in pairwise(years))
