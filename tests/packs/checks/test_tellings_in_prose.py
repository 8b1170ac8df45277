"""Prose that names a measure of its paper's tables in full: its figures are held against the table's cells."""

import pytest

from tests.packs.checks.test_tellings import AGREES, ASK, claims

PAPER = """Divers and lamps	2028/29	2029/30	England 2029/30
Divers holding a licence (%)	60.8	58.3	64.2
Lamps in the harbour	1,240	1,310
Lamps lit by dusk (%)	90	92	88
Lamps in the harbour and abroad	31	28
Ropes	40	44

The board met twice.

{}
"""
QUARTERS = """Indicator	Target	Q1 2029/30	Q2 2029/30	Q3 2029/30
Lamps lit by dusk (%)	90	84.0	86.5	88.1
Lamps without glass	20	31	28	19

{}
"""


def verdicts(said, paper=PAPER):
    return [verdict for verdict, _ in claims(paper.format(said))]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Divers holding a licence fell to 58.3% in 2029/30.", [AGREES]),
        ("Divers holding a licence fell to 58% in 2029/30.", [AGREES]),
        ("Divers holding a licence fell to 57.3% in 2029/30.", [AGREES, ASK]),
        ("Divers holding a licence rose to 58.3% in 2029/30.", [ASK, AGREES]),
        ("In 2028/29 divers holding a licence were 60.8%.", [AGREES]),
        ("Divers holding a licence were below the England figure of 64.2%.", [AGREES]),
        ("Lamps in the harbour were 1,310 in 2029/30.", [AGREES]),
        ("Lamps in the harbour were 1,320 in 2029/30.", [ASK]),
        ("Lamps in the harbour were about 1,300 in 2029/30.", [AGREES]),
        ("Lamps in the harbour rose. This was 1,310 in 2029/30.", [AGREES, AGREES]),
        # The longer of two names is meant.
        ("Lamps in the harbour and abroad were 29 in 2029/30.", [ASK]),
        # A rise that the table does not print is of something else; its own two figures agree.
        ("Divers holding a licence fell from 59% to 57.3% in 2029/30.", [AGREES]),
        # One word may stand in any sentence.
        ("Ropes were 45 in 2029/30.", []),
        # What may be another figure is left alone.
        ("Lamps in the harbour were 1,240 in 2029/30.", []),
        ("Lamps in the harbour were 1,320.", []),
        ("Lamps in the north harbour were 1,320 in 2029/30.", []),
        ("Lamps in the harbour were 12 in 2029/30.", []),
        ("The target for divers holding a licence was 57% in 2029/30.", []),
        ("Divers holding a licence were 2 points below England.", [ASK]),
        ("Divers holding a licence will be 57.3% in 2029/30.", []),
        # Two measures, or half the name of one.
        ("Lamps in the harbour and lamps lit by dusk were 57% in 2029/30.", []),
        ("Lamps were 1,320 in 2029/30.", []),
    ],
)
def test_a_figure_in_prose_is_held_against_the_cell_that_it_names(said, told):
    assert verdicts(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Lamps lit by dusk rose by 1.6 points in Q3 2029/30.", [AGREES]),
        ("Lamps lit by dusk rose by 1.6 points in Q3.", [AGREES]),
        ("Lamps lit by dusk rose by 1.6 points in Q2.", [ASK]),
        ("Lamps lit by dusk were 86.5% in quarter 2.", [AGREES]),
        ("Lamps lit by dusk were 87.5% in quarter 2.", [ASK]),
        # Of a year whose quarters are printed nobody knows which is meant.
        ("Lamps lit by dusk were 87.5% in 2029/30.", []),
        ("Lamps lit by dusk rose by 1.6 points in 2029/30.", []),
    ],
)
def test_a_quarter_is_the_one_that_is_named(said, told):
    assert verdicts(said, QUARTERS) == told


def test_minutes_of_an_earlier_meeting_do_not_tell_of_this_papers_tables():
    paper = PAPER.format("") + (
        "\n\nSandhaven City Council\n\nMinutes of the meeting of the Harbour Panel held on 7 February 2030\n\n"
        "Present: Councillor A Reed\n\n12 Lamps\n\n"
        "Lamps in the harbour were 1,320 in 2029/30.\n\nRESOLVED that the report be noted.\n"
    )
    assert [verdict for verdict, _ in claims(paper) if verdict == ASK] == []
