"""Meetings as they are called, changed, moved and cancelled."""

import re

from django import forms
from django.core.exceptions import ValidationError

from scrutiny.ui.forms import DateField
from scrutiny.ui.times import TimeField

LINES = forms.Textarea(attrs={"rows": 3})
MOST_DAYS = 60


def time_field(label):
    return TimeField(label=f"{label} (optional)", required=False, help_text="Like 2pm or 2:30pm")


def place_field():
    return forms.CharField(label="Where? (optional)", max_length=200, required=False)


def is_formal_field():
    return forms.TypedChoiceField(
        label="What kind of meeting?",
        choices=[("yes", "Formal, open to the public"), ("no", "Informal, for the board alone")],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
        initial="yes",
        error_messages={"required": "Choose whether the meeting is formal"},
    )


class DaysField(forms.CharField):
    """Several days, one a line; cleans to a list of dates."""

    widget = forms.Textarea(attrs={"rows": 6})

    def clean(self, value):
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_DAYS:
            raise ValidationError(f"Enter {MOST_DAYS} days at most")
        days, faults = [], []
        for line in lines:
            try:
                days.append(day(line))
            except ValidationError as fault:
                faults.append(f"“{line}” is not a day: {fault.messages[0]}")
        if faults:
            raise ValidationError(faults)
        return days


def day(line):
    """14 February 2026, 14/2/2026 or 2026-02-14; the name of the weekday may stand before it."""
    parts = [part for part in re.split(r"[\s,./-]+", line) if part]
    if len(parts) == 4 and parts[0].isalpha():
        parts = parts[1:]
    if len(parts) != 3:
        raise ValidationError("write it like 14 February 2026")
    if len(parts[0]) == 4:
        parts.reverse()
    number = re.sub(r"(?<=\d)(st|nd|rd|th)$", "", parts[0])
    told = dict(zip(("day", "month", "year"), (number, *parts[1:]), strict=True))
    return DateField(what="The day").clean(told)


class Warned(forms.Form):
    """A form about days. What speaks against them is said once, and then it is as the co-ordinator wants."""

    despite = forms.BooleanField(label="Go ahead all the same", required=False)

    def __init__(self, *args, check, **options):
        super().__init__(*args, **options)
        self.check, self.told, self.doubts = check, [], []
        self.order_fields([name for name in self.fields if name != "despite"])
        if not self.is_bound:
            del self.fields["despite"]

    def weigh(self, field, days):
        """Ask about days: what refuses them is an error; what speaks against them needs one tick."""
        self.told = self.check(days)
        for _, fault, _ in self.told:
            if fault:
                self.add_error(field, fault)
        self.doubts = [doubt for _, _, doubts in self.told for doubt in doubts]
        if not self.doubts:
            del self.fields["despite"]
        elif not self.cleaned_data.pop("despite", False) and not self.errors:
            self.add_error("despite", "Look at the warnings, and tick to go ahead all the same")

    def clean(self):
        answers = super().clean()
        starts, ends = answers.get("starts_at"), answers.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", "It must end after it starts")
        return answers


class CallForm(Warned):
    days = DaysField(
        label="On which day, or days?",
        help_text="One on each line, like 14 February 2026. A whole year may be called at once: all of them, or none.",
        error_messages={"required": "Enter the day of the meeting"},
    )
    starts_at = time_field("When does it start?")
    ends_at = time_field("When does it end?")
    place = place_field()
    is_formal = is_formal_field()

    def clean(self):
        answers = super().clean()
        if answers.get("days"):
            self.weigh("days", answers["days"])
        else:
            del self.fields["despite"]
        answers.pop("despite", None)
        return answers


class ChangeMeetingForm(forms.Form):
    starts_at = time_field("When does it start?")
    ends_at = time_field("When does it end?")
    place = place_field()
    is_formal = is_formal_field()
    version = forms.IntegerField(widget=forms.HiddenInput)


def why_field(label, error):
    return forms.CharField(
        label=label,
        help_text="It stays in the history of the meeting.",
        widget=LINES,
        max_length=2_000,
        error_messages={"required": error},
    )


def notice_field():
    return forms.CharField(
        label="What are people told?",
        help_text="Whoever may know of the meeting reads this on its page.",
        max_length=300,
        error_messages={"required": "Say what people are told"},
    )


class MoveForm(Warned):
    on = DateField(label="To which day?", what="The new day")
    starts_at = time_field("When does it start?")
    ends_at = time_field("When does it end?")
    place = place_field()
    why = why_field("Why does it move?", "Say why the meeting moves")
    notice = notice_field()
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean(self):
        answers = super().clean()
        if answers.get("on"):
            self.weigh("on", [answers["on"]])
        else:
            del self.fields["despite"]
        answers.pop("despite", None)
        return answers


class CancelForm(forms.Form):
    why = why_field("Why is it cancelled?", "Say why the meeting is cancelled")
    notice = notice_field()
    version = forms.IntegerField(widget=forms.HiddenInput)
