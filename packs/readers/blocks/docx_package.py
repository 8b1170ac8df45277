"""A Word file opened, after a look at what it would unpack to: a small file can hold a very large one."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml

from packs.readers.blocks import Unreadable

MB = 1024 * 1024
MOST_ENTRIES = 2_000
MOST_UNPACKED = 200 * MB
#: A long paper of nothing but words unpacks to some twenty-five times its size.
MOST_RATIO = 200
#: Of one part: the text of a paper is far smaller, and a tree of it takes several times its size.
MOST_XML = 25 * MB
#: No word processor declares a document type; who does wants entities, which can grow or fetch without end.
DECLARED = [word.encode(code) for word in ("<!DOCTYPE", "<!ENTITY") for code in (
    "utf-8", "utf-16-le", "utf-16-be")]  # fmt: skip

DAMAGED = "The Word file is damaged and cannot be opened."


def opened(data: bytes) -> Document:
    """The document; refuses what is locked, damaged or unpacks to more than a paper can be."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            _refuse_bombs(file, len(data))
        return docx.Document(io.BytesIO(data))
    except (Unreadable, MemoryError, RecursionError):
        raise
    except Exception as error:  # of the zip, of its XML, or of parts that are not there
        raise Unreadable(DAMAGED) from error


def parts_called(document: Document, *endings: str) -> Iterator:
    """The XML of those parts of the file whose kind ends so: "comments", "footnotes", "header"."""
    for part in document.part.package.iter_parts():
        kind = str(part.content_type).removesuffix("+xml").rsplit(".", 1)[-1]
        if kind in endings:
            yield (
                getattr(part, "element", None) if hasattr(part, "element") else parse_xml(part.blob)
            )


def _refuse_bombs(file: zipfile.ZipFile, size: int) -> None:
    entries = file.infolist()
    if len(entries) > MOST_ENTRIES:
        raise Unreadable(f"The Word file is made of more than {MOST_ENTRIES:,} pieces.")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MOST_UNPACKED or unpacked > max(size, 1) * MOST_RATIO:
        raise Unreadable("The Word file unpacks to far more than a paper can be.")
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable("The Word file is locked with a password.")
    for entry in entries:
        if entry.filename.lower().endswith((".xml", ".rels")):
            _refuse_declarations(file, entry)


def _refuse_declarations(file: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    if entry.file_size > MOST_XML:
        raise Unreadable("The Word file holds more text than a paper can.")
    words = file.read(entry)
    if any(mark in words for mark in DECLARED):
        raise Unreadable("The Word file declares entities, which no paper needs: save it again.")
