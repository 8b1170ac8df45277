"""Whose a message is: what changes while a batch goes reaches each message that has not gone, and nobody ends what
another has claimed since.
"""

import datetime as dt
import smtplib
from contextlib import ExitStack

import pytest

from desk.choices import DigestState
from desk.models import Digest
from desk.reminders import claiming, owing, sending
from people.models import Person
from tests import make

pytestmark = pytest.mark.django_db

SETTLED = make.NOW + sending.SETTLING + dt.timedelta(seconds=1)


class Server:
    """A mail server that takes every message; `meanwhile` happens while the first is handed over."""

    def __init__(self, meanwhile, answer=None):
        self.meanwhile, self.answer, self.readers = meanwhile, answer, []

    def open(self):
        pass

    def send_messages(self, messages):
        if not self.readers:
            self.meanwhile()
        self.readers += [reader for message in messages for reader in message.to]
        if self.answer:
            raise self.answer

    def close(self):
        pass


def send(server, now=make.NOW):
    """One sender over the messages that wait."""
    ids = list(claiming.due_now(now).order_by("pk").values_list("pk", flat=True))
    sending.send(ids, lambda: now, server)
    return server.readers


def nothing():
    pass


@pytest.fixture
def two(db):
    """The messages of two people, in the order in which they go."""
    for name in ("first", "second"):
        owner = make.person(email=f"{name}@example.org")
        make.action(make.board(), owner=owner, due_on=make.TODAY)
    owing.owe(make.NOW)
    return list(Digest.objects.order_by("pk"))


def change_the_second(two, **fields):
    return lambda: Person.objects.filter(pk=two[1].person_id).update(**fields)


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": None}])
def test_whoever_leaves_while_the_batch_goes_is_not_written_to(two, change):
    assert send(Server(change_the_second(two, **change))) == ["first@example.org"]

    two[1].refresh_from_db()
    assert two[1].state == DigestState.SKIPPED
    assert (two[1].message_id, two[1].address) == ("", None), "it never left"


def test_whoever_gets_another_address_while_the_batch_goes_has_it_there(two):
    moved = change_the_second(two, email="moved@example.org")

    assert send(Server(moved)) == ["first@example.org"]
    assert send(Server(nothing)) == ["moved@example.org"]


def test_a_batch_that_is_going_at_midnight_stops_there(two):
    """Half a minute before, so that its words still hold."""
    nearly = make.NOW.replace(hour=23, minute=59, second=45)
    clock, server = (
        [nearly],
        Server(lambda: clock.__setitem__(0, nearly + dt.timedelta(seconds=30))),
    )
    sending.send([digest.pk for digest in two], lambda: clock[0], server)

    assert server.readers == ["first@example.org"]
    states = Digest.objects.order_by("pk").values_list("state", "attempts")
    assert list(states) == [(DigestState.SENT, 1), (DigestState.PENDING, 0)]


def claim_for_another(stack, digest, now=make.NOW):
    """Another sender has it now, and has not said yet what became of it."""
    batch = stack.enter_context(claiming.claimed([digest.pk], now))
    assert batch.claim
    return batch.claim


def give_up_the_second(two):
    """As if its sender were dead: it waits again."""
    Digest.objects.filter(pk=two[1].pk).update(claimed_at=make.NOW - 2 * sending.SETTLING)
    sending.settle(make.NOW)


def test_a_sender_hands_over_nothing_that_another_has_claimed_meanwhile(two):
    with ExitStack() as stack:
        theirs = []

        def meanwhile():
            give_up_the_second(two)
            theirs.append(claim_for_another(stack, two[1]))

        assert send(Server(meanwhile)) == ["first@example.org"]
        two[1].refresh_from_db()
        assert (two[1].state, [two[1].claim]) == (DigestState.SENDING, theirs), "nor gives it back"
        assert two[1].message_id == ""
        assert two[1].lines.count() == 1

    assert send(Server(nothing)) == ["second@example.org"]


@pytest.mark.parametrize(
    "answer", [None, smtplib.SMTPDataError(554, b"no"), smtplib.SMTPDataError(451, b"later")]
)
def test_a_slow_sender_says_nothing_of_what_another_has_claimed_since(two, answer):
    """Its message was given up as unknown, and somebody asked for it again."""
    first = two[0]
    with ExitStack() as stack:
        theirs = []

        def meanwhile():
            sending.settle(SETTLED)
            first.refresh_from_db()
            assert first.state == DigestState.UNKNOWN
            sending.send_again(digest=first, by=first.person, now=SETTLED)
            theirs.append(claim_for_another(stack, first, SETTLED))

        send(Server(meanwhile, answer))

        first.refresh_from_db()
        assert (first.state, [first.claim]) == (DigestState.SENDING, theirs)
        assert first.sent_at is None
        assert first.error == "The sender stopped before it could say."


@pytest.mark.django_db(transaction=True)
def test_that_one_went_is_kept_though_the_next_ones_address_had_a_message_today(two):
    first, second = two
    Digest.objects.create(
        person=make.person(), on=make.TODAY, address="second@example.org", state=DigestState.UNKNOWN
    )

    assert send(Server(nothing)) == ["first@example.org"]

    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (DigestState.SENT, DigestState.SKIPPED)
    assert second.error == "This address had a message today, to another entry."


def test_a_sender_hands_over_nothing_that_was_given_up_meanwhile(two):
    def give_up():
        Digest.objects.filter(pk=two[1].pk).update(state=DigestState.FAILED)

    assert send(Server(give_up)) == ["first@example.org"]
    two[1].refresh_from_db()
    assert (two[1].state, two[1].message_id) == (DigestState.FAILED, "")
