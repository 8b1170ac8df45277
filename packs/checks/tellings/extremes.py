"""The highest and the lowest: "the lowest of the three years", "the best since 2015", "the highest on record"."""

import re
from collections.abc import Iterator

from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause, is_of_gap
from packs.checks.tellings.held import Held, claim, named, shown_figures
from packs.checks.tellings.words import OTHER_NAMED, YEAR
from packs.checks.told import Claim, Verdict
from packs.readers.counting import CARDINAL, count_of
from packs.readers.found import Figure, Measure
from packs.readers.polarity import Better, sure

_MOST = (
    r"(?:(?P<high>highest|largest|greatest)|(?P<low>lowest|smallest|fewest)|(?P<best>best|strongest)"
    r"|(?P<worst>worst|weakest))"
)
_SPAN = r"(?:years?|quarters?|months?|periods?)"
MOST = re.compile(
    rf"\b{_MOST}(?: (?:figure|rate|level|result|performance|score|number|percentage|value|it has been))?"
    rf" (?:(?:of|in|over|for|across) (?:all |any of )?(?:the |these |those )?(?:last |past )?"
    rf"(?P<n>\d{{1,2}}|{CARDINAL}) {_SPAN}|since (?P<since>{YEAR.pattern})|(?P<record>on record|ever))",
    re.IGNORECASE,
)


def extreme_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    said = MOST.search(clause.text)
    if not said or clause.is_denied or is_of_gap(clause) or OTHER_NAMED.search(clause.text):
        return
    yield claim(clause, clause.text, (_held(one, said, clause, council) for one in clause.measures))


def _held(measure: Measure, said: re.Match, clause: Clause, council: str) -> Held | None:
    found = series.figures(measure, series.own_area(measure, council))
    way = _way(said, measure)
    latest = series.latest(found, set(clause.years) - {said["since"]})
    if not way or series.has_twins(found) or len(latest) != 1 or series.of(latest[0]) is None:
        return None
    beside = _beside(found, said, latest[0])
    values = [way * series.of(one) for one in beside if series.of(one) is not None]
    if len({(one.unit, one.note) for one in beside}) > 1 or not values:
        return None
    own = way * series.of(latest[0])
    if own < max(values):
        verdict = Verdict.WORTH_ASKING
    elif own == max(values) or len(values) < len(beside) or not _is_whole(beside, said):
        verdict = Verdict.CANNOT_TELL
    else:
        verdict = Verdict.AGREES
    return Held(
        verdict, named(measure, shown_figures(*found)), named(measure, _computed(found, way))
    )


def _way(said: re.Match, measure: Measure) -> int:
    """1 where the highest is meant, -1 where the lowest is; 0 where nobody can tell."""
    if said["high"] or said["low"]:
        return 1 if said["high"] else -1
    better = sure(measure.title, measure.subject)
    if better is None:
        return 0
    return 1 if bool(said["best"]) == (better == Better.HIGHER) else -1


def _beside(found: list[Figure], said: re.Match, own: Figure) -> list[Figure]:
    """The other figures of the periods that are told of, as far as they are printed."""
    at = found.index(own)
    if said["n"]:
        known = found[max(0, at + 1 - count_of(said["n"])) : at]
        # "of the three years" of a table of three may be told of one of them.
        return (
            [one for one in found if one is not own] if len(found) == count_of(said["n"]) else known
        )
    if said["since"]:
        start = next((i for i, one in enumerate(found) if said["since"] in one.period), None)
        return found[start:at] if start is not None else []
    return found[:at]


def _is_whole(beside: list[Figure], said: re.Match) -> bool:
    """Whether all the periods told of are printed; of a record nobody can tell."""
    return not said["record"] and (not said["n"] or len(beside) + 1 == count_of(said["n"]))


def _computed(found: list[Figure], way: int) -> str:
    known = [one for one in found if series.of(one) is not None]
    most = max(known, key=lambda one: way * series.of(one))
    return f"the {'highest' if way > 0 else 'lowest'} printed is {most.raw} ({most.period})"
