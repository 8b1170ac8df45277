"""What changed on a board, for anybody who follows it: as they may read it now, and never a private title."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import F, Q

from actions.choices import SlotKind
from actions.models import Action, ProgrammeItem
from actions.models import Event as ActionEvent
from meetings.choices import MinutesState
from meetings.models import Event as MeetingEvent
from meetings.models import Meeting
from meetings.services import year_name
from scrutiny.exempt import PRIVATE_MATTER
from scrutiny.ui.templatetags.ui import long_date

MOST = 50
OF_MEETINGS = (
    "meeting_called", "meeting_moved", "meeting_cancelled", "agenda_published",
    "minutes_circulated", "minutes_agreed",
)  # fmt: skip
SAID = {
    "opened": "opened",
    "accepted": "completed",
    "reopened": "reopened",
    "withdrawn": "no longer required",
}
OF_ACTIONS = (*SAID, "later_date_granted")
OF_ITEMS = ("item_moved", "item_slipped", "item_carried", "item_taken", "item_dropped")
MINUTES = {MinutesState.CIRCULATED: "circulated", MinutesState.AGREED: "agreed"}


@dataclass(frozen=True)
class Change:
    """One thing that happened: `name` is its own for life."""

    name: str
    at: datetime
    title: str
    href: str


#: When nothing is too old.
EVER = datetime.min.replace(tzinfo=UTC)


def changes(board, reader=None, since=EVER):
    """The latest changes of a board, newest first, in a handful of queries however much happened.

    For a stranger, where no reader is named.
    """
    reader = reader or AnonymousUser()
    found = [
        *_of_meetings(board, reader, since),
        *_of_actions(board, reader, since),
        *_of_items(board, reader, since),
    ]
    return sorted(found, key=lambda change: (change.at, change.name), reverse=True)[:MOST]


def _latest(events, since, *beside):
    return events.filter(at__gt=since).select_related(*beside).order_by("-at", "-pk")[:MOST]


def told_of_meetings():
    """Events of meetings that are told: not that one was put on record that had been held."""
    minuted = Q(kind="meeting_changed", after__minutes_state__in=list(MINUTES))
    told = MeetingEvent.objects.filter(Q(kind__in=OF_MEETINGS) | minuted)
    return told.exclude(kind="meeting_called", meeting__on__lt=F("at__date"))


def _of_meetings(board, reader, since):
    meetings = Meeting.objects.visible_to(reader).filter(board=board)
    events = told_of_meetings().filter(meeting__in=meetings.values("pk"))
    for event in _latest(events, since, "meeting"):
        yield _change("meetings", event, _about_meeting(event), event.meeting)


def _about_meeting(event):
    meeting = event.meeting
    match event.kind:
        case "meeting_called":
            return f"Meeting of {_day(event.after.get('on'))} called"
        case "meeting_moved":
            before, after = _day(event.before.get("on")), _day(event.after.get("on"))
            return f"Meeting of {before} moved to {after}"
        case "meeting_cancelled":
            return f"Meeting of {meeting} cancelled"
        case "agenda_published":
            return f"Agenda published for the meeting of {meeting}"
        case "meeting_changed":
            return f"Minutes of {meeting} {MINUTES[event.after['minutes_state']]}"
    return f"Minutes of {meeting} {event.kind.removeprefix('minutes_')}"


def _of_actions(board, reader, since):
    return changes_of(Action.objects.visible_to(reader).filter(board=board), since)


def changes_of(actions, since):
    """The latest changes of some actions."""
    keys = actions.order_by().values("pk")
    events = ActionEvent.objects.filter(action__in=keys, kind__in=OF_ACTIONS)
    for event in _latest(events, since, "action"):
        action = event.action
        said = SAID.get(event.kind) or f"later date granted, {_day(event.after)}"
        yield _change("actions", event, f"{action.reference} {said}: {_named(action)}", action)


def _named(row):
    """Its title, which stands in the open row only where it is open."""
    return PRIVATE_MATTER if row.is_private else row.title


def _of_items(board, reader, since):
    """Items move between what a reader may know of; a slot at another meeting is not told."""
    meetings = Meeting.objects.visible_to(reader).filter(board=board)
    items = ProgrammeItem.objects.visible_to(reader).filter(board=board)
    items = items.filter(Q(meeting=None) | Q(meeting__in=meetings.values("pk")))
    events = ActionEvent.objects.filter(programme_item__in=items.values("pk"), kind__in=OF_ITEMS)
    events = list(_latest(events, since, "programme_item"))
    wanted = {event.after.get("meeting") for event in events if event.after}
    days = {pk: f"the meeting of {held}" for pk, held in meetings.in_bulk(wanted - {None}).items()}
    for event in events:
        if said := _about_item(event, days):
            title = f"{_named(event.programme_item)}: {said}"
            yield _change("actions", event, title, event.programme_item)


def _about_item(event, days):
    after = event.after or {}
    if event.kind == "item_dropped":
        return "taken off the work programme"
    if after.get("slot") == SlotKind.MEETING:
        slot = days.get(after.get("meeting"))
    else:
        slot = SlotKind(after["slot"]).label.lower()
    if not slot:
        return ""
    match event.kind:
        case "item_taken":
            return f"taken at {slot}"
        case "item_carried":
            return f"carried into {year_name(after['year'])}, {slot}"
    return f"moved to {slot}"


def _change(app, event, title, about):
    return Change(f"{app}-{event.pk}", event.at, title, about.get_absolute_url())


def _day(told):
    return long_date(date.fromisoformat(told)) if told else "a day to be found"
