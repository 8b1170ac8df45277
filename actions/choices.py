"""Statuses, the table of allowed changes, standings, and the slots of a work programme."""

import datetime as dt

from django.db.models import TextChoices


class Status(TextChoices):
    NOT_STARTED = "not_started", "Not started"
    IN_PROGRESS = "in_progress", "In progress"
    REPORTED = "reported", "Reported complete"
    COMPLETE = "complete", "Complete"
    PAUSED = "paused", "Paused"
    NOT_REQUIRED = "not_required", "No longer required"


#: Every change of status there is. An owner reports; only the board, through its co-ordinator, completes.
ALLOWED_CHANGES = {
    Status.NOT_STARTED: {
        Status.IN_PROGRESS,
        Status.REPORTED,
        Status.PAUSED,
        Status.NOT_REQUIRED,
    },
    Status.IN_PROGRESS: {Status.REPORTED, Status.PAUSED, Status.NOT_REQUIRED},
    Status.REPORTED: {Status.IN_PROGRESS, Status.COMPLETE, Status.NOT_REQUIRED},
    Status.COMPLETE: {Status.IN_PROGRESS},
    Status.PAUSED: {Status.IN_PROGRESS, Status.NOT_REQUIRED},
    Status.NOT_REQUIRED: {Status.IN_PROGRESS},
}

#: Statuses in which something is still owed.
LIVE = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.REPORTED, Status.PAUSED)
#: Live, and nothing was reported yet.
AWAITED = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.PAUSED)


class Standing(TextChoices):
    """How an action stands on a day: worked out, never stored."""

    OVERDUE = "overdue", "Overdue"
    NO_DATE = "no_date", "No date for six months"
    DUE_SOON = "due_soon", "Due soon, not started"
    NO_UPDATE = "no_update", "No update this cycle"
    REVIEW_DUE = "review_due", "Paused, review due"
    AWAITING = "awaiting", "Awaiting acceptance"
    ON_TRACK = "on_track", "On track"
    PAUSED = "paused", "Paused"
    COMPLETE = "complete", "Complete"
    NOT_REQUIRED = "not_required", "No longer required"


#: The colour of each standing; the page adds a shape, so that colour never stands alone.
COLOURS = {
    Standing.OVERDUE: "red",
    Standing.NO_DATE: "red",
    Standing.DUE_SOON: "amber",
    Standing.NO_UPDATE: "amber",
    Standing.REVIEW_DUE: "amber",
    Standing.AWAITING: "purple",
    Standing.ON_TRACK: "green",
    Standing.PAUSED: "grey",
    Standing.COMPLETE: "blue",
    Standing.NOT_REQUIRED: "grey",
}

DUE_SOON = dt.timedelta(days=14)
#: A cycle is a little over six weeks, the usual gap between two meetings.
CYCLE = dt.timedelta(days=45)
WITHOUT_DATE = dt.timedelta(days=183)


class Step(TextChoices):
    """Who hears of overdue work besides its owner, one after the other."""

    HEAD = "head", "The head of service is told"
    DESK = "desk", "It is on the scrutiny co-ordinator’s desk"
    CHAIR = "chair", "It is on the chair’s briefing and the board’s page"


class ActionKind(TextChoices):
    REPORT_BACK = "report_back", "Report back"
    #: Opened by booking an item of the programme at a meeting: its paper must be in.
    REPORT_DUE = "report_due", "Report due"
    REQUEST = "request", "Request"
    RECOMMENDATION = "recommendation", "Recommendation"
    EVENT = "event", "Event to hold"
    REFERRAL = "referral", "Referral"
    PROMISE = "promise", "Promise by officers"
    OTHER = "other", "Other"


#: What ends when a paper comes to a meeting.
PAPERS = (ActionKind.REPORT_DUE, ActionKind.REPORT_BACK)


class MoveState(TextChoices):
    ASKED = "asked", "Asked for"
    GRANTED = "granted", "Granted"
    REFUSED = "refused", "Refused"


class SlotKind(TextChoices):
    MEETING = "meeting", "A meeting"
    UNDATED = "undated", "Date to be determined"
    NEXT_YEAR = "next_year", "Next year"
    STANDING = "standing", "Standing item"


class Origin(TextChoices):
    MINUTE = "minute", "A minute"
    REFERRAL = "referral", "Referral from another board"
    PUBLIC = "public", "The public"
    MEMBER = "member", "A member"
    STATUTORY = "statutory", "Statutory"
    INSPECTION = "inspection", "Inspection"


class ItemKind(TextChoices):
    PRE_DECISION = "pre_decision", "Before a decision"
    PERFORMANCE = "performance", "Performance"
    POLICY = "policy", "Policy development"
    HOLDING_TO_ACCOUNT = "holding_to_account", "Holding to account"


class ItemStatus(TextChoices):
    PLANNED = "planned", "Planned"
    TAKEN = "taken", "Taken"
    DROPPED = "dropped", "Dropped"


class AnswerVerdict(TextChoices):
    """Whether a paper answered the limb that asked for it."""

    YES = "yes", "Yes"
    PARTLY = "partly", "Partly"
    NO = "no", "No"


class NoticeState(TextChoices):
    PREPARED = "prepared", "Prepared"
    SENT = "sent", "Sent"
    ANSWERED = "answered", "Answered"


class Outcome(TextChoices):
    """How whoever a recommendation was made to answered it."""

    ACCEPTED = "accepted", "Accepted"
    IN_PART = "in_part", "Accepted in part"
    REFUSED = "refused", "Refused"
