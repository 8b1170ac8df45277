"""Bytes into lines of text, whatever the encoding, within the limits a pack must keep."""

import codecs
import re
from dataclasses import dataclass

from packs.readers.blocks import Unreadable

MOST_BYTES = 50 * 1024 * 1024
MOST_CHARACTERS = 5_000_000
LONGEST_LINE = 200_000
#: A thousand full pages are some fifty thousand lines.
MOST_LINES = 80_000

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # UTF-32 first: its mark begins with that of UTF-16.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
LINE_END = re.compile(r"\r\n|\r|\n")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffe]")


@dataclass(frozen=True)
class Line:
    """One line as it stands in the file, marks and all."""

    text: str
    number: int
    page: int | None = None
    runs_on: bool = False
    """The file itself says that the sentence goes on in the next line."""


def decode(data: bytes) -> str:
    """The text of a file; refuses what is no text, with a sentence."""
    if len(data) > MOST_BYTES:
        raise Unreadable("The file is larger than 50 MB.")
    text = _decoded(data)
    if len(text) > MOST_CHARACTERS:
        raise Unreadable("The file holds more than 5 million characters of text.")
    strange = len(CONTROL.findall(text))
    if strange > 20 and strange > len(text) // 50:
        raise Unreadable("The file is not text: save it as PDF or text and send it again.")
    if not text.strip():
        raise Unreadable("The file is empty.")
    return CONTROL.sub(" ", text)


def lines_of(text: str) -> list[Line]:
    """The numbered lines of a text."""
    found = [Line(line, number) for number, line in enumerate(LINE_END.split(text), start=1)]
    if len(found) > MOST_LINES:
        raise Unreadable(f"The file has more than {MOST_LINES:,} lines of text.")
    for line in found:
        if len(line.text) > LONGEST_LINE:
            raise Unreadable(f"Line {line.number} is too long to be a line of a paper.")
    return found


def _decoded(data: bytes) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    head = data[:4000]
    # Without a mark, UTF-16 of English shows itself by a zero in every other byte.
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(zeros) > 8 and zeros.count(0) > len(zeros) * 0.7:
            return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
