"""The numbers that Word prints by itself: "1.", "(a)", "3.1", worked out as it counts them."""

import re

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from packs.readers.blocks.docx_styles import find, value

PLACE = re.compile(r"%([1-9])")
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LARGEST = 3_999


class Numbers:
    """Every list of a document, and how far each has counted."""

    def __init__(self, document: Document):
        self.lists, self.levels, self.starts = {}, {}, {}
        self.counts: dict[str, dict[int, int]] = {}
        self.begun: set[str] = set()
        try:
            part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        except KeyError:
            return
        for abstract in part.element.iterchildren(qn("w:abstractNum")):
            self.levels[abstract.get(qn("w:abstractNumId"))] = _levels(abstract)
        for num in part.element.iterchildren(qn("w:num")):
            key = num.get(qn("w:numId"))
            self.lists[key] = value(find(num, "w:abstractNumId"))
            self.starts[key] = _overridden(num)

    def next(self, key: str, level: int) -> str:
        """The marker of the next item of a list: "-" of a bullet, "" where nothing is printed."""
        abstract = self.lists.get(key, "")
        levels = self.levels.get(abstract, {})
        if level not in levels:
            return ""
        counts = self.counts.setdefault(abstract, {})
        if key not in self.begun:
            self.begun.add(key)
            for started in self.starts[key]:
                counts.pop(started, None)
        start = self.starts[key].get(level, levels[level][2])
        counts[level] = min(counts.get(level, start - 1) + 1, LARGEST)
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        return self._printed(levels, counts, level)

    def _printed(self, levels, counts, level) -> str:
        form, text, _ = levels[level]
        if form == "bullet":
            return "-"

        def number(place):
            at = int(place[1]) - 1
            form, _, start = levels.get(at, ("decimal", "", 1))
            return _number(counts.get(at, start), form)

        return PLACE.sub(number, text) if form != "none" else ""


def _levels(abstract) -> dict[int, tuple[str, str, int]]:
    """The form, text and first number of each level."""
    found = {}
    for level in abstract.iterchildren(qn("w:lvl")):
        start = value(find(level, "w:start"))
        told = value(find(level, "w:numFmt")) or "decimal", value(find(level, "w:lvlText"))
        at = level.get(qn("w:ilvl"), "0")
        found[int(at) if at.isdecimal() else 0] = (*told, int(start) if start.isdecimal() else 1)
    return found


def _overridden(num) -> dict[int, int]:
    """Where a list begins anew, and with which number."""
    found = {}
    for over in num.iterchildren(qn("w:lvlOverride")):
        start, at = value(find(over, "w:startOverride")), over.get(qn("w:ilvl"), "0")
        if start.isdecimal() and at.isdecimal():
            found[int(at)] = int(start)
    return found


def _number(count: int, form: str) -> str:
    if form.endswith("Letter"):
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman"):
        said = ""
        for worth, sign in ROMAN:
            said += sign * (count // worth)
            count %= worth
        return said.upper() if form.startswith("upper") else said
    return f"{count:02}" if form == "decimalZero" else str(count)
