"""How a task and finish group is set up, filled, and reports."""

from django import forms

from actions.forms.carrying import AsShown
from actions.forms.deciding import reason
from actions.forms.opening import A_LINE, TYPED
from meetings.forms import BoardForm
from people.choosing import PeopleForm
from scrutiny.ui.forms import DateField


class ScopeForm(forms.Form):
    scope = forms.CharField(
        label="What is it to look at? (optional)",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=5_000,
        required=False,
    )
    seats = forms.IntegerField(
        label="How many seats has it? (optional)", min_value=1, max_value=30, required=False
    )
    reports_by = DateField(
        label="By when does it report? (optional)",
        what="The day it reports by",
        required=False,
    )


class ChangeGroupForm(ScopeForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class SetUpForm(ScopeForm):
    name = forms.CharField(
        label="Name of the group",
        max_length=160,
        error_messages={"required": "Enter the name of the group"},
    )
    slug = BoardForm.base_fields["slug"]
    prefix = BoardForm.base_fields["prefix"]
    is_public = forms.BooleanField(label="Anyone may read its pages", required=False, initial=True)
    field_order = ("name", "slug", "prefix", "scope", "seats", "reports_by", "is_public")

    def clean_prefix(self):
        return self.cleaned_data["prefix"].upper()


class MembersForm(PeopleForm):
    """Members of the parent board by a tick, others by name."""

    MANY = ("others",)

    members = forms.ModelMultipleChoiceField(
        None, label="Members of the board", widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.CharField(
        label="Others (optional)",
        help_text=A_LINE,
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    starts_on = DateField(label="From which day do they sit?", what="The first day")

    def __init__(self, *args, members, **options):
        super().__init__(*args, **options)
        self.fields["members"].queryset = members

    def clean(self):
        answers = super().clean()
        chosen = [*answers.get("members", ()), *filter(None, answers.get("others") or ())]
        if not chosen and not self.errors:
            self.add_error("others", "Choose or type at least one person")
        return answers | {"people": list(dict.fromkeys(chosen))}


class NominationForm(forms.Form):
    nominator = forms.CharField(
        label="Who is to name somebody?",
        help_text="For example: the minority group, or the parent governors",
        max_length=160,
        error_messages={"required": "Enter who is to name somebody"},
    )
    asked_on = DateField(label="Since when have they been asked?", what="The day they were asked")


class SettleNominationForm(PeopleForm):
    ONE = ("person",)

    outcome = forms.ChoiceField(
        label="What came of it?",
        choices=[("filled", "They named somebody"), ("declined", "They name nobody")],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what came of it"},
    )
    person = forms.CharField(label="Whom did they name?", help_text=TYPED, required=False)
    starts_on = DateField(label="From which day do they sit?", what="The first day", required=False)

    def clean(self):
        answers = super().clean()
        if answers.get("outcome") == "filled":
            for name, words in (
                ("person", "Enter whom they named"),
                ("starts_on", "Enter the first day"),
            ):
                if not answers.get(name) and name not in self.errors:
                    self.add_error(name, words)
        return answers


class RecommendationForm(forms.Form):
    number = forms.CharField(
        label="Number", max_length=12, error_messages={"required": "Enter its number"}
    )
    text = reason("What does the group recommend?", "Write the recommendation")
    addressees = forms.ModelMultipleChoiceField(
        None, label="To whom?", widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args, bodies, **options):
        super().__init__(*args, **options)
        self.fields["addressees"].queryset = bodies


class ChangeRecommendationForm(RecommendationForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class BookReportForm(forms.Form):
    meeting = forms.ModelChoiceField(
        None,
        label="At which meeting does the report come back?",
        empty_label="Choose a meeting",
        error_messages={"required": "Choose a meeting"},
    )
    why = forms.CharField(
        label="Why does it move? (optional)",
        help_text="Where it was booked for another meeting. The reason stays with the item.",
        max_length=2_000,
        required=False,
    )

    title = forms.CharField(
        label="What is it called on the work programme?",
        max_length=300,
        error_messages={"required": "Enter what it is called"},
    )
    field_order = ("meeting", "title", "why")

    def __init__(self, *args, meetings, is_booked, **options):
        super().__init__(*args, **options)
        self.fields["meeting"].queryset = meetings
        # It has its name already, or moves from nowhere.
        del self.fields["title" if is_booked else "why"]


class AdoptForm(forms.Form):
    minute = forms.ModelChoiceField(
        None,
        label="Under which minute does the board adopt them?",
        empty_label="Choose a minute",
        error_messages={"required": "Choose a minute"},
    )
    recommendations = AsShown(
        label="Which does it adopt?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one"},
    )

    def __init__(self, *args, minutes, recommendations, **options):
        super().__init__(*args, **options)
        self.fields["minute"].queryset = minutes
        self.fields["minute"].label_from_instance = _of_meeting
        self.rows = {str(row.pk): row for row in recommendations}
        asked = self.fields["recommendations"]
        asked.known = self.rows
        asked.choices = [
            (as_shown(row), f"{row.number}. {row.text}")
            for row in recommendations
            if row.resolution_id is None
        ]
        asked.initial = [value for value, _ in asked.choices]

    def clean_recommendations(self):
        """The rows, each in the version in which it was read."""
        chosen = []
        for value in self.cleaned_data["recommendations"]:
            pk, _, version = value.partition("-")
            self.rows[pk].version = int(version)
            chosen.append(self.rows[pk])
        return chosen


def as_shown(row):
    return f"{row.pk}-{row.version}"


def _of_meeting(minute):
    return f"{minute.meeting}: {minute.citation} {minute.word('title')}"
