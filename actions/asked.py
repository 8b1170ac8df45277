"""What a board asked for, read light to be counted: as it stands today, or stood at the end of a past day."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse

from actions.as_at import DATED, Stood, happened, replay
from actions.models import Action, Event
from people.querysets import may_sign_in

#: What is read of each: a board has thousands, and plain values cost a tenth of models.
KNOWN = (
    "pk", "kind", "title", "is_private", "programme_item", "resolution", "first_due_to",
    "resolution__due_to",
)  # fmt: skip
STOOD = Stood._fields[:-1]
#: What is known of an officer, to say who it is.
WHO = ("title", "name", "post", "kind")
OWNER = tuple(f"owner__{name}" for name in WHO)


class Asked(NamedTuple):
    """One action: what is known of it, how it stood, and the word for that."""

    pk: int
    kind: str
    title: str
    is_private: bool
    item: int | None
    limb: int | None
    first_due_to: dt.date | None
    limb_due_to: dt.date | None
    stood: Stood
    standing: str

    @property
    def asked_for(self):
        """The day the board asked for it; once booked, it is due when its paper must be in."""
        return self.limb_due_to if self.limb else self.first_due_to

    def get_absolute_url(self):
        return reverse("actions:action", args=[self.pk])

    def days_late(self, day):
        return (day - self.stood.due_to).days


def asked(board, person, today, since=None):
    """How everything stands that is live, or was asked for or completed since a day; all of it where no day is given.
    One query; and their owners, by key, in plain values.
    """
    rows = _rows(board, person)
    if since:
        rows = rows.filter(
            Q(is_live=True) | Q(opened_on__gte=since) | Q(completed_on__gte=since)
        )  # fmt: skip
    owners, found = {}, []
    for known, stood, who in _read(rows, person):
        found.append(_asked(known, stood, today))
        owners[stood.owner] = who
    return found, owners


def asked_then(board, person, day):
    """How everything stood at the end of a past day that the reader may see today: two queries, however many. And of
    how many history tells nothing so early, for they were entered later.
    """
    told = happened(Event.objects.filter(action__board=board))
    rows = _rows(board, person).filter(opened_on__lte=day)
    found, entered_later = [], 0
    for known, stood, _ in _read(rows, person):
        events = told[known[0]]
        entered_later += bool(events) and events[0].on > day
        row = _asked(known, replay(stood, events, day), day)
        if not row.stood.due_to and not any(it.on <= day and it.kind in DATED for it in events):
            row = row._replace(first_due_to=None)
        found.append(row)
    return found, entered_later


def _rows(board, person):
    return Action.objects.visible_on(board, person).order_by()


def _read(rows, person):
    """Each row as what is known of it, how it stands, and who owns it. Strangers read no private words."""
    private = "exempt__title" if may_sign_in(person) else "title"
    first, then = len(KNOWN), len(KNOWN) + len(STOOD)
    for row in rows.values_list(*KNOWN, *STOOD, *OWNER, private):
        known = row[:first]
        if known[3]:
            known = (*known[:2], row[-1], *known[3:])
        yield known, Stood(*row[first:then]), row[then:-1]


def _asked(known, stood, day):
    return Asked(*known, stood, stood.standing(day))
