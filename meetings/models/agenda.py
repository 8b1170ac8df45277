"""What comes to a meeting: agenda items and papers."""

from django.db import models

from meetings import choices
from meetings.models.calendar import Meeting
from meetings.querysets import AgendaItemQuerySet, PaperQuerySet, PassageQuerySet
from people.models import Directorate
from scrutiny.exempt import Worded, exempt_storage, no_open_words, open_storage


def why_private(paragraph, public_interest):
    """What the public is told of private business (LGA 1972 s.100B(5) and Sch. 12A): the ground, and why it holds."""
    kind = choices.ExemptParagraph(paragraph).label if paragraph else ""
    told = f"Schedule 12A, paragraph {kind}." if kind else "Schedule 12A."
    return f"{told} {public_interest}".strip()


class Grounded(Worded):
    """Something that everybody is told of, though its words may be private: its ground stands in the open row."""

    exempt_paragraph = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=choices.ExemptParagraph
    )
    #: Why the public interest is in keeping it private: the public reads it.
    public_interest = models.TextField(blank=True, default="")

    #: Whether whoever asked may read its words: `listed_to` says so of each row.
    reads = True
    #: What it is called for those who may not.
    NEUTRAL = ""

    class Meta:
        abstract = True

    def word(self, name):
        """One field's text; for whoever may not read it the neutral title, and nothing else."""
        if self.is_private and not self.reads:
            return self.NEUTRAL if name == self.WORDS[0] else ""
        return super().word(name)

    @property
    def why_private(self):
        return why_private(self.exempt_paragraph, self.public_interest)


class AgendaItem(Grounded):
    """One numbered item of a meeting's agenda, public or private."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(
        max_length=20, choices=choices.AgendaKind, default=choices.AgendaKind.BUSINESS
    )
    #: How long it is expected to take.
    minutes_planned = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    number = models.CharField(max_length=12, blank=True, default="")
    title = models.CharField(max_length=300, blank=True, default="")
    author = models.CharField(max_length=200, blank=True, default="")
    sub_items = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True, default="")
    first_page = models.PositiveSmallIntegerField(null=True, blank=True)
    last_page = models.PositiveSmallIntegerField(null=True, blank=True)
    #: Put on the agenda by hand: others see it once a version with it is published.
    held_back = models.BooleanField(default=False)
    #: Taken off a published agenda; it is read in the versions that had it.
    withdrawn_on = models.DateField(null=True, blank=True)

    WORDS = ("title", "note", "author")
    NEUTRAL = "Item taken in private"

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            no_open_words("title", "note", "author", name="agenda_item_private_has_no_open_words"),
            models.CheckConstraint(
                condition=models.Q(is_private=False) | models.Q(sub_items=[]),
                name="agenda_item_private_has_no_open_parts",
            ),
            models.CheckConstraint(
                condition=models.Q(is_private=False) | models.Q(exempt_paragraph__isnull=False),
                name="agenda_item_private_names_its_paragraph",
                violation_error_message="Choose the paragraph of Schedule 12A that makes it private.",
            ),
        ]

    def __str__(self):
        return f"Item {self.number}"


class AgendaItemExempt(models.Model):
    item = models.OneToOneField(AgendaItem, models.CASCADE, primary_key=True, related_name="exempt")
    title = models.CharField(max_length=300)
    note = models.TextField(blank=True, default="")
    author = models.CharField(max_length=200, blank=True, default="")
    #: Why it was private, as it was written while only those who may read private business read that.
    private_reason = models.TextField(blank=True, default="")

    class Meta:
        db_table = "meetings_agendaitem_exempt"

    def __str__(self):
        return "Private agenda item"


class Paper(Grounded):
    """A report or briefing note that came to one agenda item; its file is served by a view that checks."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers")
    subject = models.CharField(max_length=300, blank=True, default="")
    authors = models.CharField(max_length=300, blank=True, default="")
    directorate = models.ForeignKey(Directorate, models.PROTECT, null=True, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    file_name = models.CharField(max_length=200, blank=True, default="")
    file = models.FileField(storage=open_storage, upload_to="papers", blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    received_on = models.DateField(null=True, blank=True)
    #: A background paper is kept for four years, not six (LGA 1972 s.100D).
    is_background = models.BooleanField(default=False)
    #: Attached by hand: others see it once a version with it is published.
    held_back = models.BooleanField(default=False)
    #: The paper that this one corrects: it is read in the versions that had it.
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    #: Since when others read the corrected one instead.
    replaced_on = models.DateField(null=True, blank=True)

    WORDS = ("subject", "file_name")
    NEUTRAL = "Private paper"
    #: Whether its file may not go to others yet: `for_publication` says so of each row.
    waits = False

    objects = PaperQuerySet.as_manager()

    class Meta:
        constraints = [
            no_open_words("subject", "file_name", "file", name="paper_private_has_no_open_words"),
        ]

    def __str__(self):
        return f"Paper {self.pk}"


class PaperExempt(models.Model):
    paper = models.OneToOneField(Paper, models.CASCADE, primary_key=True, related_name="exempt")
    subject = models.CharField(max_length=300)
    file_name = models.CharField(max_length=200, blank=True, default="")
    file = models.FileField(storage=exempt_storage, upload_to="papers", blank=True, default="")

    class Meta:
        db_table = "meetings_paper_exempt"

    def __str__(self):
        return "Private paper"


class PaperPassage(models.Model):
    """A stretch of an open paper's text, as it was read from its file or pack: for search, which says the page."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["paper", "position"]

    def __str__(self):
        return f"Page {self.page}" if self.page else f"Line {self.line}"


class PaperPassageExempt(models.Model):
    """The same of a private paper."""

    paper = models.ForeignKey(Paper, models.CASCADE, related_name="exempt_passages")
    position = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True, blank=True)
    line = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField()

    objects = PassageQuerySet.as_manager()

    class Meta:
        db_table = "meetings_paperpassage_exempt"
        ordering = ["paper", "position"]

    def __str__(self):
        return f"Page {self.page}" if self.page else f"Line {self.line}"
