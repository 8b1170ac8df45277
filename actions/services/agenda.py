"""Programme items and the agenda items by which they come to their meetings."""

from django.db import transaction
from django.db.models import F

from actions.models import ProgrammeItem
from actions.services.recording import ChangeRefused, record
from meetings.choices import MeetingStatus
from meetings.services import ChangeRefused as MeetingRefused
from meetings.services import take_off_agenda


@transaction.atomic
def put_item_on_agenda(*, item, agenda_item, by, now):
    """Say where a programme item stands on an agenda; refused when it stands on one that is to come already."""
    free = ProgrammeItem.objects.filter(pk=item.pk, agenda_item=item.agenda_item_id)
    if not free.update(agenda_item=agenda_item, version=F("version") + 1):
        raise ChangeRefused("Somebody else put this item on an agenda meanwhile.")
    item.refresh_from_db()
    after = {"agenda_item": agenda_item.pk, "meeting": agenda_item.meeting_id}
    record(kind="item_on_agenda", by=by, now=now, about=item, after=after)


@transaction.atomic
def take_item_off_agenda(*, item, by, now):
    """A programme item whose agenda item was taken off waits for an agenda again."""
    before = {"agenda_item": item.agenda_item_id}
    ProgrammeItem.objects.filter(pk=item.pk).update(agenda_item=None, version=F("version") + 1)
    item.refresh_from_db()
    record(kind="item_off_agenda", by=by, now=now, about=item, before=before)


@transaction.atomic
def leave_agenda(*, item, by, now):
    """Take an item that moved elsewhere off a draft agenda, where nobody has read it.

    It stays on a published agenda, and where papers or the record hang on it: whoever keeps that agenda decides.
    """
    stands = item.agenda_item
    if not stands or stands.meeting_id == item.meeting_id:
        return
    if stands.meeting.status != MeetingStatus.PLANNED or stands.papers.exists():
        return
    try:
        take_off_agenda(item=stands, version=stands.version, by=by, now=now)
    except MeetingRefused:
        return
    take_item_off_agenda(item=item, by=by, now=now)
