"""What was published of an agenda, version by version: kept as it went out."""

from django.db import models

from meetings.models.calendar import Meeting
from meetings.querysets import AgendaVersionQuerySet
from people.models import Person


class AgendaVersion(models.Model):
    """An agenda as it was published, entry by entry (`meetings.versions`). A private item has its number, paragraph
    and public-interest reason here, which everybody is told, and its words in the exempt row.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="agenda_versions")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    #: Why it differs from the version before.
    why = models.TextField(blank=True, default="")
    items = models.JSONField(default=list)

    objects = AgendaVersionQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"], name="agenda_version_is_numbered_once"
            )
        ]

    def __str__(self):
        return f"Version {self.number}"


class AgendaVersionExempt(models.Model):
    """The words of its private items, by the key of the item."""

    version = models.OneToOneField(
        AgendaVersion, models.PROTECT, primary_key=True, related_name="exempt"
    )
    items = models.JSONField(default=dict)

    class Meta:
        db_table = "meetings_agendaversion_exempt"

    def __str__(self):
        return "Private words of an agenda"
