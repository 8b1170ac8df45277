"""A co-ordinator chooses questions for a meeting and shares them; a councillor reads them on a telephone."""

import datetime as dt

import pytest
from django.utils import timezone

from meetings.models import Board
from tests import make

pytestmark = pytest.mark.browser
ASKED = "ask officers to mend the tide gauges"
EDITED = "Could you tell the board when the tide gauges will be mended?"


@pytest.fixture
def meeting(demo):
    """To come, of a board that asked for what nothing follows."""
    board = Board.objects.get(slug="children-and-families")
    today = timezone.localdate()
    held = make.meeting(board, today - dt.timedelta(days=3))
    minute = make.minute(held, title="Tide gauges", number="901")
    make.resolution(minute, ASKED, kind="request", number="1")
    return make.meeting(board, today + dt.timedelta(days=9), status="planned", minutes_state="")


def suggestion(who):
    return who.page.locator(".govuk-checkboxes__item", has_text=ASKED)


def test_what_is_suggested_is_edited_shared_and_read(visitor, phone, meeting):
    visitor.sign_in("coordinator")
    visitor.go(meeting.get_absolute_url())
    visitor.follow("Questions for members")
    suggestion(visitor).get_by_role("link", name="Change the words first").click()
    visitor.look()
    visitor.page.locator("[name=text]").fill(EDITED)
    visitor.page.locator("main form button").first.click()
    visitor.sees(EDITED)
    assert suggestion(visitor).count() == 0

    phone.sign_in("councillor")
    phone.go(f"/meetings/{meeting.pk}/questions/")
    phone.sees_not(EDITED)

    visitor.press("Share what is chosen")
    visitor.sees("The board’s members can read this as soon as you share it.")
    visitor.press("Share this question")

    phone.go(meeting.get_absolute_url())
    phone.follow("Questions for members")
    phone.sees(EDITED)


def test_what_is_set_aside_needs_a_reason_and_is_suggested_no_more(visitor, meeting):
    visitor.sign_in("coordinator")
    visitor.go(f"/meetings/{meeting.pk}/questions/prepare/")
    suggestion(visitor).get_by_role("link", name="Set aside").click()
    visitor.look()
    visitor.page.locator("main form button").first.click()
    visitor.sees("There is a problem")
    visitor.page.locator("[name=reason]").fill("It was told by e-mail")
    visitor.page.locator("main form button").first.click()
    visitor.sees("Why: It was told by e-mail")
    assert suggestion(visitor).count() == 0
