"""A co-ordinator looks at what goes out today, and at what became of a message."""

import pytest
from django.utils import timezone

from desk.choices import DigestState
from desk.models import Digest
from people.models import Person

pytestmark = pytest.mark.browser


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
