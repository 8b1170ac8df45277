"""Calendars and what changed: read by programs, so what they say is read back by a program here."""

import datetime as dt
import xml.etree.ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from icalendar import Calendar

from actions import programme
from actions import services as actions
from desk import calendars, feeds
from desk.models import CalendarAddress
from meetings import services as meetings
from people.models import Event, Person
from tests import make

pytestmark = pytest.mark.django_db

ON = dt.date(2026, 4, 16)
ICS = "/boards/children/calendar.ics"
ATOM = "/boards/children/changes.atom"


@pytest.fixture(autouse=True)
def now(time_machine):
    time_machine.move_to(make.NOW, tick=False)


@pytest.fixture
def board():
    return make.board("Children's Board", slug="children", prefix="CH")


@pytest.fixture
def meeting(board):
    return make.meeting(board, ON, status="planned", starts_at=dt.time(14), place="Room 1")


def events(client, where):
    answer = client.get(where)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    told = Calendar.from_ical(answer.content)
    return {str(event["uid"]).split("@")[0]: event for event in told.walk("VEVENT")}


def test_a_boards_calendar_has_its_meeting_and_the_days_before_it(board, meeting, client):
    told = events(client, ICS)

    assert {name.removeprefix(f"meeting-{meeting.pk}") for name in told} == {
        "", "-publication", "-papers"
    }  # fmt: skip
    assert str(told[f"meeting-{meeting.pk}"]["location"]) == "Room 1"
    assert told[f"meeting-{meeting.pk}-publication"]["dtstart"].dt == dt.date(2026, 4, 8)


def test_a_meeting_stands_at_its_hour_in_london_and_a_deadline_takes_a_day(board, meeting, client):
    start = events(client, ICS)[f"meeting-{meeting.pk}"]["dtstart"].dt
    raw = client.get(ICS).content.decode()

    assert start.astimezone(dt.UTC) == dt.datetime(2026, 4, 16, 13, tzinfo=dt.UTC)
    assert "DTSTART;TZID=Europe/London:20260416T140000" in raw and "BEGIN:VTIMEZONE" in raw
    assert "DTSTART;VALUE=DATE:20260408" in raw


def test_the_chairs_briefing_is_for_the_co_ordinator(board, meeting, client):
    client.force_login(make.coordinator(board))

    assert f"meeting-{meeting.pk}-briefing" in events(client, ICS)


def test_a_meeting_that_moves_keeps_its_name_and_counts_the_change(board, meeting, client):
    before = events(client, ICS)[f"meeting-{meeting.pk}"]

    meetings.change_meeting(meeting=meeting, on=ON + dt.timedelta(7), by=None, now=make.NOW)

    after = events(client, ICS)[f"meeting-{meeting.pk}"]
    assert after["uid"] == before["uid"]
    assert after["sequence"] > before["sequence"]
    assert after["dtstart"].dt.date() == ON + dt.timedelta(7)


def test_a_cancelled_meeting_is_struck_out_with_its_deadlines(board, meeting, client):
    meetings.change_meeting(meeting=meeting, status="cancelled", by=None, now=make.NOW)

    assert {str(event["status"]) for event in events(client, ICS).values()} == {"CANCELLED"}


def test_informal_meetings_are_in_no_calendar(board, client):
    make.meeting(board, ON, is_formal=False)
    client.force_login(make.coordinator(board))

    assert not events(client, ICS)


# --- One's own


@pytest.fixture
def owner():
    return make.person("Olive Owner")


def address(person):
    token = calendars.make_address(person=person, by=person, now=make.NOW)
    return f"/calendar/{token}.ics"


def test_ones_own_calendar_is_read_without_signing_in_and_kept_by_nobody(board, owner, client):
    action = make.action(board, title="Report on fostering", owner=owner, due_on=ON)

    answer = client.get(address(owner))

    assert answer.headers["Cache-Control"] == "private, no-store"
    told = Calendar.from_ical(answer.content).walk("VEVENT")[0]
    assert (told["dtstart"].dt, str(told["description"])) == (ON, "Report on fostering")
    assert str(told["summary"]) == f"{action.reference} due, Children's Board"


def test_what_is_finished_reported_or_paused_is_not_due(board, owner, client):
    action = make.action(board, owner=owner, due_on=ON)
    where = address(owner)
    assert events(client, where)

    actions.pause(action=action, review_on=ON, why="Waits", by=owner, now=make.NOW)

    assert not events(client, where)


@pytest.mark.parametrize("kind", ["private", "closed"])
def test_no_title_that_not_everybody_may_read_is_in_it(board, owner, client, kind):
    closed = make.board("Improvement Board", is_public=False)
    where = board if kind == "private" else closed
    make.action(where, title="CANARY", owner=owner, due_on=ON, is_private=kind == "private")
    answer = client.get(address(owner)).content.decode()

    assert "due\\, " in answer and "CANARY" not in answer


def test_an_address_is_shown_once_and_kept_only_as_its_seal(client, owner):
    client.force_login(owner)

    page = client.post("/my-details/calendar/", {"make": "1"})
    link = page.context["link"]

    kept = CalendarAddress.objects.get().sealed
    assert link in page.content.decode() and kept not in link
    assert link not in client.get("/my-details/calendar/").content.decode()
    assert Client().get(link.removeprefix("http://testserver").split("8000")[-1]).status_code == 200
    assert Event.objects.filter(person=owner, kind="calendar_address_made").exists()


def test_a_revoked_an_older_and_a_leavers_address_lead_nowhere(client, owner):
    older, other = address(owner), make.person()
    newer, leavers = address(owner), address(other)
    assert client.get(older).status_code == 404
    assert client.get(newer).status_code == client.get(leavers).status_code == 200

    client.force_login(owner)
    client.post("/my-details/calendar/", {"revoke": "1"})
    Person.objects.filter(pk=other.pk).update(is_active=False)

    assert client.get(newer).status_code == client.get(leavers).status_code == 404
    assert client.get("/calendar/guessed.ics").status_code == 404


# --- What changed


def entries(client):
    answer = client.get(ATOM)
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    spaced = "{http://www.w3.org/2005/Atom}"
    return [
        {name: entry.findtext(spaced + name) for name in ("id", "title", "updated")}
        for entry in ET.fromstring(answer.content).iter(spaced + "entry")
    ]


def titles(client):
    return [entry["title"] for entry in entries(client)]


def test_the_feed_tells_what_happened_on_a_board(board, meeting, client):
    action = make.action(board, title="Report", owner=make.person(), due_on=ON)
    item = make.item(board, title="Fostering")
    programme.book(item=item, slot="meeting", meeting=meeting, why="Ready", by=None, now=make.NOW)
    actions.withdraw(action=action, why="Done elsewhere", by=make.person(), now=make.NOW)

    assert set(titles(client)) == {
        "Meeting of 16 April 2026 called",
        f"{action.reference} opened: Report",
        f"{action.reference} no longer required: Report",
        "Fostering: moved to the meeting of 16 April 2026",
    }


def test_minutes_are_told_once_they_are_out(board, client):
    held = make.meeting(board, make.TODAY, minutes_state="draft")
    assert not [title for title in titles(client) if "Minutes" in title]

    meetings.change_meeting(meeting=held, minutes_state="circulated", by=None, now=make.NOW)

    assert "Minutes of 2 March 2026 circulated" in titles(client)


def test_that_a_meeting_that_had_been_held_was_put_on_record_is_no_news(board, meeting):
    for on in (make.TODAY - dt.timedelta(days=1), make.TODAY):
        meetings.call_meeting(board=board, on=on, by=None, now=make.NOW)

    said = [change.title for change in feeds.changes(board)]

    assert "Meeting of 2 March 2026 called" in said
    assert "Meeting of 1 March 2026 called" not in said


def test_nothing_private_is_told_even_to_those_who_may_read_it(board, client):
    informal = make.meeting(board, ON, is_formal=False)
    make.action(board, title="CANARY", is_private=True)
    moved = [make.item(board, title="CANARY", is_private=True), make.item(board, title="Hidden")]
    for item in moved:
        programme.book(item=item, slot="meeting", meeting=informal, why="x", by=None, now=make.NOW)
    client.force_login(make.coordinator(board))

    assert not entries(client)


def test_an_entry_keeps_its_name_and_a_board_that_is_not_public_has_no_feed(board, meeting, client):
    first = entries(client)
    make.board(slug="hidden", is_public=False)

    assert first[0]["id"] == entries(client)[0]["id"]
    assert client.get("/boards/hidden/changes.atom").status_code == 302


def test_the_feed_is_bounded_and_asks_little(board, client):
    for _ in range(60):
        make.action(board)
    client.get(ATOM)

    with CaptureQueriesContext(connection) as queries:
        told = entries(client)

    assert len(told) == 50
    assert len(queries) <= 6


def test_the_boards_page_leads_to_both(board, client):
    page = client.get("/boards/children/").content.decode()

    assert (
        f'type="application/atom+xml" title="What changed on Children&#x27;s Board" href="{ATOM}"'
        in page
    )
    assert page.count(ICS) == 2
