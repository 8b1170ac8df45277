"""Who may see boards, meetings, minutes and papers: the table to read when asked."""

import datetime as dt

import pytest
import time_machine

from actions.models import Action, Notice, ProgrammeItem
from meetings.choices import Capacity
from meetings.models import AgendaItem, Board, Meeting, Minute, Paper, Resolution
from meetings.rights import Rights, rights
from meetings.services import add_agenda_item, add_paper, change_meeting, unseat
from tests import make
from tests.cast import EVERYBODY, assemble

pytestmark = pytest.mark.django_db

INSIDERS = {"coordinator", "member", "co_opted", "administrator"}
PRIVATE_READERS = {"coordinator", "member"}


@pytest.fixture
def cast():
    return assemble()


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_public_board_is_everybodys(cast, who):
    assert Board.objects.visible_to(cast[who]).contains(cast.board)


@pytest.mark.parametrize("who", EVERYBODY)
def test_a_closed_board_is_for_those_who_sit_or_serve_there(who):
    cast = assemble(is_public=False)

    seen = Board.objects.visible_to(cast[who]).contains(cast.board)

    assert seen == (who in INSIDERS)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("model", [AgendaItem, Minute, Resolution, Paper])
def test_private_business_is_for_seats_with_the_right_and_the_boards_officers(cast, who, model):
    rows = private_business(cast.board)

    seen = model.objects.visible_to(cast[who]).contains(rows[model])

    assert seen == (who in PRIVATE_READERS)


def private_business(board):
    meeting = make.meeting(board)
    item = add_agenda_item(
        meeting=meeting, title="CANARY", note="CANARY", is_private=True, exempt_paragraph=1
    )
    minute = make.minute(meeting, title="CANARY", text="CANARY", item=item, is_private=True)
    return {
        AgendaItem: item,
        Minute: minute,
        Resolution: make.resolution(minute, "CANARY"),
        Paper: add_paper(item=item, subject="CANARY", is_private=True),
    }


def test_private_words_stand_in_the_exempt_tables_alone(cast):
    for row in private_business(cast.board).values():
        row.refresh_from_db()
        assert {name: getattr(row, name) for name in row.WORDS} == dict.fromkeys(row.WORDS, "")
        assert "CANARY" in [row.word(name) for name in row.WORDS]


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("state", ["draft", "circulated", "agreed"])
def test_draft_minutes_are_their_authors_until_circulated(cast, who, state):
    minute = make.minute(make.meeting(cast.board, minutes_state=state))
    limb = make.resolution(minute)

    seen = {
        Minute.objects.visible_to(cast[who]).contains(minute),
        Resolution.objects.visible_to(cast[who]).contains(limb),
    }

    assert seen == {state != "draft" or who == "coordinator"}


@pytest.mark.parametrize("who", EVERYBODY)
def test_an_agenda_is_out_once_published(cast, who):
    meeting = make.meeting(cast.board, status="planned", minutes_state="")
    item = add_agenda_item(meeting=meeting, title="Fostering")

    assert AgendaItem.objects.visible_to(cast[who]).contains(item) == (who == "coordinator")
    change_meeting(meeting=meeting, status="published", by=None, now=make.NOW)
    assert AgendaItem.objects.visible_to(cast[who]).contains(item)


@pytest.mark.parametrize("who", EVERYBODY)
def test_informal_meetings_are_for_members_with_the_right_and_the_boards_officers(cast, who):
    meeting = make.meeting(cast.board, is_formal=False)

    assert Meeting.objects.visible_to(cast[who]).contains(meeting) == (who in PRIVATE_READERS)


def test_a_co_opted_member_may_be_given_the_right_to_private_business(cast):
    row = private_business(cast.board)[Minute]
    cast.co_opted.memberships.update(sees_private=True)

    assert Minute.objects.visible_to(cast.co_opted).contains(row)


def test_a_seat_elsewhere_gives_no_right_here(cast):
    row = private_business(cast.board)[Minute]
    make.seat(cast.outsider, make.board(), Capacity.CHAIR)

    assert not Minute.objects.visible_to(cast.outsider).contains(row)


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_keeps_a_boards_record_and_who_may_set_it_up(cast, who):
    person = cast[who]

    kept = Board.objects.coordinated_by(person).contains(cast.board)
    run = Board.objects.run_by(person).contains(cast.board)

    assert (kept, run) == (who == "coordinator", who in {"coordinator", "administrator"})


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("model", [Action, ProgrammeItem, Notice, Meeting])
def test_whoever_keeps_a_boards_record_sees_all_of_it_and_nobody_else_does(who, model):
    cast = assemble(is_public=False)
    for board in (cast.board, make.board(is_public=False)):
        recorded(board)

    kept = set(model.objects.coordinated_by(cast[who]))

    seen = model.objects.visible_to(cast[who])
    assert kept == set(seen.of(Board.objects.coordinated_by(cast[who])))
    assert bool(kept) == (who == "coordinator")
    if kept:
        assert kept == set(model.objects.of([cast.board]))


def recorded(board):
    """Open and private business, out and in draft: all that a rule may hide."""
    for on, state in ((make.TODAY, "circulated"), (make.LONG_AGO, "draft")):
        meeting = make.meeting(board, on, minutes_state=state, is_formal=state == "draft")
        for is_private in (False, True):
            minute = make.minute(meeting, is_private=is_private)
            limb = make.resolution(minute, kind="recommend")
            make.notice(limb, make.addressee())
            item = make.item(board, minute=minute, is_private=is_private)
            make.action(board, resolution=limb, programme_item=item, is_private=is_private)


def test_rights_are_asked_once_and_anew_with_the_next_request(cast, django_assert_num_queries):
    person, other = make.anew(cast.member), make.board(is_public=False)
    with django_assert_num_queries(1):
        for _ in range(3):
            assert rights(person).boards == (cast.board.pk,)

    make.seat(cast.member, other)

    assert set(rights(make.anew(person)).boards) == {cast.board.pk, other.pk}


def test_rights_do_not_outlive_the_day(cast):
    person = make.anew(cast.member)
    with time_machine.travel(make.NOW, tick=False):
        assert rights(person).private
        unseat(
            membership=person.memberships.get(), ends_on=make.TODAY, by=cast.coordinator,
            now=make.NOW,
        )  # fmt: skip

    with time_machine.travel(make.NOW + dt.timedelta(days=1), tick=False):
        assert rights(person) == Rights(make.TODAY + dt.timedelta(days=1), seen=(cast.board.pk,))
