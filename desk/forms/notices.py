"""How a notice of a recommendation is written and sent, and how its answer is entered."""

from django import forms

from actions.choices import Outcome
from actions.forms.deciding import reason
from actions.forms.opening import TYPED
from people.choosing import PeopleForm
from scrutiny.ui.forms import DateField

TIMES = [
    ("executive-answer", "Two months: the executive (Local Government Act 2000 s.9FE)"),
    ("nhs-answer", "28 days: an NHS body that is asked (SI 2013/218 reg. 22)"),
    ("", "No law sets a time"),
]


class Versioned(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput)


class PrepareForm(forms.Form):
    addressees = forms.ModelMultipleChoiceField(
        None, label="Whom the limb speaks to", widget=forms.CheckboxSelectMultiple, required=False
    )
    another = forms.ModelChoiceField(
        None,
        label="Somebody else (optional)",
        required=False,
        empty_label="Nobody else",
        help_text="A body of the directory that the limb does not name",
    )

    def __init__(self, *args, named, others, **options):
        super().__init__(*args, **options)
        self.fields["addressees"].queryset = named
        self.fields["addressees"].initial = list(named)
        self.fields["another"].queryset = others
        if not named:
            del self.fields["addressees"]

    def clean(self):
        answers = super().clean()
        chosen = [*answers.get("addressees", ()), *filter(None, [answers.get("another")])]
        if not chosen:
            self.add_error("another", "Choose to whom the notice goes")
        return answers | {"chosen": chosen}


class NoticeForm(Versioned):
    text = forms.CharField(
        label="The notice",
        widget=forms.Textarea(attrs={"rows": 16}),
        max_length=20_000,
        error_messages={"required": "Write the notice"},
    )
    rule = forms.ChoiceField(
        label="How long have they to answer?",
        choices=TIMES,
        widget=forms.RadioSelect,
        required=False,
        help_text="The words above follow your choice while you have not changed them yourself. "
        "Your monitoring officer confirms which time holds.",
    )
    answer_due = DateField(
        label="By which day do you ask for an answer? (optional)",
        help_text="Only where no law sets a time",
        what="The day to answer",
        required=False,
    )


class SendForm(Versioned):
    sent_to = forms.CharField(
        label="How was it sent, and to which address?",
        help_text="For example: by e-mail to cabinet.office@council.example",
        max_length=200,
        error_messages={"required": "Say how it was sent"},
    )
    sent_on = DateField(label="On which day was it sent?", what="The day it was sent")
    received_on = DateField(
        label="On which day was it received? (optional)",
        help_text="The time to answer runs from this day. Empty: the day it was sent. It can be put right later.",
        what="The day it was received",
        required=False,
    )


class ReceiveForm(Versioned):
    received_on = DateField(
        label="On which day was it received?",
        help_text="The lawful time begins with receipt or, if later, with the notice.",
        what="The day it was received",
    )


class AnswerForm(Versioned):
    """What an addressee answers; `words` may be left out only where all of it is accepted."""

    outcome = forms.ChoiceField(
        label="What is the answer?",
        choices=Outcome,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it is accepted"},
    )
    words = reason(
        "In their own words",
        "",
        required=False,
        hint="Why, where it is refused or accepted in part. Once published, anyone can read this.",
    )
    done_by = DateField(
        label="By when will it be done? (optional)",
        what="The day it is done by",
        help_text="Of what is accepted. It becomes the due date of the action that follows.",
        required=False,
    )

    def clean(self):
        answers = super().clean()
        outcome = answers.get("outcome")
        if outcome in (Outcome.IN_PART, Outcome.REFUSED) and not answers.get("words", "").strip():
            self.add_error("words", "Say why it is refused or accepted in part")
        if outcome == Outcome.REFUSED and answers.get("done_by"):
            self.add_error("done_by", "What is refused has no day by which it is done")
        return answers


class EnteredAnswerForm(AnswerForm, PeopleForm):
    """The same, entered by the co-ordinator: also when it came, and who leads what follows."""

    ONE = ("owner",)

    answered_on = DateField(label="On which day did the answer come?", what="The day it came")
    owner = forms.CharField(
        label="Lead officer of what follows (optional)",
        help_text=f"{TYPED} They can be chosen later.",
        required=False,
    )


class PublishForm(Versioned):
    published_on = DateField(
        label="On which day is the answer published?",
        help_text="The executive’s answer is published (Local Government Act 2000 s.9FE).",
        what="The day it is published",
    )
