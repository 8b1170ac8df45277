"""A place that is told as shared, or as nobody else's: "joint 4th", "outright first"."""

import re
from collections.abc import Iterator

from packs.checks.tellings import series
from packs.checks.tellings.clauses import Clause
from packs.checks.tellings.held import Held, claim, named, shown_figures
from packs.checks.tellings.ranks import rankings_of
from packs.checks.told import Claim, Verdict
from packs.readers.counting import ORDINAL, count_of
from packs.readers.found import Measure

SHARED = re.compile(
    rf"\b(?:joint(?:ly)?|tied|equal) (?:in |at |for )?(?:(?P<place>\d{{1,3}})(?:st|nd|rd|th)|(?P<word>{ORDINAL}))\b"
    r"|\balongside (?:[a-z]+ )?(?:other |of our )?(?:sns?|(?:statistical )?neighbours?|councils?|authorit(?:y|ies))\b",
    re.IGNORECASE,
)
#: A plain "5th" may be short for "joint 5th"; these words may not.
ALONE = re.compile(r"\b(?:outright|sole|alone|on (?:our|its) own|unshared)\b", re.IGNORECASE)
BEFORE = re.compile(r"\bfrom (?:joint )?$", re.IGNORECASE)


def joint_claims(clause: Clause, council: str) -> Iterator[Claim | None]:
    shared = [
        one for one in SHARED.finditer(clause.text) if not BEFORE.search(clause.text[: one.start()])
    ]
    alone = ALONE.search(clause.text)
    rankings = rankings_of(clause) if bool(shared) != bool(alone) and not clause.is_denied else []
    for ranking in rankings[:1] if len(rankings) == 1 else ():
        yield claim(
            clause,
            clause.text,
            (
                _held(one, ranking, shared[-1] if shared else None, clause)
                for one in clause.measures
            ),
        )


def _held(measure: Measure, ranking: str, shared: re.Match | None, clause: Clause) -> Held | None:
    found = [one for one in series.figures(measure, {ranking}) if one.rank]
    latest = series.latest(found, set(clause.years))
    place = shared and (shared["place"] or shared["word"])
    if len(latest) != 1 or (place and count_of(place) != latest[0].rank):
        return None
    figure = latest[0]
    return Held(
        Verdict.AGREES if figure.joint == bool(shared) else Verdict.WORTH_ASKING,
        named(measure, shown_figures(figure)),
        named(measure, f"the table prints {'a shared' if figure.joint else 'an unshared'} place"),
    )
