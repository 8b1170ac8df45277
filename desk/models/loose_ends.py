"""What is decided about loose ends. They themselves are worked out each time and stand in no table.

What a decision is about is named by the keys of the rows it came from, which hold no words: a key of something private
tells nothing.
"""

from django.db import models
from django.db.models.functions import Lower

from desk import choices
from desk.querysets import DismissalQuerySet, NamePairQuerySet, OfKeptBoard
from meetings.models import Board
from people.models import Person
from scrutiny.exempt import Worded, no_open_words

KEY, NAME = 120, 300


class Dismissal(Worded):
    """A loose end that a co-ordinator set aside, why, and on which day it is to be asked again."""

    board = models.ForeignKey(Board, models.PROTECT, related_name="dismissals")
    rule = models.CharField(max_length=40)
    about = models.CharField(max_length=KEY)
    reason = models.TextField(blank=True, default="")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ask_again_on = models.DateField()
    #: Taken back, or overtaken by another dismissal once its day had come.
    ended_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    WORDS = ("reason",)

    objects = DismissalQuerySet.as_manager()

    class Meta:
        ordering = ["ask_again_on", "pk"]
        constraints = [
            no_open_words("reason", name="dismissal_private_has_no_open_words"),
            models.UniqueConstraint(
                fields=["board", "rule", "about"],
                condition=models.Q(ended_at=None),
                name="dismissal_is_one_at_a_time",
                violation_error_message="This loose end is dismissed already.",
            ),
        ]

    def __str__(self):
        return f"Until {self.ask_again_on:%d %b %Y}"


class DismissalExempt(models.Model):
    dismissal = models.OneToOneField(
        Dismissal, models.CASCADE, primary_key=True, related_name="exempt"
    )
    reason = models.TextField()

    class Meta:
        db_table = "desk_dismissal_exempt"

    def __str__(self):
        return "Private dismissal"


class NamePair(Worded):
    """Two names, and whether they are one thing on this board: "PRU" and "Extended Learning Centre".

    Learned when a co-ordinator confirms or refuses a match, or entered by hand. Names of private business are private.
    """

    board = models.ForeignKey(Board, models.CASCADE, related_name="name_pairs")
    name = models.CharField(max_length=NAME, blank=True, default="")
    other = models.CharField(max_length=NAME, blank=True, default="")
    verdict = models.CharField(max_length=10, choices=choices.Verdict)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    WORDS = ("name", "other")

    objects = NamePairQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name"), Lower("other"), "pk"]
        constraints = [
            no_open_words("name", "other", name="name_pair_private_has_no_open_words"),
            models.UniqueConstraint(
                "board",
                Lower("name"),
                Lower("other"),
                condition=models.Q(is_private=False),
                name="name_pair_is_said_once_a_board",
            ),
        ]

    def __str__(self):
        return self.get_verdict_display()


class NamePairExempt(models.Model):
    pair = models.OneToOneField(NamePair, models.CASCADE, primary_key=True, related_name="exempt")
    name = models.CharField(max_length=NAME)
    other = models.CharField(max_length=NAME)

    class Meta:
        db_table = "desk_namepair_exempt"

    def __str__(self):
        return "Private names"


class SeenLooseEnd(models.Model):
    """A loose end that a co-ordinator has seen and let others see: the chair's briefing and the board's readers."""

    board = models.ForeignKey(Board, models.CASCADE, related_name="seen_loose_ends")
    rule = models.CharField(max_length=40)
    about = models.CharField(max_length=KEY)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = OfKeptBoard.as_manager()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "rule", "about"], name="seen_loose_end_is_seen_once"
            )
        ]

    def __str__(self):
        return f"Seen on {self.at:%d %b %Y}"
