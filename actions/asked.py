"""What a board asked for, read light to be counted: as it stands today, or stood at the end of a past day."""

import datetime as dt
from typing import NamedTuple

from django.db.models import F, Q
from django.urls import reverse

from actions.as_at import DATED, Stood, happened, replay, standing
from actions.choices import LIVE
from actions.models import Action, Event
from people.querysets import may_sign_in

#: What is known of an officer, to say who it is.
WHO = ("title", "name", "post", "kind")
OWNER = tuple(f"owner__{name}" for name in WHO)
#: What has no date comes last.
SOONEST = F("due_to").asc(nulls_last=True), F("pk").asc()


class Asked(NamedTuple):
    """One action, in plain values: a board has thousands, and these cost a tenth of models."""

    pk: int
    title: str
    is_private: bool
    kind: str
    raised_by: int | None
    programme_item: int | None
    resolution: int | None
    first_due_to: dt.date | None
    resolution__due_to: dt.date | None
    status: str
    due_to: dt.date | None
    owner: int | None
    opened_on: dt.date
    completed_on: dt.date | None
    review_on: dt.date | None
    last_update_on: dt.date | None

    @property
    def is_live(self):
        return self.status in LIVE

    @property
    def asked_for(self):
        """The day the board asked for it; once booked, it is due when its paper must be in."""
        return self.resolution__due_to if self.resolution else self.first_due_to

    def standing(self, day):
        return standing(self, day)

    def get_absolute_url(self):
        return reverse("actions:action", args=[self.pk])

    def days_late(self, day):
        return (day - self.due_to).days


#: How it stands, as far as it is counted: the last of what is read, and the first of what is replayed.
STOOD = Asked._fields[-7:]


def asked(board, person, today, since=None):
    """How everything stands that is live, or was asked for or completed since a day; all of it where no day is given.
    The soonest due first, and their owners, by key, in plain values: one query.
    """
    rows = Action.objects.visible_on(board, person)
    if since:
        recent = Q(opened_on__gte=since) | Q(completed_on__gte=since)
        rows = rows.filter(Q(is_live=True) | recent)
    owners, found = {}, []
    for row, who in _read(rows, person):
        found.append(row)
        owners[row.owner] = who
    return found, owners


def asked_then(board, person, day):
    """How everything stood at the end of a past day that the reader may see today: two queries, however many. And of
    how many history tells nothing so early, for they were entered later.
    """
    told = happened(Event.objects.filter(action__board=board))
    rows = Action.objects.visible_on(board, person).filter(opened_on__lte=day)
    found, entered_later = [], 0
    for row, _ in _read(rows, person):
        events = told[row.pk]
        entered_later += bool(events) and events[0].on > day
        found.append(_then(row, events, day))
    return sorted(found, key=soonest), entered_later


def _then(row, events, day):
    stood = replay(Stood(*row[-len(STOOD) :]), events, day)
    row = row._replace(**dict(zip(STOOD, stood, strict=False)))
    if not row.due_to and not any(it.on <= day and it.kind in DATED for it in events):
        return row._replace(first_due_to=None)
    return row


def soonest(row):
    return row.due_to or dt.date.max, row.pk


def _read(rows, person):
    """Each row, and who owns it. Strangers read no private words."""
    private = "exempt__title" if may_sign_in(person) else "title"
    last = len(Asked._fields)
    told = rows.order_by(*SOONEST).values_list(*Asked._fields, *OWNER, private)
    for values in told:
        row = Asked._make(values[:last])
        yield row._replace(title=values[-1]) if row.is_private else row, values[last:-1]
