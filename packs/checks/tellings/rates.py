"""Two courses beside each other: "at a faster rate than national (9ppts compared to 8ppts)", "the same as national"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from packs.checks.amounts import shown
from packs.checks.rounding import spread
from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause, is_of_gap
from packs.checks.tellings.held import MISSING, Held, best, claim, named
from packs.checks.tellings.words import (
    BY,
    DIRECTION,
    DOWN,
    NOT,
    OTHERS,
    WORSE,
    direction_of,
    others_in,
)
from packs.checks.told import Claim, Verdict
from packs.readers.found import Measure

_MOVED = re.sub(r"\?P<\w+>", "?:", DIRECTION.pattern)
FASTER, SLOWER, ALIKE = "faster", "slower", "the same"
RATE = re.compile(
    r"\b(?:(?P<faster>faster|quicker|greater)|(?P<slower>slower|lesser)|(?P<alike>same|similar)) rate (?:than|as|to) "
    rf"(?:that of )?(?P<whom>{OTHERS})(?!\w)",
    re.IGNORECASE,
)
#: "a downward trend in line with national", "fell in line with national": two courses, not two figures.
TREND = re.compile(
    rf"(?:\btrend|{_MOVED}) (?P<alike>in line with) (?P<whom>{OTHERS})(?!\w)", re.IGNORECASE
)
SAME_AS = re.compile(
    rf"^(?:which is |this is )?the (?P<alike>same) (?:increase |amount )?as (?P<whom>{OTHERS})$",
    re.IGNORECASE,
)
_SIGNED = r"([+\-−–]?\d+(?:\.\d+)?)%? ?(?:ppts?|pps?|points?)?"
#: "(9ppts compared to 8ppts)"
PAIR = re.compile(
    rf"\({_SIGNED} (?:compared (?:to|with)|against|vs?\.?|versus) {_SIGNED}\)", re.IGNORECASE
)
ONE = re.compile(rf"\({_SIGNED}\)", re.IGNORECASE)


def rate_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    told = RATE.search(clause.text) or TREND.search(clause.text)
    if not told and (same := SAME_AS.search(clause.text)) and is_of_amount(clause):
        told = same
    if not told or is_of_gap(clause):
        return
    for whom in others_in(told["whom"])[:1]:
        yield claim(
            clause,
            _says(clause, told),
            (_held(one, told, whom, clause, council) for one in clause.measures),
        )


def is_of_amount(clause: Clause) -> bool:
    """Whether the sentence told an amount just before: "improved by 8ppts, the same as national"."""
    return bool(DIRECTION.search(clause.before) and BY.search(clause.before))


def _says(clause: Clause, told: re.Match) -> str:
    """From its "at", or from the "not" before it, without which it would say the opposite."""
    start = told.string.rfind(" at ", 0, told.start())
    if start < 0:
        return clause.text
    denied = NOT.search(told.string[:start])
    aside = PAIR.search(told.string, told.end())
    return told.string[denied.start() if denied else start + 1 : (aside or told).end()]


def _held(measure: Measure, told: re.Match, whom: str, clause: Clause, council: str) -> Held | None:
    own = series.figures(measure, series.own_area(measure, council))
    beside = series.beside(measure, own, whom)
    return best(
        _of_steps(step, series.Step(before, after), measure, told, clause)
        for step in series.steps(own, set(clause.years))
        for before in beside(step.before)
        for after in beside(step.after)
    )


def _of_steps(
    own: series.Step, other: series.Step, measure: Measure, told: re.Match, clause: Clause
) -> Held | None:
    figures = named(
        measure,
        f"{own.after.area} {own.before.raw}, then {own.after.raw}; "
        f"{other.after.area} {other.before.raw}, then {other.after.raw} ({own.before.period}, {own.after.period})",
    )
    four = [series.of(one) for one in (own.before, own.after, other.before, other.after)]
    if None in four:
        return Held(Verdict.CANNOT_TELL, figures, MISSING)
    mine, its = four[1] - four[0], four[3] - four[2]
    exact = series.step_of(own.before, own.after, other.before, other.after)
    verdict = _verdict(mine, its, exact, told, clause)
    if verdict == Verdict.AGREES and not _amounts_hold(clause, mine, its, exact):
        verdict = Verdict.WORTH_ASKING
    if verdict == Verdict.WORTH_ASKING and not (own.is_alike and other.is_alike):
        return None
    computed = f"{_signed(mine)} against {_signed(its)}"
    return verdict and Held(verdict, figures, named(measure, computed))


def _verdict(
    mine: Decimal, its: Decimal, exact: Decimal, told: re.Match, clause: Clause
) -> Verdict | None:
    if told["alike"]:
        is_alike = mine == its or (told.re is TREND and mine * its > 0)
        if NOT.search(told.string[: told.start()]):
            return Verdict.CANNOT_TELL if is_alike else Verdict.AGREES
        if is_alike:
            return Verdict.AGREES
        return (
            Verdict.CANNOT_TELL
            if abs(mine - its) <= exact or told.re is TREND
            else Verdict.WORTH_ASKING
        )
    if NOT.search(told.string[: told.start()]):
        return None
    ways = [direction_of(one) for one in DIRECTION.finditer(told.string)]
    towards = -1 if ways and ways[-1] in (DOWN, WORSE) else 1
    lead = (mine - its) * towards * (1 if told["faster"] else -1)
    if lead == 0:
        return Verdict.CANNOT_TELL
    return Verdict.AGREES if lead > 0 else Verdict.WORTH_ASKING


def _amounts_hold(clause: Clause, mine: Decimal, its: Decimal, exact: Decimal) -> bool:
    pair, one = PAIR.search(clause.text), ONE.search(clause.text)
    told = [(pair[1], mine), (pair[2], its)] if pair else [(one[1], mine)] if one else []
    return all(
        spread(abs(Decimal(text.lstrip("+-−–"))), exact).meets(spread(abs(sum_), Decimal(0)))
        for text, sum_ in told
    )


def _signed(change: Decimal) -> str:
    return ("+" if change > 0 else "") + shown(change, 2)
