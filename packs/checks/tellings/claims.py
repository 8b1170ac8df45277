"""All that is told of tables in words, as claims."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import chain

from packs.checks.sentences import Reading
from packs.checks.tellings.clauses import Clause, clauses
from packs.checks.tellings.directions import direction_claims
from packs.checks.tellings.extremes import extreme_claims
from packs.checks.tellings.firsts import first_claims
from packs.checks.tellings.gaps import gap_claims
from packs.checks.tellings.grades import grade_claims
from packs.checks.tellings.joints import joint_claims
from packs.checks.tellings.multiples import multiple_claims
from packs.checks.tellings.places import tellings
from packs.checks.tellings.prose import prose_tellings
from packs.checks.tellings.ranks import rank_claims
from packs.checks.tellings.rates import rate_claims
from packs.checks.tellings.relations import relation_claims
from packs.checks.tellings.standing import standing_claims
from packs.checks.tellings.streaks import streak_claims
from packs.checks.tellings.targets import target_claims
from packs.checks.tellings.values import value_claims
from packs.checks.told import Claim, kind_of

#: Each a function of one clause and the council's name.
KINDS: tuple[Callable[[Clause, str], Iterable[Claim | None]], ...] = (
    direction_claims,
    gap_claims,
    relation_claims,
    rank_claims,
    rate_claims,
    streak_claims,
    grade_claims,
    value_claims,
    standing_claims,
    joint_claims,
    multiple_claims,
    target_claims,
    extreme_claims,
    first_claims,
)


def telling_claims(reading: Reading) -> Iterator[Claim]:
    """Every clause of trend columns, commentary and narratives that figures can be held against."""
    for telling in chain(tellings(reading), prose_tellings(reading)):
        for clause in clauses(telling, reading.council):
            for kind in KINDS:
                told = filter(None, kind(clause, reading.council))
                yield from (replace(one, kind=kind_of(kind)) for one in told)
