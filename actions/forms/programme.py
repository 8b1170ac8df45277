"""Items of a work programme, and the slots they are moved to."""

from django import forms

from actions.choices import ItemKind, Origin, SlotKind
from actions.forms.opening import A_LINE
from people.choosing import PeopleForm

LINES = forms.Textarea(attrs={"rows": 2})


class ItemForm(PeopleForm):
    MANY = ("lead_officers", "cabinet_members")

    title = forms.CharField(
        label="Title", max_length=300, error_messages={"required": "Enter a title"}
    )
    question = forms.CharField(
        label="What question does it answer? (optional)",
        widget=LINES,
        max_length=2_000,
        required=False,
    )
    detail = forms.CharField(
        label="Detail (optional)",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=10_000,
        required=False,
    )
    kind = forms.ChoiceField(
        label="Kind (optional)", choices=[("", "Not said"), *ItemKind.choices], required=False
    )
    origin = forms.ChoiceField(
        label="Where it comes from (optional)",
        choices=[("", "Not said"), *Origin.choices],
        required=False,
    )
    lead_officers = forms.CharField(
        label="Lead officers (optional)", help_text=A_LINE, widget=LINES, required=False
    )
    cabinet_members = forms.CharField(
        label="Cabinet members (optional)", help_text=A_LINE, widget=LINES, required=False
    )
    papers = forms.CharField(
        label="Papers expected (optional)",
        help_text="One a line.",
        widget=LINES,
        max_length=2_000,
        required=False,
    )
    minutes_planned = forms.IntegerField(
        label="Minutes at its meeting (optional)",
        help_text="Without it, the board’s usual time for an item counts.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"}),
        min_value=1,
        max_value=600,
        required=False,
        error_messages={"invalid": "Enter the minutes as a whole number"},
    )
    others = forms.CharField(
        label="Others (optional)",
        help_text="Groups and bodies that are nobody in the directory.",
        max_length=300,
        required=False,
    )


class ChangeItemForm(ItemForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


#: As many items as somebody reads in a list; the others are found by typing.
MOST = 25


class SlotField(forms.ChoiceField):
    """A meeting of the board, or one of the slots without a day; cleans to (slot, meeting)."""

    def offer(self, meetings):
        self.meetings = {f"meeting-{meeting.pk}": meeting for meeting in meetings}
        undated = [(slot, slot.label) for slot in SlotKind if slot != SlotKind.MEETING]
        days = [(value, str(meeting)) for value, meeting in self.meetings.items()]
        self.choices = [*([("At a meeting", days)] if days else []), ("Without a day", undated)]

    def clean(self, value):
        value = super().clean(value)
        meeting = self.meetings.get(value)
        return (SlotKind.MEETING if meeting else value, meeting)


class ProgrammeField(SlotField):
    """An item that is on the programme already, or a slot for a new one; cleans to (item, slot, meeting)."""

    def offer_items(self, items, meetings, proposed=""):
        """Any item may be chosen. The list names those of meetings first, and no more than are read; the form finds
        the others by their titles.
        """
        self.items = {f"item-{item.pk}": item for item in items}
        self.offer(meetings)
        likely = sorted(
            self.items, key=lambda key: (key != proposed, not self.items[key].meeting_id)
        )
        names = [(value, called(self.items[value])) for value in likely[:MOST]]
        there = [("An item that is there already", names)] if names else []
        self.choices = [("", "Choose"), *self.choices, *there]

    def clean(self, value):
        if value in self.items:
            return (self.items[value], "", None)
        if not value and not self.required:
            return None
        return (None, *super().clean(value))


def called(item):
    """An item with where it stands: two of the same title are two."""
    where = str(item.meeting) if item.meeting else item.get_slot_display().lower()
    return f"{item.word('title')[:90]} ({where})"


class ProgrammeForm(forms.Form):
    """A form with a place in the programme (`PLACE`): one of the list, or an item found by typing its title."""

    PLACE = "place"

    titled = forms.CharField(
        label="Or another item that is there already (optional)",
        help_text="Type its title, or some words of it. It takes the place of the choice above.",
        max_length=300,
        required=False,
    )

    def __init__(self, *args, items, meetings, **options):
        super().__init__(*args, **options)
        proposed = self.initial.get(self.PLACE, "")
        self.fields[self.PLACE].offer_items(items, meetings, proposed)
        if len(items) <= MOST:  # they are all in the list
            del self.fields["titled"]

    def clean(self):
        answers = super().clean()
        typed = answers.pop("titled", "")
        if typed:
            answers[self.PLACE] = self._titled(typed)
            self.errors.pop(self.PLACE, None)
        return answers

    def _titled(self, typed):
        """The one item whose title has these words, as the field cleans to it; or None, with an error."""
        words = typed.casefold().split()
        items = self.fields[self.PLACE].items.values()
        fit = [it for it in items if all(word in it.word("title").casefold() for word in words)]
        named = [it for it in fit if it.word("title").casefold() == " ".join(words)]
        if len(named or fit) == 1:
            return ((named or fit)[0], "", None)
        told = "; ".join(called(it) for it in (named or fit)[:5])
        more = f"Several items fit “{typed}”: {told}. Type more of the title."
        self.add_error("titled", more if fit else f"No item of the programme fits “{typed}”.")
        return None


class BookForm(ProgrammeForm):
    """Where in the programme an action comes back."""

    field_order = ("place", "titled")

    place = ProgrammeField(
        label="Where does it come back?",
        help_text="An item that is there already; or a slot, for a new item of its name.",
        error_messages={"required": "Choose where it comes back"},
    )

    def clean(self):
        answers = super().clean()
        item, slot, meeting = answers.pop("place", None) or (None, "", None)
        return {"item": item, "slot": slot, "meeting": meeting}


def slot_field():
    return SlotField(label="Where does it stand?", error_messages={"required": "Choose a slot"})


class AddItemForm(ItemForm):
    slot = slot_field()
    is_private = forms.BooleanField(
        label="It is private",
        help_text="Only those who may read this board’s private business will see it.",
        required=False,
    )

    def __init__(self, *args, meetings, **options):
        super().__init__(*args, **options)
        self.fields["slot"].offer(meetings)

    def clean(self):
        answers = super().clean()
        answers["slot"], answers["meeting"] = answers.get("slot") or ("", None)
        return answers


class MoveItemForm(forms.Form):
    slot = slot_field()
    why = forms.CharField(
        label="Why does it move?",
        help_text="Needed when it slips to a later meeting, or leaves its meeting. The reason stays with the item.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
    )

    def __init__(self, *args, meetings, **options):
        super().__init__(*args, **options)
        self.fields["slot"].offer(meetings)

    def clean(self):
        answers = super().clean()
        if "slot" in answers:
            answers["slot"], answers["meeting"] = answers["slot"]
        return answers


class PlaceForm(MoveItemForm):
    """The same beside the item on the planning page, which sends the version it was seen in."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["why"].widget = forms.TextInput()
        self.fields["slot"].error_messages["invalid_choice"] = (
            "Choose a meeting of this year that is still to come, or a slot without a day"
        )


class DropItemForm(forms.Form):
    why = forms.CharField(
        label="Why is it dropped?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        error_messages={"required": "Say why the item is dropped"},
    )
