"""What a later meeting corrected of minutes: both wordings, kept against the minute."""

from django.db import models

from meetings.models.calendar import Meeting
from meetings.models.minutes import Minute, Resolution
from meetings.querysets import CorrectionQuerySet
from people.models import Person
from scrutiny.exempt import Worded, no_open_words


class Correction(Worded):
    """A wording as it was and as the meeting that agreed the minutes corrected it. It is never changed."""

    minute = models.ForeignKey(Minute, models.PROTECT, related_name="corrections")
    #: The limb corrected; without one, the minute's own text.
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    before = models.TextField(blank=True, default="")
    after = models.TextField(blank=True, default="")
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    WORDS = ("before", "after")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            no_open_words("before", "after", name="correction_private_has_no_open_words")
        ]

    def __str__(self):
        return f"Correction of {self.at:%d %b %Y}"


class CorrectionExempt(models.Model):
    correction = models.OneToOneField(
        Correction, models.PROTECT, primary_key=True, related_name="exempt"
    )
    before = models.TextField(blank=True, default="")
    after = models.TextField(blank=True, default="")

    class Meta:
        db_table = "meetings_correction_exempt"

    def __str__(self):
        return "Private correction"
