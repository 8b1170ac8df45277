"""What of a board's rows counts, and what does not: each guard of the record by itself."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from actions import programme
from actions.choices import ActionKind, SlotKind
from actions.models import Answer
from desk.loose_ends.from_rows import record_of
from meetings import services as meetings
from meetings.choices import AgendaKind
from meetings.models import Board
from meetings.services import groups
from performance.models import ProgressNote, SignOff
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db

HELD = TODAY - dt.timedelta(days=28)
NEXT = TODAY + dt.timedelta(days=28)
LATER = TODAY + dt.timedelta(days=56)
DAY = dt.timedelta(days=1)
STAMP = {"by": None, "now": NOW}


@pytest.fixture
def board():
    return make.board("Harbours Board", slug="harbours")


@pytest.fixture
def minute(board):
    return make.minute(make.meeting(board, HELD), title="Tide gauges", number="7")


@pytest.fixture
def keeper(board):
    return make.anew(make.coordinator(board))


def record(board, person=None, day=TODAY):
    return record_of(board, person or AnonymousUser(), day)


def planned(board, on=NEXT, **details):
    return make.meeting(board, on, status="planned", minutes_state="", **details)


def group_of(board):
    return groups.set_up_group(
        parent=board, name="Piers Group", slug="piers", prefix="PG", scope="", **STAMP
    )


def test_informal_meetings_are_none_of_its_meetings(board, keeper):
    planned(board)
    planned(board, LATER, is_formal=False)
    assert [one.on for one in record(board, keeper).meetings] == [NEXT]


def test_a_cancelled_meeting_is_told_as_such_and_is_no_day_on_which_it_meets(board, keeper):
    make.meeting(board, NEXT, status="cancelled", minutes_state="")
    plan = make.plan(board, cycle_weeks=12, cycle_from=HELD)

    assert [one.is_cancelled for one in record(board).meetings] == [True]
    assert record(board, keeper).cycles[0].days == (plan.cycle_from,)


def test_a_group_that_was_closed_is_looked_at_no_more(board):
    group = group_of(board)
    assert [one.name for one in record(board).groups] == ["Piers Group"]
    Board.objects.filter(pk=group.pk).update(closed_on=HELD)
    assert record(board).groups == ()


def test_only_who_sits_in_a_group_today_is_of_it(board):
    group = group_of(board)
    make.seat(make.person("Ann Now"), group)
    make.seat(make.person("Bob Before"), group, ends_on=HELD)
    assert record(board).groups[0].members == ("Ann Now",)


def test_a_nomination_that_was_made_is_open_no_more(board):
    nomination = groups.ask_nomination(
        group=group_of(board), nominator="Anglers", asked_on=HELD, **STAMP
    )
    assert [one.who for one in record(board).invitations] == ["Anglers"]
    type(nomination).objects.filter(pk=nomination.pk).update(state="named")
    assert record(board).invitations == ()


def test_a_notice_that_is_only_prepared_tells_nobody(board, minute, keeper):
    limb = make.resolution(minute, "recommend that gauges be cleaned", kind="recommend")
    trust = make.addressee("Harbour Trust")
    limb.addressees.add(trust)
    make.notice(limb, trust)
    assert record(board, keeper).notices == ()


def test_of_a_past_day_what_was_held_later_is_not_known(board, minute):
    make.resolution(minute, "ask officers to mend the gauges", kind="request")
    assert len(record(board).limbs) == 1
    before = record(board, day=HELD - DAY)
    assert (before.limbs, before.statements) == ((), ())


def came(board, on, kind=AgendaKind.BUSINESS):
    meetings.add_agenda_item(
        meeting=make.meeting(board, on), title=f"Tides of {on}", kind=kind, number="1", position=1
    )


def test_what_came_is_business_of_the_last_two_years(board):
    came(board, HELD)
    came(board, HELD - DAY, AgendaKind.MINUTES)
    came(board, TODAY - dt.timedelta(days=731))
    came(board, NEXT)
    assert [one.on for one in record(board).arrivals] == [HELD]


def test_a_slot_that_was_dropped_stands_at_no_meeting(board, minute):
    limb = make.resolution(minute, "report back on the gauges")
    item = make.item(
        board, slot=SlotKind.MEETING, meeting=planned(board), title="Gauges", resolution=limb
    )
    assert [one.on for one in record(board).limbs[0].followed] == [NEXT]
    programme.drop_item(item=item, why="Merged", **STAMP)
    assert [one.on for one in record(board).limbs[0].followed if one.words] == [None]


@pytest.mark.parametrize(("verdict", "is_answered"), [("yes", True), ("partly", False), ("no", False)])  # fmt: skip
def test_only_an_answer_in_full_follows(board, minute, verdict, is_answered):
    limb = make.resolution(minute, "ask officers to mend the gauges", kind="request")
    item = meetings.add_agenda_item(
        meeting=make.meeting(board, TODAY), title="Gauges", number="1", position=1
    )
    Answer.objects.create(resolution=limb, agenda_item=item, verdict=verdict, reason="x", at=NOW)
    assert bool(record(board).limbs[0].followed) is is_answered


def test_only_what_is_booked_in_the_programme_once_is_told_once(board, minute):
    limb = make.resolution(minute, "report back on the gauges")
    item = make.item(
        board, slot=SlotKind.MEETING, meeting=planned(board), title="Gauges", resolution=limb
    )
    make.action(board, resolution=limb, owner=make.person(), programme_item=item)
    slots = [one for one in record(board).limbs[0].followed if one.how == "slot"]
    assert [(one.words, one.on) for one in slots] == [("Gauges", NEXT), ("", NEXT)]


def test_only_what_was_caught_as_a_promise_follows_one(board):
    text = "Officers offered to circulate the tide tables to members."
    minute = make.minute(make.meeting(board, HELD), text=text)
    make.action(board, kind=ActionKind.REQUEST, minute=minute, asked=text[:-1], owner=make.person())
    assert [one.followed for one in record(board).promises] == [()]


def test_notes_and_reports_of_a_plan_as_they_were_known_by_a_day(board, keeper):
    plan = make.plan(board, cycle_weeks=12, cycle_from=HELD - 60 * DAY)
    one = make.recommendation(plan)
    reported = make.meeting(board, HELD)
    ProgressNote.objects.create(recommendation=one, on=HELD - DAY, meeting=reported, text="Done")
    ProgressNote.objects.create(recommendation=one, on=TODAY, meeting=planned(board), text="More")

    now = record(board, keeper).plans[0]
    before = record(board, keeper, HELD - 2 * DAY).plans[0]
    assert now.cycle_from == HELD
    assert [note.on for note in now.recommendations[0].notes] == [HELD - DAY, TODAY]
    assert (before.cycle_from, before.recommendations[0].notes) == (HELD - 60 * DAY, ())


def test_a_plan_without_a_first_day_of_its_cycle_begins_with_its_publication(board, keeper):
    make.plan(board, published_on=HELD, cycle_weeks=8)
    planned(board, NEXT)
    planned(board, LATER)
    assert record(board, keeper).plans[0].cycle_from == HELD
    assert record(board, keeper).cycles[0].days == (HELD, NEXT)


def test_a_recommendation_that_is_met_is_closed_and_a_sign_off_knows_its_number(board):
    plan = make.plan(board)
    met = make.recommendation(plan, number="4", text="Clean the gauges")
    type(met).objects.filter(pk=met.pk).update(status="met")
    SignOff.objects.create(plan=plan, recommendation=met, text="Gauges cleaned", on=HELD)

    told = record(board).plans[0]
    assert [one.is_closed for one in told.recommendations] == [True]
    assert [one.recommendation for one in told.signed_off] == ["4"]


def test_an_item_with_what_it_is_known_by(board):
    make.item(board, title="Piers", others="Harbour pilots")
    standing = make.item(board, title="Safety", slot=SlotKind.STANDING)
    type(standing).objects.filter(pk=standing.pk).update(last_taken_on=HELD)

    piers, safety = sorted(record(board).items, key=lambda one: one.title)
    assert (piers.others, bool(piers.undated_since)) == (("Harbour pilots",), True)
    assert (safety.others, safety.undated_since, safety.taken_on) == ((), None, HELD)


@pytest.mark.parametrize(
    ("kind", "has_addressee", "page"),
    [("recommend", True, "notices"), ("recommend", False, "outcome"), ("request", True, "outcome")],
)
def test_where_a_limb_is_mended(board, minute, keeper, kind, has_addressee, page):
    limb = make.resolution(minute, "that the gauges be cleaned", kind=kind)
    if has_addressee:
        limb.addressees.add(make.addressee("Harbour Trust"))
    assert page in record(board, keeper).limbs[0].place.href


def test_a_limb_without_any_time_has_none(board, minute):
    make.resolution(minute, "report back on the gauges")
    assert record(board).limbs[0].due is None
