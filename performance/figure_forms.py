"""How a measure, its figures of one period, a correction and a break in its series are typed."""

from django import forms
from django.core.exceptions import ValidationError

from performance.choices import HELD_BACK, WITH_VALUE, AreaKind, FigureStatus
from performance.models import Measure
from scrutiny.ui.forms import DateField
from scrutiny.ui.times import TimeField, latest_moment

WHY = "Everybody who reads the measure reads this too. Say nothing here of a figure that is held back."
NO_REASON = "Say why the recorded figure is corrected"
#: What of a figure is a number, and which.
NUMBERS = {
    "value": "a number, like 66.1",
    "rank": "a whole number",
    "rank_of": "a whole number",
    "people": "a whole number",
}
NO_STATE = "Enter a value or a place, or choose the state that stands instead"


def _number(label, wrong="Enter a number, like 66.1", **options):
    return forms.DecimalField(
        label=label,
        error_messages={"invalid": wrong},
        required=False,
        widget=forms.TextInput,
        max_digits=14,
        decimal_places=4,
        **options,
    )


def _whole(label):
    # Text, because browsers change the number in a box of numbers when the page is scrolled.
    digits = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=10**9, widget=digits
    )


class MeasureForm(forms.ModelForm):
    """A measure as its co-ordinator describes it."""

    published_on = DateField(
        label="Last published (optional)", what="The day it was published", required=False
    )
    next_due_on = DateField(
        label="Next due (optional)", what="The day it is next due", required=False
    )
    target = _number("Target (optional)", "Enter the target as a number, like 66.1")
    tolerance = _number(
        "How far from the target is still on target? (optional)",
        "Enter how far from the target as a number, like 0.5",
        min_value=0,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = (
        "title", "phase", "subject", "group", "unit", "polarity", "counts_people", "definition",
        "target", "tolerance", "publisher", "published_on", "next_due_on",
    )  # fmt: skip

    class Meta:
        model = Measure
        fields = (
            "title", "phase", "subject", "group", "unit", "polarity", "counts_people", "definition",
            "target", "tolerance", "publisher", "published_on", "next_due_on", "version",
        )  # fmt: skip
        labels = {
            "title": "What is measured?",
            "phase": "Phase or service (optional)",
            "subject": "Subject (optional)",
            "group": "Pupil or service group (optional)",
            "unit": "Unit (optional)",
            "polarity": "Which way is better?",
            "counts_people": "Its figures are numbers of children or people",
            "definition": "What does it count? (optional)",
            "publisher": "Who publishes it? (optional)",
        }
        help_texts = {
            "phase": "Like EYFS, KS2 or Early help",
            "group": "Leave it empty where it is about everybody",
            "unit": "Like %, points or days",
            "counts_people": "Small numbers are then suppressed, because somebody could be known by them.",
        }
        widgets = {
            "polarity": forms.RadioSelect,
            "definition": forms.Textarea(attrs={"rows": 3}),
        }
        error_messages = {"title": {"required": "Enter what is measured"}}

    def clean_group(self):
        return self.cleaned_data["group"] or "All"


class PeriodForm(forms.Form):
    period = forms.CharField(
        label="Which period?",
        help_text="As the figures are published: 2025, or 2024/25",
        max_length=80,
        error_messages={"required": "Enter the period of the figures"},
    )


class EmbargoForm(forms.Form):
    """Until when figures are held back, in one value: `embargoed_until`, a moment, or None."""

    embargo_on = DateField(
        label="Under embargo until which day? (optional)",
        help_text="Nobody reads the figures before, and then everybody does. They cannot be looked up here either.",
        what="The last day of the embargo",
        required=False,
    )
    embargo_at = TimeField(
        label="And which hour? (optional)", help_text="Like 9:30am", required=False
    )

    def __init__(self, *args, now, **options):
        super().__init__(*args, **options)
        self.now = now

    def clean(self):
        day, hour = (
            self.cleaned_data.pop("embargo_on", None),
            self.cleaned_data.pop("embargo_at", None),
        )
        if self.errors:
            return
        if bool(day) != bool(hour):
            missing = "embargo_at" if day else "embargo_on"
            self.add_error(missing, "Give the day and the hour of the embargo, or neither")
            return
        until = latest_moment(day, hour) if day else None
        if until and until <= self.now:
            self.add_error("embargo_on", "The end of the embargo must be in the future")
        self.cleaned_data["embargoed_until"] = until


class WhyForm(EmbargoForm):
    """Beside the figures of a period: what holds for all of those that were typed."""

    why = forms.CharField(
        label="Why is anything corrected?",
        help_text=f"Needed only where you change a figure that is recorded. {WHY}",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        required=False,
    )
    field_order = ("why",)

    def ask_why(self):
        """Say that a reason is missing. Whether one is."""
        if self.cleaned_data.get("why"):
            return False
        self.add_error("why", NO_REASON)
        return True


class CorrectionForm(EmbargoForm):
    """Beside the one figure that is corrected."""

    why = forms.CharField(
        label="Why is it corrected?",
        help_text=WHY,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2_000,
        error_messages={"required": NO_REASON},
    )
    field_order = ("why",)


class FigureForm(forms.Form):
    """One area's figure in one period. An empty row of a new area says nothing."""

    area = forms.CharField(label="Area", max_length=80, required=False)
    area_kind = forms.ChoiceField(
        label="Area is", choices=AreaKind, initial=AreaKind.OTHER, required=False
    )
    value = _number("Value")
    rank = _whole("Place")
    rank_of = _whole("Out of")
    is_joint = forms.BooleanField(label="Shared place", required=False)
    people = _whole("People")
    status = forms.ChoiceField(label="State", choices=FigureStatus, initial=FigureStatus.VALIDATED)
    note = forms.CharField(label="Note", max_length=200, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)

    def __init__(self, *args, figure=None, **options):
        """`figure` is the recorded one, if there is one: its area is not typed again."""
        super().__init__(*args, **options)
        self.figure = figure
        for name, number in NUMBERS.items():
            field = self.fields[name]
            field.error_messages["invalid"] = (
                f"Enter the {field.label.lower()} of {self.whose} as {number}"
            )
        if self.initial.get("area"):
            for name in ("area", "area_kind"):
                self.fields[name].widget = forms.HiddenInput()

    @property
    def whose(self):
        return self.initial.get("area") or "the new area"

    def clean(self):
        said = self.cleaned_data
        if self.errors or not self.is_told:
            return
        if not said["area"]:
            self.add_error("area", "Enter the area that these figures are for")
        is_of_value = said["status"] in WITH_VALUE
        if not self.has_value and is_of_value:
            self.add_error("value", NO_STATE)
        elif self.has_value and not is_of_value and said["status"] not in HELD_BACK:
            self.add_error("status", "This state stands instead of a value; clear one of the two")
        rank, places = said["rank"], said["rank_of"]
        if rank is not None and places is not None and not 1 <= rank <= places:
            self.add_error("rank", f"Place {rank} is not one of {places}")

    @property
    def has_value(self):
        return any(self.cleaned_data.get(name) is not None for name in ("value", "rank"))

    @property
    def is_told(self):
        """Whether anything is said here that is not said yet."""
        return bool(set(self.changed_data) - {"version"})

    @property
    def corrects(self):
        """Whether a figure that readers know is changed."""
        return self.is_told and bool(self.figure) and self.figure.status in WITH_VALUE

    def said(self):
        """As the service takes it; what is typed is how it is printed."""
        said = dict(self.cleaned_data)
        changed = {"value", "rank", "status"} & set(self.changed_data)
        number = said["value"] if said["value"] is not None else said["rank"]
        if changed or not self.figure:
            said["raw"] = "" if number is None else f"{number}"
        else:
            said["raw"] = self.figure.raw
        said["area_kind"] = said["area_kind"] or AreaKind.OTHER
        said["unit"] = self.figure.unit if self.figure else ""
        return said


class BreakForm(forms.Form):
    period = forms.CharField(
        label="From which period do the figures count anew?",
        help_text="The first that cannot be compared with those before, as the figures call it: 2025, or 2024/25",
        max_length=80,
        error_messages={"required": "Enter the first period of the new series"},
    )
    why = forms.CharField(
        label="Why can they not be compared?",
        help_text="Everybody reads this beside the figures.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=300,
        error_messages={"required": "Say why the figures cannot be compared"},
    )


def refuse_together(forms, refusal):
    """Put a service's sentence on the first form, where the page shows it."""
    message = refusal.messages if isinstance(refusal, ValidationError) else str(refusal)
    forms[0].add_error(None, message)
