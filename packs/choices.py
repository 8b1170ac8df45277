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
    #: A later pack of the same meeting fills the same place: it is decided there.
    SUPERSEDED = "superseded", "Found again in a later pack"


class FollowUp(TextChoices):
    """What becomes of a limb or a promise when it is accepted."""

    ACTION = "action", "Open an action"
    PROGRAMME = "programme", "It stands in the work programme"
    NOTED = "noted", "It only notes"
    NOTHING = "nothing", "Nothing is needed"
    LATER = "later", "Decide later: it stays a loose end"
