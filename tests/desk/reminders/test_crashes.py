"""A sender dies at each named place: nothing is doubled, and nothing is lost without being shown."""

import pytest
from django.db import connection

from desk.choices import DigestState
from desk.models import Digest
from desk.reminders import sending
from scrutiny.failpoint import KILLED
from tests import make
from tests.processes import TURNS, Senders, surroundings
from tests.sink import listening

pytestmark = pytest.mark.django_db(transaction=True)

#: What becomes of the message over which the sender died, and whether it is in its reader's inbox.
POINTS = {
    "after_plan": (DigestState.SENT, True),
    "before_claim": (DigestState.SENT, True),
    "after_claim": (DigestState.SENT, True),
    "after_writing": (DigestState.SENT, True),
    "after_keeping": (DigestState.UNKNOWN, False),
    "before_data": (DigestState.UNKNOWN, False),
    "after_data": (DigestState.UNKNOWN, True),
    "before_saying_sent": (DigestState.UNKNOWN, True),
    "after_sent": (DigestState.SENT, True),
}
SETTLED = make.NOW + 2 * sending.SETTLING


@pytest.fixture
def sink():
    with listening() as sink:
        yield sink


@pytest.fixture
def senders(sink):
    senders = Senders(surroundings(sink))
    yield senders
    senders.close()


@pytest.mark.parametrize("turn", TURNS)
def test_a_sender_that_dies_anywhere_neither_doubles_nor_loses_a_message(sink, senders, turn):
    connection.close()
    found = {}
    for point in POINTS:
        people = [make.person(email=f"{point}-{i}@example.org") for i in range(2)]
        for person in people:
            make.action(make.board(), owner=person, due_on=make.TODAY)

        assert senders.finish(senders.start("pass", make.NOW, point)) == KILLED, point
        assert senders.finish(senders.start("pass", make.NOW)) == 0
        assert senders.finish(senders.start("pass", SETTLED)) == 0

        digests = Digest.objects.filter(person__in=people).order_by("pk")
        inboxes = [sum(to == [person.email] for to, _ in sink.messages) for person in people]
        states = list(digests.values_list("state", flat=True))
        found[point] = (states[0], inboxes[0] == 1)
        assert (states[1], inboxes[1]) == (DigestState.SENT, 1), "the other one goes"
        assert inboxes[0] <= 1, point

    assert found == POINTS


def test_without_debug_a_failpoint_does_nothing(settings):
    assert settings.FAILPOINT == ""
