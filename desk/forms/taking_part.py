"""How an interest declared in an item is recorded, and how a member asks to speak and is answered."""

from django import forms

from meetings.choices import DeclarationKind
from people.choosing import PeopleForm


class DeclarationForm(forms.Form):
    person = forms.ModelChoiceField(
        None,
        label="Who declared it?",
        empty_label="Choose who",
        help_text="Whoever came to the meeting, or sits on the board",
        error_messages={"required": "Choose who declared it"},
    )
    kind = forms.ChoiceField(
        label="What kind of interest?",
        choices=DeclarationKind,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose the kind of interest"},
    )
    nature = forms.CharField(
        label="What is it?",
        help_text="In their words, as the minutes will say it.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        error_messages={"required": "Say what the interest is"},
    )
    has_withdrawn = forms.BooleanField(label="They left the room for the item", required=False)

    def __init__(self, *args, people=None, **options):
        super().__init__(*args, **options)
        if people is None:
            del self.fields["person"]
        else:
            self.fields["person"].queryset = people


class ChangeDeclarationForm(DeclarationForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class SpeakForm(PeopleForm):
    """A member's own request; the co-ordinator, who is asked by telephone, also says for whom."""

    ONE = ("person",)

    person = forms.CharField(
        label="Who asks?",
        help_text="Type the name, or part of it.",
        error_messages={"required": "Enter who asks to speak"},
    )
    item = forms.ModelChoiceField(
        None,
        label="On which item? (optional)",
        required=False,
        empty_label="No item in particular",
    )
    about = forms.CharField(
        label="What is it about?",
        max_length=300,
        help_text="Only the co-ordinator of the meeting reads it.",
        error_messages={"required": "Say in a few words what it is about"},
    )

    def __init__(self, *args, agenda, keeps, **options):
        super().__init__(*args, **options)
        self.fields["item"].queryset = agenda
        self.fields["item"].label_from_instance = lambda it: f"{it}: {it.word('title')}"
        if not keeps:
            del self.fields["person"]


class SpeakAnswerForm(forms.Form):
    granted = forms.TypedChoiceField(
        label="May they speak?",
        choices=[("True", "Yes"), ("False", "No")],
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether they may speak"},
    )
    answer = forms.CharField(
        label="What do you tell them?",
        help_text="For example how long, and when to come. A refusal needs the reason.",
        max_length=300,
        required=False,
    )
