"""What a board asked for: actions, their updates and dates; and the work programme."""

from django.db import models
from django.urls import reverse

from actions import choices
from actions.querysets import (
    LIVE_STATUSES,
    ActionQuerySet,
    EvidenceQuerySet,
    OfAction,
    ProgrammeItemQuerySet,
    UpdateQuerySet,
)
from meetings.models import Board, Meeting, Resolution
from people.models import Body, Person
from scrutiny.exempt import Worded, exempt_storage, no_open_words, open_storage
from scrutiny.history.models import Event as BaseEvent
from scrutiny.history.models import about_exactly_one


class ProgrammeItem(Worded):
    """One line of a board's work programme, in a slot of a municipal year."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="programme")
    #: First calendar year of the municipal year.
    year = models.PositiveSmallIntegerField()
    slot = models.CharField(max_length=20, choices=choices.SlotKind)
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="programme"
    )
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=300, blank=True, default="")
    question = models.TextField(blank=True, default="", help_text="The question it answers")
    detail = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=30, choices=choices.ItemKind, blank=True, default="")
    origin = models.CharField(max_length=20, choices=choices.Origin, blank=True, default="")
    cabinet_members = models.ManyToManyField(
        Person, blank=True, related_name="programme_as_cabinet_member"
    )
    lead_officers = models.ManyToManyField(
        Person, blank=True, related_name="programme_as_lead_officer"
    )
    #: Groups and bodies in the people column that are nobody in the directory.
    others = models.CharField(max_length=300, blank=True, default="")
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="programme"
    )
    status = models.CharField(
        max_length=20, choices=choices.ItemStatus, default=choices.ItemStatus.PLANNED
    )
    version = models.PositiveIntegerField(default=1)

    WORDS = ("title", "question", "detail")

    objects = ProgrammeItemQuerySet.as_manager()

    class Meta:
        ordering = ["year", "meeting__on", "position", "pk"]
        constraints = [
            no_open_words(
                "title",
                "question",
                "detail",
                name="programme_item_private_has_no_open_words",
            ),
            models.CheckConstraint(
                condition=models.Q(slot=choices.SlotKind.MEETING, meeting__isnull=False)
                | (~models.Q(slot=choices.SlotKind.MEETING) & models.Q(meeting=None)),
                name="programme_item_has_a_meeting_only_in_a_meeting_slot",
                violation_error_message="Choose the meeting, or another slot.",
            ),
        ]
        indexes = [models.Index(fields=["board", "year", "slot"], name="programme_by_board_year")]

    def __str__(self):
        return f"Programme item {self.pk}"

    def get_absolute_url(self):
        return reverse("actions:programme_item", args=[self.pk])


class ProgrammeItemExempt(models.Model):
    item = models.OneToOneField(
        ProgrammeItem, models.CASCADE, primary_key=True, related_name="exempt"
    )
    title = models.CharField(max_length=300)
    question = models.TextField(blank=True, default="")
    detail = models.TextField(blank=True, default="")

    class Meta:
        db_table = "actions_programmeitem_exempt"

    def __str__(self):
        return "Private programme item"


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
    addressees = models.ManyToManyField(Body, blank=True, related_name="actions")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="actions"
    )
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="actions"
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
        indexes = [
            models.Index(fields=["board", "is_live", "due_to", "id"], name="action_by_board"),
            models.Index(fields=["owner", "is_live", "due_to", "id"], name="action_by_owner"),
            models.Index(fields=["is_live", "due_to", "id"], name="action_by_due"),
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


class Update(Worded):
    """What an owner says about an action: dated, never overwritten (the database refuses)."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="updates")
    by = models.ForeignKey(Person, models.PROTECT, related_name="updates")
    at = models.DateTimeField()
    changed = models.TextField(blank=True, default="")
    shown_by = models.TextField(blank=True, default="")
    left = models.TextField(blank=True, default="")
    reports_complete = models.BooleanField(default=False)

    WORDS = ("changed", "shown_by", "left")

    objects = UpdateQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            no_open_words("changed", "shown_by", "left", name="update_private_has_no_open_words"),
        ]
        indexes = [models.Index(fields=["action", "-at"], name="update_by_action")]

    def __str__(self):
        return f"Update of {self.at:%d %b %Y}"


class UpdateExempt(models.Model):
    update = models.OneToOneField(Update, models.PROTECT, primary_key=True, related_name="exempt")
    changed = models.TextField()
    shown_by = models.TextField(blank=True, default="")
    left = models.TextField(blank=True, default="")

    class Meta:
        db_table = "actions_update_exempt"

    def __str__(self):
        return "Private update"


class Evidence(Worded):
    """A file or a link that shows what an update says."""

    update = models.ForeignKey(Update, models.PROTECT, related_name="evidence")
    url = models.URLField(max_length=500, blank=True, default="")
    file_name = models.CharField(max_length=200, blank=True, default="")
    file = models.FileField(storage=open_storage, upload_to="evidence", blank=True, default="")

    WORDS = ("url", "file_name", "file")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            no_open_words("url", "file_name", "file", name="evidence_private_has_no_open_words"),
        ]

    def __str__(self):
        return f"Evidence {self.pk}"


class EvidenceExempt(models.Model):
    """The same of a private action, its file in a store of its own."""

    evidence = models.OneToOneField(
        Evidence, models.PROTECT, primary_key=True, related_name="exempt"
    )
    url = models.URLField(max_length=500, blank=True, default="")
    file_name = models.CharField(max_length=200, blank=True, default="")
    file = models.FileField(storage=exempt_storage, upload_to="evidence", blank=True, default="")

    class Meta:
        db_table = "actions_evidence_exempt"

    def __str__(self):
        return "Private evidence"


class DueMove(Worded):
    """One move of a due date: asked for, then granted or refused. The first date is kept for ever."""

    action = models.ForeignKey(Action, models.PROTECT, related_name="due_moves")
    state = models.CharField(max_length=10, choices=choices.MoveState)
    due_before = models.DateField(null=True, blank=True)
    due_after = models.DateField()
    why = models.TextField(blank=True, default="")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True, default="")
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


class Event(BaseEvent):
    """What happened to an action or a programme item."""

    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="events")
    programme_item = models.ForeignKey(
        ProgrammeItem, models.PROTECT, null=True, blank=True, related_name="events"
    )

    SUBJECTS = ("action", "programme_item")

    class Meta:
        constraints = [
            about_exactly_one("action", "programme_item", name="actions_event_is_about_one_thing"),
        ]
        indexes = [
            models.Index(fields=["action", "-at"], name="actions_event_by_action"),
            models.Index(fields=["programme_item", "-at"], name="actions_event_by_item"),
        ]


class EventExempt(models.Model):
    """The words of an event about private business."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="exempt")
    text = models.TextField()

    class Meta:
        db_table = "actions_event_exempt"

    def __str__(self):
        return "Private words of an event"
