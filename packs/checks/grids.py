"""Tables as the checks hold them: whatever a table is about, its columns by name and its rows by label."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from packs.checks.amounts import ZERO, Amount, amount_of, amounts_in, bracketed_in
from packs.readers.blocks import Block
from packs.readers.found import Found
from packs.readers.measures.columns import Column, columns_of
from packs.readers.measures.labels import LabelledRow, labelled_rows
from packs.readers.measures.layout import layout_of
from packs.readers.measures.segments import Segment, is_lone, segments_of
from packs.readers.measures.sheets import Sheet, sheets_of, texts_of

#: What is told of by these words was rounded when it was printed, or worked out.
ROUNDED = re.compile(
    r"%|\bper ?cent|\bpercent|\bppts?\b|\bproportion|\brates?\b|\bratio|\baverage|\bmean\b|\bscore"
    r"|\bper \d|£|\b000s?\b|\bmillions?\b|\bthousands?\b|\bindex\b|\btonnes?\b|\bhours?\b|\bfte\b|\bwte\b"
    r"|\brounded|\bprogress\b",
    re.IGNORECASE,
)
#: Blocks before and behind a table whose words may tell of it.
NEAR = 4
#: Larger tables are printed by machines, and take too long to hold against themselves.
MOST_CELLS = 6_000


@dataclass(frozen=True)
class GridRow:
    """`label` is all that stands before the figures, with what holds from the rows above."""

    label: str
    cells: tuple[str, ...]
    line: int
    page: int | None = None
    area: str | None = None

    def cell(self, at: int) -> str:
        return self.cells[at] if at < len(self.cells) else ""


@dataclass(frozen=True)
class Grid:
    """`first` is the first column of figures; `context` the words in and around the table."""

    title: str
    columns: tuple[Column, ...]
    first: int
    rows: tuple[GridRow, ...]
    line: int
    context: str

    @cached_property
    def _is_named_rounded(self) -> bool:
        return any(ROUNDED.search(text) for text in (self.title, *(row.label for row in self.rows)))

    @cached_property
    def _rounded(self) -> tuple[bool, ...]:
        """Of each column whether its figures were rounded for printing, so that a sum of them may be out by little."""
        return tuple(
            self._is_named_rounded
            or bool(ROUNDED.search(column.header))
            or any(
                "." in text or ROUNDED.search(text) for text in self.column(at) if len(text) < 40
            )
            for at, column in enumerate(self.columns)
        )

    def amounts(self, row: GridRow, at: int) -> tuple[Amount | None, ...]:
        """The values of a cell; where its column counts whole things, none of them was rounded."""
        return tuple(one and self._as_printed(one, at) for one in amounts_in(row.cell(at)))

    def bracketed(self, row: GridRow, at: int) -> Amount | None:
        """The value in brackets behind another."""
        one = bracketed_in(row.cell(at))
        return one and self._as_printed(one, at)

    def amount(self, row: GridRow, at: int) -> Amount | None:
        """The one value of a cell."""
        one = amount_of(row.cell(at))
        return one and self._as_printed(one, at)

    def amounts_of(self, at: int) -> list[Amount]:
        """The values of a column, what is no single value left out."""
        return [one for row in self.rows if (one := self.amount(row, at))]

    def _as_printed(self, one: Amount, at: int) -> Amount:
        return one if self._rounded[at] else replace(one, step=ZERO)

    def column(self, at: int) -> list[str]:
        return [row.cell(at) for row in self.rows]

    def name(self, at: int) -> str:
        return self.columns[at].header or f"column {at + 1}"


def grids_of(blocks: Sequence[Block], found: Found) -> list[Grid]:
    """Every table with figures in it, parted where its header is repeated."""
    council = found.meeting.council if found.meeting else None
    lines = [block.line for block in blocks]
    return [
        grid
        for sheet in sheets_of(blocks)
        for grid in _grids(sheet, council, _words_near(sheet, blocks, lines))
    ]


def _words_near(sheet: Sheet, blocks: Sequence[Block], lines: Sequence[int]) -> str:
    """The prose around a table, and the heading it stands under."""
    start, end = (bisect_left(lines, row.line) for row in (sheet.rows[0], sheet.rows[-1]))
    near = [*blocks[max(0, start - NEAR) : start], *blocks[end : end + NEAR]]
    return " ".join((*sheet.headings[-1:], *(block.text for block in near)))


def _grids(sheet: Sheet, council: str | None, near: str) -> Iterator[Grid]:
    if sum(len(row.cells) for row in sheet.rows) > MOST_CELLS:
        return
    for segment in segments_of(sheet):
        grid = _grid(segment, sheet, council, near)
        if len(grid.columns) > 1 and grid.rows:
            yield grid


def _grid(segment: Segment, sheet: Sheet, council: str | None, near: str) -> Grid:
    layout = layout_of(segment, sheet, council)
    width = max(len(row.cells) for row in (*segment.body, *sheet.rows[:1]))
    columns = layout.columns if layout else columns_of(list(segment.header), width, council)
    if layout:
        labelled = labelled_rows(segment.body, layout.roles, len(columns), council)
        rows = [_labelled(row) for row in labelled if row.cells]
    else:
        rows = [_plain(row) for row in segment.body if not is_lone(texts_of(row))]
    return Grid(
        title=" ".join(segment.titles) or sheet.caption or (sheet.headings or ("",))[-1],
        columns=tuple(columns),
        first=min((at for at, one in enumerate(columns) if at and one.role == "figure"), default=1),
        rows=tuple(rows),
        line=segment.line,
        context=" ".join((near, *segment.titles, *sheet.after)),
    )


def _labelled(row: LabelledRow) -> GridRow:
    area = row.area.name if row.area else None
    names = (row.group, row.phase, row.title, row.subject, row.period and row.period.name, area)
    label = ", ".join(dict.fromkeys(name for name in names if name)) or row.cells[0]
    return GridRow(label, row.cells, row.row.line, row.row.page, area)


def _plain(row) -> GridRow:
    return GridRow(texts_of(row)[0], tuple(texts_of(row)), row.line, row.page)
