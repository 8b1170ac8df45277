"""What waits for a co-ordinator: one list over all her boards, most urgent first, decided right there."""

import datetime as dt
from itertools import pairwise

import pytest
import time_machine
from django.core.files.base import ContentFile

from actions import services
from actions.choices import MoveState, NoticeState, Status
from actions.models import Action, Notice
from desk import queue
from desk.choices import Sort
from meetings import services as meetings
from meetings.models import SpeakRequest
from meetings.services import settle_resolution
from packs.models import Finding, Pack
from people import services as people
from tests import make, scene

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)
LATER = make.TODAY + 60 * DAY


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(make.NOW, tick=False):
        yield


@pytest.fixture
def board():
    return make.board("Children's Board", slug="children", prefix="CH")


@pytest.fixture
def keeper(board):
    return make.coordinator(board, "Cora Ordinator")


@pytest.fixture
def owner():
    return make.person("Olive Owner")


@pytest.fixture
def desk(client, keeper):
    client.force_login(keeper)
    return client


def reported(board, owner, **details):
    action = make.action(board, owner=owner, **{"due_on": LATER} | details)
    about = {"shown_by": "The report.", "reports_complete": True, "by": owner, "now": make.NOW}
    services.give_update(action=action, changed="The report is out.", **about)
    return action


def asked(board, owner, **details):
    action = make.action(board, owner=owner, due_on=make.TODAY, **details)
    about = {"by": owner, "now": make.NOW, "why": "The figures come in May."}
    return services.ask_later_date(action=action, due_after=LATER, **about)


def waiting(person, *sorts):
    boards = queue.kept_boards(person)
    found = queue.capped(queue.waiting(person, make.TODAY, boards))
    return list(queue.told([row for row in found if row.sort in (sorts or Sort)], person))


def keys(person, *sorts):
    return [row.key for row in waiting(person, *sorts)]


# --- What comes first


#: Things that wait, in the order in which they are to be taken on the second of March 2026.
ORDER = [
    (Sort.PAPER, dt.date(2026, 2, 26)),
    (Sort.NOTICE, dt.date(2026, 2, 27)),
    (Sort.SPEAK, dt.date(2026, 2, 27)),
    (Sort.SPEAK, dt.date(2026, 3, 1)),
    (Sort.REPORTED, dt.date(2026, 1, 5)),  # its patience ended on the 12th of January
    (Sort.LATER_DATE, dt.date(2026, 2, 20)),  # on the 23rd of February
    (Sort.REPORTED, dt.date(2026, 2, 16)),  # on the 23rd too: after a date asked for
    (Sort.REVIEW, dt.date(2026, 2, 17)),
    (Sort.MINUTES, dt.date(2026, 2, 10)),
    (Sort.LATER_DATE, dt.date(2026, 3, 2)),
    (Sort.NO_OWNER, dt.date(2020, 1, 1)),  # however old: nobody waits for an answer
    (Sort.FINDINGS, dt.date(2026, 2, 20)),
    (Sort.NO_OWNER, dt.date(2026, 2, 20)),
    (Sort.NO_DATE, dt.date(2026, 2, 9)),
    (Sort.NO_DATE, dt.date(2026, 2, 28)),
]


@pytest.mark.parametrize(("first", "second"), list(pairwise(ORDER)))
def test_what_presses_more_comes_first(first, second):
    assert queue.urgency(*first) < queue.urgency(*second)


# --- What waits


def test_each_sort_of_thing_waits_as_its_own_list_says(board, keeper, owner):
    complete, move = reported(board, owner), asked(board, owner)
    nobodys = make.action(board, due_on=LATER)
    endless = make.action(board, owner=owner)
    paused = make.action(board, owner=owner, due_on=LATER)
    services.pause(action=paused, review_on=make.TODAY, why="Wait.", by=keeper, now=make.NOW)
    make.action(board, owner=owner, due_on=LATER)

    assert keys(keeper, Sort.REPORTED) == [f"reported-{complete.pk}"]
    assert keys(keeper, Sort.LATER_DATE) == [f"later_date-{move.pk}"]
    assert keys(keeper, Sort.NO_OWNER) == [f"no_owner-{nobodys.pk}"]
    assert keys(keeper, Sort.NO_DATE) == [f"no_date-{endless.pk}"]
    assert keys(keeper, Sort.REVIEW) == [f"review-{paused.pk}"]
    counted = queue.counts(keeper, make.TODAY, [board])
    assert counted == {(board.pk, row.sort): 1 for row in waiting(keeper)}


def test_what_is_reported_complete_is_asked_for_no_date(board, keeper, owner):
    reported(board, owner, due_on=None)

    assert keys(keeper, Sort.NO_DATE) == []


def test_a_paper_is_late_until_it_is_there(board, keeper, owner):
    meeting = make.meeting(board, make.TODAY + 5 * DAY, status="planned", minutes_state="")
    item = meetings.add_agenda_item(meeting=meeting, title="Early help")
    slot = make.item(board, slot="meeting", meeting=meeting, agenda_item=item)
    details = {"owner": owner, "kind": "report_due", "programme_item": slot}
    late = make.action(board, due_on=make.TODAY - DAY, **details)
    make.action(board, due_on=make.TODAY, **details)

    assert keys(keeper, Sort.PAPER) == [f"paper-{late.pk}"]

    meetings.add_paper(item=item, subject="Early help", file=ContentFile(b"text", "paper.txt"))
    assert keys(keeper, Sort.PAPER) == []


def test_a_paper_she_attached_herself_is_no_news_until_its_meeting_is_over(board, keeper, owner):
    meeting = make.meeting(board, make.TODAY + 5 * DAY, status="planned", minutes_state="")
    item = meetings.add_agenda_item(meeting=meeting, title="Early help")
    slot = make.item(board, slot="meeting", meeting=meeting, agenda_item=item)
    said = reported(board, owner, kind="report_due", programme_item=slot)
    assert keys(keeper, Sort.REPORTED) == [f"reported-{said.pk}"]

    meetings.add_paper(item=item, subject="Early help")

    assert keys(keeper, Sort.REPORTED) == []
    after = queue.waiting(keeper, meeting.on + DAY, [board])
    assert f"reported-{said.pk}" in [row.key for row in after]


def test_minutes_wait_to_be_circulated_and_then_to_be_agreed(board, keeper):
    make.meeting(board, make.TODAY - 90 * DAY, minutes_state="agreed")
    circulated = make.meeting(board, make.TODAY - 60 * DAY)
    draft = make.meeting(board, make.TODAY - 20 * DAY, minutes_state="draft")
    make.meeting(board, make.TODAY + DAY, status="planned", minutes_state="")

    told = {row.pk: (row.title, row.since) for row in waiting(keeper, Sort.MINUTES)}

    assert told == {
        circulated.pk: (f"Minutes of {circulated} to agree", draft.on),
        draft.pk: (f"Minutes of {draft} to circulate", draft.on),
    }


def test_minutes_wait_to_be_written_where_an_agenda_was_taken_and_not_where_only_a_date_is_known(
    board, keeper
):
    past = {"minutes_state": "", "status": "published"}
    taken = make.meeting(board, make.TODAY - 3 * DAY, **past)
    meetings.add_agenda_item(meeting=taken, title="Early help")
    make.meeting(board, make.TODAY - 900 * DAY, minutes_state="", status="held")

    told = [(row.pk, row.title) for row in waiting(keeper, Sort.MINUTES)]

    assert told == [(taken.pk, f"Minutes of {taken} to write")]


def test_packs_speakers_and_unanswered_notices_wait_too(board, keeper, owner):
    pack = Pack.objects.create(
        board=board, name="p.txt", size=1, sha256="1" * 64, uploaded_at=make.NOW
    )
    for n in "12":
        Finding.objects.create(
            pack=pack, kind="agenda_item", fingerprint=n * 64, content=n * 64,
            text="Found", data=scene.agenda_finding("Found", n),
        )  # fmt: skip
    coming = make.meeting(board, make.TODAY + DAY, status="published", minutes_state="")
    held = make.meeting(board, make.TODAY - 90 * DAY, minutes_state="agreed")
    limb = make.resolution(make.minute(held, number="34"), kind="recommend")
    SpeakRequest.objects.create(meeting=coming, person=owner, about="Buses", asked_at=make.NOW)
    body = people.add_body(name="Cabinet", by=None, now=make.NOW)
    sent = {"state": NoticeState.SENT, "sent_on": held.on, "received_on": held.on}
    notice = Notice.objects.create(
        resolution=limb, addressee=body, answer_due=make.TODAY - DAY, text="Answer.", **sent
    )

    titles = [row.title for row in waiting(keeper)]

    assert titles == [
        "Recommendation 34/25 to Cabinet",
        f"Olive Owner asks to speak on {coming}",
        "2 findings of p.txt",
    ]
    Notice.objects.filter(pk=notice.pk).update(answer_due=make.TODAY)
    assert keys(keeper, Sort.NOTICE) == [], "the last day is not over"


def test_what_was_resolved_and_nothing_follows_waits_and_a_recommendation_waits_to_be_sent(
    board, keeper
):
    minute = make.minute(make.meeting(board), number="34")
    forgotten = make.resolution(minute, "ask for the list", number="1")
    make.resolution(minute, "note the report", kind="note", number="2")
    followed = make.resolution(minute, "report back", number="3")
    make.action(board, resolution=followed)
    cabinet = make.addressee("Cabinet")
    told = make.resolution(minute, "pay", kind="recommend", number="4", addressees=[cabinet])
    draft = make.minute(make.meeting(board, make.TODAY - DAY, minutes_state="draft"))
    make.resolution(draft, "not out yet", number="1")

    assert keys(keeper, Sort.LIMB) == [f"limb-{forgotten.pk}"]
    assert keys(keeper, Sort.UNSENT) == [f"unsent-{told.pk}"]
    make.notice(told, cabinet, sent_on=make.TODAY)
    settle_resolution(resolution=forgotten, reason="It came by post.", by=None, now=make.NOW)
    assert keys(keeper, Sort.LIMB, Sort.UNSENT) == []


def test_other_boards_and_closed_boards_wait_for_nobody_here(board, keeper, owner):
    elsewhere, closed = make.board(), make.board()
    make.appoint(keeper, closed)
    for one in (elsewhere, closed):
        reported(one, owner)
    closed.closed_on = make.TODAY
    closed.save()

    assert keys(keeper) == []


@pytest.mark.parametrize("n", [1, 4])
def test_the_queue_asks_as_often_for_many_as_for_one(
    board, keeper, owner, n, django_assert_num_queries
):
    for _ in range(n):
        reported(board, owner)
        asked(board, owner, is_private=True)
        make.action(board)

    with django_assert_num_queries(4):
        assert len(waiting(keeper)) == n * 4
    with django_assert_num_queries(1):
        queue.counts(keeper, make.TODAY, [board])


def test_what_is_beyond_the_cap_is_counted(board, desk):
    for _ in range(queue.CAP + 3):
        make.action(board, due_on=LATER)

    page = desk.get("/desk/").content.decode()

    assert "53 things wait for you" in page
    assert "No lead officer: and 3 more" in page
    assert page.count("app-queue__row") == 25


# --- Deciding right there


def post(desk, row, decision, where="/desk/", **answers):
    return desk.post(where, {"row": row, "decision": decision, **answers})


def test_a_decision_leads_back_to_the_next_row(board, desk, owner):
    first, second, third = (reported(board, owner) for _ in range(3))

    one = post(desk, f"reported-{second.pk}", "accept", "/desk/?board=children")
    two = post(desk, f"reported-{third.pk}", "send_back", why="Where are the figures?")
    three = post(desk, f"reported-{first.pk}", "accept")

    assert one.headers["Location"] == f"/desk/?board=children#row-reported-{third.pk}"
    assert two.headers["Location"] == f"/desk/#row-reported-{first.pk}"
    assert three.headers["Location"] == "/desk/#main-content"
    status = Action.objects.in_bulk()
    assert [status[it.pk].status for it in (first, second, third)] == [
        Status.COMPLETE, Status.COMPLETE, Status.IN_PROGRESS
    ]  # fmt: skip


def test_a_later_date_is_granted_or_refused_in_place(board, desk, owner):
    granted, refused = asked(board, owner), asked(board, owner)

    post(desk, f"later_date-{granted.pk}", "grant")
    post(desk, f"later_date-{refused.pk}", "refuse", answer="The board meets in April.")

    granted.refresh_from_db()
    refused.refresh_from_db()
    assert (granted.state, granted.action.due_to) == (MoveState.GRANTED, LATER)
    assert (refused.state, refused.answer) == (MoveState.REFUSED, "The board meets in April.")


def test_an_owner_and_a_date_are_given_in_place(board, desk, owner):
    action = make.action(board)

    post(desk, f"no_owner-{action.pk}", "owner", owner="Olive Owner", version=1)
    day = {"due_to_day": "4", "due_to_month": "5", "due_to_year": "2026"}
    post(desk, f"no_date-{action.pk}", "date", **day)

    action.refresh_from_db()
    assert (action.owner, action.due_to) == (owner, dt.date(2026, 5, 4))


def test_without_its_reason_nothing_is_sent_back_and_the_form_stands_open(board, desk, owner):
    action = reported(board, owner)

    page = post(desk, f"reported-{action.pk}", "send_back", why=" ").content.decode()

    assert "Error: Desk" in page
    assert f'href="#id_reported-{action.pk}_send_back_why"' in page
    assert 'data-key="b" open' in page


def test_the_second_is_told_what_the_first_decided_and_loses_nothing(board, desk, owner):
    action, move = reported(board, owner), asked(board, owner)
    stamp = {"by": make.person("Ann Other"), "now": make.NOW}
    services.accept(action=action, **stamp)
    services.decide_later_date(move=move, granted=True, **stamp)

    for row, decision, typed in (
        (f"reported-{action.pk}", "send_back", {"why": "Where are the figures?"}),
        (f"later_date-{move.pk}", "refuse", {"answer": "Where are the figures?"}),
    ):
        response = post(desk, row, decision, **typed)
        assert response.status_code == 409
        assert "Ann Other did so on 2 March 2026 at 9:30am" in response.content.decode()
        assert "Where are the figures?" in response.content.decode()


def test_where_the_board_decides_the_row_says_so(desk, keeper, owner):
    board = make.board(reserves_decisions=True)
    make.appoint(keeper, board)
    coming = make.meeting(board, make.TODAY + DAY, status="planned", minutes_state="")
    action = reported(board, owner)

    page = desk.get("/desk/").content.decode()
    refused = post(desk, f"reported-{action.pk}", "accept")

    assert f"at its meeting of {coming}" in page
    assert 'data-key="a"' not in page
    assert 'data-key="b"' in page
    assert refused.status_code == 409


@pytest.mark.parametrize(
    "row", ["", "reported", "reported-x", "reported-999999", "no_such-1", "later_date-999999"]
)
def test_what_is_not_there_is_not_decided(board, desk, row):
    assert post(desk, row, "accept").status_code == 404


def test_another_boards_business_is_not_decided(desk, owner):
    action = reported(make.board(), owner)

    assert post(desk, f"reported-{action.pk}", "accept").status_code == 404


# --- What nobody hears of


def test_what_is_overdue_for_two_weeks_is_on_the_desk(board, keeper, owner):
    late = make.action(board, owner=owner, due_on=make.TODAY - 14 * DAY)
    make.action(board, owner=owner, due_on=make.TODAY - 13 * DAY)
    quiet = make.action(board, owner=owner, due_on=make.TODAY - 20 * DAY)
    services.pause(action=quiet, review_on=LATER, why="Waiting", by=keeper, now=make.NOW)

    assert keys(keeper, Sort.ESCALATED) == [f"escalated-{late.pk}"]


def test_whose_lead_officer_cannot_be_written_to_is_on_the_desk_unless_somebody_acts_for_them(
    board, keeper, owner
):
    silent, helped = make.person(email=None), make.person(email=None)
    gone = make.person(is_active=False)
    days = {"starts_on": make.TODAY, "ends_on": make.TODAY, "by": None, "now": make.NOW}
    people.give_delegate(officer=helped, delegate=owner, sees_private=False, **days)
    of = {
        name: make.action(board, owner=who, due_on=LATER, is_private=name == "private")
        for name, who in {
            "silent": silent, "gone": gone, "helped": helped, "private": helped, "reached": owner,
        }.items()
    }  # fmt: skip

    waits = {key.partition("-")[2] for key in keys(keeper, Sort.UNREACHED)}

    assert waits == {str(of[name].pk) for name in ("silent", "gone", "private")}
