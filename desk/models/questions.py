"""Questions that members may ask at a meeting, as a co-ordinator chose them. What is only suggested stands nowhere."""

from django.db import models

from desk.choices import QuestionState
from desk.querysets import MemberQuestionQuerySet
from meetings.models import AgendaItem, Meeting
from people.models import Person
from scrutiny.exempt import Worded, no_open_words

LONGEST, SHORT = 2_000, 300


class MemberQuestion(Worded):
    """`source` and `about` name the suggestion that it came from, without words; "" of one that she wrote herself."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="member_questions")
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="member_questions"
    )
    source = models.CharField(max_length=40, blank=True, default="")
    about = models.CharField(max_length=40, blank=True, default="")
    state = models.CharField(max_length=10, choices=QuestionState, default=QuestionState.CHOSEN)
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True, blank=True)
    text = models.TextField(max_length=LONGEST, blank=True, default="")
    #: Who could answer.
    ask = models.CharField(max_length=SHORT, blank=True, default="")
    found_in = models.CharField(max_length=SHORT, blank=True, default="")
    #: Why it was set aside.
    reason = models.TextField(blank=True, default="")

    WORDS = ("text", "ask", "found_in", "reason")

    objects = MemberQuestionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            no_open_words(
                "text",
                "ask",
                "found_in",
                "reason",
                name="member_question_private_has_no_open_words",
            ),
            models.UniqueConstraint(
                fields=["meeting", "source", "about"],
                condition=~models.Q(about=""),
                name="member_question_is_drawn_once_a_meeting",
                violation_error_message="Somebody chose this question, or set it aside, meanwhile.",
            ),
            models.CheckConstraint(
                condition=models.Q(state=QuestionState.SHARED, shared_at__isnull=False)
                | (~models.Q(state=QuestionState.SHARED) & models.Q(shared_at=None)),
                name="member_question_shared_has_its_moment",
            ),
        ]

    def __str__(self):
        return self.get_state_display()


class MemberQuestionExempt(models.Model):
    question = models.OneToOneField(
        MemberQuestion, models.CASCADE, primary_key=True, related_name="exempt"
    )
    text = models.TextField(max_length=LONGEST)
    ask = models.CharField(max_length=SHORT, blank=True, default="")
    found_in = models.CharField(max_length=SHORT, blank=True, default="")
    reason = models.TextField(blank=True, default="")

    class Meta:
        db_table = "desk_memberquestion_exempt"

    def __str__(self):
        return "Private question"
