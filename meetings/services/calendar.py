"""Meetings in the calendar: called, changed, moved and cancelled; and the municipal year a day falls in."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.timezone import localdate

from meetings.choices import COMING, MeetingStatus
from meetings.models import Meeting
from meetings.services.recording import ChangeRefused, record, refuse_closed, write
from people.models import MunicipalYear

STALE = "Somebody else changed this meeting while you were writing."


@transaction.atomic
def call_meeting(*, board, on, by, now, **details):
    """Put a meeting in the calendar. Two on one day are refused, and one of a closed board."""
    refuse_closed(board, on)
    meeting = Meeting(board=board, on=on, **details)
    meeting.full_clean()
    meeting.save()
    record(kind="meeting_called", meeting=meeting, by=by, now=now, after={"on": on})
    return meeting


@transaction.atomic
def call_meetings(*, board, days, by, now, **details):
    """Call several meetings, all or none; refused with a sentence about every day that cannot be."""
    faults = [fault for day, fault in verdicts(board, days) if fault]
    if faults:
        raise ChangeRefused(" ".join(faults))
    return [call_meeting(board=board, on=on, by=by, now=now, **details) for on in days]


def verdicts(board, days):
    """Each day with why it cannot be called, or nothing."""
    taken = set(board.meetings.standing().filter(on__in=days).values_list("on", flat=True))
    found = []
    for on in days:
        fault = ""
        if board.closed_on and on >= board.closed_on:
            fault = f"{_day(on)}: the board is closed from {_day(board.closed_on)}."
        elif on in taken:
            fault = f"{_day(on)}: the board meets on this day already."
        found.append((on, fault))
        taken.add(on)
    return found


@transaction.atomic
def change_meeting(*, meeting, by, now, version=None, **details):
    """Change what is known of a meeting; writes only what differs, and nothing when nothing does.

    Refused as Stale when somebody else changed it meanwhile.
    """
    before = {name: getattr(meeting, name) for name in details}
    changed = {name: value for name, value in details.items() if before[name] != value}
    if not changed:
        return meeting
    for name, value in changed.items():
        setattr(meeting, name, value)
    meeting.full_clean()
    write(meeting, meeting.version if version is None else version, STALE, **changed)
    before = {name: before[name] for name in changed}
    record(kind="meeting_changed", meeting=meeting, by=by, now=now, before=before, after=changed)
    return meeting


@transaction.atomic
def move_meeting(*, meeting, version, on, why, notice, by, now, **details):
    """Move a meeting that is to come to another day: the first day, the reason and a public notice are kept.

    Refused for one that was held, is cancelled or has passed, into the past, and onto a day that is taken.
    """
    refuse_unless_coming(meeting, localdate(now))
    if on == meeting.on:
        raise ChangeRefused("It is on this day already. Choose another day.")
    if on < localdate(now):
        raise ChangeRefused("A meeting cannot be moved to a day that has passed.")
    for _, fault in verdicts(meeting.board, [on]):
        if fault:
            raise ChangeRefused(fault)
    before = meeting.on
    details |= {"on": on, "first_on": meeting.first_on or before, "notice": notice}
    write(meeting, version, STALE, **details)
    about = {"before": {"on": before}, "after": {"on": on}}
    record(kind="meeting_moved", meeting=meeting, by=by, now=now, text=why, **about)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting, version, why, notice, by, now):
    """Cancel a meeting that is to come: the reason and a public notice are kept, and so is its agenda."""
    refuse_unless_coming(meeting, localdate(now))
    before = meeting.status
    write(meeting, version, STALE, status=MeetingStatus.CANCELLED, notice=notice)
    about = {"before": {"status": before}, "after": {"status": meeting.status}}
    record(kind="meeting_cancelled", meeting=meeting, by=by, now=now, text=why, **about)
    return meeting


def refuse_unless_coming(meeting, today):
    """Refuse what can be done only while a meeting is still to come."""
    if meeting.status not in COMING:
        said = meeting.get_status_display().lower()
        raise ChangeRefused(f"The meeting of {meeting} is {said}, and stands as it is.")
    if meeting.on < today:
        raise ChangeRefused(f"The meeting was on {meeting}, and stands as it is.")


@dataclass(frozen=True)
class Years:
    """The municipal years the council keeps; where none is kept, May to April."""

    kept: tuple[MunicipalYear, ...]

    def first(self, day):
        for year in self.kept:
            if year.starts_on <= day <= year.ends_on:
                return year.starts_on.year
        return day.year if day.month >= 5 else day.year - 1

    def bounds(self, first):
        for year in self.kept:
            if year.starts_on.year == first:
                return year.starts_on, year.ends_on
        return dt.date(first, 5, 1), dt.date(first + 1, 4, 30)


def municipal_years():
    """All of them in one query, for whoever asks of more than one day or year."""
    return Years(tuple(MunicipalYear.objects.all()))


def first_year(day):
    """The first calendar year of the municipal year a day falls in; May to April where none is kept."""
    return municipal_years().first(day)


def year_bounds(year):
    """The first and last day of a municipal year; May to April where none is kept."""
    return municipal_years().bounds(year)


def year_name(year):
    return f"{year}/{(year + 1) % 100:02}"


def _day(day):
    return f"{day.day} {day:%B %Y}"
