"""What follows for the programme when a meeting moves or is cancelled, and when papers for it come or go."""

from django.db import transaction

from actions.choices import ItemStatus, SlotKind
from actions.models import ProgrammeItem
from actions.programme import book
from actions.services import follow_item, paper_attached, paper_removed
from meetings import deadlines, services
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


@transaction.atomic
def attach_paper(*, item, by, now, **details):
    """Attach a paper to an agenda item; whoever owed it has reported."""
    paper = services.attach_paper(item=item, by=by, now=now, **details)
    paper_attached(paper=paper, by=by, now=now)
    return paper


@transaction.atomic
def remove_paper(*, paper, by, now):
    """Remove a paper that nobody else has seen; it is awaited again."""
    services.remove_paper(paper=paper, by=by, now=now)
    paper_removed(paper=paper, by=by, now=now)
