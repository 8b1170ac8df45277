"""What becomes of a message when a real mail server refuses, or breaks the line, at each stage."""

import datetime as dt
import email
import email.policy

import pytest

from desk.choices import DigestState, Part
from desk.models import Digest, Pulse
from desk.reminders import owing, sending
from people.models import Person
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
    way = {"host": "127.0.0.1", "port": sink.port, "use_tls": False, "use_ssl": False, "timeout": 1}
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


STAGES = ["MAIL", "RCPT", "DATA", "DOT"]


def later(**fields):
    """As once the waiting is over."""
    Digest.objects.update(not_before=None, **fields)
    sending.run(lambda: make.NOW)
    return Digest.objects.get()


@pytest.mark.parametrize("stage", STAGES)
def test_a_temporary_refusal_waits_and_a_permanent_one_is_shown(sink, stage):
    sink.answers = {stage: "451 try later"}
    waiting = send_one()
    sink.answers = {stage: "554 never"}
    never = later()

    assert (waiting.state, waiting.error) == (DigestState.PENDING, "451 try later")
    assert waiting.not_before == make.NOW + sending.BACKOFF
    assert (never.state, never.error) == (DigestState.FAILED, "554 never")
    assert sink.messages == []


@pytest.mark.parametrize("answer", ["421 busy", "554 not to you"])
def test_a_server_that_does_not_greet_refuses_nobodys_message(sink, answer):
    sink.answers = {"EHLO": answer}
    refused = send_one()
    sink.answers = {}

    assert (refused.state, refused.attempts) == (DigestState.PENDING, 0)
    assert answer[4:] in Pulse.objects.get(part=Part.MAIL).error
    assert later().state == DigestState.SENT


@pytest.mark.parametrize("stage", ["EHLO", "MAIL", "RCPT"])
@pytest.mark.parametrize("answer", [DROP, 2])
def test_a_line_that_breaks_or_sleeps_before_the_message_is_tried_again(sink, stage, answer):
    sink.answers = {stage: answer}
    broken = send_one()
    sink.answers = {}

    assert broken.state == DigestState.PENDING
    assert later().state == DigestState.SENT
    assert len(sink.messages) == 1


@pytest.mark.parametrize("answer", [DROP, 2])
def test_a_line_that_breaks_or_sleeps_after_the_message_leaves_it_unknown_and_unrepeated(
    sink, answer
):
    sink.answers = {"DOT": answer}
    broken = send_one()
    sink.answers = {}

    assert broken.state == DigestState.UNKNOWN
    assert later().state == DigestState.UNKNOWN
    assert len(sink.messages) <= 1


def owe_to(count):
    for _ in range(count):
        make.action(make.board(), owner=make.person(), due_on=make.TODAY)


def test_a_batch_goes_over_one_line(sink):
    owe_to(5)

    sending.run(lambda: make.NOW)

    assert (len(sink.messages), sink.lines) == (5, 1)


def test_a_server_that_has_enough_of_a_line_is_called_again_at_once(sink, monkeypatch):
    owe_to(4)
    mail = type(sink).handle_MAIL

    async def two_a_line(self, server, session, *words):
        session.count = getattr(session, "count", 0) + 1
        return (
            "421 two are enough" if session.count > 2 else await mail(self, server, session, *words)
        )

    monkeypatch.setattr(type(sink), "handle_MAIL", two_a_line)
    sending.run(lambda: make.NOW)

    assert (len(sink.messages), sink.lines) == (4, 2)
    assert set(Digest.objects.values_list("state", "attempts")) == {(DigestState.SENT, 1)}


def test_one_message_that_is_refused_holds_up_no_other(sink, monkeypatch):
    owe_to(3)
    first = Person.objects.order_by("pk").first().email
    rcpt = type(sink).handle_RCPT

    async def not_the_first(self, server, session, envelope, address, options):
        if address == first:
            return "550 no such inbox"
        return await rcpt(self, server, session, envelope, address, options)

    monkeypatch.setattr(type(sink), "handle_RCPT", not_the_first)
    sending.run(lambda: make.NOW)

    assert len(sink.messages) == 2
    assert Digest.objects.get(person__email=first).error == "550 no such inbox"


def test_a_mail_server_that_is_down_for_two_hours_is_asked_now_and_then_and_all_goes_once(
    sink, monkeypatch
):
    owe_to(3)
    tries, opening = [], Smtp.open
    with monkeypatch.context() as down:
        down.setattr(Smtp, "open", lambda self: tries.append(1) or refuse())
        for minutes in range(0, 120, 5):
            sending.run(lambda m=minutes: make.NOW + dt.timedelta(minutes=m))
    assert sink.messages == []
    assert len(tries) == 12, "every ten minutes, whoever waits"

    for minutes in range(120, 150, 5):
        sending.run(lambda m=minutes: make.NOW + dt.timedelta(minutes=m))

    assert Smtp.open is opening
    assert sorted(to for to, _ in sink.messages) == [
        [email] for email in sorted(Person.objects.values_list("email", flat=True))
    ]


def refuse():
    raise ConnectionRefusedError("nobody there")


def test_every_message_has_one_reader_and_no_private_word(sink):
    board = make.board()
    for n in range(3):
        owner = make.person()
        make.action(board, owner=owner, title=f"Open {n}", due_on=make.TODAY)
        private = {"title": "CANARY title", "asked": "CANARY words", "is_private": True}
        make.action(board, owner=owner, due_on=make.TODAY, **private)

    sending.run(lambda: make.NOW)

    assert [len(to) for to, _ in sink.messages] == [1, 1, 1]
    for (reader,), words in sink.messages:
        message = email.message_from_string(words, policy=email.policy.default)
        parts = [part.get_content() for part in message.walk() if not part.is_multipart()]
        assert (message["To"], message["Cc"], message["Bcc"]) == (reader, None, None)
        assert len(parts) == 2
        assert not any("CANARY" in part for part in [*parts, message["Subject"]])
