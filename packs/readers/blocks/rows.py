"""Rows of tables: tab-separated lines, and Markdown's lines between pipes."""

import re

from packs.readers.blocks import Cell, Row
from packs.readers.blocks.decoding import Line
from packs.readers.blocks.marks import parts_of, plain

#: "1.<tab>Apologies" is an indented list item, not a row of two cells.
INDENTED_ITEM = re.compile(
    r"[ \t]*(?:[-*•●▪◦–\uf0b7]|\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?)"
    r"[ ]*\t+[^\t]+$"
)
UNDERLINE = re.compile(r"[-:|+=\s]*-{3,}[-:|+=\s]*$")


def is_row(raw: str, *, is_in_table: bool) -> bool:
    """Whether a line is a row; leading tabs alone are an indent unless a table is under way."""
    if raw.lstrip().startswith("|") and raw.rstrip().endswith("|") and raw.count("|") > 2:
        return True
    if "\t" not in raw or not raw.strip():
        return False
    if is_in_table:
        return True
    return "\t" in raw.lstrip() and not INDENTED_ITEM.match(raw)


def is_underline(raw: str) -> bool:
    """The row of dashes under a table's head."""
    return bool(UNDERLINE.match(raw))


def row_of(line: Line) -> Row:
    raw = line.text.strip()
    cells = raw.strip("|").split("|") if raw.startswith("|") else line.text.split("\t")
    made = (Cell(plain(cell), parts_of(cell), line.number) for cell in cells)
    return Row(tuple(made), line.number, line.page)
