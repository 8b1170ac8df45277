"""How every write of this app is told in its history, and how it is refused."""

from django.db.models import Model

from performance.models import Event


class ChangeRefused(Exception):
    """A sentence for the page: why this change cannot be made."""


class Stale(ChangeRefused):
    """Somebody else changed the same thing meanwhile; the page shows both texts."""


def event(*, kind, by, now, text="", before=None, after=None, **about):
    """One event, not yet appended; rows in `before` and `after` are told by their keys."""
    return Event(
        kind=kind, by=by, at=now, text=text, before=told(before), after=told(after), **about
    )


def record(**details):
    """Write one event into the chain of this app's history."""
    Event.objects.append(event(**details))


def told(values):
    """Values as history keeps them: a row by its key, everything else as it is."""
    if values is None:
        return None
    return {name: value.pk if isinstance(value, Model) else value for name, value in values.items()}
