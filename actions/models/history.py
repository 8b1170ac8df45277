"""What happened to actions and programme items."""

from django.db import models

from actions.models.action import Action
from actions.models.programme import ProgrammeItem
from scrutiny.history.models import Event as BaseEvent
from scrutiny.history.models import about_exactly_one


class Event(BaseEvent):
    """What happened to an action or a programme item."""

    action = models.ForeignKey(Action, models.PROTECT, null=True, blank=True, related_name="events")
    programme_item = models.ForeignKey(
        ProgrammeItem, models.PROTECT, null=True, blank=True, related_name="events"
    )

    SUBJECTS = ("action", "programme_item")

    class Meta:
        constraints = [
            about_exactly_one("action", "programme_item", name="actions_event_is_about_one_thing"),
        ]
        indexes = [
            models.Index(fields=["action", "-at"], name="actions_event_by_action"),
            models.Index(fields=["programme_item", "-at"], name="actions_event_by_item"),
        ]


class EventExempt(models.Model):
    """The words of an event about private business."""

    event = models.OneToOneField(Event, models.PROTECT, primary_key=True, related_name="exempt")
    text = models.TextField()

    class Meta:
        db_table = "actions_event_exempt"

    def __str__(self):
        return "Private words of an event"
