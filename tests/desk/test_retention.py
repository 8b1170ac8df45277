"""What is past the time for which the law keeps it open, before anybody removes anything."""

import datetime as dt

import pytest
import time_machine
from django.core.files.base import ContentFile

from desk import retention
from desk.questions import deciding
from meetings import services as meetings
from meetings.deadlines import calendar
from meetings.models import Meeting, Paper
from tests import make
from tests.cast import assemble

pytestmark = pytest.mark.django_db

TODAY = make.TODAY


@pytest.fixture
def cast():
    with time_machine.travel(make.NOW, tick=False):
        yield assemble()


def held(board, on, *, background=False, is_private=False):
    """A meeting with minutes and one paper."""
    meeting = make.meeting(board, on)
    private = {"exempt_paragraph": 3, "is_private": True} if is_private else {}
    item = meetings.add_agenda_item(meeting=meeting, title="An item", **private)
    meetings.add_paper(
        item=item, subject="CANARY paper" if is_private else "A paper", is_private=is_private,
        file=ContentFile(b"text", "paper.txt"), is_background=background,
    )  # fmt: skip
    make.minute(meeting, item=item)
    return meeting


def kept(person, today=TODAY):
    days = calendar()
    meetings = retention.meetings_past(person, today, days)
    return retention.kept_of(meetings, person, today, days)


@pytest.mark.parametrize(
    ("on", "background", "listed"),
    [
        (dt.date(2020, 3, 2), False, ["Minutes", "Agenda", "Report"]),
        (dt.date(2020, 3, 3), False, []),
        (dt.date(2022, 3, 2), True, ["Background paper"]),
        (dt.date(2022, 3, 3), True, []),
        (dt.date(2020, 3, 2), True, ["Minutes", "Agenda", "Background paper"]),
        (dt.date(2022, 3, 2), False, []),
    ],
)
def test_six_years_and_four_from_the_meeting(cast, on, background, listed):
    held(cast.board, on, background=background)

    assert [row.what for row in kept(cast.administrator)] == listed


def test_a_meeting_that_left_nothing_has_nothing_to_remove(cast):
    make.meeting(cast.board, dt.date(2019, 3, 2))
    make.minute(make.meeting(cast.board, dt.date(2019, 4, 2)))

    assert [row.what for row in kept(cast.administrator)] == ["Minutes"]


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (dt.date(2026, 2, 28), dt.date(2020, 2, 29)),
        (dt.date(2026, 3, 1), dt.date(2020, 3, 1)),
        (dt.date(2024, 2, 29), dt.date(2018, 2, 28)),
    ],
)
def test_leap_days_are_counted_as_the_rule_counts_them(cast, today, last):
    assert retention.last_day(retention.MINUTES, today, calendar()) == last


def test_something_live_that_points_at_it_is_said(cast):
    old = held(cast.board, dt.date(2015, 3, 2))
    assert not any(row.live for row in kept(cast.administrator))

    limb = make.resolution(old.minutes.get())
    make.action(cast.board, resolution=limb)

    assert all(row.live for row in kept(cast.administrator))


def test_a_coordinator_reads_of_her_own_boards_and_private_words_only_where_she_may(cast):
    held(cast.board, dt.date(2015, 3, 2), is_private=True)
    held(make.board("Health Board"), dt.date(2015, 3, 2))

    hers, all_of_it = kept(cast.coordinator), kept(cast.administrator)

    assert {row.board for row in hers} == {"Children's Board"}
    assert "CANARY paper" in {row.title for row in hers}
    assert {row.board for row in all_of_it} == {"Children's Board", "Health Board"}
    assert "A private paper" in {row.title for row in all_of_it}
    assert not any("CANARY" in row.title for row in all_of_it)


def test_nothing_is_removed_by_looking_and_the_list_comes_as_a_file(client, cast):
    held(cast.board, dt.date(2015, 3, 2))
    client.force_login(cast.coordinator)

    page = client.get("/retention/").content.decode()
    file = b"".join(client.get("/retention/?format=csv").streaming_content).decode()

    assert "Nothing is removed by this page" in page
    assert "2 March 2021" in page
    assert "Report" in file
    assert Meeting.objects.count() == 1


def test_four_hundred_meetings_of_twenty_papers_are_paged_in_a_bounded_number_of_queries(
    client, cast, django_assert_max_num_queries
):
    first = dt.date(2010, 1, 1)
    made = Meeting.objects.bulk_create(
        Meeting(board=cast.board, on=first + dt.timedelta(days=n), status="held")
        for n in range(400)
    )
    items = [meetings.add_agenda_item(meeting=meeting, title="Item") for meeting in made]
    Paper.objects.bulk_create(
        Paper(item=item, subject="A paper") for item in items for _ in range(20)
    )
    client.force_login(cast.coordinator)

    with django_assert_max_num_queries(13):
        page = client.get("/retention/?page=2").content.decode()

    assert page.count("A paper") == 10 * 20
    with django_assert_max_num_queries(13):
        file = b"".join(client.get("/retention/?format=csv").streaming_content)
    assert file.count(b"A paper") == 8000


def test_questions_for_members_stay_as_long_as_the_minutes_and_are_named(cast):
    for on in (dt.date(2020, 3, 2), dt.date(2020, 3, 3)):
        meeting = make.meeting(cast.board, on)
        deciding.choose(meeting=meeting, text="Why?", by=None, now=make.NOW)

    assert [(row.meeting.on, row.what) for row in kept(cast.administrator)] == [
        (dt.date(2020, 3, 2), "Questions for members")
    ]
