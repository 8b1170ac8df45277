"""How many recommendations, priorities or themes a paper says it has, against their headings."""

import pytest

from tests.packs.checks.test_prose import told

HEADS = "\n\n".join(f"## {n + 4} Recommendation {n}: Mend the pier" for n in range(1, 5))


@pytest.mark.parametrize(
    ("lead", "verdict"),
    [
        ("The inspection made four recommendations in its report of 3 June 2029.", "agrees"),
        ("The review highlighted 4 further recommendations in its report.", "agrees"),
        ("The inspection made five recommendations. Progress is told below:", "worth asking"),
    ],
)
def test_headings_are_as_many_as_are_told(lead, verdict):
    claims = told(f"{lead}\n\n{HEADS}\n\n{'## 9 Costs'}")
    assert [(each, computed) for each, _, computed in claims] == [(verdict, "4 headings")]


@pytest.mark.parametrize(
    "text",
    [
        f"Four of the five recommendations are told here.\n\n{HEADS}",
        f"It made five recommendations. Progress on four of them is set out below.\n\n{HEADS}",
        f"It made five recommendations, four for the Council and one for the Trust.\n\n{HEADS}",
        f"Progress on three of the 5 recommendations follows.\n\n{HEADS}",
        f"The inspection made five recommendations and praised the quay.\n\n{'Text. ' * 3}\n\n## Costs\n\nSome.\n\n"
        f"More.\n\n{HEADS}",
        "The inspection made five recommendations.\n\n## Recommendation 1: Mend the pier",
        f"The inspection named five themes.\n\n{HEADS}",
        "The inspection made five recommendations.",
    ],
)
def test_without_all_its_headings_right_below_nothing_is_said(text):
    assert told(text) == []


def test_a_gap_in_the_headings_is_asked_about_by_its_number_alone():
    heads = HEADS.replace("Recommendation 3", "Recommendation 5")
    assert [
        each for each, *_ in told(f"The inspection made four recommendations.\n\n{heads}")
    ] == []
