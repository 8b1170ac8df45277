"""Word files: they read like the same words in a text, print their numbers, and cannot be made to explode."""

import io
import time
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from packs.readers import pack
from packs.readers.blocks import Heading, ListItem, Paragraph, Table, Unreadable
from packs.readers.blocks.docx import read_docx
from tests.packs.readers.word import as_word, marked, saved

PAGES = Path(__file__).parent / "pages"


def without_places(value):
    if isinstance(value, dict):
        places = ("line", "page", "file", "passages")
        return {key: without_places(one) for key, one in value.items() if key not in places}
    return [without_places(one) for one in value] if isinstance(value, list) else value


def understood(data, name):
    return without_places(pack.as_json(pack.read(data, name), data, name))


def of(document, kind):
    return [block for block in read_docx(saved(document)) if isinstance(block, kind)]


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def zipped(**files):
    """A Word file of a real one's pieces, with some of them others."""
    made, real = io.BytesIO(), io.BytesIO(saved(docx.Document()))
    with zipfile.ZipFile(real) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in files:
                new.writestr(entry.filename, old.read(entry))
        for name, words in files.items():
            new.writestr(name, words)
    return made.getvalue()


@pytest.mark.parametrize("page", ["programme_and_plan.txt", "agenda_and_minutes.txt"])
def test_a_word_file_is_understood_as_the_text_of_it_is(page):
    text = (PAGES / page).read_text()
    told = understood(text.encode(), "a.txt")

    assert understood(as_word(text), "a.docx") == told
    assert any(told[key] for key in ("agenda", "minutes", "work_programme"))


def test_headings_are_known_by_their_style_whatever_it_is_based_on():
    document = docx.Document()
    own = document.styles.add_style("Harbour title", 1)
    own.base_style = document.styles["Heading 2"]
    document.add_paragraph("Tides", style="Harbour title")
    document.add_paragraph("The tide came in.")

    (heading,) = of(document, Heading)
    assert (heading.text, heading.level, heading.line) == ("Tides", 2, 1)


def test_paragraphs_tell_their_line_and_which_are_bold():
    document = docx.Document()
    document.add_paragraph("First")
    document.add_paragraph("")
    paragraph = document.add_paragraph()
    paragraph.add_run("RESOLVED").bold = True
    paragraph.add_run(" that it be so")

    first, bold = of(document, Paragraph)
    assert (first.line, first.is_bold, first.page) == (1, False, None)
    assert (bold.text, bold.line, bold.is_bold) == ("RESOLVED that it be so", 3, True)


def numbered(document, *levels):
    """A list of these levels' (form, printed), as Word keeps one; returns its key."""
    numbering = document.part.numbering_part.element
    abstract = marked("w:abstractNum", abstractNumId=77)
    for at, (form, text) in enumerate(levels):
        level = marked("w:lvl", ilvl=at)
        for name, value in (("start", 1), ("numFmt", form), ("lvlText", text)):
            level.append(marked(f"w:{name}", val=value))
        abstract.append(level)
    numbering.insert(0, abstract)
    num = marked("w:num", numId=99)
    num.append(marked("w:abstractNumId", val=77))
    numbering.append(num)
    return 99


def add_item(document, text, key, level=0):
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    numbers = marked("w:numPr")
    numbers.append(marked("w:ilvl", val=level))
    numbers.append(marked("w:numId", val=key))
    properties.append(numbers)


def test_automatic_numbers_are_printed_as_word_counts_them():
    document = docx.Document()
    key = numbered(document, ("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%3."))
    for text, level in (
        ("Walls", 0), ("High", 1), ("Low", 1), ("Of stone", 2), ("Of sand", 2), ("Tides", 0), ("Spring", 1),
    ):  # fmt: skip
        add_item(document, text, key, level)

    items = of(document, ListItem)
    assert [(one.marker, one.text, one.depth) for one in items] == [
        ("1.", "Walls", 0), ("(a)", "High", 1), ("(b)", "Low", 1), ("i.", "Of stone", 2),
        ("ii.", "Of sand", 2), ("2.", "Tides", 0), ("(a)", "Spring", 1),
    ]  # fmt: skip


def test_numbers_of_several_levels_name_the_levels_above():
    document = docx.Document()
    key = numbered(document, ("decimal", "%1."), ("decimal", "%1.%2"))
    for text, level in (("Walls", 0), ("They stand", 1), ("They lean", 1)):
        add_item(document, text, key, level)

    assert [one.marker for one in of(document, ListItem)] == ["1.", "1.1", "1.2"]


def test_bullets_and_numbers_of_a_style_are_items_too():
    document = docx.Document()
    document.add_paragraph("Gulls", style="List Bullet")
    document.add_paragraph("Buoys", style="List Number")

    assert [(one.marker, one.text) for one in of(document, ListItem)] == [
        ("-", "Gulls"), ("1.", "Buoys")]  # fmt: skip


def test_a_merged_cell_stands_once_and_leaves_its_places_empty():
    document = docx.Document()
    table = document.add_table(3, 3)
    for at, cell in enumerate(table._cells):
        cell.text = f"{at}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Across"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Down"

    (found,) = of(document, Table)
    assert cells(found) == [["Across", "", "2"], ["3", "4", "Down"], ["6", "7", ""]]
    assert [row.line for row in found.rows] == [1, 2, 3]


def test_paragraphs_of_one_cell_are_its_parts():
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Lead"
    table.cell(0, 1).text = "Jo Reed"
    table.cell(0, 1).add_paragraph("Ada Fenwick")

    (found,) = of(document, Table)
    assert found.rows[0].cells[1].parts == ("Jo Reed", "Ada Fenwick")


def test_a_box_of_one_column_is_its_paragraphs():
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "Recommendations"

    assert [block.text for block in read_docx(saved(document))] == ["Recommendations"]
    assert not of(document, Table)


def test_what_is_deleted_or_hidden_is_not_read_and_what_is_inserted_is():
    document = docx.Document()
    paragraph = document.add_paragraph("The fee is ")
    for around, text in (("w:del", "ten"), ("w:ins", "twelve")):
        change = marked(around, id=1, author="A", date="2031-01-01T00:00:00Z")
        run = paragraph.add_run(text)._r
        if around == "w:del":
            run.find(qn("w:t")).tag = qn("w:delText")
        paragraph._p.append(change)
        change.append(run)
    paragraph.add_run(" a secret").font.hidden = True

    assert [block.text for block in read_docx(saved(document))] == ["The fee is twelve"]


BOMB = b"<?xml version='1.0'?><w:document>" + b"<w:p/>" * 20_000_000
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (lambda: zipped(**{"word/document.xml": BOMB}), "unpacks to far more"),
        (lambda: zipped(**{f"word/{n}.xml": b"<a/>" for n in range(2_001)}), "2,000 pieces"),
        (lambda: zipped(**{"word/document.xml": ENTITIES}), "entities"),
        (lambda: zipped(**{"docProps/core.xml": ENTITIES.decode().encode("utf-16")}), "entities"),
        (lambda: zipped(**{"word/document.xml": b"<w:document>"}), "damaged"),
        (lambda: saved(docx.Document()), "no text"),
        (lambda: saved(docx.Document())[:3_000], "damaged"),
    ],
    ids=["ratio", "pieces", "entity", "utf-16", "xml", "empty", "cut"],
)
def test_a_hostile_or_broken_word_file_is_refused_in_one_sentence_and_at_once(data, says):
    data = data()
    began = time.monotonic()

    with pytest.raises(Unreadable, match=says) as refusal:
        pack.read(data, "a.docx")

    assert str(refusal.value).endswith(".")
    assert time.monotonic() - began < 3


def test_a_text_box_is_read_once():
    document = docx.Document()
    run = document.add_paragraph("Beside it")._p
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>'
        "<mc:Choice><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Choice>"
        "<mc:Fallback><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    run.append(docx.oxml.parser.parse_xml(box))

    assert [block.text for block in read_docx(saved(document))] == ["Beside it", "In a box"]
