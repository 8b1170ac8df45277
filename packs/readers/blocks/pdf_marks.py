"""Which lines of a PDF's page are set in bold or large: most headings have no other mark."""

import ctypes
import re
from statistics import median

import pypdfium2
from pypdfium2.raw import FPDFText_GetFontInfo, FPDFText_GetFontSize, FPDFText_GetFontWeight

BOLD_NAME = re.compile(r"bold|black|heavy|semibold|demi", re.I)
BOLD_WEIGHT = 600
#: A line this much larger than the page's usual one is a heading.
LARGER = 1.15
WORD = re.compile(r"\w")


def with_bold_marks(text_page: pypdfium2.PdfTextPage, lines: list[str]) -> list[str]:
    """The lines, those set in bold between the marks that Markdown has for it."""
    bold = _bold_lines(text_page)
    return [_marked(line) if line.strip() in bold else line for line in lines]


def _marked(line: str) -> str:
    """The blank at the end stays outside: it says that the line was wrapped."""
    return f"**{line.strip()}**{' ' if line.endswith(' ') else ''}"


def _bold_lines(text_page: pypdfium2.PdfTextPage) -> set[str]:
    """The words of the lines whose first, middle and last letters are bold, or large."""
    sampled, start = [], 0
    for line in text_page.get_text_range().split("\n"):
        letters = [start + match.start() for match in WORD.finditer(line)]
        if letters and "*" not in line:
            samples = {letters[0], letters[len(letters) // 2], letters[-1]}
            sizes = [FPDFText_GetFontSize(text_page, at) for at in samples]
            is_bold = all(_is_bold(text_page, at) for at in samples)
            sampled.append((line.strip(), is_bold, min(sizes)))
        start += len(line) + 1
    usual = median([size for _, _, size in sampled] or [0])
    return {text for text, is_bold, size in sampled if is_bold or 0 < usual * LARGER <= size}


def _is_bold(text_page: pypdfium2.PdfTextPage, at: int) -> bool:
    if FPDFText_GetFontWeight(text_page, at) >= BOLD_WEIGHT:
        return True
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    FPDFText_GetFontInfo(text_page, at, name, len(name), flags)
    return bool(BOLD_NAME.search(name.value.decode("utf-8", "replace")))
