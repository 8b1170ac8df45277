"""Sending a spreadsheet."""

from django import forms

from desk.choices import SheetKind


class SheetForm(forms.Form):
    kind = forms.ChoiceField(
        label="What does it hold?",
        choices=SheetKind,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what the spreadsheet holds"},
    )
    file = forms.FileField(
        label="Choose a spreadsheet",
        help_text="Excel (.xlsx) or CSV, up to 2 MB and 5,000 rows. Nothing is written before you have seen it.",
        error_messages={
            "required": "Choose a spreadsheet",
            "empty": "The file is empty. Choose another",
        },
    )
