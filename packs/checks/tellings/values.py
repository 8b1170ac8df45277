"""Figures told by themselves: "66.1% in 2017", "fell to 58.4% in Q3", "the England figure of 96.1%"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from packs.checks.numbers import PER_CENT, PLAIN, POUNDS, ROUGHLY, Number, numbers_in
from packs.checks.rounding import agrees
from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause, is_of_gap
from packs.checks.tellings.held import Held, best, claim, named, shown_figures
from packs.checks.tellings.words import OTHER_NAMED
from packs.checks.told import Claim, Verdict
from packs.readers.found import Figure, Measure

#: Words behind which a number is a figure of its own, and no change of one.
TELLS = re.compile(
    r"(?:\b(?:was|were|is|are|at|to|reached|reaching|(?:figure|rate|score|result|percentage|level) of|remain(?:s|ed) at"
    rf"|there were|there are|there was|recorded|reported|averaged)|[:(]|^)(?: only| just| now)?(?: {ROUGHLY})? ?$",
    re.IGNORECASE,
)
#: Behind it these make it an amount, a place or a part.
NO_FIGURE = re.compile(
    r"\s?(?:%|percentage|per ?cent(?:age)?)?[ -]?(?:points?\b|ppts?\b|places?\b|(?:days?|weeks?|months?|years?) "
    r"(?:above|below|more|less|fewer|longer|shorter|later|earlier|ago|running)|above\b|below\b|higher\b|lower\b|more\b"
    r"|less\b|fewer\b|better\b|worse\b"
    r"|of (?:the|all|our|these|those)\b|out of\b|in (?:every )?\d{1,2}\b|times\b|(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
#: What is aimed at, or was before, is another figure.
OTHER_FIGURE = re.compile(
    r"\b(?:target|goal|aim|ambition|baseline|threshold|benchmark|standard of|forecast|budget|from|between|gap"
    r"|difference|change|(?:in|de)crease of|rise of|fall of|drop of|reduction of|improvement of)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
#: Between the name of another area and its figure.
ITS = re.compile(
    r"(?:(?: (?:figure|average|rate|of|was|is|at|level|result|which|who)){0,3}|,? which (?:is|was)(?: at)?)? ?\(?$"
)
#: Beyond this many times its cell a number is of something else.
NEAR = Decimal(2)


def value_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    if clause.is_denied or is_of_gap(clause) or clause.telling.is_trend:
        return
    for number in numbers_in(clause.text):
        before, behind = clause.text[: number.start], clause.text[number.end :]
        if OTHER_FIGURE.search(before) or NO_FIGURE.match(behind) or number.is_signed:
            continue
        whom = _whose(before, behind)
        if whom is not None and (whom or TELLS.search(before)):
            yield claim(
                clause,
                clause.text,
                (_held(one, number, whom, clause, council) for one in clause.measures),
            )


def _whose(before: str, behind: str) -> str | None:
    """The comparator whose figure it is, "" where it is the council's; None where nobody can tell."""
    others = list(OTHER_NAMED.finditer(before))
    if others:
        return others[-1].lastgroup if ITS.fullmatch(before[others[-1].end() :]) else None
    follows = OTHER_NAMED.match(behind.lstrip())
    return follows.lastgroup if follows else ""


def _held(measure: Measure, number: Number, whom: str, clause: Clause, council: str) -> Held | None:
    names = series.areas(measure, whom) if whom else series.own_area(measure, council)
    found = series.figures(measure, names)
    if not _is_of_unit(number, measure):
        return None
    held = best(_of(one, number, measure) for one in series.latest(found, set(clause.years)))
    if held is None or held.verdict == Verdict.AGREES:
        return held
    is_elsewhere = any(_is(number, one) for one in measure.figures)
    return None if is_elsewhere or not clause.years or number.is_rough else held


def _is_of_unit(number: Number, measure: Measure) -> bool:
    is_share = measure.unit == PER_CENT
    return number.unit == PER_CENT if is_share else number.unit in (PLAIN, POUNDS)


def _of(figure: Figure, number: Number, measure: Measure) -> Held | None:
    value = series.of(figure)
    if value is None or figure.rank is not None:
        return None
    if _is(number, figure):
        verdict = Verdict.AGREES
    elif value and 1 / NEAR < abs(number.value / value) < NEAR:
        verdict = Verdict.WORTH_ASKING
    else:
        return None
    shown = named(measure, shown_figures(figure))
    return Held(verdict, shown, f"{number.raw.strip()} here, {figure.raw} there")


def _is(number: Number, figure: Figure) -> bool:
    """Whether a number is a figure, as exactly as the coarser of them is printed."""
    if series.of(figure) is None or figure.rank is not None:
        return False
    return agrees(number, series.span(figure))
