"""Text of a PDF that its pages do not show, yet that anybody can copy out of it.

What may be hidden is told by the order in which the page is painted; whether it is, by a picture of the page: a
letter that can be seen there is hidden by nothing.
"""

from collections.abc import Iterable, Iterator

import pypdfium2

from packs.readers.blocks.pdf import opened
from packs.readers.hidden import Hidden, Kind, shortened
from packs.readers.hidden.attached import attached_to, earlier_words, notes_on
from packs.readers.hidden.letters import Letter, letters_of, words_between
from packs.readers.hidden.painted import Box, Painted, painted_on
from packs.readers.hidden.seen import Colour, Seen, are_alike, is_dark

NOT_DRAWN = (3, 7)
#: Text drawn as an outline has its colour elsewhere.
OUTLINED = (1, 5)
#: Nobody reads smaller letters, in points.
TINIEST = 1.5
#: Fewer letters are a mark, a folio or an ornament.
FEWEST = 2
#: Letters this near belong together: a space, the end of a line, or a letter that cannot be told lies between.
NEAR = 4
#: So much of a page is a picture where it was scanned.
SCANNED = 0.5
WHY = {
    Kind.COVERED: "Something was drawn over the words. They are still in the file, and can be copied out of it.",
    Kind.SAME_COLOUR: "The words have the colour of what is behind them.",
    Kind.INVISIBLE: "The words are in the file without being drawn.",
    Kind.OUTSIDE: "The words stand outside the part of the page that is shown.",
    Kind.TINY: "The words are too small to be read.",
}


def hidden_in_pdf(data: bytes) -> Iterator[Hidden]:
    """Everything hidden in a PDF, page by page; refuses what `read_pdf` refuses to open."""
    document = opened(data)
    try:
        yield from attached_to(document)
        for at in range(len(document)):
            page = document[at]
            try:
                yield from _on_page(page, at + 1)
            finally:
                page.close()
        yield from earlier_words(document, data)
    finally:
        document.close()


def _on_page(page: pypdfium2.PdfPage, number: int) -> Iterator[Hidden]:
    text_page = page.get_textpage()
    try:
        yield from notes_on(page, text_page, number)
        looking = _Page(page, text_page)
        if wanted := looking.doubtful():
            told = ((looking.why(letter), letter) for letter in letters_of(text_page, wanted))
            yield from _grouped(text_page, told, number)
    finally:
        text_page.close()


def _grouped(
    text_page, told: Iterable[tuple[Kind | None, Letter]], number: int
) -> Iterator[Hidden]:
    """Neighbouring letters that are hidden alike, as the words that they make."""
    runs: list[tuple[Kind, list[int]]] = []
    for kind, letter in told:
        if kind and runs and runs[-1][0] == kind and letter.at - runs[-1][1][-1] <= NEAR:
            runs[-1][1].append(letter.at)
        elif kind:
            runs.append((kind, [letter.at]))
    for kind, places in runs:
        if len(places) >= FEWEST:
            words = words_between(text_page, places[0], places[-1])
            yield Hidden(kind, shortened(words), WHY[kind], number)


class _Page:
    """One page: what is painted on it, and the picture of it, which is made when a letter is in doubt."""

    def __init__(self, page: pypdfium2.PdfPage, text_page: pypdfium2.PdfTextPage):
        self.page, self.text_page = page, text_page
        self.painted = painted = painted_on(page)
        self.shown: Box = page.get_cropbox()
        self.covers = [one for one in painted if one.key is None]
        self.scans = [one for one in self.covers if one.is_image and self._is_scan(one)]
        self._seen: Seen | None = None

    def _is_scan(self, image: Painted) -> bool:
        left, bottom, right, top = self.shown
        width, height = image.box[2] - image.box[0], image.box[3] - image.box[1]
        return width * height >= SCANNED * (right - left) * (top - bottom)

    @property
    def seen(self) -> Seen:
        self._seen = self._seen or Seen(self.page)
        return self._seen

    def doubtful(self) -> dict[int, Painted]:
        """The texts of which a letter may be hidden, by their keys."""
        return {one.key: one for one in self.painted if one.key and self._may_hide(one)}

    def _may_hide(self, text: Painted) -> bool:
        left, bottom, right, top = text.box
        if text.mode in NOT_DRAWN or min(right - left, top - bottom) < TINIEST:
            return True
        if not self._is_shown((left, bottom)) or not self._is_shown((right, top)):
            return True
        if any(one.meets(text.box) for one in self.covers if one.order > text.order):
            return True
        return text.mode not in OUTLINED and self._may_melt(text)

    def _may_melt(self, text: Painted) -> bool:
        """Whether something of the text's own colour, or of a colour that is not told, may be behind it."""
        if not text.colour or text.colour[3] < 255:
            return True
        behind = [one for one in self.covers if one.order < text.order and one.meets(text.box)]
        colours = [one.colour if one.is_solid else None for one in behind]
        if not any(one.is_solid and _contains(one.box, text.box) for one in behind):
            colours.append((255, 255, 255, 255))
        return any(not one or are_alike(one, text.colour) for one in colours)

    def _is_shown(self, point: tuple[float, float]) -> bool:
        left, bottom, right, top = self.shown
        return left - 1 <= point[0] <= right + 1 and bottom - 1 <= point[1] <= top + 1

    def why(self, letter: Letter) -> Kind | None:
        """How a letter is hidden, or None where it can be seen."""
        if not self._is_shown(letter.middle):
            return Kind.OUTSIDE
        inked = self.seen.one_colour(letter.ink)
        if scan := self._scan_of(letter):
            return self._on_scan(letter, scan, inked)
        if letter.by.mode in NOT_DRAWN:
            return Kind.INVISIBLE
        if self._is_covered(letter, inked):
            return Kind.COVERED
        if inked and letter.by.mode not in OUTLINED and self._melts(letter):
            return Kind.SAME_COLOUR
        return Kind.TINY if letter.box[3] - letter.box[1] < TINIEST else None

    def _scan_of(self, letter: Letter) -> Painted | None:
        """The picture of a page that a letter belongs to: it is not drawn, or lies under the picture."""
        for scan in self.scans:
            is_under = letter.by.mode in NOT_DRAWN or scan.order > letter.by.order
            if is_under and scan.holds(*letter.middle):
                return scan
        return None

    def _on_scan(self, letter: Letter, scan: Painted, inked: Colour | None) -> Kind | None:
        """Text recognition leaves its words on every scanned page; they are hidden where the picture is blackened."""
        boxes = (one for one in self.covers if one.is_solid and one.order > scan.order)
        is_boxed = any(one.holds(*letter.middle) for one in boxes)
        return Kind.COVERED if inked and (is_boxed or is_dark(inked)) else None

    def _is_covered(self, letter: Letter, inked: Colour | None) -> bool:
        over = [one for one in self.covers if one.order > letter.by.order]
        over = [one for one in over if one.holds(*letter.middle)]
        if inked:
            return bool(over)
        return any(one.is_solid and self._is_written_on(one, letter) for one in over)

    def _is_written_on(self, cover: Painted, letter: Letter) -> bool:
        """Whether what is seen in a letter's place was written on its cover, and is not the letter again."""
        later = {
            one.key: one
            for one in self.painted
            if one.key and one.order > cover.order and one.holds(*letter.middle)
        }
        written = list(letters_of(self.text_page, later)) if later else []
        return bool(written) and not any(
            one.sign == letter.sign and _are_near(one.middle, letter.middle) for one in written
        )

    def _melts(self, letter: Letter) -> bool:
        colour, own = self.seen.one_colour(letter.box), letter.by.colour
        return bool(colour and own) and (own[3] == 0 or are_alike(own, colour))


def _are_near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < 2 and abs(one[1] - other[1]) < 2


def _contains(outer: Box, inner: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )
