"""What a board asked for, and when it is due."""

from django.db import models
from django.urls import reverse

from actions import choices
from actions.models.programme import ProgrammeItem
from actions.querysets import (
    LIVE_STATUSES,
    ActionQuerySet,
    OfAction,
)
from meetings.models import Board, Meeting, Minute, Resolution
from people.models import Body, Person
from scrutiny.exempt import Worded, no_open_words


class ActionNumber(models.Model):
    """The last number given to an action of a board in a municipal year."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["board", "year"], name="action_number_is_one_a_year")
        ]

    def __str__(self):
        return f"{self.last} in {self.year}"


class Action(Worded):
    """Something somebody must do by some time because a board asked."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="actions")
    reference = models.CharField(max_length=20, unique=True)
    title = models.CharField(max_length=300, blank=True, default="")
    #: The board's own words.
    asked = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=20, choices=choices.ActionKind)
    status = models.CharField(
        max_length=20, choices=choices.Status, default=choices.Status.NOT_STARTED
    )
    is_live = models.GeneratedField(
        expression=LIVE_STATUSES, output_field=models.BooleanField(), db_persist=True
    )
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="actions_owned"
    )
    contributors = models.ManyToManyField(Person, blank=True, related_name="actions_helped")
    cabinet_member = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="actions_as_cabinet_member",
    )
    #: The councillor who asked for it, where the record says so: nobody guesses it.
    raised_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="actions_raised"
    )
    addressees = models.ManyToManyField(Body, blank=True, related_name="actions")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    #: The minute in whose text it was promised, where no limb asked for it.
    minute = models.ForeignKey(
        Minute, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    programme_item = models.ForeignKey(
        ProgrammeItem, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    due_said = models.CharField(max_length=200, blank=True, default="")
    due_from = models.DateField(null=True, blank=True)
    due_to = models.DateField(null=True, blank=True)
    first_due_to = models.DateField(null=True, blank=True)
    opened_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    completed_on = models.DateField(null=True, blank=True)
    #: The meeting that agreed its closing, where the board decides that itself.
    agreed_at = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="actions_agreed"
    )
    #: Since when it is proposed to the board as no longer required; its event keeps the reason.
    closing_proposed_on = models.DateField(null=True, blank=True)
    #: The last update, kept here for lists: its day.
    last_update_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    WORDS = ("title", "asked", "due_said")

    objects = ActionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            no_open_words("title", "asked", "due_said", name="action_private_has_no_open_words"),
            models.CheckConstraint(
                condition=models.Q(status=choices.Status.COMPLETE, completed_on__isnull=False)
                | (~models.Q(status=choices.Status.COMPLETE) & models.Q(completed_on=None)),
                name="action_completed_on_only_when_complete",
            ),
            models.CheckConstraint(
                condition=models.Q(review_on=None) | models.Q(status=choices.Status.PAUSED),
                name="action_review_on_only_when_paused",
            ),
            models.CheckConstraint(
                condition=models.Q(due_from=None) | models.Q(due_to__gte=models.F("due_from")),
                name="action_due_window_runs_forward",
                violation_error_message="The due window must end on or after its first day.",
            ),
        ]
        # In the order of the list, so that its first page is read and not sorted.
        indexes = [
            models.Index(fields=["board", "-is_live", "due_to", "id"], name="action_by_board"),
            models.Index(fields=["owner", "-is_live", "due_to", "id"], name="action_by_owner"),
            models.Index(fields=["-is_live", "due_to", "id"], name="action_by_due"),
            models.Index(fields=["board", "-opened_on"], name="action_by_opened"),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        return reverse("actions:action", args=[self.pk])


class ActionExempt(models.Model):
    action = models.OneToOneField(Action, models.CASCADE, primary_key=True, related_name="exempt")
    title = models.CharField(max_length=300)
    asked = models.TextField(blank=True, default="")
    due_said = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        db_table = "actions_action_exempt"

    def __str__(self):
        return "Private action"


class DueMove(Worded):
    """One move of a due date: asked for, then granted or refused. The first date is kept for ever."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="due_moves")
    state = models.CharField(max_length=10, choices=choices.MoveState)
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField()
    why = models.TextField(blank=True, default="")
    #: Nobody, where a pack that was loaded by a command moved it.
    asked_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True, default="")
    #: The meeting that decided it, where the board decides that itself.
    decided_at_meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="due_moves_decided"
    )
    #: Asked for between the publication of an agenda and its meeting.
    is_late = models.BooleanField(default=False)

    WORDS = ("why", "answer")

    objects = OfAction.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            no_open_words("why", "answer", name="due_move_private_has_no_open_words"),
            models.CheckConstraint(
                condition=models.Q(state=choices.MoveState.ASKED, decided_at=None)
                | (~models.Q(state=choices.MoveState.ASKED) & models.Q(decided_at__isnull=False)),
                name="due_move_decided_has_its_moment",
            ),
            models.UniqueConstraint(
                fields=["action"],
                condition=models.Q(state=choices.MoveState.ASKED),
                name="due_move_is_asked_once_at_a_time",
                violation_error_message="A later date has been asked for already.",
            ),
        ]

    def __str__(self):
        return f"To {self.due_after:%d %b %Y}, {self.get_state_display().lower()}"


class DueMoveExempt(models.Model):
    move = models.OneToOneField(DueMove, models.PROTECT, primary_key=True, related_name="exempt")
    why = models.TextField(blank=True, default="")
    answer = models.TextField(blank=True, default="")

    class Meta:
        db_table = "actions_duemove_exempt"

    def __str__(self):
        return "Private move"
