"""What is told of targets, of the highest and the lowest, of how many times, and of places among others."""

from decimal import Decimal

import pytest

from packs.checks.rounding import exactly
from packs.checks.times import is_so_many
from tests.packs.checks.test_tellings import AGREES, ASK, UNSURE, claims

TARGETS = """Indicator	Target	Q1 2029/30	Q2 2029/30	Q3 2029/30	Direction of travel
Divers achieving a licence (%)	60	58.0	61.2	59.4	{trend}
Complaints of divers	20	20	22	18
Ropes in the store	400	380	390	420	{ropes}

{said}
"""


def verdicts(said, paper=TARGETS, **words):
    told = claims(paper.format(**{"said": said, "trend": "", "ropes": ""} | words))
    return [verdict for verdict, _ in told]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Divers achieving a licence missed the target in Q3.", [AGREES]),
        ("Divers achieving a licence met the target in Q2.", [AGREES]),
        ("Divers achieving a licence met the target in Q3.", [ASK]),
        ("Divers achieving a licence did not meet the target in Q2.", [ASK]),
        ("Divers achieving a licence exceeded their target in Q2.", [AGREES]),
        ("Divers achieving a licence were 0.6 percentage points below target in Q3.", [AGREES]),
        ("Divers achieving a licence were 1.6 percentage points below target in Q3.", [ASK]),
        ("Divers achieving a licence were above target in Q3.", [ASK]),
        ("For divers achieving a licence the target of 60% was missed.", [AGREES]),
        ("Complaints of divers exceeded their target in Q1.", [UNSURE]),
        # Fewer complaints are better.
        ("Complaints of divers met the target in Q3.", [AGREES]),
        ("Complaints of divers met the target in Q2.", [ASK]),
        ("Complaints of divers were below target in Q3.", [AGREES]),
        # Nobody knows what is meant, or which is better.
        ("Complaints of divers were below target in Q2.", []),
        ("For divers achieving a licence the target of 70% was missed.", []),
        ("Divers achieving a licence will meet the target in Q3.", []),
        ("Divers achieving a licence have not yet met the target in Q2.", []),
        ("Divers achieving a licence met the target of the islands in Q3.", []),
        ("Ropes in the store met the target in Q2.", []),
    ],
)
def test_a_figure_is_held_against_its_target(said, told):
    assert verdicts(said) == told


def test_what_the_table_calls_improving_shows_which_way_is_better():
    said = "Ropes in the store met the target in Q2."
    assert verdicts(said, ropes="Improving") == [AGREES, ASK]
    assert verdicts(said, ropes="Worsening") == [AGREES]


def test_a_target_of_a_year_is_no_figure_of_that_year():
    paper = TARGETS.replace(
        "Target\tQ1 2029/30\tQ2 2029/30\tQ3 2029/30", "2027/28\t2028/29\t2029/30\tTarget 2029/30"
    )
    paper = paper.replace("60\t58.0\t61.2\t59.4", "58.0\t59.4\t61.2\t60")
    assert verdicts("Divers achieving a licence rose by 1.8 points in 2029/30.", paper) == [AGREES]
    assert verdicts("Divers achieving a licence met the target in 2029/30.", paper) == [AGREES]


YEARS = """Harbour	2026	2027	2028	2029	England 2029
Divers achieving a licence (%)	61.0	57.5	60.8	60.1	62.0
Complaints of divers	40	81	22	21
Ropes in the store	210	300	NA	427

{said}
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("In 2027 divers achieving a licence were the lowest of the four years.", [AGREES]),
        ("In 2029 divers achieving a licence were the lowest of the four years.", [ASK]),
        ("In 2028 divers achieving a licence had the best result since 2027.", [AGREES]),
        ("In 2029 divers achieving a licence had the best result since 2027.", [ASK]),
        ("In 2027 divers achieving a licence were the lowest on record.", [UNSURE]),
        ("In 2028 divers achieving a licence were the highest on record.", [ASK]),
        ("In 2029 complaints of divers were the best in the last three years.", [AGREES]),
        ("In 2029 complaints of divers were the worst in the last three years.", [ASK]),
        ("In 2029 complaints of divers were the lowest in ten years.", [UNSURE]),
        # One figure is missing.
        ("In 2029 ropes in the store were the highest of the four years.", [UNSURE]),
        # Better of ropes is nobody's guess, nor are others' figures ours.
        ("In 2029 ropes in the store were the best of the four years.", []),
        ("In 2029 divers achieving a licence were the lowest of the ports.", []),
    ],
)
def test_the_highest_and_the_lowest_are_held_against_the_periods_printed(said, told):
    assert verdicts(said, YEARS) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Ropes in the store have doubled since 2026.", [AGREES]),
        ("Ropes in the store have more than doubled since 2026.", [AGREES]),
        ("Ropes in the store have tripled since 2026.", [ASK]),
        ("Ropes in the store have more than doubled since 2027.", [ASK]),
        ("Complaints of divers almost halved since 2026.", [AGREES]),
        ("Complaints of divers doubled in 2027.", [AGREES]),
        ("Complaints of divers halved in 2029.", [ASK]),
        ("Ropes in the store doubled in 2028.", [UNSURE]),
        ("Ropes in the store have doubled since 2020.", []),
        ("Ropes in the store have not doubled since 2026.", []),
        ("Ropes in the north store have tripled since 2026.", []),
    ],
)
def test_how_many_times_a_figure_became_is_worked_out(said, told):
    assert verdicts(said, YEARS) == told


RANKS = """Divers achieving a licence (%)	2028	2029
Sandhaven	60.8	58.3
National	63.3	64.2
LA ranking	{la}
Statistical neighbours	59.0 Joint 3rd	59.9 {sn}

Commentary

- {said}
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("We are 1.6 points below our SN average, placing us in the bottom half of the table.", [AGREES, AGREES]),
        ("We are 1.6 points below our SN average, placing us in the top half of the table.", [AGREES, UNSURE]),
        ("We are in the top quartile of the SN ranking.", [UNSURE]),
        ("We are in the bottom third of the SN ranking.", [AGREES]),
        ("We are at the bottom of the table for SN ranking.", [UNSURE]),
        # Of how many councils, the paper does not say; of neighbours there may be more than are usual.
        ("We are in the top quartile of the LA ranking.", [UNSURE]),
        ("We are not in the top quartile of the SN ranking.", []),
        ("We are in the top half of the table.", []),
    ],
)  # fmt: skip
def test_a_place_is_held_against_how_many_there_are(said, told):
    assert verdicts(said, RANKS, la="104	112", sn="8th") == told


@pytest.mark.parametrize(("la", "told"), [("30 of 152", [AGREES]), ("112 of 152", [ASK])])
def test_of_how_many_a_cell_may_say_itself(la, told):
    said = "We are in the top quartile of the LA ranking."
    assert verdicts(said, RANKS, la=f"20 of 152	{la}", sn="8th") == told


@pytest.mark.parametrize(
    ("said", "sn", "told"),
    [
        ("We were joint 5th in the SN ranking.", "Joint 5th", [AGREES]),
        ("We were joint 5th in the SN ranking.", "5th", [ASK]),
        ("We were outright 1st in the SN ranking.", "Joint 1st", [ASK]),
        ("We were outright 1st in the SN ranking.", "1st", [AGREES]),
        ("We were joint 4th in the SN ranking.", "5th", []),
        # A plain "5th" may be short for "joint 5th".
        ("We were 5th in the SN ranking.", "Joint 5th", []),
    ],
)
def test_a_place_told_as_shared_or_as_nobody_elses_is_held_against_the_table(said, sn, told):
    assert verdicts(said, RANKS, la="104	112", sn=sn) == told


def test_a_figure_counted_in_another_way_did_not_become_so_many_times_the_first():
    paper = YEARS.replace("2026\t", "2026 (old count)\t", 1)
    assert verdicts("Ropes in the store have tripled since 2026.", paper) == []


@pytest.mark.parametrize(
    ("quotient", "times", "size", "is_fair"),
    [
        ("0.58", "0.5", "nearly", True),
        ("0.62", "0.5", "nearly", False),
        ("0.42", "0.5", "nearly", False),
        ("1.7", "2", "almost", True),
        ("2.3", "2", "almost", False),
        ("0.49", "0.5", "more than", True),
        ("0.51", "0.5", "more than", False),
        ("2.15", "2", "", True),
        ("2.3", "2", "", False),
    ],
)
def test_how_many_times_may_be_out_by_a_tenth_and_nearly_by_a_fifth(quotient, times, size, is_fair):
    assert is_so_many(exactly(Decimal(quotient)), Decimal(times), size) == is_fair
