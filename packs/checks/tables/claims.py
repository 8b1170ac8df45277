"""What a paper's tables claim, held against the tables themselves."""

from collections.abc import Iterator
from dataclasses import replace

from packs.checks.sentences import Reading
from packs.checks.tables.differences import difference_claims
from packs.checks.tables.possible import counts_as_shares_claims, hundred_claims, impossible_claims
from packs.checks.tables.shares import share_claims
from packs.checks.tables.totals import average_row_claims, total_column_claims, total_row_claims
from packs.checks.told import Claim, kind_of

#: Each a function of one table.
OF_ONE_TABLE = (
    difference_claims,
    total_row_claims,
    total_column_claims,
    average_row_claims,
    share_claims,
    counts_as_shares_claims,
    hundred_claims,
    impossible_claims,
)


def table_claims(reading: Reading) -> Iterator[Claim]:
    for grid in reading.grids:
        for claims in OF_ONE_TABLE:
            yield from (replace(one, kind=kind_of(claims)) for one in claims(grid))
