"""Web pages: they read like the same words in a text, tell nothing that is not shown, and cannot be made to explode."""

import re
import time

import pytest

from packs.readers import pack
from packs.readers.blocks import Heading, ListItem, Paragraph, Table, Unreadable
from packs.readers.blocks.html import read_html
from tests.packs.readers.test_docx import PAGES, understood

MARK = re.compile(r"\*\*([^*]+)\*\*")


def as_page(text):
    """A paper in marked text as a web page: its paragraphs, headings and tables."""
    told = [_as_elements(part) for part in re.split(r"\n\s*\n", text)]
    return f"<!DOCTYPE html><title>A paper</title><body>{''.join(told)}</body>".encode()


def _as_elements(part):
    lines = part.strip("\n").splitlines()
    if all("\t" in line for line in lines) and lines:
        rows = ("".join(f"<td>{cell}</td>" for cell in line.split("\t")) for line in lines)
        return f"<table><tr>{'</tr><tr>'.join(rows)}</tr></table>"
    if heading := re.match(r"(#{1,6}) (.*)", lines[0] if lines else ""):
        rest = _as_elements("\n".join(lines[1:])) if lines[1:] else ""
        return f"<h{len(heading[1])}>{heading[2].replace('**', '')}</h{len(heading[1])}>{rest}"
    bold = (MARK.sub(r"<b>\1</b>", line) for line in lines)
    return f"<p>{'<br>'.join(bold)}</p>"


def of(page, kind):
    return [block for block in read_html(page.encode()) if isinstance(block, kind)]


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_page_is_understood_as_the_text_of_it_is():
    text = (PAGES / "programme_and_plan.txt").read_text()
    told = understood(text.encode(), "a.txt")

    assert understood(as_page(text), "a.html") == told
    assert told["work_programme"] and told["plans"]


def test_its_kind_is_known_by_its_content():
    assert pack.read_bytes(b"<!DOCTYPE html><p>Tides</p>", "a.txt")[0] == "html"


def test_headings_paragraphs_and_what_is_bold():
    page = "<h2>Tides</h2><p>The tide\n came <b>in</b> &amp; went &lt;out&gt;.</p><p><b>RESOLVED</b></p>"
    heading, first, second = read_html(page.encode())

    assert (heading.text, heading.level) == ("Tides", 2) and isinstance(heading, Heading)
    assert (first.text, first.is_bold) == ("The tide came in & went <out>.", False)
    assert (second.text, second.is_bold) == ("RESOLVED", True)
    assert heading.line < first.line < second.line


def test_a_line_break_parts_lines_and_a_wrapped_source_does_not():
    page = "<p>Present:<br>Councillor Fenn (Chair)<br/>Councillor Orme</p>"
    assert [one.text for one in of(page, Paragraph)] == [
        "Present:", "Councillor Fenn (Chair)", "Councillor Orme",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "markers"),
    [
        ("<ul><li>One<li>Two</ul>", ["-", "-"]),
        ("<ol><li>One<li>Two</ol>", ["1.", "2."]),
        ("<ol start=4><li>One<li>Two</ol>", ["4.", "5."]),
        ("<ol type=a><li>One<li>Two</ol>", ["a)", "b)"]),
        ("<ol type=I><li>One<li>Two</ol>", ["(I)", "(II)"]),
        ("<ol><li>One<ol type=i><li>Two</ol></ol>", ["1.", "(i)"]),
        ("<li>One<li>Two", ["-", "-"]),
    ],
)
def test_lists_count_as_a_browser_counts(given, markers):
    assert [(one.marker, one.text) for one in of(given, ListItem)] == list(
        zip(markers, ["One", "Two"], strict=True)
    )


def test_a_table_keeps_its_columns_where_cells_are_joined():
    page = (
        "<table><tr><th>Date<th>Item<th>Lead</tr>"
        "<tr><td rowspan=2>8 January 2031<td>Walls<td>Una Reed<br>Tom Gale</tr>"
        "<tr><td>Lamps<td>Guy Hart</tr><tr><td colspan=2>Undated<td>All</tr></table>"
    )
    [table] = of(page, Table)

    assert cells(table) == [
        ["Date", "Item", "Lead"],
        ["8 January 2031", "Walls", "Una Reed Tom Gale"],
        ["", "Lamps", "Guy Hart"],
        ["Undated", "", "All"],
    ]
    assert table.rows[1].cells[2].parts == ("Una Reed", "Tom Gale")


def test_a_cell_joined_downwards_at_the_end_of_a_row_keeps_its_place():
    page = "<table><tr><td>A<td>B<td rowspan=2>C</tr><tr><td>D<td>E</tr></table>"
    assert cells(of(page, Table)[0]) == [["A", "B", "C"], ["D", "E", ""]]


@pytest.mark.parametrize(
    "page",
    [
        "<table><tr><td><p>Tides</p><p>Walls</p></td></tr></table>",
        "<table><tr><td>Tides<td><table><tr><td>Walls</table></table>",
    ],
    ids=["one column", "a table within it"],
)
def test_a_table_that_only_lays_out_its_text_is_none(page):
    assert of(page, Table) == []
    assert [one.text for one in read_html(page.encode())] == ["Tides", "Walls"]


@pytest.mark.parametrize(
    "unseen",
    [
        "<script>Lamps</script>",
        "<style>Lamps</style>",
        "<!-- Lamps -->",
        "<template>Lamps</template>",
        "<p hidden>Lamps</p>",
        "<p style='color:red; display: none'>Lamps</p>",
        "<span style='visibility:hidden'>Lamps</span>",
    ],
)
def test_what_a_browser_does_not_show_is_left_out(unseen):
    assert [one.text for one in read_html(f"<p>Tides</p>{unseen}".encode())] == ["Tides"]


@pytest.mark.parametrize("page", ["<html><title>Tides</title>", "<p> </p>", "<table><tr><td><td>"])
def test_a_page_that_shows_no_text_is_refused(page):
    with pytest.raises(Unreadable, match="shows no text"):
        read_html(page.encode())


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 200_000 + "Tides",
        "<TABLE><tr><td>" * 20_000 + "Tides",
        "<ul><li>" * 50_000 + "Tides",
        "<b>" * 100_000 + "Tides",
    ],
    ids=["boxes", "tables", "lists", "bold"],
)
def test_a_page_nested_too_deep_is_refused_at_once(page):
    started = time.monotonic()
    with pytest.raises(Unreadable, match="nested too deep"):
        read_html(page.encode())
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 490 + "Tides",
        "<table><tr><td>" * 490 + "Tides",
        "<ul><li>" * 490 + "Tides",
        "<table>" + "<tr><td colspan=9999999 rowspan=9999999>Tides<td>x" * 3_000,
        "<p>" * 30_000 + "Tides",
        "<p style='" + "display" * 100_000 + "'>Tides",
    ],
    ids=["boxes", "tables", "lists", "joined cells", "unclosed paragraphs", "a style"],
)
def test_a_hostile_page_is_read_in_little_time(page):
    started = time.monotonic()
    assert any("Tides" in str(block) for block in read_html(page.encode()))
    assert time.monotonic() - started < 5


def test_too_many_lines_are_refused():
    with pytest.raises(Unreadable, match="80,000 lines"):
        read_html(b"<p>x</p>" * 41_000)
