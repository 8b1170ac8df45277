"""Somebody acts for an officer for a time: what they see and may do, and when it ends."""

import datetime as dt

import pytest
import time_machine

from actions.models import Action
from people import services
from people.models import Delegation
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


def give(cast, delegate, **details):
    details = {"starts_on": make.TODAY, "ends_on": make.TODAY + 7 * DAY} | details
    return services.give_delegate(
        officer=cast.owner, delegate=delegate, by=cast.owner, now=make.NOW, **details
    )


def may_update(person):
    return set(Action.objects.updatable_by(make.anew(person)))


def test_a_delegate_sees_and_updates_what_the_officer_owes(cast):
    helped = make.action(cast.board, contributors=[cast.owner])
    assert may_update(cast.outsider) == set()

    give(cast, cast.outsider)

    assert may_update(cast.outsider) == {cast.action, helped}
    assert set(Action.objects.answered_by(make.anew(cast.outsider))) == {cast.action, helped}


def test_private_business_is_the_delegates_only_when_it_was_given_with_it(cast):
    private = make.action(cast.board, owner=cast.owner, is_private=True)
    helped = make.action(cast.board, contributors=[cast.owner], is_private=True)
    without, trusted = make.person(), make.person()

    give(cast, without)
    give(cast, trusted, sees_private=True)

    assert may_update(without) == {cast.action}
    assert not set(Action.objects.visible_to(without)) & {private, helped}
    assert may_update(trusted) == {cast.action, private, helped}


@pytest.mark.parametrize(
    ("first", "last", "acts"),
    [(0, 0, True), (-3, 0, True), (0, 3, True), (1, 3, False)],
)
def test_both_days_are_included_and_no_other(cast, first, last, acts):
    give(cast, cast.outsider, starts_on=make.TODAY + first * DAY, ends_on=make.TODAY + last * DAY)

    assert (may_update(cast.outsider) == {cast.action}) is acts


def test_yesterdays_delegate_does_nothing_today(cast):
    held = give(cast, cast.outsider, starts_on=make.TODAY - 3 * DAY)
    Delegation.objects.filter(pk=held.pk).update(ends_on=make.TODAY - DAY)

    assert may_update(cast.outsider) == set()


def test_a_delegation_taken_back_opens_nothing_from_that_moment(cast):
    held = give(cast, cast.outsider, sees_private=True)

    services.end_delegation(delegation=held, by=cast.owner, now=make.NOW)

    assert may_update(cast.outsider) == set()
    with pytest.raises(services.ChangeRefused):
        services.end_delegation(delegation=held, by=cast.owner, now=make.NOW)


def test_a_delegate_is_not_followed_to_their_own_delegates(cast):
    give(cast, cast.outsider)
    services.give_delegate(
        officer=cast.outsider,
        delegate=cast.member,
        starts_on=make.TODAY,
        ends_on=make.TODAY,
        by=cast.outsider,
        now=make.NOW,
    )

    assert may_update(cast.member) == set()


def test_a_delegate_gets_none_of_the_officers_other_rights(cast):
    closed = make.board(is_public=False)
    make.seat(cast.owner, closed)
    hidden = make.action(closed)

    give(cast, cast.outsider, sees_private=True)

    assert Action.objects.visible_to(cast.owner).contains(hidden)
    assert not Action.objects.visible_to(cast.outsider).contains(hidden)
    assert not Action.objects.coordinated_by(cast.outsider).exists()


def test_recommendations_follow_the_same_rule(cast):
    owned = make.recommendation(make.plan(cast.board), owner=cast.owner)
    make.recommendation(owned.plan, number="2")
    assert not Recommendation.objects.updatable_by(cast.outsider).exists()

    give(cast, cast.outsider)

    assert list(Recommendation.objects.updatable_by(make.anew(cast.outsider))) == [owned]


@pytest.mark.parametrize(
    ("details", "says"),
    [
        ({"ends_on": dt.date(2027, 3, 2)}, "a year at most"),
        ({"starts_on": make.TODAY - 9 * DAY, "ends_on": make.TODAY - DAY}, "over already"),
    ],
)
def test_a_delegate_is_refused_for_too_long_and_for_days_gone_by(cast, details, says):
    with pytest.raises(services.ChangeRefused, match=says):
        give(cast, cast.outsider, **details)


def test_a_whole_year_is_allowed(cast):
    assert give(cast, cast.outsider, ends_on=dt.date(2027, 3, 1))


def test_the_same_delegate_twice_on_one_day_is_refused(cast):
    give(cast, cast.outsider)

    with pytest.raises(services.ChangeRefused, match="already"):
        give(cast, cast.outsider, starts_on=make.TODAY + 7 * DAY, ends_on=make.TODAY + 9 * DAY)
    assert give(cast, cast.outsider, starts_on=make.TODAY + 8 * DAY, ends_on=make.TODAY + 9 * DAY)


def test_nobody_makes_themselves_a_delegate(cast):
    with pytest.raises(services.ChangeRefused, match="yourself"):
        services.give_delegate(
            officer=cast.owner,
            delegate=cast.coordinator,
            starts_on=make.TODAY,
            ends_on=make.TODAY,
            by=cast.coordinator,
            now=make.NOW,
        )


def test_who_left_is_no_delegate(cast):
    services.deactivate(
        person=cast.outsider, version=cast.outsider.version, by=cast.administrator, now=make.NOW
    )

    with pytest.raises(services.ChangeRefused, match="deactivated"):
        give(cast, cast.outsider)


def test_giving_and_ending_are_told_on_the_officer(cast):
    held = give(cast, cast.outsider)
    services.end_delegation(delegation=held, by=cast.outsider, now=make.NOW)

    told = [(event.kind, event.by) for event in cast.owner.events.order_by("pk")]
    assert told[-2:] == [("delegate_given", cast.owner), ("delegate_ended", cast.outsider)]


def test_an_update_by_a_delegate_says_by_whom_and_for_whom(client, cast):
    give(cast, cast.outsider)
    client.force_login(cast.outsider)

    page = client.get("/my-actions/").content.decode()
    assert "for Olive Owner" in page
    words = {"changed": "Both posts are filled and both have started."}
    asked = client.get(f"/actions/{cast.action.pk}/update/").content.decode()
    assert "You act for Olive Owner" in asked
    client.post(f"/actions/{cast.action.pk}/update/", words)

    told = client.get(f"/actions/{cast.action.pk}/").content.decode()
    assert told.count("Oscar Outsider for Olive Owner") == 3, "the update, its event, and the start"
    client.logout()
    told = client.get(f"/actions/{cast.action.pk}/").content.decode()
    assert "Olive" not in told


def test_what_one_owes_oneself_is_not_said_to_be_for_another(client, cast):
    make.action(cast.board, title="My own", owner=cast.outsider, contributors=[cast.owner])
    give(cast, cast.outsider)
    client.force_login(cast.outsider)

    page = client.get("/my-actions/").content.decode()

    assert page.count("for Olive Owner") == 1


def test_the_officer_gives_and_ends_a_delegate_on_their_own_page(client, cast):
    client.force_login(cast.owner)
    day = {f"{name}_{part}": value for name in ("starts_on", "ends_on") for part, value in (
        ("day", "2"), ("month", "3"), ("year", "2026"))}  # fmt: skip
    client.post("/my-details/delegates/", {"delegate": "Oscar", "sees_private": "on", **day})

    held = Delegation.objects.get()
    assert (held.officer, held.delegate, held.sees_private) == (cast.owner, cast.outsider, True)
    client.force_login(cast.outsider)
    assert "Olive Owner" in client.get("/my-details/delegates/").content.decode()
    client.post(f"/delegations/{held.pk}/end/")
    held.refresh_from_db()
    assert held.ended_at


def test_who_keeps_the_directory_gives_open_business_only(client, cast):
    client.force_login(cast.coordinator)
    day = {f"{name}_{part}": value for name in ("starts_on", "ends_on") for part, value in (
        ("day", "2"), ("month", "3"), ("year", "2026"))}  # fmt: skip
    where = f"/people/{cast.owner.pk}/delegates/"
    client.post(where, {"delegate": "Oscar", "sees_private": "on", **day})

    assert Delegation.objects.get().sees_private is False
    assert "Oscar Outsider" in client.get(where).content.decode()
