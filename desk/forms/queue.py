"""What is decided on a row of the queue, each a small form of its own."""

from django import forms

from actions.forms.deciding import reason
from actions.forms.opening import TYPED
from desk.choices import Sort
from people.choosing import PeopleForm
from scrutiny.ui.forms import DateField


class GrantForm(forms.Form):
    answer = reason("What do you tell the lead officer? (optional)", "", required=False)


class RefuseForm(forms.Form):
    answer = reason(
        "Why is the later date refused?",
        "Say why the later date is refused",
        hint="The lead officer reads this.",
    )


class OwnerForm(PeopleForm):
    ONE = ("owner",)

    owner = forms.CharField(
        label="Lead officer",
        help_text=TYPED,
        error_messages={"required": "Enter the lead officer’s name"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class DateForm(forms.Form):
    due_to = DateField(
        label="The last day it could mean",
        help_text="It is overdue from the day after.",
        what="The last day",
    )


class NarrowForm(forms.Form):
    """A stale address still shows the queue: what makes no sense narrows nothing."""

    board = forms.ChoiceField(label="Board", required=False)
    sort = forms.ChoiceField(label="What waits", required=False)

    def __init__(self, *args, boards, totals, **options):
        super().__init__(*args, **options)
        self.boards = boards
        named = [(board.slug, board.name) for board in boards]
        self.fields["board"].choices = [("", "All boards"), *named]
        counted = [(sort, f"{sort.label} ({totals[sort]})") for sort in Sort if totals.get(sort)]
        self.fields["sort"].choices = [("", "Everything"), *counted]

    def chosen(self, name):
        self.is_valid()
        return getattr(self, "cleaned_data", {}).get(name, "")
