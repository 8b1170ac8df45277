"""Who is owed a message: worked out from what every section has, in as many queries for one person as for thousands."""

from collections import defaultdict

from django.utils.timezone import localdate

from desk.models import Digest
from desk.reminders.day import Day
from desk.reminders.sections import SECTIONS
from desk.reminders.slots import choices_of, has_come, latest_slot
from desk.reminders.told import last_told

#: How many messages are written down in one transaction.
TOGETHER = 200


def owe(now):
    """Write the digest of everybody to whom something new must be said by now; twice writes nothing twice."""
    day = Day(localdate(now))
    # Mostly all of them are there already, and then nothing is written.
    there = set(Digest.objects.filter(on=day.on).values_list("person", flat=True))
    missing = [Digest(person_id=key, on=day.on) for key in sorted({*owed_people(day, now)} - there)]
    # Some at a time: a database may let nobody else write meanwhile, and several may be planning.
    for start in range(0, len(missing), TOGETHER):
        Digest.objects.bulk_create(missing[start : start + TOGETHER], ignore_conflicts=True)


def owed_people(day, now):
    """Who is owed a message by a moment of that day, by key, and which sections say so: nobody at a weekend, on a bank
    holiday, or while closed.

    Something is owed when it came up after they were last told anything, and not after the last moment at which they
    wished to be told. So a day missed is made up for, and nothing is told twice.
    """
    owed = defaultdict(set)
    if not day.is_working:
        return owed
    chosen, told = choices_of(day.reached), last_told()
    for section in SECTIONS:
        for it in section.triggers(day):
            if it.person in day.reached:
                choice = chosen[it.person]
                slot = latest_slot(choice, day.on, weekly=it.waits)
                last = told[it.person]
                if has_come(choice, now) and last < it.came_up(last) <= slot:
                    owed[it.person].add(section)
    return owed
