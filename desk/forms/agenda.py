"""Agenda items and papers as a co-ordinator types them."""

from django import forms

from actions.forms.updating import ENDINGS, evidence_file
from meetings.choices import AgendaKind, ExemptParagraph
from scrutiny.ui.forms import DateField

#: Under every reason: whoever writes it must know.
TOLD = "The public reads this reason. Say nothing in it that is itself private."
LINES = forms.Textarea(attrs={"rows": 3})
NARROW = {"class": "govuk-input--width-3"}


def paragraph_field(required=True):
    return forms.TypedChoiceField(
        label="Which paragraph of Schedule 12A makes it private?",
        choices=[("", "Choose a paragraph"), *ExemptParagraph.choices],
        coerce=int,
        empty_value=None,
        required=required,
        help_text=f"{'' if required else 'Needed where it is private. '}The public reads it.",
        error_messages={"required": "Choose the paragraph of Schedule 12A"},
    )


def public_interest_field(required=True):
    return forms.CharField(
        label="Why is the public interest in keeping it private?",
        widget=LINES,
        max_length=2_000,
        required=required,
        help_text=f"{'' if required else 'Needed where it is private. '}{TOLD}",
        error_messages={"required": "Say why the public interest is in keeping it private"},
    )


class Grounds(forms.Form):
    """A form about something that may be private: what is private names its paragraph and its reason."""

    def need_grounds(self, answers):
        for name in ("exempt_paragraph", "public_interest"):
            if not answers.get(name) and name not in self.errors:
                full = paragraph_field() if name == "exempt_paragraph" else public_interest_field()
                self.add_error(name, full.error_messages["required"])


class ItemForm(forms.Form):
    title = forms.CharField(
        label="Title", max_length=300, error_messages={"required": "Enter a title"}
    )
    author = forms.CharField(label="Who brings it? (optional)", max_length=200, required=False)
    minutes_planned = forms.IntegerField(
        label="How long is it expected to take? (optional)",
        help_text="In minutes",
        min_value=1,
        max_value=600,
        required=False,
        widget=forms.NumberInput(attrs=NARROW),
    )
    kind = forms.ChoiceField(
        label="What kind of item is it?", choices=AgendaKind, initial=AgendaKind.BUSINESS
    )
    note = forms.CharField(
        label="What is said under it (optional)", widget=LINES, max_length=5_000, required=False
    )


class AddItemForm(ItemForm, Grounds):
    is_private = forms.BooleanField(
        label="It is private",
        help_text="Only those who may read this board’s private business read its title and papers.",
        required=False,
    )
    exempt_paragraph = paragraph_field(required=False)
    public_interest = public_interest_field(required=False)

    def clean(self):
        answers = super().clean()
        if answers.get("is_private"):
            self.need_grounds(answers)
        else:
            answers |= {"exempt_paragraph": None, "public_interest": ""}
        return answers


class ChangeItemForm(ItemForm):
    number = forms.CharField(
        label="Number (optional)",
        max_length=12,
        required=False,
        help_text="Given by itself; type another where you need one, like 5A.",
        widget=forms.TextInput(attrs={"class": "govuk-input--width-4"}),
    )
    exempt_paragraph = paragraph_field()
    public_interest = public_interest_field()
    version = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ("number",)

    def __init__(self, *args, item, **options):
        super().__init__(*args, **options)
        if not item.is_private:
            del self.fields["exempt_paragraph"], self.fields["public_interest"]


class Planned(forms.ModelChoiceField):
    def label_from_instance(self, item):
        where = "booked for this meeting" if item.meeting_id else "standing item"
        return f"{item.word('title')} ({where}{', private' if item.is_private else ''})"


class TakeUpForm(Grounds):
    item = Planned(
        queryset=None,
        label="Which item of the work programme?",
        empty_label="Choose an item",
        error_messages={"required": "Choose an item"},
    )
    exempt_paragraph = paragraph_field(required=False)
    public_interest = public_interest_field(required=False)

    def __init__(self, *args, items, **options):
        super().__init__(*args, **options)
        self.fields["item"].queryset = items
        if not any(item.is_private for item in items):
            del self.fields["exempt_paragraph"], self.fields["public_interest"]

    def clean(self):
        answers = super().clean()
        item = answers.get("item")
        if item and item.is_private:
            self.need_grounds(answers)
        else:
            answers |= {"exempt_paragraph": None, "public_interest": ""}
        return answers


class PrivateForm(forms.Form):
    exempt_paragraph = paragraph_field()
    public_interest = public_interest_field()
    version = forms.IntegerField(widget=forms.HiddenInput)


class OpenForm(forms.Form):
    why = forms.CharField(
        label="Why is it opened to the public?",
        widget=LINES,
        max_length=2_000,
        error_messages={"required": "Say why it is opened to the public"},
    )
    with_papers = forms.BooleanField(
        label="Its papers are open too",
        help_text="Where you leave this, they stay private. A paper with a ground of its own stays private either way.",
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class TakeOffForm(forms.Form):
    why = forms.CharField(
        label="Why is it withdrawn?",
        help_text="The agenda is published: the reason stays in the history of the meeting.",
        widget=LINES,
        max_length=2_000,
        error_messages={"required": "Say why the item is withdrawn"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, was_out, **options):
        super().__init__(*args, **options)
        if not was_out:
            del self.fields["why"]


class PaperForm(Grounds):
    subject = forms.CharField(
        label="What is it called?", max_length=300, error_messages={"required": "Enter its title"}
    )
    file = forms.FileField(
        label="The file",
        help_text="PDF, Word, Excel, PowerPoint, OpenDocument, JPEG or PNG, up to 10 MB.",
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        error_messages={"required": "Choose the file"},
    )
    authors = forms.CharField(label="Who wrote it? (optional)", max_length=300, required=False)
    received_on = DateField(
        label="When did it come in? (optional)", what="The day it came in", required=False
    )
    is_background = forms.BooleanField(
        label="It is a background paper",
        help_text="Kept open to inspection for four years, not six.",
        required=False,
    )
    is_private = forms.BooleanField(
        label="It is private",
        help_text="Only those who may read this board’s private business will read it.",
        required=False,
    )
    exempt_paragraph = paragraph_field(required=False)
    public_interest = public_interest_field(required=False)

    def __init__(self, *args, item, **options):
        super().__init__(*args, **options)
        if item.is_private:  # its papers are private on its ground
            for name in ("is_private", "exempt_paragraph", "public_interest"):
                del self.fields[name]

    def clean_file(self):
        return evidence_file(self.cleaned_data["file"])

    def clean(self):
        answers = super().clean()
        if answers.get("is_private"):
            self.need_grounds(answers)
        elif "is_private" in answers:
            answers |= {"exempt_paragraph": None, "public_interest": ""}
        answers |= answers.pop("file", None) or {}
        if self.files and self.errors and "file" not in self.errors:
            self.add_error("file", "Choose the file again: your browser does not keep it.")
        return answers


class ReplaceForm(PaperForm):
    """A corrected paper: as private as the one it replaces."""

    field_order = ("subject", "file", "authors")

    def __init__(self, *args, paper, **options):
        super().__init__(*args, item=paper.item, **options)
        del self.fields["is_background"]
        if "is_private" not in self.fields:
            return
        del self.fields["is_private"]
        for name, full in (
            ("exempt_paragraph", paragraph_field()),
            ("public_interest", public_interest_field()),
        ):
            if paper.is_private:
                self.fields[name] = full
            else:
                del self.fields[name]


class OpenPaperForm(forms.Form):
    why = forms.CharField(
        label="Why is it opened to the public?",
        widget=LINES,
        max_length=2_000,
        error_messages={"required": "Say why it is opened to the public"},
    )


class PublishForm(forms.Form):
    why = forms.CharField(
        label="Why does the agenda change?",
        help_text="Whoever reads the new version reads this.",
        widget=LINES,
        max_length=2_000,
        error_messages={"required": "Say why the agenda changes"},
    )
    urgency = forms.CharField(
        label="Why is it urgent?",
        help_text="The special circumstances (LGA 1972 s.100B(4)(b)): the minutes give them, and anyone may read them.",
        widget=LINES,
        max_length=2_000,
        error_messages={"required": "Say why it is urgent"},
    )
    agreed_by = forms.CharField(
        label="Who agreed so in the chair?",
        max_length=160,
        error_messages={"required": "Enter who agreed that it is urgent"},
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, is_again, is_late, **options):
        super().__init__(*args, **options)
        if not is_again:
            del self.fields["why"]
        if not is_late:
            del self.fields["urgency"], self.fields["agreed_by"]
