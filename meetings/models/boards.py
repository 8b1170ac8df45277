"""Boards, and who sits on and serves them."""

from django.db import models
from django.urls import reverse

from meetings import choices
from meetings.querysets import AppointmentQuerySet, BoardQuerySet, MembershipQuerySet
from people.models import Person


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
    #: Who took over its open work when it closed.
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors"
    )
    #: How long an item takes where nobody said otherwise.
    item_minutes = models.PositiveSmallIntegerField(default=20)
    #: Working days before a meeting on which owners are asked where their open work is, and on which chair and
    #: members get the briefing.
    request_days = models.PositiveSmallIntegerField(default=10)
    briefing_days = models.PositiveSmallIntegerField(default=3)
    #: Closures and later dates are decided by the board at a meeting, not by its co-ordinator.
    reserves_decisions = models.BooleanField(default=False)
    #: Of a task and finish group: what it is to look at, who set it up, and how many seats it has.
    scope = models.TextField(blank=True, default="")
    set_up_by = models.ForeignKey(
        "meetings.Resolution", models.PROTECT, null=True, blank=True, related_name="groups"
    )
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    reports_by = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("performance:board_progress", args=[self.slug])

    def takes_nothing(self, day):
        """Why the board takes nothing that is new on that day; nothing while it is open."""
        if self.closed_on is None or day < self.closed_on:
            return ""
        return (
            f"{self} closed on {self.closed_on.day} {self.closed_on:%B %Y} and takes nothing new."
        )

    def heir(self, is_private):
        """Who takes what follows now from what it once resolved: whoever took over, unless it was not for everybody."""
        board = self
        while board.successor and board.is_public and not is_private:
            board = board.successor
        return board


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
