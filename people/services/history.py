"""What this app's services share: their refusals, and the way they write history."""

from people.models import Council, Event


class ChangeRefused(Exception):
    """A sentence for the page: why this change cannot be made."""


class Stale(ChangeRefused):
    """Somebody changed the row while the form was being filled in: the page shows both texts."""


def record(*, kind, by, now, text="", before=None, after=None, **about):
    """Write one event into the chain of this app's history."""
    event = Event(kind=kind, by=by, at=now, text=text, before=before, after=after, **about)
    Event.objects.append(event)


def record_for_council(*, kind, by, now, before=None, after=None):
    """Write an event about the council as a whole, once there is one."""
    if council := Council.objects.first():
        record(kind=kind, council=council, by=by, now=now, before=before, after=after)


def differences(row, details):
    """The fields that would change, as {name: (now, then)}."""
    pairs = {name: (getattr(row, name), value) for name, value in details.items()}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def told(changed, which):
    """One side of the differences as history keeps it: plain text, null where there is nothing."""
    return {
        name: None if pair[which] is None else str(pair[which]) for name, pair in changed.items()
    }
