"""Charts as geometry: what stands where, what no line crosses, and what is said beneath."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from performance import charts
from performance.charts.drawn import spread, wide
from performance.charts.scales import scale
from tests.performance.reading.given import read

US, THEM, NEAR = "Marlbridge", "National", "Statistical neighbours"


def chart(periods, rows, **details):
    return charts.line_chart(read(periods, rows, **details).series, title="Good development")


@given(st.lists(st.floats(0, 200), min_size=1, max_size=5))
def test_labels_never_overlap_and_stay_on_the_drawing(wanted):
    placed = sorted(spread(wanted, 15, 20, 196))

    assert all(later - earlier >= 14.8 for earlier, later in itertools.pairwise(placed))
    assert placed[-1] <= 196
    assert placed[0] >= 20


def test_labels_that_have_room_stand_where_they_belong():
    assert spread([100, 30, 60], 15, 20, 196) == [100, 30, 60]
    assert spread([100, 101], 15, 20, 196) == [93, 108]


NUMBERS = st.lists(st.decimals(-500, 500, places=1), min_size=1, max_size=8)


@given(NUMBERS, st.sampled_from(["%", "", "days"]))
def test_every_number_lies_on_its_scale_and_trifles_look_like_trifles(numbers, unit):
    assume(any(numbers))
    ups = scale(numbers, 196, 22, unit=unit)

    assert all(22 <= ups.at(number) <= 196 for number in numbers)
    assert 2 <= len(ups.ticks) <= 8
    if unit == "%" and min(numbers) >= 0 and max(numbers) <= 100:
        assert 0 <= ups.low < ups.high <= 100
        assert ups.high - ups.low >= min(10, max(numbers))


@pytest.mark.parametrize("number", ["97", "99.9", "3"])
def test_near_an_end_of_all_there_is_a_percentage_has_ten_points_too(number):
    ups = scale([Decimal(number)] * 2, 196, 22, unit="%")

    assert ups.high - ups.low >= min(10, Decimal(number))
    assert 0 <= ups.low < ups.high <= 100


def test_a_scale_that_does_not_start_at_nothing_says_where():
    high = chart("2016 2017", {US: ["94.5", "94.6"], THEM: ["95", "95"]})
    low = chart("2016 2017", {US: ["12", "30"], THEM: ["20", "22"]})

    assert high.notes == ("The scale starts at 85%, not at 0.",)
    assert low.notes == ()
    assert low.ticks[0].words == "0%"


def test_no_line_crosses_a_break_or_a_missing_figure():
    told = chart(
        "2013 2014 2015 2016 2017 2018",
        {US: ["50", "52", "54", "70", "71", "not_yet_published"],
         THEM: ["55", "not_available", "57", "75", "76", "not_yet_published"]},
        breaks={"2016": "New test"},
    )  # fmt: skip
    ours, theirs = told.lines

    assert [run.count("L") for run in ours.runs] == [2, 1]
    assert [run.count("L") for run in theirs.runs] == [1]
    assert len(theirs.marks) == 4
    assert len(told.breaks) == len(told.states) == 1
    assert told.notes[-2:] == (
        "A cross marks what Marlbridge has no figure for (2018: not yet published).",
        "A break begins a new series: no line crosses it.",
    )


def test_each_line_is_named_at_its_end_and_marked_with_its_own_shape():
    told = chart(
        "2016 2017",
        {US: ["60", "61p"], THEM: ["61", "61"], NEAR: ["62", "62"], "West Midlands": ["61", "61"]},
        target=65,
    )
    labels = [line.label for line in told.lines]

    assert [label.words for label in labels] == [
        "Marlbridge 61%", "National 61%", "West Midlands 61%", "Neighbours 62%", "Target 65%",
    ]  # fmt: skip
    assert all(label.x + wide(label.words) <= told.width for label in labels)
    assert len({line.marks[0].d[-12:] for line in told.lines[:4]}) == 4
    assert [mark.is_hollow for mark in told.lines[0].marks] == [False, True]


def test_a_number_that_is_older_than_the_councils_says_of_when_it_is():
    told = chart("2016 2017", {US: ["60", "61"], THEM: ["61", "embargoed"]})

    assert [line.label.words for line in told.lines] == ["Marlbridge 61%", "National 61% (2016)"]
    long = chart("2015/16_Q4 2016/17_Q1", {US: ["60", "61"], THEM: ["61", "embargoed"]})
    assert long.lines[1].label.words == "National 61%"
    assert "National: the newest figure is of 2015/16_Q4." in long.notes


def test_a_drawing_is_told_in_words_too():
    told = chart("2016 2017", {US: ["60", "embargoed"], THEM: ["61", "62"]})

    assert told.title == "Good development"
    assert told.desc == (
        "By period: 2016, 2017. Marlbridge: 2016 60%, 2017 Embargoed. National: 2016 61%, 2017 62%. "
        "The same figures stand in the table."
    )


def test_what_is_in_another_unit_is_not_drawn_but_said():
    told = chart("2015 2016", {US: ["91%", "-0.7"], THEM: ["94%", "0"]}, unit="")

    assert len(told.lines[0].marks) == 1
    assert told.notes == (
        "In another unit, and so not drawn: 2015.",
        "A break begins a new series: no line crosses it.",
    )
    assert chart("2016", {US: ["embargoed"]}) is None


def test_the_first_place_is_at_the_top():
    series = read("2015 2016 2017", {US: ["1", "2", "3"], "SN ranking": [4, "j2", (7, 11)]}).series
    told = charts.place_chart(
        series, series.of_kind("sn_ranking")[0], title="Place", key="sn_ranking"
    )

    assert [tick.words for tick in told.ticks] == ["1st", "5th", "10th"]
    assert told.lines[0].runs == ("M" + told.lines[0].runs[0][1:],)
    ys = [float(point.split()[1]) for point in told.lines[0].runs[0][1:].split("L")]
    assert ys[1] < ys[0] < ys[2]
    assert told.lines[0].label.words == "7th"
    assert told.notes[0] == "The first place is at the top."


@given(st.lists(st.integers(1, 160), min_size=1, max_size=4))
def test_every_place_lies_on_its_chart(ranks):
    years = " ".join(str(2015 + n) for n, _ in enumerate(ranks))
    series = read(years, {US: ["1"] * len(ranks), "LA ranking": ranks}).series
    told = charts.place_chart(series, series.of_kind("la_ranking")[0], title="Place", key="k")

    assert told.ticks[0].words == "1st"
    assert all(22 <= tick.y <= 146 + 4 for tick in told.ticks)


@pytest.mark.parametrize("periods", [1, 3, 10, 24])
def test_periods_beneath_have_room(periods):
    years = [f"{2000 + n}/{n + 1:02}" for n in range(periods)]
    told = chart(" ".join(years), {US: ["50"] * periods})

    xs = sorted((text.x, wide(text.words)) for text in told.feet)
    assert told.feet[0].words == years[-1]
    assert all(w / 2 <= x <= told.width - w / 2 for x, w in xs)
    assert all(b - a >= w for (a, w), (b, _) in itertools.pairwise(xs))


def test_groups_are_bars_from_nothing_with_others_marked():
    told = charts.bars(
        [
            charts.Counted("All", "60%", Decimal(60), "62%", Decimal(62)),
            charts.Counted("Girls", "-5%", Decimal(-5)),
            charts.Counted("Boys", "Suppressed"),
        ],
        title="Groups", key="groups", unit="%",
    )  # fmt: skip
    everybody, girls, boys = told.bars

    assert everybody.x == girls.x + girls.width == told.axes[0].x1
    assert everybody.other and not girls.other
    assert (boys.width, boys.value.words) == (0, "Suppressed")
    assert told.notes == ("Bars start at 0.", "A diamond marks national for the same group.")
    assert "All: 60%, national 62%." in told.desc
