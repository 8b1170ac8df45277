"""What a co-ordinator decides about an action: each verb is a small form of its own."""

from django import forms

from scrutiny.ui.forms import DateField

WORDS = forms.Textarea(attrs={"rows": 4})


def reason(label, error, *, required=True, hint=""):
    return forms.CharField(
        label=label,
        help_text=hint,
        widget=WORDS,
        max_length=5_000,
        required=required,
        error_messages={"required": error},
    )


class AcceptForm(forms.Form):
    note = reason("A note with the acceptance (optional)", "", required=False)


class SendBackForm(forms.Form):
    why = reason(
        "What is missing?",
        "Say what is missing",
        hint="The lead officer reads this at the top of the action.",
    )


class PauseForm(forms.Form):
    review_on = DateField(
        label="When will you look at it again?",
        help_text="Until then nobody is reminded. On that day it comes back to you.",
        what="The review date",
    )
    why = reason("Why is it paused?", "Say why it is paused")


class ResumeForm(forms.Form):
    why = reason("Why now? (optional)", "", required=False)


class WithdrawForm(forms.Form):
    why = reason("Why is it no longer required?", "Say why it is no longer required")


class ReopenForm(forms.Form):
    why = reason("Why is it reopened?", "Say why it is reopened")


class NoteForm(forms.Form):
    text = reason(
        "Note", "Write the note", hint="Whoever signs in and may see the action can read it."
    )


class DecisionForm(forms.Form):
    granted = forms.TypedChoiceField(
        label="What is decided?",
        choices=[("yes", "Grant the later date"), ("no", "Refuse it")],
        widget=forms.RadioSelect,
        coerce=lambda answer: answer == "yes",
        error_messages={"required": "Choose whether the later date is granted"},
    )
    answer = reason(
        "What do you tell the lead officer?",
        "",
        required=False,
        hint="Needed when you refuse. It stays beside the move.",
    )

    def clean(self):
        answers = super().clean()
        if answers.get("granted") is False and not answers.get("answer"):
            self.add_error("answer", "Say why the later date is refused")
        return answers


class SettleForm(forms.Form):
    reason = reason("Why is nothing needed?", "Say why nothing is needed")
