"""A co-ordinator calls a meeting, builds its agenda by keyboard and publishes it; a stranger reads what is open."""

from pathlib import Path

import pytest
from django.utils import timezone

from meetings.models import Board, Meeting

pytestmark = pytest.mark.browser
PAPER = Path(__file__).parents[2] / "docs/demo/marlbridge-agenda-pack-2026-12-10.pdf"


def save(who):
    who.page.get_by_role("main").locator("form .govuk-button").last.click()
    who.look()


def call(who, board):
    """On the first day of a month half a year on that nothing speaks against."""
    today = timezone.localdate()
    years, month = divmod(today.month + 6, 12)
    day = today.replace(year=today.year + years, month=month + 1, day=10)
    while day.weekday() != 1:
        day = day.replace(day=day.day + 1)
    who.go(f"/boards/{board.slug}/meetings/call/")
    who.page.locator("[name=days]").fill(f"{day:%d %B %Y}")
    save(who)
    return Meeting.objects.get(board=board, on=day)


def add(who, title, *, is_private=False):
    who.follow("Add an item")
    who.page.locator("[name=title]").fill(title)
    if is_private:
        who.page.locator("[name=is_private]").check()
        who.page.locator("[name=exempt_paragraph]").select_option("3")
        who.page.locator("[name=public_interest]").fill("A contract is being let.")
    save(who)


def test_an_agenda_is_built_by_keyboard_and_published(visitor, new_context):
    visitor.sign_in("coordinator")
    meeting = call(visitor, Board.objects.get(slug="children-and-families"))
    visitor.go(f"/meetings/{meeting.pk}/agenda/")
    visitor.press("Start with the usual items")
    add(visitor, "Foster carers")
    add(visitor, "Leisure contract", is_private=True)

    fostering = meeting.agenda.get(title="Foster carers")
    before = fostering.number
    visitor.page.locator(f"#up-{fostering.pk}").focus()
    visitor.page.keyboard.press("Enter")
    visitor.page.wait_for_url(f"**/agenda/#up-{fostering.pk}")
    assert visitor.page.evaluate("document.activeElement.id") == f"up-{fostering.pk}"
    fostering.refresh_from_db()
    assert int(fostering.number) == int(before) - 1

    visitor.go(f"/agenda-items/{fostering.pk}/paper/")
    visitor.page.locator("[name=subject]").fill("Report on foster carers")
    visitor.page.locator("[name=file]").set_input_files(PAPER)
    save(visitor)
    visitor.press("Publish the agenda")
    visitor.press("Publish")
    visitor.sees("The agenda is published.")

    stranger = type(visitor)(new_context().new_page())
    stranger.go(meeting.get_absolute_url())
    stranger.sees("Foster carers")
    stranger.sees("Report on foster carers")
    stranger.sees_not("Leisure contract")
