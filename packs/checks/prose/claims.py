"""What the sentences of a paper claim of figures that the paper's prose itself prints: one small rule a function."""

from collections.abc import Iterator

from packs.checks.prose import (
    averages,
    bases,
    counted,
    headed,
    listed,
    money,
    of_all,
    one_in,
    portions,
    ranked,
    recalled,
    rises,
    rows_counted,
    sums,
    times_as,
    votes,
    years_told,
)
from packs.checks.sentences import Reading
from packs.checks.told import Claim

RULES = (
    portions.portion_claims,
    bases.base_claims,
    sums.sum_claims,
    rises.rise_claims,
    recalled.recalled_claims,
    counted.count_claims,
    listed.listed_claims,
    headed.headed_claims,
    votes.vote_claims,
    times_as.times_as_claims,
    of_all.of_all_claims,
    of_all.of_last_claims,
    averages.average_claims,
    one_in.one_in_claims,
    ranked.ranked_claims,
    money.money_claims,
    rows_counted.row_count_claims,
    years_told.years_told_claims,
)


def prose_claims(reading: Reading) -> Iterator[Claim]:
    """What every rule tells of a paper; words that two rules read alike are told once."""
    for rule in RULES:
        yield from rule(reading)
