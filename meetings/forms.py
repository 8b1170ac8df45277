"""How boards, seats and appointments are typed."""

from django import forms
from django.core.exceptions import ValidationError

from meetings.choices import BoardKind, Capacity, Role
from scrutiny.ui.forms import DateField


class BoardForm(forms.Form):
    name = forms.CharField(label="Name of the board", max_length=160)
    slug = forms.SlugField(
        label="Its address",
        max_length=60,
        help_text="Small letters and dashes, for example education. The board’s pages stand at /boards/education/",
    )
    prefix = forms.RegexField(
        "^[A-Za-z][A-Za-z0-9]*$",
        label="Letters that begin its references",
        max_length=8,
        help_text="For example ECS, as in ECS/17/014",
        error_messages={
            "invalid": "Enter up to 8 letters or numbers that begin with a letter, like ECS"
        },
    )
    kind = forms.ChoiceField(label="What kind of board is it?", choices=BoardKind)
    parent = forms.ModelChoiceField(
        queryset=None,
        required=False,
        label="Which board does it report to?",
        empty_label="None",
        help_text="For a task and finish group",
    )
    is_public = forms.BooleanField(
        label="Anyone may read its pages",
        required=False,
        initial=True,
        help_text="Private business never shows on them",
    )
    clearing_days = forms.IntegerField(
        label="Clearing time for papers",
        min_value=0,
        max_value=30,
        initial=3,
        help_text="Working days before the agenda is published by which a paper must be with the co-ordinator",
    )
    meeting_minutes = forms.IntegerField(
        label="How long does a meeting last?",
        min_value=15,
        max_value=600,
        initial=120,
        help_text="In minutes",
    )
    request_days = forms.IntegerField(
        label="When are lead officers asked for an update?",
        min_value=1,
        max_value=40,
        initial=10,
        help_text="Working days before each meeting. Whoever has something open is asked where it is",
    )
    briefing_days = forms.IntegerField(
        label="When do the chair and members get their briefing?",
        min_value=1,
        max_value=40,
        initial=3,
        help_text="Working days before each meeting",
    )
    reserves_decisions = forms.BooleanField(
        label="The board itself closes actions and grants later dates",
        required=False,
        help_text="At a meeting. The co-ordinator prepares the list, and enters what was decided",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, boards, is_new=False, **options):
        super().__init__(*args, **options)
        self.fields["parent"].queryset = boards
        if is_new:
            del self.fields["version"]
        else:  # references and addresses that minutes quote are promises
            del self.fields["slug"], self.fields["prefix"]

    def clean_prefix(self):
        return self.cleaned_data["prefix"].upper()


class SeatForm(forms.Form):
    person = forms.ModelChoiceField(
        queryset=None,
        label="Who takes the seat?",
        empty_label="Choose a person",
        help_text="Somebody who is not here yet is added to the directory first",
    )
    capacity = forms.ChoiceField(
        label="In what capacity?", choices=Capacity, widget=forms.RadioSelect
    )
    starts_on = DateField(label="From which day?", what="The first day")
    ends_on = DateField(
        label="To which day?", what="The last day", required=False, help_text="Empty while it lasts"
    )
    sees_private = forms.ChoiceField(
        label="May they read private business?",
        choices=[("", "As usual for the seat"), ("yes", "Yes"), ("no", "No")],
        required=False,
        help_text="Chairs, vice-chairs and members usually may; co-opted members and guests usually may not",
    )

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.fields["person"].queryset = people

    def clean_sees_private(self):
        return {"yes": True, "no": False}.get(self.cleaned_data["sees_private"])

    def clean(self):
        return ends_after_it_starts(self.cleaned_data)


class AppointmentForm(forms.Form):
    person = forms.ModelChoiceField(
        queryset=None, label="Who is appointed?", empty_label="Choose a person"
    )
    role = forms.ChoiceField(
        label="As what?",
        choices=Role,
        widget=forms.RadioSelect,
        help_text="A co-ordinator keeps the board’s record. Both may read its private business",
    )
    starts_on = DateField(label="From which day?", what="The first day")
    ends_on = DateField(
        label="To which day?", what="The last day", required=False, help_text="Empty while it lasts"
    )

    def __init__(self, *args, people, **options):
        super().__init__(*args, **options)
        self.fields["person"].queryset = people

    def clean(self):
        return ends_after_it_starts(self.cleaned_data)


class EndForm(forms.Form):
    ends_on = DateField(
        label="On which day does it end?",
        what="The last day",
        help_text="The last day on which it holds",
    )


def ends_after_it_starts(answers):
    starts_on, ends_on = answers.get("starts_on"), answers.get("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        raise ValidationError({"ends_on": "The last day must be on or after the first"})
    return answers


class LetGoForm(forms.Form):
    """Letting a file go as it is: of something private, to whom."""

    why = forms.CharField(
        label="Why may it go as it is?",
        help_text="The reason stays in the history with your name. Do not repeat the hidden words in it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        error_messages={"required": "Say why it may go as it is"},
    )
    to_public = forms.BooleanField(
        label="To the public too, if it is opened one day",
        help_text="Where you leave this, it goes to those who may read private business, and has to be decided again "
        "before it is opened.",
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, is_private, **options):
        super().__init__(*args, **options)
        if not is_private:
            del self.fields["to_public"]
