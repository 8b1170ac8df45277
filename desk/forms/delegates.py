"""How a delegate is given: who, from which day to which, and whether with private business."""

from django import forms

from people.choosing import PeopleForm
from scrutiny.ui.forms import DateField


class DelegateForm(PeopleForm):
    ONE = ("delegate",)

    delegate = forms.CharField(
        label="Who acts for the officer?",
        help_text="Type the name, or part of it. They need an entry in the directory that is in use.",
        error_messages={"required": "Enter who acts for the officer"},
    )
    starts_on = DateField(label="From which day?", what="The first day")
    ends_on = DateField(
        label="To which day?",
        what="The last day",
        help_text="Both days are included. At most a year: then it is decided again.",
    )
    sees_private = forms.BooleanField(
        label="Private business too",
        required=False,
        help_text="They read and answer what is private as the officer does. Without it they see open business only.",
    )

    def __init__(self, *args, may_give_private, **options):
        super().__init__(*args, **options)
        if not may_give_private:
            del self.fields["sees_private"]

    def clean(self):
        answers = super().clean()
        first, last = answers.get("starts_on"), answers.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "The last day must be on or after the first")
        return answers
