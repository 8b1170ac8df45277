"""What a file holds that its pages do not show, and who let it go all the same."""

from django.db import models

from meetings.choices import DOUBTED, HiddenState
from meetings.models.agenda import Paper
from meetings.querysets import PaperHiddenQuerySet
from people.models import Person


class HiddenText(models.Model):
    """What was looked for in one file and found. A row waits until somebody has looked; it goes with its file."""

    state = models.CharField(
        max_length=10, choices=HiddenState, default=HiddenState.WAITING, db_index=True
    )
    #: [{kind, words, why, page, line}], as packs.isolated.find_hidden tells it: the hidden words themselves.
    found = models.JSONField(default=list, blank=True)
    #: Why it cannot be looked into, in one sentence.
    error = models.CharField(max_length=300, blank=True, default="")
    claimed_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    let_go_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    let_go_at = models.DateTimeField(null=True, blank=True)
    let_go_why = models.TextField(blank=True, default="")
    #: Whether it was let go to everybody, and not only to those who may read private business.
    to_public = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def __str__(self):
        return self.get_state_display()

    @property
    def is_doubted(self):
        """Whether a named person has to decide, or had to."""
        return self.state in DOUBTED

    def may_go(self, is_private):
        """Whether the file may go to others: to those who may read private business, or to everybody."""
        let_go = self.let_go_at is not None and (is_private or self.to_public)
        return self.state == HiddenState.CLEAN or let_go


class PaperHidden(HiddenText):
    """The same of a paper attached to an agenda item."""

    paper = models.OneToOneField(Paper, models.CASCADE, primary_key=True, related_name="hidden")

    objects = PaperHiddenQuerySet.as_manager()

    class Meta:
        db_table = "meetings_paperhidden_exempt"

    @property
    def is_private(self):
        return self.paper.is_private

    @property
    def file(self):
        return self.paper.exempt.file if self.paper.is_private else self.paper.file

    @property
    def file_name(self):
        return self.paper.word("file_name")
