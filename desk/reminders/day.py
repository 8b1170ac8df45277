"""One day of sending: who can be reached, and which meetings are near. Asked of the database once for everybody."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from desk.reminders.slots import start_of
from meetings.models import Event, Meeting
from people.models import Closure, Delegation, Person
from scrutiny.dates import is_working_day, working_days_before


@dataclass(frozen=True)
class Before:
    """The day on which something is sent before a meeting."""

    meeting: Meeting
    on: dt.date
    #: When it came up: on that day, or when the meeting was called or brought forward later than that.
    at: dt.datetime


class Day:
    """What holds for everybody on one day."""

    def __init__(self, on):
        self.on = on

    @property
    def is_working(self):
        """Nothing is sent at a weekend, on a bank holiday, or while the council is closed."""
        return is_working_day(self.on, self.closed)

    @cached_property
    def closed(self):
        return set(Closure.objects.values_list("on", flat=True))

    @cached_property
    def reached(self):
        """The keys of those who can be written to."""
        return set(Person.objects.reachable().values_list("pk", flat=True))

    @cached_property
    def acting(self):
        """For each officer who cannot be written to, whoever acts for them: their keys, and whether in private
        business too."""
        acting = defaultdict(list)
        named = Delegation.objects.current(self.on).order_by("pk")
        for officer, delegate, both in named.values_list("officer", "delegate", "sees_private"):
            if officer not in self.reached and delegate in self.reached:
                acting[officer].append((delegate, both))
        return acting

    def told_of(self, owner, is_private):
        """The keys of whoever is told of what this person owes: they themselves, or else those who act for them.

        Somebody without an e-mail address, or whose account is closed, is not forgotten: where nobody acts for them,
        what they owe is on the co-ordinator's desk.
        """
        if owner in self.reached:
            return [owner]
        return [key for key, both in self.acting.get(owner, ()) if both or not is_private]

    def answering_for(self, people):
        """Whose work is told to these people: their own, and that of those who cannot be reached."""
        acted_for = {
            officer
            for officer, named in self.acting.items()
            if any(delegate in people for delegate, _ in named)
        }
        return people | acted_for

    @cached_property
    def _next_meetings(self):
        """The next formal meeting of each open board."""
        meetings = Meeting.objects.standing().filter(
            is_formal=True, on__gte=self.on, board__closed_on=None
        )
        next_of = {}
        for meeting in meetings.select_related("board").order_by("on", "pk"):
            next_of.setdefault(meeting.board_id, meeting)
        return next_of

    @cached_property
    def _called(self):
        """When each of these meetings was called, or last brought forward."""
        kinds = ("meeting_called", "meeting_moved")
        events = Event.objects.filter(meeting__in=[*self._next_meetings.values()], kind__in=kinds)
        return {
            event.meeting_id: event.at
            for event in events.order_by("at", "pk")
            if event.kind == "meeting_called" or _is_forward(event)
        }

    def near(self, days):
        """By board, its next meeting where the day before it has come on which something is sent; `days` names the
        board's own number of working days.
        """
        near = {}
        for board, it in self._next_meetings.items():
            on = working_days_before(it.on, getattr(it.board, days), self.closed)
            if on <= self.on:
                start = start_of(on)
                near[board] = Before(it, on, max(start, self._called.get(it.pk, start)))
        return near


def _is_forward(event):
    before, after = event.before.get("on"), event.after.get("on")
    return bool(after) and (not before or after < before)
