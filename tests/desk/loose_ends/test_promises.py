"""What was resolved or promised: booked, late, under another name, or nowhere."""

import datetime as dt

import pytest

from desk.loose_ends.matching import Glossary, pair
from desk.loose_ends.record import (
    Arrival,
    Circulation,
    Due,
    Followed,
    Limb,
    Meeting,
    Notice,
    Place,
    Promise,
)
from tests.desk.loose_ends import make

MARCH = Due("in March 2031", dt.date(2031, 3, 1), dt.date(2031, 3, 31))
TALK = [make.ready(title, line=n) for n, title in enumerate(("Ferry fares", "Lamps", "Ropes"), 60)]


def limb(
    text="request a report back on the breakwater",
    kind="report_back",
    title="The breakwater",
    **more,
):
    usual = {"asked_on": make.BEFORE, "place": Place(20)}
    return Limb("Minute 7 (1)", text, kind, title, **usual | more)


def rules(*names, **parts):
    """Which of some rules tell anything."""
    parts["items"] = (*parts.get("items", ()), *TALK)
    return [name for name in names if make.told(name, **parts)]


ALL = ("promised-not-booked", "booked-late", "met-under-another-title")


def test_a_report_back_that_stands_nowhere_is_loose():
    end = make.told("promised-not-booked", limbs=(limb(),), items=tuple(TALK))[0]

    assert (end.lines, end.standing, end.since) == ((20,), "loose", make.BEFORE)
    assert end.looked_for == "its place in the programme"


def test_a_report_back_booked_in_time_under_its_name_is_no_loose_end():
    item = make.ready("Breakwater", on=make.NEXT)
    assert rules(*ALL, limbs=(limb(due=MARCH),), items=(item,)) == []


def test_a_report_back_booked_after_its_time_is_late_and_says_when_the_board_meets():
    item = make.ready("Breakwater", line=41, on=make.LATER)
    parts = {"limbs": (limb(due=MARCH),), "items": (item,), "meetings": (Meeting(make.NEXT),)}

    assert rules(*ALL, **parts) == ["booked-late"]
    end = make.told("booked-late", **parts)[0]
    assert (end.standing, end.lines) == ("late", (20, 41))
    assert end.found == "“Breakwater” on 9 April 2031. The board meets on 12 March 2031."


SURVEY = limb("request a report back", title="Survey of harbour walls (SHW)")
BY_LETTERS = make.ready("SHW findings", line=42, on=make.NEXT)


def test_what_seems_to_answer_under_another_name_is_told_to_be_confirmed():
    end = make.told("met-under-another-title", limbs=(SURVEY,), items=(BY_LETTERS, *TALK))[0]

    assert (end.standing, end.asked, end.answer) == ("met", SURVEY.title, "SHW findings")
    assert end.reasons and end.score >= 60


@pytest.mark.parametrize(
    ("known", "told"), [("confirmed", []), ("refused", ["promised-not-booked"])]
)
def test_a_match_that_was_decided_is_not_asked_about_again(known, told):
    glossary = Glossary(**{known: frozenset([pair(SURVEY.title, "SHW findings")])})
    assert rules(*ALL, limbs=(SURVEY,), items=(BY_LETTERS,), glossary=glossary) == told


def test_a_paper_that_came_to_a_later_meeting_answers_too():
    came = Arrival("Breakwater", "paper", make.TODAY)
    earlier = Arrival("Breakwater", "paper", make.BEFORE)

    assert rules(*ALL, limbs=(limb(),), arrivals=(came,)) == []
    assert rules(*ALL, limbs=(limb(),), arrivals=(earlier,)) == ["promised-not-booked"]


def test_what_follows_a_limb_already_closes_it():
    followed = limb(followed=(Followed("action", "HSB/31/004"),))
    assert rules(*ALL, limbs=(followed,)) == []


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("hold_event", "agree that a walk along the quays be held", True),
        ("agree", "agree that a working day be held at the pilots’ station", True),
        ("agree", "approve the minutes as a correct record", False),
        ("note", "note the report", False),
        ("report_back", "request a report back", False),
    ],
)
def test_another_limb_that_nothing_follows(kind, text, told):
    assert bool(rules("resolution-without-follow-up", limbs=(limb(text, kind),))) is told


def test_whoever_is_asked_must_have_been_told():
    asked = limb(
        "request the Harbour Master to light the steps", "request", addressees=("Harbour Master",)
    )
    notice = Notice(asked.citation, asked.text, "Harbour Master", told_on=make.TODAY)

    assert rules("addressee-not-told", "resolution-without-follow-up", limbs=(asked,)) == [
        "addressee-not-told"
    ]
    assert rules("addressee-not-told", limbs=(asked,), notices=(notice,)) == []


def test_an_answer_is_overdue_the_day_after_it_was_due():
    def told(**more):
        notice = Notice("Minute 7", "Light the steps", "Harbour Master", place=Place(5), **more)
        return make.told("answer-overdue", notices=(notice,))

    assert told(answer_due=make.TODAY) == []
    late = told(answer_due=make.TODAY - dt.timedelta(days=1))
    assert [one.standing for one in late] == ["unanswered"]
    assert told(answer_due=make.BEFORE, answered_on=make.TODAY) == []


@pytest.mark.parametrize(
    ("readers", "told"), [(("pilots", "masters"), 1), (("pilots", "co-opted members"), 0)]
)
def test_a_circulation_that_leaves_out_whom_the_board_named(readers, told):
    asked = limb("request that the tide bulletin be circulated to co-opted members", "request")
    sent = Circulation("The tide bulletin", readers, place=Place(33))

    assert len(make.told("circulation-incomplete", limbs=(asked,), circulations=(sent,))) == told
    assert rules("resolution-without-follow-up", limbs=(asked,), circulations=(sent,)) == []


def test_what_was_only_offered_is_loose_until_something_follows_it():
    offered = Promise(
        "The Master offered to send the tide tables", made_on=make.BEFORE, place=Place(9)
    )
    kept = Promise("The Master offered to write", followed=(Followed("action", "HSB/31/005"),))

    assert make.lines("informal-promise", promises=(offered, kept)) == [(9,)]
