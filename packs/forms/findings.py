"""How what was found is corrected before it is accepted: one form a kind of finding.

A finding's form has the fields of its proposal (packs/intake/proposing.py), and its answers go to `intake.accept`.
"""

from django import forms

from actions.choices import SlotKind
from meetings.choices import AttendanceCapacity, Capacity, ExemptParagraph, ResolutionKind
from packs.choices import FindingKind, FollowUp
from people.choosing import PeopleForm, labelled
from performance.choices import Polarity
from scrutiny.ui.forms import DateField
from scrutiny.ui.times import TimeField, clock

SHORT = {"class": "govuk-input--width-5"}
LINES = {"rows": 3}


class FindingForm(PeopleForm):
    """Answers begin as they are proposed; people are told by name."""

    #: What the summary leaves out, as the paper's words beside it say it already.
    unsaid = ("text", "note", "detail", "objective")

    def __init__(self, *args, proposal, **options):
        initial = {
            name: labelled(value) if name in self.ONE and value else value
            for name, value in proposal.items()
        }
        super().__init__(*args, initial=initial, **options)

    def clean(self):
        """Browsers end the lines of a text their own way."""
        answers = super().clean()
        for name, value in answers.items():
            if isinstance(value, str):
                answers[name] = value.replace("\r\n", "\n")
        return answers

    @property
    def told(self):
        """The proposal in words, for the summary: every answer that is not empty."""
        rows = [
            (field.label, told(field.field, field.initial))
            for field in self
            if field.name not in self.unsaid
        ]
        return [{"key": label, "value": value} for label, value in rows if value]


def told(field, value):
    """An answer as a reader sees it."""
    if value in (None, "", False):
        return ""
    if value is True:
        return "Yes"
    if isinstance(field, forms.ChoiceField):
        labels = {str(key): label for key, label in field.choices}
        return labels.get(str(value), str(value))
    if hasattr(value, "year"):
        return f"{value.day} {value:%B %Y}"
    return clock(value) if hasattr(value, "hour") else value


def words(label, most=300, *, lines=False, required=False, **options):
    widget = (
        forms.Textarea(attrs=LINES) if lines else forms.TextInput(attrs=options.pop("attrs", {}))
    )
    if required:
        options["error_messages"] = {"required": f"Enter {label[:1].lower()}{label[1:]}"}
    return forms.CharField(
        label=label, max_length=most, widget=widget, required=required, **options
    )


class MeetingForm(FindingForm):
    on = DateField(label="Day", what="The day of the meeting")
    starts_at = TimeField(label="Time", required=False)
    place = words("Place", 200)
    published_on = DateField(
        label="Agenda published on", what="The day of publication", required=False
    )


class MemberForm(FindingForm):
    capacity = forms.ChoiceField(label="Capacity", choices=Capacity.choices)
    starts_on = DateField(label="Sits on the board from", what="The first day")


class AgendaItemForm(FindingForm):
    number = words("Number", 12, attrs=SHORT)
    title = words("Title", required=True)
    author = words("Author", 200)
    note = words("Note", 5000, lines=True)
    is_private = forms.BooleanField(label="Private business", required=False)
    exempt_paragraph = forms.TypedChoiceField(
        label="Paragraph of Schedule 12A",
        choices=[("", "None: it is public"), *ExemptParagraph.choices],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def clean(self):
        answers = super().clean()
        if answers.get("is_private") and not answers.get("exempt_paragraph"):
            self.add_error("exempt_paragraph", "Choose the paragraph that makes it private")
        return answers


class PaperForm(FindingForm):
    subject = words("Subject", required=True)
    authors = words("Authors")
    dated_on = DateField(label="Date of the paper", what="The date of the paper", required=False)


class AttendanceForm(FindingForm):
    capacity = forms.ChoiceField(label="Capacity", choices=AttendanceCapacity.choices)
    is_present = forms.BooleanField(label="Was present", required=False)


class MinuteForm(FindingForm):
    number = words("Number", 12, attrs=SHORT)
    title = words("Title", required=True)
    text = words("Text", 100_000, lines=True)


class FollowedForm(FindingForm):
    """A limb or a promise, and what becomes of it."""

    ONE = ("owner", "cabinet_member")

    @property
    def unsaid(self):
        """An action's title and people are told only where one is opened."""
        if self.initial.get("follow_up", FollowUp.ACTION) == FollowUp.ACTION:
            return ("text",)
        return ("text", "title", *self.ONE)

    follow_up = forms.ChoiceField(label="What follows", choices=FollowUp.choices)
    reason = words("Why nothing is needed", 1000)
    title = words("Title of the action")
    owner = words("Owner", 200, help_text="Somebody in the directory")
    cabinet_member = words("Cabinet member", 200)
    due_said = words("Due, as the paper says it", 200)
    due_from = DateField(label="Due from", what="The first day it may be due", required=False)
    due_to = DateField(label="Due by", what="The last day it is due", required=False)

    def clean(self):
        answers = super().clean()
        follow_up = answers.get("follow_up", FollowUp.ACTION)
        if follow_up == FollowUp.ACTION and not answers.get("title"):
            self.add_error("title", "Enter a title for the action")
        if follow_up == FollowUp.NOTHING and not answers.get("reason"):
            self.add_error("reason", "Say why nothing is needed")
        first, last = answers.get("due_from"), answers.get("due_to")
        if first and not last:
            self.add_error("due_to", "Enter the last day of the due window")
        elif first and last < first:
            self.add_error("due_to", "The last day must be on or after the first")
        return answers


class ResolutionForm(FollowedForm):
    text = words("The board's words", 10_000, lines=True, required=True)
    kind = forms.ChoiceField(label="Kind", choices=ResolutionKind.choices)
    addressees = words("Addressed to", 2000, lines=True, help_text="One a line")

    field_order = (
        "follow_up",
        "reason",
        "title",
        "owner",
        "kind",
        "due_said",
        "due_from",
        "due_to",
        "text",
    )

    def clean(self):
        answers = super().clean()
        if (
            answers.get("follow_up") == FollowUp.NOTED
            and answers.get("kind") != ResolutionKind.NOTE
        ):
            self.add_error("follow_up", "Only a limb of the kind Note is settled as noted")
        return answers


class PromiseForm(FollowedForm):
    """Accepting a promise opens its action: what is not followed is dismissed."""

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        del self.fields["follow_up"], self.fields["reason"]


class ProgrammeItemForm(FindingForm):
    title = words("Title", required=True)
    detail = words("Detail", 10_000, lines=True)
    slot = forms.ChoiceField(label="Slot", choices=SlotKind.choices)
    meeting_on = DateField(
        label="Day of the meeting", what="The day of the meeting", required=False
    )

    def clean(self):
        answers = super().clean()
        in_meeting = answers.get("slot") == SlotKind.MEETING and "meeting_on" not in self.errors
        if in_meeting and not answers.get("meeting_on"):
            self.add_error("meeting_on", "Enter the day of the meeting, or choose another slot")
        return answers


class RecommendationForm(FindingForm):
    number = words("Number", 12, attrs=SHORT)
    text = words("Recommendation", 10_000, lines=True, required=True)
    objective = words("Objective", 10_000, lines=True)


class SignOffForm(FindingForm):
    text = words("What was signed off", required=True)
    on = DateField(label="On", what="The day of the sign-off", required=False)
    by_body = words("By", 200)


class MeasureForm(FindingForm):
    title = words("Title", 200, required=True)
    phase = words("Phase", 80)
    subject = words("Subject", 80)
    group = words("Group", 80)
    unit = words("Unit", 30, attrs=SHORT)
    polarity = forms.ChoiceField(label="Which way is better", choices=Polarity.choices)
    break_from = words("New series from", 80, attrs=SHORT)
    break_why = words("Why earlier figures cannot be compared", 300)

    def clean(self):
        answers = super().clean()
        if answers.get("break_from") and not answers.get("break_why"):
            self.add_error("break_why", "Say why the figures cannot be compared with those before")
        return answers


FORMS = {
    FindingKind.MEETING: MeetingForm,
    FindingKind.MEMBER: MemberForm,
    FindingKind.AGENDA_ITEM: AgendaItemForm,
    FindingKind.PAPER: PaperForm,
    FindingKind.ATTENDANCE: AttendanceForm,
    FindingKind.MINUTE: MinuteForm,
    FindingKind.RESOLUTION: ResolutionForm,
    FindingKind.PROMISE: PromiseForm,
    FindingKind.PROGRAMME_ITEM: ProgrammeItemForm,
    FindingKind.RECOMMENDATION: RecommendationForm,
    FindingKind.SIGN_OFF: SignOffForm,
    FindingKind.MEASURE: MeasureForm,
}
