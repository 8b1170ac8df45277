"""Opening an action by hand, and changing what is known of it."""

from django import forms

from actions.choices import ActionKind
from people.choosing import PeopleForm
from scrutiny.ui.forms import DateField

TYPED = "Type the name, or part of it."
A_LINE = "One name on each line."


class DetailsForm(PeopleForm):
    """What an action is, and who answers for it."""

    ONE = ("owner", "cabinet_member", "raised_by")
    MANY = ("contributors",)

    title = forms.CharField(
        label="Title",
        help_text="What has to be done, in a few words. It heads lists and reminders.",
        max_length=300,
        error_messages={"required": "Enter a title"},
    )
    asked = forms.CharField(
        label="What the board asked, in its own words",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=10_000,
        error_messages={"required": "Enter the board’s words"},
    )
    kind = forms.ChoiceField(label="Kind", choices=ActionKind)
    owner = forms.CharField(label="Lead officer (optional)", help_text=TYPED, required=False)
    contributors = forms.CharField(
        label="Others who may give updates (optional)",
        help_text=A_LINE,
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    cabinet_member = forms.CharField(
        label="Cabinet member answerable (optional)", help_text=TYPED, required=False
    )
    raised_by = forms.CharField(
        label="Raised by (optional)",
        help_text="Who asked the board for it, where the minutes or the meeting say so. Everybody may read it.",
        required=False,
    )


class ChangeForm(DetailsForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class DueForm(forms.Form):
    said = forms.CharField(
        label="When it is due, in the board’s words (optional)",
        help_text="For example: in March, or six months after the visit.",
        max_length=200,
        required=False,
    )
    due_from = DateField(
        label="The first day it could mean (optional)", what="The first day", required=False
    )
    due_to = DateField(
        label="The last day it could mean",
        help_text="It is overdue from the day after.",
        what="The last day",
    )
    why = forms.CharField(
        label="Why does the date move?",
        help_text="Needed when there is a date already. The first date stays on the record.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
    )

    def clean(self):
        answers = super().clean()
        first, last = answers.get("due_from"), answers.get("due_to")
        if first and last and first > last:
            self.add_error("due_to", "The last day must be on or after the first")
        return answers


class OpenForm(DetailsForm):
    meeting = forms.ModelChoiceField(
        None, label="Which meeting asked for it?", required=False, empty_label="No meeting"
    )
    said = DueForm.base_fields["said"]
    due_from = DueForm.base_fields["due_from"]
    due_to = DateField(
        label="The last day it could mean (optional)",
        help_text="It is overdue from the day after. An action without any date turns red after six months.",
        what="The last day",
        required=False,
    )
    is_private = forms.BooleanField(
        label="It is private",
        help_text="Only those who may read this board’s private business, and whoever answers for it, will see it.",
        required=False,
    )

    def __init__(self, *args, meetings, **options):
        super().__init__(*args, **options)
        self.fields["meeting"].queryset = meetings

    def clean(self):
        answers = super().clean()
        said, first, last = (answers.pop(name, None) for name in ("said", "due_from", "due_to"))
        if first and (not last or first > last):
            self.add_error("due_to", "The last day must be on or after the first")
        answers["due"] = {"said": said, "from": first, "to": last}
        return answers
