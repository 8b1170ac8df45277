"""What a pack leaves open stands on a page of its own, before anything is accepted."""

import json

import pytest
from selectolax.lexbor import LexborHTMLParser

from desk.models import NamePair
from packs import isolated
from packs.models import Pack, PackReading
from tests import make
from tests.desk.loose_ends.test_check_pack import PACK
from tests.packs import papers

pytestmark = pytest.mark.django_db


@pytest.fixture
def pack(tmp_path):
    file = tmp_path / "harbours.txt"
    file.write_text(PACK)
    with file.open("rb") as opened:
        found, checks = isolated.check(opened, file.name)
    pack = papers.read_pack(make.board())
    PackReading.objects.filter(pack=pack).update(found=json.loads(json.dumps(found)), checks=checks)
    return pack


def words(client, pack):
    client.force_login(make.coordinator(pack.board))
    page = LexborHTMLParser(client.get(f"/packs/{pack.pk}/leaves-open/").content)
    return " ".join(page.css_first("main").text(separator=" ").split())


def test_each_loose_end_with_its_words_and_what_was_found(client, pack):
    page = words(client, pack)

    assert "9 things left open" in page
    assert "“request a report back in February, 2031”" in page
    assert "Promised not booked:" in page and "Looked for: its place in the programme." in page
    assert "Perhaps met under another title:" in page and "Since 8 January 2031." in page


def test_it_is_read_by_age_too_and_decided_nowhere(client, pack):
    words(client, pack)
    page = client.get(f"/packs/{pack.pk}/leaves-open/?by=age").content.decode()

    assert "Less than three months" in page and "By kind" in page
    assert "Set aside" not in page and "Let others" not in page


def test_a_pack_that_was_not_looked_through_says_so(client, pack):
    PackReading.objects.filter(pack=pack).update(checks={})

    assert "has not been looked through" in words(client, pack)


def test_a_match_is_confirmed_or_refused_there_for_the_board(client, pack):
    words(client, pack)
    where = f"/packs/{pack.pk}/leaves-open/"
    match = (
        LexborHTMLParser(client.get(where).content).css_first("[name=match]").attributes["value"]
    )
    before = words(client, pack)

    for verdict in ("same", "another", "maybe"):
        answer = client.post(f"{where}names/?by=age", {"match": match, "verdict": verdict})
        assert verdict == "maybe" or answer.headers["Location"] == f"{where}?by=age"

    pair = NamePair.objects.get()
    assert (pair.board, pair.verdict, pair.is_private, pair.name) == (pack.board, "same", True, "")
    assert "what was promised?" in before and "what was promised?" not in words(client, pack)
    assert answer.status_code == 404


def test_of_a_pack_that_was_not_looked_through_no_match_is_confirmed(client, pack):
    words(client, pack)
    PackReading.objects.filter(pack=pack).update(checks={})

    client.post(f"/packs/{pack.pk}/leaves-open/names/", {"match": "", "verdict": "same"})

    assert not NamePair.objects.exists()


def test_what_has_gone_from_the_programme_since_the_boards_last_pack(client, pack, tmp_path):
    earlier = tmp_path / "earlier.txt"
    earlier.write_text(PACK.replace("Ropes", "Buoys</td>\tWhy\tUna Reed\n\tRopes"))
    with earlier.open("rb") as opened:
        found = isolated.read(opened, earlier.name)
    Pack.objects.filter(pk=pack.pk).update(meeting_on="2031-02-12")
    pack.refresh_from_db()
    before = papers.read_pack(pack.board)
    PackReading.objects.filter(pack=before).update(found=found)
    Pack.objects.filter(pk=before.pk).update(meeting_on="2031-03-12")
    assert "Buoys" not in words(client, pack)

    Pack.objects.filter(pk=before.pk).update(meeting_on="2031-01-08")
    page = words(client, pack)
    assert "Buoys" in page and "no minute says why" in page

    Pack.objects.filter(pk=before.pk).update(board=make.board(name="Another board"))
    assert "Buoys" not in words(client, pack)
