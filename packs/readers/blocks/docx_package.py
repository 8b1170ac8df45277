"""A Word file opened, after a look at what it would unpack to."""

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.oxml.parser import parse_xml

from packs.readers.blocks import Unreadable
from packs.readers.blocks.zipped import damaged, unzipped

WORD = "Word file"


def opened(data: bytes) -> Document:
    """The document; refuses what is locked, damaged or unpacks to more than a paper can be."""
    unzipped(data, WORD).close()
    try:
        return docx.Document(io.BytesIO(data))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # of its XML, or of parts that are not there
        raise Unreadable(damaged(WORD)) from error


def parts_called(document: Document, *endings: str) -> Iterator:
    """The XML of those parts of the file whose kind ends so: "comments", "footnotes", "header"."""
    for part in document.part.package.iter_parts():
        kind = str(part.content_type).removesuffix("+xml").rsplit(".", 1)[-1]
        if kind in endings:
            yield (
                getattr(part, "element", None) if hasattr(part, "element") else parse_xml(part.blob)
            )
