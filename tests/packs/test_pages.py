"""The pages of the way in, as a co-ordinator meets them, and as nobody else does."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from kombu.exceptions import OperationalError

from actions.models import Action
from packs import intake, tasks
from packs.choices import FindingKind, FindingState, PackState
from packs.models import Pack
from packs.readers.found import Unread
from people.models import Person
from tests import make
from tests.cast import assemble
from tests.packs import papers

pytestmark = pytest.mark.django_db
PAGES = ("pack", "people", "outcome")


@pytest.fixture
def nudged(monkeypatch):
    """Whether the worker was asked to read."""
    asked = []
    monkeypatch.setattr(tasks.read_waiting_packs, "delay", lambda: asked.append(True))
    return asked


@pytest.fixture
def desk(client):
    """A co-ordinator at her desk: the client is signed in, and `board` is hers."""
    client.board = make.board("Board of the test")
    client.person = make.coordinator(client.board)
    client.force_login(client.person)
    return client


def upload(client, content=b"1. Apologies", **answers):
    file = BytesIO(content)
    file.name = "pack.txt"
    answers = {"board": client.board.pk, "file": file} | answers
    return client.post(reverse("packs:load"), answers)


def review(pack, section=FindingKind.RESOLUTION):
    return reverse("packs:review", args=[pack.pk, section])


def with_limbs(board, count=1, **details):
    limbs = [papers.limb(str(n + 1), **details) for n in range(count)]
    return papers.read_pack(board, minutes=papers.minutes(papers.minute(limbs=limbs)))


def answers(pack, **changed):
    """What the form of the pack's only limb would send."""
    finding = pack.findings.get(kind=FindingKind.RESOLUTION)
    said = {
        "follow_up": "action",
        "title": "Fares",
        "kind": "report_back",
        "text": finding.text,
    }
    said = {f"f{finding.pk}-{name}": value for name, value in (said | changed).items()}
    return finding, said | {"decision": f"accept:{finding.pk}"}


@pytest.mark.parametrize("who", ["owner", "member", "co_opted", "outsider", "administrator"])
def test_packs_do_not_exist_for_those_who_keep_no_board(client, who):
    cast = assemble()
    pack = with_limbs(cast.board)
    client.force_login(cast[who])
    urls = [reverse(f"packs:{page}", args=[pack.pk]) for page in PAGES]
    urls += [reverse("packs:packs"), reverse("packs:load"), review(pack)]

    assert [client.get(url).status_code for url in urls] == [404] * len(urls)
    assert client.post(reverse("packs:cancel", args=[pack.pk])).status_code == 404
    assert client.post(review(pack), {"decision": "section"}).status_code == 404
    assert not Action.objects.filter(title__startswith="Report back on school").exists()


def test_another_boards_coordinator_sees_none_of_it(desk):
    pack = with_limbs(make.board())

    assert desk.get(pack.get_absolute_url()).status_code == 404
    assert pack.name not in desk.get(reverse("packs:packs")).content.decode()


def test_loading_keeps_the_pack_and_asks_the_worker(desk, nudged):
    response = upload(desk)

    pack = Pack.objects.get()
    assert response.url == pack.get_absolute_url()
    assert (pack.state, pack.name, pack.uploaded_by) == (PackState.WAITING, "pack.txt", desk.person)
    assert nudged == [True]


def test_loading_works_while_the_broker_is_away(desk, monkeypatch):
    def away():
        raise OperationalError("no broker")

    monkeypatch.setattr(tasks.read_waiting_packs, "delay", away)

    page = desk.get(upload(desk).url)

    assert "will be read in a minute or two" in page.content.decode()


def test_the_same_file_again_changes_nothing_and_says_so(desk, nudged):
    upload(desk)
    page = desk.get(upload(desk).url)

    assert "loaded for the board already" in page.content.decode()
    assert Pack.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"file": ""}, "Choose the file of the agenda pack"),
        ({"content": b""}, "The file is empty"),
        ({"board": "999999"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_with_an_upload_is_said(desk, nudged, sent, says):
    page = upload(desk, **sent)

    assert says in page.content.decode()
    assert "<title>Error: " in page.content.decode()
    assert not Pack.objects.exists()


def test_only_her_own_boards_can_be_chosen(desk, nudged):
    other = make.board("Another board")

    assert "Another board" not in desk.get(reverse("packs:load")).content.decode()
    upload(desk, board=other.pk)
    assert not Pack.objects.exists()


def test_the_page_asks_again_only_while_the_pack_is_read(desk, nudged):
    upload(desk)
    pack = Pack.objects.get()

    waiting = desk.get(pack.get_absolute_url())
    desk.post(reverse("packs:cancel", args=[pack.pk]))
    cancelled = desk.get(pack.get_absolute_url())

    assert waiting["Refresh"] == "3"
    assert "Refresh" not in cancelled
    assert "Nothing was kept of it" in cancelled.content.decode()


def test_the_pack_says_what_was_found_and_what_was_not(desk):
    odd = (Unread("A row without a slot", "the row names no meeting", line=77),)
    pack = papers.read_pack(desk.board, agenda=(papers.agenda_item(),), unread=odd)

    page = desk.get(pack.get_absolute_url()).content.decode()

    assert "Agenda items (1)" in page
    assert "Line 77" in page and "The row names no meeting." in page


def test_accepting_opens_the_action_and_links_it(desk):
    pack = with_limbs(desk.board)
    _, said = answers(pack)

    desk.post(review(pack), said)

    action = Action.objects.get()
    assert (action.title, action.board) == ("Fares", desk.board)
    page = desk.get(review(pack)).content.decode()
    assert action.get_absolute_url() in page and "Next section" not in page
    assert (
        "1 action, 1 without an owner"
        in desk.get(reverse("packs:outcome", args=[pack.pk])).content.decode()
    )


def test_the_owner_is_told_by_name(desk):
    pack = with_limbs(desk.board)
    owner = make.person("Olive Owner")
    _, said = answers(pack, owner="olive owner")

    desk.post(review(pack), said)

    assert Action.objects.get().owner == owner


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": ""}, "Enter a title for the action"),
        ({"owner": "Nobody Known"}, "Nobody in the directory fits"),
        ({"follow_up": "nothing"}, "Say why nothing is needed"),
        ({"follow_up": "noted"}, "Only a limb of the kind Note"),
        ({"due_to_day": "31", "due_to_month": "13", "due_to_year": "2026"}, "real month"),
    ],
)
def test_what_is_wrong_stands_on_the_card_and_nothing_is_lost(desk, changed, says):
    pack = with_limbs(desk.board)
    finding, said = answers(pack, **{"due_said": "by Easter"} | changed)

    page = desk.post(review(pack), said).content.decode()

    assert says in page and "by Easter" in page
    assert "<title>Error: " in page
    assert pack.findings.get(pk=finding.pk).state == FindingState.WAITING


def test_dismissing_asks_no_more_and_keeps_the_reason(desk):
    pack = with_limbs(desk.board)
    finding, _ = answers(pack)

    desk.post(review(pack), {"decision": f"dismiss:{finding.pk}", f"f{finding.pk}-why": "A draft"})

    assert "Dismissed: A draft" in desk.get(review(pack)).content.decode()
    assert not Action.objects.exists()


def test_a_section_is_accepted_at_once(desk):
    pack = with_limbs(desk.board, 3)

    desk.post(review(pack), {"decision": "section"})

    assert Action.objects.count() == 3


def test_a_section_with_unknown_people_asks_for_them_first(desk):
    pack = papers.read_pack(desk.board, membership=(papers.member(),))
    page = review(pack, FindingKind.MEMBER)

    desk.post(page, {"decision": "section"})
    told = desk.get(page).content.decode()
    assert "Say first who “Councillor A Fenwick” is" in told
    assert not desk.board.memberships.exists()

    desk.post(page, {"decision": "section:proposals"})
    assert desk.board.memberships.get().person.name == "A Fenwick"


def test_people_are_confirmed_together(desk):
    known = make.person("Jane Orme")
    pack = papers.read_pack(
        desk.board, work_programme=(papers.item(people=["J Orme", "Cllr Vale", "Odd Band"]),)
    )
    page = reverse("packs:people", args=[pack.pk])
    named = {one.group.best.name: one for one in intake.people_in_pack(pack)}
    orme, vale, band = named["J Orme"], named["Vale"], named["Odd Band"]
    said = {
        f"n{orme.key}-who": str(known.pk),
        f"n{vale.key}-who": "new",
        f"n{vale.key}-name": "Una Vale",
        f"n{vale.key}-title": "Councillor",
        f"n{vale.key}-kind": "councillor",
        f"n{band.key}-who": "nobody",
    }
    said |= {f"n{one.key}-kind": "officer" for one in (orme, band)}

    assert "3 to confirm" in desk.get(page).content.decode()
    desk.post(page, said)

    assert "Everybody named in this pack is known" in desk.get(page).content.decode()
    assert Person.objects.filter(name="Una Vale").exists()
    assert not Person.objects.filter(name="Odd Band").exists()


def test_a_person_who_is_not_in_the_directory_is_refused(desk):
    pack = papers.read_pack(desk.board, membership=(papers.member(),))
    (named,) = intake.people_in_pack(pack)
    said = {
        f"n{named.key}-who": "other",
        f"n{named.key}-other": "No Such",
        f"n{named.key}-kind": "officer",
    }

    page = desk.post(reverse("packs:people", args=[pack.pk]), said).content.decode()

    assert "Nobody in the directory fits" in page
    assert not intake.people_in_pack(pack)[0].is_settled


def test_a_corrected_pack_shows_the_old_words_and_the_new(desk):
    first = with_limbs(desk.board)
    intake.accept_section(pack=first, kinds=list(FindingKind), by=desk.person, now=make.NOW)
    second = with_limbs(desk.board, text="request a report on fares")

    page = desk.get(review(second)).content.decode()

    assert "<del>request a report back on school transport</del>" in page
    assert "<ins>request a report on fares</ins>" in page
    overview = desk.get(second.get_absolute_url()).content.decode()
    assert "need no second decision" in overview and "1 differs from it" in overview


def test_an_unknown_section_is_not_there(desk):
    pack = with_limbs(desk.board)

    assert desk.get(review(pack, "gossip")).status_code == 404
    assert desk.post(review(pack), {"decision": "accept:999"}).status_code == 404
    assert desk.post(review(pack), {"decision": "gossip"}).status_code == 404


def test_long_sections_are_paged(desk):
    pack = with_limbs(desk.board, 25)

    first = desk.get(review(pack)).content.decode()
    second = desk.get(f"{review(pack)}?page=2").content.decode()

    assert first.count('id="finding-') == 20
    assert second.count('id="finding-') == 5


def queries(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(url).status_code == 200
    return len(asked)


@pytest.mark.parametrize("accepted", [False, True])
def test_a_review_page_asks_no_more_for_many_findings_than_for_few(desk, accepted):
    few, many = with_limbs(desk.board, 1), with_limbs(make_board_of(desk), 12)
    if accepted:
        for pack in (few, many):
            intake.accept_section(pack=pack, kinds=list(FindingKind), by=None, now=make.NOW)

    assert queries(desk, review(few)) == queries(desk, review(many))


def test_the_list_asks_no_more_for_three_packs_than_for_one(desk):
    with_limbs(desk.board)
    one = queries(desk, reverse("packs:packs"))
    with_limbs(desk.board)
    with_limbs(desk.board)

    assert queries(desk, reverse("packs:packs")) == one


def make_board_of(desk):
    board = make.board()
    make.appoint(desk.person, board)
    return board
