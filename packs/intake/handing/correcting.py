"""Correcting a row that an earlier pack entered: the row changes, and history keeps what it said before."""

from django.db.models import Model

from meetings import services as meetings


def correct(work, row, about, **fields):
    """Write what differs to a row, and one event; True when something did.

    `about` names the board, meeting or resolution that the event is about. Private words go to the exempt row,
    and history then names the fields only.
    """
    words = {name: value for name, value in fields.items() if row.is_private and name in row.WORDS}
    columns = {name: value for name, value in fields.items() if name not in words}
    before = {name: row.word(name) if name in words else getattr(row, name) for name in fields}
    changed = [name for name in fields if before[name] != fields[name]]
    if not changed:
        return False
    _write(row, {name: value for name, value in columns.items() if name in changed})
    if row.is_private:
        _write(row.exempt, {name: value for name, value in words.items() if name in changed})
    meetings.record(
        kind="corrected",
        text=f"As printed in {work.pack.name}",
        before={name: _told(before[name]) for name in changed if name not in words},
        after={name: _told(fields[name]) for name in changed if name not in words},
        **about,
        **work.signed(),
    )
    return True


def _told(value):
    """What history keeps of a value: of a row, its key."""
    return value.pk if isinstance(value, Model) else value


def _write(row, values):
    if values:
        for name, value in values.items():
            setattr(row, name, value)
        row.full_clean()
        row.save(update_fields=list(values))
