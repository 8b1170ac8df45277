"""When somebody's message of a day may go."""

import datetime as dt
from collections import defaultdict

from django.conf import settings
from django.utils.timezone import localtime, make_aware

from desk.models import MailChoice


def start_of(day: dt.date) -> dt.datetime:
    """The moment a Europe/London day begins."""
    return make_aware(dt.datetime.combine(day, dt.time.min))


def by_person(choices) -> dict[int, MailChoice]:
    """What each person, by key, chose; whoever chose nothing is told on any working day, from the hour of the
    settings.
    """
    unchosen = MailChoice(hour=settings.REMINDER_HOUR)
    return defaultdict(lambda: unchosen, {it.person_id: it for it in choices})


def has_come(choice: MailChoice, now: dt.datetime) -> bool:
    """Whether today's hour has come."""
    return localtime(now).hour >= choice.hour


def latest_slot(choice: MailChoice, today: dt.date, *, weekly: bool = True) -> dt.datetime:
    """The latest moment up to today from which a message was welcome: today's hour, or that of the last chosen weekday.

    What came up after it waits for the next. A slot on a holiday, or missed while the sender was down, is made up
    for by the next working day, because the last message is compared with the slot, not with today.
    """
    day = today
    if weekly and choice.weekday is not None:
        day -= dt.timedelta(days=(today.weekday() - choice.weekday) % 7)
    return start_of(day) + dt.timedelta(hours=choice.hour)
