"""How a figure stands beside another area's: "4.4ppts below national", "in line with our neighbours"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from packs.checks.amounts import shown
from packs.checks.rounding import Span, exactly, spread
from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause, is_of_gap
from packs.checks.tellings.grades import grades_in
from packs.checks.tellings.held import MISSING, Held, best, claim, named
from packs.checks.tellings.rates import SAME_AS, TREND, is_of_amount
from packs.checks.tellings.words import OTHERS, others_in
from packs.checks.told import Claim, Verdict
from packs.readers.counting import count_of
from packs.readers.found import Figure, Measure
from packs.readers.polarity import Better, sure

ABOVE, BELOW, LEVEL, BETTER, WORSE = "above", "below", "in line", "better", "worse"
_WAYS = (
    r"(?P<above>above|higher than|ahead of|exceed(?:s|ed|ing))|(?P<below>below|lower than|under)"
    r"|(?P<level>in line with|the same as|equal to|level with|matches)|(?P<better>better than)|(?P<worse>worse than)"
)
_BY = r"(?:(?P<n>\d+(?:\.\d+)?) ?(?:ppts?|pps?|percentage points?|%(?: ?points?)?|points?) )?"
STANDS = re.compile(
    rf"{_BY}\b(?:{_WAYS}) (?:that of |that |those of |levels? )?(?P<whom>{OTHERS})(?!\w)",
    re.IGNORECASE,
)
#: "but below in Writing": whom, its sentence has said.
GOES_ON = re.compile(
    rf"^(?:is |are |was |were )?{_BY}(?:{_WAYS})(?= (?:in|for)\b|$)", re.IGNORECASE
)
STREAK = re.compile(
    r"\bfor (?:the (?:last |past )?)?(?P<n>\d+|two|three|four|five) (?:consecutive |successive )?years\b"
    r"|\bfor (?:the |a )?(?P<nth>second|third|fourth|fifth)"
    r" (?:consecutive|successive|year (?:running|in a row|in succession))",
    re.IGNORECASE,
)
#: How far apart figures in percent may be and still be told as "in line": sure within one, unsure to three.
NEAR, FAR = Decimal(1), Decimal(3)


def relation_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    if (
        clause.is_denied
        or is_of_gap(clause)
        or (is_of_amount(clause) and SAME_AS.search(clause.text))
    ):
        return
    for told in STANDS.finditer(clause.text):
        if told["level"] and TREND.search(clause.text):
            continue
        if told["level"] and _is_of_grades(clause, council):
            continue
        says = told[0] if told["n"] else clause.text
        yield from _claims(clause, told, others_in(told["whom"]), says, council)
    told = GOES_ON.search(clause.text)
    before = list(STANDS.finditer(clause.before))
    if told and before:
        yield from _claims(clause, told, others_in(before[-1]["whom"]), clause.text, council)


def _is_of_grades(clause: Clause, council: str) -> bool:
    """Whether it is the grades behind the figures that are told to be in line."""
    own = [
        one
        for measure in clause.measures
        for one in series.figures(measure, series.own_area(measure, council))
    ]
    return bool(grades_in(clause.sentence, own))


def _claims(
    clause: Clause, told: re.Match, whom: list[str], says: str, council: str
) -> Iterator[Claim | None]:
    way = next(name for name in ("above", "below", "level", "better", "worse") if told[name])
    amount = Decimal(told["n"]) if told["n"] else None
    years = streak_of(clause.text)
    if _row_is_another(clause):
        return
    yield claim(
        clause,
        says,
        (
            _held(measure, way, amount, other, years, clause, council)
            for measure in clause.measures
            for other in whom
        ),
    )


def _row_is_another(clause: Clause) -> bool:
    """Whether the cell stands in the row of a nation or a region, whose own figure it may mean."""
    area = (clause.telling.area or "").lower()
    return area in ("national", "england") or area in series.REGIONS


def streak_of(text: str) -> int:
    """Of how many years a streak is told; one where none is."""
    found = STREAK.search(text)
    return count_of(found["n"] or found["nth"]) if found else 1


def _held(
    measure: Measure,
    way: str,
    amount: Decimal | None,
    whom: str,
    years: int,
    clause: Clause,
    council: str,
) -> Held | None:
    own = series.figures(measure, series.own_area(measure, council))
    beside = series.beside(measure, own, whom)
    if years > 1:
        return _over_years(measure, own, beside, way, years)
    latest = series.latest(own, set(clause.years))
    return best(
        _of_pair(measure, figure, other, way, amount)
        for figure in series.told_apart(latest, clause.sentence)
        for other in beside(figure)
    )


def _over_years(measure, own, beside, way: str, years: int) -> Held | None:
    """Of the last so many years each must hold; where fewer are printed, nobody can tell."""
    if series.has_twins(own):
        return None
    pairs = [(figure, other) for figure in own for other in beside(figure)][-years:]
    held = [_of_pair(measure, figure, other, way, None) for figure, other in pairs]
    if len(held) < years or None in held:
        return None
    verdicts = {one.verdict for one in held}
    order = (Verdict.WORTH_ASKING, Verdict.CANNOT_TELL, Verdict.AGREES)
    return Held(
        next(one for one in order if one in verdicts),
        "; ".join(one.figures for one in held),
        "; ".join(one.computed for one in held),
    )


def _of_pair(
    measure: Measure, own: Figure, other: Figure, way: str, amount: Decimal | None
) -> Held | None:
    where = f"{own.period}, line {own.line}"
    figures = named(measure, f"{own.area} {own.raw}, {other.area} {other.raw} ({where})")
    mine, its = series.of(own), series.of(other)
    if mine is None or its is None:
        return Held(Verdict.CANNOT_TELL, figures, MISSING)
    below = its - mine
    exact = series.step_of(own, other)
    verdict = _verdict(measure, way, below, exact, is_share=max(abs(mine), abs(its)) > 10)
    if verdict == Verdict.AGREES and amount is not None:
        verdict = _of_amount(amount, abs(below), abs(series.span(other) - series.span(own)))
    side = "" if below == 0 else " below" if below > 0 else " above"
    computed = f"{shown(abs(below), 2)}{side}" if below else "the same"
    return verdict and Held(verdict, figures, named(measure, computed))


def _of_amount(amount: Decimal, printed: Decimal, possible: Span) -> Verdict:
    """Whether the printed figures come to an amount; if not, rounding may account for it: "4.2" of 21.4 and 17.1."""
    half = Decimal(1).scaleb(amount.as_tuple().exponent) / 2
    if spread(amount, half).meets(exactly(printed)):
        return Verdict.AGREES
    return Verdict.CANNOT_TELL if spread(amount, half).meets(possible) else Verdict.WORTH_ASKING


def _verdict(
    measure: Measure, way: str, below: Decimal, exact: Decimal, is_share: bool
) -> Verdict | None:
    if way == "level":
        return _level(abs(below), exact, is_share)
    if way in (BETTER, WORSE):
        better = sure(measure.title, measure.subject)
        if better is None:
            return None
        way = ABOVE if (way == BETTER) == (better == Better.HIGHER) else BELOW
    if below == 0:
        return Verdict.CANNOT_TELL if exact < 1 else Verdict.WORTH_ASKING
    return Verdict.AGREES if (below > 0) == (way == BELOW) else Verdict.WORTH_ASKING


def _level(apart: Decimal, exact: Decimal, is_share: bool) -> Verdict:
    if apart <= min(exact, NEAR) or (is_share and apart < NEAR):
        return Verdict.AGREES
    return Verdict.WORTH_ASKING if is_share and apart > FAR else Verdict.CANNOT_TELL
