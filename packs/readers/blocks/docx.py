"""Word files into blocks: numbered lines first, as of any other file, its tables as the tables they are.

What a reader of the printed paper would not see is left out: deletions that are still kept, and hidden text.
"""

import re
from collections.abc import Iterator
from itertools import groupby

from docx.document import Document
from docx.oxml.ns import qn

from packs.readers.blocks import Block, Table, Unreadable
from packs.readers.blocks.decoding import MOST_CHARACTERS, MOST_LINES, Line
from packs.readers.blocks.docx_numbers import Numbers
from packs.readers.blocks.docx_package import opened
from packs.readers.blocks.docx_styles import Styles, find, value
from packs.readers.blocks.rows import row_of
from packs.readers.blocks.text import blocks_of

#: What stands round runs and paragraphs without changing what is printed.
AROUND = {
    qn(f"w:{name}")
    for name in (
        "hyperlink", "smartTag", "sdt", "sdtContent", "ins", "moveTo", "fldSimple", "customXml",
    )
}  # fmt: skip
CHOICES, CHOICE = (
    f"{{http://schemas.openxmlformats.org/markup-compatibility/2006}}{name}"
    for name in ("AlternateContent", "Choice")
)
SIGNS = {qn("w:tab"): "\t", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
PAGE_BREAKS = ("page", "column")
WORDS = re.compile(r"[^\n\t]+")
#: At the end of a line: no other line goes on with it, for a paragraph of Word's is never wrapped.
WHOLE = "  "
MOST_COLUMNS = 63
#: A paragraph of running text, and no line of a list or a signature, has more letters.
RUNNING = 80


def read_docx(data: bytes) -> list[Block]:
    """The blocks of a Word file; refuses one that is damaged, too large or has no text."""
    blocks = Walk(opened(data)).blocks
    if not blocks:
        raise Unreadable("The Word file has no text in it: it may hold pictures of pages only.")
    return blocks


class Walk:
    """A document from top to bottom: its blocks, and on which line each paragraph stands."""

    def __init__(self, document: Document):
        self.styles, self.numbers = Styles(document), Numbers(document)
        self.blocks: list[Block] = []
        #: By the paragraph's element.
        self.places: dict = {}
        self._lines: list[Line] = []
        self._count = self._characters = 0
        for element in children(document.element.body):
            self._take(element)
        self._end_stretch()

    def _take(self, element) -> None:
        if element.tag == qn("w:p"):
            lines = self._paragraph(element)
            for line in lines:
                self._add(line)
            if len(lines[-1]) > RUNNING and lines[-1].endswith((".", "?", "!")):
                self._add(
                    ""
                )  # Word parts paragraphs by space of its own, where others leave a line
            for boxed in _boxed(element):
                self._take(boxed)
        elif element.tag == qn("w:tbl"):
            self._table(element)

    def _add(self, text: str) -> Line:
        self._count += 1
        self._characters += len(text)
        if self._count > MOST_LINES:
            raise Unreadable(f"The file has more than {MOST_LINES:,} lines of text.")
        if self._characters > MOST_CHARACTERS:
            raise Unreadable("The file holds more than 5 million characters of text.")
        self._lines.append(Line(text + WHOLE if text.strip() else "", self._count))
        return self._lines[-1]

    def _end_stretch(self) -> None:
        self.blocks += blocks_of(self._lines)
        self._lines = []

    def _paragraph(self, paragraph) -> list[str]:
        """Its lines as printed, with marks for a heading, an item and what is bold."""
        self.places[paragraph] = self._count + 1
        level = self.styles.heading_level(paragraph)
        text = self._marked(paragraph, is_heading=bool(level))
        marker = self._marker(paragraph)
        if not text.strip():
            return [""]
        lines = [line.strip(" ") for line in text.strip().split("\n")]
        lines[0] = f"{marker}{lines[0]}"
        return [f"{'#' * level} {lines[0].strip()}", *lines[1:]] if level else lines

    def _marked(self, paragraph, *, is_heading: bool) -> str:
        runs = [
            (is_bold and not is_heading, text)
            for run in runs_of(paragraph)
            if not self.styles.is_on(run, "w:vanish")
            for is_bold, text in [(self.styles.is_on(run, "w:b"), text_of(run))]
            if text
        ]
        stretches = []
        for is_bold, group in groupby(runs, key=lambda run: run[0]):
            text = "".join(text for _, text in group)
            stretches.append(WORDS.sub(_bold, text) if is_bold else text)
        return "".join(stretches)

    def _marker(self, paragraph) -> str:
        numbered = self.styles.of_paragraph(paragraph, "w:numPr")
        if numbered is None:
            return ""
        key, level = value(find(numbered, "w:numId")), value(find(numbered, "w:ilvl")) or "0"
        level = int(level) if level.isdecimal() else 0
        marker = self.numbers.next(key, level) if key not in ("", "0") else ""
        return f"{'  ' * level}{marker} " if marker else ""

    def _table(self, table) -> None:
        rows = [self._cells(row) for row in children(table) if row.tag == qn("w:tr")]
        if max((len(cells) for cells in rows), default=0) < 2:
            # A box round paragraphs.
            for cell in (cell for cells in rows for cell in cells if cell is not None):
                for element in children(cell):
                    self._take(element)
            return
        self._end_stretch()
        made = [self._row(cells) for cells in rows]
        self._lines = []
        made = [row for row in made if any(cell.text for cell in row.cells)]
        if made:
            self.blocks.append(Table("", made[0].line, None, rows=tuple(made)))

    def _cells(self, row) -> list:
        """Its cells; None for what a merged cell covers."""
        before = value(find(row, "w:trPr", "w:gridBefore"))
        cells: list = [None] * _columns(before, at_least=0)
        for cell in children(row):
            if cell.tag == qn("w:tc"):
                merged = find(cell, "w:tcPr", "w:vMerge")
                goes_on = merged is not None and value(merged) != "restart"
                cells.append(None if goes_on else cell)
                cells += [None] * (_columns(value(find(cell, "w:tcPr", "w:gridSpan"))) - 1)
        return cells[:MOST_COLUMNS]

    def _row(self, cells: list):
        words = [self._cell(cell).replace("\t", " ") if cell is not None else "" for cell in cells]
        return row_of(self._add("\t".join(words)))

    def _cell(self, cell) -> str:
        """Its paragraphs, and those of a table within it, parted as line breaks part them."""
        lines = []
        for paragraph in cell.iter(qn("w:p")):
            lines += self._paragraph(paragraph)
        return "<br>".join(line for line in lines if line.strip())


def children(element) -> Iterator:
    """Its children, and those of what merely stands round them."""
    for child in element.iterchildren():
        if child.tag in AROUND:
            yield from children(child)
        elif child.tag == CHOICES:
            yield from (one for choice in child.iterchildren(CHOICE) for one in children(choice))
        else:
            yield child


def runs_of(paragraph) -> Iterator:
    """The runs that are printed: what was deleted and is still kept is none."""
    return (child for child in children(paragraph) if child.tag == qn("w:r"))


def text_of(run) -> str:
    return "".join(_signs(child) for child in run.iterchildren())


def _signs(child) -> str:
    if child.tag == qn("w:t"):
        return child.text or ""
    if child.tag == qn("w:br"):
        return "" if child.get(qn("w:type")) in PAGE_BREAKS else "\n"
    return SIGNS.get(child.tag, "")


def _boxed(paragraph) -> Iterator:
    """What stands in the text boxes that hang on a paragraph; not the copy of it for old programs."""
    for run in runs_of(paragraph):
        for child in children(run):
            for box in child.iter(qn("w:txbxContent")):
                yield from children(box)


def _columns(said: str, at_least: int = 1) -> int:
    return max(at_least, min(int(said), MOST_COLUMNS)) if said.isdecimal() else at_least


def _bold(words: re.Match) -> str:
    text = words[0]
    if not text.strip():
        return text
    before, after = len(text) - len(text.lstrip()), len(text.rstrip())
    return f"{text[:before]}**{text[before:after]}**{text[after:]}"
