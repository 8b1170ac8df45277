"""Actions as they stood at the end of a past day: today's rows with what happened since undone, event by event.

What history does not keep stays as it is today, and `KEPT_AS_NOW` says what that is: words, cabinet members, addressees
and slots. Somebody's own words about a due date go once the date itself has moved.
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.timezone import localdate

from actions.choices import CYCLE, DUE_SOON, LIVE, WITHOUT_DATE, Standing, Status
from actions.models import Event
from actions.services.recording import MOVED
from people.models import Person

GRANTED, DUE_SET, HANDED, CHANGED, UPDATED, PROPOSED, KEPT_OPEN = (
    "later_date_granted", "due_set", "handed_over", "changed", "updated", "closing_proposed",
    "closing_refused",
)  # fmt: skip
#: What gives a due date, or takes it away.
DATED = (GRANTED, DUE_SET)
#: The first says since when history knows of an action.
REPLAYED = ("opened", *MOVED, GRANTED, DUE_SET, HANDED, CHANGED, UPDATED, PROPOSED, KEPT_OPEN)
KEPT_AS_NOW = "what was asked, cabinet members, addressees and the next report"


@dataclass(frozen=True)
class Happened:
    """One event, as far as it is replayed."""

    on: dt.date
    kind: str
    before: object = None
    after: object = None


#: What stands alike whatever the day.
ALIKE = {
    Status.COMPLETE: Standing.COMPLETE,
    Status.NOT_REQUIRED: Standing.NOT_REQUIRED,
    Status.REPORTED: Standing.AWAITING,
}


def standing(stood, today):
    """The word that ActionQuerySet.with_standing gives a row; a test holds the two together."""
    status, due_to = stood.status, stood.due_to
    if status in ALIKE:
        return ALIKE[status]
    if status == Status.PAUSED:
        is_due = stood.review_on and stood.review_on <= today
        return Standing.REVIEW_DUE if is_due else Standing.PAUSED
    if due_to and due_to < today:
        return Standing.OVERDUE
    if not due_to and stood.opened_on < today - WITHOUT_DATE:
        return Standing.NO_DATE
    if status == Status.NOT_STARTED and due_to and due_to <= today + DUE_SOON:
        return Standing.DUE_SOON
    quiet = (stood.last_update_on or stood.opened_on) < today - CYCLE
    return Standing.NO_UPDATE if quiet else Standing.ON_TRACK


class Stood(NamedTuple):
    """How one action stood at the end of a day. A tuple, for a board has thousands."""

    status: str
    due_to: dt.date | None
    owner: int | None
    opened_on: dt.date
    completed_on: dt.date | None = None
    review_on: dt.date | None = None
    last_update_on: dt.date | None = None
    closing_proposed_on: dt.date | None = None
    moves: int = 0

    @property
    def is_live(self):
        return self.status in LIVE

    def standing(self, today):
        return standing(self, today)


def replay(now, events, day):
    """How an action stood at the end of `day`: `now` is how it stands, `events` what happened to it, oldest first."""
    stood, since = now, [event for event in events if event.on > day]
    for event in reversed(since):
        stood = _undone(stood, event)
    until = [event for event in events if event.on <= day]
    if any(event.kind in (*MOVED, PROPOSED, KEPT_OPEN) for event in since):
        stood = stood._replace(
            completed_on=_last(until, ("accepted",)) if stood.status == Status.COMPLETE else None,
            review_on=_review(until) if stood.status == Status.PAUSED else None,
            closing_proposed_on=_proposed(until),
        )
    if any(event.kind == UPDATED for event in since):
        stood = stood._replace(last_update_on=_last(until, (UPDATED,)))
    return stood


def _undone(stood, event):
    """One step back."""
    before = event.before
    if event.kind in MOVED:
        return stood._replace(status=before)
    if event.kind in DATED:
        moved = event.kind == GRANTED or (before and event.after and before != event.after)
        return stood._replace(due_to=_day(before), moves=stood.moves - bool(moved))
    if event.kind in (HANDED, CHANGED) and "owner" in (before or {}):
        return stood._replace(owner=before["owner"])
    return stood


def _day(said):
    return dt.date.fromisoformat(said) if isinstance(said, str) else said


def _last(events, kinds):
    return next((event.on for event in reversed(events) if event.kind in kinds), None)


def _review(events):
    """The review day that a pause was given: history keeps it since 2026."""
    paused = next((it for it in reversed(events) if it.kind == "paused"), None)
    told = paused.after if paused else None
    return _day(told["review_on"]) if isinstance(told, dict) else None


def _proposed(events):
    """Since when its closing is proposed: whatever moves the action ends a proposal."""
    last = next(
        (it for it in reversed(events) if it.kind in (*MOVED, PROPOSED, KEPT_OPEN)), None
    )  # fmt: skip
    return last.on if last and last.kind == PROPOSED else None


def as_they_stood(actions, day):
    """Actions, with `moves` and `standing` annotated, as they stood at the end of a past day: in two queries.

    What was opened later is left out. The rows given are changed in place, and must not be saved.
    """
    actions = [action for action in actions if action.opened_on <= day]
    told = happened(Event.objects.filter(action__in=actions))
    stood = {action.pk: replay(_today(action), told[action.pk], day) for action in actions}
    people = Person.objects.select_related("directorate").in_bulk(
        {it.owner for it in stood.values() if it.owner}
    )
    for action in actions:
        _put(action, stood[action.pk], people, day)
    return actions


def happened(events):
    """What is replayed of some events, oldest first, by the key of its action: one query."""
    told = defaultdict(list)
    rows = events.filter(kind__in=REPLAYED).order_by("pk")
    for key, at, *rest in rows.values_list("action", "at", "kind", "before", "after"):
        told[key].append(Happened(localdate(at), *rest))
    return told


def _today(action):
    return Stood(
        status=action.status,
        due_to=action.due_to,
        owner=action.owner_id,
        opened_on=action.opened_on,
        completed_on=action.completed_on,
        review_on=action.review_on,
        last_update_on=action.last_update_on,
        closing_proposed_on=action.closing_proposed_on,
        moves=action.moves,
    )


def _put(action, stood, people, day):
    if stood.due_to != action.due_to:
        action.due_said = ""
        if action.is_private:
            action.exempt.due_said = ""
    action.owner = people.get(stood.owner)
    action.standing, action.is_live = stood.standing(day), stood.is_live
    for name in ("status", "due_to", "completed_on", "review_on", "last_update_on", "moves"):
        setattr(action, name, getattr(stood, name))
    action.closing_proposed_on = stood.closing_proposed_on
