"""Whether a paper came to its meeting, and whether it answered what a board asked."""

from django import forms

from actions.choices import AnswerVerdict
from actions.forms.deciding import reason
from actions.letters import citation
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


class OtherLimbForm(forms.Form):
    """Another limb of the board: by its number, or from those that are open; cleans to the limbs that are meant."""

    cited = forms.CharField(
        label="Its minute number",
        help_text="Like 39/17, or 39/17 (2) for one limb of it.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-10"}),
        max_length=40,
        required=False,
    )
    limb = forms.ChoiceField(label="Or one that is open", required=False)

    def __init__(self, *args, limbs, opened, **options):
        """`limbs` are all that may be named, `opened` those to choose from."""
        super().__init__(*args, **options)
        self.limbs = limbs
        named = [(str(limb.pk), f"{citation(limb)}: {limb.word('text')[:80]}") for limb in opened]
        self.fields["limb"].choices = [("", "Choose"), *named]

    def clean(self):
        answers = super().clean()
        cited, limb = answers.get("cited"), answers.get("limb")
        found = self.limbs.cited(cited) if cited else self.limbs.filter(pk=limb or 0)
        answers["found"] = list(found[:20])
        if not answers["found"] and not self.errors:
            said = (
                "No limb of this board up to this meeting has that number. Type it like 39/17 (2)"
            )
            self.add_error("cited", said if cited else "Type its number, or choose one")
        return answers


YES, NO = "yes", "no"


class PapersForm(forms.Form):
    """For each paper that was owed to a meeting: did it come?"""

    def __init__(self, *args, actions, are_in=(), is_each_needed=True, **options):
        """`actions` owe a paper; of those whose keys are `are_in`, it is attached already."""
        super().__init__(*args, **options)
        self.actions = actions
        for action in actions:
            called = action.word("title").removeprefix("Paper: ")
            self.fields[f"came_{action.pk}"] = forms.ChoiceField(
                label=f"Did its paper come? {called}",
                help_text=f"{action.reference}, owed by {action.owner or 'nobody'}",
                choices=[(YES, "Yes, it came"), (NO, "No: it is still owed")],
                widget=forms.RadioSelect,
                required=is_each_needed,
                initial=YES if action.pk in are_in else None,
                error_messages={"required": f"Say whether the paper came: {called}"},
            )
            self.fields[f"why_{action.pk}"] = forms.CharField(
                label=f"If not, why? {called}", max_length=2_000, required=False
            )

    def clean(self):
        answers = super().clean()
        for action in self.actions:
            if answers.get(f"came_{action.pk}") == NO and not answers.get(f"why_{action.pk}"):
                self.add_error(f"why_{action.pk}", "Say why the paper did not come")
        return answers

    def said(self):
        """What is known now: (action, whether its paper came, why not)."""
        for action in self.actions:
            if came := self.cleaned_data.get(f"came_{action.pk}"):
                yield action, came == YES, self.cleaned_data[f"why_{action.pk}"]
