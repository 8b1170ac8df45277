"""Action logs and trackers of recommendations: which tables are one, and what a row says."""

import datetime as dt

import pytest

from packs.readers.blocks import Cell, Row, Table
from packs.readers.said.trackers import find_tracked, tracker_columns

LOG = ("Ref", "Meeting date", "Action", "Lead officer", "Due date", "Progress", "Status")


def row(*texts, line=1):
    return Row(tuple(Cell(text) for text in texts), line)


def tracked(head, *rows):
    return find_tracked([Table("", 1, rows=(row(*head), *(row(*one, line=7) for one in rows)))])


def test_a_row_says_what_was_asked_of_whom_by_when_and_what_came_of_it():
    cells = (
        "4",
        "8 January 2031",
        "Light the steps",
        "Una Reed",
        "March 2031",
        "Lamps ordered",
        "Open",
    )
    [one] = tracked(LOG, cells)

    assert (one.sentence.text, one.sentence.on, one.sentence.line) == (
        "Light the steps", dt.date(2031, 1, 8), 7,
    )  # fmt: skip
    assert (one.who, one.due.to_on) == ("Una Reed", dt.date(2031, 3, 31))
    assert (one.answer, one.is_closed) == ("Lamps ordered", False)


@pytest.mark.parametrize(
    "head",
    [
        ("Date", "Item", "Purpose", "Lead officer"),
        ("Risk", "Action", "Likelihood"),
        ("Recommendation", "Lead", "By when"),
        ("Action", "Progress"),
        ("A whole sentence on the action that officers will take, and then some more", "Lead", "Status"),
    ],
    ids=["a programme", "a risk register", "a plan", "nobody and no meeting", "no head"],
)  # fmt: skip
def test_another_table_is_none(head):
    assert tracker_columns(row(*head)) == {}
    assert tracked(head, ["x"] * len(head)) == []


def test_a_row_without_words_or_without_its_last_cells_is_no_hindrance():
    short = ("4", "8 January 2031", "Light the steps")
    told = tracked(LOG, ("", "", "", "", "", "", "Open"), short)
    assert [(one.sentence.text, one.who, one.is_closed) for one in told] == [
        ("Light the steps", "", None)
    ]


@pytest.mark.parametrize(
    ("status", "answer", "is_closed"),
    [
        ("Complete", "", True),
        ("Closed", "Awaiting the last lamp", True),
        ("Not complete", "", False),
        ("In progress", "Done in part", False),
        ("Amber", "", False),
        ("", "Sent on 3 February 2031", True),
        ("", "To be sent in March", False),
        ("", "", None),
        ("Green", "Lamps lit", None),
    ],
)
def test_whether_a_row_is_done_with(status, answer, is_closed):
    [one] = tracked(LOG, ("4", "8 January 2031", "Light the steps", "", "", answer, status))
    assert one.is_closed is is_closed


def test_a_tracker_of_recommendations_says_when_they_were_sent():
    head = ("Meeting", "Recommendation", "Cabinet Member", "Date sent", "Response")
    [one] = tracked(head, ("8 January 2031", "Light the steps", "Harbours", "15 January 2031", ""))
    assert (one.sent_on, one.answer) == (dt.date(2031, 1, 15), "")
