"""Private business leaves no trace for those who may not read it."""

import re

import pytest
from django.urls import reverse

from actions import services
from actions.models import Evidence, ProgrammeItem, Update
from meetings import services as meetings
from meetings.models import Paper
from tests import make

pytestmark = pytest.mark.django_db


def by(person):
    return {"by": person, "now": make.NOW}


KEPT_OUT = ("outsider", "co_opted", "administrator", "stranger")
LET_IN = ("coordinator", "member")


@pytest.fixture
def secret(cast):
    """A public meeting with private business at every step of the way to a private action."""
    meeting = make.meeting(cast.board)
    item = meetings.add_agenda_item(
        meeting=meeting, title="CANARY item", number="9", is_private=True, exempt_paragraph=3
    )
    meetings.add_paper(item=item, subject="CANARY paper", is_private=True)
    minute = make.minute(meeting, title="CANARY minute", number="12", is_private=True)
    limb = make.resolution(minute, "CANARY limb")
    make.minute(meeting, title="Open minute", number="13", text="See 12/25 and 13/25.")
    action = cast.private
    type(action).objects.filter(pk=action.pk).update(resolution=limb, meeting=meeting)
    services.give_update(action=action, changed="CANARY said in words", **by(cast.owner))
    services.ask_later_date(
        action=action, due_after=make.TODAY, why="CANARY reason", **by(cast.owner)
    )
    make.item(cast.board, title="CANARY slot", meeting=meeting, slot="meeting", is_private=True)
    return meeting


def pages(cast, meeting):
    return [
        reverse("actions:actions"),
        reverse("actions:actions") + "?text=canary",
        reverse("actions:actions") + "?source=12/25",
        reverse("actions:actions") + f"?meeting={meeting.pk}",
        reverse("actions:actions") + "?format=csv",
        reverse("actions:meetings"),
        reverse("actions:meeting", args=[meeting.pk]),
        reverse("actions:programme", args=[cast.board.slug]),
    ]


@pytest.mark.parametrize("who", KEPT_OUT)
def test_no_list_count_file_or_page_has_a_trace(at, cast, secret, who):
    for address in pages(cast, secret):
        response = at(address, cast[who])
        page = response.getvalue().decode() if response.streaming else response.content.decode()
        assert response.status_code == 200, address
        assert "CANARY" not in page and cast.private.reference not in page, address
        told = (
            page.replace("See 12/25", "").replace("source=12/25", "").replace('value="12/25"', "")
        )
        # The minute's number by itself: the reference of an action may end a board's code in the same figures.
        assert not re.search(r"(?<!\w)12/25", told.replace("comes from: 12/25", "")), address


@pytest.mark.parametrize("who", LET_IN)
def test_those_who_may_read_it_find_it(at, cast, secret, who):
    page = at(reverse("actions:meeting", args=[secret.pk]), cast[who]).content.decode()

    for word in ("item", "paper", "minute", "limb"):
        assert f"CANARY {word}" in page
    assert "CANARY private title" in at("/actions/?text=canary", cast[who]).content.decode()


@pytest.mark.parametrize("who", KEPT_OUT)
def test_its_own_pages_are_not_there(at, cast, secret, who):
    item = ProgrammeItem.objects.get(is_private=True)
    addresses = [
        reverse("actions:action", args=[cast.private.pk]),
        reverse("actions:give_update", args=[cast.private.pk]),
        reverse("actions:accept", args=[cast.private.pk]),
        reverse("actions:paper", args=[Paper.objects.get().pk]),
        reverse("actions:programme_item", args=[item.pk]),
    ]

    for address in addresses:
        response, nothing = at(address, cast[who]), at("/actions/999999/", cast[who])
        assert response.status_code == nothing.status_code == (302 if who == "stranger" else 404)


def test_who_answers_for_it_reads_the_action_but_not_the_minute(at, cast, secret):
    type(cast.private).objects.filter(pk=cast.private.pk).update(owner=cast.outsider)

    page = at(reverse("actions:action", args=[cast.private.pk]), cast.outsider).content.decode()

    assert "CANARY private title" in page
    assert "12/25" not in page
    assert "CANARY" not in at(secret.get_absolute_url(), cast.outsider).content.decode()


def test_evidence_is_for_those_who_sign_in(at, cast):
    services.give_update(
        action=cast.action,
        changed="it moved on",
        evidence=[{"url": "https://example.org/x"}],
        **by(cast.owner),
    )
    address = reverse("actions:evidence", args=[Evidence.objects.get().pk])

    assert at(address).status_code == 302
    assert "example.org/x" not in at(cast.action.get_absolute_url()).content.decode()
    assert "example.org/x" in at(cast.action.get_absolute_url(), cast.member).content.decode()
    assert Update.objects.count() == 1


def test_notes_are_not_for_the_public(at, cast):
    services.add_note(action=cast.action, text="ring them again", **by(cast.owner))

    assert "ring them" not in at(cast.action.get_absolute_url()).content.decode()
    assert "ring them" in at(cast.action.get_absolute_url(), cast.member).content.decode()
