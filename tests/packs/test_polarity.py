"""Which way is better is proposed from a measure's name."""

import pytest

from packs.intake.polarity import guessed


@pytest.mark.parametrize(
    ("title", "subject", "way"),
    [
        ("Good level of development", None, "higher"),
        ("Attendance in primary schools", None, "higher"),
        ("Persistent absence", "Secondary", "lower"),
        ("Permanent exclusions", None, "lower"),
        ("Young people", "NEET", "lower"),
        ("Complaints answered in time", None, "higher"),
        ("Plans for special needs issued within 20 weeks", None, "higher"),
        ("Children looked after per 10,000", None, "neither"),
        ("Pupils with more than one need", None, "neither"),
        ("Children waiting for a first visit", None, "lower"),
    ],
)
def test_less_is_better_of_what_nobody_wants_and_neither_of_who_is_served(title, subject, way):
    assert guessed(title, subject) == way
