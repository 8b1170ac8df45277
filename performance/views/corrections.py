"""What was corrected of a measure's figures, by whom and why, as its readers may know it."""

from decimal import Decimal

from performance.choices import HELD_BACK, EventKind
from performance.models import Event, Figure
from performance.printing import cell
from performance.services.figures import SAID
from scrutiny.ui.templatetags.ui import long_date
from scrutiny.ui.templatetags.words import who


def corrections(measure, reader):
    """Newest first, for `performance/corrections.html`. Nothing of a figure that is held back now, whatever it was."""
    told = Event.objects.filter(figure__measure=measure, kind=EventKind.CORRECTED)
    told = told.exclude(figure__status__in=HELD_BACK).select_related("by", "figure")
    return [
        {
            "about": f"{event.figure.area}, {event.figure.period}",
            "on": long_date(event.at),
            "by": who(event.by, reader) or "the application",
            "was": _as_printed(event.before, measure),
            "now": _as_printed(event.after, measure),
            "why": event.text,
        }
        for event in told.order_by("-pk")
    ]


def _as_printed(said, measure):
    said = {name: said.get(name) for name in SAID if name in said}
    if said.get("value") is not None:
        said["value"] = Decimal(said["value"])
    return cell(Figure(**said), measure.unit)
