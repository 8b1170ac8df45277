"""What a co-ordinator does with her board's loose ends on their page, and what others see of them there."""

import datetime as dt

import pytest
import time_machine
from selectolax.lexbor import LexborHTMLParser

from actions.choices import SlotKind
from desk.loose_ends import deciding
from desk.loose_ends.board import kept_ends, seen_ends
from desk.models import Dismissal, NamePair, SeenLooseEnd
from meetings.models import MinuteExempt
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db

HELD = TODAY - dt.timedelta(days=28)
NEXT = TODAY + dt.timedelta(days=28)
PAGE = "/boards/harbours/loose-ends/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def board():
    return make.board("Harbours Board", slug="harbours")


@pytest.fixture
def keeper(board, client):
    keeper = make.coordinator(board, "Cora Ordinator")
    client.force_login(keeper)
    return keeper


@pytest.fixture
def minute(board):
    return make.minute(make.meeting(board, HELD), title="Tide gauges", number="7")


@pytest.fixture
def limb(minute):
    return make.resolution(minute, "ask officers to mend the gauges", kind="request", number="1")


@pytest.fixture
def booked(board, minute):
    """A report back on tide gauges, and an item that is about them under another name."""
    coming = make.meeting(board, NEXT, status="planned", minutes_state="")
    make.resolution(minute, "report back on the gauges", number="2")
    return make.item(board, slot=SlotKind.MEETING, meeting=coming, title="Tide gauges along the river", question="Why?",
                     lead_officers=[make.person()])  # fmt: skip


def read(answer):
    return " ".join(LexborHTMLParser(answer.content).css_first("main").text(separator=" ").split())


def page(client, query=""):
    return read(client.get(f"{PAGE}{query}"))


def ends(board, keeper):
    return kept_ends(board, make.anew(keeper), TODAY).ends


def send(client, what, **data):
    return client.post(f"{PAGE}{what}/", data)


def aside(end, reason="It was told by e-mail", day=NEXT, **more):
    parts = {f"ask_again_on_{part}": getattr(day, part) for part in ("day", "month", "year")}
    return {"reason": reason, **parts, **more}


def test_an_end_stands_with_where_it_came_from_and_what_may_be_done(client, keeper, limb):
    told = page(client)

    assert "1 thing that the record leaves open" in told
    assert "“ask officers to mend the gauges” Minute 7/25 (1). Since 2 February 2026." in told
    assert "Resolution without follow up: Nothing follows it up." in told
    assert "Mend it" in told and "Set aside" in told and "Let others see it" in told


@pytest.mark.parametrize(
    ("query", "heading"),
    [("", "What the board asked for, and was promised: 1"), ("?by=meeting", "Meeting of 2 February 2026: 1"),
     ("?by=age", "Less than three months: 1"), ("?by=colour", "What the board asked for, and was promised: 1")],
)  # fmt: skip
def test_it_is_read_by_kind_by_meeting_and_by_age(client, keeper, limb, query, heading):
    assert heading in page(client, query)


# --- Set aside


def test_what_is_set_aside_stands_apart_with_its_reason_until_its_day(client, board, keeper, limb):
    (end,) = ends(board, keeper)

    answer = client.post(f"{PAGE}set-aside/?by=age&end={end.name}", aside(end), follow=True)

    assert answer.redirect_chain == [(f"{PAGE}?by=age", 302)]
    told = read(answer)
    assert "It is set aside until 30 March 2026." in told
    assert "Nothing: everything on record is followed up, or set aside." in told
    assert "until 30 March 2026: It was told by e-mail (Cora Ordinator, 2 March 2026)" in told
    with time_machine.travel(dt.datetime(2026, 3, 30, 9, tzinfo=dt.UTC), tick=False):
        client.force_login(keeper)
        again = page(client)
    assert "1 thing that the record leaves open" in again
    assert "Asked again: it was set aside until 30 March 2026." in again


def test_what_was_set_aside_is_taken_back_from_the_page(client, board, keeper, limb):
    (end,) = ends(board, keeper)
    deciding.set_aside(board=board, ends=[end], reason="No", ask_again_on=NEXT, by=keeper, now=NOW)
    where = f"/dismissals/{Dismissal.objects.get().pk}/take-back/"

    told = read(client.post(where, follow=True))

    assert "It is on the list again." in told and "1 thing that the record leaves open" in told
    assert deciding.TAKEN_BACK in read(client.post(where, follow=True))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [({"reason": ""}, "Enter why it needs nothing now"), ({"day": TODAY}, "must be after today")],
)
def test_what_is_refused_keeps_what_was_typed(client, board, keeper, limb, typed, sentence):
    (end,) = ends(board, keeper)

    answer = client.post(
        f"{PAGE}set-aside/?end={end.name}", aside(end, **{"reason": "Told by e-mail"} | typed)
    )

    assert sentence in read(answer) and 'value="2026"' in answer.content.decode()
    assert typed.get("reason") == "" or "Told by e-mail" in read(answer)
    assert not Dismissal.objects.exists()


def test_what_was_followed_up_meanwhile_is_said_with_what_was_typed(client, board, keeper, limb):
    (end,) = ends(board, keeper)
    make.action(board, resolution=limb, owner=make.person())

    answer = client.post(f"{PAGE}set-aside/?end={end.name}", aside(end))

    assert answer.status_code == 409
    assert "not on the list any more" in read(answer) and "It was told by e-mail" in read(answer)
    assert not Dismissal.objects.exists()


def test_of_an_entry_only_what_is_ticked_is_set_aside(client, board, keeper):
    make.item(board, title="Piers")
    _, question = ends(board, keeper)

    shown = client.get(f"{PAGE}set-aside/?end={question.name}")
    client.post(f"{PAGE}set-aside/?end={question.name}", aside(question, ends=[question.name]))

    assert len(LexborHTMLParser(shown.content).css("[name=ends][checked]")) == 2
    assert [end.rule for end in ends(board, keeper)] == ["item-without-officer"]


def test_the_reason_of_private_business_stands_in_the_exempt_table(client, board, keeper):
    minute = make.minute(make.meeting(board, HELD), title="Contract", is_private=True)
    make.resolution(minute, "ask for a better price", kind="request")
    (end,) = ends(board, keeper)

    client.post(f"{PAGE}set-aside/?end={end.name}", aside(end, "CANARY"))

    row = Dismissal.objects.get()
    assert (row.is_private, row.reason, row.exempt.reason) == (True, "", "CANARY")
    assert "CANARY" in page(client)


# --- Matches


def say(client, end, verdict):
    return client.post(
        f"{PAGE}names/", {"end": end.name, "match": end.match, "verdict": verdict}, follow=True
    )


def test_a_match_is_proposed_and_not_assumed(client, board, keeper, booked):
    told = page(client)

    assert (
        "Perhaps met under another title: “Tide gauges along the river” on 30 March 2026. Why:"
        in told
    )
    assert "Is “Tide gauges along the river” what was promised?" in told
    assert not NamePair.objects.exists()


def test_a_confirmed_match_is_met_from_then_on_until_it_is_undone(client, board, keeper, booked):
    (end,) = ends(board, keeper)

    told = read(say(client, end, "same"))

    assert "“Tide gauges along the river” is what was promised. That is remembered." in told
    assert ends(board, keeper) == []
    assert (
        "“Tide gauges” is the same as “Tide gauges along the river” (Cora Ordinator, 2 March 2026)"
        in told
    )
    assert board.events.order_by("pk").last().kind == "names_are_one"
    told = read(client.post(f"/names/{NamePair.objects.get().pk}/forget/", follow=True))
    assert "Is “Tide gauges along the river” what was promised?" in told
    assert "Names this board has confirmed or refused" not in told


def test_a_refused_match_is_proposed_no_more(client, board, keeper, booked):
    (end,) = ends(board, keeper)

    told = read(say(client, end, "another"))

    assert [end.rule for end in ends(board, keeper)] == ["promised-not-booked"]
    assert "“Tide gauges” is not “Tide gauges along the river”" in told


def test_a_match_that_is_proposed_no_more_is_not_confirmed(client, board, keeper, booked):
    (end,) = ends(board, keeper)
    type(booked).objects.filter(pk=booked.pk).update(title="Tide gauges and buoys")

    told = read(say(client, end, "same"))

    assert "not on the list any more" in told
    assert not NamePair.objects.exists()


def test_names_longer_than_a_glossary_keeps_are_remembered_all_the_same(
    client, board, keeper, minute
):
    asked = "add to the programme gauges along the river " + "and along every quay " * 20
    make.resolution(minute, asked, kind="add_to_programme")
    make.item(
        board,
        title="Gauges along the river and every quay and pier",
        lead_officers=[make.person()],
        question="Why?",
    )
    (end,) = ends(board, keeper)

    say(client, end, "same")

    assert ends(board, keeper) == []


# --- Seen by others


@pytest.fixture
def member(board):
    member = make.person("Max Member", kind="councillor")
    make.seat(member, board)
    return member


def as_reader(client, reader=None):
    client.logout()
    if reader:
        client.force_login(reader)
    return page(client)


def test_others_see_what_is_ticked_and_nothing_before(client, board, keeper, limb, member):
    make.item(board, title="Piers")
    first = ends(board, keeper)[0]
    assert "Nothing is listed here today." in as_reader(client, member)

    client.force_login(keeper)
    told = read(client.post(f"{PAGE}seen/", {"how": "ticked", "end": first.name}, follow=True))

    assert (
        "Others see it from now on." in told
        and "Others see this." in told
        and "1 that only you see" in told
    )
    for reader in (member, None):
        told = as_reader(client, reader)
        assert "ask officers to mend the gauges" in told and "Read where it stands" in told
        assert not [
            word for word in ("Piers", "Set aside", "Mend it", "Let others") if word in told
        ]


def test_all_that_was_listed_is_seen_and_nothing_that_came_since(
    client, board, keeper, limb, member
):
    listed = " ".join(end.name for end in ends(board, keeper))
    make.item(board, title="Piers")

    client.post(f"{PAGE}seen/", {"how": "all", "listed": listed})

    told = as_reader(client, member)
    assert "1 thing that the record leaves open" in told and "Piers" not in told


def seen(board, keeper, *some):
    marks = [end.mark for end in some or ends(board, keeper)]
    deciding.let_be_seen(board=board, ends=marks, by=keeper, now=NOW)


def test_what_was_seen_is_hidden_again_and_history_tells(client, board, keeper, limb):
    seen(board, keeper)
    (end,) = ends(board, keeper)

    client.post(f"{PAGE}seen/", {"how": "hide", "end": end.name})

    assert not SeenLooseEnd.objects.exists()
    assert board.events.order_by("pk").last().kind == "loose_ends_hidden"
    assert "Nothing is listed here today." in as_reader(client)


def test_nothing_ticked_is_said(client, board, keeper, limb):
    told = read(client.post(f"{PAGE}seen/", {"how": "ticked"}, follow=True))

    assert "Tick what others are to see." in told


def test_private_business_that_was_seen_leaves_no_trace_for_the_public(
    client, board, keeper, member
):
    minute = make.minute(make.meeting(board, HELD), title="CANARY", is_private=True)
    make.resolution(minute, "CANARY: ask for a better price", kind="request")
    seen(board, keeper)

    assert "CANARY" in as_reader(client, member)
    assert "Nothing is listed here today." in as_reader(client)


def test_what_is_set_aside_others_see_no_more_until_its_day(client, board, keeper, limb, member):
    seen(board, keeper)
    (end,) = ends(board, keeper)
    deciding.set_aside(board=board, ends=[end], reason="No", ask_again_on=NEXT, by=keeper, now=NOW)

    assert "Nothing is listed here today." in as_reader(client, member)
    with time_machine.travel(dt.datetime(2026, 3, 30, 9, tzinfo=dt.UTC), tick=False):
        assert "ask officers to mend the gauges" in as_reader(client, member)


def test_what_was_confirmed_is_met_for_others_too(client, board, keeper, booked, member):
    seen(board, keeper)
    (end,) = ends(board, keeper)
    deciding.say_names(
        board=board, name=end.asked, other=end.answer, verdict="same", by=keeper, now=NOW
    )

    for reader in (member, None):
        assert "Nothing is listed here today." in as_reader(client, reader)


def test_on_a_past_day_nobody_saw_what_was_let_be_seen_since(board, keeper, limb, member):
    seen(board, keeper)

    yesterday = TODAY - dt.timedelta(days=1)
    assert [len(seen_ends(board, member, day)) for day in (yesterday, TODAY)] == [0, 1]


def test_names_of_private_business_are_kept_as_private(client, board, keeper, minute, booked):
    type(minute).objects.filter(pk=minute.pk).update(is_private=True, title="", text="")
    MinuteExempt.objects.create(minute=minute, title="Tide gauges", text="")
    (end,) = ends(board, keeper)

    say(client, end, "same")

    pair = NamePair.objects.get()
    assert (pair.is_private, pair.name, pair.exempt.name) == (True, "", "Tide gauges")
