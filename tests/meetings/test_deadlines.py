"""The days before a meeting, with the board's own clearing time and the council's closures."""

import datetime as dt

import pytest

from meetings.deadlines import calendar
from people import services as people
from people.models import RuleNumber
from tests import make

pytestmark = pytest.mark.django_db
ON = dt.date(2018, 4, 5)


def test_the_days_before_a_meeting_follow_from_its_day():
    board = make.board(clearing_days=3)

    before = calendar().before(board, ON)

    assert before.publication.on == dt.date(2018, 3, 26)
    assert before.papers.on == dt.date(2018, 3, 21)
    assert before.briefing.on == dt.date(2018, 3, 22)


def test_a_closure_of_the_council_moves_them_and_is_named():
    people.add_closure(on=dt.date(2018, 3, 27), name="Moving house", by=None, now=make.NOW)

    publication = calendar().before(make.board(), ON).publication

    assert publication.on == dt.date(2018, 3, 23)
    assert "27 March 2018 (Moving house)" in publication.says


def test_a_council_counts_call_in_as_its_constitution_says():
    RuleNumber.objects.create(rule="call-in", n=3, source="Part 4E")

    assert calendar().reckon("call-in", dt.date(2018, 3, 28)).on == dt.date(2018, 4, 4)
