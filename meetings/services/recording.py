"""What every change below shares: its refusal, its event, and where private words go."""

from meetings.models import Event
from scrutiny.exempt import split_words


class ChangeRefused(Exception):
    """A sentence for the page: why this change cannot be made."""


class Stale(ChangeRefused):
    """Somebody else changed the same thing meanwhile; the page shows both texts."""


def record(*, kind, by, now, text="", before=None, after=None, **about):
    """Write one event into the chain of this app's history."""
    event = Event(kind=kind, by=by, at=now, text=text, before=before, after=after, **about)
    Event.objects.append(event)


def refuse_closed(board, day):
    """A closed board takes nothing new; what is dated before it closed is its history, and may be entered."""
    if said := board.takes_nothing(day):
        raise ChangeRefused(said)


def write(row, version, told, **fields):
    """Write columns of one row if it still has the version it was read with; else Stale with these words."""
    held = type(row).objects.filter(pk=row.pk, version=version)
    if not held.update(**fields, version=version + 1):
        raise Stale(told)
    for name, value in {**fields, "version": version + 1}.items():
        setattr(row, name, value)


def add_worded(model, exempt_model, name, words, is_private, **details):
    """Save a row and, where it is private, its words in the exempt table beside it."""
    open_words, exempt_words = split_words(model, words, is_private)
    row = model(is_private=is_private, **open_words, **details)
    row.full_clean()
    row.save()
    if is_private:
        row.exempt = exempt_model.objects.create(**{name: row}, **exempt_words)
    return row
