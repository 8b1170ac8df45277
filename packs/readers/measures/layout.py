"""Which columns of a segment hold its figures, and which period holds for all of them."""

import re
from dataclasses import dataclass, replace

from packs.readers.measures.areas import area_of
from packs.readers.measures.columns import Column, columns_of, is_value
from packs.readers.measures.labels import roles_of
from packs.readers.measures.periods import Period, opens_with_period, period_of
from packs.readers.measures.segments import Segment, is_lone
from packs.readers.measures.sheets import Sheet, texts_of

#: Money stands in tables with years and numbers too.
FINANCE = re.compile(
    r"budget|forecast|(?:over|under)spend|savings?\b|capital|revenue|expenditure|income\b|\bcosts?\b"
    r"|funding|reserves|£|\boptions?\b",
    re.IGNORECASE,
)
TARGET = re.compile(r"\btarget", re.IGNORECASE)
#: The first header cell of lists of people and of meetings.
LISTS = re.compile(
    r"(?:name|(?:board |committee )?member|committee|board|venue|day|councillor|attendee|meeting"
    r"|(?:agenda )?item|date)s?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Layout:
    """`roles` says what each label column is for; `period` holds where no cell names one."""

    columns: list[Column]
    roles: dict[int, str]
    period: Period | None


def is_about_other_things(segment: Segment) -> bool:
    """Budgets, and lists of people or meetings."""
    header = [cell for cells in segment.header for cell in cells]
    first = next((cells[0] for cells in segment.header if cells[0]), "")
    is_list = bool(LISTS.fullmatch(first)) and not opens_with_period(_first_label(segment))
    return is_list or any(FINANCE.search(text) for text in (*header, *segment.titles))


def layout_of(segment: Segment, sheet: Sheet, council: str | None) -> Layout | None:
    """The layout of a performance table, or None when nothing in it names a period."""
    rows = [texts_of(row) for row in segment.body]
    rows = [cells for cells in rows if not is_lone(cells)]
    if not rows:
        return None
    width = max(map(len, (*rows, *segment.header)))
    columns = columns_of(list(segment.header), width, council)
    if not any(column.role == "figure" for column in columns):
        return _without_period_columns(columns, rows, segment, sheet, council)
    return _with_roles(_with_comparators(columns, rows), rows, None, council)


def _with_comparators(columns: list[Column], rows: list[list[str]]) -> list[Column]:
    """ "England" beside a single column of results is of the same period; beside several, of none."""
    periods = {
        column.period.name
        for column in columns
        if column.period and not TARGET.search(column.period.name)
    }
    if len(periods) != 1:
        return columns
    period = Period(periods.pop())
    first = min(at for at, column in enumerate(columns) if column.role == "figure")
    return [
        replace(column, role="figure", period=period)
        if at > first and column.role == "label" and column.area and _holds_values(rows, at)
        else column
        for at, column in enumerate(columns)
    ]


def _without_period_columns(
    columns: list[Column],
    rows: list[list[str]],
    segment: Segment,
    sheet: Sheet,
    council: str | None,
) -> Layout | None:
    """The periods stand in the rows' labels, or one stands in the title and holds for all."""
    columns = [
        replace(column, role="figure")
        if at and column.role == "label" and _holds_values(rows, at)
        else column
        for at, column in enumerate(columns)
    ]
    layout = _with_roles(columns, rows, _title_period(segment, sheet), council)
    has_period_rows = "period" in layout.roles.values()
    if has_period_rows:
        return layout
    return layout if layout.period and is_about_areas(layout) else None


def _with_roles(
    columns: list[Column], rows: list[list[str]], period: Period | None, council: str | None
) -> Layout:
    figures = [at for at, column in enumerate(columns) if column.role == "figure"]
    first = max(figures[0], 1) if figures else 1
    if figures and figures[0] == 0:
        columns = [replace(columns[0], role="label"), *columns[1:]]
    return Layout(columns, roles_of(columns, rows, first, council), period)


def is_about_areas(layout: Layout) -> bool:
    """Whether the table compares areas, in its rows or in its columns."""
    in_columns = any(column.area for column in layout.columns if column.role == "figure")
    return in_columns or "area" in layout.roles.values()


def compares_areas(segment: Segment, council: str | None) -> bool:
    """The same of a table without periods: numbers under or beside names of areas."""
    rows = [texts_of(row) for row in segment.body if not is_lone(texts_of(row))]
    width = max((len(cells) for cells in rows), default=0)
    if not any(_holds_values(rows, at) for at in range(1, width)):
        return False
    labels = [cells[0] for cells in rows if cells[0]]
    headers = [cell for cells in segment.header for cell in cells[1:]]
    named = [area for label in labels if (area := area_of(label, council))]
    return len(named) * 2 >= len(labels) > 0 or any(area_of(text, council) for text in headers)


def _holds_values(rows: list[list[str]], at: int) -> bool:
    cells = [cells[at] for cells in rows if at < len(cells) and cells[at]]
    return bool(cells) and 2 * sum(map(is_value, cells)) >= len(cells)


def _title_period(segment: Segment, sheet: Sheet) -> Period | None:
    for text in (*segment.titles, sheet.caption or ""):
        if (found := period_of(text)) and not found.name.count(" "):
            return Period(found.name)
    return None


def _first_label(segment: Segment) -> str:
    return next((texts_of(row)[0] for row in segment.body), "")
