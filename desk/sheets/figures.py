"""Figures by spreadsheet: each by its number, a new one by its measure, area and period."""

from desk.sheets.columns import Choice, Column, Number, Refused, Text, YesNo
from desk.sheets.planning import REASON, VERSION, Kind, plain
from performance import services
from performance.choices import WITH_VALUE, AreaKind, FigureStatus
from performance.models import Figure

COLUMNS = (
    Column("Figure", "number", Number()),
    Column("Measure", "title", Text(200), is_fixed=True, is_needed=True),
    Column("Phase", "phase", Text(80), is_fixed=True),
    Column("Subject", "subject", Text(80), is_fixed=True),
    Column("Group", "group", Text(80), is_fixed=True),
    Column("Area", "area", Text(80), is_fixed=True, is_needed=True),
    Column("Area is", "area_kind", Choice(AreaKind, AreaKind.OTHER)),
    Column("Period", "period", Text(80), is_fixed=True, is_needed=True),
    Column("Value", "value", Number(whole=False)),
    Column("Unit", "unit", Text(30)),
    Column("Place", "rank", Number()),
    Column("Shared place", "is_joint", YesNo()),
    Column("Places", "rank_of", Number()),
    Column("State", "status", Choice(FigureStatus, FigureStatus.VALIDATED)),
    Column("As printed", "raw", Text(80)),
    Column("Note", "note", Text(200)),
    Column("Reason", REASON, Text(2_000)),
    Column("Version", VERSION, Number()),
)
MEASURE = ("title", "phase", "subject", "group")
SAID = ("area_kind", "value", "unit", "rank", "is_joint", "rank_of", "status", "raw", "note")


def known(record):
    figures = Figure.objects.coordinated_by(record.by).filter(measure__board=record.board)
    held = figures.select_related("measure").order_by("measure__position", "period", "pk")
    return {figure.pk: figure for figure in held}


def values(figure):
    names = (*SAID, "area", "period", "version")
    told = {name: getattr(figure, name) for name in names}
    measure = {name: getattr(figure.measure, name) for name in MEASURE}
    return told | measure | {"number": figure.pk}


def check(record, line):
    said = (values(line.thing) if line.thing else {}) | line.values
    has_value = said.get("value") is not None or said.get("rank") is not None
    if has_value != (said.get("status", FigureStatus.VALIDATED) in WITH_VALUE):
        raise Refused("Give a value or a place, or else the state that stands instead.")
    rank, places = said.get("rank"), said.get("rank_of")
    if rank is not None and places is not None and not 1 <= rank <= places:
        raise Refused(f"Place {rank} is not one of {places}.")
    if line.thing is None:
        _check_new(record, line, key(said))


def _check_new(record, line, key):
    """What is there already is corrected by its number, so that nothing is corrected unawares."""
    if not hasattr(record, "kept"):
        record.kept = {key_of(figure): f"Figure {figure.pk}" for figure in known(record).values()}
    if key in record.kept:
        raise Refused(
            f"{record.kept[key]} is for this area and period. Put its number into this row."
        )
    record.kept[key] = f"Row {line.number}"


def key(said):
    group = said.get("group") or "All"
    measure = (said.get("title"), said.get("phase"), said.get("subject"), group)
    return tuple(plain(word or "") for word in (*measure, said.get("area"), said.get("period")))


def key_of(figure):
    return key(values(figure))


def open_one(record, line, *, by, now):
    named = {name: line.values.get(name, "") for name in MEASURE}
    measure = services.add_measure(
        board=record.board, unit=line.values.get("unit", ""), by=by, now=now, **named
    )
    _record(measure, line.values, line.reason, by, now)


def change_one(record, line, *, by, now):
    said = values(line.thing) | line.values
    if line.changed & {"value", "rank"} and "raw" not in line.changed:
        said["raw"] = ""  # what was printed was the figure before
    _record(line.thing.measure, said, line.reason, by, now)


def _record(measure, said, why, by, now):
    figure = {name: said[name] for name in (*SAID, "area", "period") if name in said}
    if figure.get("unit") == measure.unit:
        figure["unit"] = ""  # said per figure only where it is another one
    figure["raw"] = _printed(figure)
    services.record_figure(measure=measure, why=why, by=by, now=now, **figure)


def _printed(figure):
    """As printed, or as it is where nothing is said of that."""
    number = figure.get("value") if figure.get("value") is not None else figure.get("rank")
    return figure.get("raw") or ("" if number is None else f"{number}")


FIGURES = Kind("figures", "Figures", "number", COLUMNS, known, values, open_one, change_one, check)
