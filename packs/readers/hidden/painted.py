"""What a PDF's page is painted with, in the order of painting: each text, and each thing that can cover one."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

import pypdfium2
from pypdfium2 import raw

Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]
AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)
DEEPEST = 8
#: A page with more is a map or a drawing: no redaction needs so many.
MOST_OBJECTS = 60_000
#: A line as thick as this covers what it is drawn across.
THICK = 5
#: What is drawn over a page, and can cover it, when it is read on a screen.
COVERING = (
    raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_INK,
    raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_HIGHLIGHT,
)  # fmt: skip


@dataclass(frozen=True)
class Painted:
    """One thing on a page; text has its key, by which its letters name it."""

    box: Box
    order: int = 0
    key: int | None = None
    colour: tuple[int, int, int, int] | None = None
    """Red, green, blue and how opaque, of 255 each; None where it is a picture or not told."""
    is_image: bool = False
    is_solid: bool = False
    """A filled rectangle through which nothing shines."""
    mode: int = 0
    """How text is drawn: 3 is not at all."""

    def holds(self, x: float, y: float) -> bool:
        left, bottom, right, top = self.box
        return left <= x <= right and bottom <= y <= top

    def meets(self, box: Box) -> bool:
        left, bottom, right, top = self.box
        return left < box[2] and box[0] < right and bottom < box[3] and box[1] < top


def painted_on(page: pypdfium2.PdfPage) -> list[Painted]:
    """Everything painted on a page, and what lies on it as an annotation, in order."""
    count = raw.FPDFPage_CountObjects(page)
    objects = (raw.FPDFPage_GetObject(page, at) for at in range(count))
    painted = islice(_walked(objects, AS_IT_IS, 0), MOST_OBJECTS)
    return [replace(one, order=order) for order, one in enumerate([*painted, *_laid_on(page)])]


def annotations(page: pypdfium2.PdfPage) -> Iterator:
    """Each annotation, with its kind; it is closed behind whoever asks."""
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        if annotation:
            try:
                yield raw.FPDFAnnot_GetSubtype(annotation), annotation
            finally:
                raw.FPDFPage_CloseAnnot(annotation)


def box_of_annotation(annotation) -> Box:
    rect = raw.FS_RECTF()
    raw.FPDFAnnot_GetRect(annotation, rect)
    return (
        min(rect.left, rect.right),
        min(rect.top, rect.bottom),
        max(rect.left, rect.right),
        max(rect.top, rect.bottom),
    )


def _laid_on(page) -> Iterator[Painted]:
    for kind, annotation in annotations(page):
        if kind in COVERING:
            yield Painted(box_of_annotation(annotation))


def _walked(objects, matrix: Matrix, depth: int) -> Iterator[Painted]:
    for item in objects:
        kind = raw.FPDFPageObj_GetType(item)
        if kind == raw.FPDF_PAGEOBJ_FORM:
            if depth < DEEPEST:
                inner = (
                    raw.FPDFFormObj_GetObject(item, at)
                    for at in range(raw.FPDFFormObj_CountObjects(item))
                )
                yield from _walked(inner, _times(_matrix(item), matrix), depth + 1)
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            yield from _path(item, matrix)
        else:
            yield _other(item, kind, matrix)


def _other(item, kind: int, matrix: Matrix) -> Painted:
    box = _moved(_bounds(item), matrix)
    if kind == raw.FPDF_PAGEOBJ_TEXT:
        return Painted(
            box, 0, address(item), _colour(item), mode=raw.FPDFTextObj_GetTextRenderMode(item)
        )
    return Painted(box, is_image=kind == raw.FPDF_PAGEOBJ_IMAGE)


def _path(item, matrix: Matrix) -> Iterator[Painted]:
    """A path that is filled, or drawn as a thick line; a thin one hides nothing."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, fill, stroke)
    if fill.value:
        colour = _colour(item)
        solid = _is_opaque(item, colour) and _is_rectangle(item)
        yield Painted(_moved(_bounds(item), matrix), 0, None, colour, is_solid=solid)
    elif stroke.value:
        width = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(item, width)
        if width.value * max(abs(one) for one in (matrix[0], matrix[1], matrix[3])) >= THICK:
            yield Painted(_moved(_bounds(item), matrix))


def _is_opaque(item, colour) -> bool:
    return bool(colour) and colour[3] == 255 and not raw.FPDFPageObj_HasTransparency(item)


def _is_rectangle(item) -> bool:
    """Four corners, each at an end of both sides; a clip that cuts it is shown by the picture of the page."""
    count = raw.FPDFPath_CountSegments(item)
    if not 4 <= count <= 6:
        return False
    points = []
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_BEZIERTO:
            return False
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((round(x.value, 1), round(y.value, 1)))
    return len({x for x, _ in points}) == 2 and len({y for _, y in points}) == 2


def address(item) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def _bounds(item) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _colour(item) -> tuple[int, int, int, int] | None:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(item, *parts):
        return None
    red, green, blue, opaque = (part.value for part in parts)
    return red, green, blue, opaque


def _matrix(item) -> Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _moved(box: Box, matrix: Matrix) -> Box:
    if matrix == AS_IT_IS:
        return box
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in box[::2] for y in box[1::2]]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)
