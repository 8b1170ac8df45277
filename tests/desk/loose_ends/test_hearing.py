"""What a later paper tells of what somebody was asked: that it was done, or what they said to it."""

import pytest

from desk.loose_ends.record import Due, Limb, Place, Statement
from tests.desk.loose_ends import make

ASKED = Limb(
    "Minute 7 (1)", "recommend to Cabinet that the lower steps be lit", "recommend", "Steps",
    asked_on=make.BEFORE, addressees=("Cabinet",), place=Place(20),
)  # fmt: skip


def is_open(text, on=make.TODAY, asked=ASKED, **parts):
    said = Statement(text, "paper", on)
    return bool(make.told("addressee-not-told", limbs=(asked,), statements=(said,), **parts))


@pytest.mark.parametrize(
    "text",
    [
        "Cabinet accepted the recommendation on the lower steps.",
        "Cabinet's response on the lower steps was received in January.",
        "The recommendation that the steps be lit was considered by Cabinet.",
    ],
)
def test_what_they_said_to_it_tells_that_they_were_told(text):
    assert not is_open(text)


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("Cabinet accepted the recommendation on the lower steps.", make.BEFORE),
        ("Cabinet accepted the recommendation on fares.", make.TODAY),
        ("The Forum accepted the recommendation on the lower steps.", make.TODAY),
        ("Cabinet walked the lower steps.", make.TODAY),
        (
            "Cabinet will consider the recommendation on the lower steps, and it was noted.",
            make.TODAY,
        ),
    ],
    ids=["before", "of something else", "of somebody else", "no answer", "still to come"],
)
def test_another_sentence_does_not(text, on):
    assert is_open(text, on)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The lower steps were lit; the works were extended until 30 January.", False),
        ("The lower steps were not lit; the works were extended until the gates are mended.", True),
    ],
)
def test_until_a_day_is_no_word_of_what_is_still_to_come(text, told):
    assert is_open(text) is told


def test_who_is_to_come_to_a_meeting_of_the_programme_needs_no_other_word():
    asked = Limb(
        "Minute 7 (1)", "that the Coastguard be invited to the March meeting", "request", "Steps",
        asked_on=make.BEFORE, addressees=("Coastguard",), due=Due("March", make.NEXT, make.NEXT), place=Place(20),
    )  # fmt: skip
    assert is_open("The steps are steep.", asked=asked)
    coming = make.ready("Steps: the Coastguard", on=make.NEXT)
    assert not is_open("The steps are steep.", asked=asked, items=(coming,))
