"""Rows out of a CSV or Excel file: bytes in, plain text out, each row with its number.

The number is the one the spreadsheet program shows beside the row.
"""

import csv
import io
import zipfile
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineWorkbook, load_workbook

#: The columns of a sheet of people.
COLUMNS = ("name", "title", "kind", "post", "directorate", "e-mail")
SPOKEN = {"email": "e-mail", "email address": "e-mail", "e-mail address": "e-mail"}
MOST_BYTES = 2 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
MOST_ROWS = 5000
MOST_LETTERS = 300


class Unreadable(Exception):
    """A sentence for the page: why the file cannot be read, and what to do."""


@dataclass(frozen=True)
class Row:
    number: int
    cells: dict


def read(data, columns=COLUMNS, needs="name", letters=MOST_LETTERS):
    """The rows below the heading row; empty ones are left out but counted.

    `columns` are the headings in small letters, of which `needs` must be there; a cell is cut at `letters`.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable("The file is larger than 2 MB. Split it into several files.")
    lines = _excel(data) if data.startswith(b"PK") else _csv(data)
    numbered = [(n, line) for n, line in enumerate(lines, 1) if any(line)]
    if not numbered:
        raise Unreadable("The file has no rows. Fill in the template and try again.")
    if len(numbered) > MOST_ROWS:
        raise Unreadable(f"The file has more than {MOST_ROWS:,} rows. Split it into several files.")
    headings = _headings(numbered[0][1], columns, needs)
    return [Row(n, _cells(headings, line, letters)) for n, line in numbered[1:]]


def _headings(line, columns, needs):
    """Where each column stands; a file without the column it needs cannot be read."""
    said = [" ".join(cell.lower().split()) for cell in line]
    said = [SPOKEN.get(cell, cell) for cell in said]
    if needs not in said:
        wanted = ", ".join(columns)
        raise Unreadable(f"The first row must name the columns: {wanted}. Download the template.")
    return {column: said.index(column) for column in columns if column in said}


def _cells(headings, line, letters):
    return {column: line[at][:letters] if at < len(line) else "" for column, at in headings.items()}


def _csv(data):
    if b"\0" in data:
        raise Unreadable("The file is neither a CSV file nor an Excel workbook (.xlsx).")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    parted_by = max(",;\t", key=first.count)
    try:
        return [_plain(line) for line in csv.reader(io.StringIO(text), delimiter=parted_by)]
    except csv.Error as fault:
        raise Unreadable("The file is not a CSV file that can be read. Save it again.") from fault


def _excel(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise Unreadable("The workbook is too large when unpacked. Split it.")
        book: CalamineWorkbook = load_workbook(io.BytesIO(data))
        lines = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (zipfile.BadZipFile, CalamineError, IndexError) as fault:
        raise Unreadable(
            "The workbook cannot be read. Save it again as .xlsx, or as CSV."
        ) from fault
    return [_plain(line) for line in lines]


def _plain(line):
    return [tidy(str(cell)) for cell in line]


def tidy(text):
    """White space told once; lines stay lines, for two papers in one cell are two."""
    return "\n".join(" ".join(line.split()) for line in text.strip().splitlines())
