"""Figures that rose, fell, improved or stayed: "improved by 8ppts", "Upward", "national remained the same"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from packs.checks.amounts import shown
from packs.checks.rounding import Span, spread
from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause, is_of_gap
from packs.checks.tellings.held import MISSING, Held, best, claim, named, shown_figures
from packs.checks.tellings.words import (
    BETTER,
    BY,
    DIRECTION,
    DOWN,
    N_THEN,
    NATIONAL,
    OTHER_NAMED,
    REGION,
    SAME,
    UP,
    WORSE,
    direction_of,
)
from packs.checks.told import Claim, Verdict
from packs.readers.found import Measure
from packs.readers.polarity import Better, guessed, sure

OF_OTHERS = re.compile(
    r"\bgap|\brank|\bposition|\bplaces?\b|\bconsecutive\b|\byear on year\b|\bdifference",
    re.IGNORECASE,
)
#: Behind these words an area is what is compared with, not what moved.
COMPARED = re.compile(
    r"\b(?:to|than|with|as|below|above|against|in line with|the|our|its|their|and|like)\s*$",
    re.IGNORECASE,
)
AS_DID = re.compile(r"^(?:as|so) (?:did|has|have|did the) ", re.IGNORECASE)
#: Of what is better when lower, and of what nobody knows, these may mean either way.
LOOSE = re.compile(r"ward|declin|drop", re.IGNORECASE)
FROM_TO = re.compile(
    r"\bfrom (?P<first>[+-]?\d+(?:\.\d+)?)(?!\d|[/-]\d)%?[^,;]{0,20}? to (?P<second>[+-]?\d+(?:\.\d+)?)(?!\d|[/-]\d)",
    re.IGNORECASE,
)
#: A change by less than this part of a figure may be told as none.
LITTLE = Decimal("0.01")
SINCE = re.compile(r"\b(?:from|since|than in|on) (?:in )?((?:19|20)\d\d)", re.IGNORECASE)


def direction_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    if OF_OTHERS.search(clause.text) or is_of_gap(clause):
        return
    found = list(DIRECTION.finditer(clause.text))
    if AS_DID.match(clause.text):
        found = list(DIRECTION.finditer(clause.before))[-1:]
    for told in found:
        way = direction_of(told)
        if clause.is_denied and "not changed" not in told[0].lower():
            continue
        whom = _who_moved(clause, told)
        if whom is None:
            continue
        if (pair := FROM_TO.search(clause.text)) and not _prints(clause, pair, whom, council):
            continue
        amount = None if AS_DID.match(clause.text) else _amount(told)
        is_lone = len(found) == 1
        yield claim(
            clause,
            clause.text if is_lone else told.string[told.start() : _end(told)],
            (_held(one, way, told[0], whom, amount, clause, council) for one in clause.measures),
        )


def _prints(clause: Clause, pair: re.Match, whom: str, council: str) -> bool:
    """Whether the table has both figures of "from 54% to 55%": otherwise something else is told of."""
    printed = {
        series.of(figure)
        for measure in clause.measures
        for figure in series.figures(measure, _names(measure, whom, council))
    }
    return {Decimal(pair["first"]), Decimal(pair["second"])} <= printed


def _who_moved(clause: Clause, told: re.Match) -> str | None:
    """The council ("") or a comparator; None where nobody can tell."""
    text = clause.text
    if AS_DID.match(text):
        others = [one.lastgroup for one in OTHER_NAMED.finditer(text)]
        return others[0] if others else None
    for other in OTHER_NAMED.finditer(text):
        if re.match(r",? (?:which|who|that|has|have|had)\b", text[other.end() : told.start()]):
            return other.lastgroup
        if other.end() <= told.start() and not COMPARED.search(text[: other.start()]):
            return other.lastgroup
        if "nationally" in other[0].lower() and text[told.end() : other.start()].strip() == "":
            return other.lastgroup
        if (
            text[told.end() :]
            .lower()
            .startswith((" to national figure", " in national", " to the national figure"))
        ):
            return other.lastgroup
    return _row(clause.telling.area)


def _row(area: str | None) -> str | None:
    """Whom a trend cell speaks of, by its row."""
    if area is None:
        return ""
    if area in ("National", "England"):
        return NATIONAL
    if area in series.RANKS or area == series.NEIGHBOURS_AREA:
        return None
    return REGION if area.lower() in series.REGIONS else ""


def _amount(told: re.Match) -> re.Match | None:
    """The "by 8ppts" behind a word of direction, or the "8ppts" before it."""
    after = BY.search(told.string, told.end())
    if after and re.fullmatch(
        r"(?: (?:in|for|by|from|performance|achievement|slightly|[A-Z][a-z]+|and))*\s*",
        told.string[told.end() : after.start()],
    ):
        return after
    return N_THEN.search(told.string[: told.start()])


def _end(told: re.Match) -> int:
    amount = BY.search(told.string, told.end())
    return amount.end() if amount else len(told.string)


def _names(measure: Measure, whom: str, council: str) -> set[str]:
    return series.areas(measure, whom) if whom else series.own_area(measure, council)


def _held(
    measure: Measure,
    way: str,
    word: str,
    whom: str,
    amount: re.Match | None,
    clause: Clause,
    council: str,
) -> Held | None:
    found = series.figures(measure, _names(measure, whom, council))
    steps = series.steps(found, set(clause.years), SINCE.search(clause.text))
    held = [_of_step(one, measure, way, word, amount) for one in steps]
    result = best(held)
    if result and result.verdict == Verdict.WORTH_ASKING and not series.is_yearly(found):
        others = [_of_step(one, measure, way, word, amount) for one in series.other_steps(found)]
        return (
            result if all(one and one.verdict == Verdict.WORTH_ASKING for one in others) else None
        )
    return result


def _of_step(
    step: series.Step, measure: Measure, way: str, word: str, amount: re.Match | None
) -> Held | None:
    before, after = series.of(step.before), series.of(step.after)
    figures = named(measure, shown_figures(step.before, step.after))
    if before is None or after is None:
        return Held(Verdict.CANNOT_TELL, figures, MISSING)
    change = after - before
    computed = named(measure, _course(change))
    verdict = _verdict(change, step, measure, way, word)
    if amount and verdict != Verdict.WORTH_ASKING:
        verdict = _of_amount(amount, step, change)
    elif verdict == Verdict.WORTH_ASKING and _is_loose(measure, way, "" if amount else word):
        return None
    if verdict == Verdict.WORTH_ASKING and not step.is_alike:
        return None
    return Held(verdict, figures, computed)


def _course(change: Decimal) -> str:
    if change == 0:
        return "no change"
    return f"{'up' if change > 0 else 'down'} by {shown(abs(change), 2)}"


def _verdict(change: Decimal, step: series.Step, measure: Measure, way: str, word: str) -> Verdict:
    exact = series.step_of(step.before, step.after)
    if way == SAME:
        if change == 0:
            return Verdict.AGREES
        little = max(exact, abs(series.of(step.before)) * LITTLE)
        return Verdict.CANNOT_TELL if abs(change) <= little else Verdict.WORTH_ASKING
    if change == 0:
        return Verdict.CANNOT_TELL
    is_lower_better = guessed(measure.title, measure.subject) == Better.LOWER
    wanted = {
        UP: 1,
        DOWN: -1,
        BETTER: -1 if is_lower_better else 1,
        WORSE: 1 if is_lower_better else -1,
    }[way]
    return Verdict.AGREES if change * wanted > 0 else Verdict.WORTH_ASKING


def _is_loose(measure: Measure, way: str, word: str) -> bool:
    """Whether nobody can be sure which way is meant."""
    better = sure(measure.title, measure.subject)
    if way in (BETTER, WORSE):
        return better is None
    return bool(LOOSE.search(word)) and better != Better.HIGHER


def _of_amount(amount: re.Match, step: series.Step, change: Decimal) -> Verdict:
    told = Decimal(amount["n"].lstrip("+-−–"))
    exact = spread(told, Decimal(1).scaleb(told.as_tuple().exponent) / 2)
    moved: Span = abs(series.span(step.after) - series.span(step.before))
    if moved.meets(exact):
        return Verdict.AGREES
    unit = (amount["unit"] or "").strip().lower()
    before = series.of(step.before)
    if unit in ("%", "per cent", "") and before:
        share = abs(change / before * 100)
        if abs(share - told) <= 1:
            return Verdict.AGREES
    return Verdict.WORTH_ASKING
