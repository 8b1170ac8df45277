"""A board is renamed, or closes and another takes over what it has open; from then on it takes nothing new."""

import datetime as dt
from urllib.parse import urlencode

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions import notices, programme
from actions.choices import ActionKind, SlotKind, Status
from actions.models import Action, Event, Notice
from actions.services import ChangeRefused as ActionRefused
from actions.succession import hand_over
from desk import succession
from desk.succession import open_work
from meetings import services as meetings
from meetings.models import Board, Meeting
from meetings.models import Event as MeetingEvent
from meetings.services import ChangeRefused, Stale
from meetings.services.succession import Succession
from packs.choices import FindingKind
from packs.models import Finding, Pack
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db

STAMP = {"by": None, "now": NOW}
DAY = dt.timedelta(days=1)
SOON, LATER = TODAY + dt.timedelta(days=30), TODAY + dt.timedelta(days=60)


@pytest.fixture(autouse=True)
def now():
    """Rights read the clock: here it stands."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def board():
    return make.board("Education Board", slug="education", prefix="ECS")


@pytest.fixture
def heir():
    return make.board("Children's Board", slug="children", prefix="CHI")


@pytest.fixture
def administrator(client):
    administrator = make.administrator()
    client.force_login(administrator)
    return administrator


def close(board, heir=None, **details):
    board.refresh_from_db()
    shown = {"version": board.version, "shown": open_work(board, TODAY).shown, "closed_on": TODAY}
    return succession.close(board=board, successor=heir, **(STAMP | shown | details))


def typed(board, **ticked):
    """What the form on the page holds."""
    day = {f"closed_on_{part}": getattr(TODAY, part) for part in ("day", "month", "year")}
    work = open_work(board, TODAY)
    return day | {"version": board.version, "shown": work.shown} | ticked


def page(board, to):
    return f"/set-up/boards/{board.slug}/close/?{urlencode({'to': to})}"


# --- Handing over


def test_live_actions_go_to_the_successor_with_their_references_and_what_is_done_stays(board, heir):
    live, done = make.action(board), make.action(board)
    Action.objects.filter(pk=done.pk).update(status=Status.COMPLETE, completed_on=TODAY)

    close(board, heir)

    live.refresh_from_db()
    done.refresh_from_db()
    assert (live.board, done.board) == (heir, board)
    assert live.reference == "ECS/25/001"
    assert live.version == 2
    event = live.events.get(kind="to_successor")
    assert (event.before, event.after) == ({"board": board.pk}, {"board": heir.pk})


def test_the_closed_board_names_its_successor_and_both_have_it_in_their_history(board, heir):
    make.action(board)
    make.item(board)

    close(board, heir)

    board.refresh_from_db()
    assert (board.closed_on, board.successor) == (TODAY, heir)
    closed = MeetingEvent.objects.get(kind="board_closed", board=board)
    assert closed.after == {"on": TODAY.isoformat(), "successor": heir.pk}
    took = MeetingEvent.objects.get(kind="took_over", board=heir)
    assert took.after == {"from": board.pk, "actions": 1, "items": 1, "plans": 0}
    assert (Event.objects.broken(), MeetingEvent.objects.broken()) == (None, None)


def test_an_item_that_stood_at_a_meeting_waits_for_a_day_and_others_keep_their_slot(board, heir):
    coming = make.meeting(board, SOON, status="planned", minutes_state="")
    at_meeting = make.item(board, slot=SlotKind.MEETING, meeting=coming)
    standing = make.item(board, slot=SlotKind.STANDING)
    make.item(heir)

    close(board, heir, cancel_meetings=True)

    at_meeting.refresh_from_db()
    standing.refresh_from_db()
    assert (at_meeting.board, at_meeting.slot, at_meeting.meeting) == (heir, "undated", None)
    assert (at_meeting.slips, at_meeting.slot_since) == (1, TODAY)
    assert (standing.board, standing.slot, standing.slips) == (heir, "standing", 0)
    assert Meeting.objects.get(pk=coming.pk).status == "cancelled"


def test_the_paper_that_a_booked_item_owed_is_awaited_no_more_until_it_is_booked_again(board, heir):
    coming = make.meeting(board, LATER, status="planned", minutes_state="")
    officer = make.person()
    item = make.item(board, slot="meeting", meeting=coming, lead_officers=[officer])
    paper = Action.objects.get(kind=ActionKind.REPORT_DUE)

    close(board, heir, cancel_meetings=True)

    paper.refresh_from_db()
    assert (paper.status, paper.board) == (Status.NOT_REQUIRED, heir)
    assert "Education Board closed" in paper.events.get(kind="unbooked").text
    item.refresh_from_db()
    meeting = make.meeting(heir, LATER, status="planned", minutes_state="")
    programme.book(item=item, slot="meeting", meeting=meeting, **STAMP)
    paper.refresh_from_db()
    assert paper.status == Status.IN_PROGRESS
    assert Action.objects.filter(kind=ActionKind.REPORT_DUE).count() == 1


def test_open_groups_and_plans_go_with_the_board(board, heir):
    group = make.board("A group", kind="task_and_finish", parent=board)
    plan = make.plan(board)

    close(board, heir)

    group.refresh_from_db()
    plan.refresh_from_db()
    assert (group.parent, plan.board) == (heir, heir)
    assert plan.events.get(kind="plan_handed_over").after == {"board": heir.pk}


def test_two_plans_of_one_title_are_not_mixed_up_and_nothing_is_half_done(board, heir):
    make.plan(board)
    make.plan(heir)
    action = make.action(board)

    with pytest.raises(Exception, match="Rename one of the two"):
        close(board, heir)

    board.refresh_from_db()
    action.refresh_from_db()
    assert (board.closed_on, action.board) == (None, board)


@pytest.mark.parametrize("is_private", [False, True])
def test_what_follows_a_notice_answered_later_is_opened_where_the_work_went(
    board, heir, is_private
):
    minute = make.minute(make.meeting(board, TODAY - DAY), is_private=is_private)
    limb = make.resolution(minute, kind="recommend")
    notice = make.notice(limb, make.addressee(), sent_on=TODAY)

    close(board, heir)
    notice = Notice.objects.get(pk=notice.pk)
    about = {"outcome": "accepted", "words": "Yes", "answered_on": TODAY}
    notices.answer(notice=notice, version=notice.version, **about, **STAMP)

    assert Action.objects.get(resolution=limb).board == (board if is_private else heir)


# --- What stands in the way


def test_with_nobody_to_take_over_everything_open_is_decided_first(board):
    make.action(board)
    make.item(board)

    with pytest.raises(ChangeRefused, match="1 live action, 1 planned item"):
        close(board)

    assert Board.objects.open().contains(board)


def test_findings_that_wait_are_decided_before_their_board_closes(board, heir):
    pack = Pack.objects.create(
        board=board, name="pack.txt", size=1, sha256="0" * 64, uploaded_at=NOW
    )
    Finding.objects.create(
        pack=pack, kind=FindingKind.AGENDA_ITEM, fingerprint="a", position=1, line=1, text="Found",
        data={},
    )  # fmt: skip

    for successor in (heir, None):
        with pytest.raises(ChangeRefused, match="wait for review"):
            close(board, successor)
    assert "1 finding of a pack to review" in [
        it.words for it in succession.lines(open_work(board, TODAY))
    ]


def test_a_board_with_nothing_open_closes_without_a_successor(board):
    close(board)

    assert not Board.objects.open().exists()


def test_meetings_to_come_are_cancelled_with_a_tick_or_stand_in_the_way(board):
    coming = make.meeting(board, SOON, status="planned", minutes_state="")

    with pytest.raises(ChangeRefused, match="still to come"):
        close(board)
    close(board, cancel_meetings=True)

    coming.refresh_from_db()
    assert (coming.status, coming.notice) == ("cancelled", "Education Board is closed.")


def test_private_items_that_stay_wait_without_a_day_when_their_meeting_is_cancelled(board, heir):
    coming = make.meeting(board, SOON, status="planned", minutes_state="")
    item = make.item(board, slot="meeting", meeting=coming, is_private=True)

    close(board, heir, cancel_meetings=True)

    item.refresh_from_db()
    assert (item.board, item.slot) == (board, "undated")


def test_drafts_are_circulated_before_their_board_closes(board, heir):
    make.minute(make.meeting(board, minutes_state="draft"))

    with pytest.raises(ChangeRefused, match="Circulate"):
        close(board, heir)


@pytest.mark.parametrize(
    ("days", "said"), [(1, "not come yet"), (-40, "The board met on 2 March 2026")]
)
def test_a_board_closes_on_a_day_that_has_come_and_not_before_it_last_met(board, days, said):
    make.meeting(board)

    with pytest.raises(ChangeRefused, match=said):
        close(board, closed_on=TODAY + dt.timedelta(days=days))


def test_a_board_that_is_closed_takes_nothing_over_and_closes_once(board, heir):
    close(heir)
    heir.refresh_from_db()

    with pytest.raises(ChangeRefused, match="open"):
        close(board, heir)
    with pytest.raises(ChangeRefused, match="closed already"):
        close(heir)


# --- Two at once


def test_something_opened_meanwhile_stops_the_closing_and_shows_both_counts(
    client, administrator, board, heir
):
    make.action(board)
    asked_for = typed(board)
    make.action(board)

    seen = client.post(page(board, "children"), asked_for)

    words = seen.content.decode()
    assert seen.status_code == 409
    assert "1 when you looked, 2 now" in words
    assert not Action.objects.filter(board=heir).exists()
    again = asked_for | {name: seen.context["form"].data[name] for name in ("version", "shown")}
    assert client.post(page(board, "children"), again).status_code == 302
    assert Action.objects.filter(board=heir).count() == 2


def test_of_two_who_close_a_board_the_second_is_told(board, heir):
    about = {"board": board, "closed_on": TODAY, "successor": None, **STAMP}
    other = Board.objects.get(pk=board.pk)
    meetings.close_board(version=1, **about)

    with pytest.raises(Stale):
        meetings.close_board(version=1, **(about | {"board": other, "successor": heir}))

    assert Board.objects.get(pk=board.pk).successor is None


def test_an_action_that_somebody_closes_at_the_same_moment_stops_the_whole(board, heir):
    """Between the reading and the UPDATE: what is no longer live is not counted among what was moved."""
    action = make.action(board)
    live = Action.objects.live()

    def withdraw(execute, sql, params, many, context):
        if sql.startswith("UPDATE") and "actions_action" in sql and "board_id" in sql:
            context["connection"].cursor().execute(
                "UPDATE actions_action SET status = 'not_required' WHERE id = %s", [action.pk]
            )
        return execute(sql, params, many, context)

    with connection.execute_wrapper(withdraw), pytest.raises(ActionRefused):
        hand_over(succession=Succession(board, heir), **STAMP)

    assert not live.filter(board=heir).exists()
    assert not Event.objects.filter(kind="to_successor").exists()


# --- Where it is looked at


def test_the_pages_of_both_boards_say_who_took_over(client, board, heir):
    make.action(board)
    close(board, heir)

    for address in ("/boards/education/", "/boards/education/programme/"):
        words = client.get(address).content.decode()
        assert (
            '<a class="govuk-link" href="/boards/children/">Children&#x27;s Board</a> took' in words
        )
    words = client.get("/boards/children/").content.decode()
    assert "It took over from" in words
    assert "1 action, 0 items" in words
    assert "Closed boards" in client.get("/boards/").content.decode()


def test_an_actions_history_says_which_board_handed_it_over(client, board, heir):
    action = make.action(board)
    close(board, heir)

    words = client.get(f"/actions/{action.pk}/").content.decode()

    assert "Handed over by Education Board, which closed, to Children&#x27;s Board" in words


def test_a_renamed_board_says_what_it_was_called_where_it_is_looked_for(client, board):
    details = {"by": None, "now": NOW}
    meetings.change_board(board=board, version=1, name="Learning Board", **details)
    meetings.change_board(board=board, version=2, clearing_days=9, name="Learning Board", **details)

    for address in ("/boards/education/", "/boards/"):
        words = client.get(address).content.decode()
        assert words.count("Called “Education Board” until 2 March 2026.") == 1


# --- The page


def test_an_administrator_chooses_a_successor_then_closes(client, administrator, board, heir):
    make.action(board)

    first = client.get("/set-up/boards/education/close/").content.decode()
    answer = client.post(page(board, "children"), typed(board))

    assert "1 live action" in first
    assert answer.url == "/boards/education/"
    assert Action.objects.get().board == heir


def test_neither_itself_nor_its_group_nor_a_closed_board_is_offered(
    client, administrator, board, heir
):
    make.board("A group", slug="group", kind="task_and_finish", parent=board)
    close(make.board("Old Board", slug="old"))

    choices = client.get("/set-up/boards/education/close/").context["choice"].fields["to"].choices

    assert [slug for slug, _ in choices] == ["children", "nobody"]
    assert client.get(page(board, "old")).context["choice"].errors


def test_a_group_is_disbanded_by_whoever_keeps_it_and_its_board(client, board):
    group = make.board("A group", slug="group", kind="task_and_finish", parent=board)
    keeper = make.coordinator(board)
    client.force_login(keeper)
    make.action(group)
    assert client.get("/set-up/boards/group/close/").status_code == 403
    make.appoint(keeper, group)

    client.post(page(group, "education"), typed(group))

    assert Action.objects.get().board == board
    assert Board.objects.get(pk=group.pk).closed_on == TODAY
    assert client.get("/set-up/boards/education/close/").status_code == 403


@pytest.mark.parametrize("rows", [20, 60])
def test_actions_are_handed_over_in_one_statement_however_many(board, heir, rows):
    """Only the events, which are sealed one by one, go in batches."""
    for n in range(rows):
        make.action(board, title=f"Action {n}")

    with CaptureQueriesContext(
        connection,
    ) as asked_for:
        close(board, heir)

    told = [one["sql"] for one in asked_for if 'INSERT INTO "actions_event"' not in one["sql"]]
    assert len(told) <= 45
    assert Action.objects.filter(board=heir).count() == rows


def test_a_closed_board_is_not_closed_again_on_the_page(client, administrator, board):
    shown = page(board, "nobody"), typed(board)
    meetings.close_board(board=board, version=1, closed_on=TODAY, successor=None, **STAMP)

    seen = client.post(*shown)

    assert "closed on 2 March 2026. Its record stays." in seen.content.decode()
