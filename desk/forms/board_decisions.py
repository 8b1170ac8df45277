"""What a board decided about each thing that was sought, typed after its meeting."""

from django import forms

from actions.forms.deciding import reason
from scrutiny.ui.forms import DateField

AGREE, REFUSE, OTHER = "agree", "refuse", "other"


class RulingForm(forms.Form):
    decided = forms.ChoiceField(
        label="What did the board decide?",
        choices=[("", "Not decided"), (AGREE, "Agreed"), (REFUSE, "Not agreed")],
        required=False,
    )
    due_on = DateField(label="Which other date?", what="The other date", required=False)
    why = reason("Why?", "", required=False, hint="Needed where it is not agreed.")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, sought=None, **options):
        super().__init__(*args, **options)
        self.sought = sought
        self.fields["why"].widget.attrs["rows"] = 2
        if sought and not sought.move:
            del self.fields["due_on"]
        else:
            choices = self.fields["decided"].choices
            self.fields["decided"].choices = [*choices, (OTHER, "Another date")]

    def clean(self):
        answers = super().clean()
        decided = answers.get("decided")
        if decided == REFUSE and not answers.get("why"):
            self.add_error("why", "Say why it is not agreed")
        if decided == OTHER and not answers.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Enter the other date")
        if decided == OTHER and answers.get("due_on"):
            self._check_later(answers["due_on"])
        return answers

    def _check_later(self, due_on):
        before = self.sought and self.sought.move.due_before
        if before and due_on <= before:
            day = f"{before.day} {before:%B %Y}"
            self.add_error("due_on", f"The other date must be after {day}, when it is due now")


class UnderForm(forms.Form):
    """Under which minute of the meeting the decision stands."""

    minute = forms.ChoiceField(label="Under which minute?", required=False)

    def __init__(self, *args, minutes, title, **options):
        super().__init__(*args, **options)
        self.minutes = {str(minute.pk): minute for minute in minutes}
        named = [(pk, f"{it.citation} {it.word('title')}") for pk, it in self.minutes.items()]
        self.fields["minute"].choices = [("", f"One of its own: {title}"), *named]

    def clean_minute(self):
        return self.minutes.get(self.cleaned_data["minute"])
