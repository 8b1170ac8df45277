"""What is about one thing is one entry, under a kind, a meeting or an age; each end stays its own."""

import datetime as dt
from dataclasses import replace

import pytest

from desk.loose_ends.entries import (
    AGELESS,
    KIND_OF,
    NO_MEETING,
    YOUNG,
    by_age,
    by_kind,
    by_meeting,
    called,
    entries,
)
from desk.loose_ends.record import Place
from desk.loose_ends.rules import RULES
from desk.loose_ends.told import LooseEnd
from tests.desk.loose_ends.make import BEFORE, TODAY

PIERS, CRANES = Place(key="recommendation-1"), Place(key="recommendation-2")


def lacks(what, place=PIERS, says="Mend the piers", **details):
    return LooseEnd(
        f"recommendation-without-{what}", says, f"No {what}.", places=(place,), **details
    )


def under(told):
    return [(heading, [entry.title for entry in some]) for heading, some in told]


def test_every_rule_has_a_kind():
    assert set(KIND_OF) == set(RULES)


def test_all_that_a_recommendation_lacks_is_one_entry():
    ends = [lacks("owner"), lacks("owner", CRANES), lacks("date"), lacks("rating")]

    found = entries(ends)

    assert [[end.rule for end in entry.ends] for entry in found] == [
        [f"recommendation-without-{what}" for what in ("owner", "date", "rating")],
        ["recommendation-without-owner"],
    ]
    assert sorted(end.name for entry in found for end in entry.ends) == sorted(
        end.name for end in ends
    )


def test_the_same_words_in_two_places_are_two_entries():
    assert len(entries([lacks("owner"), lacks("date", CRANES)])) == 2


def silent(says, key, whom="Harbour Trust", since=BEFORE):
    return LooseEnd("answer-overdue", says, f"{whom} has not answered.", since=since, about=whom,
                    places=(Place(key=f"notice-{key}"),))  # fmt: skip


def test_whoever_owes_several_answers_is_one_entry_and_whoever_owes_one_is_told_by_its_words():
    earlier = BEFORE - dt.timedelta(days=9)
    found = entries(
        [
            silent("Mend it", 1),
            silent("Paint it", 2, since=earlier),
            silent("Sell it", 3, "Council"),
        ]
    )

    assert [(entry.title, len(entry.ends)) for entry in found] == [
        ("Harbour Trust", 2),
        ("“Sell it”", 1),
    ]
    assert found[0].since == earlier


def limb(key, on):
    place = Place(key=f"resolution-{key}", meeting_on=on)
    return LooseEnd(
        "promised-not-booked",
        f"report {key}",
        "Nothing.",
        since=on,
        places=(place,),
        about=f"7/31 ({key})",
    )


def test_by_kind_what_was_asked_for_comes_before_plans():
    told = under(by_kind(entries([lacks("owner"), limb(1, BEFORE)]), TODAY))

    assert told == [
        ("What the board asked for, and was promised", ["“report 1”"]),
        ("Improvement plans", ["“Mend the piers”"]),
    ]


def test_by_meeting_the_newest_comes_first_and_what_has_none_last():
    later = BEFORE + dt.timedelta(days=28)
    told = under(
        by_meeting(
            entries([lacks("owner"), limb(1, BEFORE), limb(2, later), limb(3, BEFORE)]), TODAY
        )
    )

    assert told == [
        ("Meeting of 5 February 2031", ["“report 2”"]),
        ("Meeting of 8 January 2031", ["“report 1”", "“report 3”"]),
        (NO_MEETING, ["“Mend the piers”"]),
    ]


@pytest.mark.parametrize(
    ("days", "heading"),
    [(365, "A year or more"), (364, "Half a year or more"), (183, "Half a year or more"),
     (182, "Three months or more"), (91, "Three months or more"), (90, YOUNG)],
)  # fmt: skip
def test_by_age(days, heading):
    assert by_age(entries([limb(1, TODAY - dt.timedelta(days=days))]), TODAY)[0][0] == heading


def test_by_age_the_oldest_comes_first_and_what_has_no_day_last():
    old = TODAY - dt.timedelta(days=20)
    told = under(by_age(entries([lacks("owner"), limb(1, TODAY), limb(2, old)]), TODAY))

    assert told == [(YOUNG, ["“report 2”", "“report 1”"]), (AGELESS, ["“Mend the piers”"])]


def test_a_limb_is_cited_and_nothing_else_is():
    told = entries([limb(1, BEFORE), lacks("owner", about="4")])
    assert [entry.cited for entry in told] == ["Minute 7/31 (1)", ""]


def test_a_limb_of_a_pack_is_called_a_minute_once():
    (told,) = entries([replace(limb(1, BEFORE), about="Minute 4 (2)")])
    assert told.cited == "Minute 4 (2)"


def test_what_is_met_under_another_name_is_only_perhaps_so():
    assert called("met-under-another-title") == "Perhaps met under another title"
    assert called("promised-not-booked") == "Promised not booked"
