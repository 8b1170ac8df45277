"""Figures that became so many times what they were: "more than doubled since 2016/17", "almost halved"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from packs.checks.amounts import shown
from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause, is_of_gap
from packs.checks.tellings.directions import SINCE
from packs.checks.tellings.held import MISSING, Held, best, claim, named, shown_figures
from packs.checks.tellings.words import OTHER_NAMED
from packs.checks.times import SIZES, WORDS, is_so_many
from packs.checks.told import Claim, Verdict
from packs.readers.found import Measure

BECAME = re.compile(
    rf"\b(?:(?P<size>{SIZES}) )?(?P<times>{'|'.join(WORDS)})\b(?! (?:its|our|their|the) \w)",
    re.IGNORECASE,
)


def multiple_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    said = BECAME.search(clause.text)
    if not said or clause.is_denied or is_of_gap(clause) or OTHER_NAMED.search(clause.text):
        return
    understood = replace(clause, text=BECAME.sub(" ", clause.text))
    yield claim(
        understood, clause.text, (_held(one, said, clause, council) for one in clause.measures)
    )


def _held(measure: Measure, said: re.Match, clause: Clause, council: str) -> Held | None:
    found = series.figures(measure, series.own_area(measure, council))
    steps = series.steps(found, set(clause.years), SINCE.search(clause.text))
    return best(_of_step(one, measure, said) for one in steps) if _is_sure(found, clause) else None


def _is_sure(found: list, clause: Clause) -> bool:
    """Which two are meant: the last two years, or those that are named."""
    return bool(clause.years) or series.is_yearly(found)


def _of_step(step: series.Step, measure: Measure, said: re.Match) -> Held | None:
    before, after = series.of(step.before), series.of(step.after)
    figures = named(measure, shown_figures(step.before, step.after))
    if before is None or after is None:
        return Held(Verdict.CANNOT_TELL, figures, MISSING)
    if before <= 0 or after < 0 or step.before.rank is not None:
        return None
    try:
        times = series.span(step.after) / series.span(step.before)
    except ZeroDivisionError:
        return None
    told = Decimal(str(WORDS[said["times"].lower()]))
    holds = is_so_many(times, told, (said["size"] or "").lower())
    if not holds and not step.is_alike:
        return None
    sum_ = f"{shown(after, 2)} ÷ {shown(before, 2)} = {shown(after / before, 2)}"
    return Held(Verdict.AGREES if holds else Verdict.WORTH_ASKING, figures, named(measure, sum_))
