"""A promise that the minutes tell twice is one loose end with both places."""

import datetime as dt
from dataclasses import replace

import pytest

from desk.loose_ends.record import Due, Followed, Limb, Place
from tests.desk.loose_ends import make

OWN = Limb(
    "Minute 7 (2)", "request a report back once the piles are mended", "report_back", "Harbour piles",
    make.BEFORE, place=Place(20),
)  # fmt: skip
AGAIN = Limb(
    "Minute 12 (1)", "Piles report back", "report_back", "Work Programme", make.BEFORE, place=Place(60)
)  # fmt: skip
MARCH = Due("in March", dt.date(2031, 3, 1), dt.date(2031, 3, 31))
APRIL = Due("in April", dt.date(2031, 4, 1), dt.date(2031, 4, 30))


def lines(*limbs):
    return make.lines("promised-not-booked", limbs=limbs)


def test_it_is_told_once_with_both_places():
    assert lines(OWN, AGAIN) == [(20, 60)]


@pytest.mark.parametrize("title", ["Any Other Business", "Forward Plan", "Work Programme 2031/32"])
def test_wherever_the_minutes_go_through_what_is_to_come(title):
    assert lines(OWN, replace(AGAIN, title=title)) == [(20, 60)]


@pytest.mark.parametrize(
    "another",
    [
        replace(AGAIN, text="Ferry fares report back"),
        replace(AGAIN, title="Ferries and piles"),
        replace(AGAIN, asked_on=make.BEFORE - dt.timedelta(days=28)),
        replace(AGAIN, due=APRIL),
    ],
    ids=["of something else", "under an item of its own", "of another meeting", "for another time"],
)
def test_what_may_be_another_promise_is_told_by_itself(another):
    assert lines(replace(OWN, due=MARCH), another) == [(20,), (60,)]


def test_a_note_is_not_what_is_said_again():
    assert lines(replace(OWN, kind="note"), AGAIN) == [(60,)]


def test_the_second_telling_may_know_the_time_of_it():
    booked = make.ready("Harbour piles", line=41, on=make.LATER)
    parts = {"limbs": (OWN, replace(AGAIN, due=MARCH)), "items": (booked,)}

    assert make.lines("booked-late", **parts) == [(20, 41, 60)]


def test_what_follows_either_follows_both():
    followed = (Followed("action", "HSB/31/004"),)

    assert lines(replace(OWN, followed=followed), AGAIN) == []
    assert lines(OWN, replace(AGAIN, followed=followed)) == []


def test_only_what_stands_under_an_item_of_its_own_is_a_home_for_another_telling():
    first = replace(
        AGAIN, text="Piles report back once mended", place=Place(55), title="Forward Plan"
    )
    assert lines(first, AGAIN) == [(55,), (60,)]
    assert lines(replace(AGAIN, text="Work Programme report back")) == [(60,)]
    decided = replace(OWN, kind="agree", text="agree that the harbour piles be mended")
    assert lines(decided, AGAIN) == [(60,)]


def test_a_window_of_which_one_end_is_open_may_be_the_same_time():
    open_ended = Due("from March", dt.date(2031, 3, 1), None)
    by_april = Due("by 30 April", None, dt.date(2031, 4, 30))

    assert lines(replace(OWN, due=open_ended), replace(AGAIN, due=APRIL)) == [(20, 60)]
    assert lines(replace(OWN, due=MARCH), replace(AGAIN, due=by_april)) == [(20,), (60,)]


def test_a_name_that_is_only_near_is_no_second_telling():
    near = replace(AGAIN, text="Harbour piles, ferries, fares, lamps, tolls and ropes")
    assert lines(OWN, near) == [(20,), (60,)]


def test_what_only_decides_something_says_no_promise_again():
    decided = replace(AGAIN, kind="agree", followed=(Followed("action", "HSB/31/004"),))
    assert lines(OWN, decided) == [(20,)]
