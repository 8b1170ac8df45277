"""PDF into blocks: the text by pypdfium2, ruled tables by pdfplumber.

Both come out as numbered lines first (a table's row as one line of tab-separated cells), so that
a PDF and the text saved from it are read by the same rules.
"""

import io
import re

import pdfplumber
import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_PATH

from packs.readers.blocks import Block, Unreadable
from packs.readers.blocks.decoding import MOST_CHARACTERS, MOST_LINES, Line
from packs.readers.blocks.pdf_marks import with_bold_marks
from packs.readers.blocks.text import blocks_of

MOST_PAGES = 2_000
#: Fewer drawn lines than this make no table with two rows.
LEAST_PATHS = 4
#: A page with more is a drawing or a map, and would take minutes to search for tables.
MOST_PATHS = 4_000
#: How pdfium marks the hyphen at which a word was parted at the line's end.
PARTED = re.compile("[\u00ad\ufffe\x02](?:\r?\n)?")


def read_pdf(data: bytes) -> list[Block]:
    """The blocks of a PDF; refuses one that is locked, broken or has no text."""
    document = opened(data)
    try:
        lines = _lines(document, data)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("The PDF is damaged: a page of it cannot be read.") from error
    finally:
        document.close()
    if not any(line.text.strip() for line in lines):
        raise Unreadable(
            "The PDF has no text in it: it may be a scan, which needs text recognition first."
        )
    return blocks_of(lines)


def opened(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable("The PDF is locked with a password.") from error
        raise Unreadable("The PDF is damaged and cannot be opened.") from error
    if len(document) > MOST_PAGES:
        raise Unreadable(f"The PDF has more than {MOST_PAGES} pages.")
    return document


def _lines(document: pypdfium2.PdfDocument, data: bytes) -> list[Line]:
    lines: list[Line] = []
    characters = 0
    with _Tables(data) as tables:
        for at in range(len(document)):
            texts = _page_lines(document, at, tables)
            characters += sum(map(len, texts))
            if characters > MOST_CHARACTERS:
                raise Unreadable("The file holds more than 5 million characters of text.")
            if len(lines) > MOST_LINES:
                raise Unreadable(f"The file has more than {MOST_LINES:,} lines of text.")
            for text in _without_page_number(texts):
                # A word processor keeps the blank at which it wrapped a line.
                runs_on = text.endswith(" ") and not text.rstrip().endswith((".", ":", ";"))
                lines.append(Line(text, len(lines) + 1, at + 1, runs_on))
    return lines


def _page_lines(document: pypdfium2.PdfDocument, at: int, tables: "_Tables") -> list[str]:
    """The lines of a page from top to bottom, with its tables in their places."""
    page = document[at]
    text_page = page.get_textpage()
    try:
        found = tables.on_page(at) if _has_rules(page) else []
        if not found:
            return with_bold_marks(text_page, _split(text_page.get_text_range()))
        left, bottom, right, top = page.get_mediabox()
        lines, edge = [], top
        for rows, table_top, table_bottom in found:
            above = _split(text_page.get_text_bounded(left, top - table_top, right, edge))
            lines += [*with_bold_marks(text_page, above), "", *rows, ""]
            edge = top - table_bottom
        below = _split(text_page.get_text_bounded(left, bottom, right, edge))
        return lines + with_bold_marks(text_page, below)
    finally:
        text_page.close()
        page.close()


def _has_rules(page: pypdfium2.PdfPage) -> bool:
    paths = sum(1 for _ in page.get_objects(filter=[FPDF_PAGEOBJ_PATH], max_depth=2))
    return LEAST_PATHS <= paths <= MOST_PATHS


def _split(text: str) -> list[str]:
    """The lines of a page; a parted word is whole again, a double name keeps its hyphen."""
    text = PARTED.sub(
        lambda found: "-" if text[found.end() : found.end() + 1].isupper() else "", text
    )
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _without_page_number(texts: list[str]) -> list[str]:
    """The page's number, alone in its first or last line, is no part of the text."""
    filled = [at for at, text in enumerate(texts) if text.strip()]
    for at in {filled[0], filled[-1]} if filled else set():
        if texts[at].strip().isdigit() and len(texts[at].strip()) < 5:
            texts[at] = ""
    return [*texts, ""] if texts and not texts[-1].endswith(" ") else texts


class _Tables:
    """The ruled tables of a document, opened only when a page has rules to look at."""

    def __init__(self, data: bytes):
        self.data = data
        self.document = None

    def __enter__(self) -> "_Tables":
        return self

    def __exit__(self, *_) -> None:
        if self.document:
            self.document.close()

    def on_page(self, at: int) -> list[tuple[list[str], float, float]]:
        """Each table's rows as lines, with its top and bottom; none where the search fails."""
        try:
            self.document = self.document or pdfplumber.open(io.BytesIO(self.data))
            page = self.document.pages[at]
            found = [_table(table) for table in page.find_tables()]
            page.close()
        except Exception:
            return []
        return sorted((table for table in found if table), key=lambda table: table[1])


def _table(table) -> tuple[list[str], float, float] | None:
    """A table's rows; a box around a paragraph, which has one column, is none."""
    rows = table.extract()
    if len(rows) < 2 or max(len(row) for row in rows) < 2:
        return None
    _, top, _, bottom = table.bbox
    lines = ["\t".join(_cell(cell) for cell in row) for row in rows]
    return [line for line in lines if line.strip()], top, bottom


def _cell(cell: str | None) -> str:
    return "<br>".join(part.strip().replace("\t", " ") for part in (cell or "").split("\n"))
