"""Sums of money, and how many rows are so, told of a table of budgets or of targets."""

import pytest

from tests.packs.checks.test_prose import told

AGREES, ASK = "agrees", "worth asking"
BUDGETS = """Forecast at month 6 ({unit})

Crew	Budget	Forecast	Variance
Divers	148{t}	152{t}	4{t}
Lamps	96{t}	101{t}	5{t}
Ropes	61{t}	59{t}	(2{t})
Total	305{t}	312{t}	7{t}

{said}
"""


def verdicts(said, unit="£000", t=",000"):
    """Of sentences beside the table, whose own sums come out."""
    claims = told(BUDGETS.format(said=said, unit=unit, t=t))
    return [str(verdict) for verdict, says, _ in claims if says in said]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("At month 6 the forecast is an overspend of £7m.", [AGREES]),
        ("At month 6 the forecast is an overspend of £6m.", [ASK]),
        ("At month 6 the forecast is an underspend of £7m.", [ASK]),
        ("The overspend is £7.0m against a budget of £305m.", [AGREES, AGREES]),
        ("Divers is forecast to overspend by £4m.", [AGREES]),
        ("Divers is forecast to overspend by £4,000,000.", [AGREES]),
        ("Divers is forecast to overspend by £4.4m.", [ASK]),
        ("Divers overspends by £4m and Lamps by £5.5m.", [AGREES, ASK]),
        ("Ropes is forecast to underspend by £2m.", [AGREES]),
        ("Ropes is forecast to overspend by £2m.", [ASK]),
        # Within a row, of another time, of another row, or of something else.
        ("Within Divers, training is forecast to overspend by £3m.", []),
        ("Older Divers is forecast to overspend by £3m.", []),
        ("The quays are forecast to overspend by £6m.", []),
        ("Divers is forecast to overspend by £3m at month 5.", []),
        ("Divers is forecast to overspend by about £3m.", []),
        ("Divers is forecast to overspend by £0.4m.", []),
    ],
)
def test_an_overspend_is_held_against_the_row_that_it_names_or_the_total(said, expected):
    assert verdicts(said) == expected


@pytest.mark.parametrize(("unit", "t"), [("£m", ""), ("£", ",000,000"), ("£'000", ",000")])
def test_a_table_says_what_its_figures_count(unit, t):
    assert verdicts("Divers is forecast to overspend by £4m.", unit, t) == [AGREES]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Two of the three crews are forecast to overspend.", [AGREES]),
        ("All of the three crews are forecast to overspend.", [ASK]),
        ("One of the three crews is forecast to underspend.", [AGREES]),
        ("None of the three crews is forecast to underspend.", [ASK]),
        ("Two of the four crews are forecast to overspend.", []),
        ("One of the three ports is forecast to overspend.", []),
    ],
)
def test_how_many_rows_are_over_is_counted(said, expected):
    assert verdicts(said) == expected


TARGETS = """Indicator	Target	2028	2029
Divers achieving a licence (%)	60	58	61
Complaints of divers	20	18	{}
Divers satisfied (%)	90	91	88

{}
"""


@pytest.mark.parametrize(
    ("said", "complaints", "expected"),
    [
        ("Two of the three indicators met their targets.", "19", [AGREES]),
        ("Two of the three indicators met their targets.", "21", [ASK]),
        ("One of the three indicators missed its target.", "19", [AGREES]),
        ("Two of the three indicators missed their targets.", "19", [ASK]),
        ("Two of the three indicators met their targets.", "NA", []),
        ("Two of the three crews met their targets.", "21", []),
    ],
)
def test_how_many_targets_were_met_is_counted(said, complaints, expected):
    paper = TARGETS.format(complaints, said)
    assert [str(verdict) for verdict, says, _ in told(paper) if says in said] == expected
