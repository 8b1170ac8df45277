"""Calendars to subscribe to (RFC 5545): a board's meetings and the days before them, and what a person owes.

An event keeps its UID for life and counts its changes in SEQUENCE, so that a calendar moves or strikes it out
instead of showing it twice.
"""

import datetime as dt
import hashlib
import secrets

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.timezone import get_current_timezone, localdate
from icalendar import Calendar, Event

from actions.choices import Status
from actions.models import Action
from desk.models import CalendarAddress
from meetings.choices import MeetingStatus
from meetings.deadlines import calendar as reckoning
from meetings.models import Board, Meeting
from meetings.rights import keeps_record
from people.services import record

#: A calendar shows what lies ahead, and a year back.
BACK = dt.timedelta(days=366)
ONE_DAY = dt.timedelta(days=1)


def board_calendar(board, person, now):
    """A board's formal meetings, and when agendas are published and papers due; briefings for who keeps it."""
    keeps = keeps_record(person, board.pk)
    meetings = Meeting.objects.visible_to(person).filter(board=board, is_formal=True)
    cal = _calendar(str(board), now)
    _add_meetings(cal, meetings, now, keeps={board.pk} if keeps else set())
    return cal.to_ical()


def own_calendar(person, now):
    """What a person owes, and for a co-ordinator her boards' meetings and deadlines.

    It is read without signing in, by whoever holds the address: references and boards, and of titles only those
    that everybody may read.
    """
    cal = _calendar("Scrutiny: my due dates", now)
    owed = Action.objects.answered_by(person).filter(
        status__in=(Status.NOT_STARTED, Status.IN_PROGRESS), due_to__isnull=False
    )
    public = Action.objects.visible_to(AnonymousUser()).values("pk")
    open_titles = dict(owed.filter(pk__in=public).order_by().values_list("pk", "title"))
    for action in owed.select_related("board").order_by("due_to", "pk"):
        title = open_titles.get(action.pk, "")
        said = f"{action.reference} due, {action.board}"
        event = _day_event(cal, f"action-{action.pk}", action.due_to, said, action.version, now)
        event.add("url", settings.SITE_URL + action.get_absolute_url())
        if title:
            event.add("description", title)
    kept = Board.objects.coordinated_by(person).open()
    meetings = Meeting.objects.visible_to(person).filter(board__in=kept.values("pk"))
    keeps = set(kept.values_list("pk", flat=True))
    _add_meetings(cal, meetings.filter(is_formal=True), now, keeps=keeps, named=True)
    return cal.to_ical()


def _calendar(name, now):
    cal = Calendar()
    cal.add("prodid", "-//Scrutiny tracker//EN")
    cal.add("version", "2.0")
    cal.add("method", "PUBLISH")
    cal.add("x-wr-calname", name)
    cal.add("x-published-ttl", "PT6H")
    return cal


def _add_meetings(cal, meetings, now, *, keeps, named=False):
    reckoned = reckoning()
    ahead = meetings.filter(on__gte=localdate(now) - BACK).select_related("board").order_by("on")
    for meeting in ahead:
        about = f"{meeting.board}: " if named else ""
        _add_meeting(cal, meeting, now)
        before = reckoned.before(meeting.board, meeting.on)
        days = [
            ("publication", "Agenda published", before.publication),
            ("papers", "Papers due", before.papers),
        ]
        if meeting.board_id in keeps:
            days.append(("briefing", "Chair’s briefing", before.briefing))
        for name, said, day in days:
            uid, said = f"meeting-{meeting.pk}-{name}", f"{about}{said} for {meeting}"
            event = _day_event(cal, uid, day.on, said, meeting.version, now)
            event.add("description", day.says)
            _strike_out(event, meeting)
    cal.add_missing_timezones()


def _add_meeting(cal, meeting, now):
    said, name = f"{meeting.board}: meeting", f"meeting-{meeting.pk}"
    event = _day_event(cal, name, meeting.on, said, meeting.version, now)
    if meeting.starts_at:
        start = dt.datetime.combine(meeting.on, meeting.starts_at, get_current_timezone())
        end = start + dt.timedelta(minutes=meeting.board.meeting_minutes)
        if meeting.ends_at and meeting.ends_at > meeting.starts_at:
            end = dt.datetime.combine(meeting.on, meeting.ends_at, get_current_timezone())
        event.DTSTART, event.DTEND = start, end
    if meeting.place and meeting.board.is_public:
        event.add("location", meeting.place)
    if meeting.notice and meeting.board.is_public:
        event.add("description", meeting.notice)
    event.add("url", settings.SITE_URL + meeting.get_absolute_url())
    _strike_out(event, meeting)


def _strike_out(event, meeting):
    is_off = meeting.status == MeetingStatus.CANCELLED
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")


def _day_event(cal, name, on, summary, version, now):
    """An event of a whole day, with its name for life."""
    event = Event()
    event.add("uid", f"{name}@{settings.SITE_HOST}")
    event.add("sequence", version)
    event.add("dtstamp", now.astimezone(dt.UTC))
    event.add("summary", summary)
    event.add("dtstart", on)
    event.add("dtend", on + ONE_DAY)
    event.add("transp", "TRANSPARENT")
    cal.add_component(event)
    return event


# --- The address of a person's own calendar


def holder(token):
    """Whose calendar an address is: None when it was revoked, or when its holder has left."""
    held = CalendarAddress.objects.filter(sealed=_seal(token), person__is_active=True)
    address = held.select_related("person").first()
    return address.person if address else None


@transaction.atomic
def make_address(*, person, by, now):
    """Make the address of somebody's own calendar; the one before stops working. Only its seal is kept."""
    token = secrets.token_urlsafe(32)
    CalendarAddress.objects.update_or_create(
        person=person, defaults={"sealed": _seal(token), "made_at": now}
    )
    record(kind="calendar_address_made", person=person, by=by, now=now)
    return token


@transaction.atomic
def revoke_address(*, person, by, now):
    """End the address of somebody's own calendar; nothing happens where there is none."""
    gone, _ = CalendarAddress.objects.filter(person=person).delete()
    if gone:
        record(kind="calendar_address_revoked", person=person, by=by, now=now)


def _seal(token):
    return hashlib.sha256(token.encode()).hexdigest()
