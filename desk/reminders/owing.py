"""Who is owed a message today: worked out from due dates, in as many queries for one owner as for two thousand."""

import datetime as dt

from django.db.models import Max

from actions.choices import Status
from actions.models import Action
from desk.choices import DigestState
from desk.models import Digest
from desk.reminders.days import BEFORE, latest_reminder
from people.models import Closure, Person
from scrutiny.dates import is_working_day

#: What nobody is chased for: reported work waits for the co-ordinator, paused work for its review date.
QUIET = (Status.REPORTED, Status.PAUSED)
#: A message that may have arrived counts as one that did: nobody is told the same step twice.
TOLD = (DigestState.SENT, DigestState.UNKNOWN)


def owe(today):
    """Write the digest of everybody to whom something new must be said by today; twice writes nothing twice."""
    people = owed_people(today)
    Digest.objects.bulk_create(
        [Digest(person_id=person, on=today) for person in people],
        ignore_conflicts=True,
        batch_size=1000,
    )


def owed_people(today):
    """The keys of those who are owed a message today: nobody at a weekend, on a bank holiday, or while closed."""
    if not is_working_day(today) or Closure.objects.filter(on=today).exists():
        return []
    last = dict(
        Digest.objects.filter(state__in=TOLD).values_list("person").annotate(Max("on")).order_by()
    )
    dues = owed_actions(today).filter(owner__in=Person.objects.reachable()).order_by()
    owed = set()
    for owner, due_to in dues.values_list("owner", "due_to").distinct().iterator():
        reminder = latest_reminder(due_to, today)
        if reminder and reminder > last.get(owner, dt.date.min):
            owed.add(owner)
    return sorted(owed)


def owed_actions(today):
    """Live actions that are overdue or due within the longest notice, not quiet, and not of draft minutes."""
    horizon = today + dt.timedelta(days=max(BEFORE))
    return Action.objects.circulated().live().filter(due_to__lte=horizon).exclude(status__in=QUIET)
