"""How somebody says what they follow, and when they want to be written to."""

import datetime as dt

from django import forms

from desk.choices import EARLIEST, LATEST, Often, Weekday


class FollowForm(forms.Form):
    often = forms.ChoiceField(
        label="How often do you want to hear of it?", choices=Often, widget=forms.RadioSelect
    )

    def __init__(self, *args, is_search=False, **options):
        super().__init__(*args, **options)
        if is_search:  # it may be over several boards
            kept = [it for it in Often.choices if it[0] != Often.MEETING]
            self.fields["often"].choices = kept


class MailForm(forms.Form):
    weekday = forms.TypedChoiceField(
        label="On which days?",
        choices=[("", "On any working day on which there is something"), *Weekday.choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        help_text="What is overdue comes either way",
    )
    hour = forms.TypedChoiceField(
        label="From which hour?",
        choices=[
            (hour, dt.time(hour).strftime("From %-I%p").replace("AM", "am").replace("PM", "pm"))
            for hour in range(EARLIEST, LATEST + 1)
        ],
        coerce=int,
    )
    wants_briefing = forms.BooleanField(
        label="Send me the briefing before each meeting of a board on which I sit", required=False
    )
