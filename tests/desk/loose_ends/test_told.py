"""How a loose end is known again, so that a decision about it holds."""

from desk.loose_ends.record import Place
from desk.loose_ends.told import LooseEnd, Standing
from tests.desk.loose_ends.make import TODAY


def end(says="Officers offered to count the gulls", **parts):
    return LooseEnd("informal-promise", says, "Nothing.", **parts)


def test_it_is_known_by_its_row_whatever_its_words_say_since():
    was, now = Place(key="limb-7"), Place(key="limb-7", href="/elsewhere/")

    assert end("a", places=(was,)).key == end("b", places=(now,)).key == "limb-7"


def test_without_a_row_it_is_known_by_its_words_however_they_are_spaced_and_never_says_them():
    assert end("Count  the Gulls").key == end("count the gulls").key != end("count gulls").key
    assert "gull" not in end("Count the Gulls").key


def test_two_ends_of_one_row_are_told_apart_without_words():
    one, other = (
        end(places=(Place(key="limb-7"),), about=about).key for about in ("Harbour Trust", "Police")
    )

    assert one != other
    assert one.startswith("limb-7-") and "harbour" not in one.lower()


def test_what_the_day_changes_is_no_other_end():
    assert end(standing=Standing.LATE, since=TODAY).key == end().key
