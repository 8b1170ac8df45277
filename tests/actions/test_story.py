"""The story of one thing: asked, booked, paper, answered, closed, and what has not happened."""

import datetime as dt

import pytest
from django.urls import reverse

from actions import programme, services
from performance import services as plans
from tests import make
from tests.cast import assemble

pytestmark = pytest.mark.django_db


def chapters(client, name, thing):
    """What each chapter of a story says, in the words of the page."""
    page = client.get(reverse(name, args=[thing.pk]))
    return {
        it.label: [told.said for told in it.told] or it.missing for it in page.context["chapters"]
    }


def test_an_action_tells_who_asked_what_came_and_what_has_not(client):
    cast = assemble()
    meeting = make.meeting(cast.board)
    limb = make.resolution(make.minute(meeting, number="7"), number="2")
    action = make.action(cast.board, resolution=limb, meeting=meeting, owner=cast.owner)

    told = chapters(client, "actions:action_story", action)
    assert told == {
        "Asked": ["Asked at the meeting of 2 March 2026, minute 7/25 (2)", "Opened, for Head of Early Help"],
        "Booked": "No meeting is booked for it yet.",
        "Paper": "No paper has come yet.",
        "Answered": "No answer has come yet.",
        "Closed": "It is not closed: not started.",
    }  # fmt: skip

    stamp = {"by": cast.owner, "now": make.NOW}
    services.give_update(action=action, changed="Done", reports_complete=True, **stamp)
    services.accept(action=action, note="Well done", **stamp)
    told = chapters(client, "actions:action_story", action)
    assert (told["Answered"], told["Closed"]) == (["Reported complete"], ["Accepted as complete"])


def test_an_item_and_a_recommendation_tell_theirs_in_the_same_chapters(client):
    cast = assemble()
    item = make.item(cast.board)
    programme.drop_item(item=item, why="Overtaken", by=None, now=make.NOW)
    recommendation = make.recommendation(make.plan(cast.board, source="An inspection"))

    told = chapters(client, "actions:item_story", item)
    assert told["Booked"] == ["Added to the work programme: date to be determined"]
    assert (told["Paper"], told["Closed"]) == (
        "No paper has come.",
        ["Taken off the work programme"],
    )
    told = chapters(client, "performance:recommendation_story", recommendation)
    assert told["Asked"] == ["It comes from: An inspection", "Added to the plan"]
    assert told["Answered"] == "The board has not rated it yet."


def test_a_recommendation_tells_how_its_date_moved(client):
    cast = assemble()
    recommendation = make.recommendation(make.plan(cast.board), due_on=make.TODAY)
    later = make.TODAY + dt.timedelta(days=14)
    plans.change_recommendation(
        recommendation=recommendation, version=recommendation.version, due_on=later,
        why="The supplier withdrew", by=cast.coordinator, now=make.NOW,
    )  # fmt: skip

    page = client.get(reverse("performance:recommendation_story", args=[recommendation.pk]))

    booked = page.context["chapters"][1].told
    assert [(it.said, it.text) for it in booked] == [
        ("Target date moved from 2 March 2026 to 16 March 2026: +14 days", "The supplier withdrew")
    ]


def test_a_private_action_tells_its_story_to_those_who_may_read_it(client):
    cast = assemble()
    address = reverse("actions:action_story", args=[cast.private.pk])

    assert client.get(address).status_code == 302
    client.force_login(cast.coordinator)
    assert "CANARY private title" in client.get(address).content.decode()
