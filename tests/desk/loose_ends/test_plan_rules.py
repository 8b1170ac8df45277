"""Recommendations nobody can be held to, sign-offs that belong to none, groups and invitations left open."""

import datetime as dt
from dataclasses import replace

import pytest

from desk.loose_ends.record import (
    Due,
    Group,
    Invitation,
    Note,
    Place,
    Plan,
    Recommendation,
    SignOff,
    Statement,
)
from tests.desk.loose_ends import make

WHOLE = Recommendation(
    "1", "Train every pilot in fog signals", owner="Una Reed", due=Due("by May"), rating="amber",
    notes=(Note(make.TODAY, "Half are trained"),), place=Place(11),
)  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "lacks"),
    [
        ("recommendation-without-owner", {"owner": ""}),
        ("recommendation-without-date", {"due": None}),
        ("recommendation-without-rating", {"rating": ""}),
        ("no-note-this-cycle", {"notes": ()}),
        ("no-note-this-cycle", {"notes": (Note(make.BEFORE),)}),
    ],
)
def test_an_open_recommendation_that_lacks_something(rule, lacks):
    lacking, closed = replace(WHOLE, **lacks), replace(WHOLE, is_closed=True, **lacks)

    def told(one):
        return make.lines(rule, plans=(Plan("Safety", (one,), cycle_from=make.TODAY),))

    assert (told(WHOLE), told(lacking), told(closed)) == ([], [(11,)], [])


def test_a_sign_off_that_no_recommendation_is_about():
    signed = SignOff("New crane bought", place=Place(30))
    mine = SignOff("Pilots trained in fog signals", place=Place(31))
    named = SignOff("Steps lit", recommendation="1", place=Place(32))
    plan = Plan(
        "Safety", (WHOLE, replace(WHOLE, text="Light the harbour steps")), (signed, mine, named)
    )

    assert make.lines("signed-off-without-recommendation", plans=(plan,)) == [(30,)]


def test_a_group_without_members_scope_or_a_day():
    group = Group("Wrecks group", members=("Una Reed",), place=Place(6))

    assert (
        make.told("group-without-scope", groups=(group,))[0].found
        == "Not said: scope, a day to report by."
    )
    assert not make.told("group-without-scope", groups=(replace(group, is_set_up=False),))
    whole = replace(group, scope="Old wrecks", reports_by=make.NEXT)
    assert not make.told("group-without-scope", groups=(whole,))


def test_an_invitation_of_which_nothing_more_is_heard():
    asked = Invitation("The Chair invited the pilots", "pilots", make.BEFORE, place=Place(2))

    assert [
        end.standing for end in make.told("invitation-without-outcome", invitations=(asked,))
    ] == ["unanswered"]
    assert not make.told(
        "invitation-without-outcome", invitations=(replace(asked, outcome="They came"),)
    )


def signed(text, *notes, **more):
    told = replace(WHOLE, notes=tuple(Note(make.TODAY, note) for note in notes))
    plan = Plan("Safety", (told,), (SignOff(text, place=Place(30), **more),))
    return make.lines("signed-off-without-recommendation", plans=(plan,))


def test_a_sign_off_that_the_progress_on_a_recommendation_tells_of():
    assert (
        signed("Review of moorings that are out of use", "All moorings out of use were looked at.")
        == []
    )
    assert signed(
        "Review of moorings that are out of use", "All cranes out of use were looked at."
    ) == [(30,)]


def test_words_spread_over_several_paragraphs_tell_of_nothing():
    assert signed(
        "Crane and winch survey", "The crane is new.", "A winch broke.", "A survey is due."
    )


def heard(text, on=make.TODAY, **more):
    asked = Invitation(
        "The Chair invited the Pilots' Guild", "the Pilots' Guild", make.BEFORE, **more
    )
    said = Statement(text, "minutes", on)
    rest = Statement("The tide tables were praised.", "minutes", make.TODAY)
    return not make.told(
        "invitation-without-outcome", invitations=(asked,), statements=(said, rest)
    )


@pytest.mark.parametrize(
    ("text", "is_heard"),
    [
        ("The Pilots' Guild attended and spoke of fog.", True),
        ("The Pilots' Guild had declined.", True),
        ("The Pilots' Guild will attend in March.", False),
        ("The harbour masters attended.", False),
        ("The Pilots' Guild published its report.", False),
    ],
)
def test_an_invitation_is_heard_of_when_it_is_told_that_they_came_or_not(text, is_heard):
    assert heard(text) is is_heard


def test_what_was_told_before_the_invitation_is_no_word_of_it():
    assert heard("The Pilots' Guild attended.", make.BEFORE)
    assert not heard("The Pilots' Guild attended.", make.BEFORE - dt.timedelta(days=1))


def test_who_was_asked_to_name_somebody_must_have_named_them():
    assert heard("The Pilots' Guild nominated Una Reed.", is_nomination=True)
    assert not heard("The Pilots' Guild attended.", is_nomination=True)


def test_what_was_only_just_asked_or_set_up_is_not_loose_yet():
    asked = Invitation("The Chair invited the pilots", "pilots", make.TODAY, place=Place(2))
    group = Group("Wrecks group", set_up_on=make.TODAY, place=Place(6))
    parts = {"invitations": (asked,), "groups": (group,)}

    for rule, line in (("invitation-without-outcome", 2), ("group-without-scope", 6)):
        assert make.lines(rule, **parts) == [(line,)]
        assert make.lines(rule, **parts, new_from=make.TODAY) == []
        assert make.lines(rule, **parts, new_from=make.NEXT) == [(line,)]


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("The pilots would be invited to the meeting on 12 March 2031", False),
        ("The pilots would be invited to the meeting on 12 February 2031", False),
        ("The pilots would be invited to the next meeting", False),
        ("The pilots would be invited to the meeting on 20 January 2031", True),
    ],
)
def test_an_invitation_to_a_meeting_that_is_not_over_is_not_yet_without_outcome(text, is_told):
    asked = Invitation(text, "pilots", make.BEFORE, place=Place(2))
    assert bool(make.told("invitation-without-outcome", invitations=(asked,))) is is_told


def test_a_sign_off_may_go_beyond_the_recommendation_it_names():
    others = [
        replace(WHOLE, text=text) for text in ("Light steps", "Mend lamps", "Buy ropes", "Dredge")
    ]
    plan = Plan(
        "Safety", (WHOLE, *others), (SignOff("Pilots trained in fog signals, lamps and ropes"),)
    )

    assert not make.told("signed-off-without-recommendation", plans=(plan,))


def test_the_invitation_itself_and_whoever_shares_a_word_of_the_name_are_no_outcome():
    assert not heard("The Chair invited the Pilots' Guild")
    assert not heard("The Bakers' Guild attended.")
    own = "The Chair invited the Pilots' Guild to attend"
    asked = Invitation(own, "the Pilots' Guild", make.BEFORE, place=Place(2))
    said = Statement(own, "minutes", make.BEFORE)
    assert make.lines("invitation-without-outcome", invitations=(asked,), statements=(said,)) == [
        (2,)
    ]
