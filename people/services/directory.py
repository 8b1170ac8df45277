"""People, the bodies they answer to, and the directorates they work in."""

from allauth.account.models import EmailAddress
from django.db import transaction

from people.models import Body, Directorate, Person
from people.services.history import (
    ChangeRefused,
    Stale,
    differences,
    record,
    record_for_council,
    told,
)
from people.sorting import sort_key, sort_name


@transaction.atomic
def add_person(*, name, kind, by, now, email=None, password=None, **details):
    """Add somebody to the directory; an e-mail that somebody else has is refused by the model."""
    details["sort_name"] = sort_key(details.get("sort_name", "")) or sort_name(name)
    person = Person(name=name, kind=kind, email=plain_email(email), **details)
    if password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    person.full_clean()
    person.save()
    record(kind="added", person=person, by=by, now=now, after={"name": name, "kind": kind})
    return person


@transaction.atomic
def change_person(*, person, version, by, now, **details):
    """Change an entry; refused as stale when somebody else changed it meanwhile."""
    if "email" in details:
        details["email"] = plain_email(details["email"])
    if "name" in details or "sort_name" in details:
        details["sort_name"] = _sorted_under(person, details)
    changed = differences(person, details)
    if not changed and person.version == version:
        return person
    for name, value in details.items():
        setattr(person, name, value)
    person.full_clean()
    _update(person, version, **details)
    if "email" in changed:
        forget_addresses(person)
    before, after = told(changed, 0), told(changed, 1)
    record(kind="changed", person=person, by=by, now=now, before=before, after=after)
    return person


def _sorted_under(person, details):
    """The key that is found in the name, unless somebody said another."""
    said = sort_key(details.get("sort_name", person.sort_name))
    is_found = said in ("", sort_name(person.name))
    return sort_name(details.get("name", person.name)) if is_found else said


@transaction.atomic
def deactivate(*, person, version, by, now):
    """Let somebody go: they can no longer sign in or be chosen; what they did stays in the record.

    Refused for oneself, so that there is always somebody left to undo it.
    """
    if person == by:
        raise ChangeRefused("You cannot deactivate your own entry. Ask another administrator.")
    _update(person, version, is_active=False, is_administrator=False)
    record(kind="deactivated", person=person, by=by, now=now)


@transaction.atomic
def reactivate(*, person, version, by, now):
    """Take somebody back; refused for an entry that was merged into another."""
    if person.merged_into_id:
        raise ChangeRefused(f"This entry was merged into {person.merged_into}.")
    _update(person, version, is_active=True)
    record(kind="reactivated", person=person, by=by, now=now)


@transaction.atomic
def set_administrator(*, person, is_administrator, by, now):
    """Make somebody an administrator, or no longer one; refused for the last one and for who cannot
    sign in.
    """
    if person.is_administrator == is_administrator:
        return
    if is_administrator and not (person.is_active and person.email):
        raise ChangeRefused("An administrator needs an active entry with an e-mail address.")
    others = Person.objects.active().filter(is_administrator=True).exclude(pk=person.pk)
    if not is_administrator and not others.exists():
        raise ChangeRefused("Make somebody else an administrator first: there must always be one.")
    Person.objects.filter(pk=person.pk).update(is_administrator=is_administrator)
    person.is_administrator = is_administrator
    kind = "made_administrator" if is_administrator else "no_longer_administrator"
    record(kind=kind, person=person, by=by, now=now)


@transaction.atomic
def let_keep_directory(*, person, by, now):
    """Let somebody add and mend entries of the directory."""
    if Person.objects.filter(pk=person.pk, keeps_directory=False).update(keeps_directory=True):
        record(kind="keeps_directory", person=person, by=by, now=now)


@transaction.atomic
def let_keep_directory_no_longer(*, person, by, now):
    """Take back the right to add and mend entries, when the last appointment that gave it ends."""
    if Person.objects.filter(pk=person.pk, keeps_directory=True).update(keeps_directory=False):
        record(kind="keeps_directory_no_longer", person=person, by=by, now=now)


@transaction.atomic
def note_invitation(*, person, by, now):
    """Note that somebody is being invited to sign in."""
    record(kind="invited", person=person, by=by, now=now)


@transaction.atomic
def set_first_password(*, person, password, now):
    """Keep the password somebody chose from their invitation."""
    person.set_password(password)
    person.save(update_fields=["password"])
    record(kind="chose_password", person=person, by=person, now=now)


@transaction.atomic
def add_directorate(*, name, by, now):
    """Add a directorate; a second of the same name is refused by the model."""
    return _save_named(Directorate(), "directorate_added", by, now, name=name)


@transaction.atomic
def change_directorate(*, directorate, name, by, now):
    """Rename a directorate for everybody who works in it."""
    return _save_named(directorate, "directorate_changed", by, now, name=name)


@transaction.atomic
def add_body(*, by, now, **details):
    """Add a body that resolutions may speak to; a second of the same name is refused by the model."""
    return _save_named(Body(), "body_added", by, now, **details)


@transaction.atomic
def change_body(*, body, by, now, **details):
    """Change a body, as when somebody else takes a cabinet member's post."""
    return _save_named(body, "body_changed", by, now, **details)


def plain_email(email):
    """An address as it is looked up when somebody signs in: lower case, null when unknown."""
    return (email or "").strip().lower() or None


def _update(person, version, **details):
    """Write columns of one entry, if nobody wrote it since `version`."""
    changed = Person.objects.filter(pk=person.pk, version=version)
    if not changed.update(**details, version=version + 1):
        raise Stale(f"Somebody changed {person.name} while you were writing.")
    person.refresh_from_db()


def forget_addresses(person):
    """Forget addresses proved before, lest the holder of an old one could still sign in as this
    person.
    """
    EmailAddress.objects.filter(user=person).exclude(email=person.email or "").delete()
    EmailAddress.objects.filter(email=person.email or "").exclude(user=person).delete()


def _save_named(row, happening, by, now, **details):
    changed = differences(row, details)
    for name, value in details.items():
        setattr(row, name, value)
    row.full_clean()
    row.save()
    about = {"of": str(row)} | told(changed, 1)
    record_for_council(kind=happening, by=by, now=now, before=told(changed, 0), after=about)
    return row
