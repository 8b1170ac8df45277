"""A co-ordinator looks at her board as others do; an officer makes a token, and revokes it."""

import pytest

from desk.models import ApiToken
from tests.journeys.conftest import PASSWORD

pytestmark = pytest.mark.browser


def test_a_co_ordinator_views_her_board_as_the_public_and_as_herself_again(phone, demo):
    """On a small telephone."""
    board = demo.boards["children"]
    phone.sign_in("coordinator")

    phone.go(board.get_absolute_url())
    phone.follow("View as the public or a member")
    phone.page.get_by_label("The public").check()
    phone.press("Start")
    phone.sees(f"You are viewing {board} as the public")
    phone.sees_not("For its co-ordinator")
    phone.go("/my-actions/")
    phone.sees("Not shown while you view as somebody else")

    phone.page.get_by_role("button", name="View as yourself again").click()
    phone.look()
    phone.sees("For its co-ordinator")


def test_an_officer_makes_a_token_and_revokes_it(visitor):
    visitor.sign_in("officer")

    visitor.go("/my-details/")
    visitor.follow("Tokens for my own programs")
    visitor.write("What is it for?", "Dashboard")
    visitor.page.get_by_label("90 days").check()
    visitor.press("Make a token")
    visitor.page.locator("input[name=password]").fill(PASSWORD)
    visitor.press("Continue")
    visitor.sees("Copy it now: it is shown only this once.")
    assert ApiToken.objects.filter(name="Dashboard").exists()

    visitor.follow("API")
    visitor.page.get_by_text("Filters and fields").nth(3).click()
    visitor.look()

    visitor.go("/my-details/tokens/")
    visitor.press("Revoke Dashboard")
    visitor.sees("it is not taken any more")
    assert not ApiToken.objects.filter(name="Dashboard").exists()
