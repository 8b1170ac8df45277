"""What is told of tables whose figures leave open what is meant: there only what is sure is said."""

import pytest

from packs.checks.check import check
from packs.readers.pack import read_with_blocks
from tests.packs.checks.test_tellings import (
    AGREES,
    ASK,
    GROUPS,
    HEAD,
    TABLE,
    TWO_WAYS,
    UNSURE,
    claims,
    verdict,
)

OVERTAKING = TABLE.replace("60.0\t60.8\t58.3", "58.5\t60.8\t60.3")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Sandhaven is above our SN average.", [AGREES]),
        ("Sandhaven has been above our SN average for two consecutive years.", [AGREES]),
        ("Sandhaven has been above our SN average for three consecutive years.", [ASK]),
        ("Sandhaven is above our SN average for the third consecutive year.", [ASK]),
    ],
)
def test_of_a_streak_each_of_its_years_must_hold_and_no_other(said, told):
    assert verdict(said, OVERTAKING) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Sandhaven is below national for the third consecutive year.", [AGREES]),
        ("Sandhaven is below national for the fourth consecutive year.", []),
    ],
)
def test_of_more_years_than_are_printed_nobody_can_tell(said, told):
    assert verdict(said) == told


FOUR = """Divers achieving a licence (%)	2026	2027	2028	2029
Sandhaven	60.5	60.0	60.8	58.3
National	{}	62.0	63.3	64.2

Commentary

- Sandhaven has been below national for four consecutive years.
"""


@pytest.mark.parametrize(("first", "told"), [("61.0", AGREES), ("60.1", ASK)])
def test_a_streak_may_be_as_long_as_the_table(first, told):
    assert [each for each, says in claims(FOUR.format(first)) if "four" in says] == [told]


ROWS = """Divers achieving a licence (%)	2028	2029	Trend
Sandhaven	60.8	58.3	{own}
National	63.3	64.2	{national}
West Midlands	57.5	58.0	{region}
Statistical neighbours	59.4	59.9	-
"""


def in_row(**cells):
    trends = {"own": "-", "national": "-", "region": "-", **cells}
    return verdict("", ROWS.format(**trends).replace("{}", ""))


def test_in_the_row_of_a_nation_or_a_region_its_own_figure_may_be_meant():
    assert in_row(own="Above statistical neighbours") == [ASK]
    assert in_row(national="Above statistical neighbours") == []
    assert in_row(region="Above statistical neighbours") == []


def test_the_nation_may_be_called_by_its_name():
    table = ROWS.replace("National", "England")
    assert (
        verdict("", table.format(own="-", national="Above statistical neighbours", region="-"))
        == []
    )


@pytest.mark.parametrize(
    ("years", "told"),
    [
        (("2027", "2028", "2029"), [AGREES]),
        (("2026", "2028", "2029"), []),
        (("2026", "2027", "2029"), []),
        (("March 2027", "March 2028", "March 2029"), []),  # a month is no year
    ],
)
def test_a_streak_is_of_years_that_follow_one_another(years, told):
    table = "\t".join(("Divers achieving a licence (%)", *years, "Trend"))
    table += "\nSandhaven\t56.0\t57.0\t58.3\tImproved for the second consecutive year\n"
    table += "National\t62.0\t63.3\t64.2\t-\n"
    assert [each for each, says in claims(table) if "consecutive" in says] == told


def test_a_streak_of_what_may_be_better_either_way_is_left_to_people():
    table = TABLE.replace("Divers achieving a licence (%)", "Days at sea")
    said = "Sandhaven is {} national for the second consecutive year."
    assert verdict(said.format("below"), table) == [AGREES]
    assert verdict(said.format("worse than"), table) == []


def test_of_two_regions_neither_is_taken():
    said = "Sandhaven is above the West Midlands."
    assert verdict(said) == [AGREES]
    assert verdict(said, TABLE.replace("LA ranking", "London\t57.0\t57.1\t57.2\nLA ranking")) == []


MIXED = """Divers achieving a licence (%)	2028	{then}	2029	Trend
Sandhaven	46	43	40	{{}}
National	50	51	52	-
"""


@pytest.mark.parametrize(
    ("then", "told"), [("Q1 2029", []), ("March 2029", []), ("2028/29", [AGREES])]
)
def test_years_and_parts_of_years_are_in_no_sure_order(then, told):
    assert verdict("Below national", MIXED.format(then=then)) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("4.8 points below national", [AGREES]),  # by the new test
        ("4.2 points below national", [AGREES]),  # by the old one
        ("2.2 points below national", []),  # the old test's figure beside the new one's
        ("6.8 points below national", []),
    ],
)
def test_what_was_counted_in_two_ways_stands_only_beside_its_like(said, told):
    assert verdict(said, TWO_WAYS) == told


def test_a_year_counted_in_two_ways_is_no_two_years():
    for said in ("Below national for the second consecutive year",
                 "Downward for the second consecutive year"):  # fmt: skip
        assert [each for each, says in claims(TWO_WAYS.format(said)) if "consecutive" in says] == []


def narrative(said):
    text = GROUPS.format(night=said, deep="-", embargo="35.0")
    return [each for each, says in claims(text) if "Diff" not in says]


def test_of_a_phase_that_the_table_lacks_nothing_is_said():
    assert narrative("KS4 Attainment 8 improved.") == [AGREES]
    assert narrative("KS3 Attainment 8 improved.") == []
    assert narrative("KS4 Attainment 8 improved. KS3 dropped.") == [AGREES]


def test_of_two_measures_named_alike_neither_is_taken():
    assert narrative("Attainment 8 improved.") == [AGREES]
    assert narrative("Expected standard and Attainment 8 improved.") == []
    assert narrative("Expected standard. Dropped.") == [AGREES]
    assert narrative("Expected standard and Attainment 8. Dropped.") == []
    assert narrative("Attainment 8 improved. Expected standard and Attainment 8 improved.") == [
        AGREES
    ]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("In the headline measure Sandhaven is 4.8 points below national.", [AGREES]),
        ("In the headline measure Sandhaven is 4.2 points below national.", [ASK]),
        ("In the comparable measure Sandhaven is 4.2 points below national.", [AGREES]),
        ("Sandhaven is 4.2 points below national.", [AGREES]),  # either may be meant
    ],
)
def test_words_may_say_which_of_two_ways_of_counting_is_meant(said, told):
    table = TWO_WAYS.replace("new test", "headline measure")
    table = table.replace("old test", "comparable measure").format("-")
    assert verdict("", f"{table}\nCommentary\n\n- {said}\n") == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Sandhaven is 5.9 points below national.", [AGREES]),
        ("Sandhaven is 6 points below national.", [AGREES]),
        ("Sandhaven is 5.8 points below national.", [UNSURE]),
        ("Sandhaven is 5.7 points below national.", [ASK]),
    ],
)
def test_by_how_much_figures_differ_may_have_been_worked_out_before_they_were_rounded(said, told):
    assert verdict(said) == told


def test_a_groups_narrative_has_the_line_on_which_it_stands():
    """Beside the group's first row, of which there may be no figures."""
    text = GROUPS.format(night="-", deep="-", embargo="35.0")
    row = next(line for line in text.splitlines() if line.startswith("Night"))
    words = "KS4 Attainment 8 improved."
    text = text.replace(
        row, f"Night divers\tKS1\tReading\tSandhaven\t\t\t\t{words}\n" + row[len("Night divers") :]
    )
    told = check(*read_with_blocks((HEAD + text).encode(), "divers.txt")).claims
    line = (HEAD + text).splitlines().index(
        next(one for one in (HEAD + text).splitlines() if words in one)
    ) + 1
    assert [one.line for one in told if one.kind == "direction"] == [line]


@pytest.mark.parametrize(
    ("national", "told"), [("58.3", [AGREES]), ("58.4", [UNSURE]), ("64.2", [ASK])]
)
def test_no_gap_is_no_difference(national, told):
    paper = TABLE.replace("64.2", national)
    assert verdict("In 2029 there is no gap to national.", paper) == told


def test_no_improvement_is_not_an_improvement():
    assert verdict("There was no improvement in Sandhaven in 2029.") == []


FIRST = """Divers achieving a licence (%)	2027	2028	2029
Sandhaven	58.5	61.0	60.3
National	62.0	63.3	64.2
Statistical neighbours	59.0	60.5	61.0

Commentary

- {}
"""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("In 2028 Sandhaven is above our SN average for the first time.", [AGREES]),
        ("In 2029 Sandhaven is below national for the first time.", [AGREES, ASK]),
        # That it is not so at all is another claim.
        ("In 2029 Sandhaven is above our SN average for the first time.", [ASK]),
        ("In 2027 Sandhaven is below national for the first time.", [AGREES]),
        ("In 2029 our new quays are below national for the first time.", []),
    ],
)
def test_what_is_so_for_the_first_time_was_so_in_no_period_before(said, told):
    assert verdict(said, FIRST) == told


@pytest.mark.parametrize(
    ("region", "said", "told"),
    [
        ("North West", "Sandhaven is 0.3 points above the North West.", [AGREES]),
        ("North West", "Sandhaven is 1.3 points above the North West average.", [ASK]),
        ("Yorkshire and the Humber", "Sandhaven is below Yorkshire and the Humber.", [ASK]),
        ("Wales", "Sandhaven is above Wales.", [AGREES]),
        ("South East", "Sandhaven is below the north east of the bay.", []),
    ],
)
def test_a_region_is_known_by_its_name(region, said, told):
    assert verdict(said, TABLE.replace("West Midlands", region)) == told
