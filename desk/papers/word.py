"""A content as a Word file, in the named styles of a template that an office restyles in Word.

A template is a plain .docx and no program: a paragraph that says {{ title }}, {{ subtitle }} or {{ council }} and
nothing else is filled in, and {{ document }} marks where the document goes; without it, it goes to the end of an
empty page. Whatever else an uploaded file says is left as it is, and nothing in it can run.
"""

import io

from docx import Document as open_word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from desk.papers import blocks
from desk.papers.plain_template import STYLES, add_missing_styles, plain_template

MARK = "{{ document }}"
LOGO_HEIGHT = Cm(1.6)
WIDE_MARGIN = Cm(1.3)
HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def as_word(content, *, colour="#1d4f91", logo=None, template=None, progress=None):
    """The bytes of the .docx. `template` is a file's bytes; `progress(n)` hears of every block written."""
    word = open_word(io.BytesIO(template or plain_template(colour)))
    add_missing_styles(word)
    _say_what_it_is(word, content)
    _turn(word, content.is_landscape)
    _fill_in(word, content, logo)
    writer = Writer(word, _place(word))
    for n, block in enumerate(content.blocks, start=1):
        writer.write(block)
        if progress:
            progress(n)
    writer.finish()
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _say_what_it_is(word, content):
    about = word.core_properties
    about.title = f"{content.title}: {content.subtitle}" if content.subtitle else content.title
    about.author = content.council
    about.language = content.language
    about.subject = about.comments = about.keywords = ""


def _turn(word, is_landscape):
    """The page as wide as the document wants it, whichever way the template has it; a wide one has narrow margins."""
    page = word.sections[-1]
    if is_landscape:
        page.left_margin = page.right_margin = min(page.left_margin, WIDE_MARGIN)
        page.top_margin = page.bottom_margin = min(page.top_margin, WIDE_MARGIN)
    sides = sorted([page.page_width, page.page_height])
    page.page_width, page.page_height = reversed(sides) if is_landscape else sides
    size = page._sectPr.find(qn("w:pgSz"))
    size.set(qn("w:orient"), "landscape" if is_landscape else "portrait")


def _fill_in(word, content, logo):
    """The markers, each alone in its paragraph, in the body, the headers and the footers."""
    words = {
        "{{ title }}": content.title,
        "{{ subtitle }}": content.subtitle,
        "{{ council }}": content.council,
        "{{ warning }}": content.warning,
    }
    for paragraph in _paragraphs(word):
        marker = paragraph.text.strip()
        if marker == "{{ logo }}":
            _logo(paragraph, content.council, logo)
        elif marker in words:
            _say(paragraph, words[marker])


def _paragraphs(word):
    yield from word.paragraphs
    for section in word.sections:
        for part in (section.header, section.footer, section.first_page_header):
            yield from part.paragraphs
            for table in part.tables:
                for row in table.rows:
                    for cell in row.cells:
                        yield from cell.paragraphs


def _say(paragraph, words):
    """Words for a marker, which Word may have cut into several runs; the first one's look is kept."""
    for run in paragraph.runs[1:]:
        run._r.getparent().remove(run._r)
    paragraph.runs[0].text = words


def _logo(paragraph, council, logo):
    """The picture; without one, no empty line in the body is kept for it."""
    _say(paragraph, "")
    if not logo and paragraph._p.getparent().tag == qn("w:body"):
        paragraph._p.getparent().remove(paragraph._p)
    elif logo:
        shape = paragraph.runs[0].add_picture(io.BytesIO(logo[0]), height=LOGO_HEIGHT)
        shape._inline.docPr.set("descr", f"{council} logo")


def _place(word):
    """Where the document goes: before which element of the body."""
    for paragraph in word.paragraphs:
        if paragraph.text.strip() == MARK:
            return paragraph._p
    return word.element.body.sectPr


class Writer:
    """Writes blocks one after the other before an element of the body."""

    def __init__(self, word, place):
        self.word, self.place = word, place
        page = word.sections[-1]
        self.width = page.page_width - page.left_margin - page.right_margin
        # By their ids: asked for by name, a style is looked up among all of them for every cell.
        self.styles = {name: word.styles[name].style_id for name in STYLES}

    def finish(self):
        """The marker goes; after a table at the very end Word wants a paragraph."""
        if self.place.tag != qn("w:p"):
            self._paragraph("Body Text", [])
            return
        before = self.place.getprevious()
        if before is not None and before.tag == qn("w:tbl"):
            for run in WordParagraph(self.place, self.word._body).runs:
                run._r.getparent().remove(run._r)
        else:
            self.place.getparent().remove(self.place)

    def write(self, block):
        match block:
            case blocks.Heading():
                self._paragraph(f"Heading {min(block.level, 3)}", [blocks.Run(block.text)])
            case blocks.Paragraph():
                self._paragraph("Body Text", block.runs)
            case blocks.Note():
                self._paragraph("Notice", block.runs)
            case blocks.Listing():
                for item in block.items:
                    self._point(item)
            case blocks.Table():
                self._table(block)
            case blocks.PageBreak():
                self._paragraph("Body Text", [])._p.append(_page_break())

    def _paragraph(self, style, runs):
        paragraph = WordParagraph(OxmlElement("w:p"), self.word._body)
        self.place.addprevious(paragraph._p)
        paragraph._p.style = self.styles[style]
        for run in runs:
            self._run(paragraph, run)
        return paragraph

    def _run(self, paragraph, run):
        if not run.href:
            paragraph.add_run(run.text).bold = run.bold or None
            return
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), self.word.part.relate_to(run.href, HYPERLINK, is_external=True))
        element = OxmlElement("w:r")
        link.append(element)
        paragraph._p.append(link)
        written = WordRun(element, paragraph)
        written.text = run.text
        element.style = self.styles["Hyperlink"]

    def _point(self, item):
        if item.label:
            self._paragraph("Resolution", [blocks.Run(f"{item.label}\t"), *item.runs])
        else:
            self._paragraph("List Bullet", item.runs)

    def _table(self, block):
        element = self.word._body.add_table(1, len(block.columns), self.width)._tbl
        self.place.addprevious(element)
        table = WordTable(element, self.word._body)
        table.autofit = False
        element.tblStyle_val = self.styles["Table Grid"]
        total = sum(column.width for column in block.columns)
        widths = [int(self.width * column.width / total) for column in block.columns]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        self._describe(table, block.caption)
        titles = [(column.title,) for column in block.columns]
        self._row(table.rows[0], titles, ["Table Heading"] * len(titles), widths)
        _repeat(table.rows[0])
        _keep_with_next(table.rows[0])
        styles = ["Table Text"] * len(titles)
        styles[block.row_header] = "Table Heading"
        for row in block.rows:
            self._row(table.add_row(), row, styles, widths)

    def _describe(self, table, caption):
        """What a screen reader says of the table, and that its first row and column title the others."""
        properties = table._tbl.tblPr
        look = properties.find(qn("w:tblLook"))
        if look is None:
            look = OxmlElement("w:tblLook")
            properties.append(look)
        for name, value in (("firstRow", "1"), ("firstColumn", "1"), ("noVBand", "1")):
            look.set(qn(f"w:{name}"), value)
        told = OxmlElement("w:tblCaption")
        told.set(qn("w:val"), caption)
        properties.append(told)

    def _row(self, row, cells, styles, widths):
        _keep_together(row)
        for cell, lines, style, width in zip(row.cells, cells, styles, widths, strict=True):
            cell.width = width
            paragraph = cell.paragraphs[0]
            paragraph._p.style = self.styles[style]
            for n, line in enumerate(lines):
                if n:
                    paragraph = cell.add_paragraph()
                    paragraph._p.style = self.styles["Table Text"]
                paragraph.add_run(line)


def _page_break():
    run, element = OxmlElement("w:r"), OxmlElement("w:br")
    element.set(qn("w:type"), "page")
    run.append(element)
    return run


def _repeat(row):
    """The header row again at the top of each page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _keep_with_next(row):
    """No header row alone at the foot of a page."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def _keep_together(row):
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
