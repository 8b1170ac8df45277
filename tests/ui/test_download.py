import csv
import io
import zipfile
from contextlib import closing
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.html import format_html

from scrutiny.ui.download import csv_cell, download
from scrutiny.ui.tables import NumberColumn, Table, tables

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%"]
BEFORE = ["", " ", "   ", "\u00a0", "\u3000", "\ufeff", "\u200b", '"', "'", "\x00", "\x01 ", " ' "]
DANGEROUS = [
    *[before + start + "1+1" for before in BEFORE for start in STARTS],
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("x","y")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "\n=1+1",
    " \t=1+1",
    "=1+1;=2+2",
]
HARMLESS = [
    "",
    "34/17 (2)",
    "a = b",
    "2018-02-14",
    "Children’s",
    "1-2",
    "O'Neill",
    "<b>x</b>",
    "-0.05",
    "-3%",
]


class Cells(Table):
    caption = "Cells"
    text = tables.Column(empty_values=())
    count = NumberColumn()


class Marked(Table):
    caption = "Marked"
    text = tables.Column()

    def render_text(self, value):
        return format_html("<strong>{}</strong>", value)


def read_csv(table):
    body = b"".join(download(table, "actions")).decode()
    assert body.startswith("\ufeff")
    return list(csv.reader(io.StringIO(body[1:], newline="")))


def read_xlsx(table):
    with closing(download(table, "actions", "xlsx")) as response:
        body = b"".join(response)
    return zipfile.ZipFile(io.BytesIO(body)).read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", DANGEROUS)
def test_csv_puts_an_apostrophe_before_what_would_run(text):
    cell = csv_cell(text)

    assert cell.startswith("'")
    assert cell[1:].strip("\x00\x01 \ufeff") == text.replace("\x00", "").replace("\x01", "").strip(
        "\x00\x01 \ufeff"
    )


@pytest.mark.parametrize("text", HARMLESS)
def test_csv_leaves_other_words_alone(text):
    assert csv_cell(text) == text


@pytest.mark.parametrize("number", [-5, 0, 12.5, Decimal("-61.50"), 10**14])
def test_csv_keeps_numbers(number):
    assert csv_cell(number) == number and type(csv_cell(number)) is type(number)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (True, "Yes"),
        (False, "No"),
        (float("inf"), "inf"),
        (float("-inf"), "'-inf"),
        (float("nan"), "nan"),
        (date(2018, 2, 14), date(2018, 2, 14)),
        (datetime(2018, 7, 1, 23, 30, tzinfo=UTC), datetime(2018, 7, 2, 0, 30)),
    ],
)
def test_csv_writes_other_values_plainly(value, cell):
    assert csv_cell(value) == cell


def test_csv_is_the_table_with_no_cell_that_runs():
    rows = read_csv(Cells([{"text": text, "count": -1} for text in DANGEROUS]))

    assert rows[0] == ["Text", "Count"]
    assert len(rows) == len(DANGEROUS) + 1
    assert all(text.startswith("'") and count == "-1" for text, count in rows[1:])


def test_csv_has_words_without_markup():
    assert read_csv(Marked([{"text": "=1 & <2"}]))[1] == ["'=1 & <2"]


@pytest.mark.django_db  # closing an answer looks after the connections
def test_xlsx_holds_no_formula_and_no_link():
    sheet = read_xlsx(
        Cells([{"text": text, "count": -1} for text in [*DANGEROUS, "http://x.test"]])
    )

    assert "<f>" not in sheet and "<hyperlink" not in sheet
    assert sheet.count("<v>-1</v>") == len(DANGEROUS) + 1


@pytest.mark.django_db  # closing an answer looks after the connections
def test_xlsx_keeps_a_cell_that_is_too_long_for_it():
    assert "x" * 32_767 in read_xlsx(Cells([{"text": "x" * 40_000, "count": 1}]))


@pytest.mark.django_db  # closing an answer looks after the connections
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_download_is_named_and_never_shown_in_the_page(kind):
    response = download(Cells([]), "actions", kind)

    assert response["Content-Disposition"] == f'attachment; filename="actions.{kind}"'
    response.close()
