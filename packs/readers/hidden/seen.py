"""A picture of a page, to ask whether anything can be seen where a letter stands."""

import ctypes

import pypdfium2
from pypdfium2 import raw

from packs.readers.hidden.painted import Box

#: Pixels a point; fewer on a page as large as a poster.
SCALE = 1.5
MOST_PIXELS = 3_000_000
#: By so little do colours differ that nobody sees a letter.
ALIKE = 14
DARK = 70
Colour = tuple[int, int, int]


class Seen:
    """The page as it is shown on a screen, annotations and all."""

    def __init__(self, page: pypdfium2.PdfPage):
        self.page = page
        across, up = page.get_size()
        scale = min(SCALE, (MOST_PIXELS / max(across * up, 1)) ** 0.5)
        self.bitmap = page.render(
            scale=scale, may_draw_forms=False, force_bitmap_format=raw.FPDFBitmap_BGRx
        )
        self.width, self.height, self.stride = (
            self.bitmap.width, self.bitmap.height, self.bitmap.stride,
        )  # fmt: skip
        self.pixels = bytes(self.bitmap.buffer)
        self.bitmap.close()

    def one_colour(self, box: Box) -> Colour | None:
        """The colour of a place in which nothing can be told apart; None where something is seen, or off the page."""
        left, top = self._pixel(box[0], box[3])
        right, bottom = self._pixel(box[2], box[1])
        left, right = max(min(left, right), 0), min(max(left, right) + 1, self.width)
        top, bottom = max(min(top, bottom), 0), min(max(top, bottom) + 1, self.height)
        if left >= right or top >= bottom:
            return None
        rows = [
            self.pixels[row * self.stride + left * 4 : row * self.stride + right * 4]
            for row in range(top, bottom)
        ]
        found = []
        for part in (2, 1, 0):
            low = min(min(row[part::4]) for row in rows)
            high = max(max(row[part::4]) for row in rows)
            if high - low > ALIKE:
                return None
            found.append((low + high) // 2)
        return found[0], found[1], found[2]

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(self.page, 0, 0, self.width, self.height, 0, x, y, across, down)
        return across.value, down.value


def is_dark(colour: Colour) -> bool:
    return max(colour) < DARK


def are_alike(one, other) -> bool:
    return all(abs(a - b) <= 2 * ALIKE for a, b in zip(one[:3], other[:3], strict=True))
