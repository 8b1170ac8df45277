"""Every write of a figure. One is corrected in the open, and nobody reads what is held back: not in history either."""

from decimal import Decimal

from django.db import transaction

from performance.choices import HELD_BACK, WITH_VALUE, AreaKind, EventKind, FigureStatus
from performance.models import Event, Figure, WithheldFigure
from performance.services.history import ChangeRefused, Stale, event
from performance.services.withholding import NOTHING, has_value, hidden, hold_back

FOUR_PLACES = Decimal("0.0001")
#: What a figure says, besides whose and when it is.
SAID = (
    "area_kind", "value", "rank", "is_joint", "rank_of", "people", "status", "raw", "unit", "note",
)  # fmt: skip


@transaction.atomic
def record_figure(*, measure, area, period, by, now, why="", **said):
    """Record one figure, or correct it where it differs, and return it. See `record_figures`."""
    figure = {"area": area, "period": period, **said}
    record_figures(measure=measure, figures=[figure], by=by, now=now, why=why)
    return measure.figures.get(area=area, period=period)


@transaction.atomic
def record_figures(*, measure, figures, by, now, why=""):
    """Record a measure's figures: dictionaries of area, area_kind, period and what is said (SAID).

    With `embargoed_until`, or about few people, it is held back. One under embargo stays so when it is said again,
    unless another moment, or none, is named. Recording the same again writes nothing. One that differs is a
    correction, told in history with what stood before. Refused: a value together with a state that has none,
    neither of the two, two different figures for one area and period, and a correction of another `version` than the
    one given, if any (0: there was none). Returns the figures that are new or now say something else.
    """
    wanted = _one_each(_figure(measure, **said) for said in figures)
    kept = {(old.area, old.period): old for old in measure.figures.select_related("withheld")}
    new, corrected, events = [], [], []
    for key, figure in wanted.items():
        old = kept.get(key)
        if old and _says_nothing_new(figure, old):
            continue
        _hold_back(figure, old, now)
        if not old:
            new.append(figure)
        elif _all_said(old) != _all_said(figure):
            if figure.seen not in (None, old.version):
                raise _stale(old)
            events.append(rewrite(old, figure, by=by, now=now, why=why))
            corrected.append(old)
    events = _create(new, by=by, now=now) + events
    if events:
        Event.objects.append(*events)
    return new + corrected


def rewrite(old, figure, *, by, now, why=""):
    """Let a stored figure say what another says; return the event, which tells nothing of what is held back."""
    before, after, said = _told(old), _told(figure), _said(figure)
    same = Figure.objects.filter(pk=old.pk, version=old.version)
    if not same.update(**said, version=old.version + 1):
        raise _stale(old)
    WithheldFigure.objects.filter(figure=old).delete()
    kind = EventKind.CORRECTED
    if figure.status in HELD_BACK:
        kind, before = EventKind.HELD_BACK, {"status": old.status}
    elif before["status"] not in WITH_VALUE and figure.status in WITH_VALUE:
        kind = EventKind.RELEASED
    for name, value in {**said, "version": old.version + 1}.items():
        setattr(old, name, value)
    held = getattr(figure, "withheld", None)
    if held:
        held.figure = old
        held.save(force_insert=True)
    return event(kind=kind, figure=old, by=by, now=now, text=why, before=before, after=after)


def _stale(figure):
    return Stale(f"Somebody changed the figure for {figure.area}, {figure.period}, meanwhile.")


def _create(figures, *, by, now):
    told = [_told(figure) for figure in figures]
    held = [figure.withheld for figure in figures if hasattr(figure, "withheld")]
    Figure.objects.bulk_create(figures)
    WithheldFigure.objects.bulk_create(held)
    about = {"kind": EventKind.RECORDED, "by": by, "now": now}
    return [
        event(figure=figure, after=after, **about)
        for figure, after in zip(figures, told, strict=True)
    ]


def _says_nothing_new(figure, old):
    """A paper that only says "embargoed" takes nothing from what is held back until then."""
    is_state = figure.status in HELD_BACK and not has_value(figure)
    return is_state and figure.status == old.status and bool(hidden(old))


def _hold_back(figure, old, now):
    """Hold a figure back where it must be; an embargo has an hour, its own or the one that was said before."""
    held = getattr(old, "withheld", None)
    if has_value(figure) and old and figure.seen is None:
        # A paper prints neither how many it is about nor what was suppressed by hand, and takes neither back.
        figure.people = (held or old).people if figure.people is None else figure.people
        if held and held.status == FigureStatus.SUPPRESSED:
            figure.status = held.status
    until = (held and held.until) if figure.until is None else figure.until
    if figure.status == FigureStatus.EMBARGOED and has_value(figure):
        if not until:
            raise ChangeRefused(
                f"{figure.area}, {figure.period}: say until when it is embargoed, "
                "or choose the state that stands instead."
            )
        figure.status = FigureStatus.VALIDATED  # what it is once it may be seen
    hold_back(figure, until or None, now)


def _figure(
    measure,
    *,
    area,
    period,
    area_kind=AreaKind.OTHER,
    value=None,
    embargoed_until=None,
    version=None,
    **said,
):
    """A figure as it would be stored, refused where value and state do not fit.

    Its `until` is None where nothing is said of an embargo, and False where there is to be none; `seen` is the
    version that was corrected.
    """
    if value is not None:
        value = Decimal(str(value)).quantize(FOUR_PLACES)
    said = {"status": FigureStatus.VALIDATED, "value": value, **said}
    figure = Figure(measure=measure, area=area, period=period, area_kind=area_kind, **said)
    figure.until, figure.seen = embargoed_until, version
    told = has_value(figure)
    if told != (figure.status in WITH_VALUE) and not (told and figure.status in HELD_BACK):
        raise ChangeRefused(
            f"{area}, {period}: give a value or a place, or else the state that stands instead."
        )
    if figure.until and not told:
        raise ChangeRefused(f"{area}, {period}: give the value that is under embargo.")
    if not told and figure.status in HELD_BACK:
        for name in ("is_joint", "rank_of", "people", "raw"):
            setattr(figure, name, NOTHING[name])
    figure.clean_fields(exclude=["measure"])
    return figure


def _one_each(figures):
    """Figures by area and period; refused when two of them say different things."""
    one_each = {}
    for figure in figures:
        first = one_each.setdefault((figure.area, figure.period), figure)
        if (_said(first), first.until) != (_said(figure), figure.until):
            raise ChangeRefused(
                f"There are two different figures for {figure.area}, {figure.period}. Keep one."
            )
    return one_each


def _said(figure):
    return {name: getattr(figure, name) for name in SAID}


def _all_said(figure):
    return _said(figure), hidden(figure)


def _told(figure):
    """What history keeps: of one that is held back its state and until when."""
    if figure.status not in HELD_BACK:
        return _said(figure)
    held = hidden(figure) or {}
    return {"status": figure.status, "until": held.get("until")}
