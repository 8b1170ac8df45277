"""Who acts for an officer, and for how long: given, and taken back."""

from django.db import transaction
from django.utils.timezone import localdate

from people.models import Delegation
from people.services.history import ChangeRefused, record
from scrutiny.rules import years_after

#: A delegate is for a time; after a year the officer decides again.
LONGEST_YEARS = 1


@transaction.atomic
def give_delegate(*, officer, delegate, starts_on, ends_on, by, now, sees_private=False):
    """Let somebody act for an officer from a day to a day, both included.

    Refused for longer than a year, for days that are over, for entries that are not in use, to oneself (whoever
    gives it cannot take it), and while the same two have one on any of these days.
    """
    today = localdate(now)
    if not (officer.is_active and delegate.is_active):
        raise ChangeRefused("Both must be in use: one of these entries is deactivated.")
    if delegate == by:
        raise ChangeRefused("You cannot make yourself somebody’s delegate. Ask the officer.")
    if ends_on < today:
        raise ChangeRefused("The last day is over already.")
    if ends_on >= years_after(starts_on, LONGEST_YEARS):
        raise ChangeRefused("A delegate acts for a year at most. Choose an earlier last day.")
    held = Delegation.objects.filter(officer=officer, delegate=delegate, ended_at=None)
    if held.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise ChangeRefused(f"{delegate} acts for {officer} on some of these days already.")
    delegation = Delegation(
        officer=officer,
        delegate=delegate,
        starts_on=starts_on,
        ends_on=ends_on,
        sees_private=sees_private,
    )
    delegation.full_clean()
    delegation.save()
    after = told(delegation) | {"from": starts_on, "to": ends_on, "private": sees_private}
    record(kind="delegate_given", person=officer, by=by, now=now, after=after)
    return delegation


@transaction.atomic
def end_delegation(*, delegation, by, now):
    """Take a delegation back at once; refused when it has ended."""
    running = Delegation.objects.open(localdate(now)).filter(pk=delegation.pk)
    if not running.update(ended_at=now):
        raise ChangeRefused("This has ended already.")
    about = {"person": delegation.officer, "before": told(delegation), "after": {"ended": now}}
    record(kind="delegate_ended", by=by, now=now, **about)


def told(delegation):
    return {"delegation": delegation.pk, "delegate": delegation.delegate_id}
