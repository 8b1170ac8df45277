"""Figures that stand in two places: a column under two headings, a figure with two values, headings out of step."""

import pytest

from tests.packs.checks.test_tellings import ASK, claims

ENTERED = """Divers entered for a licence (%)	2028	2029
Sandhaven	20.6	39.2
National	24.8	38.4
LA ranking	104	65
Statistical neighbours	21.2 6th	34.9 2nd
"""
LICENSED = """Divers given a licence (%)	2028	2029
Sandhaven	{own}	19.7
National	{national}	23.9
LA ranking	104	107
Statistical neighbours	21.2 6th	20.0 7th
"""


def repeated(text):
    return [(each, says) for each, says in claims(text) if "licence (%), 20" in says]


def test_a_column_that_stands_under_two_headings_is_worth_asking():
    told = repeated(f"{ENTERED}\n{LICENSED.format(own='20.6', national='24.8')}")
    assert told == [(ASK, "Divers given a licence (%), 2028: 20.6, 24.8, 104, 21.2, 6th")]


@pytest.mark.parametrize(("own", "national"), [("20.7", "24.8"), ("20.6", "24.9"), ("NA", "24.8")])
def test_a_column_with_one_other_figure_is_another(own, national):
    assert not repeated(f"{ENTERED}\n{LICENSED.format(own=own, national=national)}")


def test_the_same_measure_may_be_printed_twice():
    assert not repeated(f"{ENTERED}\nWords between.\n\n{ENTERED}")


def test_small_counts_may_be_the_same_by_chance():
    few = "\n".join(["Boats {} per harbour\t2028\t2029", "Sandhaven\t2\t{}", "National\t3\t5",
                     "West Midlands\t1\t4", "London\t5\t6"])  # fmt: skip
    text = few.format("sunk", 4) + "\n\nWords between.\n\n" + few.format("lost", 7)
    assert not [says for _, says in claims(text) if "Boats" in says]


def groups(*national):
    rows = "Group\tPhase\tMeasure\tArea\t2028\t2029\n"
    names = [f"{name} divers" for name in ("Night", "Deep", "Cave", "Young", "Wreck", "Ice")]
    for name, figure in zip(names, national, strict=False):
        rows += f"{name}\tKS4\tAttainment 8\tSandhaven\t33.{len(rows) % 7}\t34.4\n"
        rows += f"\t\t\tNational\t50.1\t{figure}\n"
    return [says for each, says in claims(rows) if each == ASK and "National" in says]


@pytest.mark.parametrize(
    ("national", "told"),
    [
        (("46.3", "46.3", "46.4", "46.3"), ["National, Attainment 8, 2029: 46.4"]),
        (("46.3", "46.3", "46.3", "46.3"), []),
        (("46.3", "46.3", "46.4", "46.4"), []),
        (("46.3", "46.3", "46.3", "46.4", "46.4"), ["National, Attainment 8, 2029: 46.4"]),
        (("46.3", "46.3", "46.3", "46.4", "46.4", "46.4"), []),  # nobody can tell which is usual
        (("46.3", "46.3", "44.0", "46.3"), []),  # another figure, not another last digit
        (("46.3", "46.2", "46.4", "46.3"), []),  # every group has its own
        (("46.3", "46.3", "46.4"), []),
    ],
)
def test_a_figure_that_stands_with_two_values_is_worth_asking(national, told):
    assert groups(*national) == told


def headings(*periods):
    text = (
        "\t".join(("Divers in work", *periods)) + "\nSandhaven\t91\t92\t93\nNational\t92\t94\t94\n"
    )
    return [says for each, says in claims(text) if each == ASK]


def test_headings_of_two_years_keep_step():
    even = ("2025/26 cohort in 2027/28", "2026/27 cohort in 2028/29", "2027/28 cohort in 2029/30")
    odd = ("2025/26 cohort in 2026/27", *even[1:])
    assert headings(*even) == []
    assert headings(*odd) == ["; ".join(odd)]
