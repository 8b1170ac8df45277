"""Improvement plans, their recommendations, and what was said, shown and signed off of them."""

from django.db import models
from django.urls import reverse

from meetings.models import Board, Meeting, Paper
from people.models import Body, Person
from performance import choices
from performance.querysets import BoardQuerySet, OfPlan, OfRecommendation, RecommendationQuerySet


class Plan(models.Model):
    """An improvement plan: the answer to an inspection, followed by a board."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="plans")
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True, default="")
    inspected_on = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    judgement = models.CharField(max_length=120, blank=True, default="")
    #: The day the council received the report: the law counts the time to answer from it.
    received_on = models.DateField(null=True, blank=True)
    answerer = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="plans_to_answer"
    )
    #: Set by hand, instead of the law's own day.
    answer_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    cycle_weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    #: From when the first cycle counts, until the plan has been reported to a meeting.
    cycle_from = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = BoardQuerySet.as_manager()

    class Meta:
        ordering = ["board", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "title"],
                name="plan_title_is_one_a_board",
                violation_error_message="The board has a plan of this title already.",
            )
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("performance:plan", args=[self.pk])


class Recommendation(models.Model):
    """One numbered recommendation of an inspection, with its overall objective."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="recommendations")
    position = models.PositiveSmallIntegerField(default=0)
    number = models.CharField(max_length=12, blank=True, default="")
    text = models.TextField()
    objective = models.TextField(blank=True, default="")
    status = models.CharField(
        max_length=20,
        choices=choices.RecommendationStatus,
        default=choices.RecommendationStatus.OPEN,
    )
    owner = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="recommendations"
    )
    cabinet_member = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recommendations_as_cabinet_member",
    )
    due_on = models.DateField(null=True, blank=True)
    first_due_on = models.DateField(null=True, blank=True)
    next_on = models.DateField(null=True, blank=True, help_text="When it is next reported on")
    officer_rating = models.CharField(max_length=10, choices=choices.Rating, blank=True, default="")
    officer_rated_on = models.DateField(null=True, blank=True)
    board_rating = models.CharField(max_length=10, choices=choices.Rating, blank=True, default="")
    board_rated_on = models.DateField(null=True, blank=True)
    #: What changed because of it, in words.
    impact = models.TextField(blank=True, default="")
    impact_on = models.DateField(null=True, blank=True)
    #: Those that show whether it worked.
    measures = models.ManyToManyField("Measure", blank=True, related_name="recommendations")
    version = models.PositiveIntegerField(default=1)

    objects = RecommendationQuerySet.as_manager()

    class Meta:
        ordering = ["plan", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "number"],
                condition=~models.Q(number=""),
                name="recommendation_number_is_one_a_plan",
                violation_error_message="The plan has a recommendation of this number already.",
            )
        ]
        indexes = [models.Index(fields=["plan", "position"], name="recommendation_by_plan")]

    def __str__(self):
        return f"Recommendation {self.number}".strip()

    def get_absolute_url(self):
        return reverse("performance:recommendation", args=[self.pk])

    @property
    def says(self):
        """Its number and words: "3. Supervise every social worker"."""
        return f"{self.number}. {self.text}" if self.number else self.text


class Milestone(models.Model):
    """A step on the way to a recommendation; how its day moved is told by the history."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="milestones")
    text = models.CharField(max_length=300)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = OfRecommendation.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["recommendation", "due_on"], name="milestone_by_rec")]

    def __str__(self):
        return self.text


class ProgressNote(models.Model):
    """What an officer said of a recommendation on a day: never overwritten (the database refuses)."""

    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, related_name="progress_notes"
    )
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="progress_notes"
    )
    text = models.TextField()
    rating = models.CharField(max_length=10, choices=choices.Rating, blank=True, default="")

    objects = OfRecommendation.as_manager()

    class Meta:
        ordering = ["-on", "pk"]
        indexes = [models.Index(fields=["recommendation", "-on"], name="note_by_recommendation")]

    def __str__(self):
        return f"Note of {self.on:%d %b %Y}"


class Evidence(models.Model):
    """What shows that a recommendation is done or works: in words, with a paper or a link where there is one."""

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="evidence")
    on = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField()
    paper = models.ForeignKey(
        Paper, models.SET_NULL, null=True, blank=True, related_name="shows_recommendations"
    )
    url = models.URLField(max_length=500, blank=True, default="")

    objects = OfRecommendation.as_manager()

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "evidence"
        indexes = [models.Index(fields=["recommendation", "-on"], name="evidence_by_rec")]

    def __str__(self):
        return f"Evidence of {self.on:%d %b %Y}"


class SignOff(models.Model):
    """An action of a plan signed off by a body at a meeting, on the strength of a highlight report."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="sign_offs")
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, blank=True, related_name="sign_offs"
    )
    text = models.CharField(max_length=300)
    on = models.DateField(null=True, blank=True)
    by = models.CharField(max_length=200, blank=True, default="")
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="sign_offs"
    )
    #: The highlight report: a paper of a meeting here, or else its title.
    report = models.ForeignKey(
        Paper, models.SET_NULL, null=True, blank=True, related_name="signs_off"
    )
    report_title = models.CharField(max_length=300, blank=True, default="")
    version = models.PositiveIntegerField(default=1)

    objects = OfPlan.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "text", "on", "by"],
                name="sign_off_is_once_a_day_and_body",
                violation_error_message="This body signed these words off on this day already.",
            )
        ]
        indexes = [models.Index(fields=["plan", "on"], name="sign_off_by_plan")]

    def __str__(self):
        return self.text
