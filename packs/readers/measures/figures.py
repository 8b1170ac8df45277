"""The figures of one row of a table, each with the measure it belongs to."""

from dataclasses import dataclass, replace

from packs.readers.found import Figure, Unread
from packs.readers.measures.areas import (
    COUNCILS_RANK,
    NEIGHBOURS,
    NEIGHBOURS_RANK,
    Area,
    short_name,
)
from packs.readers.measures.cells import LISTED, Reading, read_cell, read_list, read_pair
from packs.readers.measures.columns import Column
from packs.readers.measures.labels import LabelledRow
from packs.readers.measures.periods import Period
from packs.readers.measures.titles import phase_of, subject_list, subjects_named

#: A longer cell is prose that strayed into a column of figures (characters).
LONGEST_FIGURE = 60


@dataclass(frozen=True)
class Key:
    """One measure per table, subject and group."""

    title: str
    phase: str | None
    subject: str | None
    group: str


@dataclass(frozen=True)
class Setting:
    """What the table as a whole says: `title` its own name, `fallback` its caption or heading."""

    title: str
    fallback: str
    phase: str | None
    period: Period | None
    council: str | None


def figures_of(
    row: LabelledRow, columns: list[Column], setting: Setting
) -> tuple[list[tuple[Key, Figure]], list[Unread]]:
    """The figures of a row by measure, and the cells in which none could be read."""
    found: list[tuple[Key, Figure]] = []
    unread: list[Unread] = []
    for text, column in zip(row.cells, columns, strict=False):
        if column.role != "figure" or not text:
            continue
        figures = _cell_figures(text, row, column, setting)
        found += figures
        if not figures and len(text) <= LONGEST_FIGURE and any(map(str.isdigit, text)):
            why = "no single value could be read in this cell"
            unread.append(Unread(text, why, row.row.line, row.row.page))
    return found, unread


def _cell_figures(
    text: str, row: LabelledRow, column: Column, setting: Setting
) -> list[tuple[Key, Figure]]:
    key = _key(row, column, setting)
    area = column.area or row.area or Area(short_name(setting.council))
    period = _period(row, column, setting)
    if period is None:
        return []
    if area.partner:
        return _paired(text, key, area, period, row)
    if listed := _listed(text, key, area):
        return [(one, _figure(reading, area, period, row)) for one, reading in listed]
    readings = read_cell(text, is_rank=area.is_rank)
    return [(key, _figure(one, _whose(one, area), period, row)) for one in readings]


def _listed(text: str, key: Key, area: Area) -> list[tuple[Key, Reading]]:
    """Several values in one cell, one a subject; empty when the cell holds one value."""
    if key.subject or area.is_rank:
        return []
    subjects = subject_list(key.title)
    if not subjects and len(LISTED.findall(text)) > 1 and not read_cell(text):
        subjects = subjects_named(key.title)
    readings = read_list(text, len(subjects)) if subjects else ()
    keys = [replace(key, subject=subject) for subject in subjects]
    return list(zip(keys, readings, strict=False))


def _paired(
    text: str, key: Key, area: Area, period: Period, row: LabelledRow
) -> list[tuple[Key, Figure]]:
    areas = (replace(area, partner=None), area.partner)
    readings = read_pair(text) or read_cell(text)[:1]
    pairs = zip(readings, areas, strict=False)
    return [(key, _figure(reading, one, period, row)) for reading, one in pairs]


def _key(row: LabelledRow, column: Column, setting: Setting) -> Key:
    names = list(column.names)
    title = row.title or setting.title
    if not title and names:
        title = names.pop(0)
    title = title or setting.fallback
    subject = row.subject or " ".join(names) or None
    rest = row.period.rest if row.period else ""
    group = (row.group or rest).replace("/ ", "/")
    is_all = not group or group.lower() in {"all", "all pupils", "all children"}
    phase = phase_of(row.phase) or row.phase or phase_of(title) or setting.phase
    return Key(title, phase, subject, "All" if is_all else group)


def _period(row: LabelledRow, column: Column, setting: Setting) -> Period | None:
    """The column's period within that of the row: "Q1" of "2023/24"."""
    if row.period and column.period:
        return Period(f"{row.period.name} {column.period.name}")
    return row.period or column.period or setting.period


def _whose(reading: Reading, area: Area) -> Area:
    """A place printed behind an average is the council's place, not the neighbours'."""
    if reading.rank is None or area.is_rank:
        return area
    return Area(NEIGHBOURS_RANK if area.name == NEIGHBOURS else COUNCILS_RANK, is_rank=True)


def _figure(reading: Reading, area: Area, period: Period, row: LabelledRow) -> Figure:
    notes = [note for note in (reading.note, period.note) if note]
    return Figure(
        area=area.name,
        period=period.name,
        value=reading.value,
        rank=reading.rank,
        joint=reading.is_joint,
        missing=reading.missing,
        raw=reading.raw,
        line=row.row.line,
        page=row.row.page,
        unit=reading.unit,
        note="; ".join(notes) or None,
    )
