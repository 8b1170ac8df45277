"""How a board is closed: who takes over, then from which day, and what goes with it."""

from django import forms

from scrutiny.ui.forms import DateField

#: For the field of boards: nobody takes over.
NOBODY = "nobody"


class ChooseSuccessorForm(forms.Form):
    to = forms.ChoiceField(
        label="Who takes over what is open?",
        widget=forms.RadioSelect,
        error_messages={
            "required": "Choose a board, or nobody",
            "invalid_choice": "Choose a board that is open, or nobody",
        },
    )

    def __init__(self, *args, boards, is_closed, **options):
        super().__init__(*args, **options)
        self.boards = {board.slug: board for board in boards}
        named = [(slug, board.name) for slug, board in self.boards.items()]
        nobody = (NOBODY, "Nobody: each action, item, group and notice is decided on first")
        self.fields["to"].choices = named if is_closed else [*named, nobody]

    @property
    def successor(self):
        return self.boards.get(self.cleaned_data["to"])


class CloseForm(forms.Form):
    closed_on = DateField(
        label="On which day does the board close?",
        what="The day it closes",
        help_text="Today, or a day that has passed. From then on it takes nothing new",
    )
    with_private = forms.BooleanField(required=False)
    cancel_meetings = forms.BooleanField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)
    shown = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args, private="", meetings="", **options):
        """`private` and `meetings` are what the ticks say, where there is something to tick."""
        super().__init__(*args, **options)
        for name, label in (("with_private", private), ("cancel_meetings", meetings)):
            if label:
                self.fields[name].label = label
            else:
                self.fields.pop(name, None)


class RestForm(CloseForm):
    """What stayed with a board that is closed already."""

    closed_on = cancel_meetings = None
