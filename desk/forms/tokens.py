"""What a token is called, and for how long it is made."""

from django import forms
from django.conf import settings

DAYS = (30, 90, 365)


class TokenForm(forms.Form):
    name = forms.CharField(
        label="What is it for?",
        help_text="So that you know it again, like “Performance dashboard”. It goes into the history",
        max_length=80,
        error_messages={"required": "Say what the token is for"},
    )
    days = forms.TypedChoiceField(
        label="For how long?",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "Choose for how long"},
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        most = settings.API_TOKEN_DAYS
        offered = [days for days in DAYS if days < most] + [min(most, DAYS[-1])]
        self.fields["days"].choices = [(days, f"{days} days") for days in offered]
