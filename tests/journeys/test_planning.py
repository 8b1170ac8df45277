"""A co-ordinator plans the year: with the mouse, with the keyboard alone, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from actions.models import ProgrammeItem

pytestmark = pytest.mark.browser
PLAN = "/boards/children-and-families/planning/"
WAITS, BOOKED = "School place planning", "Family hub survey"


def item(title):
    return ProgrammeItem.objects.select_related("meeting").get(title=title)


def box(who, title):
    return who.page.locator(f"#item-{item(title).pk}")


def plan(who):
    who.sign_in("coordinator")
    who.go(PLAN)


def last_meeting(who):
    return who.page.locator("[data-slot^=meeting-]").last


def test_an_item_is_dragged_to_a_meeting(visitor):
    visitor.page.set_viewport_size({"width": 1280, "height": 4000})
    plan(visitor)
    meeting = last_meeting(visitor)

    box(visitor, WAITS).drag_to(meeting.locator("[data-full]"))

    expect(meeting.get_by_text(WAITS, exact=True)).to_be_visible()
    expect(visitor.page.locator("[data-said]")).to_contain_text("is moved to the meeting of")
    assert f"meeting-{item(WAITS).meeting_id}" == meeting.get_attribute("data-slot")


def test_the_keyboard_alone_moves_an_item_and_gives_the_reason_for_a_slip(visitor):
    plan(visitor)
    before = item(BOOKED).meeting
    keys = visitor.page.keyboard

    box(visitor, BOOKED).locator("[data-move]").focus()
    keys.press("Enter")
    expect(visitor.page.locator("[data-step=up]")).to_be_focused()
    for _ in range(3):
        keys.press("Tab")
    keys.press("Enter")
    expect(visitor.page.locator("[data-refused]")).to_contain_text("Say why")
    assert item(BOOKED).meeting == before
    visitor.look()
    keys.type("The results are late")
    keys.press("Enter")

    expect(visitor.page.locator("[data-said]")).to_contain_text("is moved to the meeting of")
    moved = item(BOOKED)
    assert (moved.meeting.on > before.on, moved.slips) == (True, 1)
    visitor.look()


def test_the_keyboard_changes_the_order(visitor):
    plan(visitor)
    box(visitor, BOOKED).locator("[data-move]").press("Enter")
    visitor.page.keyboard.press("Enter")

    expect(visitor.page.locator("[data-said]")).to_contain_text("is moved within its slot")
    first = item(BOOKED).meeting.programme.order_by("position", "pk").first()
    assert first.title == BOOKED


def test_without_javascript_a_form_beside_the_item_moves_it(plain):
    plan(plain)
    meeting = last_meeting(plain)
    slot = meeting.get_attribute("data-slot")

    box(plain, WAITS).locator("[data-move]").click()
    plain.page.locator("form.app-plan__form select").select_option(slot)
    plain.page.locator("form.app-plan__form button[type=submit]").click()

    plain.sees("is moved to the meeting of")
    expect(plain.page.locator(f"#{slot}").get_by_text(WAITS, exact=True)).to_be_visible()
    assert plain.page.url.endswith(f"#item-{item(WAITS).pk}")


def test_what_somebody_else_moved_goes_where_they_put_it(visitor):
    plan(visitor)
    ProgrammeItem.objects.filter(title=WAITS).update(slot="next_year", version=9)

    box(visitor, WAITS).locator("[data-move]").click()
    visitor.page.locator("[data-step=on]").click()

    expect(visitor.page.locator("[data-refused]")).to_contain_text("while you were looking")
    expect(visitor.page.locator("#next_year").get_by_text(WAITS, exact=True)).to_be_visible()


def test_it_fits_a_telephone(phone):
    plan(phone)
    box(phone, WAITS).locator("[data-move]").click()
    phone.look()
