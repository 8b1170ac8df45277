"""The work programme of a board and year, and its items."""

import datetime as dt

import pytest
from django.urls import reverse

from actions import programme
from actions.choices import ItemStatus
from actions.models import ProgrammeItem
from tests import make

pytestmark = pytest.mark.django_db


def by(person):
    return {"by": person, "now": make.NOW}


@pytest.fixture
def address(cast):
    return reverse("actions:programme", args=[cast.board.slug])


@pytest.fixture
def item(cast):
    return make.item(cast.board, title="Early help")


def page_of(name, item):
    return reverse(f"actions:{name}", args=[item.pk])


def test_meetings_come_in_order_then_the_three_pools(at, cast, address):
    march = make.meeting(cast.board, dt.date(2026, 3, 18))
    make.meeting(cast.board, dt.date(2025, 12, 3))
    make.item(cast.board, title="Booked", slot="meeting", meeting=march, lead_officers=[cast.owner])
    for slot in ("standing", "next_year", "undated"):
        make.item(cast.board, title=f"Item {slot}", slot=slot)
    make.item(cast.board, title="Another year's", year=2024)

    response = at(address, cast.member)

    told = [
        (slot.title, [line["title"] for line in lines])
        for slot, lines in response.context["sections"]
    ]
    assert told == [
        ("3 December 2025", []),
        ("18 March 2026", ["Booked"]),
        ("Date to be determined", ["Item undated"]),
        ("Next year", ["Item next_year"]),
        ("Standing items", ["Item standing"]),
    ]
    assert "Olive Owner" in response.content.decode()
    assert "Olive Owner" not in at(address).content.decode()


def test_another_year_can_be_looked_at(at, cast, address, item):
    make.item(cast.board, title="Another year's", year=2024)

    response = at(f"{address}?year=2024", cast.member)

    assert response.context["years"] == [(2024, "2024/25"), (2025, "2025/26")]
    assert "Another year&#x27;s" in response.content.decode()
    assert "Early help" not in response.content.decode()
    for nonsense in ("soon", "02025999", "0000"):
        assert at(f"{address}?year={nonsense}").context["year"] == 2025
    for nonsense in ("%00", f"meeting-{'9' * 30}"):
        assert at(f"{address}?slot={nonsense}").status_code == 200


def test_an_item_tells_its_moves_and_its_actions(at, cast, item):
    meeting = make.meeting(cast.board, dt.date(2026, 3, 18))
    programme.book(
        item=item, slot="meeting", meeting=meeting, why="The report is ready", **by(cast.owner)
    )
    action = make.action(cast.board, title="Bring the report", programme_item=item)

    page = at(item.get_absolute_url(), cast.member).content.decode()

    assert "Moved from date to be determined to the meeting of 18 March 2026" in page
    assert "The report is ready" in page
    assert f"{action.reference}: Bring the report" in page
    assert "Early help" in at(action.get_absolute_url(), cast.member).content.decode()


def test_a_co_ordinator_adds_an_item(at, cast, address):
    meeting = make.meeting(cast.board, dt.date(2026, 3, 18), status="planned")
    add = reverse("actions:add_item", args=[cast.board.slug]) + "?year=2025"
    typed = {"title": "Fostering", "slot": f"meeting-{meeting.pk}", "lead_officers": "olive"}

    at(add, cast.coordinator, typed)
    refused = at(add, cast.coordinator, {"title": "Fostering", "slot": ""})

    item = ProgrammeItem.objects.get()
    assert (item.title, item.meeting, item.year) == ("Fostering", meeting, 2025)
    assert [person.name for person in item.lead_officers.all()] == ["Olive Owner"]
    assert refused.context["form"].errors["slot"] == ["Choose a slot"]


def test_a_co_ordinator_moves_an_item_with_the_reason(at, cast):
    meeting = make.meeting(cast.board, dt.date(2026, 3, 18))
    item = make.item(cast.board, slot="meeting", meeting=meeting)

    refused = at(page_of("move_item", item), cast.coordinator, {"slot": "next_year", "why": ""})
    at(page_of("move_item", item), cast.coordinator, {"slot": "next_year", "why": "No room"})

    assert refused.context["form"].errors["__all__"] == [
        "Say why the item moves to a later slot. The reason stays with it."
    ]
    assert ProgrammeItem.objects.get().slot == "next_year"


def test_only_meetings_to_come_are_offered_and_the_one_where_the_item_stands(at, cast):
    over = make.meeting(cast.board, make.TODAY - dt.timedelta(days=9))
    make.meeting(cast.board, make.TODAY - dt.timedelta(days=20), status="planned")
    make.meeting(cast.board, make.TODAY + dt.timedelta(days=3), status="cancelled")
    later = make.meeting(cast.board, make.TODAY + dt.timedelta(days=400), status="planned")
    item = make.item(cast.board, slot="meeting", meeting=over)
    add = reverse("actions:add_item", args=[cast.board.slug]) + "?year=2025"

    moved, added = at(page_of("move_item", item), cast.coordinator), at(add, cast.coordinator)
    at(add, cast.coordinator, {"title": "Fostering", "slot": f"meeting-{later.pk}"})

    assert list(moved.context["form"].fields["slot"].meetings.values()) == [over, later]
    assert list(added.context["form"].fields["slot"].meetings.values()) == [later]
    assert ProgrammeItem.objects.get(title="Fostering").year == 2027 - (later.on.month < 5)


def test_a_meeting_of_another_board_is_no_slot(at, cast, item):
    elsewhere = make.meeting(make.board())
    typed = {"slot": f"meeting-{elsewhere.pk}", "why": "Why not"}

    response = at(page_of("move_item", item), cast.coordinator, typed)

    assert "slot" in response.context["form"].errors


def test_a_co_ordinator_changes_and_drops_an_item(at, cast, address, item):
    typed = {"title": "Early help and hubs", "version": 1, "cabinet_members": "max member"}
    at(page_of("change_item", item), cast.coordinator, typed)
    stale = at(page_of("change_item", item), cast.coordinator, typed | {"title": "Mine"})
    at(page_of("drop_item", item), cast.coordinator, {"why": "Overtaken"})

    item.refresh_from_db()
    assert (item.title, item.status) == ("Early help and hubs", ItemStatus.DROPPED)
    assert stale.status_code == 409
    assert "Early help and hubs" in stale.content.decode()
    assert "Early help" not in at(address, cast.member).content.decode()


@pytest.mark.parametrize("name", ["change_item", "move_item", "drop_item"])
@pytest.mark.parametrize(("who", "status"), [("owner", 403), ("member", 403), ("stranger", 302)])
def test_nobody_else_plans(at, cast, item, name, who, status):
    assert at(page_of(name, item), cast[who], {"why": "Why not"}).status_code == status
    add = reverse("actions:add_item", args=[cast.board.slug])
    assert at(add, cast[who], {"title": "Mine"}).status_code == status


def test_the_programme_of_a_closed_circle_is_theirs(at, cast):
    board = make.board(is_public=False)
    address = reverse("actions:programme", args=[board.slug])

    assert at(address, cast.outsider).status_code == 404
    assert at(address).url.startswith("/accounts/login/")


@pytest.mark.parametrize("rows", [1, 3, 200, 2000])
def test_the_programme_asks_the_same_however_long(asked, cast, address, rows):
    meeting = make.meeting(cast.board)
    people = {"lead_officers": [cast.owner], "cabinet_members": [cast.member]}
    make.item(cast.board, slot="meeting", meeting=meeting, **people)
    many_items(cast.board, rows - 1, slot="meeting", meeting=meeting)

    assert asked(address, cast.coordinator) == 10


def many_items(board, n, *, year=2025, **details):
    """Items as plain rows, so that there can be thousands."""
    details = {"slot": "undated", "title": "An item"} | details
    return ProgrammeItem.objects.bulk_create(
        ProgrammeItem(board=board, year=year, position=place, **details)
        for place in range(2, n + 2)
    )


def test_a_long_year_is_shown_part_by_part_and_whole_to_print(at, cast, address):
    items = many_items(cast.board, 2000)
    make.item(cast.board, title="Stands", slot="standing")

    first = at(address, cast.member).content.decode()
    last = at(f"{address}?year=2025&slot=undated&page=80", cast.member).content.decode()
    beyond = at(f"{address}?year=2025&slot=undated&page=81", cast.member).content.decode()
    whole = at(f"{address}?year=2025&whole=1", cast.member).content.decode()

    assert "2001 items. A part of each long slot is shown." in first
    assert "Part 1 of 80, 2000 items" in first and "Part 80 of 80, 2000 items" in last
    shown = [[it.get_absolute_url() in page for it in items] for page in (first, last, whole)]
    assert [sum(each) for each in shown] == [25, 25, 2000]
    assert shown[0][:25] == [True] * 25 and shown[1][-25:] == [True] * 25
    assert "Items after these" in first and "Items after these" not in last
    assert all("Stands" in page for page in (first, last, beyond, whole))
    assert "Part 1 of 80" in beyond


def test_a_year_of_two_hundred_is_shown_in_one_piece(at, cast, address):
    items = many_items(cast.board, 200)

    page = at(address, cast.member).content.decode()

    assert all(item.get_absolute_url() in page for item in items)
    assert "Part 1" not in page and "whole=1" not in page
