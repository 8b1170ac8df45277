"""How a time of day is written, on pages, in forms and in documents alike."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.dateformat import format as date_text

#: How it may be typed.
TYPED = [
    "%I:%M%p",
    "%I%p",
    "%I.%M%p",
    "%I:%M %p",
    "%I %p",
    "%I.%M %p",
    "%H:%M",
    "%H.%M",
    "%H:%M:%S",
]


def clock(time):
    """2pm, 2:30pm"""
    return date_text(time, "g:ia").replace(".", "").replace(":00", "") if time else ""


def latest_moment(day, time):
    """The moment at which our clocks show this. Where they show it twice, or never, the later one that may be meant:
    nothing that waits for it goes too early in the two nights when the clocks change.
    """
    shown = dt.datetime.combine(day, time, tzinfo=timezone.get_default_timezone())
    return max(shown.replace(fold=fold).astimezone(dt.UTC) for fold in (0, 1))


class TimeField(forms.TimeField):
    """A time as people write it: 2pm, 2:30pm, 14:30."""

    widget = forms.TextInput(attrs={"class": "govuk-input--width-5"})
    default_error_messages = {"invalid": "Enter a time like 2pm or 2:30pm"}

    def __init__(self, **options):
        super().__init__(input_formats=TYPED, **options)

    def prepare_value(self, value):
        return clock(value) if hasattr(value, "hour") else value
