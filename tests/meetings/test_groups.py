"""Task and finish groups: from the limb that sets one up to the limb that adopts what it recommends."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from actions import groups as reporting
from actions import programme
from actions.models import ProgrammeItem
from actions.services import ChangeRefused as ActionRefused
from meetings.choices import BoardKind, NominationState
from meetings.models import Board, Event, GroupRecommendation, Nomination
from meetings.services import ChangeRefused, close_board, groups
from tests import make
from tests.make import NOW, TODAY

pytestmark = pytest.mark.django_db
STAMP = {"by": None, "now": NOW}


@pytest.fixture
def parent():
    return make.board("Children's Board", slug="children")


@pytest.fixture
def keeper(parent):
    return make.coordinator(parent)


@pytest.fixture
def minute(parent):
    """Of a draft: what is circulated takes no more limbs."""
    return make.minute(make.meeting(parent, minutes_state="draft"), number="34")


def set_up(parent, **details):
    details = {"name": "Fostering group", "slug": "fostering", "prefix": "FG"} | details
    return groups.set_up_group(parent=parent, **details, **STAMP)


@pytest.fixture
def group(parent, keeper):
    return set_up(parent)


def test_a_limb_sets_up_a_group_that_the_boards_co_ordinator_keeps(parent, keeper, minute):
    limb = make.resolution(minute, "set up a group on fostering", kind="agree")

    minute.meeting.minutes_state = "circulated"
    group = set_up(parent, resolution=limb, scope="Fostering", seats=5)

    assert (group.kind, group.parent, group.set_up_by) == (BoardKind.TASK_AND_FINISH, parent, limb)
    assert Board.objects.coordinated_by(keeper).contains(group)
    assert limb.events.last().after == {"group": group.pk}


def test_what_a_private_limb_sets_up_cannot_be_public(parent, keeper):
    private = make.minute(make.meeting(parent), is_private=True)
    limb = make.resolution(private, "CANARY", kind="agree")

    with pytest.raises(ChangeRefused, match="private"):
        set_up(parent, resolution=limb)

    assert not set_up(parent, resolution=limb, is_public=False).is_public


def test_what_a_draft_sets_up_is_nobody_elses_until_the_minutes_are_circulated(parent, keeper):
    draft = make.minute(make.meeting(parent, minutes_state="draft"))
    limb = make.resolution(draft, "set up a group on exclusions", kind="agree")

    with pytest.raises(ChangeRefused, match="once the minutes are circulated"):
        set_up(parent, resolution=limb)

    assert not set_up(parent, resolution=limb, is_public=False).is_public


def test_a_closed_board_sets_up_no_group_and_an_address_is_given_once(parent, group):
    with pytest.raises(ValidationError):
        set_up(parent)
    parent.closed_on = TODAY
    with pytest.raises(ChangeRefused, match="closed"):
        set_up(parent, slug="other")


def test_of_two_who_change_a_group_at_once_the_second_is_told(group):
    groups.change_group(group=group, version=1, scope="First", **STAMP)

    with pytest.raises(ChangeRefused, match="while you were writing"):
        groups.change_group(group=group, version=1, scope="Second", **STAMP)

    group.refresh_from_db()
    assert group.scope == "First"


def test_a_nomination_stays_open_until_somebody_is_named_and_seated(group):
    asked = groups.ask_nomination(group=group, nominator="Minority group", asked_on=TODAY, **STAMP)
    person = make.person()

    groups.fill_nomination(nomination=asked, person=person, starts_on=TODAY, **STAMP)

    assert (asked.state, asked.person) == (NominationState.FILLED, person)
    assert group.memberships.get().person == person
    with pytest.raises(ChangeRefused, match="settled already"):
        groups.decline_nomination(nomination=asked, **STAMP)


def test_a_declined_nomination_seats_nobody(group):
    asked = groups.ask_nomination(group=group, nominator="Governors", asked_on=TODAY, **STAMP)

    groups.decline_nomination(nomination=asked, **STAMP)

    assert Nomination.objects.get().state == NominationState.DECLINED
    assert not group.memberships.exists()


def test_whoever_sits_there_already_is_passed_over(group):
    first, second = make.person(), make.person()
    groups.seat_members(group=group, people=[first], starts_on=TODAY, **STAMP)

    groups.seat_members(group=group, people=[first, second], starts_on=TODAY, **STAMP)

    assert {seat.person for seat in group.memberships.all()} == {first, second}


def missing(group):
    return list(reporting.lines(Board.objects.filter(pk=group.pk), TODAY)[0].missing)


def test_what_a_group_lacks_is_said_until_it_lacks_nothing(parent, group):
    since = TODAY - dt.timedelta(days=30)
    asked = groups.ask_nomination(group=group, nominator="Governors", asked_on=since, **STAMP)
    assert missing(group) == [
        "No scope yet",
        "Nobody sits on it yet",
        "1 nomination open since 31 January 2026",
        "No day by which it reports",
        "No slot for its report",
    ]

    groups.fill_nomination(nomination=asked, person=make.person(), starts_on=TODAY, **STAMP)
    details = {"scope": "Fostering", "seats": 2, "reports_by": TODAY - dt.timedelta(days=1)}
    groups.change_group(group=group, version=group.version, **details, **STAMP)
    assert missing(group) == [
        "1 of 2 seats filled",
        "Its report was due by 1 March 2026",
        "No slot for its report",
    ]

    groups.seat_members(group=group, people=[make.person()], starts_on=TODAY, **STAMP)
    later = make.meeting(parent, TODAY + dt.timedelta(days=40), status="planned")
    reporting.book_report(group=group, meeting=later, why="", **STAMP)
    assert missing(group) == []


def test_the_report_is_booked_once_and_then_moved(parent, group):
    first, second = (
        make.meeting(parent, TODAY + dt.timedelta(days=n), status="planned") for n in (20, 60)
    )
    reporting.book_report(group=group, meeting=first, why="", **STAMP)
    reporting.book_report(group=group, meeting=second, why="The group needs longer", **STAMP)

    item = ProgrammeItem.objects.get()
    assert (item.board, item.group, item.meeting) == (parent, group, second)
    assert item.title == "Report of the Fostering group"
    with pytest.raises(ActionRefused, match="the board that set"):
        reporting.book_report(group=group, meeting=make.meeting(group), why="", **STAMP)


def test_a_report_that_was_dropped_has_no_slot(parent, group):
    later = make.meeting(parent, TODAY + dt.timedelta(days=20), status="planned")
    item = reporting.book_report(group=group, meeting=later, why="", **STAMP)

    programme.drop_item(item=item, why="Not wanted", **STAMP)

    assert "No slot for its report" in missing(group)


def recommendation(group, number="1", **details):
    details = {"text": "Pay foster carers"} | details
    return groups.add_group_recommendation(group=group, number=number, **details, **STAMP)


def test_the_board_adopts_recommendations_as_limbs_from_which_notices_go_out(group, minute):
    cabinet = make.addressee("Cabinet Member for Children")
    make.resolution(minute, "note the report", kind="note", number="1", position=1)
    rows = [recommendation(group, addressees=[cabinet]), recommendation(group, "2", text="Train")]

    groups.adopt(recommendations=rows, minute=minute, **STAMP)

    limbs = list(minute.resolutions.filter(kind="recommend"))
    assert [(it.number, it.text) for it in limbs] == [("2", "Pay foster carers"), ("3", "Train")]
    assert [row.resolution for row in rows] == limbs
    assert list(limbs[0].addressees.all()) == [cabinet]
    notice = make.notice(limbs[0], cabinet, sent_on=TODAY)
    assert "“Pay foster carers”" in notice.text
    assert Event.objects.broken() is None


def test_what_is_adopted_is_adopted_once_and_changed_no_more(group, minute):
    row = recommendation(group)
    again = GroupRecommendation.objects.get()
    groups.adopt(recommendations=[row], minute=minute, **STAMP)

    with pytest.raises(ChangeRefused, match="changed or adopted"):
        groups.adopt(recommendations=[again], minute=minute, **STAMP)
    with pytest.raises(ChangeRefused, match="changed or adopted"):
        groups.change_group_recommendation(
            recommendation=row, version=row.version, number="1", text="Other", **STAMP
        )

    assert minute.resolutions.count() == 1


def test_other_boards_and_circulated_minutes_adopt_nothing(group, parent):
    row = recommendation(group)
    others = make.minute(make.meeting(make.board(), minutes_state="draft"))
    circulated = make.minute(make.meeting(parent))

    with pytest.raises(ChangeRefused, match="the board that set"):
        groups.adopt(recommendations=[row], minute=others, **STAMP)
    with pytest.raises(ChangeRefused, match="circulated"):
        groups.adopt(recommendations=[row], minute=circulated, **STAMP)

    assert not others.resolutions.exists()
    assert not circulated.resolutions.exists()


def test_a_number_is_given_once(group):
    recommendation(group)

    with pytest.raises(ValidationError):
        recommendation(group)


def test_a_group_that_ended_keeps_its_record_and_lacks_nothing(group):
    groups.seat_members(group=group, people=[make.person()], starts_on=TODAY, **STAMP)
    about = {"board": group, "successor": None, "closed_on": TODAY, **STAMP}

    close_board(version=group.version, **about)

    assert group.closed_on == group.memberships.get().ends_on == TODAY
    assert missing(group) == []
    with pytest.raises(ChangeRefused, match="closed already"):
        close_board(version=group.version, **about)
