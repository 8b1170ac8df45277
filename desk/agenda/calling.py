"""Moving and cancelling a meeting, with the reports that are due for it."""

from django.db import transaction

from actions import booking
from meetings import services


@transaction.atomic
def move_meeting(*, meeting, by, now, why, **details):
    """Move a meeting; what is due for it follows. What the meeting refuses, nothing follows."""
    meeting = services.move_meeting(meeting=meeting, by=by, now=now, why=why, **details)
    booking.follow_meeting(meeting=meeting, by=by, now=now, why=why)
    return meeting


@transaction.atomic
def cancel_meeting(*, meeting, by, now, why, **details):
    """Cancel a meeting; what is due for it follows. What the meeting refuses, nothing follows."""
    meeting = services.cancel_meeting(meeting=meeting, by=by, now=now, why=why, **details)
    booking.follow_meeting(meeting=meeting, by=by, now=now, why=why)
    return meeting
