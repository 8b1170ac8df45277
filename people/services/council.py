"""The council itself, its municipal years and the days it is closed."""

import datetime as dt

from django.core.cache import cache
from django.db import transaction
from django.utils.timezone import localdate

from people.choices import PersonKind
from people.models import Closure, Council, MunicipalYear, Person
from people.querysets import COUNCIL_KEY
from people.services.directory import add_person, set_administrator
from people.services.history import ChangeRefused, differences, record, record_for_council, told

MAY = 5


@transaction.atomic
def start_council(*, name, short_name, admin_name, email, by, now, **details):
    """Make the council, this municipal year and the next, and its first administrator.

    Refused when the council is there already. Somebody in the directory with this e-mail becomes
    the administrator.
    """
    if council := Council.objects.first():
        raise ChangeRefused(f"{council.name} has been started here already. Nothing was changed.")
    council = Council(pk=1, name=name, short_name=short_name, **details)
    council.full_clean()
    council.save()
    record(kind="started", council=council, by=by, now=now, after={"name": name})
    for first_year in municipal_years(localdate(now)):
        _ensure_year(first_year)
    administrator = Person.objects.active().filter(email__iexact=email).first() or add_person(
        name=admin_name, kind=PersonKind.OFFICER, email=email, by=by, now=now
    )
    set_administrator(person=administrator, is_administrator=True, by=by, now=now)
    cache.delete(COUNCIL_KEY)
    return council, administrator


def municipal_years(today):
    """The first calendar years of the municipal year a day falls in and of the next, counted from 1
    May.
    """
    first = today.year if today.month >= MAY else today.year - 1
    return [first, first + 1]


def _ensure_year(first):
    MunicipalYear.objects.get_or_create(
        starts_on=dt.date(first, MAY, 1), defaults={"ends_on": dt.date(first + 1, 4, 30)}
    )


@transaction.atomic
def change_council(*, council, by, now, **details):
    """Change the council's details; writes nothing when nothing differs."""
    changed = differences(council, details)
    if not changed:
        return council
    for name, value in details.items():
        setattr(council, name, value)
    council.full_clean()
    council.save(update_fields=list(changed))
    before, after = told(changed, 0), told(changed, 1)
    record(kind="changed", council=council, by=by, now=now, before=before, after=after)
    # Again after the commit, in case a page read the old row in between.
    cache.delete(COUNCIL_KEY)
    transaction.on_commit(lambda: cache.delete(COUNCIL_KEY))
    return council


@transaction.atomic
def add_year(*, starts_on, ends_on, by, now):
    """Add a municipal year; refused when it runs into another."""
    year = MunicipalYear(starts_on=starts_on, ends_on=ends_on)
    _check_year(year)
    year.save()
    record_for_council(kind="year_added", by=by, now=now, after={"from": starts_on, "to": ends_on})
    return year


@transaction.atomic
def change_year(*, year, starts_on, ends_on, by, now):
    """Move the days of a municipal year, when the annual meeting moves; refused when it runs into
    another.
    """
    before = {"from": year.starts_on, "to": year.ends_on}
    year.starts_on, year.ends_on = starts_on, ends_on
    _check_year(year)
    year.save(update_fields=["starts_on", "ends_on"])
    after = {"from": starts_on, "to": ends_on}
    record_for_council(kind="year_changed", by=by, now=now, before=before, after=after)
    return year


def _check_year(year):
    year.full_clean()
    others = MunicipalYear.objects.exclude(pk=year.pk)
    other = others.filter(starts_on__lte=year.ends_on, ends_on__gte=year.starts_on).first()
    if other:
        raise ChangeRefused(
            f"These days run into the municipal year {other}. Change that one first."
        )


@transaction.atomic
def add_closure(*, on, name, by, now):
    """Add a day the council is closed: it no longer counts as a working day."""
    closure = Closure(on=on, name=name)
    closure.full_clean()
    closure.save()
    record_for_council(kind="closure_added", by=by, now=now, after={"on": on, "name": name})
    return closure


@transaction.atomic
def remove_closure(*, closure, by, now):
    """Make a day a working day again."""
    before = {"on": closure.on, "name": closure.name}
    closure.delete()
    record_for_council(kind="closure_removed", by=by, now=now, before=before)
