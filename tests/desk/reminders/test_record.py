"""What a co-ordinator sees of messages: what goes out today, what went and why, and who was chased how often."""

import datetime as dt

import pytest
import time_machine
from django.core import mail

from desk import following
from desk.choices import DigestState, Often
from desk.models import Digest
from desk.reminders import sending
from tests import make

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(make.NOW, tick=False):
        yield


@pytest.fixture
def board(db):
    return make.board("Children's Board")


@pytest.fixture
def owner(board):
    owner = make.person("Olive Owner", email="olive@example.org")
    make.action(board, title="Audit report", owner=owner, due_on=make.TODAY + 6 * DAY)
    return owner


@pytest.fixture
def page(client, board):
    client.force_login(make.coordinator(board))

    def read(address):
        return client.get(address).content.decode()

    return read


def test_today_is_rehearsed_with_the_message_itself_and_the_rule_of_each_line(page, owner):
    assert "Olive Owner" in page("/messages/today/")
    assert "what is due" in page("/messages/today/")

    seen = page(f"/messages/today/{owner.pk}/")

    assert "Scrutiny: 1 due soon" in seen
    assert "Audit report" in seen
    assert "Due within 7 days (rule 2)" in seen
    assert mail.outbox == []
    assert not Digest.objects.exists()


def test_who_was_written_to_today_is_no_longer_in_the_rehearsal(page, owner):
    sending.run(lambda: make.NOW)

    assert "Nothing more goes out today" in page("/messages/today/")


def test_what_another_board_asks_and_what_somebody_follows_is_counted_and_not_shown(page, owner):
    other = make.board("Health Board")
    make.action(other, title="Waiting times", owner=owner, due_on=make.TODAY)
    following.follow(person=owner, board=other, often=Often.DAILY, by=owner, now=make.NOW - 3 * DAY)
    make.action(other, title="Opened since")
    sending.run(lambda: make.NOW + DAY)
    digest = Digest.objects.get(state=DigestState.SENT)

    seen = page(f"/messages/{digest.pk}/")

    assert "Waiting times" not in seen
    assert "2 more lines about what other boards ask, or what they follow, are not shown" in seen
    assert "1 more line about" in page(f"/messages/today/{owner.pk}/")


def test_the_list_says_what_became_of_each_and_a_lost_one_can_be_sent_again(page, client, owner):
    digest = Digest.objects.create(
        person=owner, on=make.TODAY, state=DigestState.UNKNOWN, claimed_at=make.NOW
    )
    assert "Not known whether it arrived" in page("/messages/")

    assert "Send it again" in page(f"/messages/{digest.pk}/")
    client.post(f"/messages/{digest.pk}/again/")
    sending.run(lambda: make.NOW)

    assert len(mail.outbox) == 1
    assert "Asked for by" in page(f"/messages/{digest.pk}/")


def test_the_list_is_narrowed_by_name_and_by_what_became_of_it(page, owner):
    for n, state in enumerate((DigestState.UNKNOWN, DigestState.FAILED)):
        person = make.person(f"Person of {state}")
        Digest.objects.create(person=person, on=make.TODAY - n * DAY, state=state)

    assert "Person of failed" not in page("/messages/?to=unknown")
    assert "Person of unknown" not in page("/messages/?state=failed")


def test_who_was_chased_how_often(page, owner):
    late = make.action(make.board("Other"), owner=owner, due_on=make.TODAY - DAY)
    for n in (0, 7):
        sending.run(lambda n=n: make.NOW + n * DAY)

    seen = page("/messages/chased/")

    assert "Olive Owner" in seen
    assert late.reference not in seen


def test_a_page_says_in_a_sentence_that_the_clock_stands_still(page, owner):
    assert "has never been seen. Start it." in page("/messages/")
