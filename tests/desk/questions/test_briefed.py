"""The briefing before a meeting leads members to the questions that were shared for it."""

import datetime as dt

import pytest
from django.core import mail

from desk.questions import deciding
from desk.reminders import sending
from tests import make
from tests.desk.questions import asked

pytestmark = pytest.mark.django_db

#: Three working days before the meeting of the stage.
BRIEFED = make.NOW + dt.timedelta(days=9)


@pytest.fixture
def stage():
    return asked.stage()


def briefings():
    sending.run(lambda: BRIEFED)
    return {to: message for message in mail.outbox for to in message.to}


def test_shared_questions_are_counted_and_linked_and_not_told(stage, settings):
    make.seat(stage.keeper, stage.board)
    later = make.meeting(stage.board, make.TODAY + dt.timedelta(days=60), minutes_state="")
    asked.chosen(later, "CANARY of another meeting?")
    asked.share(later)
    for text in ("CANARY why?", "CANARY when?"):
        asked.chosen(stage.meeting, text)
    asked.share(stage.meeting)
    asked.chosen(stage.meeting, "CANARY that is not shared yet?")

    sent = briefings()

    link = f"/meetings/{stage.meeting.pk}/questions/"
    for member in (stage.member, stage.co_opted, stage.keeper):
        told = sent[member.email]
        assert f"  2 questions for members to ask: {settings.SITE_URL}{link}" in told.body
        assert f'{link}">2 questions for members to ask</a>' in told.alternatives[0].content
        assert "CANARY" not in told.body + told.alternatives[0].content
    assert stage.guest.email not in sent


def test_one_about_private_business_is_counted_only_for_who_may_read_it(stage):
    private = asked.item(stage.meeting, is_private=True)
    asked.chosen(stage.meeting, "Why?")
    asked.chosen(stage.meeting, "CANARY?", item=private, is_private=True)
    asked.share(stage.meeting)

    sent = briefings()

    assert "2 questions for members" in sent[stage.member.email].body
    assert "1 question for members" in sent[stage.co_opted.email].body


def test_while_nothing_is_shared_nothing_is_said(stage):
    asked.chosen(stage.meeting, "Why?")
    set_aside = asked.chosen(stage.meeting, "When?")
    deciding.set_aside(question=set_aside, version=set_aside.version, reason="Asked", **asked.STAMP)

    sent = briefings()

    assert "question" not in sent[stage.member.email].body
