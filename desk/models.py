"""What crosses the apps: one message per person per local date."""

from django.db import models

from desk import choices
from desk.querysets import DigestQuerySet, SheetQuerySet
from meetings.models import Board
from people.models import Person
from scrutiny.exempt import exempt_storage


class Digest(models.Model):
    """The one message a person gets on one Europe/London date, and what became of it."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="digests")
    on = models.DateField()
    state = models.CharField(
        max_length=10, choices=choices.DigestState, default=choices.DigestState.PENDING
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    error = models.CharField(max_length=300, blank=True, default="")
    message_id = models.CharField(max_length=120, blank=True, default="")
    #: References of the actions it lists, as sent.
    listed = models.JSONField(default=list, blank=True)

    objects = DigestQuerySet.as_manager()

    class Meta:
        ordering = ["-on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "on"], name="digest_is_one_a_person_and_date"
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


class Sheet(models.Model):
    """A spreadsheet that somebody sent for a board: looked at first, then imported once.

    It may hold private words, so it stands in the exempt store, as does everything that is not accepted yet.
    """

    board = models.ForeignKey(Board, models.PROTECT, related_name="sheets")
    kind = models.CharField(max_length=20, choices=choices.SheetKind)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=exempt_storage, upload_to="sheets")
    uploaded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    applied_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    applied_at = models.DateTimeField(null=True, blank=True)
    #: How many rows did what, and the numbers of those that were refused.
    counts = models.JSONField(default=dict, blank=True)
    refused = models.JSONField(default=list, blank=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]

    def __str__(self):
        return self.name
