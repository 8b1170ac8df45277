"""How a pack is sent in, and how a person named in it is told."""

from django import forms

from meetings.models import Board
from packs.forms.drafts import KINDS
from packs.forms.findings import SHORT, words
from people.choices import PersonKind
from people.choosing import PeopleForm, labelled


class LoadForm(forms.Form):
    board = forms.ModelChoiceField(
        Board.objects.none(), label="Which board is it for?", empty_label=None
    )
    file = forms.FileField(
        label="The agenda pack",
        help_text=KINDS,
        error_messages={
            "required": "Choose the file of the agenda pack",
            "empty": "The file is empty. Choose another",
        },
    )

    def __init__(self, *args, boards, **options):
        super().__init__(*args, **options)
        self.fields["board"].queryset = boards


class NamedForm(PeopleForm):
    """Who one person of a pack is: somebody in the directory, somebody to add, or no person at all."""

    ONE = ("other",)

    who = forms.ChoiceField(
        error_messages={"required": "Choose who this is"},
    )
    other = words("Name of the other person", 200, help_text="Only for “somebody else”")
    name = words("Name", 120)
    title = words("Title", 40, help_text="Councillor, Mrs or Dr", attrs=SHORT)
    kind = forms.ChoiceField(label="Kind", choices=PersonKind.choices)

    def __init__(self, *args, named, proposed, **options):
        details = {"name": named.group.best.name, "title": named.group.title, "kind": named.kind}
        super().__init__(*args, initial=details | {"who": start(proposed)}, **options)
        self.named = named
        known = [(str(one.pk), labelled(one)) for one in named.candidates]
        self.fields["who"].label = f"Who is {named.group.best.name}?"
        choose = [] if proposed else [("", "Choose")]
        self.fields["who"].choices = [
            *choose,
            *known,
            ("new", "Somebody new: add them to the directory"),
            ("other", "Somebody else in the directory"),
            ("nobody", "A group or body, not a person"),
        ]

    def clean(self):
        answers = super().clean()
        if (
            answers.get("who") == "other"
            and not answers.get("other")
            and "other" not in self.errors
        ):
            self.add_error("other", "Enter the name of the other person")
        if answers.get("who") == "new" and not answers.get("name"):
            self.add_error("name", "Enter the name to add")
        return answers

    @property
    def answer(self):
        """As `intake.confirm` takes it."""
        said = self.cleaned_data
        match said["who"]:
            case "nobody":
                return None
            case "other":
                return said["other"]
            case "new":
                return {name: said[name] for name in ("name", "title", "kind")}
        return next(one for one in self.named.candidates if str(one.pk) == said["who"])


def start(proposed):
    """The choice that stands marked at first: the match, somebody new, or none where it must be chosen."""
    if proposed is None:
        return None
    return "new" if isinstance(proposed, dict) else str(proposed.pk)
