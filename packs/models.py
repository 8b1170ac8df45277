"""The way in: files taken in, and what was found in each."""

from django.db import models
from django.urls import reverse

from actions.models import Action, ProgrammeItem
from meetings.models import (
    AgendaItem,
    Attendance,
    Board,
    HiddenText,
    Meeting,
    Membership,
    Minute,
    Paper,
    Resolution,
)
from packs import choices
from packs.checks.told import Verdict
from packs.querysets import (
    DraftQuerySet,
    FindingQuerySet,
    PackHiddenQuerySet,
    PackQuerySet,
    PackReadingQuerySet,
)
from people.models import Person
from performance.models import Measure, Recommendation, SignOff
from scrutiny.exempt import exempt_storage


class Pack(models.Model):
    """A file published for a meeting. It is a draft until accepted, so it stands in the exempt store."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="packs")
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    kind = models.CharField(max_length=10, blank=True, default="")
    file = models.FileField(storage=exempt_storage, upload_to="packs")
    state = models.CharField(
        max_length=10, choices=choices.PackState, default=choices.PackState.WAITING
    )
    #: 0 to 100, while it is read.
    progress = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True, default="")
    unread = models.JSONField(default=list, blank=True)
    meeting_on = models.DateField(null=True, blank=True)
    uploaded_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    uploaded_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = PackQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "sha256"],
                condition=~models.Q(
                    state__in=[choices.PackState.FAILED, choices.PackState.CANCELLED]
                ),
                name="pack_is_taken_in_once",
                violation_error_message="This very file has been loaded for the board already.",
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("packs:pack", args=[self.pk])


class Finding(models.Model):
    """One thing understood in a pack: the paper's own words beside what was made of them."""

    pack = models.ForeignKey(Pack, models.CASCADE, related_name="findings")
    kind = models.CharField(max_length=20, choices=choices.FindingKind)
    position = models.PositiveIntegerField(default=0)
    #: Kind and place (minute and limb, slot and title, table): the same place in a corrected pack.
    fingerprint = models.CharField(max_length=64)
    #: The words and values found there: differs when a corrected pack says something else.
    content = models.CharField(max_length=64)
    line = models.PositiveIntegerField(null=True, blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField(help_text="The paper's own words")
    #: What was understood, by the keys of `read_pack --json`; edited by whoever reviews.
    data = models.JSONField(default=dict)
    state = models.CharField(
        max_length=10,
        choices=choices.FindingState,
        default=choices.FindingState.WAITING,
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    #: The finding of an earlier pack that stood in the same place and said something else.
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    membership = models.ForeignKey(
        Membership, models.PROTECT, null=True, blank=True, related_name="+"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="+"
    )
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="+")
    attendance = models.ForeignKey(
        Attendance, models.PROTECT, null=True, blank=True, related_name="+"
    )
    minute = models.ForeignKey(Minute, models.PROTECT, null=True, blank=True, related_name="+")
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="+"
    )
    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="+")
    programme_item = models.ForeignKey(
        ProgrammeItem, models.PROTECT, null=True, blank=True, related_name="+"
    )
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    sign_off = models.ForeignKey(SignOff, models.PROTECT, null=True, blank=True, related_name="+")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, blank=True, related_name="+")

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "fingerprint"], name="finding_is_once_in_a_pack"
            ),
            models.CheckConstraint(
                condition=models.Q(state=choices.FindingState.ACCEPTED, accepted_at__isnull=False)
                | (~models.Q(state=choices.FindingState.ACCEPTED) & models.Q(accepted_at=None)),
                name="finding_accepted_has_its_moment",
            ),
        ]
        indexes = [models.Index(fields=["pack", "kind", "state"], name="finding_by_pack")]

    def __str__(self):
        return f"{self.get_kind_display()}, line {self.line}"


class PaperText(models.Model):
    """All that a paper of a pack says, as [{text, page, line}]: a draft, and perhaps private, until it is accepted."""

    finding = models.OneToOneField(
        Finding, models.CASCADE, primary_key=True, related_name="paper_text"
    )
    passages = models.JSONField(default=list)

    class Meta:
        db_table = "packs_papertext_exempt"

    def __str__(self):
        return f"{len(self.passages)} passages"


class PackReading(models.Model):
    """All that was understood of a pack, and what a check tells of it, as `read_pack` and `check_pack` print it.

    A draft, and perhaps private. A row without `read_at` and `error` waits to be made, or made again.
    """

    pack = models.OneToOneField(Pack, models.CASCADE, primary_key=True, related_name="reading")
    found = models.JSONField(default=dict)
    checks = models.JSONField(default=dict)
    #: Why the pack could not be checked, in one sentence.
    error = models.CharField(max_length=300, blank=True, default="")
    progress = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = PackReadingQuerySet.as_manager()

    class Meta:
        db_table = "packs_packreading_exempt"

    def __str__(self):
        return f"{len(self.checks.get('claims', []))} claims"

    @property
    def is_of_old(self):
        """Whether it was checked before small numbers and embargoes were looked for."""
        return bool(self.checks) and "flags" not in self.checks

    @property
    def worth_asking(self):
        """How many things a check of it found worth asking."""
        claims = [one["verdict"] == Verdict.WORTH_ASKING for one in self.checks.get("claims", [])]
        return sum(claims) + len(self.checks.get("dates", []))


class PackHidden(HiddenText):
    """What a pack holds that its pages do not show: reading takes it for its words, so nothing is accepted before."""

    #: Not even a member who may read private business has a part in a draft.
    is_private = False

    pack = models.OneToOneField(Pack, models.CASCADE, primary_key=True, related_name="hidden")

    objects = PackHiddenQuerySet.as_manager()

    class Meta:
        db_table = "packs_packhidden_exempt"

    @property
    def file(self):
        return self.pack.file

    @property
    def file_name(self):
        return self.pack.name


class Draft(models.Model):
    """A paper that its owner has checked before it is published: theirs alone, and gone after some days.

    The text, what was understood of it and what the check tells stand here and in the exempt store, and nowhere else.
    """

    owner = models.ForeignKey(Person, models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    file = models.FileField(storage=exempt_storage, upload_to="drafts")
    made_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=choices.PackState, default=choices.PackState.WAITING
    )
    #: 0 to 100, while it is checked.
    progress = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True, default="")
    claimed_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    found = models.JSONField(default=dict)
    checks = models.JSONField(default=dict)
    #: What the file holds that its pages do not show, or why it could not be looked through.
    hidden = models.JSONField(default=list)
    unseen = models.CharField(max_length=300, blank=True, default="")

    objects = DraftQuerySet.as_manager()

    class Meta:
        db_table = "packs_draft_exempt"
        ordering = ["-made_at", "-pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("packs:draft", args=[self.pk])


class KnownName(models.Model):
    """How papers spell somebody, as a co-ordinator confirmed it: "Cllr Ruane" is this person.

    Without a person it is a group or a body: "youth club members" is nobody in the directory.
    """

    spelling = models.CharField(max_length=160)
    board = models.ForeignKey(Board, models.CASCADE, related_name="known_names")
    person = models.ForeignKey(
        Person, models.CASCADE, null=True, blank=True, related_name="known_as"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["board", "spelling"], name="known_name_is_one_person_a_board"
            )
        ]

    def __str__(self):
        return self.spelling
