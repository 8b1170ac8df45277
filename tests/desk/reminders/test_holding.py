"""After a restore nothing goes until somebody who knows releases it: the database cannot know what went since."""

import datetime as dt
from io import StringIO

import pytest
import time_machine
from django.conf import settings
from django.core import mail
from django.core.management import call_command

from desk.choices import DigestState
from desk.models import Digest, Sender
from desk.reminders import holding, owing, sending
from tests import make

DAY = dt.timedelta(days=1)
MARK = settings.DATA_DIR / "sent-so-far"


@pytest.fixture(autouse=True)
def owed(db):
    owner = make.person("Olive Owner", email="olive@example.org")
    make.action(make.board(), owner=owner, due_on=make.TODAY)


def run(now=make.NOW):
    sending.run(lambda: now)


def states():
    return list(Digest.objects.order_by("on", "pk").values_list("state", flat=True))


def backup():
    return Sender.objects.get()


def restore(kept):
    """Yesterday's copy in place of today's rows; what the machine keeps beside them is today's."""
    Digest.objects.all().delete()
    Sender.objects.all().delete()
    if kept:
        kept.save(force_insert=True)


def is_held():
    return Sender.objects.held().exists()


def test_the_first_start_on_an_empty_database_sends():
    run()

    assert (len(mail.outbox), is_held()) == (1, False)


def test_a_new_database_on_a_machine_that_sent_before_sends():
    MARK.write_text('{"line": "another database", "count": 900}')

    run()

    assert (len(mail.outbox), is_held()) == (1, False)


def test_passes_one_after_another_do_not_hold():
    for n in range(4):
        run(make.NOW + n * dt.timedelta(minutes=5))

    assert (len(mail.outbox), is_held()) == (1, False)


def test_a_restored_older_database_sends_nothing():
    run(make.NOW - DAY)
    kept = backup()
    run()
    assert len(mail.outbox) == 1
    restore(kept)

    run()
    run(make.NOW + dt.timedelta(hours=5))

    assert len(mail.outbox) == 1
    assert is_held()
    assert "restored, moved or copied" in Sender.objects.get().held_why
    assert states() == [DigestState.PENDING], "planned, shown, and not sent"


@pytest.mark.parametrize("mark", ["", "not json", "{}"])
def test_a_database_on_a_machine_without_its_mark_sends_nothing(mark):
    run()
    restore(backup())
    MARK.write_text(mark) if mark else MARK.unlink()

    run()

    assert (len(mail.outbox), is_held()) == (1, True)


def test_a_database_of_another_machine_sends_nothing_however_far_it_is():
    run()
    MARK.write_text('{"line": "of another machine", "count": 1}')

    run(make.NOW + DAY)

    assert (len(mail.outbox), is_held()) == (1, True)


def test_a_database_from_before_marks_were_kept_sends_nothing_where_there_is_one():
    run()
    Digest.objects.update(on=make.TODAY - DAY)
    Sender.objects.all().delete()

    run()

    assert (len(mail.outbox), is_held()) == (1, True)


def test_a_database_from_before_marks_were_kept_sends_on_a_machine_that_has_none():
    run()
    Digest.objects.update(on=make.TODAY - DAY)
    Sender.objects.all().delete()
    MARK.unlink()

    assert holding.watch(make.NOW)
    assert not is_held()


def test_who_looks_while_another_process_makes_the_first_mark_looks_again(monkeypatch):
    holding.watch(make.NOW)
    read = holding._read
    too_early = iter([(None, 0)])
    monkeypatch.setattr(holding, "_read", lambda: next(too_early, None) or read())

    assert holding.watch(make.NOW)
    assert not is_held()


def test_what_is_held_keeps_when_it_was_held_and_why():
    holding.hold("The mail server moves", make.NOW)
    holding.hold("Another reason", make.NOW + DAY)

    sender = Sender.objects.get()
    assert (sender.held_why, sender.held_at) == ("The mail server moves", make.NOW)


def test_the_machine_that_sent_before_a_release_elsewhere_is_told_from_it():
    run()
    of_the_old_machine = MARK.read_text()
    holding.hold("We move", make.NOW)
    holding.release(make.NOW)
    for _ in range(9):
        holding.watch(make.NOW)
    MARK.write_text(of_the_old_machine)

    assert not holding.watch(make.NOW)


def test_a_worker_that_was_handed_messages_before_the_restore_sends_none():
    owing.owe(make.NOW)
    holding.watch(make.NOW)
    kept = backup()
    holding.watch(make.NOW)
    Sender.objects.all().delete()
    kept.save(force_insert=True)

    sending.send(list(Digest.objects.values_list("pk", flat=True)), lambda: make.NOW)

    assert (mail.outbox, is_held()) == ([], True)


def test_released_after_a_restore_todays_are_left_out_and_tomorrows_go():
    run(make.NOW - DAY)
    kept = backup()
    run()
    restore(kept)
    run()
    sent = len(mail.outbox)

    assert holding.release(make.NOW) is True
    run()
    late = make.person()
    make.action(make.board(), owner=late, due_on=make.TODAY)
    run(make.NOW + dt.timedelta(hours=3))
    run(make.NOW + dt.timedelta(hours=4))

    assert len(mail.outbox) == sent
    assert states() == [DigestState.SKIPPED] * 2
    assert (
        Digest.objects.first().error == "It may have gone before the database was restored today."
    )
    run(make.NOW + DAY)
    assert len(mail.outbox) == sent + 2


def test_a_release_that_nothing_noticed_the_restore_before_leaves_today_out_too():
    run(make.NOW - DAY)
    kept = backup()
    run()
    restore(kept)
    holding.hold("We are restoring.", make.NOW)

    assert holding.release(make.NOW) is True


def test_what_somebody_asked_for_again_goes_on_the_day_of_the_release():
    Digest.objects.create(
        person=make.person(), on=make.TODAY, state=DigestState.UNKNOWN, message_id="<a@b>"
    )
    Sender.objects.create(line="a", count=3)
    holding.watch(make.NOW)
    holding.release(make.NOW)
    digest = Digest.objects.get()
    make.action(make.board(), owner=digest.person, due_on=make.TODAY)

    sending.send_again(digest=digest, by=digest.person, now=make.NOW)
    run()

    assert len(mail.outbox) == 1


def test_held_by_hand_nothing_goes_and_released_it_goes_today():
    with time_machine.travel(make.NOW, tick=False):
        call_command("hold_reminders", why="The mail server is moved.", stdout=StringIO())
        run()
        assert (mail.outbox, states()) == ([], [DigestState.PENDING])
        call_command("release_reminders", stdout=(said := StringIO()))
        run()

    assert len(mail.outbox) == 1
    assert said.getvalue() == "Sending is released.\n"


def test_a_hold_reaches_a_worker_between_two_messages(monkeypatch):
    make.action(make.board(), owner=make.person(), due_on=make.TODAY)
    hand_over = sending._hand_over

    def held_meanwhile(*words):
        holding.hold("Stop.", make.NOW)
        return hand_over(*words)

    monkeypatch.setattr(sending, "_hand_over", held_meanwhile)
    run()

    assert len(mail.outbox) == 1
    assert states() == [DigestState.SENT, DigestState.PENDING]


def test_a_copy_of_the_database_on_another_machine_does_not_fit_this_one_any_more():
    run()
    here = MARK.read_text()
    MARK.unlink()
    run()
    holding.release(make.NOW)
    MARK.write_text(here)

    run(make.NOW + DAY)

    assert is_held()
