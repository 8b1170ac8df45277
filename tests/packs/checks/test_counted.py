"""One count that a paper tells twice: where it sums up, and where it goes into it."""

import pytest

from tests.packs.checks.test_prose import told

PAPER = """## 1 Summary

{summary}

## 2 Wrecks

{text}
"""
SUMMARY = "In 2029/30 there were 58 wrecks off the point."


def counted(text, summary=SUMMARY):
    found = told(PAPER.format(summary=summary, text=text))
    return [(verdict, computed) for verdict, _, computed in found if "here" in computed]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("There were 58 wrecks off the point in 2029/30.", ("agrees", "58 here, 58 there")),
        ("There were 65 wrecks off the point in 2029/30.", ("worth asking", "65 here, 58 there")),
        ("Overall, there were 65 wrecks off the point during the 2029/30 financial year.",
         ("worth asking", "65 here, 58 there")),
        ("In the 2029/30 financial year, there were 65 wrecks off the point.",
         ("worth asking", "65 here, 58 there")),
    ],
)  # fmt: skip
def test_a_count_that_is_summed_up_is_the_one_that_is_told(text, claim):
    assert counted(text) == [claim]


@pytest.mark.parametrize(
    "text",
    [
        "There were 65 wrecks off the point in 2028/29.",  # of another year
        "There were 65 wrecks off the pier in 2029/30.",
        "There were 65 recorded wrecks off the point in 2029/30.",
        "At the North quay there were 65 wrecks off the point in 2029/30.",
        "There were 65 wrecks off the point in 2029/30 with a crew.",
        "There were about 65 wrecks off the point in 2029/30.",
        "There were 5 other wrecks off the point in 2029/30.",
        "There were 6,500 wrecks off the point in 2029/30.",  # the nation's
        "There were 65 wrecks off the point in 2029/30, of which 5 had a crew.",
        f"{SUMMARY}\n\n## 3 South\n\nThere were 60 wrecks off the point in 2029/30.",
        "There were 65 wrecks off the point at the end of 2029/30.",
        "# Appendix 1\n\nThere were 65 wrecks off the point in 2029/30.",
    ],
)
def test_what_only_looks_alike_is_not_compared(text):
    assert counted(text) == []


def test_two_parts_of_a_paper_may_each_be_of_a_place():
    text = "There were 65 wrecks off the point in 2029/30."
    assert told(f"## 2 North\n\n{SUMMARY}\n\n## 3 South\n\n{text}") == []


def test_one_word_alone_may_mean_anything():
    assert counted("There were 65 wrecks in 2029/30.", "In 2029/30 there were 58 wrecks.") == []
