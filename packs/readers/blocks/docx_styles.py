"""What a Word paragraph or run looks like, from its own properties and the styles it is based on."""

import re
from collections.abc import Iterator

from docx.document import Document
from docx.oxml.ns import qn

OFF = ("0", "false", "off", "none")
LONGEST_CHAIN = 20
HEADING = re.compile(r"heading ([1-6])$", re.IGNORECASE)


class Styles:
    """The styles of a document, by their keys."""

    def __init__(self, document: Document):
        styles = document.styles.element.iterchildren(qn("w:style"))
        self.known = {style.get(qn("w:styleId")): style for style in styles}
        defaults = (
            style for style in self.known.values() if style.get(qn("w:default")) in ("1", "true")
        )
        self.default = {style.get(qn("w:type")): style.get(qn("w:styleId")) for style in defaults}

    def chain(self, element, tag: str) -> Iterator:
        """The style that properties name and those it is based on; "w:pStyle", "w:rStyle" or "w:tblStyle"."""
        named = element.find(qn(tag)) if element is not None else None
        key = self.default.get("paragraph") if tag == "w:pStyle" else None
        key = named.get(qn("w:val")) if named is not None else key
        for _ in range(LONGEST_CHAIN):
            style = self.known.get(key)
            if style is None:
                return
            yield style
            base = style.find(qn("w:basedOn"))
            key = base.get(qn("w:val")) if base is not None else None

    def of_paragraph(self, paragraph, *path: str):
        """A property of the paragraph, or of its styles: "w:numPr", "w:outlineLvl"."""
        own = paragraph.find(qn("w:pPr"))
        for holder in (paragraph, *self.chain(own, "w:pStyle")):
            if (found := find(holder, "w:pPr", *path)) is not None:
                return found
        return None

    def of_run(self, run, name: str):
        """A property of the run, of its own style, or of its paragraph's styles: "w:b", "w:vanish", "w:color"."""
        properties = run.find(qn("w:rPr"))
        paragraph = next(run.iterancestors(qn("w:p")), None)
        own = paragraph.find(qn("w:pPr")) if paragraph is not None else None
        for holder in (run, *self.chain(properties, "w:rStyle"), *self.chain(own, "w:pStyle")):
            if (found := find(holder, "w:rPr", name)) is not None:
                return found
        return None

    def is_on(self, run, name: str) -> bool:
        return is_on(self.of_run(run, name))

    def heading_level(self, paragraph) -> int:
        """1 to 6, by the name of its style or its place in the outline; 0 for what is none."""
        for style in self.chain(paragraph.find(qn("w:pPr")), "w:pStyle"):
            name = value(find(style, "w:name"))
            if name.lower() == "title":
                return 1
            if found := HEADING.match(name):
                return int(found[1])
        outline = value(self.of_paragraph(paragraph, "w:outlineLvl"))
        return int(outline) + 1 if outline.isdecimal() and int(outline) < 6 else 0


def find(element, *path: str):
    """The element at the end of a path of children, or None."""
    for tag in path:
        element = element.find(qn(tag)) if element is not None else None
    return element


def value(element) -> str:
    return element.get(qn("w:val"), "") if element is not None else ""


def is_on(element) -> bool:
    """A property that is on or off is on where it says nothing more."""
    return element is not None and element.get(qn("w:val"), "1").lower() not in OFF
