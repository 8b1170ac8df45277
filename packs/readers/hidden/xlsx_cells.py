"""The cells of one sheet, and which of them nobody sees: in hidden rows and columns, in white, under a box."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from packs.readers.blocks.zipped import called, elements_of, named
from packs.readers.hidden import Hidden, Kind, is_telling, shortened
from packs.readers.hidden.docx_boxes import is_blank_rectangle
from packs.readers.hidden.xlsx_looks import Looks

#: What may lend a cell its colour.
COLOURING = ("conditionalFormatting", "picture")
CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
ROWS = "Hidden rows, whether by hand, in a group or by a filter: whoever opens the file can have them shown."
COLUMN = "Hidden columns: whoever opens the file can have them shown."
COLOUR = "The words have the colour of what is behind them."
NOTHING = "The cell is formatted so that it shows nothing."
OVER = (
    "A filled box is drawn over the cells. What lies under it can be read by moving the box away."
)


class Cell(NamedTuple):
    words: str
    row: int
    column: int
    look: str
    is_in_hidden_row: bool


@dataclass(frozen=True)
class Area:
    top: int
    left: int
    bottom: int
    right: int

    def holds(self, cell: Cell) -> bool:
        return self.top <= cell.row <= self.bottom and self.left <= cell.column <= self.right


class Cells:
    """The cells of a sheet that say something, read once from top to bottom; what else it says, when they are read."""

    def __init__(self, file: zipfile.ZipFile, part: str, shared: list[str]):
        self.file, self.part, self.shared = file, part, shared
        self.hidden_columns: list[Area] = []
        #: Where a rule or a table may lend a colour; everywhere, where a picture is behind the sheet.
        self.coloured: list[Area] = []

    def __iter__(self) -> Iterator[Cell]:
        for element in elements_of(self.file, self.part, "row", "col", *COLOURING):
            name = called(element)
            if name == "row":
                yield from self._in_row(element)
                element.clear()
            elif name == "col" and element.get("hidden") in ("1", "true"):
                first, last = int(element.get("min")), int(element.get("max"))
                self.hidden_columns.append(Area(0, first, MOST, last))
            elif name == "conditionalFormatting":
                self.coloured += areas(element.get("sqref", ""))
            elif name == "picture":
                self.coloured.append(Area(0, 0, MOST, MOST))

    def _in_row(self, row) -> Iterator[Cell]:
        is_hidden = row.get("hidden") in ("1", "true")
        for one in row:
            place = CELL.fullmatch(one.get("r", ""))
            if place and (words := self._words(one)):
                column, number = _number(place[1]), int(place[2])
                yield Cell(words, number, column, one.get("s", "0"), is_hidden)

    def _words(self, cell) -> str:
        kind = cell.get("t", "n")
        if kind == "e":
            return ""  # a sum that went wrong
        if kind == "inlineStr":
            return "".join(one.text or "" for one in named(cell, "t")).strip()
        value = cell.findtext("{*}v") or ""
        return (self.shared[int(value)] if kind == "s" and value else value).strip()


#: More rows and columns than any sheet has.
MOST = 10_000_000


def unseen_cells(cells: Cells, looks: Looks, tables, boxes: list[Area], place: str):
    """Rows, columns and cells of a shown sheet that nobody sees, neighbours together."""
    found = [(why, cell) for cell in cells if (why := _why(cell, cells, looks, boxes))]
    lent = cells.coloured + [area for table in tables for area in _of_styled(table)]
    found = [
        (why, cell) for why, cell in found
        if why[1] != COLOUR or not (looks.of(cell.look).is_on_paper and _is_in(cell, lent))
    ]  # fmt: skip
    for (kind, why), told in _neighbours(found):
        if is_telling(words := " · ".join(cell.words for cell in told)):
            yield Hidden(kind, shortened(words), why, place=f"{place}, {_where(told)}")


def _why(cell: Cell, cells: Cells, looks: Looks, boxes: list[Area]) -> tuple[Kind, str] | None:
    if cell.is_in_hidden_row:
        return Kind.VANISHED, ROWS
    if _is_in(cell, cells.hidden_columns):
        return Kind.VANISHED, COLUMN
    look = looks.of(cell.look)
    if look.shows_nothing:
        return Kind.VANISHED, NOTHING
    if look.is_unseen:
        return Kind.SAME_COLOUR, COLOUR
    return (Kind.COVERED, OVER) if _is_in(cell, boxes) else None


def _neighbours(found) -> Iterator[tuple[tuple[Kind, str], list[Cell]]]:
    """Cells that are hidden alike, and leave no row between them, or no column where columns are hidden."""
    found.sort(key=lambda one: (one[0], _line(*one), one[1].row, one[1].column))
    before, told = None, []
    for why, cell in found:
        if told and (why != before or _line(why, cell) > _line(why, told[-1]) + 1):
            yield before, told
            told = []
        told.append(cell)
        before = why
    if told:
        yield before, told


def _line(why: tuple[Kind, str], cell: Cell) -> int:
    return cell.column if why[1] == COLUMN else cell.row


def _where(told: list[Cell]) -> str:
    """The corners of what is told: "cell C4", "cells C4 to F60"."""
    rows, columns = [cell.row for cell in told], [cell.column for cell in told]
    first = f"{_letters(min(columns))}{min(rows)}"
    last = f"{_letters(max(columns))}{max(rows)}"
    return f"cell {first}" if first == last else f"cells {first} to {last}"


def _is_in(cell: Cell, areas: list[Area]) -> bool:
    return bool(areas) and any(area.holds(cell) for area in areas)


def boxes_in(drawing) -> Iterator[Area]:
    """The cells that a filled box lies over, on which nothing is written."""
    for anchor in named(drawing, "twoCellAnchor"):
        shape = next(named(anchor, "sp"), None)
        if shape is None or any((one.text or "").strip() for one in named(shape, "t")):
            continue
        if is_blank_rectangle(next(named(shape, "spPr"), None)):
            yield Area(*_corner(anchor, "from"), *_corner(anchor, "to"))


def _corner(anchor, name: str) -> tuple[int, int]:
    corner = next(named(anchor, name))
    return tuple(int(next(named(corner, one)).text) + 1 for one in ("row", "col"))


def _of_styled(table) -> list[Area]:
    """Where a table lies whose style may colour its head and its rows."""
    return (
        areas(table.get("ref", ""))
        if next(named(table, "tableStyleInfo"), None) is not None
        else []
    )


def areas(said: str) -> list[Area]:
    """ "A1:C4 E7" as areas."""
    found = []
    for one in said.split():
        corners = CELL.findall(one)
        if corners:
            (left, top), (right, bottom) = corners[0], corners[-1]
            found.append(Area(int(top), _number(left), int(bottom), _number(right)))
    return found


@cache
def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
