"""Figures by spreadsheet: each by its number, a new one by its measure, area and period."""

from django.db.models import F, Q

from desk.sheets.columns import Choice, Column, Moment, Number, Refused, Text, YesNo
from desk.sheets.planning import REASON, VERSION, Kind, plain
from performance import services
from performance.choices import HELD_BACK, WITH_VALUE, AreaKind, FigureStatus
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
    Column("People", "people", Number()),
    Column("State", "status", Choice(FigureStatus, FigureStatus.VALIDATED)),
    Column("As printed", "raw", Text(80)),
    Column("Note", "note", Text(200)),
    Column("Embargoed until", "embargoed_until", Moment()),
    Column("New series because", "broken", Text(300)),
    Column("Target", "target", Number(whole=False)),
    Column("Tolerance", "tolerance", Number(whole=False)),
    Column("Reason", REASON, Text(2_000)),
    Column("Version", VERSION, Number()),
)
MEASURE = ("title", "phase", "subject", "group")
#: What is said of the measure in the row of one of its figures.
AIMS = ("target", "tolerance")
SAID = (
    "area_kind", "value", "unit", "rank", "is_joint", "rank_of", "people", "status", "raw", "note",
)  # fmt: skip
#: What the dry run does not repeat of a figure under embargo.
TELLING, HIDDEN = {"Value", "Place", "Places", "People", "As printed", "Note"}, "held back"
OF_FIGURE = {*SAID, "embargoed_until"}


def known(record):
    """The board's figures. Of one that is held back nothing is read but until when."""
    figures = Figure.objects.coordinated_by(record.by).filter(measure__board=record.board)
    figures = figures.annotate(
        embargoed_until=F("withheld__until"), is_held=Q(withheld__isnull=False)
    )
    held = figures.select_related("measure").prefetch_related("measure__breaks")
    return {figure.pk: figure for figure in held.order_by("measure__position", "period", "pk")}


def values(figure):
    names = (*SAID, "area", "period", "embargoed_until", "version")
    told = {name: getattr(figure, name) for name in names}
    measure = {name: getattr(figure.measure, name) for name in (*MEASURE, *AIMS)}
    breaks = {marked.period: marked.why for marked in figure.measure.breaks.all()}
    broken = breaks.get(figure.period, "")
    return told | measure | {"number": figure.pk, "broken": broken}


def check(record, line):
    said = (values(line.thing) if line.thing else {}) | line.values
    has_value = said.get("value") is not None or said.get("rank") is not None
    status = said.get("status", FigureStatus.VALIDATED)
    if line.thing and line.thing.is_held and not has_value and status == line.thing.status:
        _check_held(line)
    elif has_value != (status in WITH_VALUE) and not (has_value and status in HELD_BACK):
        raise Refused("Give a value or a place, or else the state that stands instead.")
    if status == FigureStatus.EMBARGOED and has_value and not said.get("embargoed_until"):
        raise Refused("Say until when the figure is embargoed.")
    rank, places = said.get("rank"), said.get("rank_of")
    if rank is not None and places is not None and not 1 <= rank <= places:
        raise Refused(f"Place {rank} is not one of {places}.")
    if said.get("tolerance") is not None and said["tolerance"] < 0:
        raise Refused("The tolerance must be 0 or more.")
    _check_one_aim(record, line, key(said)[:4])
    if said.get("embargoed_until"):
        line.changes |= {it: (line.changes[it][0], HIDDEN) for it in TELLING & set(line.changes)}
    if line.thing is None:
        _check_new(record, line, key(said))


def _check_held(line):
    if line.changed & OF_FIGURE:
        raise Refused(
            "What this figure says is held back. Give its value again, or correct it on its page."
        )


def _check_one_aim(record, line, measure):
    """A measure has one target and one tolerance, in whichever of its rows they are said."""
    if not hasattr(record, "aims"):
        record.aims = {}
    for name in AIMS:
        if line.values.get(name) is None or (line.thing and name not in line.changed):
            continue
        first = record.aims.setdefault((measure, name), (line.values[name], line.number))
        if first[0] != line.values[name]:
            raise Refused(f"Row {first[1]} says another {name} of the same measure.")


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
    told = {name for name in (*AIMS, "broken") if line.values.get(name)}
    _describe(measure, line, told, by, now)


def change_one(record, line, *, by, now):
    measure = line.thing.measure
    if line.changed & OF_FIGURE:
        said = values(line.thing) | line.values
        if line.changed & {"value", "rank"} and "raw" not in line.changed:
            said["raw"] = ""  # what was printed was the figure before
        until = said["embargoed_until"] or False
        _record(measure, said | {"embargoed_until": until}, line.reason, by, now)
    _describe(measure, line, line.changed, by, now)


def _describe(measure, line, names, by, now):
    """What a row says of its measure: its aims, and where its series begins anew."""
    aims = {name: line.values[name] for name in AIMS if name in names}
    if aims:
        services.change_measure(measure=measure, by=by, now=now, **aims)
    if "broken" not in names:
        return
    period = line.values.get("period") or line.thing.period
    if why := line.values["broken"]:
        services.mark_break(measure=measure, period=period, why=why, by=by, now=now)
    elif marked := measure.breaks.filter(period=period).first():
        services.remove_break(marked=marked, by=by, now=now)


def _record(measure, said, why, by, now):
    names = (*SAID, "area", "period", "embargoed_until", "version")
    figure = {name: said[name] for name in names if name in said}
    if figure.get("unit") == measure.unit:
        figure["unit"] = ""  # said per figure only where it is another one
    figure["raw"] = _printed(figure)
    services.record_figure(measure=measure, why=why, by=by, now=now, **figure)


def _printed(figure):
    """As printed, or as it is where nothing is said of that."""
    number = figure.get("value") if figure.get("value") is not None else figure.get("rank")
    return figure.get("raw") or ("" if number is None else f"{number}")


FIGURES = Kind("figures", "Figures", "number", COLUMNS, known, values, open_one, change_one, check)
