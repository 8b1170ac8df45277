"""Somebody says what they follow and when they are written to; a co-ordinator looks at what goes and what went."""

import pytest
from django.utils import timezone

from desk.choices import DigestState
from desk.models import Digest, Follow, MailChoice
from people.models import Person

pytestmark = pytest.mark.browser


def test_a_councillor_follows_a_board_chooses_a_day_and_stops(phone):
    """On a small telephone."""
    phone.sign_in("councillor")
    councillor = Person.objects.get(email="councillor@example.org")
    board = councillor.memberships.first().board

    phone.go(board.get_absolute_url())
    phone.follow("Follow this board by e-mail")
    phone.page.get_by_label("Once a week").check()
    phone.press("Follow")
    phone.sees(f"You follow {board}")
    follows = Follow.objects.filter(person=councillor, board=board)
    assert follows.exists()

    phone.go("/my-messages/")
    phone.page.get_by_label("On Thursdays").check()
    phone.page.get_by_label("From which hour?").select_option(label="From 11am")
    phone.press("Save")
    phone.sees("Your choice is saved")
    choice = MailChoice.objects.get(person=councillor)
    assert (choice.weekday, choice.hour) == (3, 11)

    phone.press(f"Stop following {board}")
    phone.sees("You no longer follow it")
    assert not follows.exists()


def test_a_co_ordinator_looks_at_what_goes_today_and_at_one_message(visitor):
    officer = Person.objects.get(email="officer@example.org")
    Digest.objects.create(
        person=officer, on=timezone.localdate(), state=DigestState.UNKNOWN, claimed_at=timezone.now()
    )  # fmt: skip
    visitor.sign_in("coordinator")

    visitor.go("/messages/")
    visitor.sees("Is the sending alive?")
    visitor.follow("What goes out today, and to whom")
    visitor.go("/messages/")
    visitor.follow(str(officer), exact=False)
    visitor.sees("Not known whether it arrived")
    visitor.press("Send it again")
    visitor.sees("It goes again within a few minutes")
