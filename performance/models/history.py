"""What happened to plans, recommendations, measures and figures."""

from django.db import models

from performance.models.measures import Figure, Measure
from performance.models.plans import Plan, Recommendation
from scrutiny.history.models import Event as BaseEvent
from scrutiny.history.models import about_exactly_one


class Event(BaseEvent):
    """What happened to a plan, a recommendation, a measure or a figure."""

    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="events")
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, blank=True, related_name="events"
    )
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="events"
    )
    figure = models.ForeignKey(Figure, models.PROTECT, null=True, blank=True, related_name="events")

    SUBJECTS = ("plan", "recommendation", "measure", "figure")

    class Meta:
        constraints = [
            about_exactly_one(
                "plan",
                "recommendation",
                "measure",
                "figure",
                name="performance_event_is_about_one_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["plan", "-at"], name="performance_event_by_plan"),
            models.Index(fields=["recommendation", "-at"], name="performance_event_by_rec"),
        ]
