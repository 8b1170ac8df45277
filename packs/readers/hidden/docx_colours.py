"""Whether the words of a Word file can be told from what is behind them, where that is known.

A page's background may be a picture, and a table's a matter of its style: where it cannot be told, nothing is said.
"""

import re

from docx.document import Document
from docx.oxml.ns import qn

from packs.readers.blocks.docx_package import parts_called
from packs.readers.blocks.docx_styles import Styles, find, value
from packs.readers.hidden.seen import Colour, are_alike

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
HEX = re.compile(r"[0-9A-Fa-f]{6}")
HIGHLIGHTS = {
    "black": BLACK, "white": WHITE, "yellow": (255, 255, 0), "green": (0, 255, 0),
    "cyan": (0, 255, 255), "magenta": (255, 0, 255), "blue": (0, 0, 255), "red": (255, 0, 0),
    "darkBlue": (0, 0, 128), "darkCyan": (0, 128, 128), "darkGreen": (0, 128, 0),
    "darkMagenta": (128, 0, 128), "darkRed": (128, 0, 0), "darkYellow": (128, 128, 0),
    "darkGray": (128, 128, 128), "lightGray": (192, 192, 192),
}  # fmt: skip
ANCHOR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor"
UNKNOWN = "unknown"


class Colours:
    """The colours of words and of what is behind them."""

    def __init__(self, document: Document, styles: Styles):
        self.styles = styles
        parts = [document.element, *parts_called(document, "header", "footer")]
        #: A picture behind the text, or a background of its own: what is behind a word is then anybody's guess.
        self.is_plain = not any(_has_backdrop(part) for part in parts)

    def is_unseen(self, run) -> bool:
        """Whether the words of a run have the colour of what is behind them."""
        said = value(self.styles.of_run(run, "w:color"))
        own = colour_of(said)
        marked = value(self.styles.of_run(run, "w:highlight"))
        if marked and marked != "none":
            # Letters of no colour of their own stay black on a mark; on a shading they turn white.
            own = own or (BLACK if said in ("", "auto") else None)
            return bool(own) and are_alike(HIGHLIGHTS.get(marked, own), own)
        if not own:
            return False
        behind = self._behind(run)
        return behind != UNKNOWN and are_alike(behind, own)

    def _behind(self, run) -> Colour | str:
        """The nearest shading, or else the page's white, where nothing else can be behind."""
        for shade in self._shades(run):
            fill, pattern = shade.get(qn("w:fill"), "auto"), value(shade)
            if pattern not in ("clear", "nil", ""):
                return UNKNOWN
            if fill not in ("auto", ""):
                return colour_of(fill) or UNKNOWN
        if not self.is_plain or next(run.iterancestors(qn("w:txbxContent")), None) is not None:
            return UNKNOWN
        return UNKNOWN if self._is_in_coloured_table(run) else WHITE

    def _shades(self, run):
        paragraph = next(run.iterancestors(qn("w:p")))
        yield from filter(_is_there, [self.styles.of_run(run, "w:shd")])
        yield from filter(_is_there, [self.styles.of_paragraph(paragraph, "w:shd")])
        for cell in run.iterancestors(qn("w:tc")):
            yield from filter(_is_there, [find(cell, "w:tcPr", "w:shd")])
        for table in run.iterancestors(qn("w:tbl")):
            yield from filter(_is_there, [find(table, "w:tblPr", "w:shd")])

    def _is_in_coloured_table(self, run) -> bool:
        """Whether the style of its table has a shading anywhere: which cells have it is a matter of many switches."""
        for table in run.iterancestors(qn("w:tbl")):
            for style in self.styles.chain(table.find(qn("w:tblPr")), "w:tblStyle"):
                if next(style.iter(qn("w:shd")), None) is not None:
                    return True
        return False


def _has_backdrop(part) -> bool:
    if part.find(qn("w:background")) is not None:
        return True
    if any(one.get("behindDoc") in ("1", "true") for one in part.iter(ANCHOR)):
        return True
    # The older kind of picture, which has no namespace that the library knows.
    return any(
        re.search(r"z-index:\s*-", one.get("style") or "")
        for one in part.iter("{urn:schemas-microsoft-com:vml}*")
    )


def _is_there(element) -> bool:
    return element is not None


def colour_of(said: str) -> Colour | None:
    if not HEX.fullmatch(said):
        return None
    red, green, blue = (int(said[at : at + 2], 16) for at in (0, 2, 4))
    return red, green, blue
