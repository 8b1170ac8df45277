"""Meetings in the calendar, and the municipal year a day falls in."""

from django.db import transaction

from meetings.models import Meeting
from meetings.services.recording import record
from people.models import MunicipalYear


@transaction.atomic
def call_meeting(*, board, on, by, now, **details):
    """Put a meeting in the calendar. Two meetings of a board on one day are refused."""
    meeting = Meeting(board=board, on=on, **details)
    meeting.full_clean()
    meeting.save()
    record(kind="meeting_called", meeting=meeting, by=by, now=now, after={"on": on})
    return meeting


@transaction.atomic
def change_meeting(*, meeting, by, now, **details):
    """Change what is known of a meeting; writes only what differs, and nothing when nothing does."""
    before = {name: getattr(meeting, name) for name in details}
    changed = {name: value for name, value in details.items() if before[name] != value}
    if not changed:
        return meeting
    for name, value in changed.items():
        setattr(meeting, name, value)
    meeting.full_clean()
    meeting.version += 1
    meeting.save(update_fields=[*changed, "version"])
    before = {name: before[name] for name in changed}
    record(
        kind="meeting_changed",
        meeting=meeting,
        by=by,
        now=now,
        before=before,
        after=changed,
    )
    return meeting


def first_year(day):
    """The first calendar year of the municipal year a day falls in; May to April where none is kept."""
    year = MunicipalYear.objects.filter(starts_on__lte=day, ends_on__gte=day).first()
    if year:
        return year.starts_on.year
    return day.year if day.month >= 5 else day.year - 1
