"""What a table says of itself: differences, totals, averages, shares, and figures that cannot be."""

import pytest

from packs.checks.check import check
from packs.readers.pack import read_with_blocks

HEAD = "Sandhaven Council\n\nTo: Harbour Panel\n\nDate: 14 March 2030\n\nSubject: Boats\n\n## 1 Boats\n\n"


def told(*rows, before="", after=""):
    """The claims of one table: (verdict, words, sum)."""
    table = "\n".join("\t".join(row) for row in rows)
    paper = f"{HEAD}{before}\n\n{table}\n\n{after}\n".encode()
    claims = check(*read_with_blocks(paper, "boats.txt")).claims
    return [(one.verdict, one.says, one.computed) for one in claims]


def verdicts(*rows, **around):
    return [verdict for verdict, _, _ in told(*rows, **around)]


def asked(*rows, **around):
    return [
        (says, sum_) for verdict, says, sum_ in told(*rows, **around) if verdict == "worth asking"
    ]


MOORINGS = [("Harbour", "2028", "2029", "Diff"), ("North quay", "40", "46", "+6"),
            ("South quay", "31", "28", "-3"), ("West quay", "12", "19", "+7")]  # fmt: skip


def test_a_printed_difference_is_held_against_its_two_figures():
    assert verdicts(*MOORINGS) == ["agrees"] * 3
    assert asked(*MOORINGS[:3], ("West quay", "12", "19", "+9")) == [("Diff: +9", "19 − 12 = 7")]


def test_a_difference_may_be_right_before_rounding_and_may_miss_a_figure():
    header = ("% berthed", "2028", "2029", "Diff")
    rows = [("North quay", "40.4", "46.1", "5.7"), ("South quay", "31.2", "28.9", "-2.3")]

    assert asked(header, *rows, ("West quay", "12.1", "19.4", "7.4")) == []
    assert verdicts(header, *rows, ("West quay", "NA", "19.4", "7.4"))[-1] == "cannot tell"


def test_differences_in_brackets_are_held_against_figures_in_brackets():
    header = ("Boats (nation)", "2028", "2029", "Diff")
    rows = [header, ("North quay", "40.4 (50.1)", "46.1 (46.3)", "5.7 (-3.8)"),
            ("South quay", "31.2 (20.0)", "28.9 (21.5)", "-2.3 (1.5)"),
            ("West quay", "11.0 (30.0)", "12.5 (31.0)", "1.5 (2.0)")]  # fmt: skip
    assert asked(*rows) == [("Diff: 2.0", "31 − 30 = 1")]
    shares = [(*row[:3], row[3].partition("(")[0] + "(25%)") for row in rows[1:]]
    assert asked(header, *shares) == []


def test_a_table_that_does_not_show_how_its_differences_come_is_left_alone():
    assert (
        told(MOORINGS[0], ("North quay", "40", "46", "3"), ("South quay", "31", "28", "11")) == []
    )


BOATS = [("Boats by quay", "2028", "2029"), ("North quay", "40", "46"), ("South quay", "31", "28"),
         ("West quay", "12", "19")]  # fmt: skip


def test_a_total_is_the_sum_of_the_rows_above_it():
    assert verdicts(*BOATS, ("Total", "83", "93")) == ["agrees"] * 2
    assert asked(*BOATS, ("Total", "83", "98")) == [("Total, 2029: 98", "46 + 28 + 19 = 93")]


def test_where_only_some_rows_are_printed_a_total_is_not_asked_about():
    assert asked(*BOATS, ("Total", "90", "98"), before="The main quays only.") == []


def test_a_total_beside_its_parts_is_their_sum():
    header = ("Quay", "Sail", "Motor", "Total")
    rows = [("North", "10", "12", "22"), ("South", "7", "9", "16"), ("West", "5", "3", "8")]

    assert asked(header, *rows, ("East", "6", "5", "12")) == [("East, Total: 12", "6 + 5 = 11")]


def test_an_average_lies_within_what_it_is_of():
    rows = [("North quay", "40"), ("South quay", "30"), ("West quay", "20")]
    header = ("Days at berth", "2029")

    assert verdicts(header, *rows, ("Average", "30")) == ["agrees"]
    assert asked(header, *rows, ("Average", "45")) == [("Average, 2029: 45", "their average is 30")]
    assert told(header, *rows, ("Average", "34")) == [], "it may be weighted"


PATHS = [("Went to", "% of boats", "Number of boats"), ("Sea", "50.0", "50"), ("River", "25.0", "25"),
         ("Dry dock", "15.0", "15")]  # fmt: skip


def test_a_percentage_is_held_against_the_count_beside_it():
    assert asked(*PATHS, ("Sold", "10.0", "10")) == []
    changed = asked(PATHS[0], *PATHS[1:3], ("Dry dock", "15.0", "10"), ("Sold", "10.0", "15"))
    assert ("Dry dock, % of boats: 15.0", "10 of 100 is 10%") in changed


def test_counts_under_a_heading_of_percentages():
    rows = [("Berths needed", "0", "1", "2"), ("2028 (% of 40 boats)", "10", "20", "10"),
            ("2029 (% of 50 boats)", "20", "60", "20")]  # fmt: skip

    assert asked(*rows) == [
        ("2028 (% of 40 boats)", "10 + 20 + 10 = 40: together they are the 40 themselves, not 100%")
    ]


@pytest.mark.parametrize(("last", "verdict"), [("20", "agrees"), ("23", "worth asking")])
def test_the_shares_of_all_kinds_make_a_hundred(last, verdict):
    rows = [("Kind of boat", "% in 2029"), ("Sail", "50%"), ("Motor", "30%"), ("Other", f"{last}%")]

    assert [one for one, says, _ in told(*rows) if "the shares of" in says] == [verdict]


def test_no_share_of_people_is_more_than_all_of_them():
    rows = [("Quay", "% of staff trained"), ("North", "88"), ("South", "188"), ("West", "91")]

    assert asked(*rows) == [("South, % of staff trained: 188", "a share is between 0 and 100%")]


def test_a_percentage_among_counts_and_a_place_behind_the_last():
    rows = [("Quay", "Number of boats", "Place"), ("North", "88", "3rd of 11"), ("South", "12%", "4th of 11"),
            ("West", "91", "14th of 11")]  # fmt: skip

    assert asked(*rows) == [
        ("South, Number of boats: 12%", "the other figures of the column are counts"),
        ("West, Place: 14th of 11", "there are 11 places"),
    ]


def test_what_stands_for_a_difference_of_a_figure_that_is_missing_cannot_be_told():
    header = ("% berthed", "2028", "2029", "Diff")
    rows = [("North quay", "40.4", "46.1", "5.7"), ("South quay", "31.2", "28.9", "-2.3")]
    missing = ("West quay", "12.0", "NA", "NA"), ("East quay", "14.0", "Embargo", "Embargo")
    assert told(header, *rows, *missing)[2:] == [
        ("cannot tell", "Diff: NA", "a figure is missing"),
        ("cannot tell", "Diff: Embargo", "a figure is missing"),
    ]
    # A dash, or a difference of two figures that are printed, is nobody's claim.
    assert verdicts(header, *rows, ("West quay", "12.0", "-", "-")) == ["agrees"] * 2
    assert verdicts(header, *rows, ("West quay", "12.0", "13.0", "NA")) == ["agrees"] * 2


def test_one_of_two_values_of_a_cell_may_be_missing():
    header = ("Score, ours (all)", "2028", "2029", "Diff")
    rows = [
        ("Boats", "1.4 (1.1)", "1.2 (1.2)", "-0.2 (+0.1)"),
        ("Oars", "2.4 (2.0)", "2.9 (2.3)", "+0.5 (+0.3)"),
    ]
    half = ("Ropes", "1.0 (0.9)", "1.3 Embargo", "{} Embargo")
    assert [
        one[:2] for one in told(header, *rows, [cell.format("+0.3") for cell in half])[-2:]
    ] == [
        ("agrees", "Diff: +0.3"),
        ("cannot tell", "Diff: Embargo"),
    ]
    assert asked(header, *rows, [cell.format("+0.7") for cell in half]) == [
        ("Diff: +0.7", "1.3 − 1 = 0.3")
    ]


def test_a_comma_within_a_signed_value_of_a_list_is_its_point():
    header = ("Score: boats, oars", "2028", "2029", "Diff")
    rows = [
        ("North", "1.4, 1.1", "1.2, 1.2", "-0.2, +0.1"),
        ("South", "2.4, 2.0", "2.9, 2.2", "+0.5, +0,2"),
    ]
    assert verdicts(header, *rows) == ["agrees"] * 4
