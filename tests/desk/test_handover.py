"""A leaver: everything open that somebody holds finds a home before the account closes."""

import datetime as dt

import pytest
import time_machine

from actions.models import Action, Event, ProgrammeItem
from desk import handover
from meetings import services as meetings
from meetings.choices import Role
from meetings.models import Appointment, Membership
from people import services as people
from people.models import Delegation, Person
from performance.models import Recommendation
from tests import make
from tests.cast import assemble

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture
def cast():
    """Rights read the clock: here it stands."""
    with time_machine.travel(make.NOW, tick=False):
        yield assemble()


@pytest.fixture
def taker(cast):
    return make.person("Tessa Taker", post="Head of Schools")


def holdings(cast, reader=None):
    return handover.held(cast.owner, reader=reader or cast.administrator, today=make.TODAY)


def pass_on(cast, taker, *, rows=None, by=None, **details):
    details = {"leaves": True} | details
    rows = holdings(cast) if rows is None else rows
    given = [(row, None if handover.SORTS[row.sort].ends else taker) for row in rows]
    handover.hand_over(
        person=cast.owner, given=given, by=by or cast.administrator, now=make.NOW, **details
    )


def everything(cast):
    """One of each sort, on two boards, of which one item is private."""
    other = make.board("Health Board")
    owner, board = cast.owner, cast.board
    make.action(board, title="CANARY private", owner=owner, is_private=True)
    make.action(board, contributors=[owner])
    make.action(other, cabinet_member=owner)
    make.item(other, lead_officers=[owner])
    make.item(other, cabinet_members=[owner], is_private=True)
    plan = make.plan(board)
    make.recommendation(plan, owner=owner)
    make.recommendation(plan, number="2", cabinet_member=owner)
    people.add_body(name="Cabinet Member for Schools", holder=owner, by=None, now=make.NOW)
    make.appoint(owner, other)
    make.seat(owner, other)
    week = {"starts_on": make.TODAY, "ends_on": make.TODAY + 7 * DAY, "by": None, "now": make.NOW}
    people.give_delegate(officer=owner, delegate=cast.outsider, **week)
    people.give_delegate(officer=cast.outsider, delegate=owner, **week)
    meeting = make.meeting(make.board(), make.TODAY + 9 * DAY, status="published")
    meetings.ask_to_speak(meeting=meeting, person=owner, about="Buses", by=owner, now=make.NOW)
    return other


def test_everything_open_is_listed_and_nothing_that_is_over(cast):
    everything(cast)
    make.action(cast.board, owner=cast.owner).__class__.objects.filter(
        pk=Action.objects.latest("pk").pk
    ).update(status="not_required")
    make.item(cast.board, lead_officers=[cast.owner], status="taken")
    make.seat(cast.owner, cast.board, ends_on=make.TODAY - DAY)

    sorts = [row.sort for row in holdings(cast)]

    assert sorted(sorts) == sorted([*handover.SORTS, "owner"])
    assert sum(n for sort, n in handover.still_held(cast.owner, make.TODAY)) == len(sorts)


def test_one_person_takes_everything_in_one_step(cast, taker):
    other = everything(cast)

    pass_on(cast, taker)

    assert handover.still_held(cast.owner, make.TODAY) == []
    assert Action.objects.filter(owner=taker).count() == 2
    assert Action.objects.get(contributors=taker)
    assert Action.objects.get(cabinet_member=taker).board == other
    assert ProgrammeItem.objects.filter(lead_officers=taker).count() == 1
    assert ProgrammeItem.objects.filter(cabinet_members=taker).count() == 1
    assert Recommendation.objects.filter(owner=taker).count() == 1
    assert Recommendation.objects.filter(cabinet_member=taker).count() == 1
    assert [str(post) for post in taker.posts.all()] == ["Cabinet Member for Schools"]
    assert Appointment.objects.current(make.TODAY).get(person=taker).board == other
    assert not Membership.objects.filter(person=taker).exists(), "a seat is not inherited"
    assert not Delegation.objects.open(make.TODAY).exists()


def test_each_thing_keeps_who_had_it_and_who_has_it_now(cast, taker):
    everything(cast)

    pass_on(cast, taker, why="New post in another council")

    for event in Event.objects.filter(kind="handed_over"):
        assert list(event.before.values()) == [cast.owner.pk]
        assert event.after == {next(iter(event.before)): taker.pk, "leaves": True}
        about = event.action or event.programme_item
        said = "New post in another council"
        assert event.text == ("" if about.is_private else said)
        assert not about.is_private or event.exempt.text == said
    assert Event.objects.filter(kind="handed_over").count() == 6
    assert Event.objects.broken() is None
    assert cast.owner.events.filter(kind="handed_over").count() == 1


def test_the_new_owner_may_read_private_business_and_the_old_one_no_longer(cast, taker):
    private = make.action(cast.board, owner=cast.owner, is_private=True)
    assert Action.objects.visible_to(cast.owner).contains(private)

    pass_on(cast, taker)

    assert Action.objects.visible_to(taker).contains(private)
    assert not Action.objects.visible_to(cast.owner).contains(private)


def test_private_words_are_not_shown_to_an_administrator_who_passes_them_on(cast):
    everything(cast)

    told = holdings(cast)
    assert not any("CANARY" in row.title for row in told)
    assert sum(row.is_private for row in told) == 2
    assert any("CANARY" in row.title for row in holdings(cast, cast.coordinator))


def test_what_came_of_draft_minutes_is_handed_over_without_its_words(cast, taker):
    draft = make.meeting(cast.board, make.TODAY - DAY, status="published", minutes_state="draft")
    minute = make.minute(draft)
    make.action(cast.board, title="CANARY", kind="promise", minute=minute, owner=cast.owner)

    told, known = holdings(cast), holdings(cast, reader=cast.coordinator)

    assert not any("CANARY" in row.title for row in told)
    assert any("CANARY" in row.title for row in known)
    pass_on(cast, taker, rows=told)
    assert Action.objects.get(minute=minute).owner == taker


def test_an_administrator_cannot_take_private_business_they_may_not_read(cast):
    private = make.action(cast.board, owner=cast.owner, is_private=True)

    with pytest.raises(people.ChangeRefused, match="may not read"):
        pass_on(cast, cast.administrator)

    private.refresh_from_db()
    assert private.owner == cast.owner, "nothing has moved"


def test_a_coordinator_passes_on_what_is_held_on_her_boards(cast):
    everything(cast)

    boards = {row.board for row in holdings(cast, cast.coordinator)}

    assert boards == {"Children's Board", "The council"}
    assert "appointment" not in {row.sort for row in holdings(cast, cast.coordinator)}


@pytest.mark.parametrize("who", ["themselves", "somebody who left"])
def test_nobody_takes_over_who_cannot(cast, who):
    chosen = cast.owner if who == "themselves" else make.person(is_active=False)

    with pytest.raises(people.ChangeRefused, match="cannot take this over"):
        pass_on(cast, chosen)


def test_what_changed_meanwhile_stops_all_of_it(cast, taker):
    make.action(cast.board, owner=cast.owner)
    rows = holdings(cast)
    Action.objects.filter(pk=cast.action.pk).update(owner=cast.outsider)

    with pytest.raises(Exception, match="Look again"):
        pass_on(cast, taker, rows=rows)

    assert not Action.objects.filter(owner=taker).exists()


def test_the_last_coordinator_of_a_board_needs_a_successor(cast, taker):
    rows = handover.held(cast.coordinator, reader=cast.administrator, today=make.TODAY)
    about = {"person": cast.coordinator, "by": cast.administrator, "now": make.NOW, "leaves": True}

    with pytest.raises(people.ChangeRefused, match="last co-ordinator"):
        handover.hand_over(given=[(row, None) for row in rows], **about)

    handover.hand_over(given=[(row, taker) for row in rows], **about)
    kept = Appointment.objects.current(make.TODAY).filter(board=cast.board, role=Role.COORDINATOR)
    assert taker in [it.person for it in kept]
    assert Person.objects.get(pk=taker.pk).keeps_directory


def test_an_account_closes_only_when_nothing_is_held(client, cast, taker):
    client.force_login(cast.administrator)
    where = f"/people/{cast.owner.pk}/deactivate/"

    page = client.get(where).content.decode()
    assert f"/people/{cast.owner.pk}/hand-over/" in page
    client.post(where)
    cast.owner.refresh_from_db()
    assert cast.owner.is_active

    pass_on(cast, taker)
    client.post(where)
    cast.owner.refresh_from_db()
    assert not cast.owner.is_active


def test_three_hundred_actions_are_passed_on_in_few_statements(
    cast, taker, django_assert_max_num_queries
):
    for _ in range(300):
        make.action(cast.board, owner=cast.owner)
    rows = holdings(cast)

    with django_assert_max_num_queries(20):
        pass_on(cast, taker, rows=rows)

    assert Action.objects.filter(owner=taker).count() == 301
    assert Event.objects.broken() is None


def test_the_page_hands_over_to_one_and_one_group_to_another(client, cast, taker):
    other = everything(cast)
    client.force_login(cast.administrator)
    where = f"/people/{cast.owner.pk}/hand-over/"
    chosen = {f"lead_officers-{other.pk}": "Oscar Outsider"}

    page = client.get(where).content.decode()
    assert "may read it from then on" in page
    response = client.post(where, {"leaves": "yes", "everything": "Tessa Taker", **chosen})

    assert response.headers["Location"] == f"/people/{cast.owner.pk}/deactivate/"
    assert ProgrammeItem.objects.get(lead_officers=cast.outsider).board == other
    assert Action.objects.filter(owner=taker).count() == 2


def test_one_row_goes_to_somebody_else(client, cast, taker):
    second = make.action(cast.board, owner=cast.owner)
    client.force_login(cast.coordinator)
    chosen = {f"owner-{second.pk}-row": "Oscar Outsider"}
    client.post(
        f"/people/{cast.owner.pk}/hand-over/",
        {"leaves": "yes", "everything": "Tessa Taker", **chosen},
    )

    second.refresh_from_db()
    cast.action.refresh_from_db()
    assert (second.owner, cast.action.owner) == (cast.outsider, taker)


def test_a_leavers_page_without_a_name_says_what_lacks_one(client, cast):
    client.force_login(cast.administrator)

    page = client.post(f"/people/{cast.owner.pk}/hand-over/", {"leaves": "yes"}).content.decode()

    assert "name somebody who takes these over" in page
    cast.action.refresh_from_db()
    assert cast.action.owner == cast.owner


def test_who_stays_hands_over_only_what_is_named(client, cast, taker):
    second = make.action(make.board("Health Board"), owner=cast.owner)
    client.force_login(cast.administrator)
    client.post(
        f"/people/{cast.owner.pk}/hand-over/",
        {"leaves": "no", f"owner-{second.board_id}": "Tessa Taker"},
    )

    second.refresh_from_db()
    cast.action.refresh_from_db()
    assert (second.owner, cast.action.owner) == (taker, cast.owner)


def test_the_journey_says_from_whom_to_whom_and_strangers_read_posts(client, cast, taker):
    pass_on(cast, taker)

    client.force_login(cast.coordinator)
    page = client.get(f"/actions/{cast.action.pk}/").content.decode()
    assert (
        "Handed over from Olive Owner to Tessa Taker (lead officer), as Olive Owner leaves" in page
    )
    client.logout()
    page = client.get(f"/actions/{cast.action.pk}/").content.decode()
    assert "from Head of Early Help to Head of Schools" in page
    assert "Olive" not in page
