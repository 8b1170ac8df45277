"""Whether a paper answered what a board asked."""

from django import forms

from actions.choices import AnswerVerdict
from actions.forms.deciding import reason
from scrutiny.ui.forms import DateField


class AnswerForm(forms.Form):
    verdict = forms.ChoiceField(
        label="Did it answer what the board asked?",
        choices=AnswerVerdict,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose whether it answered what the board asked"},
    )
    reason = reason(
        "What was not answered?", "", required=False, hint="Needed unless the answer is yes."
    )
    due_to = DateField(
        label="A new date for what is open (optional)",
        help_text="Where nothing is entered, the date stays.",
        what="The new date",
        required=False,
    )
    is_agreed = forms.BooleanField(
        label="The meeting agreed it",
        help_text="This board closes actions and grants later dates itself. Where it has not agreed, "
        "what is answered stands as reported complete.",
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, board, **options):
        super().__init__(*args, **options)
        self.fields["reason"].widget.attrs["rows"] = 2
        if not board.reserves_decisions:
            del self.fields["is_agreed"]

    def clean(self):
        answers = super().clean()
        if answers.get("verdict") in (AnswerVerdict.PARTLY, AnswerVerdict.NO):
            if not answers.get("reason"):
                self.add_error("reason", "Say what was not answered")
        elif answers.get("due_to"):
            self.add_error("due_to", "What is answered needs no new date")
        return answers
