"""Setting a loose end aside until a day."""

from django import forms

from scrutiny.ui.forms import DateField


class SetAsideForm(forms.Form):
    """`ends` are (name, words) of the entry's ends; where it is one alone, nothing is to be chosen."""

    ends = forms.MultipleChoiceField(
        label="What needs nothing now?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Choose what needs nothing now",
            "invalid_choice": "Choose again: something of it was followed up meanwhile",
        },
    )
    reason = forms.CharField(
        label="Why does it need nothing now?",
        help_text="Kept in the board’s history. Members do not see it here.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        error_messages={"required": "Enter why it needs nothing now"},
    )
    ask_again_on = DateField(
        label="When is it to be asked again?",
        what="The day to ask again",
        help_text="On that day it is on the list again, unless the record follows it up before.",
    )

    def __init__(self, *args, ends, **more):
        super().__init__(*args, **more)
        self.fields["ends"].choices = ends
        self.fields["ends"].initial = [name for name, _ in ends]
        if len(ends) == 1:
            del self.fields["ends"]
