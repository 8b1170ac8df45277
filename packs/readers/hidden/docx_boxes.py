"""Boxes drawn over the text of a Word file, as whoever blackens a paper by hand draws them."""

import re
from collections.abc import Iterator

from docx.oxml.ns import qn

from packs.readers.blocks.docx import CHOICES, runs_of, text_of
from packs.readers.hidden import Hidden, Kind, shortened
from packs.readers.hidden.docx_colours import ANCHOR, WHITE, colour_of
from packs.readers.hidden.seen import is_dark

DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: The copy of a shape for programs that do not know the newer kind.
FALLBACK = CHOICES.replace("AlternateContent", "Fallback")
#: The older kind of shape, which has no name space that the library knows.
OLDER = "{urn:schemas-microsoft-com:vml}"
RECTANGLE = "#_x0000_t1"
NAMED = {
    "": "FFFFFF",
    "white": "FFFFFF",
    "window": "FFFFFF",
    "black": "000000",
    "windowtext": "000000",
}
UNITS = {"pt": 12_700, "in": 914_400, "cm": 360_000, "mm": 36_000}
LENGTH = re.compile(r"([0-9.]+)(pt|in|cm|mm)")
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
    if words and (
        any(_covers(anchor) for anchor in paragraph.iter(ANCHOR))
        or any(_older_covers(shape) for shape in paragraph.iter(f"{OLDER}rect", f"{OLDER}shape"))
    ):
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


def _older_covers(shape) -> bool:
    """The same of a shape of the older kind, which says all of it in a style."""
    pairs = (one.partition(":") for one in shape.get("style", "").lower().split(";"))
    style = {name.strip(): said.strip() for name, _, said in pairs}
    kind = shape.get("type", RECTANGLE if shape.tag == f"{OLDER}rect" else "")
    if not (kind == RECTANGLE and style.get("position") == "absolute"):
        return False
    if (
        style.get("z-index", "").startswith("-")
        or next(shape.iterancestors(FALLBACK), None) is not None
    ):
        return False
    if not all(_length(style.get(side, "")) >= THINNEST for side in ("width", "height")):
        return False
    if any(one.tag.endswith(("}wrap", "}textbox", "}imagedata")) for one in shape.iter("*")):
        return False
    is_filled = (
        shape.get("filled", "t").lower() not in ("f", "false")
        and shape.find(f"{OLDER}fill") is None
    )
    colour = colour_of(_hex(shape.get("fillcolor", ""))) if is_filled else None
    return bool(colour) and (is_dark(colour) or colour == WHITE)


def _length(said: str) -> float:
    """In English metric units; 0 where it is given in something else."""
    found = LENGTH.fullmatch(said)
    return float(found[1]) * UNITS[found[2]] if found else 0


def _hex(said: str) -> str:
    """ "#000000 [3213]" and "black" as six figures."""
    said = said.partition(" ")[0].removeprefix("#").lower()
    said = "".join(one * 2 for one in said) if len(said) == 3 else said
    return NAMED.get(said, said)


def _goes_over_text(anchor) -> bool:
    return anchor.find(f"{ANCHOR.removesuffix('anchor')}wrapNone") is not None


def _is_blank_box(shape) -> bool:
    """A rectangle that is filled with black or white, and on which nothing is written."""
    is_written_on = any((text.text or "").strip() for text in shape.iter(qn("w:t")))
    return not is_written_on and is_blank_rectangle(shape.find(f"{SHAPE}spPr"))


def is_blank_rectangle(drawn) -> bool:
    """Whether what is drawn is a rectangle, filled with black or white through which nothing is seen."""
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
    return colour_of(said)
