"""How dates moved and what came back, replayed from the history: nothing of it is stored twice."""

import datetime as dt
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q
from django.utils.timezone import localdate

from performance.choices import EventKind, RecommendationStatus
from performance.models import Event

MOVED = Q(kind=EventKind.CHANGED, before__has_key="due_on")
CAME_BACK = Q(kind=EventKind.STATUS, after__status=RecommendationStatus.OPEN)
TIMES = {1: "once", 2: "twice"}


@dataclass(frozen=True)
class Move:
    """One move of a target date: from, to, why, who, when."""

    before: dt.date
    after: dt.date | None
    event: Event

    @property
    def days(self):
        return (self.after - self.before).days if self.after else 0

    @property
    def says(self):
        """ "+93 days", "14 days earlier", or that the date was taken away."""
        if not self.after:
            return "date taken away"
        return later(self.days)


@dataclass(frozen=True)
class Back:
    """That a completed recommendation was opened again: when, on whose word, why."""

    on: dt.date
    body: str
    why: str


@dataclass(frozen=True)
class Replayed:
    """What the history tells of one recommendation."""

    moves: tuple[Move, ...] = ()
    came_back: tuple[Back, ...] = ()

    @property
    def days(self):
        return sum(move.days for move in self.moves)

    @property
    def says(self):
        """ "moved twice, +93 days", or nothing."""
        n = len(self.moves)
        return f"moved {TIMES.get(n, f'{n} times')}, {later(self.days)}" if n else ""


def later(days):
    unit = "day" if abs(days) == 1 else "days"
    return f"{-days} {unit} earlier" if days < 0 else f"+{days} {unit}"


def telling(plan):
    """The events of a plan's recommendations that `replayed` reads."""
    return Event.objects.filter(MOVED | CAME_BACK, recommendation__plan=plan).order_by(
        "recommendation", "at", "pk"
    )


def replayed(events):
    """What events tell, by the key of their recommendation; they come in order of recommendation and time."""
    return {
        key: replay(list(told)) for key, told in groupby(events, lambda it: it.recommendation_id)
    }


def replay(events):
    """The moves and returns among one recommendation's events, oldest first. A first date is no move."""
    moves = [
        Move(_day(event.before["due_on"]), _day(event.after["due_on"]), event)
        for event in events
        if event.kind == EventKind.CHANGED and (event.before or {}).get("due_on")
    ]
    back = [
        _back(event)
        for event in events
        if event.kind == EventKind.STATUS and event.after["status"] == RecommendationStatus.OPEN
    ]
    return Replayed(tuple(moves), tuple(back))


def _back(event):
    said = event.after.get("on")
    on = _day(said) if said else localdate(event.at)
    return Back(on, event.after.get("body", ""), event.text)


def _day(value):
    return dt.date.fromisoformat(value) if value else None
