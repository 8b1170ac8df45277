"""What follows for the programme when a meeting moves or is cancelled."""

from django.db import transaction

from actions.choices import ItemStatus, SlotKind
from actions.models import ProgrammeItem
from actions.programme import book
from actions.services import follow_item
from meetings import deadlines
from meetings.choices import MeetingStatus


@transaction.atomic
def follow_meeting(*, meeting, by, now, why):
    """Bring what is booked at a meeting into line with it, and say how many items that was.

    Moved: the due dates of the papers follow; the items did not slip, for they stay at their meeting. Cancelled:
    its items go to "date to be determined" with the reason, and are told as slipped.
    """
    planned = ProgrammeItem.objects.filter(meeting=meeting, status=ItemStatus.PLANNED)
    items = list(planned.select_related("board", "meeting", "exempt", "resolution").order_by("pk"))
    calendar = deadlines.calendar()
    told = {"by": by, "now": now}
    for item in items:
        if meeting.status == MeetingStatus.CANCELLED:
            reason = why.strip() or f"The meeting of {meeting} is cancelled."
            book(item=item, slot=SlotKind.UNDATED, why=reason, **told)
        else:
            follow_item(item=item, why=why, calendar=calendar, **told)
    return len(items)
