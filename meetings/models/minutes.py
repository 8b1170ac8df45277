"""What a meeting did: minutes, and the limbs of what was resolved."""

from django.db import models

from meetings import choices
from meetings.models.agenda import AgendaItem
from meetings.models.calendar import Meeting
from meetings.querysets import MinuteQuerySet, ResolutionQuerySet
from people.models import Body, Person
from scrutiny.exempt import Worded, no_open_words


class Minute(Worded):
    """One numbered entry of a meeting's minutes, cited as 34/17."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="minutes"
    )
    position = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=12, blank=True, default="")
    #: First calendar year of the municipal year, for the citation.
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300, blank=True, default="")
    text = models.TextField(blank=True, default="")
    #: Whose the words of a draft are.
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1)

    WORDS = ("title", "text")

    objects = MinuteQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            no_open_words("title", "text", name="minute_private_has_no_open_words"),
        ]

    def __str__(self):
        return self.citation

    @property
    def citation(self):
        """34/17: the minute's number and the first year of the municipal year."""
        return f"{self.number or '–'}/{self.year % 100:02}"


class MinuteExempt(models.Model):
    minute = models.OneToOneField(Minute, models.CASCADE, primary_key=True, related_name="exempt")
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")

    class Meta:
        db_table = "meetings_minute_exempt"

    def __str__(self):
        return "Private minute"


class ReplacedText(models.Model):
    """What a draft minute said before somebody else saved over it. It is never changed.

    Private whatever its minute is: a draft may become so.
    """

    minute = models.ForeignKey(Minute, models.PROTECT, related_name="replaced_texts")
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True, default="")
    written_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    #: Who replaced it.
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "meetings_replacedtext_exempt"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"Replaced on {self.at:%d %b %Y}"


class Resolution(Worded):
    """One limb of what was resolved under a minute: 34/17 (2)."""

    minute = models.ForeignKey(Minute, models.PROTECT, related_name="resolutions")
    position = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=12, blank=True, default="")
    text = models.TextField(blank=True, default="")
    kind = models.CharField(max_length=20, choices=choices.ResolutionKind)
    addressees = models.ManyToManyField(Body, blank=True, related_name="resolutions")
    due_said = models.CharField(max_length=200, blank=True, default="")
    due_from = models.DateField(null=True, blank=True)
    due_to = models.DateField(null=True, blank=True)
    settled = models.CharField(
        max_length=20, choices=choices.Settled, blank=True, default=choices.Settled.OPEN
    )
    settled_reason = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    WORDS = ("text", "due_said", "settled_reason")

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            no_open_words(
                "text",
                "due_said",
                "settled_reason",
                name="resolution_private_has_no_open_words",
            ),
            models.CheckConstraint(
                condition=~models.Q(settled=choices.Settled.NOTHING_NEEDED)
                | models.Q(is_private=True)
                | ~models.Q(settled_reason=""),
                name="resolution_nothing_needed_says_why",
                violation_error_message="Say why nothing is needed.",
            ),
            models.CheckConstraint(
                condition=models.Q(due_from=None) | models.Q(due_to__gte=models.F("due_from")),
                name="resolution_due_window_runs_forward",
            ),
        ]

    def __str__(self):
        return f"Limb ({self.number})" if self.number else "Limb"


class ResolutionExempt(models.Model):
    resolution = models.OneToOneField(
        Resolution, models.CASCADE, primary_key=True, related_name="exempt"
    )
    text = models.TextField()
    due_said = models.CharField(max_length=200, blank=True, default="")
    settled_reason = models.TextField(blank=True, default="")

    class Meta:
        db_table = "meetings_resolution_exempt"

    def __str__(self):
        return "Private resolution"
