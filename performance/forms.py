"""How progress is noted, and how a recommendation's owner, dates and ratings are typed."""

from django import forms
from django.core.exceptions import ValidationError

from people.choosing import PeopleForm
from performance.choices import Rating
from scrutiny.ui.forms import DateField

TYPED = "Type a name; the directory is searched."
RATINGS = [(rating.value, f"{rating.label} ({rating.value})") for rating in reversed(Rating)]


def not_after(day, today):
    if day and day > today:
        raise ValidationError("The day must be today or in the past", params={"parts": ["day"]})
    return day


class NoteForm(forms.Form):
    text = forms.CharField(
        label="What has changed since the last note?",
        help_text="The board reads this, and on a public board everybody. It cannot be changed afterwards.",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10_000,
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

    def __init__(self, *args, today, **options):
        super().__init__(*args, **options)
        self.today = today

    def clean_on(self):
        return not_after(self.cleaned_data["on"], self.today)


class BoardRatingForm(forms.Form):
    rating = forms.ChoiceField(
        label="How does the board rate it?",
        choices=RATINGS,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the board’s rating"},
    )
    on = DateField(label="On which day did the board say so?", what="The day of the rating")
    why = forms.CharField(
        label="Why? (optional)",
        help_text="The board’s reason, for the history.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
    )

    def __init__(self, *args, today, **options):
        super().__init__(*args, **options)
        self.today = today

    def clean_on(self):
        return not_after(self.cleaned_data["on"], self.today)


class ChangeForm(PeopleForm):
    ONE = ("owner", "cabinet_member")

    owner = forms.CharField(label="Lead officer (optional)", help_text=TYPED, required=False)
    cabinet_member = forms.CharField(
        label="Cabinet member (optional)", help_text=TYPED, required=False
    )
    due_on = DateField(
        label="Due (optional)",
        help_text="The first due date stays on the record.",
        what="The due date",
        required=False,
    )
    next_on = DateField(
        label="Next report to the board (optional)", what="The next report", required=False
    )
    why = forms.CharField(
        label="Why? (optional)",
        help_text="For the history, where a date or an owner changes.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
