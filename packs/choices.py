"""Where a pack is on its way in, and what kinds of things are found in one."""

from django.db.models import TextChoices


class PackState(TextChoices):
    WAITING = "waiting", "Waiting to be read"
    READING = "reading", "Being read"
    READ = "read", "Read"
    FAILED = "failed", "Could not be read"
    CANCELLED = "cancelled", "Cancelled"


class FindingKind(TextChoices):
    """In the order in which they are reviewed, and accepted."""

    MEETING = "meeting", "The meeting"
    MEMBER = "member", "Members"
    AGENDA_ITEM = "agenda_item", "Agenda items"
    PAPER = "paper", "Papers"
    ATTENDANCE = "attendance", "Attendance"
    MINUTE = "minute", "Minutes"
    RESOLUTION = "resolution", "Resolutions"
    PROMISE = "promise", "Promises in the text"
    PROGRAMME_ITEM = "programme_item", "Work programme"
    RECOMMENDATION = "recommendation", "Recommendations"
    SIGN_OFF = "sign_off", "Sign-offs"
    MEASURE = "measure", "Performance figures"


class FindingState(TextChoices):
    WAITING = "waiting", "To review"
    ACCEPTED = "accepted", "Accepted"
    DISMISSED = "dismissed", "Dismissed"
    #: The same place in an earlier pack of the board says the same: nothing to decide again.
    UNCHANGED = "unchanged", "Unchanged"
