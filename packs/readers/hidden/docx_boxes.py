"""Boxes drawn over the text of a Word file, as whoever blackens a paper by hand draws them."""

from collections.abc import Iterator

from docx.oxml.ns import qn

from packs.readers.blocks.docx import runs_of, text_of
from packs.readers.hidden import Hidden, Kind, shortened
from packs.readers.hidden.docx_colours import ANCHOR, HEX, WHITE
from packs.readers.hidden.seen import is_dark

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
OVER = (
    "A filled box is drawn over the text beside this. What lies under it is still in the file, and can be read by "
    "moving the box away."
)
#: English metric units: a quarter of a centimetre, lower than any line of text.
THINNEST = 90_000


def boxed_over(paragraph, line: int | None) -> Iterator[Hidden]:
    """A box without words of its own that hangs on a paragraph, in front of the text: with that paragraph's words.

    Where exactly it lies is known only to who prints the page, so the words told are those it hangs on.
    """
    words = "".join(text_of(run) for run in runs_of(paragraph)).strip()
    if words and any(_covers(anchor) for anchor in paragraph.iter(ANCHOR)):
        yield Hidden(Kind.COVERED, shortened(words), OVER, line=line)


def _covers(anchor) -> bool:
    if anchor.get("behindDoc") in ("1", "true") or not _goes_over_text(anchor):
        return False
    size = anchor.find(f"{ANCHOR.removesuffix('anchor')}extent")
    sides = [size.get(name, "0") if size is not None else "0" for name in ("cx", "cy")]
    if not all(side.isdecimal() and int(side) >= THINNEST for side in sides):
        return False
    shapes = list(anchor.iter(f"{SHAPE}wsp"))
    return bool(shapes) and all(_is_blank_box(shape) for shape in shapes)


def _goes_over_text(anchor) -> bool:
    return anchor.find(f"{ANCHOR.removesuffix('anchor')}wrapNone") is not None


def _is_blank_box(shape) -> bool:
    """A rectangle that is filled with black or white, and on which nothing is written."""
    if any((text.text or "").strip() for text in shape.iter(qn("w:t"))):
        return False
    drawn = shape.find(f"{SHAPE}spPr")
    form = drawn.find(f"{DRAWING}prstGeom") if drawn is not None else None
    if form is None or form.get("prst") != "rect":
        return False
    colour = _fill_of(drawn)
    return bool(colour) and (is_dark(colour) or colour == WHITE)


def _fill_of(drawn):
    fill = drawn.find(f"{DRAWING}solidFill")
    if fill is None or any(
        int(one.get("val", 0)) < 100_000 for one in fill.iter(f"{DRAWING}alpha")
    ):
        return None
    said = next((one.get("val", "") for one in fill.iter(f"{DRAWING}srgbClr")), "")
    named = next((one.get("val", "") for one in fill.iter(f"{DRAWING}schemeClr")), "")
    said = said or {"tx1": "000000", "dk1": "000000", "bg1": "FFFFFF", "lt1": "FFFFFF"}.get(
        named, ""
    )
    if not HEX.fullmatch(said):
        return None
    return tuple(int(said[at : at + 2], 16) for at in (0, 2, 4))
