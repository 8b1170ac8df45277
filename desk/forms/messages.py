"""How the list of messages is narrowed."""

from django import forms

from desk.choices import DigestState


class NarrowForm(forms.Form):
    """What makes no sense narrows nothing."""

    to = forms.CharField(label="To whom", required=False, max_length=120)
    state = forms.ChoiceField(
        label="What became of it", choices=[("", "Anything"), *DigestState.choices], required=False
    )

    def chosen(self, name):
        self.is_valid()
        return getattr(self, "cleaned_data", {}).get(name, "")
