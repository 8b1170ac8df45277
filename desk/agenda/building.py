"""An agenda from the work programme: the usual items in their places, and what is booked for the meeting."""

from django.db import transaction
from django.db.models import Q

from actions.choices import ItemStatus, SlotKind
from actions.models import ProgrammeItem
from actions.services import put_item_on_agenda, take_item_off_agenda
from meetings import services
from meetings.choices import AgendaKind, MeetingStatus, MinutesState
from meetings.models import Meeting

#: What every agenda begins and ends with, and how long it usually takes.
FIRST = (
    (AgendaKind.APOLOGIES, "Apologies and substitutions", 5),
    (AgendaKind.DECLARATIONS, "Declarations of interest", 5),
    (AgendaKind.MINUTES, "Minutes of the meeting of {last}", 5),
)
LAST = (
    (AgendaKind.OUTSTANDING, "Outstanding issues", 10),
    (AgendaKind.WORK_PROGRAMME, "Work programme", 10),
    (AgendaKind.OTHER, "Any other business", 5),
)

#: A meeting with minutes that the next one agrees, or that will have some by then.
TO_AGREE = (MinutesState.DRAFT, MinutesState.CIRCULATED)
TO_COME = (MeetingStatus.PLANNED, MeetingStatus.PUBLISHED)


@transaction.atomic
def start_agenda(*, meeting, version, by, now):
    """Put the usual items and everything booked for the meeting on its agenda, where they are missing.

    Private items of the programme are left to the co-ordinator, who names their paragraph. Refused as Stale
    when somebody else changed the meeting, so that two who press at once do it once.
    """
    claim(meeting, version)
    stamp = {"meeting": meeting, "by": by, "now": now}
    there = set(meeting.agenda.filter(withdrawn_on=None).values_list("kind", flat=True))
    last = last_meeting(meeting)
    for kind, title, minutes in FIRST:
        if kind not in there and (last or kind != AgendaKind.MINUTES):
            title = title.format(last=last)
            services.put_on_agenda(title=title, kind=kind, minutes_planned=minutes, **stamp)
    for item in booked(meeting).filter(is_private=False):
        take_up(item=item, **stamp)
    for kind, title, minutes in LAST:
        if kind not in there:
            services.put_on_agenda(title=title, kind=kind, minutes_planned=minutes, **stamp)


def claim(meeting, version):
    held = Meeting.objects.filter(pk=meeting.pk, version=version)
    if not held.update(version=version + 1):
        raise services.Stale("Somebody else changed this meeting meanwhile.")


@transaction.atomic
def take_up(*, item, meeting, by, now, **private):
    """Put an item of the work programme on an agenda, as private as it is there."""
    agenda_item = services.put_on_agenda(
        meeting=meeting,
        title=item.word("title"),
        note=item.word("question"),
        minutes_planned=item.minutes_planned or meeting.board.item_minutes,
        is_private=item.is_private,
        by=by,
        now=now,
        **private,
    )
    put_item_on_agenda(item=item, agenda_item=agenda_item, by=by, now=now)
    return agenda_item


@transaction.atomic
def take_off(*, item, by, now, **told):
    """Take an item off an agenda; its item of the work programme waits for an agenda again."""
    for planned in ProgrammeItem.objects.filter(agenda_item=item):
        take_item_off_agenda(item=planned, by=by, now=now)
    services.take_off_agenda(item=item, by=by, now=now, **told)


def booked(meeting):
    """Items of the programme booked for a meeting that are not on its agenda yet, in the programme's order."""
    return _waiting(meeting, Q(meeting=meeting)).order_by("position", "pk")


def takeable(meeting, year):
    """What may be taken up: what is booked, and the standing items of its year."""
    standing = Q(slot=SlotKind.STANDING, year=year)
    return _waiting(meeting, Q(meeting=meeting) | standing).order_by("slot", "position", "pk")


def _waiting(meeting, which):
    planned = ProgrammeItem.objects.filter(which, board=meeting.board_id, status=ItemStatus.PLANNED)
    return planned.exclude(agenda_item__meeting=meeting).select_related("exempt")


def last_meeting(meeting):
    """The meeting whose minutes come to this one: the last that will have some to agree, else the last there was.

    That may be one still to come. A meeting that is known by its day alone, from an old work programme, has none.
    """
    held = Meeting.objects.filter(board=meeting.board_id, is_formal=meeting.is_formal)
    before = held.filter(on__lt=meeting.on).exclude(status=MeetingStatus.CANCELLED).order_by("-on")
    to_agree = Q(minutes_state__in=TO_AGREE) | Q(status__in=TO_COME)
    return before.filter(to_agree).first() or before.first()
