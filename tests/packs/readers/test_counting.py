"""Numbers in words."""

import pytest

from packs.checks.numbers import numbers_in
from packs.readers.counting import count_of


@pytest.mark.parametrize(
    ("word", "count"),
    [("3", 3), ("Three", 3), ("third", 3), ("an", 1), ("zero", 0), ("sixty", 60), ("few", None)],
)
def test_a_number_in_words_is_counted(word, count):
    assert count_of(word) == count


def test_the_longest_of_two_words_is_meant():
    assert [one.value for one in numbers_in("Sixteen boats and sixty oars")] == [16, 60]
