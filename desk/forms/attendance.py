"""Who came: one answer for each member, and others by typing their name."""

from django import forms

from actions.forms.opening import TYPED
from meetings.choices import AttendanceCapacity
from people.choosing import PeopleForm

PRESENT, APOLOGIES = "present", "apologies"
MARKS = [("", "Not noted"), (PRESENT, "Present"), (APOLOGIES, "Apologies")]
#: In which capacity somebody comes who does not sit on the board.
OTHERS = (
    AttendanceCapacity.EMPLOYEE,
    AttendanceCapacity.OTHER_MEMBER,
    AttendanceCapacity.BY_INVITATION,
    AttendanceCapacity.CO_OPTED,
    AttendanceCapacity.OTHER,
)


class RollForm(PeopleForm):
    """A mark and a substitute for each member. What is not sent stays as it is: `was_…` says what it was."""

    def __init__(self, *args, members, **options):
        self.members = members
        self.ONE = tuple(f"substitute_{member.pk}" for member in members)
        super().__init__(*args, **options)

    def _ask_which(self, name):
        pk = int(name.rsplit("_", 1)[1])
        person = next(member for member in self.members if member.pk == pk)
        self.fields[f"mark_{pk}"] = forms.ChoiceField(
            label=str(person), choices=MARKS, required=False, widget=forms.RadioSelect
        )
        self.fields[name] = forms.CharField(
            label=f"Substitute for {person}", max_length=200, required=False
        )
        super()._ask_which(name)

    def changed(self):
        """(member, mark or None, substitute or None) of those whose answer is another than it was."""
        found = []
        for member in self.members:
            mark = self._news(f"mark_{member.pk}")
            substitute = self._news(f"substitute_{member.pk}")
            if mark is not None or substitute is not None:
                found.append((member, mark, substitute))
        return found

    def _news(self, name):
        """The answer where it differs from what the page showed; None where it does not."""
        typed, was = self.data.get(name), self.data.get(f"was_{name}", "")
        if typed is None or typed.strip() == was.strip():
            return None
        return self.cleaned_data[name] or ""


class SomebodyForm(PeopleForm):
    ONE = ("person",)

    person = forms.CharField(
        label="Who else came?", help_text=TYPED, error_messages={"required": "Enter a name"}
    )
    capacity = forms.ChoiceField(
        label="As what?", choices=[(one.value, one.label) for one in OTHERS]
    )
