"""Meetings, and who came to them."""

from django.db import models
from django.urls import reverse

from meetings import choices
from meetings.models.boards import Board
from meetings.querysets import MeetingQuerySet
from people.models import Directorate, Person


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
    #: Why the agenda was published later than the law asks (LGA 1972 s.100B(4)(b)): read with the agenda.
    urgency = models.TextField(blank=True, default="")
    #: The day it was first called for, once it has been moved, and what people are told of that.
    first_on = models.DateField(null=True, blank=True)
    notice = models.CharField(max_length=300, blank=True, default="")
    minutes_state = models.CharField(
        max_length=20,
        choices=choices.MinutesState,
        blank=True,
        default=choices.MinutesState.NONE,
    )
    circulated_on = models.DateField(null=True, blank=True)
    #: The meeting that agreed these minutes.
    agreed_at = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="agrees_minutes_of"
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

    def is_coming(self, today):
        """Whether it is still to be held: a day that passed is over, whatever was recorded of it."""
        return self.status in choices.COMING and self.on >= today


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
