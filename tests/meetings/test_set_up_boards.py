"""Opening a board, seating its members and appointing who keeps its record."""

import datetime as dt

import pytest

from meetings.models import Appointment, Board, Event, Membership
from people.models import Council, Person
from tests import make

pytestmark = pytest.mark.django_db

BOARD = {
    "name": "Education Board",
    "slug": "education",
    "prefix": "edu",
    "kind": "scrutiny",
    "is_public": "on",
    "clearing_days": 3,
    "request_days": 10,
    "briefing_days": 3,
    "meeting_minutes": 120,
}


def boxes(name, day):
    return {f"{name}_{part}": getattr(day, part) for part in ("day", "month", "year")}


SINCE_MAY = boxes("starts_on", dt.date(2026, 5, 20))


@pytest.fixture
def administrator(client):
    administrator = make.administrator()
    client.force_login(administrator)
    return administrator


def test_an_administrator_opens_a_board(client, administrator):
    answer = client.post("/set-up/boards/open/", BOARD)

    board = Board.objects.get()
    assert (board.prefix, answer.url) == ("EDU", "/set-up/boards/education/")
    assert Event.objects.get(board=board).by == administrator


def test_a_second_board_of_the_same_name_is_refused_beside_the_name(client, administrator):
    client.post("/set-up/boards/open/", BOARD)

    again = client.post("/set-up/boards/open/", BOARD | {"slug": "other", "prefix": "OTH"})

    assert list(again.context["form"].errors) == ["name"]
    assert Board.objects.count() == 1


def test_a_group_reports_to_its_board_and_the_change_is_told(client, administrator):
    parent, board = make.board(), make.board("Group", slug="group")
    typed = BOARD | {"name": "Group", "parent": parent.pk, "version": 1}

    client.post("/set-up/boards/group/change/", typed)

    assert Board.objects.get(pk=board.pk).parent == parent
    assert Event.objects.get(kind="board_changed").after["parent"] == parent.pk


def test_the_second_of_two_writers_sees_both_texts(client, administrator):
    make.board("Education Board", slug="education", clearing_days=7)
    typed = BOARD | {"version": 1}
    client.post("/set-up/boards/education/change/", typed | {"clearing_days": 9})

    seen = client.post("/set-up/boards/education/change/", typed | {"clearing_days": 4})

    assert "What is saved now" in seen.content.decode()
    assert Board.objects.get().clearing_days == 9
    again = typed | {"clearing_days": 4, "version": seen.context["form"].data["version"]}
    client.post("/set-up/boards/education/change/", again)
    assert Board.objects.get().clearing_days == 4


def seat(client, board, person, **details):
    data = SINCE_MAY | {"person": person.pk, "capacity": "member"} | details
    return client.post(f"/set-up/boards/{board.slug}/seat/", data)


@pytest.mark.parametrize(
    ("capacity", "said", "sees"),
    [
        ("chair", "", True),
        ("member", "", True),
        ("co-opted", "", False),
        ("co-opted", "yes", True),
        ("member", "no", False),
    ],
)
def test_who_reads_private_business_goes_with_the_seat_unless_said(
    client, administrator, capacity, said, sees
):
    seat(client, make.board(), make.person(), capacity=capacity, sees_private=said)

    assert Membership.objects.get().sees_private is sees


def test_a_second_seat_at_the_same_time_is_refused_in_words(client, administrator):
    board, person = make.board(), make.person()
    seat(client, board, person)

    page = seat(client, board, person, capacity="chair").content.decode()

    assert "This person sits on the board already." in page
    assert Membership.objects.count() == 1


def test_a_seat_that_would_end_before_it_starts_is_refused(client, administrator):
    before = boxes("ends_on", dt.date(2026, 5, 1))

    seen = seat(client, make.board(), make.person(), **before)

    assert list(seen.context["form"].errors) == ["ends_on"]
    assert not Membership.objects.exists()


def test_a_seat_is_ended_on_a_day(client, administrator):
    membership = make.seat(make.person(), make.board())
    page = f"/set-up/seats/{membership.pk}/end/"

    early = client.post(page, boxes("ends_on", dt.date(2019, 1, 1))).content.decode()
    client.post(page, boxes("ends_on", dt.date(2026, 5, 1)))

    assert "on or after the day it starts" in early
    assert Membership.objects.get().ends_on == dt.date(2026, 5, 1)


def test_whoever_is_appointed_co_ordinator_keeps_the_directory(client, administrator):
    board, person = make.board(), make.person()
    data = SINCE_MAY | {"person": person.pk, "role": "coordinator"}

    client.post(f"/set-up/boards/{board.slug}/appoint/", data)

    assert Appointment.objects.get().person == person
    assert Person.objects.get(pk=person.pk).keeps_directory


def test_a_co_ordinator_sets_up_her_own_boards_but_appoints_nobody(client):
    hers, other = make.board(), make.board()
    keeper = make.coordinator(hers)
    theirs = make.appoint(make.person(), hers)
    client.force_login(keeper)
    pages = {
        f"/set-up/boards/{hers.slug}/": 200,
        f"/set-up/boards/{hers.slug}/change/": 200,
        f"/set-up/boards/{hers.slug}/seat/": 200,
        f"/set-up/boards/{hers.slug}/appoint/": 403,
        f"/set-up/boards/{hers.slug}/close/": 403,
        f"/set-up/appointments/{theirs.pk}/end/": 403,
        f"/set-up/boards/{other.slug}/": 403,
        f"/set-up/boards/{other.slug}/seat/": 403,
    }

    assert {page: client.get(page).status_code for page in pages} == pages
    listed = client.get("/set-up/boards/").context["table"].data
    assert list(listed) == [hers]


def test_a_closed_door_gives_away_no_board(client):
    hidden = make.board("CANARY board", slug="canary", is_public=False)
    member = make.person()
    make.seat(member, hidden)
    client.force_login(make.coordinator(make.board()))

    assert client.get("/set-up/boards/canary/").status_code == 404
    assert "CANARY" not in client.get(f"/people/{member.pk}/boards/").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_a_boards_page_asks_the_same_number_of_questions(
    client, administrator, django_assert_num_queries, rows
):
    board = make.board()
    for _ in range(rows):
        make.seat(make.person(), board)
        make.coordinator(board)
    Council.objects.create(pk=1, name="Wexcombe City Council", short_name="Wexcombe")
    page = f"/set-up/boards/{board.slug}/"
    client.get(page)

    with django_assert_num_queries(6):  # session, person, board, may, seats, appointments
        client.get(page)
