"""Places in a table of councils: "from 6th to 7th", "moved up 8 places", "a drop in both rankings"."""

import re
from collections.abc import Iterator

from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause, is_of_gap
from packs.checks.tellings.directions import SINCE
from packs.checks.tellings.held import Held, claim, named, shown_figures
from packs.checks.tellings.words import BETTER, DIRECTION, SAME, UP, direction_of
from packs.checks.told import Claim, Verdict
from packs.readers.counting import CARDINAL, count_of
from packs.readers.found import Measure
from packs.readers.measures.areas import COUNCILS_RANK, NEIGHBOURS_RANK

_TH = r"(?:st|nd|rd|th)"
FROM_TO = re.compile(
    rf"\bfrom (?:joint )?(\d{{1,3}}){_TH} to (?:joint )?(\d{{1,3}}){_TH}\b", re.IGNORECASE
)
_PLACES = r"(?:places?|positions?)"
BY_PLACES = re.compile(rf"\b(?P<n>\d{{1,3}}|{CARDINAL}) {_PLACES}\b", re.IGNORECASE)
REMAINED = re.compile(
    rf"\b(?:remain|stay|maintain)(?:ed|s) (?:in |at |its |our |the )*(?:joint )?(?:(?P<at>\d{{1,3}}){_TH} )?"
    rf"{_PLACES}\b",
    re.IGNORECASE,
)
TOP = re.compile(r"\btop of the (?:table|ranking)", re.IGNORECASE)
RANK_WORD = re.compile(rf"\brank(?:ing|ings|ed|s)?\b|\b{_PLACES}\b", re.IGNORECASE)
COUNCILS = re.compile(r"\b(?:las?|local authorit(?:y|ies)|national|england)\b", re.IGNORECASE)
NEIGHBOURS = re.compile(r"\b(?:sns?|(?:stat(?:istical)? )?neighbours?)\b", re.IGNORECASE)


def rank_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    rankings = rankings_of(clause)
    if not rankings or clause.is_denied or is_of_gap(clause):
        return
    if told := FROM_TO.search(clause.text):
        ends = int(told[1]), int(told[2])
        yield _claim(clause, rankings, lambda step: _ends(step) == ends)
    elif told := REMAINED.search(clause.text):
        yield _claim(clause, rankings, lambda step: _remained(step, told))
    elif told := BY_PLACES.search(clause.text):
        number = count_of(told["n"])
        if way := _way(f"{clause.before} {clause.text}"):
            yield _claim(clause, rankings, lambda step: _gain(step) == number * way)
    elif way := _way(clause.text, is_told=True):
        yield _claim(clause, rankings, lambda step: _gain(step) * way > 0)


def rankings_of(clause: Clause) -> list[str]:
    """Which rankings the words mean, or the row that they stand in."""
    area, text = clause.telling.area, clause.text
    if area == COUNCILS_RANK:
        return [COUNCILS_RANK]
    if not RANK_WORD.search(text):
        return [NEIGHBOURS_RANK] if area == NEIGHBOURS_RANK else []
    named_ = [
        name
        for name, shape in ((COUNCILS_RANK, COUNCILS), (NEIGHBOURS_RANK, NEIGHBOURS))
        if shape.search(text)
    ]
    if named_:
        return named_
    return [NEIGHBOURS_RANK] if area in (NEIGHBOURS_RANK, series.NEIGHBOURS_AREA) else []


def _way(text: str, *, is_told: bool = False) -> int:
    """1 for a better place, -1 for a worse one, 0 where nobody can tell; the way told last."""
    ways = [direction_of(one) for one in DIRECTION.finditer(text)]
    if not ways or ways[-1] == SAME or (is_told and len(ways) > 1):
        return 0
    return 1 if ways[-1] in (UP, BETTER) else -1


def _claim(clause: Clause, rankings: list[str], holds) -> Claim | None:
    return claim(
        clause,
        clause.text,
        (
            _held(measure, ranking, clause, holds)
            for measure in clause.measures
            for ranking in rankings
        ),
    )


def _held(measure: Measure, ranking: str, clause: Clause, holds) -> Held | None:
    found = [one for one in series.figures(measure, {ranking}) if one.rank or one.missing]
    steps = series.steps(found, set(clause.years), SINCE.search(clause.text))
    if len(steps) > 1:
        steps = [step for step in steps if None not in _ends(step) and holds(step)][:1]
    if not steps or None in _ends(steps[0]):
        return None
    step = steps[0]
    before, after = _ends(step)
    return Held(
        Verdict.AGREES if holds(step) else Verdict.WORTH_ASKING,
        named(measure, shown_figures(step.before, step.after)),
        named(measure, f"from {before} to {after}"),
    )


def _ends(step: series.Step) -> tuple[int | None, int | None]:
    return step.before.rank, step.after.rank


def _gain(step: series.Step) -> int:
    return step.before.rank - step.after.rank


def _remained(step: series.Step, told: re.Match) -> bool:
    at = int(told["at"]) if told["at"] else step.after.rank
    is_top = step.after.rank == 1 or not TOP.search(told.string)
    return _ends(step) == (at, at) and is_top
