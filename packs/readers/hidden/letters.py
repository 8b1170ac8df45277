"""The letters of a PDF's page: where each stands, and by which object it was painted."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

from pypdfium2 import raw

from packs.readers.hidden.painted import Box, Painted, address

#: A box is often drawn no higher than the letters it covers.
BESIDE, TRIMMED = 0.7, 0.1


@dataclass(frozen=True)
class Letter:
    sign: str
    box: Box
    """With the space round it: as high as its line, as wide as it moves the pen."""
    ink: Box
    """What is drawn of it, with so much space beside it that a stroke is told from what is behind."""
    by: Painted
    at: int
    """Its place in the text of the page."""

    @property
    def middle(self) -> tuple[float, float]:
        left, bottom, right, top = self.ink
        return (left + right) / 2, (bottom + top) / 2


def letters_of(text_page, wanted: dict[int, Painted]) -> Iterator[Letter]:
    """The letters and digits of the objects wanted, by their keys."""
    rect = raw.FS_RECTF()
    for at in range(raw.FPDFText_CountChars(text_page)):
        by = wanted.get(address(raw.FPDFText_GetTextObject(text_page, at)))
        sign = chr(raw.FPDFText_GetUnicode(text_page, at)) if by else ""
        if by and sign.isalnum() and raw.FPDFText_GetLooseCharBox(text_page, at, rect):
            low, high = sorted((rect.bottom, rect.top))
            left, right = sorted((rect.left, rect.right))
            yield Letter(sign, (left, low, right, high), _ink(text_page, at), by, at)


def _ink(text_page, at: int) -> Box:
    sides = [ctypes.c_double() for _ in range(4)]
    raw.FPDFText_GetCharBox(text_page, at, *sides)
    left, right, bottom, top = (side.value for side in sides)
    trimmed = TRIMMED * (top - bottom)
    return left - BESIDE, bottom + trimmed, right + BESIDE, top - trimmed


def words_between(text_page, first: int, last: int) -> str:
    count = last - first + 1
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    raw.FPDFText_GetText(
        text_page, first, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    )
    return buffer.raw.decode("utf-16-le", "replace").split("\0")[0].replace("\ufffe", "")


def words_in(text_page, box: Box) -> str:
    left, bottom, right, top = box
    return text_page.get_text_bounded(left, bottom, right, top)
