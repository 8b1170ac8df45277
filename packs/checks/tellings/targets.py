"""Figures beside what was aimed at: "met the target", "0.6 points below target"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from packs.checks.amounts import shown
from packs.checks.rounding import spread
from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause
from packs.checks.tellings.held import MISSING, Held, best, claim, named
from packs.checks.tellings.words import DIRECTION, DOWN, NOT, UP, WORSE, direction_of
from packs.checks.told import Claim, Verdict
from packs.readers.found import Figure, Measure
from packs.readers.polarity import Better, sure

TARGET = re.compile(r"\btargets?\b", re.IGNORECASE)
_WAYS = (
    r"(?P<met>met|achieved|reached|hit|met or exceeded)|(?P<missed>missed|not met|did not meet|not achieved"
    r"|failed to meet|has not met|short of)|(?P<passed>exceeded|surpassed|beat|beaten)"
    r"|(?P<above>above|ahead of|higher than)"
    r"|(?P<below>below|lower than|under|behind)"
)
_ITS = r"(?:(?:the|its|our|their|this|set|annual|local|year-end|quarterly) )*"
_AMOUNT = r"(?:(?P<n>\d+(?:\.\d+)?) ?(?:ppts?|pps?|percentage points?|%(?: ?points?)?|points?) )?"
#: "met the target", "0.6 points below its target"; "the target of 85% was missed"
STANDS = re.compile(rf"{_AMOUNT}\b(?:{_WAYS}) {_ITS}target\b", re.IGNORECASE)
WAS = re.compile(
    rf"\btarget(?: for [\w ]{{1,60}}?)?(?: of (?P<said>\d[\d,.]*\d|\d)%?)? (?:was|has been|is|were) (?:{_WAYS})\b",
    re.IGNORECASE,
)


def target_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    """Whether a target was met is sure only where it is sure which way is better, or the table's own trend shows it."""
    said = STANDS.search(clause.text) or WAS.search(clause.text)
    if not said or len(TARGET.findall(clause.text)) > 1 or NOT.search(clause.text[: said.start()]):
        return
    # Of a target that stands in the table beside its figure something is said that can be looked up.
    understood = replace(clause, text=TARGET.sub(" ", clause.text))
    yield claim(
        understood, clause.text, (_held(one, said, clause, council) for one in clause.measures)
    )


def _held(measure: Measure, said: re.Match, clause: Clause, council: str) -> Held | None:
    own = series.own_area(measure, council)
    found = series.figures(measure, own)
    target = target_of(measure, own)
    if not found or not target:
        return None
    if (
        said.re is WAS
        and said["said"]
        and Decimal(said["said"].replace(",", "")) != series.of(target)
    ):
        return None
    better = _better(measure, found)
    return best(
        _of(one, target, better, measure, said) for one in series.latest(found, set(clause.years))
    )


def is_met(measure: Measure, own: set[str]) -> bool | None:
    """Whether a measure's last figure met its target; None where nobody can tell."""
    found, target = series.figures(measure, own), target_of(measure, own)
    latest = series.latest(found, set())
    better = _better(measure, found)
    if target is None or len(latest) != 1 or better not in (Better.HIGHER, Better.LOWER):
        return None
    value, aim = series.of(latest[0]), series.of(target)
    if value is None:
        return None
    return value >= aim if better == Better.HIGHER else value <= aim


def _better(measure: Measure, found: list[Figure]) -> Better | None:
    return sure(measure.title, measure.subject) or _shown_better(measure, found)


def target_of(measure: Measure, own: set[str]) -> Figure | None:
    """The one target that a measure's row prints."""
    targets = [
        one
        for one in measure.figures
        if (TARGET.search(one.period) and one.area in own) or TARGET.search(one.area)
    ]
    return targets[0] if len(targets) == 1 and targets[0].value is not None else None


def _shown_better(measure: Measure, found: list[Figure]) -> Better | None:
    """Which way the table itself calls better: "Improving" beside a figure that rose."""
    words = [one for trend in measure.trend for one in DIRECTION.finditer(trend.text)]
    steps = series.steps(found, set())
    if len(words) != 1 or len(steps) != 1 or direction_of(words[0]) in (UP, DOWN):
        return None
    before, after = series.of(steps[0].before), series.of(steps[0].after)
    if before is None or after is None or before == after or direction_of(words[0]) == "the same":
        return None
    is_up = (after > before) != (direction_of(words[0]) == WORSE)
    return Better.HIGHER if is_up else Better.LOWER


def _of(
    figure: Figure, target: Figure, better: Better | None, measure: Measure, said: re.Match
) -> Held | None:
    shown_ = (
        f"{figure.area} {figure.raw} ({figure.period}), target {target.raw} (line {figure.line})"
    )
    figures = named(measure, shown_)
    value, aim = series.of(figure), series.of(target)
    if value is None:
        return Held(Verdict.CANNOT_TELL, figures, MISSING)
    over = value - aim
    verdict = _verdict(
        over, better, said, is_exact=series.step_of(figure) <= series.step_of(target)
    )
    if verdict == Verdict.AGREES and said.re is STANDS and said["n"]:
        told = Decimal(said["n"])
        half = Decimal(1).scaleb(told.as_tuple().exponent) / 2
        is_near = spread(told, half).meets(abs(series.span(figure) - spread(aim, Decimal(0))))
        verdict = Verdict.AGREES if is_near else Verdict.WORTH_ASKING
    side = "above" if over > 0 else "below"
    computed = f"{shown(abs(over), 2)} {side} target" if over else "the target itself"
    return verdict and Held(verdict, figures, named(measure, computed))


def _verdict(
    over: Decimal, better: Better | None, said: re.Match, *, is_exact: bool
) -> Verdict | None:
    if said["above"] or said["below"]:
        if over > 0 if said["above"] else over < 0:
            return Verdict.AGREES
        # Of what is better when lower "below target" may be meant as worse.
        return Verdict.WORTH_ASKING if better == Better.HIGHER else None
    if better not in (Better.HIGHER, Better.LOWER):
        return None
    ahead = over if better == Better.HIGHER else -over
    if over == 0 and not said["met"]:
        return Verdict.CANNOT_TELL if not is_exact or said["passed"] else Verdict.WORTH_ASKING
    holds = ahead >= 0 if said["met"] else ahead > 0 if said["passed"] else ahead < 0
    return Verdict.AGREES if holds else Verdict.WORTH_ASKING
