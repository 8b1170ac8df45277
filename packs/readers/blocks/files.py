"""Which kind of file it is, by its content first and its name second, and the reader for it."""

from pathlib import PurePath

import filetype

from packs.readers.blocks import Block, Unreadable
from packs.readers.blocks.decoding import MOST_BYTES
from packs.readers.blocks.docx import read_docx
from packs.readers.blocks.html import read_html
from packs.readers.blocks.pdf import read_pdf
from packs.readers.blocks.text import read_text

READERS = {
    "text": read_text,
    "markdown": read_text,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
}
#: What an ending means where the content does not tell.
ENDINGS = {
    ".txt": "text",
    ".text": "text",
    "": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".pptx": "pptx",
    ".odt": "odt",
    ".ods": "ods",
    ".odp": "odp",
    ".pdf": "pdf",
}
#: Zips of XML, which may not be told apart by how they begin.
OFFICE = ("docx", "xlsx", "pptx", "odt", "ods", "odp")
NAMES = {
    "csv": "CSV files", "xlsx": "Excel files", "pptx": "presentations", "odp": "presentations",
    "odt": "OpenDocument files", "ods": "OpenDocument files",
}  # fmt: skip


def kind_of_file(data: bytes, name: str) -> str:
    """Text, markdown, html, csv, pdf or one of OFFICE; refuses what is empty, too large or none."""
    if len(data) > MOST_BYTES:
        raise Unreadable("The file is larger than 50 MB.")
    if not data.strip():
        raise Unreadable("The file is empty.")
    # Some printers put a line or two before the head that the standard asks for.
    if b"%PDF-" in data[:1024]:
        return "pdf"
    by_name = ENDINGS.get(PurePath(name).suffix.lower())
    guessed = filetype.guess(data[:8192])
    if guessed:
        by_content = ENDINGS.get(f".{guessed.extension}")
        if by_content is None and guessed.extension == "zip" and by_name in OFFICE:
            by_content = by_name
        if by_content is None:
            raise Unreadable(
                "This kind of file cannot be read: save it as PDF or text and send it again."
            )
        return by_content
    if by_name in ("pdf", *OFFICE):
        raise Unreadable(
            f"The file’s name says {by_name.upper()}, and it is none: save it again as one."
        )
    if data.lstrip()[:100].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    return by_name or "text"


def read_blocks(data: bytes, kind: str) -> list[Block]:
    """The blocks of a file of that kind; refuses the kinds that have no reader."""
    if kind not in READERS:
        raise Unreadable(
            f"{NAMES[kind][0].upper()}{NAMES[kind][1:]} cannot be read yet: save it as PDF or text."
        )
    return READERS[kind](data)
