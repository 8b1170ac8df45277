"""One day of sending: who can be reached, and which meetings are near. Asked of the database once for everybody."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from desk.models import MailChoice
from desk.reminders.slots import by_person, start_of
from meetings.models import Event, Meeting
from people.models import Closure, Delegation, Person
from scrutiny.dates import is_working_day, working_days_before
from scrutiny.together import together

#: What says when a meeting was called, or when it is.
CALLED = ("meeting_called", "meeting_moved")


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
        meetings = Meeting.objects.standing().filter(
            is_formal=True, on__gte=on, board__closed_on=None
        )
        closures, reached, choices, delegations, meetings, called = together(
            Closure.objects.all(),
            Person.objects.reachable().order_by().values_list("pk"),
            MailChoice.objects.all(),
            Delegation.objects.current(on).order_by("pk"),
            meetings.select_related("board").order_by("on", "pk"),
            Event.objects.filter(meeting__in=meetings, kind__in=CALLED).order_by("at", "pk"),
        )
        self.closed = {closure.on for closure in closures}
        #: The keys of those who can be written to.
        self.reached = {key for (key,) in reached}
        #: What each person chose.
        self.chosen = by_person(choices)
        self._acting = _acting(delegations, self.reached)
        #: The next formal meeting of each open board.
        self._next_meetings = {meeting.board_id: meeting for meeting in reversed(meetings)}
        #: When each was called, or last brought forward.
        self._called = {event.meeting_id: event.at for event in called if _counts(event)}

    @property
    def is_working(self):
        """Nothing is sent at a weekend, on a bank holiday, or while the council is closed."""
        return is_working_day(self.on, self.closed)

    def told_of(self, owner, is_private):
        """The keys of whoever is told of what this person owes: they themselves, or else those who act for them.

        Somebody without an e-mail address, or whose account is closed, is not forgotten: where nobody acts for them,
        what they owe is on the co-ordinator's desk.
        """
        if owner in self.reached:
            return [owner]
        return [key for key, both in self._acting.get(owner, ()) if both or not is_private]

    def answering_for(self, people):
        """Whose work is told to these people: their own, and that of those who cannot be reached."""
        acted_for = {
            officer
            for officer, named in self._acting.items()
            if any(delegate in people for delegate, _ in named)
        }
        return people | acted_for

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


def _acting(delegations, reached):
    """For each officer who cannot be written to, whoever acts for them: their keys, and whether in private business
    too.
    """
    acting = defaultdict(list)
    for it in delegations:
        if it.officer_id not in reached and it.delegate_id in reached:
            acting[it.officer_id].append((it.delegate_id, it.sees_private))
    return acting


def _counts(event):
    """Whether the meeting was called or brought forward by this, not put off."""
    if event.kind == "meeting_called":
        return True
    before, after = event.before.get("on"), event.after.get("on")
    return bool(after) and (not before or after < before)
