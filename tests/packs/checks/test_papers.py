"""Whole papers in other councils' styles, all made up, against what a careful reader of them would list by hand."""

from pathlib import Path

import pytest

from packs.checks.check import check
from packs.readers.pack import read_with_blocks

PAPERS = Path(__file__).parent / "papers"
#: All that is worth asking, by its words and the sum that shows it.
ASKED = {
    "thornmere-panel.md": {
        ("Carers receiving an assessment fell to 58.4% in Q3 2030/31", "58.4% here, 59.4 there"),
        ("Direct payments met the target in Q3 2030/31", "1.1 below target"),
        ("the lowest of the three years", "the lowest printed is 90.7 (2028/29)"),
        ("One in five of the 427 households, 107", "107 of 427 is 25.1%"),
    },
    "westling-committee.md": {
        ("Children by £4.2m", "£4.2m here, 4,700 there"),
        (
            "Three of the four directorates are forecast to overspend",
            "2: Adults, Children",
        ),
        ("This is the highest of the three years", "the highest printed is 74.1 (2028)"),
        ("2.2 percentage points above England", "2.2 below"),
        ("71st of 120, in the top half", "71 of 120 is 59% down the list"),
    },
    "fenshire-committee.md": {("six recommendations", "5 headings")},
    "westmere-panel.md": {("For the motion (4)", "3 named")},
}
#: The same of dates, years and numbers.
DATES_ASKED = {
    "fenshire-committee.md": {
        ("Friday 8 January 2032", "8 January 2032 is a Thursday"),
        ("every two months", "4 September 2031 to 27 November 2031: 12 weeks"),
        ("2.2, then 2.4", "2.3 is not there"),
        ("current municipal year, 2029/30", "the paper is of 15 January 2032"),
        ("Work Programme 2029/30", "its meetings are from 12 June 2031 to 18 March 2032"),
    },
    "westmere-panel.md": {
        ("Monday 12 September", "12 September 2031 is a Friday"),
        ("minute 34/31", "the last of these minutes is 23"),
        (
            "Minute 18/31 ‘Temporary accommodation’",
            "minute 18 is “Declarations of interest”, and 21 “Temporary accommodation”",
        ),
    },
}
#: Of what holds, the plain things.
AGREEING = {
    "thornmere-panel.md": [
        "Reviews completed on time rose by 2.5 percentage points in Q3 2030/31 to 84.1%",
        "The target of 85% was missed",
        "This is 0.6 percentage points below target",
        "Delayed discharges stood at 8.7 per 100,000 in Q3 2030/31",
        "The target for delayed discharges was met",
        "the highest figure of the three quarters",
        "Households in temporary accommodation have more than doubled since 2027/28",
        "There were 427 households in temporary accommodation in 2029/30",
        "Rent collected has fallen for two consecutive years",
        "above the England figure of 96.1%",
        "427 households, 128 (30%)",
        "48,600 calls in 2029/30, an average of 4,050 calls a month",
    ],
    "westling-committee.md": [
        "Variance £000: (1,150)",
        "Total, Forecast £000: 335,100",
        "overspend of £6.5m",
        "budget of £328.6m",
        "underspend by £1.15m",
        "1.8 percentage points below England",
        "Patients waiting over a year have halved since 2028",
        "14th of 120 trusts, in the top quartile",
        "One in three complaints, 75 of the 225",
    ],
}


def checks(name):
    return check(*read_with_blocks((PAPERS / name).read_bytes(), name))


def claims(name):
    return checks(name).claims


@pytest.mark.parametrize("name", ASKED)
def test_all_that_is_worth_asking_is_asked_and_nothing_else(name):
    told = {(one.says, one.computed) for one in claims(name) if one.verdict == "worth asking"}
    assert told == ASKED[name]


@pytest.mark.parametrize("name", AGREEING)
def test_the_plain_things_that_hold_are_found(name):
    told = {one.says for one in claims(name) if one.verdict == "agrees"}
    assert set(AGREEING[name]) <= told


@pytest.mark.parametrize("name", sorted(path.name for path in PAPERS.iterdir()))
def test_all_dates_that_are_worth_asking_about_are_asked_about_and_no_others(name):
    assert {(one.says, one.found) for one in checks(name).dates} == DATES_ASKED.get(name, set())
