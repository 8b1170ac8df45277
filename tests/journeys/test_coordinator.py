"""A scrutiny co-ordinator turns the pack she published into actions with owners."""

from pathlib import Path

import pytest
from django.core.management import call_command

from actions.models import Action

pytestmark = pytest.mark.browser
PACK = Path(__file__).parents[2] / "docs/demo/marlbridge-agenda-pack-2026-12-10.md"
ASKED = "conversations declined"


def load(who):
    who.sign_in("coordinator")
    who.go("/packs/load/")
    who.page.locator("select[name=board]").select_option(
        label="Children and Families Scrutiny Board"
    )
    who.page.locator("input[type=file]").set_input_files(PACK)
    who.page.get_by_role("main").locator("button[type=submit]").first.click()
    who.look()
    pack = who.leave()
    call_command("read_waiting_packs")
    who.page.goto(pack)
    who.look()


def accept(who, *sections):
    for section in sections:
        pack = who.page.url.split("/packs/")[1].split("/")[0]
        who.go(f"/packs/{pack}/review/{section}/")
        who.press("Accept the whole section")


def test_a_pack_goes_in_and_what_the_board_asked_for_comes_out_as_an_action(visitor):
    load(visitor)
    visitor.sees("What was found")

    visitor.go(f"{visitor.page.url}people/")
    visitor.press("Confirm these people")
    accept(visitor, "meeting", "agenda_item", "minute", "resolution")
    action = Action.objects.get(title__icontains=ASKED)
    assert (str(action.due_from), str(action.due_to)) == ("2027-02-01", "2027-02-28")

    visitor.go(action.get_absolute_url())
    visitor.sees("43/26")
    visitor.go(f"/actions/{action.pk}/change/")
    visitor.page.locator("[name=owner]").fill("Priya Nandakumar")
    visitor.page.get_by_role("main").locator("button[type=submit]").last.click()
    visitor.look()
    visitor.sees("Priya Nandakumar")

    visitor.go(action.meeting.get_absolute_url())
    visitor.sees(action.reference)


def test_the_same_pack_again_changes_nothing_and_says_so(plain):
    load(plain)
    before = Action.objects.count()

    plain.go("/packs/load/")
    plain.page.locator("select[name=board]").select_option(
        label="Children and Families Scrutiny Board"
    )
    plain.page.locator("input[type=file]").set_input_files(PACK)
    plain.page.get_by_role("main").locator("button[type=submit]").first.click()

    plain.sees("loaded")
    assert Action.objects.count() == before


def test_an_administrator_finds_set_up_and_the_directory(visitor):
    visitor.sign_in("admin")
    for page in (
        "/",
        "/set-up/",
        "/set-up/council/",
        "/set-up/years/",
        "/set-up/boards/",
        "/people/",
    ):
        visitor.go(page)
    visitor.go("/people/?q=Nandakumar")
    visitor.follow("Priya Nandakumar", exact=False)
    visitor.sees("Head of Early Help")
