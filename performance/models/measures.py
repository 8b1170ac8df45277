"""Measures, their figures, and what of a figure is held back."""

from django.db import models
from django.urls import reverse

from meetings.models import Board
from performance import choices
from performance.querysets import MeasureQuerySet, OfMeasure, WithheldQuerySet


class Measure(models.Model):
    """Something counted: its unit, which way is better, who publishes it."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="measures")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200)
    phase = models.CharField(max_length=80, blank=True, default="")
    subject = models.CharField(max_length=80, blank=True, default="")
    group = models.CharField(max_length=80, blank=True, default="")
    unit = models.CharField(max_length=30, blank=True, default="")
    polarity = models.CharField(
        max_length=10, choices=choices.Polarity, default=choices.Polarity.HIGHER
    )
    definition = models.TextField(blank=True, default="")
    publisher = models.CharField(max_length=120, blank=True, default="")
    published_on = models.DateField(null=True, blank=True)
    next_due_on = models.DateField(null=True, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    #: How far from the target still counts as on target.
    tolerance = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    #: Its values are numbers of children or people, so that a value itself may be small.
    counts_people = models.BooleanField(default=False)
    #: The officers' own words on it, as last printed.
    commentary = models.TextField(blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "title", "phase", "subject", "group"],
                name="measure_is_one_a_board",
                violation_error_message="The board has this measure already.",
            ),
            models.CheckConstraint(
                condition=models.Q(tolerance=None) | models.Q(tolerance__gte=0),
                name="measure_tolerance_is_no_less_than_nothing",
                violation_error_message="The tolerance must be 0 or more.",
            ),
        ]

    def __str__(self):
        parts = [self.title, self.subject, "" if self.group == "All" else self.group]
        return ", ".join(part for part in parts if part)

    def get_absolute_url(self):
        return reverse("performance:measure", args=[self.pk])


class Break(models.Model):
    """Where a measure's series begins anew: no line and no difference crosses it."""

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="breaks")
    period = models.CharField(max_length=80, help_text="The first of the new series")
    why = models.CharField(max_length=300)

    objects = OfMeasure.as_manager()

    class Meta:
        ordering = ["measure", "period", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "period"], name="break_is_one_a_period")
        ]

    def __str__(self):
        return f"New series from {self.period}"


class Figure(models.Model):
    """A measure's value for one area and period, or the state that stands instead.

    One that is held back says its state alone: the database refuses more.
    """

    measure = models.ForeignKey(Measure, models.PROTECT, related_name="figures")
    area = models.CharField(max_length=80)
    area_kind = models.CharField(max_length=20, choices=choices.AreaKind)
    period = models.CharField(max_length=80)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    rank = models.PositiveIntegerField(null=True, blank=True)
    is_joint = models.BooleanField(default=False)
    rank_of = models.PositiveIntegerField(null=True, blank=True)
    #: How many children or people it is about.
    people = models.PositiveIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=30, blank=True, default="")
    status = models.CharField(max_length=20, choices=choices.FigureStatus)
    raw = models.CharField(max_length=80, blank=True, default="", help_text="As printed")
    note = models.CharField(max_length=200, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    objects = OfMeasure.as_manager()

    class Meta:
        ordering = ["measure", "period", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "area", "period"],
                name="figure_is_one_an_area_and_period",
            ),
            models.CheckConstraint(
                condition=models.Q(status__in=choices.WITH_VALUE) | models.Q(value=None, rank=None),
                name="figure_without_value_has_a_state",
            ),
            models.CheckConstraint(
                condition=~models.Q(status__in=choices.HELD_BACK)
                | models.Q(raw="", people=None, rank_of=None, is_joint=False),
                name="figure_held_back_says_nothing",
            ),
        ]

    def __str__(self):
        return f"{self.area} {self.period}: {self.raw}"


class WithheldFigure(models.Model):
    """What a figure says that may not be seen: embargoed until a moment, or suppressed because it is of so few.

    No page reads it, but for the co-ordinator's own where a suppressed figure is corrected.
    """

    figure = models.OneToOneField(Figure, models.PROTECT, primary_key=True, related_name="withheld")
    #: Null: suppressed, for as long as the figure is of so few.
    until = models.DateTimeField(null=True, blank=True, db_index=True)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    rank = models.PositiveIntegerField(null=True, blank=True)
    is_joint = models.BooleanField(default=False)
    rank_of = models.PositiveIntegerField(null=True, blank=True)
    people = models.PositiveIntegerField(null=True, blank=True)
    status = models.CharField(max_length=20, choices=choices.FigureStatus)
    raw = models.CharField(max_length=80, blank=True, default="")
    note = models.CharField(max_length=200, blank=True, default="")

    objects = WithheldQuerySet.as_manager()

    class Meta:
        db_table = "performance_withheldfigure_exempt"

    def __str__(self):
        return f"Held back: {self.pk}"
