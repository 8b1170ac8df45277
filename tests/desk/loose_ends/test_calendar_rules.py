"""Days that disagree, and what has waited too long."""

import datetime as dt
from dataclasses import replace

import pytest

from desk.loose_ends.matching import Glossary, pair
from desk.loose_ends.record import (
    Arrival,
    Commitment,
    Cycle,
    DateMove,
    Due,
    Followed,
    Meeting,
    Place,
    Statement,
)
from tests.desk.loose_ends import make


@pytest.mark.parametrize(
    ("detail", "told"),
    [
        ("To come to the board in September 2031", 1),
        ("It will be reported to members in early September 2031", 1),
        ("To come to the board in March 2031", 0),
        ("Asked for after their meeting in January 2030", 0),
    ],
)
def test_a_text_that_names_another_month_than_its_slot(detail, told):
    item = make.ready(detail=detail)
    assert len(make.told("text-names-another-date", items=(item,))) == told


def test_an_item_of_next_year_may_name_its_month():
    item = make.ready(detail="To come to the board in June 2031", slot="next_year", on=None)
    assert not make.told("text-names-another-date", items=(item,))


def test_a_meeting_held_on_another_day_than_planned():
    moved = Meeting(
        make.BEFORE, is_held=True, planned_on=make.BEFORE - dt.timedelta(days=7), place=Place(3)
    )
    on_time = replace(moved, planned_on=make.BEFORE)

    assert make.lines("held-on-another-day", meetings=(moved, on_time)) == [(3,)]


def test_an_item_without_a_date_is_asked_about_after_six_months():
    def told(days):
        since = make.TODAY - dt.timedelta(days=days)
        item = make.ready(slot="undated", on=None, undated_since=since)
        return make.told("undated-too-long", items=(item,))

    assert not told(183)
    assert told(184)


STANDING = make.ready("Wreck and salvage reports", slot="standing", on=None)
#: Three meetings on record, of which none took it.
MEETINGS = tuple(
    Arrival(title, "minute", make.BEFORE - dt.timedelta(weeks=4 * n))
    for n, title in enumerate(("Ferry fares", "Lamps", "Salvage"))
)


def standing(item=STANDING, came=MEETINGS, **parts):
    return make.lines("standing-not-taken", items=(item,), arrivals=came, **parts)


def test_a_standing_item_that_no_meeting_took():
    assert standing() == [(40,)]
    assert standing(replace(STANDING, taken_on=make.BEFORE)) == []
    assert standing(replace(STANDING, slot="undated")) == []


def test_a_meeting_took_it_whose_item_names_all_that_it_names():
    took = Arrival("Reports on wrecks and on salvage in May", "agenda", make.TODAY)
    assert standing(came=(*MEETINGS, took)) == []
    to_come = replace(took, on=make.NEXT)
    assert standing(came=(*MEETINGS, to_come)) == [(40,)]


def test_a_name_that_the_board_confirmed_is_taken_for_it():
    glossary = Glossary(confirmed=frozenset([pair(STANDING.title, "Lamps")]))
    assert standing(glossary=glossary) == []


def test_with_few_meetings_on_record_it_means_little_that_none_took_it():
    assert standing(came=MEETINGS[:2]) == []


def test_a_cycle_with_a_gap_that_is_too_long():
    first = dt.date(2031, 1, 1)
    days = tuple(first + dt.timedelta(weeks=n) for n in (0, 12, 25))
    cycle = Cycle("The forum meets every twelve weeks", "the forum", 84, days)

    assert [end.about for end in make.told("cycle-broken", cycles=(cycle,))] == [str(days[2])]
    assert not make.told("cycle-broken", cycles=(replace(cycle, days=days[:2]),))


def test_what_was_to_be_done_by_a_day_that_is_over():
    due = Due("on 20 January 2031", dt.date(2031, 1, 20), dt.date(2031, 1, 20))
    said = Commitment(
        "The crane will be mended on 20 January 2031", made_on=make.BEFORE, due=due, place=Place(8)
    )
    to_come = replace(said, due=Due("in March", make.NEXT, make.NEXT))
    done = Statement("The crane was mended on 20 January 2031", "paper", make.TODAY)

    assert make.lines("commitment-date-passed", commitments=(said, to_come)) == [(8,)]
    assert not make.told("commitment-date-passed", commitments=(said,), statements=(done,))
    kept = replace(said, followed=(Followed("answer", "The crane"),))
    assert not make.told("commitment-date-passed", commitments=(kept,))


def test_dates_that_were_moved_without_saying_from_and_to():
    move = DateMove("Some dates were changed", on=make.BEFORE, place=Place(4))

    assert make.lines("date-moved-untold", date_moves=(move,)) == [(4,)]
    assert not make.told(
        "date-moved-untold", date_moves=(replace(move, before=make.BEFORE, after=make.NEXT),)
    )


@pytest.mark.parametrize("known", [{"before": make.BEFORE}, {"after": make.NEXT}])
def test_one_of_the_two_dates_alone_does_not_tell_the_move(known):
    move = DateMove("The date was changed", on=make.BEFORE, place=Place(4), **known)
    assert make.lines("date-moved-untold", date_moves=(move,)) == [(4,)]


def test_an_item_that_is_gone_without_a_minute():
    gone = make.ready("Buoys", line=77)

    assert make.lines("item-vanished", gone=(gone, replace(gone, minute="12/30"))) == [(77,)]


def year_of(over, whole, **item):
    """What is told of an item without a date, so far into a year's programme."""
    one = make.ready(slot="undated", on=None, **item)
    return make.lines("undated-too-long", items=(one,), year=(over, whole))


def test_where_since_when_is_not_known_an_item_is_late_when_the_year_is_nearly_over():
    assert year_of(6, 9) == [(40,)]
    assert year_of(5, 9) == []
    assert make.lines("undated-too-long", items=(make.ready(slot="undated", on=None),)) == []


def test_what_waits_for_something_has_its_reason():
    assert year_of(8, 9, detail="To look at fares once finalised") == []


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("To be scheduled", [(40,)]),
        ("Potential topics", []),
        ("Items for future meetings", []),
        ("Reserve list", []),
    ],
)
def test_what_a_list_keeps_in_reserve_was_promised_no_day(label, told):
    assert year_of(8, 9, label=label) == told


def test_what_is_known_to_stand_a_short_time_only_is_not_late_for_the_year():
    assert year_of(8, 9, undated_since=make.BEFORE) == []


def test_only_what_has_no_date_can_be_without_one_too_long():
    item = make.ready(slot="next_year", on=None)
    assert make.lines("undated-too-long", items=(item,), year=(8, 9)) == []


def test_a_gap_in_a_cycle_is_told_with_the_places_of_its_days():
    days = (dt.date(2031, 1, 1), dt.date(2031, 4, 2))
    cycle = Cycle("Every six weeks", "the forum", 42, days, (Place(5), Place()), Place(3))

    assert make.lines("cycle-broken", cycles=(cycle,)) == [(3, 5)]


def test_a_cycle_may_move_within_its_week():
    first = dt.date(2031, 1, 1)
    for more, told in ((3, 0), (4, 1)):
        days = (first, first + dt.timedelta(days=42 + more))
        cycle = Cycle("Every six weeks", "the forum", 42, days)
        assert len(make.told("cycle-broken", cycles=(cycle,))) == told
