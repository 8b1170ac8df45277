"""Days counted as the law counts them. The cases are those of the domain's own test vectors."""

import datetime as dt

import pytest

from scrutiny import dates


def day(text):
    return dt.datetime.strptime(text, "%d %b %Y").date()


@pytest.mark.parametrize(
    ("meeting", "publish_by"),
    [
        ("14 Feb 2018", "6 Feb 2018"),
        ("1 Mar 2018", "21 Feb 2018"),
        ("29 Mar 2018", "21 Mar 2018"),
        ("5 Apr 2018", "26 Mar 2018"),
        ("26 Apr 2018", "18 Apr 2018"),
        ("4 Jan 2018", "22 Dec 2017"),
    ],
)
def test_an_agenda_is_out_five_clear_days_before_the_meeting(meeting, publish_by):
    assert dates.clear_days_before(day(meeting), 5) == day(publish_by)


def test_a_key_decision_is_announced_28_clear_days_before():
    assert dates.clear_calendar_days_before(day("14 Feb 2018"), 28) == day("16 Jan 2018")


@pytest.mark.parametrize(
    ("event", "n", "last"),
    [
        ("13 Jun 2017", 70, "20 Sep 2017"),
        ("13 Jun 2017", 30, "25 Jul 2017"),
        ("28 Mar 2018", 5, "6 Apr 2018"),
    ],
)
def test_working_days_after_an_event_begin_with_the_next_day(event, n, last):
    assert dates.working_days_after(day(event), n) == day(last)


@pytest.mark.parametrize(
    ("event", "last"),
    [
        ("14 Feb 2018", "13 Apr 2018"),
        ("31 Dec 2017", "28 Feb 2018"),
        ("1 Jan 2018", "28 Feb 2018"),
        ("30 Dec 2023", "29 Feb 2024"),
    ],
)
def test_two_months_beginning_with_an_event_count_its_own_day(event, last):
    assert dates.months_beginning_with(day(event), 2) == day(last)


def test_the_councils_own_closures_are_no_working_days():
    closed = {day("13 Feb 2018")}

    assert dates.clear_days_before(day("14 Feb 2018"), 5, closed) == day("5 Feb 2018")


def test_the_extra_bank_holiday_of_8_may_2023_is_no_working_day():
    assert not dates.is_working_day(day("8 May 2023"))


def test_a_month_is_a_window_from_its_first_to_its_last_day():
    assert dates.month_window(2018, 2) == (day("1 Feb 2018"), day("28 Feb 2018"))
    assert dates.month_window(2017, 12) == (day("1 Dec 2017"), day("31 Dec 2017"))
