"""Reminders by GOV.UK Notify: it can be asked, so each message goes exactly once, whoever dies."""

import datetime as dt
import os
import signal
import sys

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from desk.choices import DigestState
from desk.models import Digest, Sender
from desk.reminders import holding, sending, settling
from scrutiny.failpoint import KILLED
from scrutiny.notify import Notify, reference
from tests import make, notify
from tests.processes import TURNS, Senders, eventually, surroundings

pytestmark = pytest.mark.django_db(transaction=True)
SETTLED = sending.SETTLING + dt.timedelta(minutes=1)


@pytest.fixture
def service(settings, monkeypatch):
    notify.install()
    with notify.listening() as service:
        settings.NOTIFY_API_KEY, settings.NOTIFY_TEMPLATE_ID = notify.KEY, "the-template"
        settings.NOTIFY_URL = service.url
        for module in (sending, settling, holding):
            monkeypatch.setattr(module, "transport", Notify)
        yield service


@pytest.fixture
def owner():
    owner = make.person("Olive Owner", email="olive@example.org")
    make.action(make.board(), title="Audit report", owner=owner, due_on=make.TODAY)
    return owner


def run(after=dt.timedelta()):
    sending.run(lambda: make.NOW + after)
    return Digest.objects.get()


def test_a_message_goes_by_the_councils_template_under_our_own_reference(service, owner):
    digest = run()

    (said,) = service.kept
    assert digest.state == DigestState.SENT
    assert (said["email_address"], said["template_id"]) == ("olive@example.org", "the-template")
    assert said["reference"] == reference(digest.message_id)
    assert "olive" not in said["reference"]
    assert sorted(said["personalisation"]) == ["body", "subject"]
    assert "Audit report" in said["personalisation"]["body"]


@pytest.mark.parametrize("answer", [notify.DROP, 500])
def test_an_answer_that_was_lost_is_asked_for_once_it_has_settled(service, owner, answer):
    service.answers = [answer]

    assert run().state == DigestState.SENDING
    assert run(sending.SETTLING / 2).state == DigestState.SENDING
    assert run(SETTLED).state == DigestState.SENT
    assert len(service.kept) == 1


def test_what_notify_never_got_goes_once_it_has_settled(service, owner):
    service.answers = [503]

    assert run().state == DigestState.SENDING
    assert run(SETTLED).state == DigestState.SENT
    assert len(service.kept) == 1


def test_too_many_a_minute_waits_and_a_refusal_is_shown(service, owner):
    service.answers = [429, 400]

    assert run().state == DigestState.PENDING
    assert run(sending.BACKOFF).state == DigestState.FAILED
    assert service.kept == []


def test_a_claim_whose_sender_lives_is_left_alone_however_long_it_sleeps(service, owner):
    connection.close()
    senders = notify_senders(service)
    sleeper = senders.start("pass", make.NOW, "sleep:after_keeping")
    eventually(lambda: Digest.objects.exclude(message_id="").exists())
    connection.close()
    for minutes in (1, 17, 34):
        moment = make.NOW + dt.timedelta(minutes=minutes)
        assert senders.finish(senders.start("pass", moment)) == 0
    assert service.kept == []

    os.kill(sleeper, signal.SIGCONT)
    assert senders.finish(sleeper) == 0
    senders.close()

    assert len(service.kept) == 1
    assert Digest.objects.get().state == DigestState.SENT


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize(
    "point", ["before_claim", "after_claim", "after_keeping", "before_saying_sent", "after_sent"]
)
def test_a_sender_that_dies_anywhere_has_its_message_sent_exactly_once(service, owner, point, turn):
    connection.close()
    senders = notify_senders(service)
    assert senders.finish(senders.start("pass", make.NOW, point)) == KILLED
    for minutes in (1, 17, 34):
        moment = make.NOW + dt.timedelta(minutes=minutes)
        assert senders.finish(senders.start("pass", moment)) == 0
    senders.close()

    assert len(service.kept) == 1
    assert Digest.objects.get().state == DigestState.SENT


def notify_senders(service):
    class NoSink:
        port = 9

    words = {"NOTIFY_API_KEY": notify.KEY, "NOTIFY_TEMPLATE_ID": "t", "NOTIFY_URL": service.url}
    return Senders(surroundings(NoSink, **words))


def test_released_after_a_restore_what_went_is_recognised_and_the_rest_goes(service, owner):
    run()
    late = make.person()
    make.action(make.board(), owner=late, due_on=make.TODAY)
    Digest.objects.all().delete()
    Sender.objects.update(line="of the backup")

    sending.run(lambda: make.NOW)
    assert Sender.objects.held().exists()
    assert holding.release(make.NOW) is False
    sending.run(lambda: make.NOW)

    assert [said["email_address"] for said in service.kept] == ["olive@example.org", late.email]
    assert set(Digest.objects.values_list("state", flat=True)) == {DigestState.SENT}


def test_other_mail_goes_by_notify_too(service):
    message = mail.EmailMessage("Your code", "123456", to=["olive@example.org"])

    Notify().send_messages([message])

    assert service.kept[0]["personalisation"] == {"subject": "Your code", "body": "123456"}


def test_without_its_client_a_sentence_says_what_to_install(service, monkeypatch):
    monkeypatch.setitem(sys.modules, "notifications_python_client.notifications", None)

    with pytest.raises(ImproperlyConfigured, match=r"scrutiny\[notify\]"):
        Notify().open()
