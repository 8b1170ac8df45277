"""A lead officer says where an action is, in a minute."""

import pytest

from actions.models import Action
from desk.demo.cast import CHILDREN

pytestmark = pytest.mark.browser
OWED = "Plans on time: figures and report back"


def update(who):
    who.sign_in("officer")
    who.go("/my-actions/")
    who.follow(OWED)
    who.press("Give an update")
    who.page.locator("#id_changed").fill("Ongoing")
    who.page.get_by_role("main").locator("button[type=submit]").last.click()
    who.look()


def test_an_officer_follows_what_they_owe_and_says_what_changed(visitor):
    update(visitor)
    visitor.sees("There is a problem")
    assert visitor.page.title().startswith("Error: ")
    assert visitor.page.locator("#id_changed").input_value() == "Ongoing", "nothing typed is lost"

    visitor.page.locator("#id_changed").fill("The second post is filled and both have started.")
    visitor.page.get_by_role("main").locator("button[type=submit]").last.click()
    visitor.look()

    visitor.sees("The second post is filled and both have started.")
    visitor.go(f"/boards/{CHILDREN['slug']}/")
    visitor.sees(OWED)


def test_the_same_on_a_small_telephone(phone):
    update(phone)
    phone.page.locator("#id_changed").fill("The second post is filled and both have started.")
    phone.page.get_by_role("main").locator("button[type=submit]").last.click()
    phone.look()

    phone.sees("The second post is filled and both have started.")


def test_the_same_without_javascript(plain):
    update(plain)
    plain.page.locator("#id_changed").fill("The second post is filled and both have started.")
    plain.page.get_by_role("main").locator("button[type=submit]").last.click()

    plain.sees("The second post is filled and both have started.")
    assert Action.objects.get(title=OWED).updates.count() == 2
