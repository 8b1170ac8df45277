"""The paper that an item owes comes to its meeting, or does not."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile

from actions import booking, programme, services
from actions.choices import ActionKind, Status
from actions.journey import journey
from actions.models import Action
from actions.services import ChangeRefused
from meetings.services import publish_agenda, put_on_agenda
from tests import make

pytestmark = pytest.mark.django_db
#: Papers are due three working days before the agenda is published, which is five clear days before the meeting.
APRIL, APRIL_PAPERS = dt.date(2026, 4, 16), dt.date(2026, 4, 1)
MAY, MAY_PAPERS = dt.date(2026, 5, 21), dt.date(2026, 5, 8)
STAMP = {"now": make.NOW}


@pytest.fixture
def board():
    """Its co-ordinator signs all that happens here."""
    board = make.board("Children's Board")
    STAMP["by"] = make.coordinator(board)
    return board


def planned(board, on=APRIL, **details):
    return make.meeting(board, on, status="planned", minutes_state="", **details)


def booked(item, meeting, **details):
    return programme.book(item=item, slot="meeting", meeting=meeting, **details, **STAMP)


def report():
    return Action.objects.select_related("exempt").get(kind=ActionKind.REPORT_DUE)


def on_agenda(board, **details):
    """An item that stands on the agenda of its meeting."""
    item = make.item(board, slot="meeting", meeting=planned(board), title="Hubs", **details)
    stands = put_on_agenda(meeting=item.meeting, title="Hubs", **STAMP)
    services.put_item_on_agenda(item=item, agenda_item=stands, **STAMP)
    return item


def attached(item, **details):
    file = ContentFile(b"A paper", "paper.txt")
    about = {"item": item.agenda_item, "subject": "Hubs in 2026", "file_name": "paper.txt"}
    return booking.attach_paper(file=file, **about, **details, **STAMP)


def owing(board, **details):
    return on_agenda(board, lead_officers=[make.person()], **details)


def told(action, person=None):
    return [step["title"] for step in journey(action, person or STAMP["by"])]


def test_attaching_the_paper_reports_it_and_names_it_to_whoever_may_read_it(board):
    attached(owing(board))

    assert report().status == Status.REPORTED
    assert told(report())[:2] == [
        "Reported complete",
        "Paper in, for the meeting of 16 April 2026: “Hubs in 2026”",
    ]
    assert told(report(), AnonymousUser())[1] == "Paper in, for the meeting of 16 April 2026"


def test_a_paused_paper_is_in_all_the_same(board):
    item = owing(board)
    services.pause(action=report(), review_on=MAY, why="Illness", **STAMP)

    attached(item)

    assert report().status == Status.REPORTED


def test_a_paper_that_is_removed_is_awaited_again_unless_another_is_there(board):
    item = owing(board)
    first, second = attached(item), attached(item)

    booking.remove_paper(paper=first, **STAMP)
    assert report().status == Status.REPORTED
    booking.remove_paper(paper=second, **STAMP)
    assert report().status == Status.IN_PROGRESS


def test_what_its_officer_reported_is_not_undone_with_the_file(board):
    item = owing(board)
    paper = attached(item)
    services.give_update(action=report(), changed="It is with you", **STAMP)

    booking.remove_paper(paper=paper, **STAMP)

    assert report().status == Status.REPORTED


def test_a_private_paper_says_nothing_in_the_open(board):
    ground = {"exempt_paragraph": 3, "public_interest": "It names a family."}
    attached(owing(board), is_private=True, **ground)

    assert report().status == Status.NOT_STARTED
    assert not report().events.filter(kind="paper_in").exists()


def test_the_paper_of_an_item_that_moved_away_is_not_in(board):
    item = owing(board)
    publish_agenda(meeting=item.meeting, version=1, **STAMP)
    stands = item.agenda_item
    booked(item, planned(board, MAY), why="No room")
    item.agenda_item = stands

    attached(item)

    assert report().status == Status.NOT_STARTED


@pytest.mark.parametrize("was_in", [True, False])
def test_a_paper_that_came_closes_what_was_due_with_its_meeting_and_paper(board, was_in):
    item = owing(board)
    if was_in:
        attached(item)

    services.say_whether_it_came(action=report(), came=True, **STAMP)

    assert (report().status, report().completed_on) == (Status.COMPLETE, make.TODAY)
    evidence = ": “Hubs in 2026”" if was_in else ""
    assert f"Its paper came to the meeting of 16 April 2026{evidence}" in told(report())


@pytest.mark.parametrize("was_in", [True, False])
def test_a_paper_that_did_not_come_stays_open_with_the_reason(board, was_in):
    item = owing(board)
    if was_in:
        attached(item)

    with pytest.raises(ChangeRefused, match="Say why"):
        services.say_whether_it_came(action=report(), came=False, **STAMP)
    services.say_whether_it_came(action=report(), came=False, why="Only slides", **STAMP)

    assert report().status == (Status.IN_PROGRESS if was_in else Status.NOT_STARTED)
    assert report().events.get(kind="paper_missing").text == "Only slides"
