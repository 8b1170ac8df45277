"""A co-ordinator goes through her board's loose ends; a councillor reads on a telephone what she let be seen."""

import datetime as dt
import json

import pytest
from django.utils import timezone

from actions.choices import SlotKind
from desk.models import Dismissal, NamePair
from meetings.models import Board
from packs import isolated
from packs.models import PackReading
from tests import make
from tests.desk.loose_ends.test_check_pack import PACK
from tests.packs import papers

pytestmark = pytest.mark.browser
WORDS = "ask officers to mend the tide gauges"
OTHER = "Tide gauges along the river"


@pytest.fixture
def board(demo):
    """With a request that nothing follows, and a report back that may be booked under another name."""
    board = Board.objects.get(slug="children-and-families")
    today = timezone.localdate()
    held = make.meeting(board, today - dt.timedelta(days=3))
    coming = make.meeting(board, today + dt.timedelta(days=40), status="planned", minutes_state="")
    minute = make.minute(held, title="Tide gauges", number="901")
    make.resolution(minute, WORDS, kind="request", number="1")
    make.resolution(minute, "report back on the gauges", number="2")
    make.item(board, slot=SlotKind.MEETING, meeting=coming, title=OTHER, question="Why?",
              lead_officers=[make.person()])  # fmt: skip
    return board


def listed(board):
    return f"/boards/{board.slug}/loose-ends/"


def entry(who, words):
    return who.page.locator(".app-panel", has=who.page.get_by_role("heading", name=words))


def enter(who, found):
    """By keyboard."""
    found.first.focus()
    with who.page.expect_navigation():
        who.page.keyboard.press("Enter")
    who.look()


def in_a_year():
    return timezone.localdate() + dt.timedelta(days=365)


def test_one_is_set_aside_by_keyboard_and_taken_back(visitor, board):
    before = Dismissal.objects.in_force(timezone.localdate()).count()
    visitor.sign_in("coordinator")
    visitor.go("/")
    visitor.page.get_by_role("link", name=f"loose ends of {board}").click()
    visitor.look()
    visitor.follow("By meeting")
    enter(visitor, entry(visitor, WORDS).get_by_role("link", name="Set aside"))

    visitor.write("Why does it need nothing now?", "It was told by e-mail")
    visitor.press("Set aside")
    visitor.sees("The day to ask again")
    assert (
        visitor.page.get_by_label("Why does it need nothing now?").input_value()
        == "It was told by e-mail"
    )
    for part in ("day", "month", "year"):
        visitor.page.locator(f"[name=ask_again_on_{part}]").fill(str(getattr(in_a_year(), part)))
    visitor.press("Set aside")
    visitor.sees("It is set aside until")
    visitor.sees("It was told by e-mail")
    assert "by=meeting" in visitor.page.url

    enter(visitor, entry(visitor, WORDS).get_by_role("button", name="Take back"))
    visitor.sees("It is on the list again.")
    assert Dismissal.objects.in_force(timezone.localdate()).count() == before


def test_what_was_set_aside_is_asked_again_on_its_day(visitor, board):
    visitor.sign_in("coordinator")
    visitor.go(listed(board))
    entry(visitor, WORDS).get_by_role("link", name="Set aside").click()
    visitor.write("Why does it need nothing now?", "It was told by e-mail")
    for part in ("day", "month", "year"):
        visitor.page.locator(f"[name=ask_again_on_{part}]").fill(str(getattr(in_a_year(), part)))
    visitor.press("Set aside")
    assert entry(visitor, WORDS).get_by_role("link", name="Mend it").count() == 0

    Dismissal.objects.update(ask_again_on=timezone.localdate())

    visitor.go(listed(board))
    visitor.sees("Asked again: it was set aside until")
    assert entry(visitor, WORDS).get_by_role("link", name="Mend it").count() == 1


def test_a_match_is_confirmed_and_undone(plain, visitor, board):
    """It takes no JavaScript."""
    for who in (plain, visitor):
        who.sign_in("coordinator")
        who.go(listed(board))
        enter(who, who.page.get_by_role("button", name="This is what was promised"))
        who.sees("That is remembered.")
        who.sees("Names this board has confirmed or refused")
        who.sees_not(f"Is “{OTHER}” what was promised?")
        enter(who, who.page.get_by_role("button", name="Undo"))
        who.sees(f"Is “{OTHER}” what was promised?")
    assert not NamePair.objects.exists()


def test_a_councillor_reads_on_a_telephone_what_was_let_be_seen(visitor, phone, board):
    phone.sign_in("councillor")
    phone.go(listed(board))
    phone.sees_not(WORDS)

    visitor.sign_in("coordinator")
    visitor.go(listed(board))
    entry(visitor, WORDS).get_by_role("checkbox").focus()
    visitor.page.keyboard.press("Space")
    visitor.press("Let others see those ticked")
    visitor.sees("Others see it from now on.")

    phone.go(f"/boards/{board.slug}/")
    phone.follow("Loose ends: what was asked for or promised, and nothing follows up yet")
    phone.sees(WORDS)
    phone.sees_not(OTHER)
    phone.sees_not("Set aside")
    phone.follow("By age")
    entry(phone, WORDS).get_by_role("link", name="Read where it stands").click()
    phone.look()
    phone.sees(WORDS)


def test_a_co_ordinator_decides_on_a_telephone(phone, board):
    phone.sign_in("coordinator")
    phone.go(listed(board))
    enter(phone, phone.page.get_by_role("button", name="No, something else"))
    phone.sees("is something else. That is remembered.")
    entry(phone, WORDS).get_by_role("link", name="Set aside").click()
    phone.look()


def test_what_a_pack_leaves_open_is_read_by_kind_and_by_age(visitor, phone, board, tmp_path):
    file = tmp_path / "harbours.txt"
    file.write_text(PACK)
    with file.open("rb") as opened:
        found, checks = isolated.check(opened, file.name)
    pack = papers.read_pack(board)
    PackReading.objects.filter(pack=pack).update(found=json.loads(json.dumps(found)), checks=checks)

    for who in (visitor, phone):
        who.sign_in("coordinator")
        who.go(f"/packs/{pack.pk}/leaves-open/")
        who.sees("What the board asked for, and was promised")
        enter(who, who.page.get_by_role("link", name="By age"))
        who.sees("Less than three months")
        who.sees_not("Set aside")
