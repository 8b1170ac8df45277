"""Executive decisions that a board watches."""

from django import forms

from meetings.choices import WatchState
from scrutiny.ui.forms import DateField

LINES = forms.Textarea(attrs={"rows": 3})


class WatchForm(forms.Form):
    title = forms.CharField(
        label="What is decided?",
        max_length=300,
        help_text="As the decision is published. Whoever may see the board reads it.",
        error_messages={"required": "Enter what is decided"},
    )
    decided_by = forms.CharField(
        label="Who decided it?",
        max_length=160,
        error_messages={"required": "Enter who decided it"},
    )
    published_on = DateField(
        label="When was the decision published?",
        what="The day it was published",
        help_text="The last day to call it in is counted from this day.",
    )
    note = forms.CharField(
        label="A note (optional)", widget=LINES, max_length=2_000, required=False
    )


class ChangeWatchedForm(forms.Form):
    state = forms.ChoiceField(
        label="What became of it?",
        choices=WatchState,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what became of it"},
    )
    note = forms.CharField(
        label="What did the board decide, and when?",
        help_text="Needed once it is called in or let pass.",
        widget=LINES,
        max_length=2_000,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        answers = super().clean()
        if answers.get("state") not in ("", None, WatchState.WATCHED) and not answers.get("note"):
            self.add_error("note", "Say what the board decided, and when")
        return answers
