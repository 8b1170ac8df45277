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
    return who.page.locator("[data-slot^=meeting-]:not([data-over])").last


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def take_hold(who, title):
    """Press on an item and begin to drag it; where the mouse is then."""
    box(who, title).scroll_into_view_if_needed()
    x, y = middle(box(who, title))
    who.page.mouse.move(x, y)
    who.page.mouse.down()
    who.page.mouse.move(x, y + 12, steps=3)
    return x


def bring(who, title, there):
    """Drag an item with the mouse: to the edge of the window until the place is in view, then onto it."""
    x, height = take_hold(who, title), who.page.viewport_size["height"]
    for _ in range(400):
        y = middle(there)[1]
        if 100 < y < height - 100:
            break
        who.page.mouse.move(x, 5 if y < height / 2 else height - 5)
        who.page.wait_for_timeout(20)
    who.page.mouse.move(x, y, steps=5)
    # The page may have scrolled on by a frame meanwhile.
    who.page.mouse.move(x, middle(there)[1], steps=2)


@pytest.mark.parametrize("height", [800, 900])
def test_an_item_is_dragged_to_a_meeting_above(visitor, height):
    visitor.page.set_viewport_size({"width": 1280, "height": height})
    plan(visitor)
    meeting = last_meeting(visitor)

    bring(visitor, WAITS, meeting.locator("h2"))
    expect(meeting.locator(".app-plan__line")).to_be_visible()
    visitor.page.mouse.up()

    expect(visitor.page.locator("[data-said]")).to_contain_text("is moved to the meeting of")
    expect(meeting.get_by_text(WAITS, exact=True)).to_be_visible()
    assert f"meeting-{item(WAITS).meeting_id}" == meeting.get_attribute("data-slot")


def test_an_item_is_dragged_far_down_and_asked_why_it_slips(visitor):
    visitor.page.set_viewport_size({"width": 1280, "height": 800})
    plan(visitor)
    before = item(BOOKED).meeting

    bring(visitor, BOOKED, last_meeting(visitor).locator("h2"))
    visitor.page.mouse.up()
    expect(visitor.page.locator("[data-refused]")).to_contain_text("Say why")
    visitor.look()
    visitor.page.keyboard.type("The results are late")
    visitor.page.keyboard.press("Enter")

    expect(visitor.page.locator("[data-said]")).to_contain_text("is moved to the meeting of")
    assert item(BOOKED).meeting.on > before.on


def test_escape_lets_go_of_an_item_and_a_click_on_it_still_opens_it(visitor):
    plan(visitor)
    take_hold(visitor, WAITS)
    expect(visitor.page.locator(".app-plan__tag")).to_be_visible()
    visitor.page.keyboard.press("Escape")
    visitor.page.mouse.up()
    expect(visitor.page.locator(".app-plan__tag")).to_have_count(0)

    box(visitor, WAITS).locator(".app-plan__title").click()
    visitor.page.wait_for_url(f"**{item(WAITS).get_absolute_url()}")
    assert item(WAITS).version == 1


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
