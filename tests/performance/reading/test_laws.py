"""What holds of every reading, whatever the figures are."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from performance.reading.amounts import amount
from performance.reading.gaps import Gap, Move, move
from tests.performance.reading.given import read

#: Numbers as papers print them, in tenths or whole.
PRINTED = st.one_of(
    st.integers(0, 1000).map(lambda tenths: str(Decimal(tenths) / 10)),
    st.integers(0, 100).map(str),
)
GAPS = st.builds(Gap, PRINTED.map(amount), PRINTED.map(amount))
MIRRORED = {
    Move.NARROWED: Move.LEAD_SHRANK,
    Move.WIDENED: Move.LEAD_GREW,
    Move.CLOSED: Move.LEAD_LOST,
    Move.WENT_AHEAD: Move.FELL_BEHIND,
    Move.SAME: Move.SAME,
}
MIRRORED |= {there: here for here, there in MIRRORED.items()}


def swapped(gap):
    return Gap(gap.theirs, gap.ours)


@given(GAPS)
def test_a_gap_seen_from_the_other_side_is_its_opposite(gap):
    assert swapped(gap).amount.value == -gap.amount.value
    assert swapped(gap).side == -gap.side


@given(GAPS, GAPS)
def test_where_the_other_way_is_better_the_same_change_reads_as_its_mirror(before, now):
    assert move(before, now, -1) == MIRRORED[move(before, now, 1)]
    assert move(swapped(before), swapped(now), 1) == MIRRORED[move(before, now, 1)]


@given(GAPS, GAPS)
def test_where_neither_way_is_better_nothing_is_ahead_or_behind(before, now):
    neutral = {Move.SAME, Move.GREW, Move.SHRANK, Move.CROSSED}
    assert move(before, now, 0) in neutral
    assert (move(before, now, 0) is Move.SAME) >= (move(before, now, 1) is Move.SAME)


@given(st.lists(st.tuples(PRINTED, PRINTED), min_size=2, max_size=6), st.data())
def test_what_stands_before_a_break_changes_nothing_after_it(pairs, data):
    at = data.draw(st.integers(1, len(pairs) - 1))
    years = [str(2010 + place) for place, _ in enumerate(pairs)]

    whole = table(years, pairs, breaks={years[at]: "New"})
    alone = table(years[at:], pairs[at:], breaks={years[at]: "New"})

    assert gaps(whole.rows[at:]) == gaps(alone.rows)
    assert (whole.short, whole.long) == (alone.short, alone.long)


def gaps(rows):
    return [(row.council, it.gap, it.before, it.move) for row in rows for it in row.gaps]


def table(years, pairs, **details):
    ours, theirs = zip(*pairs, strict=True)
    rows = {"Marlbridge": list(ours), "National": list(theirs)}
    return read(" ".join(years), rows, **details)
