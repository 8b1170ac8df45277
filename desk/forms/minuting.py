"""How minutes are typed: a minute, its limbs, and what becomes of each."""

from django import forms

from actions.forms.opening import TYPED
from actions.forms.programme import ProgrammeField, ProgrammeForm
from desk.proposing import Outcome
from meetings.choices import ResolutionKind
from people.choosing import PeopleForm
from scrutiny.ui.forms import DateField

NUMBER = forms.TextInput(attrs={"class": "govuk-input--width-4"})


class VersionedForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


class MinuteForm(VersionedForm):
    number = forms.CharField(label="Minute number", max_length=12, required=False, widget=NUMBER)
    title = forms.CharField(
        label="Title", max_length=300, error_messages={"required": "Enter a title"}
    )
    text = forms.CharField(
        label="Text",
        help_text="What was said. Cite another minute as 8/17, and it links.",
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=100_000,
        required=False,
    )


class LimbForm(VersionedForm):
    number = forms.CharField(label="Number", max_length=12, required=False, widget=NUMBER)
    text = forms.CharField(
        label="What was resolved",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=20_000,
        error_messages={"required": "Enter what was resolved"},
    )


class LimbsForm(forms.Form):
    text = forms.CharField(
        label="Add what was resolved",
        help_text="One limb, or a list: “1) note the report; 2) request …” becomes one limb for each number.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=50_000,
        error_messages={"required": "Enter what was resolved"},
    )


class OtherMinuteForm(forms.Form):
    title = forms.CharField(
        label="Title of other business",
        max_length=300,
        error_messages={"required": "Enter a title"},
    )
    is_private = forms.BooleanField(
        label="It is private",
        help_text="Only those who may read this board’s private business will see it.",
        required=False,
    )


OUTCOMES = [
    (Outcome.ACTION, "Open an action"),
    (Outcome.SLOT, "Put it on the work programme"),
    (Outcome.NOTED, "Noted: nothing more is asked"),
    (Outcome.NOTHING, "Nothing is needed"),
    (Outcome.LATER, "Decide later"),
]


class OutcomeForm(PeopleForm, ProgrammeForm, VersionedForm):
    """What a limb becomes. The proposal is filled in; every answer can be another."""

    ONE = ("owner", "cabinet_member", "raised_by")
    PLACE = "slot"

    outcome = forms.ChoiceField(label="What becomes of it?", choices=OUTCOMES)
    kind = forms.ChoiceField(label="Kind", choices=ResolutionKind)
    title = forms.CharField(label="Title", max_length=300, required=False)
    addressees = forms.CharField(
        label="Addressed to",
        help_text="One on each line.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )
    owner = forms.CharField(label="Lead officer", help_text=TYPED, required=False)
    cabinet_member = forms.CharField(label="Cabinet member", help_text=TYPED, required=False)
    raised_by = forms.CharField(label="Raised by", help_text=TYPED, required=False)
    said = forms.CharField(label="Due, in the board’s words", max_length=200, required=False)
    due_from = DateField(label="The first day it could mean", what="The first day", required=False)
    due_to = DateField(label="The last day it could mean", what="The last day", required=False)
    slot = ProgrammeField(label="Where on the work programme", required=False)
    reason = forms.CharField(
        label="Why nothing is needed",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )

    def clean(self):
        answers = super().clean()
        outcome, first, last = (answers.get(name) for name in ("outcome", "due_from", "due_to"))
        if first and (not last or first > last):
            self.add_error("due_to", "The last day must be on or after the first")
        if outcome == Outcome.ACTION and not answers.get("title"):
            self.add_error("title", "Enter a title")
        if outcome == Outcome.SLOT and not answers.get("slot"):
            self.add_error("slot", "Choose where on the work programme")
        if outcome == Outcome.NOTHING and not answers.get("reason"):
            self.add_error("reason", "Say why nothing is needed")
        return answers

    def decided(self):
        """The answers as the duty takes them."""
        answers = dict(self.cleaned_data)
        due = {"said": answers.pop("said"), "from": answers.pop("due_from")}
        answers["due"] = due | {"to": answers.pop("due_to")}
        item, slot, meeting = answers.pop("slot") or (None, "", None)
        return answers | {"item": item, "slot": slot, "meeting": meeting}
