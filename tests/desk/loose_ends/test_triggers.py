"""What waits for something that has happened."""

from dataclasses import replace

import pytest

from desk.loose_ends.record import Place, Statement
from tests.desk.loose_ends import make

WAITING = make.ready(
    "Review of the ferry timetable", slot="undated", on=None, label="Date to be set",
    detail="Members asked for a report following implementation.",
)  # fmt: skip


def told(text, item=WAITING):
    said = Statement(text, "paper", make.TODAY, place=Place(90))
    return make.lines("trigger-passed", items=(item,), statements=(said,))


@pytest.mark.parametrize(
    "text",
    [
        "The new ferry timetable was implemented in October.",
        "The ferry timetable has now been fully implemented.",
        "Since the implementation of the ferry timetable fewer boats have been late.",
        "The ferry timetable is now in place.",
    ],
)
def test_an_item_that_waits_for_what_is_told_to_have_happened(text):
    assert told(text) == [(40, 90)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry timetable will be implemented in June.",
        "The ferry timetable has not been implemented.",
        "Implementation of the ferry timetable is expected once the pier is open.",
        "The bus timetable has been implemented.",
        "The ferry timetable was discussed.",
        "A report on the ferry timetable followed.",
    ],
)
def test_what_is_still_to_come_or_about_something_else_is_no_word_of_it(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("detail", "text"),
    [
        ("Once the inspection of the north pier is over", "The inspection of the north pier took place in May."),
        ("When the audit is complete", "The audit of the ferry timetable was completed."),
        ("To look at the changes once finalised.", "The ferry timetable was finalised on Monday."),
        ("After publication", "The ferry timetable was published last week."),
        ("Awaiting a decision on fares", "Fares were decided in January."),
    ],
)  # fmt: skip
def test_many_things_can_be_waited_for(detail, text):
    assert told(text, replace(WAITING, detail=detail)) == [(40, 90)]


def test_the_slot_may_say_what_it_waits_for():
    item = replace(WAITING, detail="", label="After the launch")
    assert told("The ferry timetable was launched in May.", item) == [(40, 90)]


def test_what_the_waiting_names_counts_and_not_the_items_own_name():
    item = replace(WAITING, detail="Once the north pier is opened")
    assert told("The ferry timetable was opened to comment.", item) == []


def test_a_tale_of_what_came_before_is_no_waiting():
    item = replace(WAITING, detail="Following the implementation in May, members asked for fares")
    assert told("The ferry timetable was implemented in May.", item) == []


def test_what_has_a_date_waits_for_nothing():
    item = replace(WAITING, slot="meeting", on=make.NEXT)
    assert told("The ferry timetable was implemented in October.", item) == []


OTHERS = tuple(make.ready(f"Island {name}") for name in ("lamps", "ropes", "buoys", "quays"))


def test_a_long_name_may_be_told_without_one_of_its_words_that_is_common():
    item = replace(WAITING, title="Island ferry timetable and winter fares")
    for text, is_told in (
        ("The ferry timetable and winter fares were implemented.", True),
        ("The ferry timetable was implemented.", False),
    ):
        said = Statement(text, "paper", make.TODAY)
        parts = {"items": (item, *OTHERS), "statements": (said,)}
        assert bool(make.told("trigger-passed", **parts)) is is_told


def test_of_one_word_a_sentence_must_speak_from_its_beginning():
    item = replace(WAITING, title="Dredging", detail="Once complete")

    assert told("The dredging was completed in May.", item)
    assert not told("A new crane and two tugs were completed while dredging went on.", item)


def test_a_short_name_must_be_told_whole_however_common_its_words_are():
    item = replace(WAITING, title="Island ferry timetable")
    said = Statement("The ferry timetable was implemented.", "paper", make.TODAY, place=Place(90))
    assert make.lines("trigger-passed", items=(item, *OTHERS), statements=(said,)) == []
