"""What is known to be a report back, and stands at a meeting after the time that was promised."""

import datetime as dt
from dataclasses import replace

import pytest

from desk.loose_ends.matching import Glossary, pair
from desk.loose_ends.record import Arrival, Due, Followed, Limb, Meeting, Place
from tests.desk.loose_ends import make

MARCH = Due("in March 2031", dt.date(2031, 3, 1), dt.date(2031, 3, 31))
ASKED = Limb(
    "Minute 7 (1)", "request a report back on piles", "report_back", "Piles", make.BEFORE, due=MARCH,
    place=Place(20),
)  # fmt: skip
LATE = Followed("slot", "Piles of the pier", make.LATER)
IN_TIME = Followed("slot", "Piles", make.NEXT)


def late(limb, **parts):
    return [end.found for end in make.told("booked-late", limbs=(limb,), **parts)]


def test_a_slot_that_follows_it_after_its_time_is_late():
    assert late(replace(ASKED, followed=(LATE,))) == ["“Piles of the pier” on 9 April 2031."]
    assert late(replace(ASKED, followed=(IN_TIME,))) == []


def test_the_first_of_several_slots_counts():
    assert late(replace(ASKED, followed=(LATE, IN_TIME))) == []
    assert late(replace(ASKED, followed=(IN_TIME, LATE))) == []


@pytest.mark.parametrize(
    "limb",
    [
        replace(ASKED, kind="request", followed=(LATE,)),
        replace(ASKED, due=None, followed=(LATE,)),
        replace(ASKED, due=Due("when they are mended"), followed=(LATE,)),
        replace(ASKED, followed=(Followed("slot", "", make.LATER),)),
        replace(ASKED, followed=(Followed("action", "HSB/31/004", make.LATER),)),
    ],
    ids=["no report back", "no time", "no day", "words that may not be read", "no slot"],
)
def test_of_all_else_it_is_not_known_to_be_late(limb):
    assert late(limb) == []


def test_the_meetings_in_its_time_are_told_but_for_the_cancelled_and_those_outside():
    meetings = (
        Meeting(dt.date(2031, 3, 1)),
        Meeting(make.NEXT, is_cancelled=True),
        Meeting(dt.date(2031, 3, 31)),
        Meeting(dt.date(2031, 4, 1)),
    )
    found = late(replace(ASKED, followed=(LATE,)), meetings=meetings)
    assert found[0].endswith("The board meets on 1 March 2031 and 31 March 2031.")


def test_the_time_is_told_as_it_was_said_or_as_its_last_day():
    def looked_for(due):
        limb = replace(ASKED, due=due, followed=(LATE,))
        return [end.looked_for for end in make.told("booked-late", limbs=(limb,))]

    assert looked_for(Due("to the next agenda", MARCH.first, MARCH.last)) == [
        "a meeting in time: “to the next agenda”"
    ]
    assert looked_for(replace(MARCH, said="")) == ["a meeting in time: by 31 March 2031"]


def test_the_last_day_of_its_time_is_in_time():
    on_last = make.ready("Piles", on=MARCH.last)
    day_after = make.ready("Piles", on=MARCH.last + dt.timedelta(days=1))

    assert late(ASKED, items=(on_last,)) == []
    assert len(late(ASKED, items=(day_after,))) == 1


@pytest.mark.parametrize(
    ("parts", "is_there"),
    [
        ({"items": (make.ready("Piles", on=make.NEXT),)}, True),
        ({"items": (make.ready("Piles", on=make.BEFORE),)}, False),
        ({"items": (make.ready("Piles", slot="standing", on=None),)}, False),
        ({"arrivals": (Arrival("Piles", "minute", make.TODAY),)}, False),
        ({"arrivals": (Arrival("Piles", "paper", make.TODAY),)}, True),
        ({"arrivals": (Arrival("Piles", "paper"),)}, False),
    ],
)
def test_what_may_answer_a_promise(parts, is_there):
    told = make.told("promised-not-booked", limbs=(replace(ASKED, due=None),), **parts)
    assert bool(told) is not is_there


def test_the_words_of_a_paper_speak_for_it():
    asked = replace(ASKED, due=None, title="Piles of steps")
    silent = Arrival("Steps and quays and landings", "paper", make.TODAY)
    speaking = replace(silent, words="The piles below the steps were looked at.")

    def found(came):
        glossary = Glossary(refused=frozenset([pair("Ropes", "Lamps")]))
        return make.told("promised-not-booked", limbs=(asked,), arrivals=(came,), glossary=glossary)

    assert found(silent)
    assert not found(speaking)


def test_one_confirmed_by_the_board_is_not_asked_about_again():
    asked = replace(ASKED, due=None, title="Survey of piles")
    item = make.ready("Survey of piles and ropes", on=make.NEXT)
    known = Glossary(confirmed=frozenset([pair(asked.title, item.title)]))

    assert make.told("met-under-another-title", limbs=(asked,), items=(item,))
    assert not make.told("met-under-another-title", limbs=(asked,), items=(item,), glossary=known)


def test_a_report_back_asked_for_under_the_programme_is_about_its_own_words():
    asked = replace(ASKED, due=None, title="Work Programme", text="Piles report back")
    item = make.ready("Piles", on=make.NEXT)

    assert not make.told("promised-not-booked", limbs=(asked,), items=(item,))


def test_words_that_say_where_a_thing_is_put_make_it_no_other():
    text = "a report on buoys be added to the work programme"
    asked = replace(ASKED, text=text, kind="add_to_programme", due=None)
    buoys, chains = make.ready("Buoys", on=make.NEXT), make.ready("Buoys and chains", on=make.NEXT)

    assert make.told("met-under-another-title", limbs=(asked,), items=(buoys,)) == []
    assert make.told("promised-not-booked", limbs=(asked,), items=(buoys,)) == []
    assert make.told("promised-not-booked", limbs=(asked,), items=(chains,)) != []


def test_a_word_with_and_without_its_hyphen_is_one():
    asked = replace(ASKED, title="Re-opening of the pier", due=None)
    item = make.ready("Reopening of the pier", on=make.NEXT)
    for rule in ("promised-not-booked", "met-under-another-title"):
        assert make.told(rule, limbs=(asked,), items=(item,)) == []
