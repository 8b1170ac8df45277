"""What the figures say, in one sentence of plain English; each vector was worked out by hand."""

import pytest

from performance.reading.sentences import paragraphs, sentence
from tests.performance.reading.given import read

US, THEM, NEAR = "Marlbridge", "National", "Statistical neighbours"


def test_a_gap_that_narrowed_and_a_place_among_so_many():
    reading = read(
        "2015 2016 2017",
        {
            US: ["63.0%", "64.0%", "66.1%"],
            THEM: ["67.5%", "68.3%", "69.2%"],
            NEAR: ["65.0%", "66.1%", "66.1%"],
            "SN ranking": [(9, 11), (9, 11), (7, 11)],
            "LA ranking": [130, "j118", 104],
        },
        target=70,
    )

    assert paragraphs(reading) == [
        "66.1% in 2017, 3.1 percentage points below national; the gap narrowed by 1.2 since 2016; "
        "7th of 11 neighbours, up two places since 2016.",
        "The same as statistical neighbours; the gap of 2.1 has closed since 2016.",
        "104th among all authorities, up 14 places since 2016 (it was joint 118th).",
        "Over the short run it improved by 2.1 percentage points from 2016 to 2017.",
        "Over the long run it improved by 3.1 percentage points from 2015 to 2017.",
        "Target 70%: short by 3.9 percentage points.",
    ]


#: polarity, ours, theirs (before, now), what is said of the gap and its change
GAPS = [
    ("higher", ["60", "64"], ["66", "68"], "4 below national; the gap narrowed by 2 since 2016"),
    ("higher", ["60", "61"], ["62", "68"], "7 below national; the gap widened by 5 since 2016"),
    ("higher", ["70", "75"], ["68", "70"], "5 above national; the lead grew by 3 since 2016"),
    ("higher", ["70", "71"], ["66", "70"], "1 above national; the lead shrank by 3 since 2016"),
    ("higher", ["70", "72"], ["71", "70"],
     "2 above national; it went ahead, from 1 below in 2016"),
    ("higher", ["72", "70"], ["70", "71"],
     "1 below national; it fell behind, from 2 above in 2016"),
    ("higher", ["60", "64"], ["66", "70"], "6 below national; the gap is the same as in 2016"),
    ("lower", ["9", "7"], ["6", "6"],
     "1 above national (lower is better); the gap narrowed by 2 since 2016"),
    ("lower", ["5", "3"], ["6", "6"],
     "3 below national (lower is better); the lead grew by 2 since 2016"),
    ("lower", ["7", "5"], ["6", "6"],
     "1 below national (lower is better); it went ahead, from 1 above in 2016"),
    ("neither", ["9", "7"], ["6", "6"], "1 above national; the difference shrank by 2 since 2016"),
    ("neither", ["7", "4"], ["6", "6"],
     "2 below national; it crossed over, from 1 above in 2016"),
    ("higher", ["60.0", "60"], ["60.2", "60.4"],
     "about the same as national; the difference is about the same as in 2016"),
    ("higher", ["44.0", "44.0"], ["43.6", "44.4"],
     "0.4 below national; it fell behind, from 0.4 above in 2016"),
    ("higher", ["-0.73", "-0.5"], ["0", "0"],
     "0.5 below national; the gap narrowed by 0.23 since 2016"),
    ("higher", ["60p", "64"], ["66", "68p"],
     "4 below national (provisional); the gap narrowed by 2 since 2016 (provisional then)"),
]  # fmt: skip


@pytest.mark.parametrize(("polarity", "ours", "theirs", "said"), GAPS)
def test_a_gap_is_said_as_better_or_worse_means_it(polarity, ours, theirs, said):
    reading = read("2016 2017", {US: ours, THEM: theirs}, unit="", polarity=polarity)

    assert sentence(reading) == f"{ours[1].strip('p')} in 2017, {said}."


@pytest.mark.parametrize(
    ("unit", "said"),
    [
        ("%", "1.0 percentage points above"), ("£", "£1.0 above"), ("days", "1.0 days above"),
        ("score", "1.0 above"),
    ],
)  # fmt: skip
def test_a_difference_is_told_in_the_measures_unit(unit, said):
    reading = read("2017", {US: ["3.0"], THEM: ["2.0"]}, unit=unit, polarity="neither")

    assert f", {said} national." in sentence(reading)


STATES = [
    ([None, "not_yet_published"], [None, "60"], "2017: not yet published."),
    (["60", "embargoed"], ["62", "63"],
     "60% in 2016, 2 percentage points below national (2017: embargoed)."),
    (["60", "61p"], ["62", "embargoed"],
     "61% (provisional) in 2017; national embargoed; it improved by 1 percentage point "
     "from 2016 to 2017."),
    (["60", "61"], ["not_available", "62"], "61% in 2017, 1 percentage point below national."),
]  # fmt: skip


@pytest.mark.parametrize(("ours", "theirs", "said"), STATES)
def test_a_state_is_said_and_never_counted_as_nothing(ours, theirs, said):
    assert sentence(read("2016 2017", {US: ours, THEM: theirs})) == said


def test_a_period_without_a_figure_is_named_where_the_comparison_leaps_over_it():
    reading = read("2015 2016 2017", {US: ["60", "not_calculated", "63"], THEM: ["64", "64", "65"]})

    assert sentence(reading) == (
        "63% in 2017, 2 percentage points below national; the gap narrowed by 2 since 2015 "
        "(2016: not calculated)."
    )


def test_nothing_crosses_a_break():
    reading = read(
        "2015 2016 2017",
        {US: ["60", "61", "75"], THEM: ["64", "64", "77"], "LA ranking": [9, 9, 4]},
        breaks={"2017": "A new test."},
    )

    assert paragraphs(reading) == [
        "75% in 2017, 2 percentage points below national; 4th among all authorities.",
        "A new series has begun, so nothing is compared with what stood before it: A new test.",
    ]


def test_figures_in_other_units_or_given_twice_are_not_compared():
    other_unit = read(
        "2015 2016", {US: ["91%", "-0.7"], THEM: ["94%", "0"], "SN ranking": [3, 5]}, unit=""
    )
    twice = read("2016 2017_old 2017_new", {US: ["20", "19", "17"], THEM: ["24", "23", "21"]})

    assert sentence(other_unit) == (
        "-0.7 in 2016, 0.7 below national; 5th among its statistical neighbours."
    )
    assert paragraphs(other_unit)[-1].startswith(
        "The council’s figures before 2016 are in another unit"
    )
    assert twice.rows[1].gaps[0].before == "2016"
    assert paragraphs(twice)[-1].startswith("The same time is given under two headings")


def test_a_place_alone_is_told_though_there_is_no_number():
    reading = read(
        "2016 2017", {US: ["suppressed", "suppressed"], "SN ranking": [(9, 11), (7, 11)]}
    )

    assert paragraphs(reading) == [
        "7th of 11 neighbours, up two places since 2016, in 2017 (2016: suppressed; 2017: suppressed)."
    ]


def test_national_figures_are_one_whatever_papers_call_them():
    reading = read("2016 2017", {US: ["60", "61"], THEM: ["64", None], "England": [None, "63"]})

    assert sentence(reading) == (
        "61% in 2017, 2 percentage points below national; the gap narrowed by 2 since 2016."
    )


def test_places_are_not_compared_when_many_more_were_ranked():
    few = {US: ["1", "2"], "SN ranking": [(4, 11), (3, 10)], "LA ranking": [(40, 120), (44, 152)]}

    told = paragraphs(read("2016 2017", few))

    assert "; 3rd of 10 neighbours, up one place since 2016 (it was 4th of 11)." in told[0]
    assert told[1] == "44th of 152 authorities, not compared: 120 were ranked in 2016."


RUNS = [
    ("higher", "60 61 62 63", "Over the long run it improved by 3 percentage points from y0 to y3."),
    ("lower", "60 61 62 63", "Over the long run it worsened by 3 percentage points from y0 to y3."),
    ("neither", "63 62 60", "Over the long run it fell by 3 percentage points from y0 to y2."),
    ("higher", "60 66 58 61", "Over the long run there is no clear direction from y0 to y3."),
    ("higher", "60 62 61 64 66", "Over the long run it improved by 6 percentage points from y0 to y4."),
    ("higher", "60.0 60.0 60.0", "Over the long run it stayed about the same from y0 to y2."),
    ("higher", "60 61", "There are only two periods to compare: too few for a long run."),
    ("higher", "60", "There is no earlier period to compare it with."),
]  # fmt: skip


@pytest.mark.parametrize(("polarity", "numbers", "said"), RUNS)
def test_the_long_run_is_told_where_it_has_a_direction(polarity, numbers, said):
    years = " ".join(str(2010 + place) for place, _ in enumerate(numbers.split()))
    reading = read(years, {US: numbers.split()}, polarity=polarity)

    for place, year in enumerate(years.split()):
        said = said.replace(f"y{place}", year)
    assert said in paragraphs(reading)


TARGETS = [
    ("higher", "70", None, "Target 70%: met."),
    ("higher", "71.5", None, "Target 70%: met, by 1.5 percentage points."),
    ("lower", "69", None, "Target 70%: met, by 1 percentage point."),
    ("lower", "70.4", "0.5",
     "Target 70%: within the tolerance of 0.5, 0.4 percentage points above it."),
    ("higher", "69.4", "0.5", "Target 70%: short by 0.6 percentage points."),
    ("neither", "72", "1", "Target 70%: 2 percentage points above it."),
]  # fmt: skip


@pytest.mark.parametrize(("polarity", "value", "tolerance", "said"), TARGETS)
def test_the_target_is_met_nearly_met_or_missed(polarity, value, tolerance, said):
    reading = read("2017", {US: [value]}, polarity=polarity, target=70, tolerance=tolerance)

    assert said in paragraphs(reading)
