"""When a paper comes to a meeting: what it answers of what the board asked, and what stays open."""

import datetime as dt

import pytest
import time_machine
from django.db import DatabaseError, transaction

from actions import answering, services
from actions.choices import Status
from actions.models import Action, Answer, EarlierReason, Event
from desk.minuting import followed
from meetings import services as meetings
from meetings.models import Paper
from tests import make

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(make.NOW, tick=False):
        yield


@pytest.fixture
def board():
    return make.board("Children's Board")


@pytest.fixture
def keeper(board):
    return make.coordinator(board, "Cora Ordinator")


@pytest.fixture
def limb(board):
    asked = make.meeting(board, make.TODAY - 60 * DAY)
    minute = make.minute(asked, title="Early help", number="34")
    return make.resolution(minute, "request a report back on waiting times for early help")


@pytest.fixture
def item(board):
    meeting = make.meeting(board, make.TODAY - DAY)
    return meetings.add_agenda_item(meeting=meeting, number="6", title="Early help: waiting times")


@pytest.fixture
def action(board, limb):
    owner = make.person("Olive Owner")
    return make.action(board, owner=owner, resolution=limb, due_on=make.TODAY)


def likely(item, person):
    return answering.likely(item, [], answering.open_limbs(item.meeting, person))


def give(limb, item, verdict, **details):
    details = {"by": make.person("Ann Other"), "now": make.NOW} | details
    answering.give_answer(resolution=limb, item=item, verdict=verdict, **details)


# --- Which limbs


def test_what_is_booked_to_the_item_asked_for_it(board, keeper, limb, item):
    make.item(board, slot="meeting", meeting=item.meeting, agenda_item=item, resolution=limb)

    assert answering.booked(item, keeper) == [limb]


def test_what_reads_alike_is_likely_and_says_why(board, keeper, limb, item, action):
    other = make.resolution(make.minute(limb.minute.meeting, title="Roads"), "request the budget")
    item.author = "Olive Owner, Head of Early Help"

    (found,) = likely(item, keeper)

    assert found.resolution == limb != other
    assert found.reasons[0].startswith("words alike:")
    assert "by Olive Owner, who owes it" in found.reasons
    assert Answer.objects.count() == 0, "nothing is answered by reading alike"


@pytest.mark.parametrize("settle", ["settled", "answered", "later"])
def test_what_is_settled_answered_or_asked_later_is_not_likely(board, keeper, limb, item, settle):
    if settle == "settled":
        meetings.settle_resolution(resolution=limb, reason="Overtaken.", by=keeper, now=make.NOW)
    elif settle == "answered":
        give(limb, item, "yes")
    else:
        limb.minute.meeting.__class__.objects.filter(pk=limb.minute.meeting_id).update(
            on=make.TODAY + DAY
        )

    assert likely(item, keeper) == []


def test_a_private_limb_is_likely_only_to_those_who_may_read_it(board, keeper, item):
    asked = make.meeting(board, make.TODAY - 60 * DAY)
    minute = make.minute(asked, title="Early help", is_private=True)
    make.resolution(minute, "request waiting times for early help")

    assert len(likely(item, keeper)) == 1
    assert likely(item, make.person()) == []


# --- What an answer does


@pytest.mark.parametrize("before", ["not_started", "paused", "reported"])
def test_yes_closes_the_action_as_agreed_at_that_meeting(limb, item, action, before):
    stamp = {"by": action.owner, "now": make.NOW}
    if before == "paused":
        services.pause(action=action, review_on=make.TODAY, why="Wait.", **stamp)
    elif before == "reported":
        services.give_update(action=action, changed="Done.", reports_complete=True, **stamp)

    give(limb, item, "yes")

    action.refresh_from_db()
    assert (action.status, action.agreed_at) == (Status.COMPLETE, item.meeting)


@pytest.mark.parametrize(("agreed", "status"), [(False, "reported"), (True, "complete")])
def test_where_the_board_closes_actions_yes_counts_only_if_it_agreed(
    board, limb, item, action, agreed, status
):
    board.reserves_decisions = True
    board.save()

    give(limb, item, "yes", is_agreed=agreed)

    action.refresh_from_db()
    assert action.status == status


def test_partly_keeps_it_open_with_the_reason_and_a_new_date(limb, item, action):
    give(limb, item, "partly", reason="No figures by area.", due_to=make.TODAY + 30 * DAY)

    action.refresh_from_db()
    assert (action.is_live, action.due_to) == (True, make.TODAY + 30 * DAY)
    event = Event.objects.get(kind="paper_answered")
    assert (event.text, event.after["verdict"]) == ("No figures by area.", "partly")


def test_short_of_yes_needs_its_reason(limb, item):
    with pytest.raises(services.ChangeRefused, match="Say what was not answered"):
        give(limb, item, "no", reason=" ")


def test_another_boards_limb_is_not_answered(limb):
    elsewhere = meetings.add_agenda_item(meeting=make.meeting(make.board()), title="Early help")

    with pytest.raises(services.ChangeRefused, match="same board"):
        give(limb, elsewhere, "yes")


def test_an_answer_is_corrected_and_its_history_kept(limb, item, action):
    give(limb, item, "yes")
    give(limb, item, "no", reason="It was another report.", version=1)

    answer = Answer.objects.get()
    action.refresh_from_db()
    assert (answer.verdict, answer.version) == ("no", 2)
    assert (action.status, action.agreed_at) == (Status.IN_PROGRESS, None)
    kept = (
        limb.events.filter(kind="paper_answered")
        .order_by("pk")
        .values_list("before", "after__verdict")
    )
    assert list(kept) == [(None, "yes"), ({"verdict": "yes"}, "no")]


def test_the_second_to_answer_is_told_and_nothing_changes(limb, item, action):
    give(limb, item, "yes")

    with pytest.raises(services.Stale, match="Ann Other answered this"):
        give(limb, item, "no", reason="No figures.")

    assert Answer.objects.get().verdict == "yes"


def test_words_about_a_private_paper_stay_out_of_the_open_history(board, limb, action, keeper):
    private = meetings.add_agenda_item(
        meeting=make.meeting(board, make.TODAY - DAY), title="CANARY", is_private=True,
        exempt_paragraph=3, public_interest="Because",
    )  # fmt: skip

    give(limb, private, "partly", reason="CANARY", due_to=make.TODAY + 9 * DAY)

    assert Answer.objects.get().exempt.reason == "CANARY"
    told = [
        *Event.objects.values_list("text", flat=True),
        *limb.events.values_list("text", flat=True),
    ]
    assert "CANARY" not in " ".join(told)
    assert not Answer.objects.visible_to(make.person()).exists()
    assert Answer.objects.visible_to(keeper).exists()


def test_a_corrected_private_answer_keeps_what_it_said_before(client, board, limb, keeper):
    private = meetings.add_agenda_item(
        meeting=make.meeting(board, make.TODAY - DAY), title="A contract", is_private=True,
        exempt_paragraph=3, public_interest="It names a firm.",
    )  # fmt: skip
    give(limb, private, "no", reason="CANARY first")

    give(limb, private, "partly", reason="CANARY second", version=1)

    (earlier,) = Answer.objects.get().earlier_reasons.all()
    assert (earlier.verdict, earlier.reason) == ("no", "CANARY first")
    client.force_login(keeper)
    page = client.get(f"/agenda-items/{private.pk}/answers/").content.decode()
    assert "Before: no: CANARY first" in page
    assert "CANARY second" in page


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: EarlierReason.objects.update(reason="rewritten"),
        lambda: EarlierReason.objects.all().delete(),
    ],
)
def test_what_an_answer_said_before_is_rewritten_by_nobody(board, limb, attempt):
    private = meetings.add_agenda_item(
        meeting=make.meeting(board, make.TODAY - DAY), title="A contract", is_private=True,
        exempt_paragraph=3, public_interest="It names a firm.",
    )  # fmt: skip
    give(limb, private, "no", reason="CANARY first")
    give(limb, private, "partly", reason="CANARY second", version=1)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        attempt()

    assert EarlierReason.objects.get().reason == "CANARY first"


# --- Not before the meeting


@pytest.fixture
def coming(board):
    meeting = make.meeting(board, make.TODAY + DAY, status="planned", minutes_state="")
    return meetings.add_agenda_item(meeting=meeting, number="5", title="Early help")


def test_nothing_is_answered_before_the_day_of_the_meeting(limb, coming, action):
    with pytest.raises(services.ChangeRefused, match="held yet\\. Say from 3 March 2026"):
        give(limb, coming, "yes")

    action.refresh_from_db()
    assert (action.status, Answer.objects.count()) == (Status.NOT_STARTED, 0)
    give(limb, coming, "yes", now=make.NOW + DAY)
    assert Answer.objects.count() == 1


def test_nothing_is_answered_at_a_cancelled_meeting(board, limb):
    meeting = make.meeting(board, make.TODAY - DAY, status="cancelled")
    item = meetings.add_agenda_item(meeting=meeting, title="Early help")

    with pytest.raises(services.ChangeRefused, match="cancelled"):
        give(limb, item, "yes")


def test_before_its_day_the_page_shows_what_is_booked_and_asks_nothing(
    client, board, keeper, limb, coming
):
    client.force_login(keeper)
    make.item(board, slot="meeting", meeting=coming.meeting, agenda_item=coming, resolution=limb)
    where = f"/agenda-items/{coming.pk}/answers/"

    page = client.get(where).content.decode()
    refused = client.post(where, {"resolution": limb.pk, "verdict": "no", "reason": "My words"})

    assert "34/25" in page
    assert "This meeting has not been held yet." in page
    assert "Save the answer" not in page
    assert "This meeting has not been held yet." in refused.content.decode()
    assert "My words" in refused.content.decode(), "what was typed is not lost"
    assert not Answer.objects.exists()


# --- One rule for the answer and for what the action's history tells of it


def history(client, action, person=None):
    client.logout()
    if person:
        client.force_login(person)
    return client.get(action.get_absolute_url()).content.decode()


@pytest.fixture
def unpublished(board):
    meeting = make.meeting(board, make.TODAY, status="planned", minutes_state="")
    return meetings.add_agenda_item(meeting=meeting, number="5", title="Early help")


def test_the_history_tells_of_an_answer_to_whoever_may_see_it(
    client, board, keeper, limb, unpublished, action
):
    board.reserves_decisions = True
    board.save()
    partly = {"reason": "No figures by area.", "due_to": make.TODAY + 30 * DAY, "is_agreed": True}
    give(limb, unpublished, "partly", **partly)
    telling = ("No figures by area", "Answered in part", "Decided by the board")

    for reader in (None, action.owner, make.seat(make.person(), board).person):
        page = history(client, action, reader)
        assert [words for words in telling if words in page] == []
        assert "Due date set" in page, "what it did to the action stays"
        limb_page = client.get(limb.minute.meeting.get_absolute_url()).content.decode()
        assert "Answered by the paper" not in limb_page
    page = history(client, action, keeper)
    assert [words for words in telling if words in page] == list(telling)

    unpublished.meeting.__class__.objects.filter(pk=unpublished.meeting_id).update(
        status="published"
    )
    page = history(client, action)
    assert [words for words in telling if words in page] == list(telling)


def test_a_board_decision_of_another_moment_stays_told(client, board, limb, unpublished, action):
    services.give_update(
        action=action, changed="Done.", reports_complete=True, by=action.owner, now=make.NOW
    )
    held = make.meeting(board, make.TODAY - 2 * DAY)
    services.send_back(action=action, why="More.", meeting=held, by=None, now=make.NOW)
    give(limb, unpublished, "no", reason="Nothing came.", now=make.NOW + dt.timedelta(hours=1))

    assert "Decided by the board at the meeting of 28 February 2026" in history(client, action)


# --- Pages


def test_the_meeting_page_tells_what_was_answered(client, keeper, limb, item):
    client.force_login(keeper)
    where = limb.minute.meeting.get_absolute_url()
    give(limb, item, "partly", reason="No figures by area.")

    page = client.get(where).content.decode()

    assert "Answered by the paper at item 6 on 1 March 2026: partly: No figures by area." in page
    assert "Nothing is needed" in page, "short of yes it is a loose end still"
    give(limb, item, "yes", version=1)
    assert "Nothing is needed" not in client.get(where).content.decode()


def test_a_limb_is_answered_on_the_page_of_the_item(client, keeper, limb, item, action):
    client.force_login(keeper)
    where = f"/agenda-items/{item.pk}/answers/"
    page = client.get(where).content.decode()
    assert "It may answer these too" in page
    assert "34/25" in page

    refused = client.post(where, {"resolution": limb.pk, "verdict": "no"})
    saved = client.post(where, {"resolution": limb.pk, "verdict": "yes"})
    second = client.post(where, {"resolution": limb.pk, "verdict": "no", "reason": "No figures."})

    assert "Say what was not answered" in refused.content.decode()
    assert saved.headers["Location"] == f"{where}#limb-{limb.pk}"
    assert second.status_code == 409
    assert "No figures." in second.content.decode()
    assert Action.objects.get(pk=action.pk).status == Status.COMPLETE


def test_a_meeting_says_which_items_were_asked_for(client, board, keeper, limb, item):
    client.force_login(keeper)
    make.item(board, slot="meeting", meeting=item.meeting, agenda_item=item, resolution=limb)
    give(limb, item, "yes")

    page = client.get(f"/meetings/{item.meeting_id}/answers/").content.decode()

    assert "1 asked for it. Answered: yes" in " ".join(page.split())
    assert "may ask for it" not in page


def test_a_meeting_says_which_items_may_be_asked_for(client, keeper, limb, item):
    client.force_login(keeper)

    page = client.get(f"/meetings/{item.meeting_id}/answers/").content.decode()

    assert "Nothing is booked to it, 1 may ask for it" in " ".join(page.split())


def test_what_was_to_be_put_on_the_next_agenda_is_likely_when_it_comes(board, keeper, limb):
    due = {"from": make.TODAY, "to": make.TODAY}
    words = "that waiting lists and dental care be added to the next agenda"
    asked = make.resolution(limb.minute, words, kind="add_to_programme", due=due)
    meeting = make.meeting(board, make.TODAY)
    about, other = (
        meetings.add_agenda_item(meeting=meeting, title=title)
        for title in ("Waiting lists in hospitals", "Dates of meetings to come")
    )

    assert asked in [each.resolution for each in likely(about, keeper)]
    assert likely(other, keeper) == []


def test_any_limb_of_the_board_is_named_by_hand_and_answered(client, keeper, limb, item):
    client.force_login(keeper)
    other = make.resolution(limb.minute, "agree the roads budget", kind="agree", number="2")
    where = f"/agenda-items/{item.pk}/answers/"
    assert "34/25 (2): agree the roads budget" in client.get(where).content.decode()

    for asked in ({"cited": "34/25 (2)"}, {"limb": other.pk}):
        assert f'id="limb-{other.pk}"' in client.get(where, asked).content.decode()
    wrong = client.get(where, {"cited": "99/25"}).content.decode()
    saved = client.post(where, {"resolution": other.pk, "verdict": "yes"})

    assert "Type it like 39/17 (2)" in wrong
    assert saved.headers["Location"] == f"{where}#limb-{other.pk}"
    assert Answer.objects.get().resolution == other


def test_a_limb_of_another_board_cannot_be_named(client, keeper, item):
    client.force_login(keeper)
    held = make.meeting(make.board(), make.TODAY - 60 * DAY)
    theirs = make.resolution(make.minute(held, number="77"), "CANARY")
    where = f"/agenda-items/{item.pk}/answers/"

    assert "CANARY" not in client.get(where, {"cited": "77/25"}).content.decode()
    assert client.post(where, {"resolution": theirs.pk, "verdict": "yes"}).status_code == 404
    assert client.post(where, {"resolution": "x", "verdict": "yes"}).status_code == 404


def test_what_is_answered_in_part_leaves_its_slot_to_be_booked_again(
    client, board, keeper, limb, item, action
):
    client.force_login(keeper)
    slot = make.item(board, slot="meeting", meeting=item.meeting, agenda_item=item)
    Action.objects.filter(pk=action.pk).update(programme_item=slot)

    give(limb, item, "partly", reason="No figures by area.")

    action.refresh_from_db()
    assert action.programme_item is None
    page = client.get(f"/agenda-items/{item.pk}/answers/").content.decode()
    assert f'href="/actions/{action.pk}/book/"' in page
    assert (
        f'href="/actions/{action.pk}/book/"'
        in client.get(action.get_absolute_url()).content.decode()
    )


def test_a_slot_that_answered_in_part_says_so_and_offers_the_next(
    client, board, keeper, limb, item
):
    client.force_login(keeper)
    slot = make.item(
        board, slot="meeting", meeting=item.meeting, agenda_item=item, resolution=limb, title="Hubs"
    )
    move = f'href="/programme/{slot.pk}/move/"'

    give(limb, item, "partly", reason="No figures by area.")

    asked = client.get(limb.minute.meeting.get_absolute_url()).content.decode()
    came = client.get(f"/agenda-items/{item.pk}/answers/").content.decode()
    assert f"Came to the meeting of {item.meeting}, and was answered in part: Hubs" in asked
    assert "On the work programme, meeting" not in asked
    assert move in asked
    assert move in came
    assert not followed().get(pk=limb.pk).is_followed


def test_beside_the_limbs_stands_the_corrected_paper_alone(client, keeper, item):
    client.force_login(keeper)
    first = Paper.objects.create(item=item, subject="Waiting times")
    Paper.objects.create(item=item, subject="Waiting times, corrected", replaces=first)

    page = client.get(f"/agenda-items/{item.pk}/answers/")

    assert [paper.subject for paper in page.context["papers"]] == ["Waiting times, corrected"]
