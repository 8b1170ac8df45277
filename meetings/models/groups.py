"""Task and finish groups: who is still to be named, and what the group's report recommends; and watched decisions."""

from django.db import models

from meetings import choices
from meetings.models.boards import Board
from meetings.models.minutes import Resolution
from meetings.querysets import OfVisibleBoard
from people.models import Body, Person


class Nomination(models.Model):
    """A seat of a group for which somebody is still to be named, and by whom."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="nominations")
    nominator = models.CharField(max_length=160, help_text="The group or body that names somebody")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="+")
    asked_on = models.DateField()
    state = models.CharField(
        max_length=10, choices=choices.NominationState, default=choices.NominationState.OPEN
    )
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="nominations"
    )

    objects = OfVisibleBoard.as_manager()

    class Meta:
        ordering = ["asked_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=choices.NominationState.FILLED, person__isnull=False)
                | (~models.Q(state=choices.NominationState.FILLED) & models.Q(person=None)),
                name="nomination_filled_names_somebody",
            )
        ]

    def __str__(self):
        return f"Nomination by {self.nominator}"


class GroupRecommendation(models.Model):
    """One recommendation of a group's report; `resolution` is the limb by which the parent board adopted it."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="group_recommendations")
    number = models.CharField(max_length=12)
    text = models.TextField()
    addressees = models.ManyToManyField(Body, blank=True, related_name="group_recommendations")
    resolution = models.ForeignKey(
        Resolution, models.PROTECT, null=True, blank=True, related_name="group_recommendations"
    )
    version = models.PositiveIntegerField(default=1)

    objects = OfVisibleBoard.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "number"],
                name="group_recommendation_is_numbered_once",
                violation_error_message="The report has a recommendation of this number already.",
            )
        ]

    def __str__(self):
        return f"Recommendation {self.number}"


class WatchedDecision(models.Model):
    """An executive decision that a board watches while it may still be called in."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="watched_decisions")
    title = models.CharField(max_length=300)
    decided_by = models.CharField(max_length=160)
    published_on = models.DateField()
    #: The last day on which it may be called in, as the constitution counts it.
    call_in_by = models.DateField()
    state = models.CharField(
        max_length=10, choices=choices.WatchState, default=choices.WatchState.WATCHED
    )
    note = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    objects = OfVisibleBoard.as_manager()

    class Meta:
        ordering = ["call_in_by", "pk"]
        indexes = [models.Index(fields=["board", "state", "call_in_by"], name="watched_by_board")]

    def __str__(self):
        return self.title
