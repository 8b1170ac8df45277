"""A message as it goes over the line is the one that Python's own way would make."""

import email
from email import policy

import pytest
from django.core.mail import EmailMultiAlternatives

from scrutiny import wire

WORDS = "Dear Olive,\n\nThe board asked: bring “Ysgol Gŵyr” back.\n.\n.. dots\r\nlast line\n"
HTML = "<p>Ysgol Gŵyr 🏫</p>\n<p>.</p>"


def message(subject="Scrutiny: 2 overdue", body=WORDS, html=HTML, to="olive@example.org", **more):
    headers = {"Message-ID": "<digest-1@example.org>", "Auto-Submitted": "auto-generated"}
    letter = EmailMultiAlternatives(
        subject, body, "scrutiny@example.org", [to], headers=headers, **more
    )
    letter.attach_alternative(html, "text/html")
    return letter


def read(octets):
    return email.message_from_bytes(octets, policy=policy.default)


@pytest.mark.parametrize("words", [WORDS, "plain", "no end", "two\n\n", "\nfirst is empty"])
def test_it_says_what_pythons_own_way_says(words):
    letter = message(body=words)
    ours, theirs = read(wire.as_bytes(letter)), read(letter.message().as_bytes())

    assert {**dict(ours), "Date": "", "Content-Type": ""} == {
        **dict(theirs),
        "Date": "",
        "Content-Type": "",
    }
    assert not ours.defects
    assert ours["Date"].datetime
    told = [(it.get_content_type(), it.get_content_charset()) for it in ours.walk()]
    assert told == [(it.get_content_type(), it.get_content_charset()) for it in theirs.walk()]
    assert [part.get_content().replace("\r\n", "\n") for part in ours.iter_parts()] == [
        words.replace("\r\n", "\n"),
        HTML,
    ]


def test_every_line_ends_as_mail_has_it():
    octets = wire.as_bytes(message(body="one\ntwo\r\nthree\rfour"))

    assert b"one\r\ntwo\r\nthree\r\nfour" in octets
    assert octets.count(b"\n") == octets.count(b"\r") == octets.count(b"\r\n")


def test_an_octet_beyond_ascii_is_announced():
    octets = wire.as_bytes(message(body="plain", html="<p>Gŵyr</p>"))

    assert octets.count(b"Content-Transfer-Encoding: 7bit") == 1
    assert octets.count(b"Content-Transfer-Encoding: 8bit") == 1


@pytest.mark.parametrize(
    "other",
    [
        {"subject": "Craffu: Gŵyr"},
        {"body": ""},
        {"subject": "Two\nBcc: eve@example.org"},
        {"to": "olive@gŵyr.example"},
        {"to": "olive@example.org, eve@example.org"},
        {"body": "x" * 999},
        {"html": "ŵ" * 500},
        {"cc": ["eve@example.org"]},
        {"bcc": ["eve@example.org"]},
        {"reply_to": ["eve@example.org"]},
        {"attachments": [("a.txt", "words", "text/plain")]},
    ],
)
def test_whatever_needs_more_is_left_to_pythons_own_way(other):
    assert wire.as_bytes(message()) is not None
    assert wire.as_bytes(message(**other)) is None


def test_text_alone_is_left_to_it_too():
    letter = message()
    letter.alternatives = []

    assert wire.as_bytes(letter) is None
