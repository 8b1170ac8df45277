"""Interests declared in an item, and members who ask to speak."""

import datetime as dt

import pytest
import time_machine

from meetings import services
from meetings.models import Declaration, Meeting, SpeakRequest
from people.choices import PersonKind
from tests import make
from tests.cast import assemble

pytestmark = pytest.mark.django_db

STAMP = {"by": None, "now": make.NOW}


@pytest.fixture
def cast():
    with time_machine.travel(make.NOW, tick=False):
        yield assemble()


@pytest.fixture
def visiting(cast):
    """A councillor who does not sit on the board."""
    return make.person("Vera Visiting", kind=PersonKind.COUNCILLOR)


def item_of(cast, minutes_state="circulated", **details):
    meeting = make.meeting(cast.board, minutes_state=minutes_state)
    return services.add_agenda_item(meeting=meeting, title="Schools", **details)


def to_come(cast, **details):
    details = {"status": "published", "starts_at": dt.time(10)} | details
    return make.meeting(cast.board, make.TODAY, minutes_state="", **details)


def test_the_coordinator_records_changes_and_removes_a_declaration(client, cast):
    item = item_of(cast)
    client.force_login(cast.coordinator)
    where = f"/agenda-items/{item.pk}/declarations/"
    told = {"person": cast.member.pk, "kind": "other", "nature": "Governor of a school"}

    client.post(where, told)
    declared = Declaration.objects.get()
    assert (declared.person, declared.nature) == (cast.member, "Governor of a school")
    client.post(f"/declarations/{declared.pk}/", told | {"version": 1, "has_withdrawn": "on"})
    declared.refresh_from_db()
    assert declared.has_withdrawn
    client.post(f"/declarations/{declared.pk}/", {"version": 2, "remove": "yes"})
    assert not Declaration.objects.exists()
    kinds = list(item.meeting.events.order_by("pk").values_list("kind", flat=True))
    assert kinds[-3:] == ["declared", "declaration_changed", "declaration_removed"]


def test_a_second_declaration_of_one_person_in_one_item_is_refused_on_the_page(client, cast):
    item = item_of(cast)
    client.force_login(cast.coordinator)
    told = {"person": cast.member.pk, "kind": "other", "nature": "Governor of a school"}

    client.post(f"/agenda-items/{item.pk}/declarations/", told)
    page = client.post(f"/agenda-items/{item.pk}/declarations/", told).content.decode()

    assert "recorded already" in page
    assert Declaration.objects.count() == 1


def test_declarations_are_read_with_the_minutes_and_drafts_by_the_coordinator_alone(client, cast):
    item = item_of(cast, minutes_state="draft")
    services.declare(item=item, person=cast.member, kind="other", nature="Governor", **STAMP)
    where = item.meeting.get_absolute_url()

    assert "Governor" not in client.get(where).content.decode()
    client.force_login(cast.coordinator)
    assert "Governor" in client.get(where).content.decode()
    client.logout()
    Meeting.objects.filter(pk=item.meeting.pk).update(minutes_state="circulated")
    assert "Governor" in client.get(where).content.decode()


def test_the_nature_of_an_interest_in_a_private_item_stands_with_the_private_words(client, cast):
    item = item_of(cast, is_private=True, exempt_paragraph=3)
    declared = services.declare(
        item=item, person=cast.member, kind="pecuniary", nature="CANARY owns land", **STAMP
    )

    assert declared.nature == ""
    assert declared.exempt.nature == "CANARY owns land"
    where = item.meeting.get_absolute_url()
    for person, reads in ((cast.member, True), (cast.co_opted, False), (cast.outsider, False)):
        client.force_login(person)
        assert ("CANARY" in client.get(where).content.decode()) is reads


@pytest.mark.parametrize("is_private", [False, True])
def test_of_two_who_change_a_declaration_the_second_is_shown_both_texts(client, cast, is_private):
    item = item_of(cast, is_private=is_private, exempt_paragraph=3 if is_private else None)
    declared = services.declare(item=item, person=cast.member, kind="other", nature="x", **STAMP)
    where = f"/declarations/{declared.pk}/"
    client.force_login(cast.coordinator)
    mine = {"version": 1, "kind": "other", "nature": "Governor of a school"}
    client.post(where, {"version": 1, "kind": "pecuniary", "nature": "Owns the land"})

    stale = client.post(where, mine)
    not_removed = client.post(where, mine | {"remove": "yes"})
    page = stale.content.decode()
    again = client.post(where, mine | {"version": stale.context["form"]["version"].value()})

    assert (stale.status_code, not_removed.status_code, again.status_code) == (409, 409, 302)
    assert "Owns the land" in page
    assert "Governor of a school" in page
    declared = Declaration.objects.select_related("exempt").get()
    told = (declared.word("nature"), declared.kind, declared.version)
    assert told == ("Governor of a school", "other", 3)


def test_nothing_is_changed_once_the_minutes_are_agreed(cast):
    item = item_of(cast)
    declared = services.declare(item=item, person=cast.member, kind="other", nature="x", **STAMP)
    Meeting.objects.filter(pk=item.meeting_id).update(minutes_state="agreed")
    declared = Declaration.objects.get()

    with pytest.raises(services.ChangeRefused, match="agreed"):
        services.declare(item=declared.item, person=cast.co_opted, kind="other", **STAMP)
    with pytest.raises(services.ChangeRefused, match="agreed"):
        services.change_declaration(
            declaration=declared, version=1, kind="other", nature="y", has_withdrawn=True, **STAMP
        )
    with pytest.raises(services.ChangeRefused, match="agreed"):
        services.remove_declaration(declaration=declared, version=1, **STAMP)


def test_a_councillor_asks_to_speak_and_reads_the_answer(client, cast, visiting):
    meeting = to_come(cast)
    client.force_login(visiting)
    assert "Ask to speak" in client.get(meeting.get_absolute_url()).content.decode()
    client.post(f"/meetings/{meeting.pk}/speak/", {"about": "Bus passes"})
    asked = SpeakRequest.objects.get()
    assert (asked.person, asked.state) == (visiting, "asked")

    client.force_login(cast.coordinator)
    assert "Bus passes" in client.get(f"/meetings/{meeting.pk}/speak/").content.decode()
    answer = {"granted": "True", "answer": "Five minutes, after item 4"}
    client.post(f"/speak-requests/{asked.pk}/", answer)

    client.force_login(visiting)
    assert "Five minutes" in client.get("/my-details/requests/").content.decode()
    assert "Five minutes" in client.get(f"/meetings/{meeting.pk}/speak/").content.decode()


def test_a_member_of_the_board_is_not_led_to_asking(client, cast):
    meeting = to_come(cast)
    client.force_login(cast.member)

    assert "Ask to speak" not in client.get(meeting.get_absolute_url()).content.decode()


def test_the_coordinator_enters_a_request_that_came_by_telephone(client, cast, visiting):
    meeting = to_come(cast)
    client.force_login(cast.coordinator)

    client.post(f"/meetings/{meeting.pk}/speak/", {"person": "Vera", "about": "Bus passes"})

    assert SpeakRequest.objects.get().person == visiting


@pytest.mark.parametrize(
    ("details", "says"),
    [
        ({"status": "planned"}, "once the agenda is published"),
        ({"status": "held"}, "once the agenda is published"),
        ({"starts_at": dt.time(9, 30)}, "has begun"),
        ({"starts_at": None}, "has begun"),
    ],
)
def test_it_is_asked_before_the_meeting_begins_and_not_after(cast, visiting, details, says):
    with pytest.raises(services.ChangeRefused, match=says):
        services.ask_to_speak(
            meeting=to_come(cast, **details), person=visiting, about="Bus passes", **STAMP
        )


def test_who_sits_on_the_board_need_not_ask(cast):
    with pytest.raises(services.ChangeRefused, match="sit on this board"):
        services.ask_to_speak(meeting=to_come(cast), person=cast.member, about="Buses", **STAMP)


def test_one_request_a_person_and_item_waits_at_a_time(cast, visiting):
    about = {"meeting": to_come(cast), "person": visiting, "about": "Buses", **STAMP}
    asked = services.ask_to_speak(**about)
    with pytest.raises(services.ChangeRefused, match="already"):
        services.ask_to_speak(**about)

    services.answer_speak_request(asked=asked, granted=False, answer="Not this time", **STAMP)

    assert services.ask_to_speak(**about)
    with pytest.raises(services.ChangeRefused, match="already"):
        services.answer_speak_request(asked=asked, granted=True, answer="", **STAMP)


def test_a_refusal_says_why(cast, visiting):
    asked = services.ask_to_speak(meeting=to_come(cast), person=visiting, about="Buses", **STAMP)

    with pytest.raises(services.ChangeRefused, match="why"):
        services.answer_speak_request(asked=asked, granted=False, answer=" ", **STAMP)


def test_an_officer_does_not_ask_and_another_councillor_does_not_read(client, cast, visiting):
    meeting = to_come(cast)
    services.ask_to_speak(meeting=meeting, person=visiting, about="CANARY buses", **STAMP)

    client.force_login(cast.outsider)
    assert client.get(f"/meetings/{meeting.pk}/speak/").status_code == 403
    client.force_login(cast.member)
    assert "CANARY" not in client.get(f"/meetings/{meeting.pk}/speak/").content.decode()


def test_three_requests_are_read_with_as_many_queries_as_one(
    client, cast, django_assert_max_num_queries
):
    meeting = to_come(cast)
    item = services.add_agenda_item(meeting=meeting, title="Schools")
    client.force_login(cast.coordinator)

    for n in (1, 2):
        for _ in range(n):
            person = make.person(kind=PersonKind.COUNCILLOR)
            about = {"meeting": meeting, "item": item, "person": person, "about": "Buses"}
            services.ask_to_speak(**about, **STAMP)
        with django_assert_max_num_queries(8):
            client.get(f"/meetings/{meeting.pk}/speak/")
