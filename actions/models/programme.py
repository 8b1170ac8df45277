"""The work programme: items in their slots."""

from django.db import models
from django.urls import reverse

from actions import choices
from actions.querysets import ProgrammeItemQuerySet
from meetings.models import Board, Meeting, Resolution
from people.models import Person
from scrutiny.exempt import Worded, no_open_words


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
