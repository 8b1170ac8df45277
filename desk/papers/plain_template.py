"""The plain Word template: what a council downloads, restyles in Word and sends back."""

import io

from docx import Document as open_word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from desk.papers.blocks import LANGUAGE

FONT = "Arial"
TABLE, CHARACTER, PARAGRAPH = (
    WD_STYLE_TYPE.TABLE,
    WD_STYLE_TYPE.CHARACTER,
    WD_STYLE_TYPE.PARAGRAPH,
)
#: Every named style that a document is written in: its kind, and what it looks like unless restyled.
#: (size, bold, coloured, space before, space after)
STYLES = {
    "Title": (PARAGRAPH, 20, True, True, 0, 6),
    "Subtitle": (PARAGRAPH, 12, False, False, 2, 2),
    "Heading 1": (PARAGRAPH, 13, True, True, 9, 3),
    "Heading 2": (PARAGRAPH, 11, True, True, 7, 2),
    "Heading 3": (PARAGRAPH, 11, True, False, 6, 2),
    "Body Text": (PARAGRAPH, 11, False, False, 0, 5),
    "Notice": (PARAGRAPH, 11, False, False, 4, 6),
    "List Bullet": (PARAGRAPH, 11, False, False, 0, 2),
    "Resolution": (PARAGRAPH, 11, False, False, 0, 4),
    "Table Heading": (PARAGRAPH, 9, True, False, 0, 0),
    "Table Text": (PARAGRAPH, 9, False, False, 0, 0),
    "Table Grid": (TABLE, None, False, False, 0, 0),
    "Hyperlink": (CHARACTER, None, False, True, 0, 0),
}


def plain_template(colour="#1d4f91"):
    """The bytes of the template, in the council's colour."""
    word = open_word()
    colour = RGBColor.from_string(colour.lstrip("#").upper())
    _say_the_language(word)
    normal = word.styles["Normal"]
    _look(normal, 11, False, None, 0, 6)
    add_missing_styles(word)
    for name, (kind, size, bold, coloured, before, after) in STYLES.items():
        if kind == PARAGRAPH:
            _look(word.styles[name], size, bold, colour if coloured else None, before, after)
    _look_of_tables(word.styles["Table Grid"])
    _hang(word.styles["Resolution"])
    _bar(word.styles["Notice"], colour)
    _page(word, colour)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def add_missing_styles(word):
    """The styles that a template lacks, so that a file which somebody thinned out still prints."""
    for name, (kind, *_) in STYLES.items():
        if name not in word.styles:
            style = word.styles.add_style(name, kind)
            style.quick_style = True
            if kind == PARAGRAPH:
                style.base_style = word.styles["Normal"]


def _look(style, size, bold, colour, before, after):
    font, spacing = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    fonts = style.element.rPr.rFonts
    for theme in [name for name in fonts.attrib if "heme" in name]:
        del fonts.attrib[theme]
    for which in ("w:eastAsia", "w:cs"):
        fonts.set(qn(which), FONT)
    font.color.rgb = colour or RGBColor(0, 0, 0)
    spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1
    border = style.element.pPr.find(qn("w:pBdr"))
    if border is not None:  # the line that Word's own title has below it
        style.element.pPr.remove(border)


def _say_the_language(word):
    said = word.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:lang')}")
    said.set(qn("w:val"), LANGUAGE)
    said.set(qn("w:eastAsia"), LANGUAGE)


def _hang(style):
    """Room for the record's own label, (1), before the words."""
    spacing = style.paragraph_format
    spacing.left_indent, spacing.first_line_indent = Cm(1.2), Cm(-1.2)
    spacing.tab_stops.add_tab_stop(Cm(1.2))


def _look_of_tables(style):
    """A little air above and below each cell, and the row of headings on grey, as in the PDF."""
    margins = style.element.find(f".//{qn('w:tblCellMar')}")
    for side in ("w:top", "w:bottom"):
        margins.find(qn(side)).set(qn("w:w"), "30")
    first, cell, shade = (OxmlElement(f"w:{name}") for name in ("tblStylePr", "tcPr", "shd"))
    first.set(qn("w:type"), "firstRow")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "E8E8E8")):
        shade.set(qn(f"w:{name}"), value)
    cell.append(shade)
    first.append(cell)
    style.element.append(first)


def _bar(style, colour):
    """A line at the left of what must not be overlooked."""
    border, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "24"), ("space", "8"), ("color", str(colour))):
        left.set(qn(f"w:{name}"), value)
    border.append(left)
    style.element.get_or_add_pPr().insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc"
    )
    style.paragraph_format.left_indent = Cm(0.4)


def _page(word, colour):
    """A4, with the council and its logo on the first page and the number on every one."""
    page = word.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    page.top_margin = page.bottom_margin = Cm(1.8)
    page.header_distance = page.footer_distance = Cm(0.7)
    warning = page.header.paragraphs[0]
    warning.add_run("{{ warning }}").bold = True
    warning.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot = page.footer.paragraphs[0]
    foot.add_run("Page ")
    _field(foot, "PAGE")
    foot.add_run(" of ")
    _field(foot, "NUMPAGES")
    word.add_paragraph().add_run("{{ logo }}")
    council = word.add_paragraph().add_run("{{ council }}")
    council.bold, council.font.size, council.font.color.rgb = True, Pt(13), colour
    word.add_paragraph(style="Subtitle").add_run("{{ subtitle }}")
    word.add_paragraph(style="Title").add_run("{{ title }}")
    word.add_paragraph().add_run("{{ document }}")


def _field(paragraph, code):
    """A number that Word works out."""
    field, run = OxmlElement("w:fldSimple"), OxmlElement("w:r")
    field.set(qn("w:instr"), code)
    words = OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)
