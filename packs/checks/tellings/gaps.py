"""Gaps that narrowed, widened or stayed, and how wide they are: "the gap has narrowed by 1ppt to 3ppts"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from packs.checks.amounts import shown
from packs.checks.rounding import spread
from packs.checks.tellings import series
from packs.checks.tellings.clauses import ASIDE, COURSE, Clause, is_of_gap
from packs.checks.tellings.directions import SINCE
from packs.checks.tellings.held import MISSING, Held, best, claim, named
from packs.checks.tellings.words import ANY_OTHER, NATIONAL, UNIT, YEAR, others_in
from packs.checks.told import Claim, Verdict
from packs.readers.found import Figure, Measure
from packs.readers.polarity import Better, sure

NARROWED, WIDENED, SAME = "narrowed", "widened", "stayed the same"
_N = r"(?P<n>[+\-−–]?\d+(?:\.\d+)?)"
BY = re.compile(rf"\bby {_N}{UNIT}", re.IGNORECASE)
TO = re.compile(rf"\b(?:to|gap of|gap is|gap was) (?:just |only )?{_N}{UNIT}(?!\d)", re.IGNORECASE)
CLOSED = re.compile(r"\bclosed\b", re.IGNORECASE)
#: Said while it goes on: who is ahead already closes nothing.
CLOSING = re.compile(r"\b(?:clos|narrow)ing the gap\b", re.IGNORECASE)
NO_GAP = re.compile(
    rf"(?:in {YEAR.pattern},? )?(?:there is |with |leaving )?no gap(?: (?:to|with) {ANY_OTHER})?",
    re.IGNORECASE,
)
#: Which gap it is, where it is not that to the comparators.
BETWEEN = re.compile(r"\bgap(?:s)? between\b|\bbetween\b.*\bgap", re.IGNORECASE)


def gap_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    if NO_GAP.fullmatch(clause.text):
        whom = (others_in(f"{clause.before} {clause.text}") or [NATIONAL])[-1]
        yield claim(
            clause, clause.text, (_is_none(one, whom, clause, council) for one in clause.measures)
        )
        return
    told = list(COURSE.finditer(clause.text))
    if (
        not is_of_gap(clause)
        or len(told) != 1
        or clause.is_denied
        or BETWEEN.search(clause.sentence)
    ):
        return
    course = {"narrowed": NARROWED, "widened": WIDENED, "same": SAME}[told[0].lastgroup]
    for whom in others_in(clause.text) or [_of_row(clause)]:
        yield claim(
            clause,
            clause.text,
            (_held(one, course, whom, clause, council) for one in clause.measures),
        )


def _is_none(measure: Measure, whom: str, clause: Clause, council: str) -> Held | None:
    """Whether the last two figures are the same."""
    own = series.figures(measure, series.own_area(measure, council))
    beside = series.beside(measure, own, whom)
    return best(
        _of_latest(figure, other, measure)
        for figure in series.latest(own, set(clause.years))
        for other in beside(figure)
    )


def _of_latest(figure: Figure, other: Figure, measure: Measure) -> Held | None:
    figures = named(
        measure, f"{figure.area} {figure.raw}, {other.area} {other.raw} ({figure.period})"
    )
    if None in (series.of(figure), series.of(other)):
        return Held(Verdict.CANNOT_TELL, figures, MISSING)
    gap = abs(series.of(figure) - series.of(other))
    verdict = Verdict.WORTH_ASKING
    if gap <= series.step_of(figure, other):
        verdict = Verdict.CANNOT_TELL if gap else Verdict.AGREES
    return Held(verdict, figures, named(measure, f"a gap of {shown(gap, 2)}"))


def _of_row(clause: Clause) -> str:
    """To whom the gap is where no one is named: as the sentence said before, else the nation."""
    return (others_in(clause.before) or [NATIONAL])[-1]


def _held(measure: Measure, course: str, whom: str, clause: Clause, council: str) -> Held | None:
    own = series.figures(measure, series.own_area(measure, council))
    beside = series.beside(measure, own, whom)
    steps = series.steps(own, set(clause.years), SINCE.search(clause.text))
    return best(
        _of_step(step, before, after, measure, course, clause)
        for step in steps
        for before in beside(step.before)
        for after in beside(step.after)
    )


def _of_step(
    own: series.Step,
    other_before: Figure,
    other_after: Figure,
    measure: Measure,
    course: str,
    clause: Clause,
) -> Held | None:
    other = series.Step(other_before, other_after)
    figures = named(
        measure,
        f"{own.after.area} {own.before.raw}, then {own.after.raw}; "
        f"{other.after.area} {other.before.raw}, then {other.after.raw} ({own.before.period}, {own.after.period})",
    )
    four = [series.of(one) for one in (own.before, own.after, other.before, other.after)]
    if None in four:
        return Held(Verdict.CANNOT_TELL, figures, MISSING)
    before, after = four[2] - four[0], four[3] - four[1]
    size = abs(after) - abs(before)
    found = SAME if size == 0 else WIDENED if size > 0 else NARROWED
    computed = f"a gap of {shown(abs(before), 2)}, then of {shown(abs(after), 2)}: {found}"
    if before * after < 0:
        computed += f", now {_side(after)}"
    exact = series.step_of(own.before, own.after, other.before, other.after)
    verdict = _verdict(course, found, before, after, exact, measure, clause)
    if verdict == Verdict.AGREES:
        verdict = _amounts(clause, before, after, size, exact)
    if verdict == Verdict.WORTH_ASKING and not (own.is_alike and other.is_alike):
        return None
    return verdict and Held(verdict, figures, named(measure, computed))


def _side(below: Decimal) -> str:
    return "below" if below > 0 else "above"


def _verdict(
    course: str,
    found: str,
    before: Decimal,
    after: Decimal,
    exact: Decimal,
    measure: Measure,
    clause: Clause,
) -> Verdict | None:
    is_turned = before * after < 0
    if (
        is_turned
        and CLOSING.search(clause.text)
        and sure(measure.title, measure.subject) == Better.HIGHER
    ):
        return Verdict.WORTH_ASKING if after < 0 else None
    if is_turned and course != found:  # where one overtook the other, both words may be meant
        return None if course == NARROWED else Verdict.CANNOT_TELL
    if course == found:
        return Verdict.AGREES
    if SAME in (course, found) and abs(abs(after) - abs(before)) <= exact:
        return Verdict.CANNOT_TELL  # the figures were rounded
    return Verdict.WORTH_ASKING


def _amounts(
    clause: Clause, before: Decimal, after: Decimal, size: Decimal, exact: Decimal
) -> Verdict:
    """ "by 1ppt", "to 3ppts", "(-4.2ppts)": each may be out by as much as its figures were rounded."""
    by, to, aside = BY.search(clause.text), TO.search(clause.text), ASIDE.search(clause.text)
    told = [(by["n"], abs(size), 2 * exact)] if by else []
    told += [(to["n"], abs(after), exact)] if to else []
    if aside and " " not in aside["inner"]:
        told.append((re.search(r"\d+(?:\.\d+)?", aside["inner"])[0], abs(after), exact))
    for text, sum_, rounding in told:
        number = abs(Decimal(text.lstrip("+-−–")))
        half = Decimal(1).scaleb(number.as_tuple().exponent) / 2
        if not spread(number, half).meets(spread(sum_, rounding)):
            return Verdict.WORTH_ASKING
    return Verdict.AGREES
