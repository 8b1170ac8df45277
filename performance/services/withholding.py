"""What of a figure is held back: embargoed ones, and those about so few children that somebody could know them.

Which numbers are small is the council's own setting; docs/decisions/0040 says why it starts where it does.
"""

from django.conf import settings

from performance.choices import FigureStatus
from performance.models import WithheldFigure

#: What the open row has instead of what is held back.
NOTHING = {
    "value": None, "rank": None, "is_joint": False, "rank_of": None, "people": None, "raw": "", "note": "",
}  # fmt: skip


def hold_back(figure, until, now):
    """Move what a figure says out of the open row, where it may not be seen yet, or not at all.

    One that is said to be suppressed is so whatever its numbers: with it another could be worked out.
    """
    if until and until > now:
        _conceal(figure, FigureStatus.EMBARGOED, until)
    elif has_value(figure) and (figure.status == FigureStatus.SUPPRESSED or is_of_few(figure)):
        _conceal(figure, FigureStatus.SUPPRESSED)


def has_value(figure):
    return figure.value is not None or figure.rank is not None


def is_of_few(figure):
    """Whether it is about fewer than the setting says. A measure that counts people may be small in its value."""
    counted = figure.value if figure.measure.counts_people else None
    return is_small(figure.people) or is_small(counted)


def is_small(number):
    if number is None or (number == 0 and settings.SMALL_NUMBER_SHOW_ZERO):
        return False
    return abs(number) < settings.SMALL_NUMBER_UNDER


def copied(figure):
    """Another of the same words, not stored: what it says may be changed without changing the row in hand."""
    names = [field.attname for field in figure._meta.concrete_fields]
    copy = type(figure)(**{name: getattr(figure, name) for name in names})
    copy.measure = figure.measure
    return copy


def revealed(figure):
    """The same as it would be if nothing were held back."""
    shown = copied(figure)
    for name in ("status", *NOTHING):
        setattr(shown, name, getattr(figure.withheld, name))
    return shown


def hidden(figure):
    """What is held back of a figure, to be compared; None where nothing is."""
    held = getattr(figure, "withheld", None)
    return held and {name: getattr(held, name) for name in ("until", "status", *NOTHING)}


def _conceal(figure, state, until=None):
    said = {name: getattr(figure, name) for name in ("status", *NOTHING)}
    WithheldFigure(figure=figure, until=until, **said)  # the figure holds it as `figure.withheld`
    for name, value in {"status": state, **NOTHING}.items():
        setattr(figure, name, value)
