"""What a Word file hides is found, each way of hiding; what anybody can see raises no alarm."""

import docx
import pytest
from docx.enum.text import WD_COLOR_INDEX
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.shared import Pt, RGBColor

from packs.readers.hidden import Kind
from packs.readers.hidden.docx import hidden_in_docx
from packs.readers.hidden.finding import find_hidden
from tests.packs.readers.word import marked, saved

SECRET = "Harold Quill of Gull Lane"
WHITE, BLACK = RGBColor(255, 255, 255), RGBColor(0, 0, 0)
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def paper():
    """A paper, and the run in its third paragraph that may be hidden."""
    document = docx.Document()
    document.add_paragraph("The ferry fares rise in May")
    document.add_paragraph("")
    return document, document.add_paragraph("Seen: ").add_run(SECRET)


def found(document):
    return [(one.kind, one.words, one.line) for one in hidden_in_docx(saved(document))]


def changed(run, name):
    change = marked(name, id=1, author="A. Writer", date="2031-01-01T00:00:00Z")
    run._r.addprevious(change)
    change.append(run._r)
    if name == "w:del":
        run._r.t_lst[0].tag = f"{{{MAIN}}}delText"


def shaded(properties, fill):
    properties.append(marked("w:shd", val="clear", color="auto", fill=fill))


@pytest.mark.parametrize("name", ["w:del", "w:ins", "w:moveFrom", "w:moveTo"])
def test_a_change_that_nobody_accepted_is_told_with_its_line(name):
    document, run = paper()
    changed(run, name)

    assert found(document) == [(Kind.CHANGE, SECRET, 3)]


def test_the_words_of_a_deleted_row_are_a_change():
    document, _ = paper()
    row = document.add_table(1, 2).rows[0]
    row.cells[0].text = "Gull Lane"
    row._tr.get_or_add_trPr().append(marked("w:del", id=1, author="A. Writer"))

    assert [(kind, words) for kind, words, _ in found(document)] == [(Kind.CHANGE, "Gull Lane")]


def hidden(document, run):
    run.font.hidden = True


def hidden_by_style(document, run):
    style = document.styles.add_style("Kept back", 2)
    style.font.hidden = True
    run.style = style


def tiny(document, run):
    run.font.size = Pt(1)


def white(document, run):
    run.font.color.rgb = WHITE


def white_by_paragraph_style(document, run):
    style = document.styles.add_style("Kept back", 1)
    style.font.color.rgb = WHITE
    run._parent.style = style


def nearly_white(document, run):
    run.font.color.rgb = RGBColor(250, 252, 255)


def marked_black(document, run):
    run.font.highlight_color = WD_COLOR_INDEX.BLACK


def black_on_black(document, run):
    run.font.color.rgb = BLACK
    shaded(run._r.get_or_add_rPr(), "000000")


@pytest.mark.parametrize(
    ("hide", "kind"),
    [(hidden, Kind.VANISHED), (hidden_by_style, Kind.VANISHED), (tiny, Kind.TINY), (white, Kind.SAME_COLOUR),
     (nearly_white, Kind.SAME_COLOUR), (marked_black, Kind.SAME_COLOUR), (black_on_black, Kind.SAME_COLOUR)],
)  # fmt: skip
def test_words_that_are_made_unseen_are_found(hide, kind):
    document, run = paper()
    hide(document, run)

    assert found(document) == [(kind, SECRET, 3)]


def test_words_may_be_white_by_the_style_of_their_paragraph():
    document, run = paper()
    white_by_paragraph_style(document, run)

    assert found(document) == [(Kind.SAME_COLOUR, f"Seen: {SECRET}", 3)]


@pytest.mark.parametrize("where", ["header", "footer"])
def test_what_is_hidden_at_the_edge_of_a_page_is_found(where):
    document, _ = paper()
    paragraph = getattr(document.sections[0], where).paragraphs[0]
    paragraph.add_run(SECRET).font.hidden = True

    assert found(document) == [(Kind.VANISHED, SECRET, None)]


def test_what_is_deleted_from_a_footnote_is_found():
    document, _ = paper()
    note = (
        f'<w:footnotes xmlns:w="{MAIN}"><w:footnote w:id="2"><w:p><w:del w:id="1"><w:r>'
        f"<w:delText>{SECRET}</w:delText></w:r></w:del></w:p></w:footnote></w:footnotes>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    add_part(document, "/word/footnotes.xml", kind, note.encode(), RELATIONSHIP_TYPE.FOOTNOTES)

    assert found(document) == [(Kind.CHANGE, SECRET, None)]


def add_part(document, name, kind, data, relation):
    part = Part(PackURI(name), kind, data, document.part.package)
    document.part.relate_to(part, relation)


def test_a_comment_is_told():
    document, run = paper()
    document.add_comment(run, text=SECRET, author="A. Writer")

    assert found(document) == [(Kind.COMMENT, SECRET, None)]


def test_a_file_within_the_file_is_told_by_its_name():
    document, _ = paper()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    add_part(document, "/word/embeddings/families.xlsx", kind, b"x", RELATIONSHIP_TYPE.PACKAGE)

    assert found(document) == [(Kind.FILE, "families.xlsx", None)]


BOX = """<w:r xmlns:w="{main}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:drawing>
 <wp:anchor behindDoc="{behind}"><wp:extent cx="{width}" cy="{height}"/><wp:{wrap}/><a:graphic><a:graphicData>
 <wps:wsp><wps:spPr><a:prstGeom prst="{form}"/>{fill}</wps:spPr>{text}</wps:wsp>
 </a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>"""
SOLID = '<a:solidFill><a:srgbClr val="{}"/></a:solidFill>'
DRAWN = {
    "main": MAIN, "behind": "0", "width": 2_000_000, "height": 200_000, "wrap": "wrapNone", "form": "rect",
    "fill": SOLID.format("000000"), "text": "",
}  # fmt: skip


def with_box(**drawn):
    document, run = paper()
    run._r.addnext(parse_xml(BOX.format(**DRAWN | drawn)))
    return document


@pytest.mark.parametrize("fill", ["000000", "FFFFFF", "101010"])
def test_a_box_over_the_text_is_told_with_the_words_it_hangs_on(fill):
    assert found(with_box(fill=SOLID.format(fill))) == [(Kind.COVERED, f"Seen: {SECRET}", 3)]


@pytest.mark.parametrize(
    "drawn",
    [{"behind": "1"}, {"height": 12_700}, {"wrap": "wrapSquare"}, {"form": "line"}, {"fill": "<a:noFill/>"},
     {"fill": SOLID.format("1D4F91")},
     {"fill": '<a:solidFill><a:srgbClr val="000000"><a:alpha val="30000"/></a:srgbClr></a:solidFill>'},
     {"text": "<w:p><w:r><w:t>Key facts</w:t></w:r></w:p>"}],
    ids=["behind the text", "a rule", "text flows round it", "a line", "empty", "a bar of colour", "see-through",
         "a box with words"],
)  # fmt: skip
def test_a_shape_that_hides_nothing_is_not_told(drawn):
    assert found(with_box(**drawn)) == []


OLDER = """<w:r xmlns:w="{main}" xmlns:v="urn:schemas-microsoft-com:vml"
 xmlns:w10="urn:schemas-microsoft-com:office:word">
<w:pict><v:{shape} style="position:{position};width:200pt;height:{height};z-index:{level}" {fill}>{inside}</v:{shape}>
</w:pict></w:r>"""
AN_OLDER = {"main": MAIN, "shape": "rect", "position": "absolute", "height": "20pt", "level": "1",
            "fill": 'fillcolor="black"', "inside": ""}  # fmt: skip


def with_older_shape(**drawn):
    document, run = paper()
    run._r.addnext(parse_xml(OLDER.format(**AN_OLDER | drawn)))
    return document


@pytest.mark.parametrize(
    "drawn",
    [{}, {"fill": 'fillcolor="#000 [3213]"'}, {"fill": ""},
     {"shape": "shape", "fill": 'type="#_x0000_t1" fillcolor="#101010"'}],
    ids=["black", "black of the theme", "white, which is never said", "a shape that is a rectangle"],
)  # fmt: skip
def test_a_box_of_the_older_kind_is_told_too(drawn):
    assert found(with_older_shape(**drawn)) == [(Kind.COVERED, f"Seen: {SECRET}", 3)]


@pytest.mark.parametrize(
    "drawn",
    [{"level": "-1"}, {"position": "relative"}, {"height": "1pt"}, {"fill": 'filled="f" fillcolor="black"'},
     {"fill": 'fillcolor="#1d4f91"'}, {"shape": "shape", "fill": 'type="#_x0000_t75" fillcolor="black"'},
     {"inside": '<w10:wrap type="square"/>'}, {"inside": '<v:fill opacity=".3"/>'},
     {"inside": "<v:textbox><w:txbxContent><w:p/></w:txbxContent></v:textbox>"}],
    ids=["behind the text", "in the line", "a rule", "empty", "a bar of colour", "a picture", "text flows round it",
         "see-through", "a text box"],
)  # fmt: skip
def test_a_shape_of_the_older_kind_that_hides_nothing_is_not_told(drawn):
    assert found(with_older_shape(**drawn)) == []


def test_a_comment_in_the_properties_of_the_file_is_told():
    document, _ = paper()
    document.core_properties.comments = f"The child is {SECRET}"

    assert found(document) == [(Kind.COMMENT, f"The child is {SECRET}", None)]


def white_on_a_shading(document, run):
    run.font.color.rgb = WHITE
    shaded(run._r.get_or_add_rPr(), "1D4F91")


def white_in_a_dark_cell(document, run):
    cell = document.add_table(1, 2).rows[0].cells[0]
    shaded(cell._tc.get_or_add_tcPr(), "1D4F91")
    cell.paragraphs[0].add_run(SECRET).font.color.rgb = WHITE


def white_in_a_table_of_a_dark_style(document, run):
    cell = document.add_table(1, 2, style="Medium Grid 3 Accent 1").rows[0].cells[0]
    cell.paragraphs[0].add_run(SECRET).font.color.rgb = WHITE


def white_on_a_dark_paragraph(document, run):
    run.font.color.rgb = WHITE
    shaded(run._parent._p.get_or_add_pPr(), "000000")


def white_on_a_picture(document, run):
    run.font.color.rgb = WHITE
    document.add_paragraph()._p.append(parse_xml(BOX.format(**DRAWN | {"behind": "1"})))


def white_on_a_coloured_page(document, run):
    run.font.color.rgb = WHITE
    document.element.insert(0, marked("w:background", color="000000"))


def white_on_a_picture_of_the_older_kind(document, run):
    run.font.color.rgb = WHITE
    picture = (
        '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="position:absolute; z-index: -2"/>'
    )
    run._r.addnext(parse_xml(f'<w:r xmlns:w="{MAIN}"><w:pict>{picture}</w:pict></w:r>'))


def white_on_a_pattern(document, run):
    run.font.color.rgb = WHITE
    properties = run._r.get_or_add_rPr()
    properties.append(marked("w:shd", val="pct75", color="000000", fill="auto"))


def white_in_a_box(document, run):
    words = f'<w:p><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t>{SECRET}</w:t></w:r></w:p>'
    box = f'<w:r xmlns:w="{MAIN}"><w:pict><w:txbxContent>{words}</w:txbxContent></w:pict></w:r>'
    run._r.addnext(parse_xml(box))


def white_on_a_black_mark(document, run):
    run.font.color.rgb = WHITE
    marked_black(document, run)


def marked_yellow(document, run):
    run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def automatic_on_black(document, run):
    shaded(run._r.get_or_add_rPr(), "000000")


def a_white_space(document, run):
    run.font.color.rgb = WHITE
    run.text = " . "


def shown_again(document, run):
    hidden_by_style(document, run)
    run.font.hidden = False


def small(document, run):
    run.font.size = Pt(6)


def formatting_tracked(document, run):
    properties = run._r.get_or_add_rPr()
    properties.append(marked("w:rPrChange", id=1, author="A. Writer"))


@pytest.mark.parametrize(
    "dress",
    [white_on_a_shading, white_in_a_dark_cell, white_in_a_table_of_a_dark_style, white_on_a_dark_paragraph,
     white_on_a_picture,
     white_on_a_picture_of_the_older_kind, white_on_a_pattern, white_in_a_box,
     white_on_a_coloured_page, white_on_a_black_mark, marked_yellow, automatic_on_black,
     a_white_space, shown_again, small, formatting_tracked],
)  # fmt: skip
def test_what_anybody_can_see_raises_no_alarm(dress):
    document, run = paper()
    dress(document, run)

    assert found(document) == []


def test_the_copy_of_a_box_for_old_programs_is_not_told_twice():
    document, run = paper()
    hidden_run = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{SECRET}</w:t></w:r></w:p>"
    run._r.addnext(
        parse_xml(
            f'<w:r xmlns:w="{MAIN}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<mc:AlternateContent><mc:Choice><w:txbxContent>{hidden_run}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{hidden_run}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
        )
    )

    assert [words for _, words, _ in found(document)] == [SECRET]


def test_a_word_file_is_known_by_what_is_in_it_not_by_its_name():
    document, run = paper()
    hidden(document, run)

    assert [one.words for one in find_hidden(saved(document), "paper.pdf")] == [SECRET]
