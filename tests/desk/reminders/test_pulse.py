"""Whether reminders go out, in sentences for a page and an exit status for monitoring."""

import datetime as dt
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from desk.choices import DigestState, Part
from desk.models import Digest
from desk.reminders import holding, pulse, sending
from desk.tasks import the_clock_is_alive
from tests import make

pytestmark = pytest.mark.django_db
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def alive():
    """Everything was seen this minute."""
    for part in Part:
        pulse.see(part, make.NOW)


def ill(now=make.NOW):
    return [sign.words for sign in pulse.alive(now) if not sign.is_well]


def check(now=make.NOW):
    """(exit status, what it prints)."""
    said = StringIO()
    with time_machine.travel(now, tick=False):
        try:
            call_command("check_reminders", stdout=said)
        except SystemExit as stop:
            return stop.code, said.getvalue()
    return 0, said.getvalue()


def test_all_is_well_and_says_so(alive):
    assert ill() == []
    status, said = check()
    assert status == 0
    assert "The worker (celery worker, or cron) was last seen on 2 March 2026 at 9:30am." in said
    assert "Nothing has been due for more than two hours." in said


def test_what_was_never_started_is_said():
    assert ill() == [
        "The clock (celery beat, or cron) has never been seen. Start it.",
        "The worker (celery worker, or cron) has never been seen. Start it.",
    ]


def test_a_worker_that_was_not_seen_for_a_quarter_of_an_hour_is_down(alive):
    pulse.see(Part.CLOCK, make.NOW + 15 * MINUTE)

    assert ill(make.NOW + 14 * MINUTE) == []
    assert ill(make.NOW + 15 * MINUTE) == [
        "The worker (celery worker, or cron) was last seen on 2 March 2026 at 9:30am. Start it again."
    ]
    assert check(make.NOW + 15 * MINUTE)[0] == 1


@pytest.mark.django_db(transaction=True)
def test_a_pass_shows_the_worker_and_a_tick_given_to_the_broker_shows_the_clock():
    sending.run(lambda: make.NOW)
    assert len(ill()) == 1
    with time_machine.travel(make.NOW):
        the_clock_is_alive()
    assert ill() == []


def test_the_command_for_cron_is_clock_and_worker():
    with time_machine.travel(make.NOW):
        call_command("send_reminders", stdout=StringIO())

    assert ill() == []


def test_a_mail_server_that_took_nothing_is_told_with_its_words_until_it_takes_something(alive):
    pulse.fail(Part.MAIL, make.NOW + MINUTE, "451 try later")
    said = "The mail server took nothing on 2 March 2026 at 9:31am: 451 try later. Messages wait and are tried again."

    assert ill() == [said]
    pulse.see(Part.MAIL, make.NOW + 2 * MINUTE)
    assert ill() == []


def test_held_sending_is_told_with_its_reason(alive):
    holding.hold("The mail server is moved.", make.NOW)

    assert check() == (
        1,
        "Sending is held; it was stopped on 2 March 2026 at 9:30am. The mail server is moved.\n",
    )


@pytest.mark.parametrize("state", [DigestState.PENDING, DigestState.SENDING])
def test_what_is_due_for_more_than_two_hours_is_told(alive, state):
    Digest.objects.create(person=make.person(), on=make.TODAY, state=state, due_at=make.NOW)
    later = make.NOW + 2 * dt.timedelta(hours=1)
    for part in Part:
        pulse.see(part, later)

    assert ill(later) == []
    assert ill(later + MINUTE) == ["1 message has been due for more than two hours and not gone."]


def test_a_message_is_due_from_the_pass_that_planned_it_on_however_often_it_is_put_off():
    owner = make.person()
    make.action(make.board(), owner=owner, due_on=make.TODAY)
    holding.hold("Not yet.", make.NOW)

    for n in range(3):
        sending.run(lambda n=n: make.NOW + n * MINUTE)

    assert Digest.objects.get().due_at == make.NOW
