"""A table as a CSV or Excel file in which no cell can run as a formula."""

import csv
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from html import unescape
from itertools import chain, islice

import xlsxwriter
from django.http import FileResponse, StreamingHttpResponse
from django.utils.html import strip_tags
from django.utils.http import content_disposition_header
from django.utils.timezone import is_aware, localtime

#: What makes a spreadsheet run a cell (OWASP ASVS 5.0, 1.2.10), with the full-width forms that
#: some versions turn into plain ones.
RUNS = set("=+-@\t\r\n|%＝＋－＠｜％")
#: What may stand before it and be skipped by the spreadsheet on its way there.
SKIPPED = "'\"`‘’“”\ufeff\u200b\u200c\u200d\u2060"
#: A number below nought as pages print it: it is read as a number, and runs nothing.
BELOW_NOUGHT = re.compile(r"-\d+(\.\d+)?%?", re.ASCII)
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST_CELL = 32_767
SAMPLE = 200


def download(table, name, kind="csv"):
    """The table as a file called name.csv or name.xlsx; it is the caller's to say which rows."""
    return as_xlsx(table, name) if kind == "xlsx" else as_csv(table, name)


@dataclass(frozen=True)
class Rows:
    """Rows that are no table of a page, the first of them the headings: an iterable of lists."""

    rows: Iterable[list]

    def as_values(self):
        return iter(self.rows)


def as_csv(table, name):
    """Sent line by line, with the mark that makes Excel read it as UTF-8."""
    writer = csv.writer(_Echo(), quoting=csv.QUOTE_NONNUMERIC)
    lines = (writer.writerow([csv_cell(value) for value in row]) for row in table.as_values())
    return StreamingHttpResponse(
        chain(["\ufeff"], lines),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": content_disposition_header(True, f"{name}.csv")},
    )


def as_xlsx(table, name):
    """Written a row at a time to a temporary file, so that memory stays flat."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet()
    bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "d mmm yyyy"})
    moment = book.add_format({"num_format": "d mmm yyyy hh:mm"})
    rows = ([plain(value) for value in row] for row in table.as_values())
    first = list(islice(rows, SAMPLE))
    for column, values in enumerate(zip(*first, strict=True)):
        sheet.set_column(column, column, min(60, max(10, *(len(str(v)) + 2 for v in values))))
    for at, row in enumerate(chain(first, rows)):
        for column, value in enumerate(row):
            if isinstance(value, datetime):
                sheet.write_datetime(at, column, value, moment)
            elif isinstance(value, date):
                sheet.write_datetime(at, column, value, day)
            elif is_number(value):
                sheet.write_number(at, column, value)
            else:
                sheet.write_string(at, column, value[:LONGEST_CELL], None if at else bold)
    sheet.freeze_panes(1, 0)
    book.close()
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


def csv_cell(value):
    value = plain(value)
    return defused(value) if isinstance(value, str) else value


def defused(text):
    """The text, behind an apostrophe when a spreadsheet would run it."""
    bare = text.lstrip(SKIPPED + " \u00a0\u3000")
    runs = text[:1] in RUNS or bare[:1] in RUNS or bare.lstrip()[:1] in RUNS
    return f"'{text}" if runs and not BELOW_NOUGHT.fullmatch(text) else text


def undefused(text):
    """What stood there before `defused`: a sheet that was downloaded, edited and comes back."""
    bare = text[1:]
    was_defused = defused(bare) == text or BELOW_NOUGHT.fullmatch(bare)
    return bare if text[:1] == "'" and was_defused else text


def plain(value):
    """A cell as a number, a date or text: no markup, no control characters."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return (localtime(value) if is_aware(value) else value).replace(tzinfo=None, microsecond=0)
    if isinstance(value, date) or is_number(value):
        return value
    text = unescape(strip_tags(str(value))) if hasattr(value, "__html__") else str(value)
    return UNPRINTABLE.sub("", text).strip("\ufeff")


def is_number(value):
    """A number a file can hold: not true or false, and not infinity."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return False
    return abs(value) < 10**15  # false for not-a-number too


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, line):
        return line
