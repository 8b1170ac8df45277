"""Boards and who sits on them; meetings, their agenda, papers, minutes and resolutions."""

from django.db import models
from django.urls import reverse

from meetings import choices
from meetings.querysets import (
    AgendaItemQuerySet,
    AppointmentQuerySet,
    BoardQuerySet,
    MeetingQuerySet,
    MembershipQuerySet,
    MinuteQuerySet,
    PaperQuerySet,
    ResolutionQuerySet,
)
from people.models import Body, Directorate, Person
from scrutiny.exempt import Worded, exempt_storage, no_open_words, open_storage
from scrutiny.history.models import Event as BaseEvent
from scrutiny.history.models import about_exactly_one


class Board(models.Model):
    """Any body that meets and is tracked."""

    name = models.CharField(max_length=160, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    prefix = models.CharField(max_length=8, unique=True, help_text="Begins references: ECS/17/014")
    kind = models.CharField(
        max_length=20, choices=choices.BoardKind, default=choices.BoardKind.SCRUTINY
    )
    is_public = models.BooleanField(default=True)
    #: Working days before publication by which a paper must be with the co-ordinator.
    clearing_days = models.PositiveSmallIntegerField(default=3)
    meeting_minutes = models.PositiveSmallIntegerField(default=120)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="groups")
    closed_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("performance:board_progress", args=[self.slug])


class Membership(models.Model):
    """A person's seat on a board, from a day and perhaps to a day (both ends included)."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    capacity = models.CharField(
        max_length=20, choices=choices.Capacity, default=choices.Capacity.MEMBER
    )
    #: Exempt information is for those who need it to do their duty; a co-opted member may be given it.
    sees_private = models.BooleanField(default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["board", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="membership_ends_after_it_starts",
                violation_error_message="A seat must end on or after the day it starts.",
            ),
            models.UniqueConstraint(
                fields=["board", "person"],
                condition=models.Q(ends_on=None),
                name="membership_is_one_seat_at_a_time",
                violation_error_message="This person sits on the board already.",
            ),
        ]

    def __str__(self):
        return f"{self.get_capacity_display()} since {self.starts_on:%d %b %Y}"


class Appointment(models.Model):
    """What somebody does for a board without sitting on it: the co-ordinator is appointed."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="appointments")
    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    role = models.CharField(max_length=20, choices=choices.Role, default=choices.Role.COORDINATOR)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["board", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="appointment_ends_after_it_starts",
                violation_error_message="An appointment must end on or after the day it starts.",
            ),
            models.UniqueConstraint(
                fields=["board", "person", "role"],
                condition=models.Q(ends_on=None),
                name="appointment_is_held_once",
                violation_error_message="This person holds the appointment already.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()} since {self.starts_on:%d %b %Y}"


class Meeting(models.Model):
    """One meeting of a board, on one day."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="meetings")
    on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=200, blank=True, default="")
    is_formal = models.BooleanField(default=True)
    status = models.CharField(
        max_length=20,
        choices=choices.MeetingStatus,
        default=choices.MeetingStatus.PLANNED,
    )
    published_on = models.DateField(null=True, blank=True)
    minutes_state = models.CharField(
        max_length=20,
        choices=choices.MinutesState,
        blank=True,
        default=choices.MinutesState.NONE,
    )
    version = models.PositiveIntegerField(default=1)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-on"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "on"],
                condition=~models.Q(status=choices.MeetingStatus.CANCELLED),
                name="meeting_is_one_a_day",
                violation_error_message="The board meets on this day already.",
            ),
        ]
        indexes = [models.Index(fields=["board", "-on"], name="meeting_by_board")]

    def __str__(self):
        return f"{self.on.day} {self.on:%B %Y}"

    def get_absolute_url(self):
        return reverse("actions:meeting", args=[self.pk])


class Attendance(models.Model):
    """Who came to a meeting, in what capacity, and who sent apologies."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendance")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendance")
    capacity = models.CharField(max_length=20, choices=choices.AttendanceCapacity)
    is_present = models.BooleanField(default=True)
    substitute_for = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="substituted_by"
    )
    directorate = models.ForeignKey(Directorate, models.PROTECT, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "attendance"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], name="attendance_is_once_a_meeting"
            ),
            models.CheckConstraint(
                condition=models.Q(substitute_for=None)
                | ~models.Q(substitute_for=models.F("person")),
                name="attendance_substitutes_somebody_else",
            ),
        ]

    def __str__(self):
        return f"{self.get_capacity_display()}, {'present' if self.is_present else 'apologies'}"


class AgendaItem(Worded):
    """One numbered item of a meeting's agenda, public or private."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=12, blank=True, default="")
    title = models.CharField(max_length=300, blank=True, default="")
    author = models.CharField(max_length=200, blank=True, default="")
    sub_items = models.JSONField(default=list, blank=True)
    note = models.TextField(blank=True, default="")
    first_page = models.PositiveSmallIntegerField(null=True, blank=True)
    last_page = models.PositiveSmallIntegerField(null=True, blank=True)
    exempt_paragraph = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=choices.ExemptParagraph
    )
    public_interest = models.TextField(
        blank=True,
        default="",
        help_text="Why the public interest is in keeping it private",
    )

    WORDS = ("title", "note")

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            no_open_words("title", "note", name="agenda_item_private_has_no_open_words"),
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

    class Meta:
        db_table = "meetings_agendaitem_exempt"

    def __str__(self):
        return "Private agenda item"


class Paper(Worded):
    """A report or briefing note that came to one agenda item; its file is served by a view that checks."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="papers")
    subject = models.CharField(max_length=300, blank=True, default="")
    authors = models.CharField(max_length=300, blank=True, default="")
    directorate = models.ForeignKey(Directorate, models.PROTECT, null=True, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    file_name = models.CharField(max_length=200, blank=True, default="")
    file = models.FileField(storage=open_storage, upload_to="papers", blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")

    WORDS = ("subject", "file_name")

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


class Event(BaseEvent):
    """What happened to a board, a meeting or a limb."""

    board = models.ForeignKey(Board, models.PROTECT, null=True, blank=True, related_name="events")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="events"
    )
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="events"
    )

    SUBJECTS = ("board", "meeting", "resolution")

    class Meta:
        constraints = [
            about_exactly_one(
                "board",
                "meeting",
                "resolution",
                name="meetings_event_is_about_one_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["board", "-at"], name="meetings_event_by_board"),
            models.Index(fields=["meeting", "-at"], name="meetings_event_by_meeting"),
        ]
