"""What happened to boards, meetings and limbs."""

from django.db import models

from meetings.models.boards import Board
from meetings.models.calendar import Meeting
from meetings.models.minutes import Resolution
from scrutiny.history.models import Event as BaseEvent
from scrutiny.history.models import about_exactly_one


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
