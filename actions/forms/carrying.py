"""Which unfinished items go into the next year, where they stand there, and which are taken off instead."""

from dataclasses import dataclass

from django import forms

from actions.choices import SlotKind
from actions.models import ProgrammeItem
from actions.yearend import Going, slot_after
from meetings.models import Minute

#: What was kept for "next year" may be given another place than a date to be found.
OFFERED = (SlotKind.UNDATED, SlotKind.STANDING, SlotKind.NEXT_YEAR)


class AsShown(forms.MultipleChoiceField):
    """Items as they were shown: "12-3" is item 12 in its third version, whatever it is by now."""

    def valid_value(self, value):
        pk, _, version = value.partition("-")
        return pk in self.known and version.isdecimal()


@dataclass
class Line:
    """One row of the page."""

    item: ProgrammeItem
    slot: str
    ticked: bool = True
    why: str = ""
    #: The minute by which it seems to have been taken already: then it is not ticked beforehand.
    minute: Minute | None = None
    is_changed: bool = False

    @property
    def value(self):
        return f"{self.item.pk}-{self.item.version}"

    @property
    def goes_to(self):
        return (
            str(self.item.meeting) if self.slot == SlotKind.MEETING else SlotKind(self.slot).label
        )

    @property
    def offered(self):
        return OFFERED if self.item.slot == SlotKind.NEXT_YEAR else ()


class CarryForm(forms.Form):
    items = AsShown(
        label="Items to carry",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": "Some of these items are not in this list any more: they were carried, "
            "taken or taken off meanwhile. Nothing is carried yet. Check the list and carry again."
        },
    )

    def __init__(self, *args, lines, **options):
        super().__init__(*args, **options)
        self.lines = lines
        self.fields["items"].known = {str(line.item.pk) for line in lines}
        self.fields["items"].choices = [(line.value, line.item.pk) for line in lines]
        if self.is_bound:
            self._type_again()

    def _type_again(self):
        """What was typed, beside the items as they are now."""
        ticked = {value.partition("-")[0] for value in self.data.getlist("items")}
        typed = {}
        for name, said in self.data.items():
            if name.startswith("why-") and said.strip():
                typed[name.split("-")[1]] = (name, said.strip())
        self.shown = {}
        for line in self.lines:
            key = str(line.item.pk)
            line.ticked = key in ticked
            name, line.why = typed.get(key, ("", ""))
            chosen = self.data.get(f"slot-{key}", "")
            line.slot = chosen if chosen in line.offered else line.slot
            self.shown[key] = name.rpartition("-")[2]

    def clean(self):
        answers = super().clean()
        versions = dict(value.split("-") for value in answers.get("items") or [])
        answers["dropped"] = [(self._as_shown(line), line.why) for line in self.lines if line.why]
        answers["going"] = [
            Going(line.item, int(versions[str(line.item.pk)]), line.slot)
            for line in self.lines
            if str(line.item.pk) in versions and not line.why
        ]
        if "items" in answers and not (answers["going"] or answers["dropped"]):
            self.add_error("items", "Tick at least one item, or say why one is taken off")
        return answers

    def _as_shown(self, line):
        version = self.shown[str(line.item.pk)]
        line.item.version = int(version) if version.isdecimal() else 0
        return line.item


def lines_for(items, minuted, today):
    found = [Line(item, slot_after(item, today), minute=minuted.get(item.pk)) for item in items]
    for line in found:
        line.ticked = line.minute is None
    return found
