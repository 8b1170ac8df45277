"""Somebody leaves, and all they held has a home; and somebody answers for an officer who is away."""

import datetime as dt

import pytest
from django.utils import timezone

from actions.models import Action
from people.models import Person
from people.services import give_delegate
from tests import make

pytestmark = pytest.mark.browser


@pytest.fixture
def leaver(demo):
    """Somebody who holds work of three boards."""
    leaver = make.person("Lena Leaver", now=timezone.now())
    make.person("Tessa Taker", post="Head of Schools", now=timezone.now())
    for n in range(3):
        board = make.board(f"Board of Journey {n}")
        make.action(board, title=f"Journey {n}", owner=leaver, opened_on=timezone.localdate())
        make.item(board, lead_officers=[leaver])
    return leaver


def hand_over(who, leaver):
    who.sign_in("admin")
    who.go(f"/people/{leaver.pk}/deactivate/")
    who.sees("They still hold open work")
    who.press("Hand it over first")
    who.page.locator("input[name=leaves][value=yes]").check()
    who.page.locator("#id_everything").fill("Tessa Taker")
    who.press("Hand over")
    who.sees("They hold nothing open")
    who.press("Deactivate")


def held_by_taker():
    return Action.objects.filter(owner__name="Tessa Taker").count()


def test_a_leavers_work_of_three_boards_is_handed_over_in_one_step(visitor, leaver):
    hand_over(visitor, leaver)

    visitor.sees("can no longer sign in")
    assert held_by_taker() == 3
    assert not Person.objects.get(pk=leaver.pk).is_active


def test_the_same_on_a_small_telephone(phone, leaver):
    hand_over(phone, leaver)

    assert held_by_taker() == 3


def test_the_same_without_javascript(plain, leaver):
    hand_over(plain, leaver)

    assert held_by_taker() == 3


def test_a_delegate_answers_for_an_officer(visitor, leaver):
    today = timezone.localdate()
    give_delegate(
        officer=leaver,
        delegate=Person.objects.get(email="officer@example.org"),
        starts_on=today,
        ends_on=today + dt.timedelta(days=7),
        by=leaver,
        now=timezone.now(),
    )
    visitor.sign_in("officer")
    visitor.go("/my-actions/")
    visitor.sees("for Lena Leaver")
    visitor.follow("Journey 1")
    visitor.press("Give an update")
    visitor.sees("You act for Lena Leaver")
    visitor.page.locator("#id_changed").fill("The second post is filled and both have started.")
    visitor.page.get_by_role("main").locator("button[type=submit]").last.click()
    visitor.look()

    visitor.sees("for Lena Leaver")
    visitor.go("/my-details/delegates/")
    visitor.sees("Lena Leaver")
