"""One message per person per local date, what it lists and why, and the sending as a whole."""

from django.db import models

from actions.models import Action
from desk import choices
from desk.querysets import DigestLineQuerySet, DigestQuerySet, OwnQuerySet, SenderQuerySet
from meetings.models import Board
from people.models import Person
from performance.models import Recommendation


class Digest(models.Model):
    """The one message a person gets on one Europe/London date, and what became of it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="digests")
    on = models.DateField()
    state = models.CharField(
        max_length=10, choices=choices.DigestState, default=choices.DigestState.PENDING
    )
    #: The name of the claim under which a sender has it: that sender alone knows it.
    claim = models.CharField(max_length=32, blank=True, default="")
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True, default="")
    #: Set just before it is handed over: a message without one never left.
    message_id = models.CharField(max_length=120, blank=True, default="")
    #: Where it went, as scrutiny.mail.plain_address has it; set with the message's id.
    address = models.EmailField(null=True, blank=True)  # noqa: DJ001
    #: Since when it could have gone: what is due for long says that something is down.
    due_at = models.DateTimeField(null=True, blank=True)
    #: Who asked for it to be sent again, and when.
    again_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    again_at = models.DateTimeField(null=True, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "on"], name="digest_is_one_a_person_and_date"
            ),
            models.UniqueConstraint(
                fields=["address", "on"], name="digest_is_one_an_address_and_date"
            ),
            models.CheckConstraint(
                condition=models.Q(state=choices.DigestState.SENT, sent_at__isnull=False)
                | (~models.Q(state=choices.DigestState.SENT) & models.Q(sent_at=None)),
                name="digest_sent_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["state", "on"], name="digest_by_state")]

    def __str__(self):
        return f"{self.on:%d %b %Y}, {self.get_state_display().lower()}"


class MailChoice(models.Model):
    """When somebody wants their message: they may choose the day and the hour, and not that nothing comes.

    Without a row, it comes on any working day on which something is due, from the hour of the settings.
    """

    person = models.OneToOneField(
        Person, models.CASCADE, primary_key=True, related_name="mail_choice"
    )
    #: The hour, in Europe/London, from which it may go.
    hour = models.PositiveSmallIntegerField()
    #: Once a week, on that day; null for any working day.
    weekday = models.PositiveSmallIntegerField(choices=choices.Weekday, null=True, blank=True)
    #: The briefing before a meeting, for those who sit on the board.
    wants_briefing = models.BooleanField(default=True)

    objects = OwnQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(hour__gte=choices.EARLIEST, hour__lte=choices.LATEST),
                name="mail_choice_hour_is_of_the_day",
            ),
            models.CheckConstraint(
                condition=models.Q(weekday=None) | models.Q(weekday__lte=choices.Weekday.FRIDAY),
                name="mail_choice_weekday_is_a_working_day",
            ),
        ]

    def __str__(self):
        return f"From {self.hour}:00, {self.get_weekday_display() or 'daily'}"


class Follow(models.Model):
    """What somebody follows: a board, an action, a recommendation, or a search of the list of actions."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="follows")
    board = models.ForeignKey(
        Board, models.CASCADE, null=True, blank=True, related_name="followers"
    )
    action = models.ForeignKey(
        Action, models.CASCADE, null=True, blank=True, related_name="followers"
    )
    recommendation = models.ForeignKey(
        Recommendation, models.CASCADE, null=True, blank=True, related_name="followers"
    )
    #: The search, as the address of the list has it.
    search = models.CharField(max_length=500, blank=True, default="")
    often = models.CharField(max_length=10, choices=choices.Often, default=choices.Often.DAILY)
    made_at = models.DateTimeField()

    objects = OwnQuerySet.as_manager()

    #: What may be followed: exactly one of them.
    OF = ("board", "action", "recommendation")

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(board__isnull=False, action=None, recommendation=None, search="")
                | models.Q(board=None, action__isnull=False, recommendation=None, search="")
                | models.Q(board=None, action=None, recommendation__isnull=False, search="")
                | (
                    models.Q(board=None, action=None, recommendation=None)
                    & ~models.Q(search="")
                    # A search may be over several boards: none of them meets for it.
                    & ~models.Q(often=choices.Often.MEETING)
                ),
                name="follow_is_of_one_thing",
            ),
            models.UniqueConstraint(fields=["person", "board"], name="follow_of_a_board_is_one"),
            models.UniqueConstraint(fields=["person", "action"], name="follow_of_an_action_is_one"),
            models.UniqueConstraint(
                fields=["person", "recommendation"], name="follow_of_a_recommendation_is_one"
            ),
            models.UniqueConstraint(
                fields=["person", "search"],
                condition=~models.Q(search=""),
                name="follow_of_a_search_is_one",
            ),
        ]

    def __str__(self):
        return f"{self.get_often_display()}"


class DigestLine(models.Model):
    """One thing a message lists, and why: as it was when the message went."""

    digest = models.ForeignKey(Digest, models.CASCADE, related_name="lines")
    #: What it is about: an action; or a board or a recommendation, for a briefing and for what is followed.
    action = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, related_name="digest_lines"
    )
    board = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="digest_lines"
    )
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, blank=True, related_name="digest_lines"
    )
    #: By which wish of its reader it is there; none once they no longer follow it.
    follow = models.ForeignKey(Follow, models.SET_NULL, null=True, blank=True, related_name="lines")
    section = models.CharField(max_length=10, choices=choices.Section)
    rule = models.CharField(max_length=10, choices=choices.Rule)

    objects = DigestLineQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["digest", "section", "action", "rule"],
                condition=models.Q(follow=None),
                name="digest_line_is_one_an_action",
            )
        ]

    def __str__(self):
        return self.get_rule_display()


class Sender(models.Model):
    """The sending as a whole: one row, compared with the marker of this machine; see desk/reminders/holding.py."""

    #: Which run of messages the database belongs to, and how far it is in it.
    line = models.CharField(max_length=32)
    count = models.PositiveBigIntegerField(default=0)
    #: Nothing is sent since then, until somebody releases it.
    held_at = models.DateTimeField(null=True, blank=True)
    held_why = models.CharField(max_length=300, blank=True, default="")
    #: Held because the database is older than what this machine has sent.
    is_restored = models.BooleanField(default=False)
    #: The day of a release after a restore, on which nobody can say what had gone before.
    quiet_on = models.DateField(null=True, blank=True)

    objects = SenderQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="sender_is_the_only_one")
        ]

    def __str__(self):
        return "Held" if self.held_at else "Sending"


class Pulse(models.Model):
    """When a part of the sending was last seen alive, and what it said when it last failed."""

    part = models.CharField(max_length=10, choices=choices.Part, primary_key=True)
    alive_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True, default="")

    def __str__(self):
        return self.get_part_display()
