"""A board's rows as the record that the rules look at: what is open, what follows, and for whom."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser

from actions import programme, services
from actions.choices import SlotKind
from desk.loose_ends.from_rows import record_of
from desk.loose_ends.rules import loose_ends
from meetings import services as meetings
from meetings.services import groups
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db

HELD = TODAY - dt.timedelta(days=28)
NEXT = TODAY + dt.timedelta(days=28)
LATER = TODAY + dt.timedelta(days=56)
STAMP = {"by": None, "now": NOW}


@pytest.fixture
def board():
    return make.board("Harbours Board", slug="harbours")


@pytest.fixture
def minute(board):
    return make.minute(make.meeting(board, HELD), title="Tide gauges", number="7")


def told(board, person=None, day=TODAY):
    ends = loose_ends(record_of(board, person or AnonymousUser(), day))
    return [(end.rule, end.says) for end in ends]


def rules(board, person=None, day=TODAY):
    return [rule for rule, _ in told(board, person, day)]


def test_a_limb_that_nothing_follows_is_told_with_its_place(board, minute):
    limb = make.resolution(minute, "ask officers to mend the gauges", kind="request")
    keeper = make.coordinator(board)

    mine = loose_ends(record_of(board, keeper, TODAY))
    theirs = loose_ends(record_of(board, AnonymousUser(), TODAY))

    assert [(end.rule, end.says) for end in mine] == [
        ("resolution-without-follow-up", "ask officers to mend the gauges")
    ]
    assert mine[0].mend == f"/resolutions/{limb.pk}/outcome/"
    assert theirs[0].mend == f"/meetings/{minute.meeting_id}/#minute-{minute.pk}"
    assert mine[0].key == theirs[0].key
    assert mine[0].places[0].meeting_on == HELD


FOLLOWED = {
    "an action with a lead officer": lambda limb, board: make.action(
        board, resolution=limb, owner=make.person()
    ),
    "a finished action": lambda limb, board: services.withdraw(
        action=make.action(board, resolution=limb), why="Done otherwise", **STAMP
    ),
    "a slot": lambda limb, board: make.item(
        board, resolution=limb, lead_officers=[make.person()], question="Do they hold?"
    ),
    "a reason": lambda limb, board: meetings.settle_resolution(
        resolution=limb, reason="Told at the meeting", **STAMP
    ),
    "a group": lambda limb, board: groups.set_up_group(
        parent=board, name="Gauges Group", slug="gauges", prefix="GG", scope="All gauges",
        resolution=limb, reports_by=LATER, **STAMP
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", FOLLOWED)
@pytest.mark.parametrize("is_private", [False, True])
def test_whatever_follows_a_limb_ends_it_also_for_those_who_may_not_read_it(
    board, minute, how, is_private
):
    limb = make.resolution(minute, "ask officers to mend the gauges", kind="request")
    FOLLOWED[how](limb, board)
    if is_private:
        board.actions.update(is_private=True, title="", asked="")
        board.programme.update(is_private=True, title="", question="")
        board.groups.update(is_public=False)

    assert "resolution-without-follow-up" not in rules(board)


def test_an_action_without_a_lead_officer_is_not_enough(board, minute):
    limb = make.resolution(minute, "ask officers to mend the gauges", kind="request")
    action = make.action(board, resolution=limb)

    end = loose_ends(record_of(board, AnonymousUser(), TODAY))[0]

    assert end.found.startswith(f"Its action {action.reference} has no lead officer.")


def test_a_report_back_booked_after_its_time_is_late_until_a_later_day_is_granted(board, minute):
    due = {"from": TODAY, "to": NEXT, "said": "in the spring"}
    limb = make.resolution(minute, "report back on the gauges", due=due)
    late = make.meeting(board, LATER, status="planned", minutes_state="")
    make.meeting(board, NEXT, status="planned", minutes_state="")
    item = make.item(board, slot=SlotKind.MEETING, meeting=late, title="Gauges", question="Why?",
                     lead_officers=[make.person()])  # fmt: skip
    action = make.action(
        board, resolution=limb, owner=make.person(), programme_item=item, due_on=NEXT
    )

    end = loose_ends(record_of(board, AnonymousUser(), TODAY))[0]

    assert (end.rule, end.standing) == ("booked-late", "late")
    assert "“Gauges”" in end.found and "The board meets on 30 March 2026" in end.found
    services.set_due(action=action, due_to=LATER, why="The gauges came late", **STAMP)
    assert told(board) == []


def test_what_draft_minutes_say_is_nobodys_promise_yet(board):
    draft = make.meeting(board, HELD, minutes_state="draft")
    minute = make.minute(draft, text="Officers offered to circulate the tide tables to members.")
    make.resolution(minute, "ask officers to mend the gauges", kind="request")

    assert told(board, make.coordinator(board)) == []


def test_a_promise_in_the_text_is_open_until_it_is_an_action(board):
    text = "Officers offered to circulate the tide tables to members. They were thanked."
    minute = make.minute(make.meeting(board, HELD), text=text)
    before = told(board)
    asked = "Officers offered to circulate the tide tables to members"
    make.action(board, kind="promise", minute=minute, asked=asked, owner=make.person())

    assert before == [("informal-promise", asked)]
    assert told(board) == []


def test_private_business_is_told_to_those_who_may_read_it_and_to_nobody_else(board):
    minute = make.minute(make.meeting(board, HELD), title="CANARY", is_private=True)
    make.resolution(minute, "CANARY: mend it", kind="request")
    make.item(board, title="CANARY", is_private=True)
    member = make.person()
    make.seat(member, board)

    assert told(board, make.person()) == told(board) == []
    assert ("resolution-without-follow-up", "CANARY: mend it") in told(board, make.anew(member))
    assert ("item-without-officer", "CANARY") in told(board, make.anew(member))


def test_a_recommendation_waits_for_its_addressee_to_be_told_and_then_for_the_answer(board, minute):
    limb = make.resolution(minute, "recommend that gauges be cleaned", kind="recommend")
    trust = make.addressee("Harbour Trust")
    limb.addressees.add(trust)
    before = rules(board)
    notice = make.notice(limb, trust, sent_on=HELD)
    type(notice).objects.filter(pk=notice.pk).update(answer_due=TODAY - dt.timedelta(days=1))
    keeper = make.coordinator(board)

    assert before == ["addressee-not-told"]
    # Strangers read of a notice once its answer is published, and of its silence not at all.
    assert rules(board) == []
    assert rules(board, keeper) == ["answer-overdue"]
    assert rules(board, keeper, TODAY - dt.timedelta(days=2)) == []


def test_items_still_planned_are_looked_at_and_others_are_not(board):
    bare = make.item(board, title="Piers")
    done = make.item(board, title="Cranes")
    programme.drop_item(item=done, why="Merged", **STAMP)

    assert told(board) == [("item-without-officer", "Piers"), ("item-without-question", "Piers")]
    half_a_year = dt.timedelta(days=184)
    assert ("undated-too-long", "Piers") in told(board, day=bare.slot_since + half_a_year)


def test_a_plan_is_looked_at_recommendation_by_recommendation(board):
    plan = make.plan(board, cycle_weeks=4, cycle_from=HELD)
    make.recommendation(plan, text="Clean every gauge", owner=make.person(), due_on=LATER)
    make.meeting(board, LATER, status="planned", minutes_state="")

    assert rules(board) == ["cycle-broken", "recommendation-without-rating", "no-note-this-cycle"]


def test_a_nomination_and_a_bare_group_are_told(board):
    group = groups.set_up_group(
        parent=board, name="Piers Group", slug="piers", prefix="PG", scope="", **STAMP
    )
    groups.ask_nomination(group=group, nominator="Anglers", asked_on=HELD, **STAMP)

    assert told(board) == [
        ("invitation-without-outcome", "Asked to name somebody for Piers Group: Anglers"),
        ("group-without-scope", "Piers Group"),
    ]


def test_the_record_of_many_rows_takes_as_many_questions_as_of_few(
    board, minute, django_assert_num_queries
):
    for n in range(30):
        limb = make.resolution(minute, f"ask for pier {n}", kind="request")
        limb.addressees.add(make.addressee())
        make.item(board, title=f"Pier {n}", lead_officers=[make.person()], resolution=limb)
    reader = make.anew(make.coordinator(board))

    with django_assert_num_queries(4):  # one of them asks for the reader's rights
        assert len(record_of(board, reader, TODAY).limbs) == 30
