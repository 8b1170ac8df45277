"""Lists on a telephone: each row a card, nothing beside the window, and still a table to a screen reader."""

import pytest
from playwright.sync_api import expect

from actions.models import Action
from desk.demo.cast import CHILDREN
from meetings.models import Meeting
from performance.models import Measure, Plan

pytestmark = pytest.mark.browser
BOARD = f"/boards/{CHILDREN['slug']}/"


@pytest.fixture
def phone(phone):
    phone.page.set_viewport_size({"width": 360, "height": 740})
    return phone


def cells(phone):
    """How the cells of the page's first table are laid out."""
    return phone.page.locator("td").first.evaluate("it => getComputedStyle(it).display")


def test_no_list_is_cut_off(phone):
    meeting = Meeting.objects.filter(board__slug=CHILDREN["slug"]).latest("on")
    moved = Action.objects.filter(due_moves__isnull=False).first()
    phone.sign_in("coordinator")
    for page in (
        "/boards/",
        "/meetings/",
        "/actions/",
        "/people/",
        "/set-up/boards/",
        "/set-up/bodies/",
        "/set-up/directorates/",
        f"{BOARD}programme/",
        f"{BOARD}measures/",
        f"/meetings/{meeting.pk}/agenda/",
        f"/meetings/{meeting.pk}/dates/",
        moved.get_absolute_url(),
        Plan.objects.get().get_absolute_url(),
        Measure.objects.first().get_absolute_url(),
    ):
        phone.go(page)
        assert phone.page.locator("td").count(), f"{page} has a list"


def test_no_list_of_the_administrator_is_cut_off(phone):
    phone.sign_in("admin")
    for page in ("/set-up/years/", "/set-up/rules/"):
        phone.go(page)
        assert phone.page.locator("td").count(), f"{page} has a list"


def test_the_year_s_end_can_be_filled_in(phone):
    phone.sign_in("coordinator")
    phone.go(f"{BOARD}programme/")
    phone.follow("Carry what is unfinished into the next year")

    why = phone.page.get_by_label("is taken off").first
    why.fill("The board asked for it in writing instead.")
    box = why.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 360


def test_a_card_says_which_column_each_cell_is_of_and_stays_a_table(phone):
    phone.go("/meetings/")

    table = phone.page.get_by_role("table", name="Meetings")
    expect(table.get_by_role("columnheader", name="Board")).to_have_count(1)
    expect(table.get_by_role("rowheader").first).to_be_visible()
    cell = table.get_by_role("cell").first
    drawn = cell.evaluate("it => getComputedStyle(it, '::before').content")
    assert drawn.startswith('"Board"')
    assert cells(phone) != "table-cell"


def test_cards_can_be_sorted(phone):
    phone.go("/meetings/")
    phone.follow("Board")

    assert "sort=" in phone.page.url


def test_paper_and_wide_windows_keep_the_table(phone):
    phone.go("/meetings/")
    phone.page.emulate_media(media="print")
    assert cells(phone) == "table-cell"

    phone.page.emulate_media(media="screen")
    phone.page.set_viewport_size({"width": 1280, "height": 800})
    assert cells(phone) == "table-cell"
