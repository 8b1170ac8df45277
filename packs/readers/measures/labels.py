"""What the cells in front of a row's figures say: of which measure, group and area they are."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from packs.readers.blocks import Row
from packs.readers.measures.areas import Area, area_of
from packs.readers.measures.columns import Column, is_value
from packs.readers.measures.periods import Period, opens_with_period, period_of
from packs.readers.measures.segments import is_commentary, is_lone
from packs.readers.measures.sheets import texts_of
from packs.readers.measures.titles import GROUP, SUBJECTS, is_phase

PLACES = re.compile(
    r"(?:region|area|(?:local )?authority|la|council|school|ward|district|provider|setting|academy)s?"
    r"(?: name)?",
    re.I,
)
MEASURES = re.compile(r"\b(?:measure|indicator|kpi|metric|performance|description)", re.I)
GROUPS = re.compile(r"\b(?:group|cohort|characteristic)", re.I)
#: "KPI 1", "CS02", "1.3": a reference, not a name.
REFERENCE = re.compile(r"[A-Za-z]{0,5}[ -]?\d{1,3}(?:[.]\d{1,2})?[a-z]?")
#: Left to right, a cell in one of these empties what stood below the earlier one.
ORDER = ("group", "phase", "title", "subject")


@dataclass(frozen=True)
class LabelledRow:
    """A row of figures with its cells moved to their columns; empty labels hold for the row above too."""

    row: Row
    cells: tuple[str, ...]
    title: str = ""
    phase: str = ""
    subject: str = ""
    group: str = ""
    area: Area | None = None
    period: Period | None = None
    commentary: tuple[str, ...] = ()
    is_own_title: bool = False
    """The title stands in this row and not in one above it."""


def roles_of(
    columns: list[Column], rows: list[list[str]], first: int, council: str | None
) -> dict[int, str]:
    """What each label column before the `first` column of figures is for."""
    at_label = [at for at in range(first) if columns[at].role == "label"] or [0]
    cells = {at: [row[at] for row in rows if at < len(row) and row[at]] for at in at_label}
    roles = {at: _role(columns[at].header, cells[at], council) for at in at_label}
    texts = [at for at, role in roles.items() if role == "text"]
    if texts and "title" not in roles.values():
        roles[max(texts, key=lambda at: sum(map(len, cells[at])))] = "title"
    return roles


def _role(header: str, cells: list[str], council: str | None) -> str:
    if PLACES.fullmatch(header) or _mostly(cells, lambda text: bool(area_of(text, council))):
        return "area"
    if _mostly(cells, opens_with_period):
        return "period"
    if GROUPS.search(header):
        return "group"
    if _mostly(cells, is_phase):
        return "phase"
    if _mostly(cells, lambda text: bool(SUBJECTS.fullmatch(text))):
        return "subject"
    if _mostly(cells, lambda text: bool(REFERENCE.fullmatch(text))):
        return "reference"
    if MEASURES.search(header):
        return "title"
    is_group = _mostly(cells, lambda text: bool(GROUP.search(text)) and len(text.split()) < 6)
    return "group" if is_group else "text"


def _mostly(cells: list[str], test: Callable[[str], bool]) -> bool:
    return bool(cells) and 2 * sum(map(test, cells)) >= len(cells)


def labelled_rows(
    body: tuple[Row, ...], roles: dict[int, str], width: int, council: str | None
) -> Iterator[LabelledRow]:
    """The rows of figures in order; commentary rows come as rows without cells."""
    carried = dict.fromkeys(ORDER, "")
    is_in_commentary = False
    for row in body:
        cells = texts_of(row)
        is_in_commentary = is_lone(cells) and (is_in_commentary or is_commentary(cells))
        if is_in_commentary:
            yield LabelledRow(row, (), commentary=_points(row))
        elif is_lone(cells) and _is_subtitle(cells[0], council):
            carried |= _subtitle(cells[0], roles)
        else:
            yield _labelled(row, _aligned(cells, roles, width, council), roles, carried, council)


def _points(row: Row) -> tuple[str, ...]:
    cell = row.cells[0]
    return tuple(part.lstrip("•●▪ ") for part in cell.parts or (cell.text,))


def _is_subtitle(text: str, council: str | None) -> bool:
    """A lone label that is neither an area nor a period left without figures."""
    return area_of(text, council) is None and not opens_with_period(text)


def _subtitle(text: str, roles: dict[int, str]) -> dict[str, str]:
    if is_phase(text):
        return {"phase": text}
    if "title" in roles.values():
        return {}  # the heading of a batch of indicators
    return {"subject": text} if SUBJECTS.fullmatch(text) else {"title": text, "subject": ""}


def _aligned(cells: list[str], roles: dict[int, str], width: int, council: str | None) -> list[str]:
    """The row moved so that its area stands in the column of areas.

    A page break or a merged cell may have lost or added an empty cell in front.
    """
    areas = [at for at, role in roles.items() if role == "area"]
    cells = [*cells, *[""] * (width - len(cells))]
    if not areas or len(roles) == 1 or area_of(cells[areas[0]], council):
        return cells
    shift = next((by for by in (1, -1) if _area_at(cells, areas[0] + by, council)), 0)
    if shift == 1 and not cells[0]:
        return [*cells[1:], ""]
    return ["", *cells] if shift == -1 else cells


def _area_at(cells: list[str], at: int, council: str | None) -> bool:
    return 0 <= at < len(cells) and area_of(cells[at], council) is not None


def _labelled(
    row: Row, cells: list[str], roles: dict[int, str], carried: dict[str, str], council: str | None
) -> LabelledRow:
    """One row with its labels; `carried` is brought up to date for the next."""
    own = _own_labels(cells, roles)
    for at, role in enumerate(ORDER):
        if own.get(role):
            carried |= {lower: "" for lower in ORDER[at:] if lower in roles.values()}
            carried[role] = own[role]
    area = area_of(own.get("area", ""), council)
    if area is None and own.get("area"):
        area = Area(own["area"])
    return LabelledRow(
        row,
        tuple(cells),
        **carried,
        area=area,
        period=period_of(own.get("period", "")),
        is_own_title=bool(own.get("title")),
    )


def _own_labels(cells: list[str], roles: dict[int, str]) -> dict[str, str]:
    own: dict[str, str] = {}
    for at, role in roles.items():
        text = cells[at]
        if "phase" in roles.values() and role != "phase" and is_phase(text):
            role = "phase"  # it slipped into a merged column
        if text and not (role == "area" and is_value(text)):
            own[role] = text
    return own
