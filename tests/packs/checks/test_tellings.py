"""What trend columns, commentary and narratives tell of their tables, held against the figures."""

import pytest

from packs.checks.check import check
from packs.readers.pack import read_with_blocks

HEAD = """Sandhaven City Council

To: Harbour Panel

Date: 14 March 2030

Subject: Divers

## 1 Divers

"""
AGREES, ASK, UNSURE = "agrees", "worth asking", "cannot tell"
TABLE = """Divers achieving a licence (%)	2027	2028	2029
Sandhaven	60.0	60.8	58.3
National	62.0	63.3	64.2
West Midlands	58.0	57.5	58.0
LA ranking	90	104	112
Statistical neighbours	59.0 3rd	59.4 3rd	59.9 8th

Commentary

- {}
"""


def claims(text):
    told = check(*read_with_blocks((HEAD + text).encode(), "divers.txt")).claims
    return [(str(one.verdict), one.says) for one in told]


def verdict(said, table=TABLE):
    """What the checks tell of one sentence under a table."""
    return [each for each, _ in claims(table.format(said))]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("In 2029 we fell by 2.5 points.", [AGREES]),
        ("In 2029 we fell by 3.5 points.", [ASK]),
        ("Sandhaven improved in 2029.", [ASK]),
        ("Sandhaven improved in 2028.", [AGREES]),
        ("Sandhaven has not improved in 2029.", []),
        ("Sandhaven will improve in 2029.", []),
        ("Sandhaven may improve in 2029.", []),
        ("Sandhaven improved in 2026.", []),
        ("National rose by 0.9 points.", [AGREES]),
        ("Sandhaven fell, compared to national, which rose.", [AGREES, AGREES]),
        ("Sandhaven fell whilst our islands rose.", [AGREES]),
        ("Sandhaven fell, as did national.", [AGREES, ASK]),
        ("Since 2027 Sandhaven fell by 1.7 points.", [AGREES]),
        ("Sandhaven remained the same.", [ASK]),
        ("In 2028 Sandhaven remained the same.", [ASK]),
        ("Divers from the islands improved in 2029.", []),
        ("Sandhaven improved from 43% to 47%.", [AGREES]),
        ("Sandhaven improved from 47% to 43%.", []),
        ("Sandhaven improved from 60.8% to 58.3%.", [ASK]),
        ("Sandhaven fell from 60.8% to 58.3%.", [AGREES]),
        ("Sandhaven rose from 60.8% to 58.3%.", [ASK]),
    ],
)  # fmt: skip
def test_a_figure_moves_as_it_is_told(said, told):
    assert verdict(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Sandhaven is below national.", [AGREES]),
        ("Sandhaven is above national.", [ASK]),
        ("Sandhaven is above the West Midlands but below our statistical neighbours.", [AGREES, AGREES]),
        ("Sandhaven is below national and West Midlands.", [ASK]),
        ("In 2028 Sandhaven was above our SN average.", [AGREES]),
        ("In 2029 Sandhaven was above our SN average.", [ASK]),
        ("Sandhaven is in line with the West Midlands.", [AGREES]),
        ("Sandhaven is in line with national.", [ASK]),
        ("Sandhaven is in line with our SN average.", [UNSURE]),
        ("Sandhaven has been below national for three consecutive years.", [AGREES]),
        ("Sandhaven has been above West Midlands for two consecutive years.", [AGREES]),
        ("Sandhaven has been above our SN average for two consecutive years.", [ASK]),
        ("Sandhaven has been below national for four consecutive years.", []),
        ("Women were more often licensed than men and above national.", []),
        ("Sandhaven is better than national.", [ASK]),
        ("Sandhaven is not above national.", []),
    ],
)  # fmt: skip
def test_a_figure_stands_beside_another_areas_as_it_is_told(said, told):
    assert verdict(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("The gap to national has widened to 5.9 points.", [AGREES]),
        ("The gap to national has widened by 3.4 points.", [AGREES]),
        ("The gap to national has widened by 2.4 points.", [ASK]),
        ("The gap to national has widened to 4.9 points.", [ASK]),
        ("The gap to national has narrowed.", [ASK]),
        ("The gap to our statistical neighbours has widened.", [AGREES]),
        ("The gap between men and women has narrowed.", []),
        ("The gap between pupils has narrowed.", []),
        ("Women fell behind men, and the gap has narrowed.", []),
    ],
)  # fmt: skip
def test_a_gap_is_as_wide_as_it_is_told(said, told):
    assert verdict(said) == told


AHEAD = TABLE.replace("58.3", "66.3")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("We are closing the gap to national.", [ASK]),
        ("We have closed the gap to national.", [AGREES]),
        ("The gap to national has widened.", [UNSURE]),
    ],
)
def test_who_is_ahead_closes_no_gap(said, told):
    assert verdict(said, AHEAD) == told


def test_a_lead_that_shrank_did_not_widen():
    lead = TABLE.replace("62.0\t63.3\t64.2", "50.0\t51.0\t57.0")
    assert verdict("The gap to national has widened.", lead) == [ASK]
    assert verdict("The gap to national has narrowed.", lead) == [AGREES]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("We dropped from 3rd to 8th place among our statistical neighbours.", []),
        ("We dropped from 3rd to 8th in the SN ranking.", [AGREES]),
        ("We dropped from 3rd to 7th in the SN ranking.", [ASK]),
        ("Sandhaven moved up 8 places in the LA ranking.", [ASK]),
        ("Sandhaven dropped 8 places in the LA ranking and 5 places in the SN ranking.", [AGREES, AGREES]),
        ("Sandhaven dropped 8 places in the LA ranking and 4 places in the SN ranking.", [AGREES, ASK]),
        ("In 2028 we remained in 3rd place in the SN ranking.", [AGREES]),
        ("In 2029 we remained in 3rd place in the SN ranking.", [ASK]),
        ("Sandhaven dropped in both the LA and SN rankings.", [AGREES]),
        ("Sandhaven moved up in both the LA and SN rankings.", [ASK]),
        ("In 2028 Sandhaven dropped in both the LA and SN rankings.", [ASK]),
    ],
)  # fmt: skip
def test_places_are_as_they_are_told(said, told):
    assert verdict(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("In 2028 Sandhaven rose at a slower rate than national.", [AGREES, AGREES]),
        ("In 2028 Sandhaven rose at a faster rate than national.", [AGREES, ASK]),
        ("In 2028 Sandhaven rose at a slower rate than national (0.8 compared to 1.3).", [AGREES, AGREES]),
        ("In 2028 Sandhaven rose at a slower rate than national (0.8 compared to 2.3).", [AGREES, ASK]),
        ("In 2028 Sandhaven rose by 0.8 points, the same as national.", [AGREES, ASK]),
        ("In 2028 Sandhaven did not rise at the same rate as national.", [AGREES]),
    ],
)  # fmt: skip
def test_two_courses_are_held_beside_each_other(said, told):
    assert verdict(said) == told


def test_what_is_denied_is_shown_with_its_not():
    told = claims(TABLE.format("In 2028 Sandhaven did not rise at the same rate as national."))

    assert (AGREES, "not rise at the same rate as national") in told


RISING = TABLE.replace("60.0\t60.8\t58.3", "56.0\t57.0\t58.3")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Sandhaven has improved for the second consecutive year.", [AGREES]),
        ("Sandhaven has improved for the third consecutive year.", [ASK]),
        ("Sandhaven has improved for the fourth consecutive year.", [UNSURE]),
        ("Sandhaven has improved year on year.", [AGREES]),
    ],
)
def test_a_streak_needs_as_many_changes_as_are_told(said, told):
    assert [each for each, says in claims(RISING.format(said)) if "year" in says][-1:] == told


def test_a_broken_streak_is_worth_asking():
    told = claims(TABLE.format("Sandhaven has improved year on year."))
    assert (ASK, "Sandhaven has improved year on year") in told


SEVERAL = """Expected standard	2028			2029			Trend
	Reading	Writing	Maths	Reading	Writing	Maths
Sandhaven	70	71	74	72	70	74	{own}
National	74	72	73	76	72	73	{national}
LA ranking	100	90	70	88	95	72	{rank}

Commentary

- {said}
"""


def several(own="-", national="-", rank="-", said="It is told."):
    return claims(SEVERAL.format(own=own, national=national, rank=rank, said=said))


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"own": "Improved in Reading but declined in Writing"}, [AGREES, AGREES]),
        ({"own": "Improved in Reading but declined in Maths"}, [AGREES, UNSURE]),
        ({"own": "Improved in Reading and Writing"}, [ASK]),
        ({"rank": "Improved position for Reading but downward for Writing and Maths"}, [AGREES, AGREES]),
        ({"rank": "Upward for Writing"}, [ASK]),
        ({"rank": "Upward"}, [ASK]),
        ({"national": "Gap to national has stayed the same for Reading but has widened for Writing"},
         [AGREES, AGREES]),
        ({"national": "Gap to national has widened for Writing and remained the same for Reading"},
         [AGREES, AGREES]),
        ({"national": "Gap to national has widened for Reading & Writing"}, [UNSURE]),
        ({"said": "Sandhaven is below national in Reading and Writing, but above in Maths."}, [AGREES, AGREES]),
        ({"said": "Sandhaven is above national in Reading."}, [ASK]),
        ({"said": "Sandhaven is above national."}, []),
        ({"said": "Sandhaven is above national in all three."}, [ASK]),
        ({"said": "Girls are above national in Reading."}, []),
    ],
)  # fmt: skip
def test_of_several_measures_the_words_choose(cells, told):
    assert [each for each, _ in several(**cells)] == told


GROUPS = """Group	Phase	Measure	Area	2028	2029	Diff	Narrative
Night divers	KS2	Expected standard	Sandhaven	44	43	-1	{night}
			National	46	47	+1
	KS4	Attainment 8	Sandhaven	33.0	34.4	+1.4
			National	35.1	{embargo}	n/a
Deep divers	KS2	Expected standard	Sandhaven	50	52	+2	{deep}
			National	46	47	+1
	KS4	Attainment 8	Sandhaven	30.0	28.0	-2.0
			National	35.1	35.0	-0.1
"""


@pytest.mark.parametrize(
    ("night", "deep", "told"),
    [
        ("KS2 expected standard – dropped by 1ppt. Gap widened.", "-", [AGREES, AGREES]),
        ("KS2 expected standard – dropped by 3ppts. Gap narrowed.", "-", [ASK, ASK]),
        ("KS4 Attainment 8 improved. Gap narrowed.", "-", [AGREES, AGREES]),
        ("KS2 dropped. KS4 dropped.", "-", [AGREES, ASK]),
        ("KS3 dropped.", "-", []),
        ("Dropped.", "-", []),
        ("-", "KS2 expected standard – improved by 2ppts, whilst national improved by 1ppt.", [AGREES, AGREES]),
        ("-", "KS4 Attainment 8 score improved. Gap widened.", [ASK, AGREES]),
    ],
)  # fmt: skip
def test_a_groups_narrative_is_held_against_the_groups_own_figures(night, deep, told):
    text = GROUPS.format(night=night, deep=deep, embargo="35.0")
    assert [each for each, says in claims(text) if "Diff" not in says] == told


def test_of_an_embargoed_figure_nobody_can_tell():
    text = GROUPS.format(
        night="KS4 Attainment 8 improved. Gap narrowed.", deep="-", embargo="Embargo"
    )
    told = [one for one in claims(text) if "Diff" not in one[1]]
    assert told == [(AGREES, "KS4 Attainment 8 improved"), (UNSURE, "Gap narrowed")]


LESS = """Permanent exclusions	2028	2029	Trend
Sandhaven	46	40	{}
National	50	52	-
"""


@pytest.mark.parametrize(
    ("trend", "told"),
    [
        ("Improved", [AGREES]),
        ("Worsened", [ASK]),
        ("Downward", [AGREES]),
        ("Upward", []),  # of what is better when lower it may mean either way
        ("Increased", [ASK]),
    ],
)
def test_less_is_better_of_what_nobody_wants(trend, told):
    assert verdict(trend, LESS) == told


def test_a_change_by_very_little_may_be_told_as_none():
    assert verdict("No change", LESS.replace("46\t40", "460\t462")) == [UNSURE]
    assert verdict("No change", LESS.replace("46\t40", "460\t470")) == [ASK]


def test_of_what_may_be_better_either_way_no_improvement_is_doubted():
    table = "Days at sea\t2028\t2029\tTrend\nSandhaven\t46\t40\t{}\nNational\t50\t52\t-\n"
    assert verdict("Improved", table) == []
    assert verdict("Fell by 8", table) == [ASK]


MEASURED_ANEW = """Divers achieving a licence (%)	2028 (old test)	2029 (new test)	Trend
Sandhaven	46	40	{}
National	50	52	-
"""


def test_what_was_measured_anew_contradicts_nobody():
    assert verdict("Upward", MEASURED_ANEW) == []
    assert verdict("Downward", MEASURED_ANEW) == [AGREES]


QUARTERS = """Divers achieving a licence (%)	Q1 2028/29	Q2 2028/29	Q3 2028/29	Trend
Sandhaven	40	46	44	{}
National	50	52	51	-
"""


def test_a_quarter_may_be_compared_with_another_than_the_last():
    assert verdict("Upward", QUARTERS) == []
    assert verdict("Downward", QUARTERS) == [AGREES]
    assert verdict("Upward", QUARTERS.replace("40\t46\t44", "46\t45\t44")) == [ASK]


GRADES = """Average point score, all licences	2028	2029	Trend
Sandhaven	28.2 (Grade C)	29.9 (Grade B)	{}
National	31.8 (Grade B)	31.1 (Grade B)	-
"""


@pytest.mark.parametrize(
    ("trend", "told"),
    [
        ("Grade B now in line with national", [AGREES]),
        ("Score improved from Grade C to Grade B", [AGREES]),  # the score as well
        ("Grade remained at Grade B", [ASK]),
    ],
)
def test_grades_are_held_against_the_grades_printed(trend, told):
    assert verdict(trend, GRADES) == told


TWO_WAYS = """Divers achieving a licence (%)	2028	2029 (new test)	2029 (old test)	Trend
Sandhaven	20.6	17.1	19.7	{}
National	24.8	21.9	23.9	-
"""


@pytest.mark.parametrize(
    ("trend", "told"),
    [
        ("Gap to national has remained the same", [AGREES]),
        ("Gap to national has widened", [AGREES]),
        ("4.2 points below national", [AGREES]),
        ("3.2 points below national", []),
        ("Upward", []),
    ],
)
def test_of_a_year_counted_in_two_ways_either_may_be_meant(trend, told):
    assert verdict(trend, TWO_WAYS) == told


def test_what_two_rules_tell_of_the_same_words_is_told_once():
    """The figure and the place stand in one cell, with nothing between them that parts them."""
    cell = "In line with SN average Remained in 4th position"
    table = f"""Divers achieving a licence (%)	2028	2029	Trend
Sandhaven	60	61	-
Statistical neighbours	60 4th	61 4th	{cell}
"""
    told = check(*read_with_blocks((HEAD + table).encode(), "divers.txt")).claims
    assert [(one.says, one.computed) for one in told] == [(cell, "the same; from 4 to 4")]
