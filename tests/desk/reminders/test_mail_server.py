"""What becomes of a message when a real mail server refuses, or breaks the line, at each stage."""

import pytest

from desk.choices import DigestState
from desk.models import Digest
from desk.reminders import owing, sending
from scrutiny.mail import Smtp
from tests import make
from tests.sink import DROP, listening

pytestmark = pytest.mark.django_db


@pytest.fixture
def sink():
    with listening() as sink:
        yield sink


@pytest.fixture(autouse=True)
def real_transport(sink, monkeypatch):
    """The way out that EMAIL_URL chooses, to this server."""
    way = {"host": "127.0.0.1", "port": sink.port, "use_tls": False, "use_ssl": False, "timeout": 5}
    monkeypatch.setattr(sending, "transport", lambda: Smtp(username="", password="", **way))


def send_one():
    owner = make.person(email="olive@example.org")
    make.action(make.board(), owner=owner, due_on=make.TODAY)
    owing.owe(make.NOW)
    sending.send([Digest.objects.get().pk], lambda: make.NOW)
    return Digest.objects.get()


def test_a_message_that_the_server_took_is_sent(sink):
    assert send_one().state == DigestState.SENT
    assert [to for to, _ in sink.messages] == [["olive@example.org"]]


@pytest.mark.parametrize("stage", ["MAIL", "RCPT", "DATA"])
def test_a_temporary_refusal_waits_and_a_permanent_one_is_shown(sink, stage):
    sink.answers = {stage: "451 try later"}
    later = send_one()
    Digest.objects.update(not_before=None)
    sink.answers = {stage: "554 never"}
    sending.send([later.pk], lambda: make.NOW)
    never = Digest.objects.get()

    assert (later.state, later.error) == (DigestState.PENDING, "451 try later")
    assert later.not_before > make.NOW
    assert (never.state, never.error) == (DigestState.FAILED, "554 never")
    assert sink.messages == []


@pytest.mark.parametrize("stage", ["MAIL", "RCPT"])
def test_a_line_that_breaks_before_the_message_is_tried_again(sink, stage):
    sink.answers = {stage: DROP}
    broken = send_one()
    sink.answers = {}
    Digest.objects.update(not_before=None)
    sending.send([broken.pk], lambda: make.NOW)

    assert broken.state == DigestState.PENDING
    assert Digest.objects.get().state == DigestState.SENT
    assert len(sink.messages) == 1


def test_a_line_that_breaks_after_the_message_leaves_it_unknown_and_unrepeated(sink):
    sink.answers = {"DATA": DROP}
    broken = send_one()
    sink.answers = {}
    sending.send([broken.pk], lambda: make.NOW)

    assert broken.state == DigestState.UNKNOWN
    assert Digest.objects.get().state == DigestState.UNKNOWN
    assert sink.messages == []
