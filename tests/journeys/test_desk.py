"""A co-ordinator clears her desk: with the keyboard alone, and without JavaScript."""

import pytest
from playwright.sync_api import expect

from actions.choices import Status
from actions.models import Action, DueMove

pytestmark = pytest.mark.browser
FOCUSED = "document.activeElement.id"


def test_the_desk_is_worked_with_the_keyboard(visitor):
    visitor.sign_in("coordinator")
    visitor.go("/desk/?sort=reported")
    page, keys = visitor.page, visitor.page.keyboard
    first, second = page.eval_on_selector_all("[data-queue] > li", "rows => rows.map(r => r.id)")[
        :2
    ]

    keys.press("j")
    keys.press("j")
    keys.press("k")
    assert page.evaluate(FOCUSED) == first
    keys.press("b")
    keys.type("jab: where are the figures?")
    visitor.look()
    keys.press("Tab")
    keys.press("Enter")

    expect(page.locator(f"#{second}")).to_be_focused()
    assert Action.objects.get(pk=first.split("-")[2]).status == Status.IN_PROGRESS
    keys.press("Enter")
    page.wait_for_url("**/actions/*/")


def test_the_keys_can_be_switched_off(visitor):
    visitor.sign_in("coordinator")
    visitor.go("/desk/")
    visitor.page.get_by_text("Keys for this page").click()
    visitor.press("Switch these keys off")
    visitor.page.reload()

    visitor.page.keyboard.press("j")

    assert not visitor.page.evaluate(FOCUSED).startswith("row-")


def test_a_later_date_is_granted_without_javascript(plain):
    plain.sign_in("coordinator")
    plain.go("/desk/?sort=later_date")
    move = DueMove.objects.get(pk=plain.page.locator("[data-queue] > li").first.get_attribute(
        "id").split("-")[2])  # fmt: skip

    plain.page.locator("details[data-key=g] summary").first.click()
    plain.page.locator("details[data-key=g] button").first.click()

    plain.sees(f"{move.action.reference} is due later.")
    move.refresh_from_db()
    assert move.state == "granted"
