"""What a PDF carries beside its pages: notes, redactions that nobody applied, files, and what it said before."""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from packs.readers.hidden import CARRIED, NOTE, Hidden, Kind, shortened
from packs.readers.hidden.letters import words_in
from packs.readers.hidden.painted import annotations, box_of_annotation

NOT_APPLIED = (
    "It was marked for redaction, and the redaction was never applied: the words are still there."
)
SAID_BEFORE = "An earlier state of the paper is kept in the file, and it says this."
END = re.compile(rb"%%EOF\r?\n?")
#: So many earlier states are looked at, of the newest; each is read whole.
MOST_STATES = 3
#: Comparing takes reading all of it again.
MOST_PAGES = 200
NOTES = (raw.FPDF_ANNOT_TEXT, raw.FPDF_ANNOT_POPUP)
WORD = re.compile(r"\w{2,}")


def attached_to(document: pypdfium2.PdfDocument) -> Iterator[Hidden]:
    for at in range(document.count_attachments()):
        yield Hidden(Kind.FILE, shortened(document.get_attachment(at).get_name()), CARRIED)


def notes_on(page, text_page, number: int) -> Iterator[Hidden]:
    """Notes, and places marked for redaction with the words that stand there."""
    for kind, annotation in annotations(page):
        if kind == raw.FPDF_ANNOT_REDACT:
            words = words_in(text_page, box_of_annotation(annotation))
            yield Hidden(Kind.REDACTION, shortened(words), NOT_APPLIED, number)
        elif kind in NOTES and (words := _contents(annotation)):
            yield Hidden(Kind.COMMENT, shortened(words), NOTE, number)
        elif kind == raw.FPDF_ANNOT_FILEATTACHMENT:
            yield Hidden(Kind.FILE, shortened(_contents(annotation)), CARRIED, number)


def earlier_words(document: pypdfium2.PdfDocument, data: bytes) -> Iterator[Hidden]:
    """What an earlier state of the file says, which was saved over and never taken out, and it says no more."""
    ends = [found.end() for found in END.finditer(data)][:-1][-MOST_STATES:]
    if not ends or len(document) > MOST_PAGES:
        return
    now = Counter(word for page in _texts(document) for word in WORD.findall(page))
    for end in reversed(ends):
        try:
            before = pypdfium2.PdfDocument(data[:end])
        except pypdfium2.PdfiumError:
            continue  # the first half of a file that is made to be read from its front
        try:
            for number, text in enumerate(_texts(before), start=1):
                if gone := _gone(text, now):
                    yield Hidden(Kind.EARLIER, shortened(gone), SAID_BEFORE, number)
        finally:
            before.close()


def _gone(text: str, now: Counter) -> str:
    """The lines that have words which stand nowhere any more."""
    lines = [
        line for line in text.splitlines() if any(word not in now for word in WORD.findall(line))
    ]
    return " ".join(lines)


def _texts(document: pypdfium2.PdfDocument) -> Iterator[str]:
    for page in document:
        text_page = page.get_textpage()
        try:
            yield text_page.get_text_range()
        finally:
            text_page.close()
            page.close()


def _contents(annotation) -> str:
    size = raw.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    buffer = ctypes.create_string_buffer(max(size, 2))
    to = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFAnnot_GetStringValue(annotation, b"Contents", to, size)
    return buffer.raw.decode("utf-16-le", "replace").split("\0")[0]
