"""What is told to be so for the first time: "above national for the first time"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause, is_of_gap
from packs.checks.tellings.held import Held, claim, named
from packs.checks.tellings.relations import STANDS
from packs.checks.tellings.words import others_in
from packs.checks.told import Claim, Verdict
from packs.readers.found import Figure, Measure

FIRST = re.compile(r"\bfor the first time\b", re.IGNORECASE)


def first_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    """Whether a comparator was never passed before, as far as the table goes back."""
    said = STANDS.search(clause.text) if FIRST.search(clause.text) else None
    if not said or clause.is_denied or is_of_gap(clause) or not (said["above"] or said["below"]):
        return
    for whom in others_in(said["whom"])[:1]:
        yield claim(
            clause,
            clause.text,
            (_held(one, said, whom, clause, council) for one in clause.measures),
        )


def _held(measure: Measure, said: re.Match, whom: str, clause: Clause, council: str) -> Held | None:
    own = series.figures(measure, series.own_area(measure, council))
    beside = series.beside(measure, own, whom)
    latest = series.latest(own, set(clause.years))
    pairs = [(one, other) for one in own for other in beside(one)]
    if series.has_twins(own) or len(latest) != 1 or latest[0] not in [one for one, _ in pairs]:
        return None
    at = [one for one, _ in pairs].index(latest[0])
    leads = [_lead(*pair, is_above=bool(said["above"])) for pair in pairs[: at + 1]]
    if None in leads or len(leads) < 2 or leads[-1] <= 0:
        return None
    before = [pair for pair, lead in zip(pairs[:at], leads, strict=False) if lead > 0]
    shown = before or pairs[: at + 1]
    return Held(
        Verdict.WORTH_ASKING if before else Verdict.AGREES,
        named(measure, "; ".join(_shown(*pair) for pair in shown)),
        named(measure, f"so in {len(before)} of the {at} earlier periods printed"),
    )


def _lead(own: Figure, other: Figure, *, is_above: bool) -> Decimal | None:
    mine, its = series.of(own), series.of(other)
    return None if mine is None or its is None else (mine - its) * (1 if is_above else -1)


def _shown(own: Figure, other: Figure) -> str:
    return f"{own.area} {own.raw}, {other.area} {other.raw} ({own.period}, line {own.line})"
