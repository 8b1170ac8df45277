"""Recommendations nobody can be held to, sign-offs that belong to none, groups and invitations left open."""

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
