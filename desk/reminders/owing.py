"""Who is owed a message: worked out from what every section has, in as many queries for one person as for thousands."""

from collections import defaultdict

from django.db import connection
from django.db.models import Value
from django.utils.timezone import localdate

from desk.models import Digest
from desk.reminders.day import Day
from desk.reminders.sections import SECTIONS
from desk.reminders.slots import has_come, latest_slot
from desk.reminders.told import last_of, last_told
from people.models import Person
from scrutiny.together import in_groups

#: How many messages one statement writes down: a database may take no more than 32,766 values in one.
TOGETHER = 20_000


def owe(now):
    """Write the digest of everybody to whom something new must be said by now; twice writes nothing twice."""
    day = Day(localdate(now))
    people = sorted(owed_people(day, now))
    for start in range(0, len(people), TOGETHER):
        _write_down(people[start : start + TOGETHER], day.on)


def _write_down(people, on):
    """One statement for all: `bulk_create` may take another for every seventy."""
    fresh = Digest(on=on)
    told = {
        field: getattr(fresh, field.attname)
        for field in Digest._meta.concrete_fields
        if getattr(fresh, field.attname) is not None
    }
    rows = Person.objects.filter(pk__in=people).order_by("pk")
    rows = rows.values_list("pk", *(Value(it, output_field=field) for field, it in told.items()))
    sql, params = rows.query.sql_with_params()
    name = connection.ops.quote_name
    columns = ", ".join(map(name, ["person_id", *(field.column for field in told)]))
    with connection.cursor() as cursor:
        # Who has one keeps it; several may be planning, and whoever is first wins.
        into = f"INSERT INTO {name(Digest._meta.db_table)} ({columns}) {sql} ON CONFLICT DO NOTHING"
        cursor.execute(into, params)


def owed_people(day, now):
    """Who is owed a message by a moment of that day, by key, and which sections say so: nobody at a weekend, on a bank
    holiday, or while closed.

    Something is owed when it came up after they were last told anything, and not after the last moment at which they
    wished to be told. So a day missed is made up for, and nothing is told twice.
    """
    owed = defaultdict(set)
    if not day.is_working:
        return owed
    asked = (section.triggers_from(day) for section in SECTIONS)
    (told,), *found = in_groups((last_of(Digest.objects.all()),), *asked)
    told = last_told(told)
    for section, rows in zip(SECTIONS, found, strict=True):
        for it in section.triggers(day, *rows):
            if it.person in day.reached:
                choice = day.chosen[it.person]
                slot = latest_slot(choice, day.on, weekly=it.waits)
                last = told[it.person]
                if has_come(choice, now) and last < it.came_up(last) <= slot:
                    owed[it.person].add(section)
    return owed
