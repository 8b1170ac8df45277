"""A co-ordinator writes the minutes at the table: nothing she types is lost, whatever happens to the connection."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from actions.models import Action
from desk.demo.cast import CHILDREN
from meetings import services as meetings
from meetings.models import Board, Minute

pytestmark = pytest.mark.browser
SAVED = "[data-typing^=minute] [data-saved]"


@pytest.fixture
def minute(demo):
    """The minute of the one item of a meeting of its own, beside those of the demonstration."""
    board = Board.objects.get(slug=CHILDREN["slug"])
    stamp = {"by": None, "now": timezone.now()}
    on = timezone.localdate() - dt.timedelta(days=12)
    meeting = meetings.call_meeting(board=board, on=on, status="published", **stamp)
    item = meetings.add_agenda_item(meeting=meeting, title="Waiting times", position=1)
    meetings.start_minutes(meeting=meeting, **stamp)
    return Minute.objects.select_related("meeting").get(item=item)


def says(who, words):
    expect(who.page.locator(SAVED)).to_contain_text(words)


def stored(minute):
    minute.refresh_from_db()
    return minute.text


def open_minute(who, minute):
    who.sign_in("coordinator")
    who.go(f"/minutes/{minute.pk}/write/")
    return who.page.get_by_label("Text", exact=True)


def test_typing_saves_itself_and_what_was_promised_is_marked(visitor, minute):
    text = open_minute(visitor, minute)

    text.press_sequentially("Officers offered to circulate the figures.")

    says(visitor, "Saved ")
    assert stored(minute) == "Officers offered to circulate the figures."
    visitor.page.get_by_role("button", name="Follow it as an action").click()
    visitor.sees("Caught:")
    assert Action.objects.get(minute=minute).kind == "promise"


def test_what_is_typed_without_a_connection_is_kept_and_sent_when_it_is_back(visitor, minute):
    text = open_minute(visitor, minute)
    visitor.page.context.set_offline(True)

    text.press_sequentially("Typed in the cellar")
    says(visitor, "Not saved: no connection")
    assert stored(minute) == ""
    visitor.page.context.set_offline(False)

    says(visitor, "Saved ")
    assert stored(minute) == "Typed in the cellar"


def test_a_closed_tab_gives_back_what_did_not_reach_the_server(visitor, minute):
    text = open_minute(visitor, minute)
    context = visitor.page.context
    context.set_offline(True)
    text.press_sequentially("Nearly lost")
    says(visitor, "Not saved")
    visitor.page.close()
    context.set_offline(False)
    assert stored(minute) == ""

    visitor.page = context.new_page()
    visitor.go(f"/minutes/{minute.pk}/write/")
    visitor.sees("it did not reach the server")
    visitor.press("Put it back")

    says(visitor, "Saved ")
    assert stored(minute) == "Nearly lost"


def test_a_sign_out_loses_nothing(visitor, minute):
    text = open_minute(visitor, minute)
    visitor.page.context.clear_cookies()

    text.press_sequentially("Typed after the session ended")
    says(visitor, "you are signed out")
    assert stored(minute) == ""
    open_minute(visitor, minute)
    visitor.press("Put it back")

    says(visitor, "Saved ")
    assert stored(minute) == "Typed after the session ended"


def test_where_two_type_the_same_minute_both_texts_are_shown(visitor, minute):
    text = open_minute(visitor, minute)
    meetings.write_minute(
        minute=Minute.objects.get(pk=minute.pk), version=1, number=minute.number,
        title="Waiting times", text="Theirs", by=None, now=timezone.now(),
    )  # fmt: skip

    text.press_sequentially("Mine")
    visitor.sees("They wrote:")
    visitor.sees("Theirs")
    assert stored(minute) == "Theirs"
    visitor.press("Save mine in its place")

    says(visitor, "Saved ")
    assert stored(minute) == "Mine"
    visitor.go(f"/minutes/{minute.pk}/write/")
    visitor.page.get_by_text("Texts that were replaced").click()
    visitor.sees("Theirs")


def test_leaving_while_both_texts_are_shown_leaves_theirs_and_offers_mine_again(visitor, minute):
    text = open_minute(visitor, minute)
    meetings.write_minute(
        minute=Minute.objects.get(pk=minute.pk), version=1, number=minute.number,
        title="Waiting times", text="Theirs", by=None, now=timezone.now(),
    )  # fmt: skip
    text.press_sequentially("Mine")
    visitor.sees("They wrote:")

    visitor.go(f"/minutes/{minute.pk}/write/")

    visitor.sees("it did not reach the server")
    expect(visitor.page.get_by_label("Text", exact=True)).to_have_value("Theirs")
    assert stored(minute) == "Theirs"


def test_a_limb_becomes_an_action_by_one_button_with_and_without_javascript(visitor, plain, minute):
    for who, subject in ((visitor, "waiting times"), (plain, "drop-in sessions")):
        open_minute(who, minute)
        who.write(
            "Add what was resolved", f"request the Head of Early Help report back on {subject}"
        )
        number = minute.resolutions.count() + 1
        who.page.get_by_role("button", name="Add", exact=True).click()
        who.page.get_by_role("button", name=f"Decide limb {number}").click()
        who.sees("is opened")
        who.look()
        action = Action.objects.get(resolution__number=str(number), resolution__minute=minute)
        who.sees(action.reference)
        assert action.owner.post == "Head of Early Help"


def test_attendance_is_taken_and_mended_with_the_keyboard_alone(visitor, minute):
    visitor.sign_in("coordinator")
    where = f"/meetings/{minute.meeting_id}/attendance/"
    visitor.go(where)

    mark(visitor, "p", "a", "p")
    roll = visitor.page.locator("[data-roll] input[type=radio]:checked")
    expect(roll.nth(1)).to_have_value("apologies")
    assert marks(minute) == [True, False, True]

    visitor.go(where)
    mark(visitor, "a", "p")
    assert marks(minute) == [False, True, True]


def test_enter_takes_a_substitute_and_goes_on_to_the_next_member(visitor, minute):
    visitor.sign_in("coordinator")
    visitor.go(f"/meetings/{minute.meeting_id}/attendance/")
    boxes = visitor.page.locator("[data-roll] input[type=text]")
    says = visitor.page.locator("[data-roll] [data-saved]")

    boxes.first.fill("Nobody of that name")
    boxes.first.press("Enter")
    expect(says).to_contain_text("Not saved")
    expect(boxes.first).to_be_focused()
    boxes.first.fill("Head of Early Help")
    boxes.first.press("Enter")

    expect(says).to_contain_text("Saved")
    expect(visitor.page.locator("[data-member]").nth(1).locator("input:checked")).to_be_focused()
    assert minute.meeting.attendance.get(capacity="substitute").person.post == "Head of Early Help"


def mark(who, *keys):
    """Press keys from the first member on, each when the one before is saved."""
    who.page.locator("[data-roll] input[type=radio]:checked").first.focus()
    for key in keys:
        with who.page.expect_response(lambda response: "attendance" in response.url):
            who.page.keyboard.press(key)
    expect(who.page.locator("[data-roll] [data-saved]")).to_contain_text("Saved")


def marks(minute):
    noted = minute.meeting.attendance.order_by("position")
    return list(noted.values_list("is_present", flat=True))


def test_a_minute_is_written_decided_and_left_by_the_keyboard_alone(visitor, minute):
    meeting = minute.meeting
    stamp = {"by": None, "now": timezone.now()}
    later = meetings.add_minute(meeting=meeting, version=meeting.version, title="Other", **stamp)
    text = open_minute(visitor, minute)
    page, keys = visitor.page, visitor.page.keyboard
    text.focus()

    keys.type("Members asked about waiting times.")
    keys.press("Control+Enter")
    expect(page.get_by_label("Add what was resolved")).to_be_focused()
    keys.type(
        "1) note it; 2) request that the Head of Early Help report back; 3) ask the Trust to write"
    )
    keys.press("Control+Enter")
    for number in (2, 3):
        limb = page.get_by_label(f"Limb {number}", exact=True)
        expect(limb.get_by_label("What becomes of it?")).to_be_focused()
        keys.press("Control+Enter")
    expect(page.get_by_label("Add what was resolved")).to_be_focused()
    visitor.look()
    keys.press("Control+Enter")

    expect(page.get_by_role("heading", level=1)).to_contain_text(later.citation)
    expect(page.get_by_label("Text", exact=True)).to_be_focused()
    assert stored(minute) == "Members asked about waiting times."
    assert [limb.settled or limb.actions.count() for limb in minute.resolutions.all()] == [
        "noted",
        1,
        1,
    ]
