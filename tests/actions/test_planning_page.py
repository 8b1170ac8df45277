"""The planning page: what it shows, what it says beside an item, and how an item is moved there."""

import datetime as dt

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from actions import programme
from actions.models import ProgrammeItem
from actions.services import put_item_on_agenda
from meetings.services import publish_agenda, put_on_agenda
from tests import make

pytestmark = pytest.mark.django_db
APRIL, MAY = dt.date(2026, 4, 16), dt.date(2026, 4, 28)
JSON = {"Accept": "application/json"}


@pytest.fixture
def address(cast):
    return reverse("actions:planning", args=[cast.board.slug]) + "?year=2025"


def planned(board, on=APRIL, **details):
    return make.meeting(board, on, status="planned", minutes_state="", **details)


def typed(item, slot, **details):
    return {"item": item.pk, "version": item.version, "slot": slot, "why": "", **details}


def messages_of(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def post(client, cast, address, answers, **headers):
    client.force_login(cast.coordinator)
    return client.post(address, answers, headers=headers)


def test_meetings_come_in_order_with_how_full_they_are_and_then_the_pools(at, cast, address):
    april = planned(cast.board, ends_at=dt.time(11), starts_at=dt.time(10))
    planned(cast.board, dt.date(2025, 12, 3))
    make.item(cast.board, title="Fostering", slot="meeting", meeting=april, minutes_planned=50)
    make.item(cast.board, title="Hubs", slot="meeting", meeting=april)
    make.item(cast.board, title="Another year's", year=2024)

    response = at(address, cast.coordinator)
    page = response.content.decode()

    slots = [(slot.title, [it.title for it in slot.items]) for slot in response.context["slots"]]
    assert slots == [
        ("16 April 2026", ["Fostering", "Hubs"]),
        ("Date to be determined", []),
        ("Next year", []),
        ("Standing items", []),
    ]
    assert [slot.title for slot in response.context["over"]] == ["3 December 2025"]
    assert page.index("Standing items") < page.index("Meetings that are over (1)")
    assert "2 items, 70 of 60 minutes. Papers due 1 April 2026" in page
    assert "The agenda is over-full by 10 minutes" in page
    assert "Another year" not in page


def test_a_programme_of_long_ago_is_one_link_away(at, cast):
    make.item(cast.board, title="Fostering", year=2017)

    page = at(reverse("actions:planning", args=[cast.board.slug]), cast.coordinator)

    assert 'href="?year=2017"' in page.content.decode()


def test_what_is_to_be_noticed_stands_beside_the_item_with_where_to_mend_it(at, cast, address):
    item = make.item(cast.board, title="Hubs")

    page = at(address, cast.coordinator).content.decode()

    change = reverse("actions:change_item", args=[item.pk])
    assert "It has no lead officer." in page
    assert f'href="{change}#id_lead_officers"' in page
    assert f'href="{change}#id_question"' in page


def test_what_a_past_meeting_did_not_take_wants_a_new_slot_and_what_it_minuted_wants_nothing(
    at, cast, address
):
    over = make.meeting(cast.board, make.TODAY - dt.timedelta(days=9))
    for title in ("Family hubs", "Home schooling"):
        make.item(cast.board, title=title, slot="meeting", meeting=over)
    make.minute(over, title="Family hubs")

    page = at(address, cast.coordinator)

    noticed = [it for slot in page.context["over"] for it in slot.items if it.notices]
    assert [(it.title, len(it.notices)) for it in noticed] == [("Home schooling", 1)]


def test_without_a_script_the_form_opens_beside_the_item_and_comes_back_to_it(
    client, cast, at, address
):
    item, april = make.item(cast.board, title="Hubs"), planned(cast.board)

    page = at(f"{address}&item={item.pk}", cast.coordinator).content.decode()
    done = post(client, cast, address, typed(item, f"meeting-{april.pk}"))

    assert page.count('name="why"') == 2, "the item's own form and the script's"
    assert done.url == f"{address}&at={item.pk}#item-{item.pk}"
    assert ProgrammeItem.objects.get().meeting == april


def test_a_slip_without_a_reason_is_asked_for_it_beside_the_item(client, cast, at, address):
    item = make.item(cast.board, slot="meeting", meeting=planned(cast.board))

    refused = post(client, cast, address, typed(item, "undated"))
    told = post(client, cast, address, typed(item, "undated"), **JSON)
    post(client, cast, address, typed(item, "undated", why="Not ready"))

    assert refused.context["form"].errors["why"] == [
        "Say why the item moves to a later slot. The reason stays with it."
    ]
    assert refused.context["chosen"] == item.pk
    assert (told.status_code, told.json()["asks_why"]) == (422, True)
    assert ProgrammeItem.objects.get().slips == 1


@pytest.mark.parametrize("headers", [{}, JSON])
def test_of_two_co_ordinators_the_second_is_told_who_moved_it_and_where_to(
    client, cast, at, address, headers
):
    item, april = make.item(cast.board, title="Hubs"), planned(cast.board)
    seen = typed(item, "next_year")
    other = make.coordinator(cast.board, "Ann Other")
    programme.book(item=item, slot="meeting", meeting=april, by=other, now=make.NOW)

    response = post(client, cast, address, seen, **headers)

    assert response.status_code == 409
    told = response.json()["says"] if headers else response.content.decode()
    assert "Ann Other changed “Hubs” while you were looking." in told
    assert "It stands at the meeting of 16 April 2026 now" in told
    assert ProgrammeItem.objects.get().meeting == april


def test_what_moves_off_a_published_agenda_says_there_and_here_that_it_still_stands_on_it(
    client, cast, at, address
):
    stamp = {"by": cast.coordinator, "now": make.NOW}
    april, may = planned(cast.board), planned(cast.board, MAY)
    item = make.item(cast.board, slot="meeting", meeting=april, title="Hubs")
    stands = put_on_agenda(meeting=april, title="Hubs", **stamp)
    put_item_on_agenda(item=item, agenda_item=stands, **stamp)
    publish_agenda(meeting=april, version=1, **stamp)

    answers = typed(item, f"meeting-{may.pk}", why="Not ready")
    told = post(client, cast, address, answers, **JSON).json()
    agenda = at(reverse("desk:agenda", args=[april.pk]), cast.coordinator).content.decode()

    assert told["says"].endswith("It still stands on the agenda of 16 April 2026.")
    assert f"{reverse('desk:agenda', args=[april.pk])}#item-{stands.pk}" in told["item"]
    assert "was moved to the meeting of" in agenda
    assert reverse("desk:agenda", args=[may.pk]) in agenda


def test_an_item_moves_to_no_meeting_that_is_over_but_within_its_own(client, cast, at, address):
    over = make.meeting(cast.board, make.TODAY - dt.timedelta(days=9))
    other = planned(cast.board, make.TODAY - dt.timedelta(days=20))
    april = planned(cast.board)
    make.item(cast.board, title="a", slot="meeting", meeting=over)
    item = make.item(cast.board, title="b", slot="meeting", meeting=over)

    page = at(f"{address}&item={item.pk}", cast.coordinator)
    refused = post(client, cast, address, typed(item, f"meeting-{other.pk}"), **JSON)
    within = post(client, cast, address, typed(item, f"meeting-{over.pk}"), **JSON)

    offered = page.context["menu"].fields["slot"].meetings.values()
    assert (list(offered), page.context["shows_over"]) == ([over, april], True)
    assert "still to come" in refused.json()["says"]
    assert within.json()["says"] == "“b” is last in its slot."


def say(at, cast, taken, *items):
    address = reverse("actions:say_taken", args=[cast.board.slug])
    return at(address, cast.coordinator, {"item": [item.pk for item in items], "taken": taken})


def test_of_an_item_whose_meeting_is_over_one_click_says_whether_it_was_taken(at, cast, address):
    over = make.meeting(cast.board, make.TODAY - dt.timedelta(days=9))
    hubs = make.item(cast.board, title="Hubs", slot="meeting", meeting=over)
    homes = make.item(cast.board, title="Homes", slot="meeting", meeting=over)

    page = at(hubs.get_absolute_url(), cast.coordinator).content.decode()
    done = say(at, cast, "yes", hubs)
    say(at, cast, "no", homes)
    again = say(at, cast, "yes", homes)

    assert "which is over: it is not known whether it was taken" in page
    assert done.url == f"{address}&at={hubs.pk}#item-{hubs.pk}"
    assert ProgrammeItem.objects.get(pk=hubs.pk).status == "taken"
    left = ProgrammeItem.objects.get(pk=homes.pk)
    assert (left.slot, left.slips, left.status) == ("undated", 1, "planned")
    assert left.events.last().text.startswith("Not taken at the meeting of")
    assert "does not stand at a meeting that is over" in str(list(messages_of(again)))


def test_what_the_minutes_show_as_taken_is_said_of_all_of_them_at_once(at, cast, address):
    over = make.meeting(cast.board, make.TODAY - dt.timedelta(days=9))
    items = [
        make.item(cast.board, title=title, slot="meeting", meeting=over)
        for title in ("Family hubs", "Home schooling", "Fostering")
    ]
    for item in items[:2]:
        make.minute(over, title=item.title, number=str(item.pk))

    page = at(address, cast.coordinator)
    say(at, cast, "yes", *page.context["minuted"])

    assert page.context["minuted"] == items[:2]
    assert "The minutes read as if 2 of these items were taken" in page.content.decode()
    states = ProgrammeItem.objects.order_by("pk").values_list("status", flat=True)
    assert list(states) == ["taken", "taken", "planned"]


def test_nothing_is_said_of_what_is_still_to_come(at, cast):
    item = make.item(cast.board, slot="meeting", meeting=planned(cast.board))

    say(at, cast, "yes", item)

    assert ProgrammeItem.objects.get().status == "planned"


def test_the_order_of_a_slot_is_changed(client, cast, at, address):
    first, second = make.item(cast.board, title="a"), make.item(cast.board, title="b")

    told = post(client, cast, address, typed(second, "undated", ahead_of=first.pk), **JSON).json()

    titles = ProgrammeItem.objects.order_by("position", "pk").values_list("title", flat=True)
    assert list(titles) == ["b", "a"]
    assert told["says"] == "“b” is moved within its slot."
    assert told["slot"] == "undated"
    assert f'id="item-{second.pk}"' in told["item"]


def test_another_board_s_item_or_meeting_is_not_moved(client, cast, at, address):
    elsewhere = make.item(make.board())
    mine = make.item(cast.board)
    slot = f"meeting-{planned(elsewhere.board).pk}"

    assert post(client, cast, address, typed(elsewhere, "next_year")).status_code == 404
    assert "slot" in post(client, cast, address, typed(mine, slot)).context["form"].errors


@pytest.mark.parametrize(("who", "status"), [("member", 403), ("owner", 403), ("stranger", 302)])
def test_nobody_else_plans(at, cast, address, who, status):
    item = make.item(cast.board)

    assert at(address, cast[who]).status_code == status
    assert at(address, cast[who], typed(item, "next_year")).status_code == status
    assert ProgrammeItem.objects.get().slot == "undated"


@pytest.mark.parametrize("rows", [1, 30, 300])
def test_it_asks_as_often_however_long(asked, cast, address, rows):
    april = planned(cast.board)
    for _ in range(rows):
        make.item(cast.board, slot="meeting", meeting=april, lead_officers=[cast.owner])

    assert asked(address, cast.coordinator) == 9


def test_two_thousand_items_are_shown_part_by_part_and_all_are_found(at, cast, address):
    one = make.item(cast.board, title="An item of a usual length")
    kept = {"board": cast.board, "year": 2025, "title": "An item of a usual length"}
    kept |= {"slot": "undated", "slot_since": make.TODAY, "question": "What has changed?"}
    ProgrammeItem.objects.bulk_create(ProgrammeItem(position=n, **kept) for n in range(2, 2001))
    last = ProgrammeItem.objects.latest("position")

    first = at(address, cast.coordinator)
    asked = at(f"{address}&slot=undated&page=2", cast.coordinator).content.decode()
    chosen = at(f"{address}&item={last.pk}", cast.coordinator).content.decode()

    page = first.content.decode()
    assert len(page) < 300_000
    assert f'id="item-{one.pk}"' in page
    assert "2000 items" in page
    assert f'data-following="{last.pk - 1974}"' in page, "an item dropped at the end goes before it"
    assert f'id="item-{last.pk - 1974}"' in asked
    assert "Part 2 of 80" in asked
    assert f'id="item-{last.pk}"' in chosen
    assert "Items after these" not in chosen


@pytest.mark.parametrize("page", ["0", "-1", "9999999999", "x"])
def test_a_part_that_is_not_there_is_the_first_one(at, cast, address, page):
    make.item(cast.board, title="Hubs")
    kept = {"board": cast.board, "year": 2025, "slot": "undated", "title": "More"}
    ProgrammeItem.objects.bulk_create(ProgrammeItem(position=n, **kept) for n in range(2, 300))

    shown = at(f"{address}&slot=undated&page={page}", cast.coordinator).content.decode()

    assert "Hubs" in shown and "Part 1 of 12" in shown


def test_what_is_moved_by_a_script_in_a_long_year_is_drawn_again(client, cast, at, address):
    kept = {"board": cast.board, "year": 2025, "slot": "undated", "title": "More"}
    ProgrammeItem.objects.bulk_create(ProgrammeItem(position=n, **kept) for n in range(1, 300))
    last = ProgrammeItem.objects.latest("position")

    told = post(client, cast, address, typed(last, "standing"), **JSON).json()

    assert told["slot"] == "standing" and f'id="item-{last.pk}"' in told["item"]
    assert "298 items" in told["full"]["undated"] and "1 item" in told["full"]["standing"]
