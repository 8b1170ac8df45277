"""Files of a board: spreadsheets that come in, and documents that are made and printed."""

from django.db import models
from django.urls import reverse

from desk import choices
from desk.querysets import DocumentQuerySet, SheetQuerySet
from meetings.models import Board, Meeting
from people.models import Person
from performance.models import Plan
from scrutiny.exempt import exempt_storage, open_storage


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


class Document(models.Model):
    """A document asked for, and how far its making is. What was made of it stands apart and never changes."""

    kind = models.CharField(max_length=20, choices=choices.DocumentKind)
    board = models.ForeignKey(Board, models.PROTECT, related_name="documents")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="documents"
    )
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="documents")
    #: First calendar year of the municipal year, of a work programme.
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    audience = models.CharField(max_length=10, choices=choices.Audience)
    #: The day it speaks of.
    as_at = models.DateField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=choices.DocumentState, default=choices.DocumentState.WAITING
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    #: 0 to 100, while it is made.
    progress = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True, default="")
    made_at = models.DateTimeField(null=True, blank=True)
    #: What it was made from: the versions of its rows.
    made_from = models.JSONField(default=dict, blank=True)
    #: Open to its readers since then.
    released_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=choices.OF_A_MEETING, meeting__isnull=False)
                | models.Q(kind=choices.DocumentKind.PROGRAMME, year__isnull=False)
                | models.Q(kind=choices.DocumentKind.PLAN, plan__isnull=False),
                name="document_says_of_what_it_is",
            ),
            models.CheckConstraint(
                condition=models.Q(state=choices.DocumentState.READY, made_at__isnull=False)
                | (~models.Q(state=choices.DocumentState.READY) & models.Q(made_at=None)),
                name="document_ready_has_its_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(released_at=None) | models.Q(state=choices.DocumentState.READY),
                name="document_released_is_ready",
            ),
        ]
        indexes = [
            models.Index(fields=["board", "-asked_at"], name="document_by_board"),
            models.Index(fields=["state", "asked_at"], name="document_by_state"),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} as at {self.as_at.day} {self.as_at:%B %Y}"

    def get_absolute_url(self):
        return reverse("desk:document", args=[self.pk])

    @property
    def is_for_members(self):
        return self.audience == choices.Audience.MEMBERS

    @property
    def year_name(self):
        return f"{self.year}/{(self.year + 1) % 100:02}" if self.year else ""

    @property
    def made(self):
        """What it became: what a members' copy says, or became private since, stands in the exempt table and store."""
        return self.exempt_copy if self.is_for_members or self.is_withheld else self.open_copy

    @property
    def is_withheld(self):
        return choices.WITHHELD in self.made_from


class DocumentCopy(models.Model):
    """What became of a document for the public: its words and its files.

    The database refuses to change it, and to delete it unless its exempt copy says the same.
    """

    document = models.OneToOneField(
        Document, models.PROTECT, primary_key=True, related_name="open_copy"
    )
    content = models.JSONField()
    pdf = models.FileField(storage=open_storage, upload_to="documents")
    word = models.FileField(storage=open_storage, upload_to="documents")

    def __str__(self):
        return f"Copy {self.pk}"


class DocumentCopyExempt(models.Model):
    """The same of a members' copy, and of one for the public that says what became private."""

    document = models.OneToOneField(
        Document, models.PROTECT, primary_key=True, related_name="exempt_copy"
    )
    content = models.JSONField()
    pdf = models.FileField(storage=exempt_storage, upload_to="documents")
    word = models.FileField(storage=exempt_storage, upload_to="documents")

    class Meta:
        db_table = "desk_documentcopy_exempt"

    def __str__(self):
        return f"Private copy {self.pk}"
