"""What owners say about actions, and what shows it."""

from django.db import models

from actions.models.action import Action
from actions.querysets import EvidenceQuerySet, UpdateQuerySet
from people.models import Person
from scrutiny.exempt import Worded, exempt_storage, no_open_words, open_storage


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
