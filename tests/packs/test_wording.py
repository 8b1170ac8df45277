"""What a limb's words ask for, and how it is called."""

import pytest

from packs.intake.wording import is_task, same_subject, short_title


@pytest.mark.parametrize(
    ("limb", "title"),
    [
        ("That funding be kept under review", "Funding to be kept under review"),
        ("That the Board be kept informed of progress", "Board to be kept informed of progress"),
        ("That the Board receives quarterly figures", "Receive quarterly figures"),
        ("That the Panel carries out a review of mowing", "Carry out a review of mowing"),
        ("The Children’s Scrutiny Board asks for a report on play areas", "Report on play areas"),
        (
            "That the Board, having heard the evidence, asks the Trust to publish its plan",
            "Trust to publish its plan",
        ),
        ("That it be recommended to Cabinet that the fares be frozen", "Fares to be frozen"),
        ("That it be agreed that the scheme is tried twice", "Scheme is tried twice"),
        ("RESOLVED that the strategy be endorsed.", "Strategy to be endorsed"),
        ("Members asked that the policy on skips be rewritten", "Policy on skips to be rewritten"),
        ("that officers be asked to provide the figures by ward", "Officers to provide the figures by ward"),
        ("That the Director be invited to the next meeting", "Director to be invited to the next meeting"),
        ("To receive a further update on libraries", "Receive a further update on libraries"),
        ("That there be a joint meeting with the Trust", "Joint meeting with the Trust"),
        ("that the data should be shared with schools", "Data to be shared with schools"),
        ("That the Trust should also publish its plan", "Trust also to publish its plan"),
        ("That consideration be given to free swimming", "Consider free swimming"),
        (
            "That the progress made be welcomed and that a plan be produced",
            "Progress made to be welcomed and a plan to be produced",
        ),
        ("That the following be recommended: a policy on cycling", "Policy on cycling"),
        (
            "That the mobile library not be withdrawn before a survey is made",
            "Mobile library not to be withdrawn before a survey is made",
        ),
        ("That officers consider whether fees should be raised", "Officers consider whether fees should be raised"),
        ("To note that funds must be found", "Note that funds must be found"),
        ("That no decision be taken until fees can be set", "No decision to be taken until fees can be set"),
        ("That the working group report be published", "Working group report to be published"),
        ("request", "Request"),
    ],
)  # fmt: skip
def test_a_title_of_any_limb_reads_as_a_title(limb, title):
    assert short_title(limb) == title


@pytest.mark.parametrize(
    ("text", "names", "title"),
    [
        (
            "That the Director be requested to write to schools",
            ("Director",),
            "Write to schools",
        ),
        ("That the Director be invited", ("Director",), "Director to be invited"),
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
