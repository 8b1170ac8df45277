"""One message a Europe/London date, whatever the clock does: summer time begins and ends, jumps, midnight."""

import datetime as dt
from collections import Counter

import pytest
from django.core import mail
from django.db import connection
from django.utils.timezone import localdate

from desk.choices import DigestState
from desk.models import Digest
from desk.reminders import sending
from tests import make
from tests.processes import Senders, surroundings
from tests.sink import listening

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def from_midnight(settings):
    """Messages may go from the first minute of their day, so that midnight is what is tested."""
    settings.REMINDER_HOUR = 0


def utc(month, day, hour=0, minute=0):
    return dt.datetime(2026, month, day, hour, minute, tzinfo=dt.UTC)


def owe_every_day(first, days):
    """Somebody for whom something is due each day, so that every working day has its message."""
    owner, board = make.person(), make.board()
    for n in range(days):
        make.action(board, owner=owner, due_on=first + n * DAY)


def run(moment):
    before = len(mail.outbox)
    sending.run(lambda: moment)
    return len(mail.outbox) - before


def sent_on():
    """How many messages went for each date: the date is that of the moment they went at."""
    digests = Digest.objects.filter(state=DigestState.SENT)
    assert all(localdate(digest.sent_at) == digest.on for digest in digests)
    return Counter(digest.on for digest in digests)


@pytest.mark.django_db
@pytest.mark.parametrize("sunday", [utc(3, 29), utc(10, 25)])
def test_over_a_night_in_which_the_clocks_change_each_working_day_has_one_message(sunday):
    friday = sunday - 2 * DAY
    owe_every_day(friday.date(), 4)

    moment, end = friday - 2 * HOUR, sunday + 2 * DAY - 2 * HOUR
    while moment < end:
        run(moment)
        moment += HOUR

    assert sent_on() == {friday.date() + n * DAY: 1 for n in (-1, 0, 3)}
    assert len(mail.outbox) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("monday", [utc(6, 1), utc(12, 7)])
def test_every_minute_round_midnight_sends_for_its_own_date_and_once(monday):
    """In summer a London day begins at 23:00 UTC, and no date but London's counts."""
    owe_every_day(monday.date(), 3)

    went = {}
    for n in range(121):
        moment = monday + 23 * HOUR + n * MINUTE
        if run(moment):
            went[moment] = localdate(moment)

    midnight = monday + DAY - (HOUR if monday.month == 6 else 0 * HOUR)
    tuesday = monday.date() + DAY
    both = {monday + 23 * HOUR: monday.date(), midnight: tuesday}
    assert went == ({midnight: tuesday} if monday.month == 6 else both)
    assert len(mail.outbox) == len(went)


@pytest.mark.django_db
@pytest.mark.parametrize("jump", [-3 * HOUR, 3 * HOUR, -DAY, 10 * MINUTE])
def test_a_clock_that_jumps_there_and_back_doubles_nothing(jump):
    tuesday = utc(6, 2, 1)
    owe_every_day(tuesday.date() - DAY, 3)

    for moment in (tuesday - DAY, tuesday, tuesday + jump, tuesday, tuesday + jump, tuesday + HOUR):
        run(moment)

    assert sent_on() == {tuesday.date() - DAY: 1, tuesday.date(): 1}
    assert len(mail.outbox) == 2


@pytest.mark.django_db
def test_what_waits_when_the_clock_goes_back_over_midnight_goes_when_its_day_comes_again(
    monkeypatch,
):
    tuesday = utc(6, 2, 1)
    owe_every_day(tuesday.date(), 1)
    with monkeypatch.context() as held:
        held.setattr(sending, "send", lambda ids, clock: None)
        run(tuesday)
    monday = run(tuesday - 3 * HOUR)

    assert (monday, run(tuesday)) == (1, 1), "Monday has its own: due tomorrow"
    assert sent_on() == {tuesday.date() - DAY: 1, tuesday.date(): 1}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_a_host_in_another_time_zone_sends_for_londons_date(zone):
    owe_every_day(dt.date(2026, 6, 1), 3)
    connection.close()
    with listening() as sink:
        senders = Senders(surroundings(sink, TZ=zone))
        ends = [senders.finish(senders.start("pass", utc(6, 1, 6, 1))) for _ in range(2)]
        ends += [senders.finish(senders.start("pass", utc(6, 2, 6, 1))) for _ in range(2)]
        senders.close()

    assert ends == [0] * 4
    assert sent_on() == {dt.date(2026, 6, 1): 1, dt.date(2026, 6, 2): 1}
    assert len(sink.messages) == 2


def test_leap_days_have_messages_too(db):
    leap = dt.datetime(2028, 2, 29, 9, tzinfo=dt.UTC)
    owe_every_day(leap.date(), 2)

    assert [run(leap + n * DAY) for n in (0, 0, 1, 1)] == [1, 0, 1, 0]
