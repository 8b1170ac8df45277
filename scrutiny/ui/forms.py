"""A date in three boxes: the one field Django does not draw the GOV.UK way."""

import re
from calendar import month_name
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

PARTS = ("day", "month", "year")
MONTHS = [name.lower() for name in month_name[1:]]


class DateInput(forms.Widget):
    """Day, month and year, named and numbered so that an error can link to the box it is about."""

    template_name = "ui/date_input.html"
    use_fieldset = True

    def value_from_datadict(self, data, files, name):
        return {part: (data.get(f"{name}_{part}") or "").strip() for part in PARTS}

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}_{part}" in data for part in PARTS)

    def id_for_label(self, id_):
        return f"{id_}_day" if id_ else ""

    def use_required_attribute(self, initial):
        return False

    def get_context(self, name, value, attrs):
        context = super().get_context(name, None, attrs)
        if isinstance(value, date):
            value = {part: getattr(value, part) for part in PARTS}
        final = context["widget"]["attrs"]
        final.pop("class", None)
        bad = final.pop("parts", "").split()
        given = value if isinstance(value, dict) else {}
        context["widget"]["boxes"] = [
            {
                "label": part.capitalize(),
                "name": f"{name}_{part}",
                "id": f"{final['id']}_{part}" if final.get("id") else "",
                "value": given.get(part, ""),
                "width": 4 if part == "year" else 2,
                "bad": part in bad,
            }
            for part in PARTS
        ]
        return context


class DateField(forms.Field):
    """A date typed in three boxes; the month may be a number or a name.

    `what` is how the errors call it: "The due date must include a month".
    """

    widget = DateInput

    def __init__(self, *, what="The date", **options):
        self.what = what
        super().__init__(**options)
        if "required" not in (options.get("error_messages") or {}):
            self.error_messages["required"] = f"Enter {what[:1].lower()}{what[1:]}"

    def to_python(self, value):
        if isinstance(value, date) or not value or not any(value.values()):
            return value if isinstance(value, date) else None
        missing = [part for part in PARTS if not value[part]]
        if missing:
            self.refuse(f"must include {_listed(missing)}", *missing)
        if not re.fullmatch(r"[0-9]{4}", value["year"]):
            raise ValidationError("Year must include 4 numbers", params={"parts": ["year"]})
        month = _month(value["month"])
        if month is None:
            self.refuse("must include a real month, like 2 or February", "month")
        try:
            return date(int(value["year"]), month, _whole(value["day"]))
        except ValueError:
            self.refuse("must be a real date", *PARTS)

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True

    def refuse(self, fault, *parts):
        raise ValidationError(f"{self.what} {fault}", code="invalid", params={"parts": list(parts)})


def _month(text):
    if re.fullmatch(r"[0-9]{1,2}", text):
        return int(text) if 1 <= int(text) <= 12 else None
    name = text.lower().rstrip(".")
    found = [number for number, month in enumerate(MONTHS, 1) if month.startswith(name)]
    return found[0] if len(name) >= 3 and found else None


def _whole(text):
    if not re.fullmatch(r"[0-9]{1,2}", text):
        raise ValueError(text)
    return int(text)


def _listed(parts):
    """a day; a day and month; and nothing longer, for then nothing was typed."""
    return "a " + " and ".join(parts)
