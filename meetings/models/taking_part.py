"""Taking part in a meeting: interests declared, and members who ask to speak."""

from django.db import models

from meetings import choices
from meetings.models.agenda import AgendaItem
from meetings.models.calendar import Meeting
from meetings.querysets import DeclarationQuerySet, SpeakRequestQuerySet
from people.models import Person
from scrutiny.exempt import Worded, no_open_words


class Declaration(Worded):
    """An interest that somebody declared in an item, and whether they left the room for it."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="declarations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="declarations")
    kind = models.CharField(max_length=20, choices=choices.DeclarationKind)
    nature = models.TextField(blank=True, default="")
    has_withdrawn = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    WORDS = ("nature",)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        ordering = ["item", "pk"]
        constraints = [
            no_open_words("nature", name="declaration_private_has_no_open_words"),
            models.UniqueConstraint(
                fields=["item", "person"],
                name="declaration_is_once_an_item",
                violation_error_message="This interest is recorded already. Change it instead.",
            ),
        ]

    def __str__(self):
        return self.get_kind_display()


class DeclarationExempt(models.Model):
    declaration = models.OneToOneField(
        Declaration, models.CASCADE, primary_key=True, related_name="exempt"
    )
    nature = models.TextField(blank=True, default="")

    class Meta:
        db_table = "meetings_declaration_exempt"

    def __str__(self):
        return "Private declaration"


class SpeakRequest(models.Model):
    """A member who does not sit on the board asks to speak at its meeting, and is answered."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="speak_requests")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="speak_requests"
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="speak_requests")
    about = models.CharField(max_length=300)
    asked_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=choices.SpeakState, default=choices.SpeakState.ASKED
    )
    answer = models.CharField(max_length=300, blank=True, default="")
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = SpeakRequestQuerySet.as_manager()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=choices.SpeakState.ASKED, decided_at=None)
                | (~models.Q(state=choices.SpeakState.ASKED) & models.Q(decided_at__isnull=False)),
                name="speak_request_decided_has_its_moment",
            )
        ]

    def __str__(self):
        return f"{self.get_state_display()}, {self.asked_at:%d %b %Y}"
