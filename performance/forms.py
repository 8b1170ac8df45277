"""How plans, recommendations and what is said of them are typed."""

from django import forms
from django.core.exceptions import ValidationError

from meetings.models import Meeting, Paper
from people.choosing import PeopleForm
from people.models import Body
from performance.choices import ALLOWED_CHANGES, Rating, RecommendationStatus
from performance.models import Measure, Recommendation
from scrutiny.ui.forms import DateField

TYPED = "Type a name; the directory is searched."
RATINGS = [(rating.value, f"{rating.label} ({rating.value})") for rating in reversed(Rating)]
#: What a move to a status is called when it is chosen.
MOVES = {
    RecommendationStatus.OPEN: "Open again: it came back",
    RecommendationStatus.COMPLETED: "Completed: what was to be done is done",
    RecommendationStatus.EMBEDDED: "Completed and embedded: it works, and lasts",
}


def area(label, rows=3, help_text="", required=False, **options):
    """A field for words of several lines."""
    widget = forms.Textarea(attrs={"rows": rows})
    longest = {"max_length": 10_000}
    return forms.CharField(
        label=label, help_text=help_text, widget=widget, required=required, **longest | options
    )


def why(help_text="For the history."):
    return area("Why? (optional)", rows=2, help_text=help_text, max_length=2_000)


def version():
    return forms.IntegerField(widget=forms.HiddenInput)


def not_after(day, today):
    if day and day > today:
        raise ValidationError("The day must be today or in the past", params={"parts": ["day"]})
    return day


class PastForm(forms.Form):
    """A form that says on which day something was: not later than today."""

    def __init__(self, *args, today, **options):
        super().__init__(*args, **options)
        self.today = today

    def clean_on(self):
        return not_after(self.cleaned_data["on"], self.today)


class PlanForm(forms.Form):
    title = forms.CharField(
        label="Title",
        max_length=200,
        error_messages={"required": "Enter the plan’s title"},
    )
    source = forms.CharField(
        label="What it answers (optional)",
        help_text="For example: re-inspection of children’s services.",
        max_length=200,
        required=False,
    )
    judgement = forms.CharField(label="Judgement (optional)", max_length=120, required=False)
    inspected_on = DateField(
        label="Inspected on (optional)", what="The day of the inspection", required=False
    )
    published_on = DateField(
        label="Inspection published on (optional)", what="The day of publication", required=False
    )
    received_on = DateField(
        label="Report received on (optional)",
        help_text="In England the law gives 70 working days from this day to answer with a plan.",
        what="The day of receipt",
        required=False,
    )
    answerer = forms.ModelChoiceField(
        label="Who must answer (optional)",
        queryset=Body.objects.none(),
        empty_label="Not said",
        required=False,
    )
    answer_by = DateField(
        label="To be answered by, if not on the day the law sets (optional)",
        help_text="Leave it empty to have the day counted from the day of receipt.",
        what="The day to answer by",
        required=False,
    )
    answered_on = DateField(
        label="Answered on (optional)", what="The day of the answer", required=False
    )
    cycle_weeks = forms.IntegerField(
        label="Reported to the board every how many weeks? (optional)",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-2", "inputmode": "numeric"}),
        min_value=1,
        max_value=104,
        required=False,
        error_messages={"invalid": "Enter the weeks of a cycle as a whole number, like 12"},
    )
    cycle_from = DateField(
        label="First cycle counts from (optional)",
        help_text="Until the plan has come to a meeting. Otherwise from the day of publication.",
        what="The start of the first cycle",
        required=False,
    )

    def __init__(self, *args, bodies, **options):
        super().__init__(*args, **options)
        self.fields["answerer"].queryset = bodies


class ChangePlanForm(PlanForm):
    why = why()
    version = version()


class RecommendationForm(PeopleForm):
    ONE = ("owner", "cabinet_member")

    number = forms.CharField(
        label="Number (optional)",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
        max_length=12,
        required=False,
    )
    text = area(
        "What is recommended", required=True, error_messages={"required": "Enter the words"}
    )
    objective = area("Overall objective (optional)")
    owner = forms.CharField(label="Lead officer (optional)", help_text=TYPED, required=False)
    cabinet_member = forms.CharField(
        label="Cabinet member (optional)", help_text=TYPED, required=False
    )
    due_on = DateField(
        label="Target date (optional)",
        help_text="The first target date stays on the record, and every move with it.",
        what="The target date",
        required=False,
    )
    next_on = DateField(
        label="Next report to the board (optional)", what="The next report", required=False
    )


class ChangeForm(RecommendationForm):
    why = why("For the history, where a date or an owner changes.")
    version = version()


class NoteForm(PastForm):
    text = area(
        "What has changed since the last note?",
        rows=6,
        help_text="The board reads this, and on a public board everybody. It cannot be changed afterwards.",
        required=True,
        error_messages={"required": "Say what has changed since the last note"},
    )
    rating = forms.ChoiceField(
        label="How do you rate it now?",
        help_text="This is the officer’s rating. The board gives its own.",
        choices=[("", "Leave the rating as it is"), *RATINGS],
        widget=forms.RadioSelect,
        required=False,
    )
    on = DateField(label="As at which day?", what="The day of the note")
    meeting = forms.ModelChoiceField(
        label="For which meeting of the board? (optional)",
        queryset=Meeting.objects.none(),
        empty_label="None in particular",
        required=False,
    )

    def __init__(self, *args, meetings, **options):
        super().__init__(*args, **options)
        self.fields["meeting"].queryset = meetings


class BoardRatingForm(PastForm):
    rating = forms.ChoiceField(
        label="How does the board rate it?",
        choices=RATINGS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the board’s rating"},
    )
    on = DateField(label="On which day did the board say so?", what="The day of the rating")
    why = why("The board’s reason: it is read beside the rating.")


class StatusForm(PastForm):
    status = forms.ChoiceField(
        label="What becomes of it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what becomes of it"},
    )
    body = forms.CharField(
        label="On which body’s word?",
        max_length=200,
        error_messages={"required": "Enter the body that said so"},
    )
    why = area(
        "Why?",
        required=True,
        max_length=2_000,
        error_messages={"required": "Enter the reason that the body gave"},
    )
    on = DateField(label="On which day did it say so?", what="The day")
    version = version()

    def __init__(self, *args, status, **options):
        super().__init__(*args, **options)
        moves = sorted(ALLOWED_CHANGES[status], key=list(MOVES).index)
        self.fields["status"].choices = [(move.value, MOVES[move]) for move in moves]


class ImpactForm(PastForm):
    impact = area(
        "What changed because of it?",
        rows=5,
        help_text="What is different for people, not what was done. The words before stay in the history.",
    )
    on = DateField(label="As at which day?", what="The day")
    version = version()


class EvidenceForm(PastForm):
    text = area(
        "What shows it?",
        help_text="For example: the audit of forty files in May found thirty-six with a plan.",
        required=True,
        error_messages={"required": "Say what shows it"},
    )
    paper = forms.ModelChoiceField(
        label="A paper that came to the board (optional)",
        queryset=Paper.objects.none(),
        empty_label="None",
        required=False,
    )
    url = forms.URLField(
        label="An address on the web (optional)", max_length=500, assume_scheme="https",
        required=False, error_messages={"invalid": "Enter a whole web address, like https://example.org/report"},
    )  # fmt: skip
    on = DateField(label="As at which day?", what="The day of the evidence")

    def __init__(self, *args, papers, **options):
        super().__init__(*args, **options)
        offer(self.fields["paper"], papers)


def offer(field, papers):
    """Papers to choose from, by their subject and the meeting they came to."""
    field.queryset = papers
    field.label_from_instance = lambda paper: f"{paper.subject} ({paper.item.meeting})"


class MilestoneForm(forms.Form):
    text = forms.CharField(
        label="What will be reached?",
        max_length=300,
        error_messages={"required": "Enter the milestone"},
    )
    due_on = DateField(label="By when? (optional)", what="The day", required=False)


class ChangeMilestoneForm(MilestoneForm):
    done_on = DateField(
        label="Reached on (optional)",
        help_text="Leave it empty while it is not reached.",
        what="The day it was reached",
        required=False,
    )
    why = why("For the history, where a date moves.")
    version = version()

    def __init__(self, *args, today, **options):
        super().__init__(*args, **options)
        self.today = today

    def clean_done_on(self):
        return not_after(self.cleaned_data["done_on"], self.today)


class SignOffForm(PastForm):
    text = forms.CharField(
        label="What was signed off?",
        max_length=300,
        error_messages={"required": "Enter what was signed off"},
    )
    recommendation = forms.ModelChoiceField(
        label="Under which recommendation? (optional)",
        queryset=Recommendation.objects.none(),
        empty_label="None yet",
        required=False,
    )
    meeting = forms.ModelChoiceField(
        label="At which meeting? (optional)",
        help_text="Those of the boards whose record you keep. Otherwise name the body and the day.",
        queryset=Meeting.objects.none(),
        empty_label="None of these",
        required=False,
    )
    by_body = forms.CharField(label="By which body?", max_length=200, required=False)
    on = DateField(label="On which day?", what="The day", required=False)
    report = forms.ModelChoiceField(
        label="On which highlight report? (optional)",
        queryset=Paper.objects.none(),
        empty_label="None of these",
        required=False,
    )
    report_title = forms.CharField(
        label="Its title, if it is none of these (optional)", max_length=300, required=False
    )

    def __init__(self, *args, plan, meetings, papers, **options):
        super().__init__(*args, **options)
        rows = plan.recommendations.all()
        self.fields["recommendation"].queryset = rows
        self.fields["recommendation"].label_from_instance = lambda row: row.says
        self.fields["meeting"].queryset = meetings
        self.fields["meeting"].label_from_instance = lambda it: f"{it.board}, {it}"
        offer(self.fields["report"], papers)

    def clean(self):
        """A meeting says of which body and day it was."""
        answers = super().clean()
        if meeting := answers.get("meeting"):
            answers["by_body"] = answers.get("by_body") or str(meeting.board)
            answers["on"] = answers.get("on") or meeting.on
        if not answers.get("by_body"):
            self.add_error("by_body", "Choose a meeting, or enter the body that signed it off")
        return answers


class ChangeSignOffForm(SignOffForm):
    why = why()
    version = version()


class MeasuresForm(forms.Form):
    measures = forms.ModelMultipleChoiceField(
        label="Which measures show whether it worked?",
        queryset=Measure.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    version = version()

    def __init__(self, *args, measures, **options):
        super().__init__(*args, **options)
        self.fields["measures"].queryset = measures
        self.fields["measures"].label_from_instance = lambda it: (
            f"{it} ({it.phase})" if it.phase else str(it)
        )
