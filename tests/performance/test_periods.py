"""Periods run in time, however papers name them."""

import pytest

from performance.periods import in_order, short, when

ORDERED = [
    ["2015", "2016", "2017"],
    ["2014/15", "2015/16", "2016/17"],
    ["98/99", "13/14", "14/15"],
    ["2016/17 Q1", "Q2 2016/17", "2016/17 Quarter 3", "2016/17 Q4", "2016/17", "2017/18 Q1"],
    ["Autumn 2016", "Spring 2017", "Summer 2017", "Autumn 2017"],
    ["Autumn term 2016/17", "Spring 2016/17", "Summer 1 2016/17", "Summer 2 2016/17"],
    ["Dec 2016", "January 2017", "31 March 2017", "Apr-17", "September 2017"],
    ["April 2016/17", "December 2016/17", "March 2016/17", "April 2017/18"],
    ["31/12/2016", "31/03/2017", "30/06/17"],
    ["2012/13 cohort in 2013/14", "2013/14 cohort in 2015/16", "2014/15 cohort in 2016/17"],
    ["2016", "2017", "Target"],
]


@pytest.mark.parametrize("periods", ORDERED)
def test_periods_run_in_time(periods):
    assert list(in_order(reversed(periods))) == periods


def test_what_is_given_twice_for_one_time_stays_as_it_was_recorded():
    assert in_order(["2017, new measure", "2017, old measure", "2016", "2016"]) == (
        "2016", "2017, new measure", "2017, old measure",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("period", "length"),
    [
        ("2016/17", "year"),
        ("Q3 2017", "quarter"),
        ("Autumn 2017", "term"),
        ("As at 31 March 2018", "month"),
        ("12/45", "12/45"),
        ("Target", "Target"),
    ],
)
def test_a_period_knows_what_it_may_be_compared_with(period, length):
    assert when(period).length == length


@pytest.mark.parametrize(
    ("period", "shown"),
    [
        ("2016/17", "2016/17"),
        ("2016/17 Q1", "Q1 2016/17"),
        ("Autumn term 2017", "Aut 2017"),
        ("As at 31 March 2018", "Mar 2018"),
        ("Apr-17", "Apr 17"),
        ("31/03/2018", "Mar 2018"),
        ("2012/13 cohort in 2013/14", "2012/13"),
        ("Year to date", "Year to"),
    ],
)
def test_a_period_is_short_beneath_a_chart(period, shown):
    assert short(period).strip() == shown
