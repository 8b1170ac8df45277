"""A pack that was read, as the record that the rules look at."""

import dataclasses
import datetime as dt

import pytest

from desk.loose_ends.from_pack import record_of
from desk.loose_ends.pack.programme import gone_since
from desk.loose_ends.rules import RULES

TODAY = dt.date(2031, 2, 12)
SAID = {
    name: []
    for name in (
        "sentences", "undertakings", "invited", "groups", "sent", "cycles", "moved", "held", "plan_cells", "tracked",
    )
}  # fmt: skip
AT = {"line": 1, "page": None}


def record(**parts):
    found = {
        "meeting": {"board": "Harbours Scrutiny Board", "date": "2031-02-12"},
        "minutes": [], "work_programme": [], "agenda": [], "papers": [], "plans": [], "promises": [],
    }  # fmt: skip
    said = {name: parts.pop(name) for name in list(parts) if name in SAID}
    return record_of(found | parts, SAID | said)


def slot(on=None, people=(), detail=None, title="Lamps"):
    kind = "meeting" if on else "undated"
    return {
        "slot": {"kind": kind, "date": on, "label": on or "To be set"},
        "title": title, "detail": detail, "people": list(people), **AT,
    }  # fmt: skip


def test_what_fewer_than_half_of_the_lines_name_the_programme_has_no_place_for():
    bare, whole = slot("2031-03-12"), slot("2031-03-12", ["Una Reed", "Cllr Fenn"], "Are they lit?")

    assert record(work_programme=[whole, bare]).programme_names == {
        "officers",
        "cabinet",
        "question",
    }
    assert record(work_programme=[whole, bare, bare]).programme_names == frozenset()
    assert record(work_programme=[bare]).has_programme and not record().has_programme
    assert record().programme_names == frozenset()


def test_how_far_its_year_has_gone_with_this_meeting_among_those_that_are_over():
    days = ["2030-10-09", "2031-01-08", "2031-02-12", "2031-03-12"]

    assert record(work_programme=[slot(day) for day in [*days, *days]]).year == (3, 4)
    assert record(work_programme=[slot(day) for day in days[1:]]).year is None


def test_what_was_asked_on_the_packs_own_day_is_new_whatever_day_it_is_looked_at():
    assert record().new_from == TODAY


@pytest.mark.parametrize(
    ("board", "kind", "is_followed"),
    [
        ("Sandhaven Borough Council", "request", True),
        ("Cabinet", "recommend", True),
        ("The Executive", "refer", True),
        ("Cabinet", "report_back", False),
        ("Harbours Scrutiny Board", "request", False),
        ("Council Tax Scrutiny Panel", "request", False),
    ],
)
def test_what_a_council_or_its_executive_asks_its_own_members_heard(board, kind, is_followed):
    limb = {
        "number": "1", "text": "request the Leader to write", "kind": kind, "addressed_to": ["Leader"],
        "due": None, **AT,
    }  # fmt: skip
    item = {"number": "7", "title": "Walls", "text": "", "resolutions": [limb], **AT}
    told = record(minutes=[{"board": board, "date": "2031-01-08", "items": [item]}])

    assert bool(told.limbs[0].followed) is is_followed


@pytest.mark.parametrize(
    ("rating", "is_closed"), [("Complete", True), ("Blue", True), ("Amber", False), ("", False)]
)
def test_a_recommendation_whose_rating_says_that_nothing_is_left_is_closed(rating, is_closed):
    one = {"number": "1", "text": "Light the steps", "objective": None, "progress": [], **AT}
    plan = {"title": "Safety", "recommendations": [one], "signed_off": []}
    cells = [{"line": 1, "owner": "", "due": "", "rating": rating}]

    told = record(plans=[plan], plan_cells=cells).plans[0].recommendations[0]
    assert told.is_closed is is_closed


def cycle(**more):
    sentence = {"text": "Every six weeks", "source": "paper", "on": None, "title": "", **AT}
    said = {
        "sentence": sentence,
        "body": "Forum",
        "every_days": 42,
        "days": ["2031-01-08", "2031-03-12"],
    }
    return record(cycles=[said | more]).cycles[0]


def test_where_the_days_of_a_cycle_are_told():
    told = cycle(told=[{"line": 8, "page": 2}, None]).told
    assert [(place.line, place.page) for place in told] == [(8, 2), (None, None)]


def test_a_pack_that_was_looked_through_before_has_no_such_places():
    assert cycle().told == ()


LATER = [
    slot(day, title=title)
    for day, title in (
        ("2031-03-12", "Lamps"),
        ("2031-04-09", "Harbour piles"),
        (None, "Ferry fares"),
        ("2031-01-08", "Ropes"),
    )
]


def vanished(now, before=LATER, **parts):
    told = record(work_programme=[slot("2031-03-12", title=one) for one in now], **parts)
    gone = gone_since({"work_programme": before}, told)
    return [end.says for end in RULES["item-vanished"](dataclasses.replace(told, gone=tuple(gone)))]


def test_what_an_earlier_programme_had_to_come_and_this_one_has_not():
    assert vanished(["Lamps", "Piles of the harbour"]) == ["Ferry fares"]
    assert vanished(["Lamps", "Ferry fares and tolls"]) == ["Harbour piles"]
    assert vanished(["Lamps", "Harbour piles", "Ferry fares"]) == []


def test_another_programme_altogether_has_lost_nothing():
    assert vanished(["Lamps"]) == []
    assert vanished(["Buoys"], before=[]) == []


def test_what_is_on_the_agenda_is_not_gone_nor_what_the_minutes_speak_of():
    listed = {"number": "4", "title": "Ferry fares", **AT}
    spoken = {
        "text": "Ferry fares were taken out.",
        "source": "minutes",
        "on": None,
        "title": "",
        **AT,
    }
    now = ["Lamps", "Harbour piles"]

    assert vanished(now, agenda=[listed]) == []
    assert vanished(now, sentences=[spoken]) == []
    assert vanished(now, sentences=[spoken | {"text": "Ferries were late."}]) == ["Ferry fares"]


def test_the_earlier_pack_is_given_with_the_later():
    found = {name: [] for name in ("minutes", "agenda", "papers", "plans", "promises")}
    later = found | {"meeting": {"date": "2031-02-12"}, "work_programme": LATER[:2]}

    assert record_of(later, SAID).gone == ()
    gone = record_of(later, SAID, before={"work_programme": LATER}).gone
    assert [one.title for one in gone] == ["Ferry fares"]


def meetings(held, *days, **parts):
    """The days of the record's meetings but the pack's own, each with the day it was planned for."""
    sentence = {"text": "The minutes", "source": "minutes", "on": None, "title": "", **AT}
    told = record(
        held=[{"on": held, "sentence": sentence}], work_programme=list(map(slot, days)), **parts
    )
    return sorted(
        (str(one.on), one.planned_on and str(one.planned_on), one.is_held)
        for one in told.meetings
        if one.on != TODAY
    )


def test_a_meeting_held_near_a_slot_that_nobody_took_is_that_slots():
    assert meetings("2031-01-08", "2031-01-15") == [("2031-01-08", "2031-01-15", True)]


def test_one_held_far_from_any_slot_is_a_meeting_of_its_own():
    assert meetings("2031-01-08", "2030-11-06") == [
        ("2030-11-06", None, False), ("2031-01-08", None, True)
    ]  # fmt: skip


def test_one_held_on_its_day_takes_no_other_slot():
    assert meetings("2031-01-08", "2031-01-08", "2031-01-15") == [
        ("2031-01-08", None, True), ("2031-01-15", None, False)
    ]  # fmt: skip


def test_of_two_free_slots_the_nearest_was_moved():
    assert meetings("2031-01-08", "2030-12-22", "2031-01-15") == [
        ("2030-12-22", None, False), ("2031-01-08", "2031-01-15", True)
    ]  # fmt: skip


def test_a_slot_whose_own_minutes_are_there_was_not_moved():
    minutes = [{"board": "Harbours Scrutiny Board", "date": "2031-01-15", "items": []}]
    assert meetings("2031-01-08", "2031-01-15", minutes=minutes) == [
        ("2031-01-08", None, True), ("2031-01-15", None, True)
    ]  # fmt: skip


def test_minutes_on_a_day_without_a_slot_are_a_meeting_told_once():
    minutes = [{"board": "Harbours Scrutiny Board", "date": "2030-12-11", "items": []}]
    assert meetings("2030-12-11", minutes=minutes) == [("2030-12-11", None, True)]
    own = [{"board": "Harbours Scrutiny Board", "date": str(TODAY), "items": []}]
    assert [(one.on, one.is_held) for one in record(minutes=own).meetings] == [(TODAY, True)]
    assert [(one.on, one.is_held) for one in record().meetings] == [(TODAY, False)]
