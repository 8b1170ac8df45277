"""Every write to measures and their figures. A figure is corrected in the open: the earlier one stays in history."""

from decimal import Decimal

from django.db import transaction

from performance.choices import WITH_VALUE, AreaKind, EventKind, FigureStatus
from performance.models import Event, Figure, Measure
from performance.services.history import ChangeRefused, Stale, event, record

FOUR_PLACES = Decimal("0.0001")
#: What a figure says, besides whose and when it is.
SAID = ("area_kind", "value", "rank", "is_joint", "rank_of", "status", "raw", "unit", "note")


@transaction.atomic
def add_measure(*, board, title, by, now, phase="", subject="", group="All", unit="", **details):
    """Add a measure to a board, or find the one it has by this title, phase, subject and group.

    One that is found is left as it is: `change_measure` changes it.
    """
    key = {"title": title, "phase": phase, "subject": subject, "group": group or "All"}
    found = Measure.objects.filter(board=board, **key).first()
    if found:
        return found
    if details.get("position") is None:
        details["position"] = board.measures.count() + 1
    measure = Measure(board=board, unit=unit, **key, **details)
    measure.full_clean()
    measure.save()
    after = {**key, "unit": unit}
    record(kind=EventKind.MEASURE_ADDED, measure=measure, by=by, now=now, after=after)
    return measure


@transaction.atomic
def change_measure(*, measure, by, now, **details):
    """Change what is said of a measure (commentary, publisher, dates); writes only what differs."""
    stored = Measure.objects.get(pk=measure.pk)
    changed = {name: value for name, value in details.items() if getattr(stored, name) != value}
    if not changed:
        return stored
    before = {name: getattr(stored, name) for name in changed}
    for name, value in changed.items():
        setattr(stored, name, value)
    stored.full_clean()
    stored.save(update_fields=list(changed))
    record(
        kind=EventKind.MEASURE_CHANGED, measure=stored, by=by, now=now, before=before, after=changed
    )
    return stored


@transaction.atomic
def record_figure(*, measure, area, period, by, now, why="", **said):
    """Record one figure, or correct it where it differs, and return it. See `record_figures`."""
    figure = {"area": area, "period": period, **said}
    record_figures(measure=measure, figures=[figure], by=by, now=now, why=why)
    return measure.figures.get(area=area, period=period)


@transaction.atomic
def record_figures(*, measure, figures, by, now, why=""):
    """Record a measure's figures: dictionaries of area, area_kind, period and what is said (SAID).

    Recording the same again writes nothing. One that differs is a correction, told in history with what stood
    before. Refused: a value together with a state that has none, neither of the two, and two different
    figures for one area and period. Returns the figures that are new or now say something else.
    """
    wanted = _one_each(_figure(measure, **said) for said in figures)
    kept = {(old.area, old.period): old for old in measure.figures.all()}
    new = [figure for key, figure in wanted.items() if key not in kept]
    Figure.objects.bulk_create(new)
    events = [
        event(kind=EventKind.RECORDED, figure=figure, by=by, now=now, after=_said(figure))
        for figure in new
    ]
    corrected = []
    for key, figure in wanted.items():
        if key in kept and _said(kept[key]) != _said(figure):
            events.append(_correct(kept[key], figure, by=by, now=now, why=why))
            corrected.append(kept[key])
    if events:
        Event.objects.append(*events)
    return new + corrected


def _correct(old, figure, *, by, now, why):
    """Write what the figure says now; return the event that keeps what it said before."""
    before, after = _said(old), _said(figure)
    same = Figure.objects.filter(pk=old.pk, version=old.version)
    if not same.update(**after, version=old.version + 1):
        raise Stale(f"Somebody changed the figure for {old.area}, {old.period}, meanwhile.")
    kind = EventKind.CORRECTED if before["status"] in WITH_VALUE else EventKind.RELEASED
    for name, value in {**after, "version": old.version + 1}.items():
        setattr(old, name, value)
    return event(kind=kind, figure=old, by=by, now=now, text=why, before=before, after=after)


def _figure(measure, *, area, period, area_kind=AreaKind.OTHER, value=None, **said):
    """A figure as it would be stored, refused where value and state do not fit."""
    if value is not None:
        value = Decimal(str(value)).quantize(FOUR_PLACES)
    said = {"status": FigureStatus.VALIDATED, **said}
    figure = Figure(
        measure=measure, area=area, period=period, area_kind=area_kind, value=value, **said
    )
    has_value = figure.value is not None or figure.rank is not None
    if has_value != (figure.status in WITH_VALUE):
        raise ChangeRefused(
            f"{area}, {period}: give a value or a place, or else the state that stands instead."
        )
    figure.clean_fields(exclude=["measure"])
    return figure


def _one_each(figures):
    """Figures by area and period; refused when two of them say different things."""
    one_each = {}
    for figure in figures:
        first = one_each.setdefault((figure.area, figure.period), figure)
        if _said(first) != _said(figure):
            raise ChangeRefused(
                f"There are two different figures for {figure.area}, {figure.period}. Keep one."
            )
    return one_each


def _said(figure):
    return {name: getattr(figure, name) for name in SAID}
