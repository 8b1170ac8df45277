"""What an Excel file hides is found, each way of hiding; what anybody can see raises no alarm."""

import io
import zipfile

import pytest
import xlsxwriter

from packs.readers.blocks import Unreadable
from packs.readers.hidden import Kind
from packs.readers.hidden.finding import find_hidden
from packs.readers.hidden.xlsx import hidden_in_xlsx

SECRET = "Harold Quill of Gull Lane"


def book(build):
    """A file with one sheet of fares, to which `build(workbook, sheet)` does something."""
    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Fares")
        sheet.write("A1", "The ferry fares rise in May")
        build(workbook, sheet)
    return held.getvalue()


def found(build):
    return [(one.kind, one.words, one.place) for one in hidden_in_xlsx(book(build))]


def with_parts(data, parts):
    """The same file with some of its parts put in or changed: name: text, or what makes the old one new."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            change = parts.pop(name, None)
            new.writestr(name, change(old.read(name).decode()) if change else old.read(name))
        for name, text in parts.items():
            new.writestr(name, text)
    return held.getvalue()


def a_hidden_sheet(workbook, sheet):
    names = workbook.add_worksheet("Names")
    names.write("B7", SECRET)
    names.hide()


def a_sheet_that_no_menu_shows(workbook, sheet):
    names = workbook.add_worksheet("Names")
    names.write("B7", SECRET)
    names.very_hidden()


@pytest.mark.parametrize("build", [a_hidden_sheet, a_sheet_that_no_menu_shows])
def test_a_hidden_sheet_is_told_with_its_words(build):
    assert found(build) == [(Kind.VANISHED, SECRET, "sheet Names")]


def a_hidden_row(workbook, sheet):
    sheet.write("C4", SECRET)
    sheet.set_row(3, None, None, {"hidden": True})


def a_hidden_column(workbook, sheet):
    sheet.write("C4", SECRET)
    sheet.set_column("C:D", None, None, {"hidden": True})


def white(workbook, sheet):
    sheet.write("C4", SECRET, workbook.add_format({"font_color": "#FFFFFF"}))


def black_on_black(workbook, sheet):
    sheet.write("C4", SECRET, workbook.add_format({"bg_color": "#000000"}))


def shown_as_nothing(workbook, sheet):
    sheet.write("C4", SECRET, workbook.add_format({"num_format": ";;;"}))


def under_a_box(workbook, sheet):
    sheet.write("C4", SECRET)
    sheet.insert_textbox("B3", "", {"fill": {"color": "black"}, "width": 300, "height": 60})


@pytest.mark.parametrize(
    ("build", "kind"),
    [(a_hidden_row, Kind.VANISHED), (a_hidden_column, Kind.VANISHED), (white, Kind.SAME_COLOUR),
     (black_on_black, Kind.SAME_COLOUR), (shown_as_nothing, Kind.VANISHED), (under_a_box, Kind.COVERED)],
)  # fmt: skip
def test_cells_that_nobody_sees_are_told_with_their_place(build, kind):
    assert found(build) == [(kind, SECRET, "sheet Fares, cell C4")]


def test_hidden_neighbours_are_told_together_and_with_their_corners():
    def build(workbook, sheet):
        for row in (3, 4, 9):
            sheet.write(row, 0, f"Child {row}")
            sheet.write(row, 1, row)
            sheet.set_row(row, None, None, {"hidden": True})

    assert found(build) == [
        (Kind.VANISHED, "Child 3 · 3 · Child 4 · 4", "sheet Fares, cells A4 to B5"),
        (Kind.VANISHED, "Child 9 · 9", "sheet Fares, cells A10 to B10"),
    ]


def test_hidden_columns_are_told_as_one_however_long():
    def build(workbook, sheet):
        for row in range(1, 300):
            sheet.write(row, 26, f"Child {row}")
        sheet.set_column("AA:AA", None, None, {"hidden": True})

    ((kind, words, place),) = found(build)

    assert (kind, place) == (Kind.VANISHED, "sheet Fares, cells AA2 to AA300")
    assert words.startswith("Child 1 · Child 2") and words.endswith(" …")


def test_a_comment_is_told_with_its_cell_on_a_hidden_sheet_too():
    def build(workbook, sheet):
        sheet.write_comment("C4", SECRET)

    assert found(build) == [(Kind.COMMENT, SECRET, "sheet Fares, cell C4")]


def test_a_conversation_is_told_once_although_it_is_kept_twice():
    data = book(lambda workbook, sheet: sheet.write_comment("C4", f"[Threaded comment] {SECRET}"))
    relation = (
        '<Relationship Id="rIdX" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    thread = (
        '<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        f'<threadedComment ref="C4"><text>{SECRET}</text></threadedComment>'
        '<threadedComment ref="C4"><text>I know him</text></threadedComment></ThreadedComments>'
    )
    data = with_parts(
        data,
        {
            "xl/worksheets/_rels/sheet1.xml.rels": lambda old: old.replace(
                "</Relationships>", relation
            ),
            "xl/threadedComments/threadedComment1.xml": thread,
        },
    )

    assert [one.words for one in hidden_in_xlsx(data)] == [SECRET, "I know him"]


def test_a_comment_on_the_file_is_told():
    def build(workbook, sheet):
        workbook.set_properties({"title": "Fares", "comments": f"Sent to us by {SECRET}"})

    assert found(build) == [(Kind.COMMENT, f"Sent to us by {SECRET}", "")]


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKED = f"""<externalLink xmlns="{MAIN}"><externalBook><sheetDataSet><sheetData><row><cell><v>{SECRET}</v></cell>
</row></sheetData></sheetDataSet></externalBook></externalLink>"""
PIVOTED = f"""<pivotCacheDefinition xmlns="{MAIN}"><cacheSource type="worksheet">
<worksheetSource ref="A1:B9" sheet="{{}}"/>
</cacheSource><cacheFields><cacheField name="Name"><sharedItems><s v="{SECRET}"/></sharedItems></cacheField>
</cacheFields></pivotCacheDefinition>"""
LOGGED = f"""<revisions xmlns="{MAIN}"><rcc><oc r="C4" t="inlineStr"><is><t>{SECRET}</t></is></oc>
<nc r="C4"/></rcc></revisions>"""


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [("xl/externalLinks/externalLink1.xml", LINKED, Kind.KEPT),
     ("xl/pivotCache/pivotCacheDefinition1.xml", PIVOTED.format("Gone"), Kind.KEPT),
     ("xl/revisions/revisionLog1.xml", LOGGED, Kind.CHANGE)],
    ids=["another workbook", "a pivot table", "a log of changes"],
)  # fmt: skip
def test_what_the_file_keeps_from_elsewhere_is_told(name, text, kind):
    data = with_parts(book(lambda workbook, sheet: None), {name: text})

    assert [(one.kind, one.words) for one in hidden_in_xlsx(data)] == [(kind, SECRET)]


def test_a_file_within_the_file_is_told_by_its_name():
    data = with_parts(book(lambda workbook, sheet: None), {"xl/embeddings/families.docx": "x"})

    assert [(one.kind, one.words) for one in hidden_in_xlsx(data)] == [(Kind.FILE, "families.docx")]


def test_the_rows_of_a_pivot_table_that_stand_on_a_shown_sheet_hide_nothing():
    parts = {"xl/pivotCache/pivotCacheDefinition1.xml": PIVOTED.format("Fares")}

    assert list(hidden_in_xlsx(with_parts(book(lambda workbook, sheet: None), parts))) == []


def nothing_in_it(workbook, sheet):
    workbook.add_worksheet("Spare").hide()
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_column("X:XFD", None, None, {"hidden": True})


def white_on_blue(workbook, sheet):
    sheet.write("C4", SECRET, workbook.add_format({"font_color": "white", "bg_color": "#1D4F91"}))


def white_on_a_pattern(workbook, sheet):
    look = {"font_color": "white", "bg_color": "#1D4F91", "fg_color": "#000000", "pattern": 4}
    sheet.write("C4", SECRET, workbook.add_format(look))


def white_where_a_rule_colours(workbook, sheet):
    white(workbook, sheet)
    red = workbook.add_format({"bg_color": "red"})
    sheet.conditional_format("B2:D9", {"type": "no_blanks", "format": red})


def white_in_the_head_of_a_table(workbook, sheet):
    sheet.add_table("C4:D9", {"columns": [{"header": SECRET}, {"header": "Fare"}]})
    white(workbook, sheet)


def a_sum_that_went_wrong_in_white(workbook, sheet):
    sheet.write_formula("C4", "=1/0", workbook.add_format({"font_color": "white"}), "#DIV/0!")


def one_figure_in_white(workbook, sheet):
    sheet.write("C4", 0, workbook.add_format({"font_color": "white"}))


def a_box_with_words(workbook, sheet):
    sheet.write("C4", SECRET)
    sheet.insert_textbox("B3", "Key facts", {"fill": {"color": "black"}})


def a_box_beside_the_cells(workbook, sheet):
    sheet.write("C4", SECRET)
    sheet.insert_textbox("H30", "", {"fill": {"color": "black"}})


def a_chart(workbook, sheet):
    sheet.write_column("A2", [1, 2, 3])
    chart = workbook.add_chart({"type": "line"})
    chart.add_series({"values": "=Fares!$A$2:$A$4"})
    sheet.insert_chart("E2", chart)


def of_its_title_and_its_maker(workbook, sheet):
    workbook.set_properties({"title": "A long title of the fares of the ferry", "author": SECRET})
    workbook.set_properties({"comments": "Created with XlsxWriter"})


@pytest.mark.parametrize(
    "build",
    [nothing_in_it, white_on_blue, white_on_a_pattern, white_where_a_rule_colours, white_in_the_head_of_a_table,
     a_sum_that_went_wrong_in_white, one_figure_in_white, a_box_with_words, a_box_beside_the_cells, a_chart,
     of_its_title_and_its_maker],
)  # fmt: skip
def test_what_anybody_can_see_raises_no_alarm(build):
    assert found(build) == []


def test_an_excel_file_is_known_by_what_is_in_it_not_by_its_name():
    assert [one.words for one in find_hidden(book(a_hidden_sheet), "fares.pdf")] == [SECRET]


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [({"xl/workbook.xml": lambda old: old[:200]}, "damaged"),
     ({"xl/worksheets/sheet1.xml": lambda old: old[:300]}, "damaged"),
     ({"xl/styles.xml": lambda old: old.replace("<styleSheet", '<!DOCTYPE a [<!ENTITY b "c">]><styleSheet', 1)},
      "declares entities"),
     ({"xl/more.xml": "a" * 30_000_000}, "unpacks to far more|more text than a paper can")],
    ids=["a broken workbook", "a broken sheet", "entities", "a bomb"],
)  # fmt: skip
def test_a_file_that_cannot_be_looked_through_is_refused_in_one_sentence(parts, sentence):
    data = with_parts(book(a_hidden_sheet), dict(parts))

    with pytest.raises(Unreadable, match=sentence):
        list(hidden_in_xlsx(data))


def test_a_file_cut_short_is_refused():
    with pytest.raises(Unreadable, match="Excel file is damaged"):
        list(hidden_in_xlsx(book(a_hidden_sheet)[:2_000]))
