"""The first page, the way to the others, and the list of what is left to set up."""

import pytest
from django.core.cache import cache

from actions.services import give_update
from desk import home, set_up
from packs.models import Pack
from people import services
from people.models import Council, Person
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db


def start(**details):
    answers = {"name": "Wexcombe City Council", "short_name": "Wexcombe"}
    answers |= {"admin_name": "Sam Reed", "email": "sam@wexcombe.example"}
    return services.start_council(**answers, by=None, now=NOW)[1]


def words(client, page="/"):
    return client.get(page).content.decode()


# --- Before there is anything


@pytest.mark.parametrize("address", ["/", "/set-up/"])
def test_an_empty_installation_says_what_to_do_first(client, address):
    assert "manage.py start_council" in words(client, address)


@pytest.mark.parametrize("address", ["/accounts/login/", "/help/", "/boards/"])
def test_every_page_leads_there_while_it_is_empty(client, address):
    menu = client.get(address).context["navigation"]

    assert [(entry["text"], entry["href"]) for entry in menu] == [("Set up", "/set-up/")]


def test_the_administrator_is_shown_what_is_left_on_every_page(client):
    client.force_login(start())

    assert "Set up: 6 to do" in words(client, "/my-details/")
    assert "Open the first board" in words(client)
    assert "6 of 7 steps" in words(client, "/set-up/")


def test_step_by_step_nothing_is_left(client):
    administrator = start()
    left = [sum(not step.done for step in set_up.steps(TODAY))]
    board = make.board()
    make.coordinator(board)
    make.seat(make.person(), board)
    left.append(sum(not step.done for step in set_up.steps(TODAY)))
    Pack.objects.create(board=board, name="pack.txt", size=1, sha256="0" * 64, uploaded_at=NOW)
    services.change_council(
        council=Council.objects.get(), email="team@wexcombe.example", by=None, now=NOW
    )
    cache.clear()
    left.append(sum(not step.done for step in set_up.steps(TODAY)))

    assert left == [6, 2, 0]
    client.force_login(Person.objects.get(pk=administrator.pk))
    assert "Set up: " not in words(client)
    assert "Load the first pack" not in words(client, "/set-up/")
    assert "Municipal years and closures" in words(client, "/set-up/")


def test_the_list_is_gone_from_the_first_page_as_soon_as_the_last_step_is_done(client):
    administrator = start()
    board = make.board()
    make.coordinator(board)
    make.seat(make.person(), board)
    services.change_council(
        council=Council.objects.get(), email="team@wexcombe.example", by=None, now=NOW
    )
    client.force_login(Person.objects.get(pk=administrator.pk))
    before = words(client)
    Pack.objects.create(board=board, name="pack.txt", size=1, sha256="0" * 64, uploaded_at=NOW)

    assert "To set up" in before
    assert "To set up" not in words(client)


@pytest.mark.parametrize(("who", "code"), [("stranger", 302), ("officer", 403), ("keeper", 403)])
def test_the_set_up_list_is_for_administrators(client, who, code):
    start()
    people = {"officer": make.person, "keeper": lambda: make.coordinator(make.board())}
    if who in people:
        client.force_login(people[who]())

    assert client.get("/set-up/").status_code == code


# --- For each kind of reader


def test_a_stranger_reads_what_this_is_and_which_boards_are_public(client):
    start()
    make.board("Open Board")
    make.board("CANARY Board", is_public=False)

    page = words(client)

    assert "Open Board" in page
    assert "Wexcombe City Council" in page
    assert "CANARY" not in page


def test_an_officer_reads_at_once_what_they_owe(client):
    start()
    officer, board = make.person(), make.board()
    make.action(board, owner=officer, due_on=TODAY)
    make.action(board, owner=officer, is_private=True)
    make.action(board, owner=make.person())

    owed = home.owed(officer, TODAY)

    assert (owed.live, owed.overdue, owed.due_soon) == (2, 0, 1)
    client.force_login(officer)
    assert "2 actions" in words(client)


def test_a_councillor_finds_the_boards_they_sit_on(client):
    start()
    member, board = make.person(kind="councillor"), make.board("Small Board", is_public=False)
    make.seat(member, board, "chair")
    client.force_login(member)

    page = words(client)

    assert "Boards you sit on" in page
    assert "Small Board</a>, chair" in page


def test_a_co_ordinator_finds_what_waits_on_each_of_her_boards(client):
    start()
    board, quiet = make.board("Busy Board"), make.board("Quiet Board")
    keeper = make.coordinator(board)
    make.appoint(keeper, quiet)
    owner = make.person()
    reported = make.action(board, owner=owner, due_on=TODAY)
    give_update(
        action=reported,
        changed="Done.",
        shown_by="The report.",
        left="",
        reports_complete=True,
        by=owner,
        now=NOW,
    )
    make.action(board, due_on=TODAY)
    make.action(board, owner=owner, is_private=True)

    assert home.waiting(keeper, TODAY) == [(board, 3), (quiet, 0)]
    client.force_login(keeper)
    page = words(client)
    assert f'href="/desk/?board={board.slug}">3 things</a>' in page
    assert "Nothing on" in page


@pytest.mark.parametrize("boards", [1, 3])
def test_what_waits_is_asked_in_three_questions_however_many_boards(
    django_assert_num_queries, boards
):
    first = make.board()
    keeper = make.coordinator(first)
    for _ in range(boards - 1):
        make.appoint(keeper, make.board())

    with django_assert_num_queries(3):
        assert len(home.waiting(keeper, TODAY)) == boards


# --- Round every page


def menu(client):
    return [entry["text"] for entry in client.get("/help/").context["navigation"]]


def test_the_menu_leads_each_to_their_own(client):
    start()
    assert menu(client) == ["Boards", "Meetings", "Actions"]

    client.force_login(make.person())
    assert menu(client) == ["My actions", "Boards", "Meetings", "Actions", "People"]

    client.force_login(make.coordinator(make.board()))
    assert menu(client)[0] == "Desk"
    assert menu(client)[-2:] == ["Packs", "Set up"]

    client.force_login(make.administrator())
    assert "Packs" not in menu(client), "packs are loaded by co-ordinators alone"


def test_the_menu_marks_where_one_is(client):
    start()
    current = [e["text"] for e in client.get("/boards/").context["navigation"] if e["current"]]

    assert current == ["Boards"]


def test_a_page_asks_nothing_for_its_frame(client, django_assert_num_queries):
    client.force_login(start())
    client.get("/help/")

    with django_assert_num_queries(2):  # the session and whose it is
        client.get("/help/")


def test_the_colour_is_a_file_that_browsers_may_keep(client):
    start()
    first = client.get("/council.css")

    assert first["Content-Type"] == "text/css; charset=utf-8"
    assert b"--app-council-colour:#1d4f91" in first.content
    again = client.get("/council.css", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304


def test_a_new_colour_shows_at_once_though_browsers_keep_the_old_file(client):
    start()
    services.change_council(council=Council.objects.get(), colour="#00703c", by=None, now=NOW)

    assert 'href="/council.css?00703c"' in words(client)
