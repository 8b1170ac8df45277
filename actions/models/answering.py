"""Answers: a paper to the limb that asked for it, and the executive's or a partner's to a recommendation."""

from django.db import models
from django.urls import reverse

from actions import choices
from actions.models.action import Action
from actions.querysets import AnswerQuerySet, NoticeQuerySet
from meetings.models import AgendaItem, Resolution
from people.models import Body, Person
from scrutiny.exempt import Worded, no_open_words


class Answer(Worded):
    """Whether what came to one agenda item answered one limb; what was not answered stays open, with the reason."""

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="answers")
    agenda_item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="answers")
    verdict = models.CharField(max_length=10, choices=choices.AnswerVerdict)
    reason = models.TextField(blank=True, default="")
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    WORDS = ("reason",)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            no_open_words("reason", name="answer_private_has_no_open_words"),
            models.UniqueConstraint(
                fields=["resolution", "agenda_item"], name="answer_is_once_a_limb_and_item"
            ),
            models.CheckConstraint(
                condition=models.Q(verdict=choices.AnswerVerdict.YES)
                | models.Q(is_private=True)
                | ~models.Q(reason=""),
                name="answer_short_of_yes_says_why",
                violation_error_message="Say what was not answered.",
            ),
        ]

    def __str__(self):
        return f"Answered: {self.get_verdict_display().lower()}"


class AnswerExempt(models.Model):
    answer = models.OneToOneField(Answer, models.CASCADE, primary_key=True, related_name="exempt")
    reason = models.TextField(blank=True, default="")

    class Meta:
        db_table = "actions_answer_exempt"

    def __str__(self):
        return "Private answer"


class EarlierReason(models.Model):
    """What a private answer said before it was corrected; of an open one, history tells. It is never changed itself."""

    answer = models.ForeignKey(Answer, models.PROTECT, related_name="earlier_reasons")
    verdict = models.CharField(max_length=10, choices=choices.AnswerVerdict)
    reason = models.TextField(blank=True, default="")
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "actions_earlierreason_exempt"
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_verdict_display()}, {self.at:%d %b %Y}"


class Notice(Worded):
    """A recommendation sent to one addressee: the notice, the lawful time to answer, and the answer.

    The clock runs from `received_on`: two months beginning with that day for the executive (LGA 2000 s.9FE),
    28 days for an NHS body that was asked (SI 2013/218 reg. 22), as `rule` says; `answer_due` is its last day.
    """

    resolution = models.ForeignKey(Resolution, models.PROTECT, related_name="notices")
    addressee = models.ForeignKey(Body, models.PROTECT, related_name="notices")
    state = models.CharField(
        max_length=10, choices=choices.NoticeState, default=choices.NoticeState.PREPARED
    )
    text = models.TextField(blank=True, default="")
    #: Empty where no law sets a time.
    rule = models.CharField(max_length=40, blank=True, default="")
    sent_on = models.DateField(null=True, blank=True)
    sent_to = models.CharField(max_length=200, blank=True, default="")
    received_on = models.DateField(null=True, blank=True)
    answer_due = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=choices.Outcome, blank=True, default="")
    answer = models.TextField(blank=True, default="")
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    #: By when what was accepted will be done.
    done_by = models.DateField(null=True, blank=True)
    published_on = models.DateField(null=True, blank=True)
    #: What follows an answer that accepts.
    action = models.ForeignKey(
        Action, models.PROTECT, null=True, blank=True, related_name="notices"
    )
    version = models.PositiveIntegerField(default=1)

    WORDS = ("text", "answer")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_on", "pk"]
        constraints = [
            no_open_words("text", "answer", name="notice_private_has_no_open_words"),
            models.UniqueConstraint(
                fields=["resolution", "addressee"],
                name="notice_is_once_a_limb_and_addressee",
                violation_error_message="A notice of this limb to this addressee is there already.",
            ),
            models.CheckConstraint(
                condition=models.Q(state=choices.NoticeState.PREPARED, sent_on=None)
                | (~models.Q(state=choices.NoticeState.PREPARED) & models.Q(sent_on__isnull=False)),
                name="notice_sent_has_its_day",
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(state=choices.NoticeState.ANSWERED, answered_on__isnull=False)
                    & ~models.Q(outcome="")
                )
                | (
                    ~models.Q(state=choices.NoticeState.ANSWERED)
                    & models.Q(answered_on=None, outcome="")
                ),
                name="notice_answered_has_its_outcome",
            ),
        ]
        indexes = [models.Index(fields=["state", "answer_due"], name="notice_by_due")]

    def __str__(self):
        return f"Notice {self.pk}"

    def get_absolute_url(self):
        return reverse("desk:notice", args=[self.pk])


class NoticeExempt(models.Model):
    notice = models.OneToOneField(Notice, models.CASCADE, primary_key=True, related_name="exempt")
    text = models.TextField(blank=True, default="")
    answer = models.TextField(blank=True, default="")

    class Meta:
        db_table = "actions_notice_exempt"

    def __str__(self):
        return "Private notice"


class EarlierAnswer(Worded):
    """What a notice was answered before the answer was changed. It is never changed itself."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="earlier")
    outcome = models.CharField(max_length=10, choices=choices.Outcome)
    answer = models.TextField(blank=True, default="")
    done_by = models.DateField(null=True, blank=True)
    answered_on = models.DateField()
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    published_on = models.DateField(null=True, blank=True)
    #: When the answer that followed took its place.
    until = models.DateTimeField()

    WORDS = ("answer",)

    class Meta:
        ordering = ["-until", "-pk"]
        constraints = [
            no_open_words("answer", name="earlier_answer_private_has_no_open_words"),
        ]

    def __str__(self):
        return f"{self.get_outcome_display()} until {self.until:%d %b %Y}"


class EarlierAnswerExempt(models.Model):
    earlier = models.OneToOneField(
        EarlierAnswer, models.PROTECT, primary_key=True, related_name="exempt"
    )
    answer = models.TextField(blank=True, default="")

    class Meta:
        db_table = "actions_earlieranswer_exempt"

    def __str__(self):
        return "Private earlier answer"
