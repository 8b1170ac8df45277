"""Every write to the directory: add, mend, invite, merge, let go."""

from django.db import transaction

from people.models import Event, Person


class ChangeRefused(Exception):
    """A sentence for the page: why this change cannot be made."""


def record(*, kind, by, now, text="", before=None, after=None, **about):
    """Write one event into the chain of this app's history."""
    event = Event(
        kind=kind, by=by, at=now, text=text, before=before, after=after, **about
    )
    Event.objects.append(event)


@transaction.atomic
def add_person(*, name, kind, by, now, email=None, password=None, **details):
    """Add somebody to the directory; an e-mail that somebody else has is refused by the model."""
    person = Person(name=name, kind=kind, email=email or None, **details)
    if password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    person.full_clean()
    person.save()
    record(
        kind="added", person=person, by=by, now=now, after={"name": name, "kind": kind}
    )
    return person


@transaction.atomic
def change_person(*, person, version, by, now, **details):
    """Change an entry; refused when somebody else changed it meanwhile."""
    before = {name: getattr(person, name) for name in details}
    for name, value in details.items():
        setattr(person, name, value)
    person.full_clean()
    if not Person.objects.filter(pk=person.pk, version=version).update(
        **details, version=version + 1
    ):
        raise ChangeRefused(f"Somebody changed {person.name} while you were writing.")
    told = {name: str(value) for name, value in details.items()}
    before = {name: str(value) for name, value in before.items()}
    record(kind="changed", person=person, by=by, now=now, before=before, after=told)
    person.refresh_from_db()
    return person


@transaction.atomic
def let_keep_directory(*, person, by, now):
    """Let somebody add and mend entries of the directory."""
    if Person.objects.filter(pk=person.pk, keeps_directory=False).update(
        keeps_directory=True
    ):
        record(kind="keeps_directory", person=person, by=by, now=now)
