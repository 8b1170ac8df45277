"""As whom a co-ordinator looks at a board."""

from django import forms

from desk.choices import ViewedAs


class ViewAsForm(forms.Form):
    who = forms.ChoiceField(
        label="As whom?",
        choices=ViewedAs,
        widget=forms.RadioSelect,
        help_text="Every page is then built for them, for half an hour or until you end it. Nothing can be changed",
        error_messages={"required": "Choose as whom"},
    )
