"""What was resolved or promised: booked, late, under another name, or nowhere."""

import datetime as dt
from dataclasses import replace

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
    Statement,
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
    assert end.looked_for == "a meeting in time: “in March 2031”"


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


def test_what_was_promised_for_a_time_and_stands_without_a_day_is_not_booked():
    undated = make.ready("Breakwater", line=41, slot="undated", on=None)

    assert rules(*ALL, limbs=(limb(due=MARCH),), items=(undated,)) == ["promised-not-booked"]
    end = make.told("promised-not-booked", limbs=(limb(due=MARCH),), items=(undated,))[0]
    assert (end.lines, end.found) == (
        (20, 41), "“Breakwater” is in the programme without a day."
    )  # fmt: skip
    assert rules(*ALL, limbs=(limb(due=Due("when it is mended")),), items=(undated,)) == []
    named_otherwise = make.ready("Breakwater and its lamps", slot="undated", on=None)
    assert rules(*ALL, limbs=(limb(due=MARCH),), items=(named_otherwise,)) == [
        "promised-not-booked"
    ]


def test_without_a_programme_only_what_is_due_by_now_is_missed():
    by_now = Due("in February", dt.date(2031, 2, 1), make.TODAY)

    def told(due):
        return make.lines("promised-not-booked", limbs=(limb(due=due),), has_programme=False)

    assert (told(None), told(MARCH), told(by_now)) == ([], [], [(20,)])


def test_what_was_only_just_asked_for_is_not_loose_yet():
    asked = limb("request the Harbour Master light the steps", "request", addressees=("Master",))
    held = limb("agree that a walk along the quays be held", "hold_event")
    offered = Promise("The Master offered to write", made_on=make.BEFORE)
    parts = {"limbs": (limb(), asked, held), "promises": (offered,)}
    told = (
        "promised-not-booked", "addressee-not-told", "resolution-without-follow-up", "informal-promise"
    )  # fmt: skip

    assert rules(*told, **parts) == list(told)
    assert rules(*told, **parts, new_from=make.BEFORE) == []
    assert rules(*told, **parts, new_from=make.TODAY) == list(told)


@pytest.mark.parametrize("who", ["officers", "the officer", "Scrutiny Co-ordinator", "members"])
def test_who_sat_in_the_room_was_told_and_the_request_is_what_is_loose(who):
    asked = limb("ask them to light the steps", "request", addressees=(who,))

    assert rules("addressee-not-told", "resolution-without-follow-up", limbs=(asked,)) == [
        "resolution-without-follow-up"
    ]


LIGHT = limb(
    "request the Harbour Master light the lower steps", "request", addressees=("Harbour Master",)
)


@pytest.mark.parametrize(
    ("text", "on", "is_open"),
    [
        ("Lights for the lower steps were provided by the Harbour Master.", make.TODAY, False),
        ("Lights for the lower steps will be provided by the Harbour Master.", make.TODAY, True),
        ("Lights for the lower steps were provided by the Harbour Master.", make.BEFORE, True),
        ("The lower steps were visited.", make.TODAY, True),
        ("The Harbour Master spoke of lights for the lower steps.", make.TODAY, True),
    ],
)
def test_a_later_sentence_may_say_that_it_was_done(text, on, is_open):
    said = Statement(text, "paper", on)
    assert bool(rules("addressee-not-told", limbs=(LIGHT,), statements=(said,))) is is_open


def offered(text, line=9, **more):
    usual = {"made_on": make.BEFORE, "title": "Tides", "place": Place(line)}
    return Promise(text, **usual | more)


TABLES = offered("The Master offered to send members the tide tables")


def test_an_offer_that_a_resolution_of_its_item_says_again_is_that_resolution():
    again = limb("request that the tide tables be sent to members", "request", "Tides")

    assert make.lines("informal-promise", promises=(TABLES,), limbs=(again,)) == []
    for another in (
        replace(again, title="Ropes"),
        replace(again, kind="note"),
        replace(again, asked_on=make.TODAY),
        replace(again, text="request the bus fares"),
    ):
        assert make.lines("informal-promise", promises=(TABLES,), limbs=(another,)) == [(9,)]


def test_an_offer_told_twice_is_told_once_with_both_places():
    twice = offered("Harbour Master to send the tide tables to members", 12)
    other = offered("Harbour Master to send the list of buoys", 14)
    elsewhere = offered("Harbour Master to send the tide tables to members", 16, title="Ropes")

    assert make.lines("informal-promise", promises=(TABLES, twice, other, elsewhere)) == [
        (9, 12), (14,), (16,),
    ]  # fmt: skip


def test_an_offer_of_more_than_another_is_another():
    half = offered("Harbour Master to send members the tide tables and the ferry fares", 18)
    assert make.lines("informal-promise", promises=(TABLES, half)) == [(9,), (18,)]


def test_a_circulation_that_something_follows_or_that_is_new_is_looked_at_no_more():
    asked = limb("request that the tide bulletin be circulated to co-opted members", "request")
    sent = (Circulation("The tide bulletin", ("pilots",), place=Place(33)),)
    followed = replace(asked, followed=(Followed("action", "HSB/31/006"),))

    def told(one, **parts):
        return make.told("circulation-incomplete", limbs=(one,), circulations=sent, **parts)

    assert told(asked) and not told(followed) and not told(asked, new_from=make.BEFORE)


def test_an_offer_is_kept_when_a_later_paper_says_so():
    kept = Statement("The tide tables were sent on 3 February.", "paper", make.TODAY)
    told = Statement("The tide tables are long.", "paper", make.TODAY)

    assert make.lines("informal-promise", promises=(TABLES,), statements=(kept,)) == []
    assert make.lines("informal-promise", promises=(TABLES,), statements=(told,)) == [(9,)]
    one_word = offered("The Master offered to send lamps")
    sent = Statement("Lamps were sent.", "paper", make.TODAY)
    assert make.lines("informal-promise", promises=(one_word,), statements=(sent,)) == [(9,)]


PUT_OFF = limb(
    "consideration of this item be deferred to the next meeting", "other", "The breakwater"
)


def test_what_was_put_off_comes_back():
    assert rules(*ALL, "resolution-without-follow-up", limbs=(PUT_OFF,)) == ["promised-not-booked"]
    came = Arrival("Breakwater", "agenda", make.TODAY)
    assert rules(*ALL, limbs=(PUT_OFF,), arrivals=(came,)) == []
    moved = replace(PUT_OFF, text="agree to the deferred payment of fares")
    assert rules(*ALL, limbs=(moved,)) == []


def test_what_was_done_need_not_name_who_was_asked():
    said = Statement("The lights of the lower steps were set up.", "paper", make.TODAY)
    asked = replace(LIGHT, text="request the Harbour Master light the lower steps")
    assert rules("addressee-not-told", limbs=(asked,), statements=(said,)) == []
