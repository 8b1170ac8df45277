"""What a limb's words ask for, and how it is called."""

import pytest

from packs.intake.wording import is_task, same_subject, short_title


@pytest.mark.parametrize(
    ("text", "names", "title"),
    [
        ("request a report back on fostering.", (), "Report back on fostering"),
        ("agree that a visit be held in May", (), "Visit to be held in May"),
        ("request that the letter also be sent to all", (), "Letter also to be sent to all"),
        ("recommend that Cabinet reviews the fares", (), "Cabinet reviews the fares"),
        (
            "request the Trust and Cabinet promote the scheme",
            ("Trust", "Cabinet"),
            "Promote the scheme",
        ),
        ("Transport added to the programme", (), "Transport added to the programme"),
    ],
)
def test_a_title_is_short_and_says_what_is_to_happen(text, names, title):
    assert short_title(text, names) == title


def test_a_long_title_ends_between_words():
    title = short_title("request " + "a very long sentence " * 20)

    assert len(title) <= 111 and title.endswith("…") and " " in title


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("agree that a workshop be held", True),
        ("agree that the group visit the centre", False),
        ("agree to write to the minister", True),
        ("agree the minutes", False),
        ("agree the terms of reference", False),
    ],
)
def test_some_agreements_leave_something_to_do(text, task):
    assert is_task(text) is task


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Private fostering report back", "Private Fostering", True),
        ("Audit report back", "Quality Assurance Audit", False),
        ("Audit report back", "Audit update", True),
        ("School transport to the February meeting", "Home to school transport", True),
        ("Exclusions and the Link Centre", "Exclusions and elective home education", False),
        ("Report back", "Update", False),
    ],
)
def test_two_titles_are_about_one_thing_by_two_words_at_least(one, other, same):
    assert same_subject(one, other) is same
