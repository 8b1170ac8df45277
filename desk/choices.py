"""Where one person's message of one day is on its way out."""

from django.db.models import IntegerChoices, TextChoices


class DigestState(TextChoices):
    PENDING = "pending", "To send"
    SENDING = "sending", "Being sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Could not be sent"
    UNKNOWN = "unknown", "Not known whether it arrived"
    SKIPPED = "skipped", "Not sent"


class Part(TextChoices):
    """What must run for messages to go."""

    CLOCK = "clock", "The clock (celery beat, or cron)"
    WORKER = "worker", "The worker (celery worker, or cron)"
    MAIL = "mail", "The mail server"


class Section(TextChoices):
    """The parts of a message, most urgent first."""

    OVERDUE = "overdue", "Overdue"
    NOW = "now", "Due today or tomorrow"
    PAPERS = "papers", "Papers for a meeting"
    SOON = "soon", "Due within two weeks"


class Rule(TextChoices):
    """Why something is in a message."""

    FORTNIGHT = "fortnight", "Due within 14 days (rule 1)"
    WEEK = "week", "Due within 7 days (rule 2)"
    TOMORROW = "tomorrow", "Due tomorrow (rule 3)"
    TODAY = "today", "Due today (rule 4)"
    OVERDUE = "overdue", "Overdue, then every week (rule 5)"


class SheetKind(TextChoices):
    """What a spreadsheet holds."""

    ACTIONS = "actions", "Actions"
    PROGRAMME = "programme", "Work programme"
    FIGURES = "figures", "Figures"


class Question(TextChoices):
    """What a board is asked to decide about an action."""

    COMPLETE = "complete", "Reported complete"
    LATER_DATE = "later_date", "Later date asked for"
    NOT_REQUIRED = "not_required", "Proposed as no longer required"


class Sort(TextChoices):
    """What can wait for a co-ordinator, in the order in which one of each would be taken."""

    NOTICE = "notice", "Lawful time to answer is over"
    SPEAK = "speak", "Asks to speak"
    PAPER = "paper", "Paper late"
    LATER_DATE = "later_date", "Later date asked for"
    REPORTED = "reported", "Reported complete"
    REVIEW = "review", "Paused, review due"
    MINUTES = "minutes", "Minutes to write, circulate or agree"
    FINDINGS = "findings", "Findings to review"
    LIMB = "limb", "Resolved, and nothing follows yet"
    UNSENT = "unsent", "Recommendation not sent"
    NO_OWNER = "no_owner", "No lead officer"
    NO_DATE = "no_date", "No due date"


class Presses(IntegerChoices):
    """Why something presses: the first come first."""

    LAW = 0, "The law or a meeting sets the day"
    SOMEBODY = 1, "Somebody waits for the answer"
    RECORD = 2, "The record is not whole"


#: For each sort, why it presses and how many days it may wait before it does.
PATIENCE = {
    Sort.NOTICE: (Presses.LAW, 0),
    Sort.SPEAK: (Presses.LAW, 0),
    Sort.PAPER: (Presses.LAW, 0),
    Sort.LATER_DATE: (Presses.SOMEBODY, 3),
    Sort.REPORTED: (Presses.SOMEBODY, 7),
    Sort.REVIEW: (Presses.SOMEBODY, 7),
    Sort.MINUTES: (Presses.SOMEBODY, 14),
    Sort.FINDINGS: (Presses.RECORD, 3),
    Sort.LIMB: (Presses.RECORD, 3),
    Sort.UNSENT: (Presses.RECORD, 7),
    Sort.NO_OWNER: (Presses.RECORD, 3),
    Sort.NO_DATE: (Presses.RECORD, 14),
}


class DocumentKind(TextChoices):
    """The documents a board publishes."""

    PROGRAMME = "programme", "Work programme note"
    AGENDA = "agenda", "Agenda front sheet"
    MINUTES = "minutes", "Minutes"
    TRACKER = "tracker", "Action tracker"
    PLAN = "plan", "Improvement plan report"


#: Documents of one meeting; the others are of a board.
OF_A_MEETING = (DocumentKind.AGENDA, DocumentKind.MINUTES, DocumentKind.TRACKER)


class Audience(TextChoices):
    """Whom a copy is made for: it holds what they may read and nothing else."""

    PUBLIC = "public", "The public"
    MEMBERS = "members", "Members of the board, with private business"


class DocumentState(TextChoices):
    WAITING = "waiting", "Waiting to be made"
    WORKING = "working", "Being made"
    READY = "ready", "Ready"
    FAILED = "failed", "Could not be made"
    CANCELLED = "cancelled", "Cancelled"
