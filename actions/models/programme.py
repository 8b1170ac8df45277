"""The work programme: items in their slots."""

from django.db import models
from django.urls import reverse

from actions import choices
from actions.querysets import ProgrammeItemQuerySet, ProgrammeVersionQuerySet
from meetings.models import AgendaItem, Board, Meeting, Minute, Resolution
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
    #: The minute under which it was added: until the minutes are circulated it is the co-ordinator's alone.
    minute = models.ForeignKey(
        Minute, models.PROTECT, null=True, blank=True, related_name="programme"
    )
    #: Where it stands on the agenda of its meeting.
    agenda_item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="programme"
    )
    #: The task and finish group whose report comes back here.
    group = models.ForeignKey(
        Board, models.PROTECT, null=True, blank=True, related_name="report_slots"
    )
    #: How long it is expected to take at its meeting, and the papers that are to come, one a line.
    minutes_planned = models.PositiveSmallIntegerField(null=True, blank=True)
    papers = models.TextField(blank=True, default="")
    #: Since when it stands in its slot, and how often it was moved to a later one.
    slot_since = models.DateField(null=True, blank=True)
    slips = models.PositiveSmallIntegerField(default=0)
    #: A standing item is taken again and again: the last time.
    last_taken_on = models.DateField(null=True, blank=True)
    status = models.CharField(
        max_length=20, choices=choices.ItemStatus, default=choices.ItemStatus.PLANNED
    )
    version = models.PositiveIntegerField(default=1)

    WORDS = ("title", "question", "detail", "papers")

    objects = ProgrammeItemQuerySet.as_manager()

    class Meta:
        ordering = ["year", "meeting__on", "position", "pk"]
        constraints = [
            no_open_words(
                "title",
                "question",
                "detail",
                "papers",
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

    def is_past(self, today):
        """Whether its meeting is over, and nobody has said whether it was taken there."""
        is_over = self.meeting and not self.meeting.is_coming(today)
        return bool(is_over and self.status == choices.ItemStatus.PLANNED)

    def officers(self):
        """The lead officers as they were named: the first answers for the paper."""
        named = self.lead_officers.through.objects.filter(programmeitem=self).order_by("pk")
        return [row.person for row in named.select_related("person")]

    def name_officers(self, people):
        """Keep the lead officers in the order given."""
        through, people = self.lead_officers.through, list(dict.fromkeys(people))
        if people != self.officers():
            through.objects.filter(programmeitem=self).delete()
            through.objects.bulk_create(through(programmeitem=self, person=each) for each in people)


class ProgrammeItemExempt(models.Model):
    item = models.OneToOneField(
        ProgrammeItem, models.CASCADE, primary_key=True, related_name="exempt"
    )
    title = models.CharField(max_length=300)
    question = models.TextField(blank=True, default="")
    detail = models.TextField(blank=True, default="")
    papers = models.TextField(blank=True, default="")

    class Meta:
        db_table = "actions_programmeitem_exempt"

    def __str__(self):
        return "Private programme item"


class ProgrammeVersion(models.Model):
    """A work programme as it was published: a list of {item, slot, meeting, on, title, people}.

    Private items are in the exempt row alone.
    """

    board = models.ForeignKey(Board, models.PROTECT, related_name="programme_versions")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    #: The meeting it was published for.
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="programme_versions"
    )
    published_at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    items = models.JSONField(default=list)

    objects = ProgrammeVersionQuerySet.as_manager()

    class Meta:
        ordering = ["board", "year", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "year", "number"], name="programme_version_is_numbered_once"
            )
        ]

    def __str__(self):
        return f"Version {self.number} of {self.year}/{(self.year + 1) % 100:02}"


class ProgrammeVersionExempt(models.Model):
    version = models.OneToOneField(
        ProgrammeVersion, models.PROTECT, primary_key=True, related_name="exempt"
    )
    items = models.JSONField(default=list)

    class Meta:
        db_table = "actions_programmeversion_exempt"

    def __str__(self):
        return "Private items of a work programme"
