"""The days that law and constitution set, held against hand-made answers."""

import datetime as dt

import pytest

from scrutiny.rules import RULES, reckon, rule

D = dt.date.fromisoformat

#: Rule, event, day: worked out by hand for England and Wales.
VECTORS = [
    ("publication", "2018-02-14", "2018-02-06"),
    ("publication", "2018-03-01", "2018-02-21"),
    ("publication", "2018-03-29", "2018-03-21"),
    ("publication", "2018-04-05", "2018-03-26"),
    ("publication", "2018-04-26", "2018-04-18"),
    ("publication", "2018-01-04", "2017-12-22"),
    ("key-decision", "2018-02-14", "2018-01-16"),
    ("inspection-plan", "2017-06-13", "2017-09-20"),
    ("inspection-report", "2017-06-13", "2017-07-25"),
    ("executive-answer", "2018-02-14", "2018-04-13"),
    ("executive-answer", "2017-12-31", "2018-02-28"),
    ("call-in", "2018-03-28", "2018-04-06"),
    ("nhs-answer", "2018-02-14", "2018-03-14"),
    ("keep-minutes", "2018-02-14", "2024-02-14"),
    ("keep-background", "2020-02-29", "2024-02-29"),
    ("keep-minutes", "2020-02-29", "2026-02-28"),
]


@pytest.mark.parametrize(("id", "event", "on"), VECTORS)
def test_a_rule_sets_the_day_that_the_law_sets(id, event, on):
    assert reckon(id, D(event)).on == D(on)


def test_a_day_says_which_bank_holidays_were_passed_over():
    day = reckon("publication", D("2018-04-05"))

    assert day.says == (
        "5 clear working days before the meeting on 5 April 2018, passing over "
        "30 March 2018 (Good Friday), 2 April 2018 (Easter Monday)"
    )
    assert [why for _, why in day.skipped] == ["Good Friday", "Saturday", "Sunday", "Easter Monday"]


def test_a_closure_of_the_council_is_passed_over_by_its_name():
    day = reckon("publication", D("2018-02-14"), closed={D("2018-02-08"): "Council closed"})

    assert day.on == D("2018-02-05")
    assert (D("2018-02-08"), "Council closed") in day.skipped


def test_wales_publishes_three_clear_days_before():
    assert reckon("publication", D("2018-02-14"), nation="wales").on == D("2018-02-08")


def test_the_councils_own_number_counts_only_where_the_rule_may_be_overridden():
    own = {"call-in": 3, "publication": 1}

    assert reckon("call-in", D("2018-03-28"), own=own).on == D("2018-04-04")
    assert reckon("publication", D("2018-02-14"), own=own).on == D("2018-02-06")


def test_before_a_rule_was_in_force_there_is_none():
    with pytest.raises(LookupError, match="publication in england on 2001-01-01"):
        rule("publication", on=D("2001-01-01"))


def test_every_rule_names_its_source():
    assert all(each.source and each.title and each.event for each in RULES)
