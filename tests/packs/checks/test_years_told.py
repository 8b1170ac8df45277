"""How many years are told of, beside the tables."""

import pytest

from tests.packs.checks.test_prose import told

AGREES, ASK = "agrees", "worth asking"
TABLE = """Lamps lit in the last {n} years are counted here. {points}

Year	North	South
{rows}
"""
TWO = "28/29\t12\t14\n29/30\t11\t19"
THREE = f"2027/28\t10\t13\n{TWO}"
BELOW = "The tables show that fewer are lit."


@pytest.mark.parametrize(
    ("n", "points", "rows", "expected"),
    [
        ("three", BELOW, TWO, [ASK]),
        ("3", BELOW, TWO, [ASK]),
        ("three", BELOW, THREE, [AGREES]),
        ("two", BELOW, THREE, [AGREES]),
        # Nothing points to the table, or it tells of no years.
        ("three", "Fewer are lit.", TWO, []),
        ("three", BELOW, "East\t12\t14\nWest\t11\t19", []),
    ],
)
def test_the_years_told_of_are_counted_in_the_tables(n, points, rows, expected):
    claims = told(TABLE.format(n=n, points=points, rows=rows))
    assert [verdict for verdict, says, _ in claims if "last" in says] == expected


def test_a_table_of_no_years_beside_them_may_be_the_one_that_is_meant():
    other = "Quay\tNorth\tSouth\nEast\t12\t14\nWest\t11\t19\n\n"
    paper = other + TABLE.format(n="three", points=BELOW, rows=TWO)
    assert [verdict for verdict, says, _ in told(paper) if "last" in says] == []
