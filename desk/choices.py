"""Where one person's message of one day is on its way out."""

from django.conf import settings
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


#: A message that may have arrived counts as one that did: nobody is told the same step twice.
TOLD = (DigestState.SENT, DigestState.UNKNOWN)


#: Days before it is due on which somebody hears of something first, and again; then the day before, and on the day.
FIRST, AGAIN = 14, 7


class Section(TextChoices):
    """The parts of a message, most urgent first."""

    OVERDUE = "overdue", "Overdue"
    NOW = "now", "Due today or tomorrow"
    PAPERS = "papers", "Papers for a meeting"
    SOON = "soon", f"Due within {FIRST} days"
    ACTING = "acting", "For those you act for"
    NEWS = "news", "Decided about your work"
    UPDATE = "update", "Where is it? Asked before the next meeting"
    ESCALATED = "escalated", "Overdue in your service"
    BRIEFING = "briefing", "Briefing for a meeting"
    FOLLOWS = "follows", "What you follow"


#: What somebody is asked for because it is due.
OWED = (Section.OVERDUE, Section.NOW, Section.PAPERS, Section.SOON, Section.ACTING)


class Rule(TextChoices):
    """Why something is in a message."""

    FORTNIGHT = "fortnight", f"Due within {FIRST} days (rule 1)"
    WEEK = "week", f"Due within {AGAIN} days (rule 2)"
    TOMORROW = "tomorrow", "Due tomorrow (rule 3)"
    TODAY = "today", "Due today (rule 4)"
    OVERDUE = "overdue", "Overdue, then every week (rule 5)"
    GRANTED = "granted", "Later date granted (rule 6)"
    REFUSED = "refused", "Later date refused (rule 7)"
    SENT_BACK = "sent_back", "Sent back (rule 8)"
    REQUEST = "request", "Open before a meeting (rule 9)"
    HEAD = "head", "Overdue in their service, then every week (rule 10)"
    BRIEFING = "briefing", "Sits on the board that meets (rule 11)"
    FOLLOW = "follow", "Follows it, and it changed (rule 12)"


class ViewedAs(TextChoices):
    """As whom a co-ordinator looks at a board of hers."""

    PUBLIC = "public", "The public"
    MEMBER = "member", "A councillor who sits on the board"
    CO_OPTED = "co_opted", "A co-opted member"
    CO_OPTED_PRIVATE = "co_opted_private", "A co-opted member who was given private business"


class Often(TextChoices):
    """How often somebody hears of what they follow."""

    DAILY = "daily", "On any day something changes"
    WEEKLY = "weekly", "Once a week"
    MEETING = "meeting", "Before each meeting of the board"


#: The hours of the day from which a message may go.
EARLIEST, LATEST = 6, 20


class Weekday(IntegerChoices):
    MONDAY = 0, "On Mondays"
    TUESDAY = 1, "On Tuesdays"
    WEDNESDAY = 2, "On Wednesdays"
    THURSDAY = 3, "On Thursdays"
    FRIDAY = 4, "On Fridays"


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


class QuestionState(TextChoices):
    """What became of a question for members. What is only suggested stands in no table."""

    CHOSEN = "chosen", "Chosen"
    SHARED = "shared", "Shared with members"
    SET_ASIDE = "set_aside", "Set aside"


#: Every change of state there is; what members read is taken back before it is set aside.
QUESTION_MOVES = {
    QuestionState.CHOSEN: {QuestionState.SHARED, QuestionState.SET_ASIDE},
    QuestionState.SHARED: {QuestionState.CHOSEN},
    QuestionState.SET_ASIDE: {QuestionState.CHOSEN},
}


class Verdict(TextChoices):
    """What a co-ordinator said of two names that were proposed as one thing."""

    SAME = "same", "One thing"
    ANOTHER = "another", "Two things"


class Sort(TextChoices):
    """What can wait for a co-ordinator, in the order in which one of each would be taken."""

    NOTICE = "notice", "Lawful time to answer is over"
    SPEAK = "speak", "Asks to speak"
    PAPER = "paper", "Paper late"
    HIDDEN = "hidden", "Paper may hide text"
    LATER_DATE = "later_date", "Later date asked for"
    REPORTED = "reported", "Reported complete"
    ESCALATED = "escalated", "Overdue, and nothing heard"
    REVIEW = "review", "Paused, review due"
    MINUTES = "minutes", "Minutes to write, circulate or agree"
    FINDINGS = "findings", "Findings to review"
    LIMB = "limb", "Resolved, and nothing follows yet"
    UNSENT = "unsent", "Recommendation not sent"
    UNREACHED = "unreached", "Lead officer cannot be written to"
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
    Sort.HIDDEN: (Presses.LAW, 0),
    Sort.LATER_DATE: (Presses.SOMEBODY, 3),
    Sort.REPORTED: (Presses.SOMEBODY, 7),
    Sort.ESCALATED: (Presses.SOMEBODY, settings.ESCALATE_DESK_DAYS),
    Sort.REVIEW: (Presses.SOMEBODY, 7),
    Sort.MINUTES: (Presses.SOMEBODY, 14),
    Sort.FINDINGS: (Presses.RECORD, 3),
    Sort.LIMB: (Presses.RECORD, 3),
    Sort.UNSENT: (Presses.RECORD, 7),
    Sort.UNREACHED: (Presses.RECORD, 3),
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


#: Of a document in `made_from`: something that it says became private.
WITHHELD = "withheld"


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
