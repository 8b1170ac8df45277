"""An action's page, and what its co-ordinator decides there."""

import datetime as dt

import pytest
from django.urls import reverse

from actions import services
from actions.choices import ALLOWED_CHANGES, MoveState, Status
from actions.models import Action
from actions.views.action import VERBS
from tests import make

pytestmark = pytest.mark.django_db


def by(person):
    return {"by": person, "now": make.NOW}


def page_of(name, action):
    return reverse(f"actions:{name}", args=[action.pk])


def in_status(action, status):
    """Bring an action to a status by the services that lead there."""
    if status in (Status.REPORTED, Status.COMPLETE, Status.IN_PROGRESS):
        is_done = status != Status.IN_PROGRESS
        services.give_update(
            action=action, changed="It moved on", reports_complete=is_done, **by(action.owner)
        )
    if status == Status.COMPLETE:
        services.accept(action=action, **by(action.owner))
    if status == Status.PAUSED:
        services.pause(
            action=action, review_on=dt.date(2026, 9, 1), why="Waiting.", **by(action.owner)
        )
    if status == Status.NOT_REQUIRED:
        services.withdraw(action=action, why="Overtaken.", **by(action.owner))


def test_the_page_tells_the_whole_journey(at, cast):
    minute = make.minute(make.meeting(cast.board, dt.date(2026, 1, 11)), number="34")
    limb = make.resolution(minute, number="2")
    action = make.action(
        cast.board, title="Hubs", owner=cast.owner, due_on=dt.date(2026, 4, 1),
        resolution=limb, meeting=minute.meeting, asked="report back on the hubs",
    )  # fmt: skip
    services.give_update(action=action, changed="Two have opened", **by(cast.owner))
    move = services.ask_later_date(
        action=action,
        due_after=dt.date(2026, 5, 1),
        why="The builder is late",
        by=cast.owner,
        now=make.NOW,
    )
    services.decide_later_date(move=move, granted=True, answer="Only once", **by(cast.coordinator))

    page = at(action.get_absolute_url(), cast.member).content.decode()

    for told in (
        "report back on the hubs", "11 January 2026, minute 34/25 (2)", "Olive Owner", "1 May 2026",
        "First due 1 April 2026", "Moved once, +30 days", "The builder is late", "Only once",
        "Two have opened", "Later date granted: from 1 April 2026 to 1 May 2026", "Opened, for Olive Owner",
    ):  # fmt: skip
        assert told in page, told
    assert f"{minute.meeting.get_absolute_url()}#resolution-{limb.pk}" in page


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_page_asks_the_same_however_long_the_journey(asked, cast, rows):
    for number in range(rows):
        services.give_update(
            action=cast.action,
            changed="It moved on",
            evidence=[{"url": "https://example.org"}],
            **by(cast.owner),
        )
        due = dt.date(2026, 4, 1) + dt.timedelta(number)
        services.set_due(action=cast.action, due_to=due, why="It slipped", **by(cast.owner))
        services.change_details(
            action=cast.action, version=cast.action.version, owner=make.person(), **by(cast.owner)
        )

    assert asked(cast.action.get_absolute_url(), cast.coordinator) == 7


@pytest.mark.parametrize("status", Status)
def test_the_buttons_are_the_moves_there_are(at, cast, status):
    in_status(cast.action, status)

    response = at(cast.action.get_absolute_url(), cast.coordinator)

    offered = {name.removeprefix("actions:") for name, text in response.context["verbs"]}
    moves = {name: to for name, text, to, only_from in VERBS}
    assert {moves[name] for name in offered} == ALLOWED_CHANGES[status] - {
        Status.REPORTED, *([Status.IN_PROGRESS] if status == Status.NOT_STARTED else [])
    }  # fmt: skip


@pytest.mark.parametrize("name", [verb[0] for verb in VERBS])
@pytest.mark.parametrize("status", Status)
def test_a_decision_that_the_state_forbids_is_a_sentence(at, cast, name, status):
    in_status(cast.action, status)
    offered = dict(at(cast.action.get_absolute_url(), cast.coordinator).context["verbs"])

    response = at(page_of(name, cast.action), cast.coordinator)

    is_offered = f"actions:{name}" in offered
    assert ("cannot be done now" in response.content.decode()) != is_offered


DECIDED = [
    ("accept", Status.REPORTED, {"note": ""}, Status.COMPLETE),
    ("send_back", Status.REPORTED, {"why": "Figures are missing"}, Status.IN_PROGRESS),
    ("pause", Status.IN_PROGRESS,
     {"review_on_day": "1", "review_on_month": "9", "review_on_year": "2026", "why": "Waiting"},
     Status.PAUSED),
    ("resume", Status.PAUSED, {"why": ""}, Status.IN_PROGRESS),
    ("withdraw", Status.IN_PROGRESS, {"why": "Overtaken"}, Status.NOT_REQUIRED),
    ("reopen", Status.COMPLETE, {"why": "Not so"}, Status.IN_PROGRESS),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "answers", "after"), DECIDED)
def test_the_co_ordinator_decides(at, cast, name, before, answers, after):
    in_status(cast.action, before)

    assert at(page_of(name, cast.action), cast.coordinator).status_code == 200
    response = at(page_of(name, cast.action), cast.coordinator, answers)

    assert response.url == cast.action.get_absolute_url()
    assert Action.objects.get(pk=cast.action.pk).status == after


@pytest.mark.parametrize("name", [row[0] for row in DECIDED if row[2].get("why")])
def test_a_decision_without_its_reason_is_refused(at, cast, name):
    before = next(row[1] for row in DECIDED if row[0] == name)
    in_status(cast.action, before)

    response = at(page_of(name, cast.action), cast.coordinator, {"why": " "})

    assert response.context["form"].errors["why"]
    assert Action.objects.get(pk=cast.action.pk).status == before


CO_ORDINATORS = [*(row[0] for row in DECIDED), "change_action", "set_due", "add_note"]


@pytest.mark.parametrize("name", CO_ORDINATORS)
@pytest.mark.parametrize(
    ("who", "status"), [("owner", 403), ("member", 403), ("outsider", 403), ("stranger", 302)]
)
def test_nobody_else_decides(at, cast, name, who, status):
    for posted in (None, {"why": "I want to", "text": "I want to"}):
        assert at(page_of(name, cast.action), cast[who], posted).status_code == status
    assert Action.objects.get(pk=cast.action.pk).version == cast.action.version


@pytest.mark.parametrize(
    ("granted", "answer", "state", "due"),
    [("yes", "", MoveState.GRANTED, 5), ("no", "Too late already", MoveState.REFUSED, 4)],
)
def test_a_later_date_is_granted_or_refused(at, cast, granted, answer, state, due):
    action = make.action(cast.board, due_on=dt.date(2026, 4, 1))
    move = services.ask_later_date(
        action=action, due_after=dt.date(2026, 5, 1), why="Late", **by(cast.owner)
    )
    answers = {"granted": granted, "answer": answer}
    assert "Grant or refuse it" in at(action.get_absolute_url(), cast.coordinator).content.decode()
    assert "Grant or refuse it" not in at(action.get_absolute_url(), cast.member).content.decode()

    at(page_of("decide_later_date", move), cast.coordinator, answers)

    move.refresh_from_db()
    action.refresh_from_db()
    assert (move.state, action.due_to.month) == (state, due)
    again = at(page_of("decide_later_date", move), cast.coordinator, answers)
    assert "decided already" in again.content.decode()


def test_a_later_date_is_not_refused_in_silence(at, cast):
    move = services.ask_later_date(
        action=cast.action, due_after=dt.date(2026, 5, 1), why="Late", **by(cast.owner)
    )
    response = at(page_of("decide_later_date", move), cast.coordinator, {"granted": "no"})

    assert response.context["form"].errors["answer"] == ["Say why the later date is refused"]
    assert at(page_of("decide_later_date", move), cast.owner).status_code == 403


@pytest.fixture
def typed(cast):
    return {
        "title": "Early help, again", "asked": "report back", "kind": "request",
        "owner": "Olive Owner, Head of Early Help", "version": cast.action.version,
    }  # fmt: skip


def test_details_are_changed_and_people_found_by_typing(at, cast, typed):
    make.person("Nadia Newcomer", post="Head of Hubs")
    typed |= {"owner": "newcomer", "contributors": "olive owner\nOscar Outsider"}

    at(page_of("change_action", cast.action), cast.coordinator, typed)

    action = Action.objects.get(pk=cast.action.pk)
    assert (action.title, action.owner.name) == ("Early help, again", "Nadia Newcomer")
    helpers = {person.name for person in action.contributors.all()}
    assert helpers == {"Olive Owner", "Oscar Outsider"}
    page = at(action.get_absolute_url(), cast.coordinator).content.decode()
    assert "Passed from Olive Owner to Nadia Newcomer" in page


def test_namesakes_are_told_apart(at, cast, typed):
    first = make.person("Sam Smith", post="Head of Roads")
    make.person("Sam Smith", post="Head of Parks")
    address = page_of("change_action", cast.action)

    unsure = at(address, cast.coordinator, typed | {"owner": "smith"})
    at(address, cast.coordinator, typed | {"owner": "smith", "owner_which": first.pk})

    page = unsure.content.decode()
    assert "Which smith?" in page and "Sam Smith, Head of Parks" in page
    assert Action.objects.get(pk=cast.action.pk).owner == first


def test_nobody_by_that_name_is_said(at, cast, typed):
    response = at(
        page_of("change_action", cast.action), cast.coordinator, typed | {"owner": "zork"}
    )

    assert "Nobody in the directory fits “zork”" in response.context["form"].errors["owner"][0]


def test_a_stale_edit_shows_both_texts_and_can_be_saved_over(at, cast, typed):
    address = page_of("change_action", cast.action)
    services.change_details(action=cast.action, version=1, title="Their title", **by(cast.owner))

    response = at(address, cast.coordinator, typed)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Their title" in page and "Early help, again" in page
    version = response.context["form"]["version"].value()
    at(address, cast.coordinator, typed | {"version": version})
    assert Action.objects.get(pk=cast.action.pk).title == "Early help, again"


def test_a_due_date_moves_only_with_a_reason(at, cast):
    address = page_of("set_due", cast.action)
    day = {"due_to_day": "1", "due_to_month": "4", "due_to_year": "2026", "said": "in April"}
    at(address, cast.coordinator, day)
    later = day | {"due_to_month": "6"}

    refused = at(address, cast.coordinator, later)
    at(address, cast.coordinator, later | {"why": "The report is late"})

    assert refused.context["form"].errors["why"] == ["Say why the due date moves."]
    action = Action.objects.get(pk=cast.action.pk)
    assert (action.due_to, action.first_due_to) == (dt.date(2026, 6, 1), dt.date(2026, 4, 1))


def test_an_action_is_opened_by_hand(at, cast):
    address = reverse("actions:open_action", args=[cast.board.slug])
    answers = {
        "title": "Visit a hub",
        "asked": "arrange a visit",
        "kind": "event",
        "is_private": "on",
    }

    response = at(address, cast.coordinator, answers | {"owner": "olive"})

    action = Action.objects.get(is_private=True, owner=cast.owner)
    assert response.url == action.get_absolute_url()
    assert action.word("title") == "Visit a hub"
    assert at(address, cast.member).status_code == 403
    assert at(address).status_code == 302


def test_an_action_is_opened_from_a_limb_with_its_words_and_window(at, cast):
    minute = make.minute(make.meeting(cast.board), number="34", is_private=True)
    due = {"said": "in April", "from": dt.date(2026, 4, 1), "to": dt.date(2026, 4, 30)}
    limb = make.resolution(minute, "hold a seminar", kind="hold_event", due=due)
    address = reverse("actions:open_action", args=[cast.board.slug]) + f"?resolution={limb.pk}"

    form = at(address, cast.coordinator).context["form"]
    typed = {"title": "Seminar", "asked": form["asked"].value(), "kind": form["kind"].value()}
    typed |= {"due_to_day": "30", "due_to_month": "4", "due_to_year": "2026"}
    at(address, cast.coordinator, typed)

    action = Action.objects.get(resolution=limb)
    assert (action.word("asked"), action.kind, action.due_to) == (
        "hold a seminar",
        "event",
        due["to"],
    )
    assert action.is_private and action.meeting == minute.meeting
    assert at(address, cast.outsider).status_code == 403
