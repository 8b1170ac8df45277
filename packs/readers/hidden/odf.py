"""What an OpenDocument text or spreadsheet keeps beside the words that its pages show."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from packs.readers.blocks import Unreadable
from packs.readers.blocks.zipped import called, damaged, named, tree_of, unzipped
from packs.readers.hidden import CARRIED, NOTE, Hidden, Kind, is_telling, noted, shortened
from packs.readers.hidden.odf_looks import Looks, attribute

OPEN = "OpenDocument file"
DELETED = "It was deleted with changes tracked, and the deletion was never accepted: the words are still there."
PUT_IN = "It was put in with changes tracked, and never accepted: the file says by whom and when."
EARLIER = "An earlier state of the paper is kept in the file."
SHEET = "The sheet is hidden: whoever opens the file can have it shown."
LINES = "Hidden rows or columns: whoever opens the file can have them shown."
VANISHED = "The words are formatted as hidden: whoever opens the file can have them shown."
WHY = {
    Kind.VANISHED: VANISHED,
    Kind.SAME_COLOUR: "The words have the colour of what is behind them.",
    Kind.TINY: "The words are too small to be read.",
}
OVER = (
    "A filled box is drawn over the text beside this. What lies under it is still in the file, and can be read by "
    "moving the box away."
)
#: A chart's or a formula's own part is what is seen of it.
SEEN = ("chart", "formula")
#: An empty row or cell that fills the sheet is written once, with how often it stands there.
MOST_REPEATED = 1_000


def hidden_in_odf(data: bytes) -> Iterator[Hidden]:
    """Everything hidden in an OpenDocument file; refuses what is locked, damaged or too large unpacked."""
    with unzipped(data, OPEN) as file:
        try:
            yield from _carried(file)
            parts = [tree_of(file, name) for name in ("content.xml", "styles.xml", "meta.xml")]
        except (zipfile.BadZipFile, etree.XMLSyntaxError, ValueError) as error:
            raise Unreadable(damaged(OPEN)) from error
        if parts[0] is None:
            raise Unreadable(damaged(OPEN))
        parts = [part for part in parts if part is not None]
        look = _Look(Looks(parts))
        for part in parts:
            yield from look.through(part)
            for one in named(part, "description"):
                yield from noted(one.text or "")


def _carried(file: zipfile.ZipFile) -> Iterator[Hidden]:
    """Files within the file, and earlier states of it; refuses what is locked with a password."""
    manifest = tree_of(file, "META-INF/manifest.xml")
    for one in named(manifest, "file-entry") if manifest is not None else ():
        path, kind = attribute(one, "full-path"), attribute(one, "media-type")
        if next(named(one, "encryption-data"), None) is not None:
            raise Unreadable(f"The {OPEN} is locked with a password.")
        if path.startswith("Versions/") and path != "Versions/":
            yield Hidden(Kind.EARLIER, "", EARLIER)
        elif path != "/" and _is_file(kind):
            yield Hidden(Kind.FILE, shortened(path.strip("/")), CARRIED)


def _is_file(kind: str) -> bool:
    """Whether a part is a document of its own: a sheet behind a picture, an object of another program."""
    if kind.startswith("application/vnd.oasis.opendocument."):
        return kind.rsplit(".", 1)[-1] not in SEEN
    return kind.startswith("application/vnd.sun.star.oleobject")


class _Look:
    """What is asked of each piece of the text, from top to bottom."""

    def __init__(self, looks: Looks):
        self.looks = looks

    def through(self, root) -> Iterator[Hidden]:
        yield from self._changes(root)
        for sheet in named(root, "table"):
            yield from self._in_table(sheet)
        for section in named(root, "section", "hidden-text", "hidden-paragraph"):
            if _is_hidden(section) and is_telling(words := _hidden_words(section)):
                yield Hidden(Kind.VANISHED, shortened(words), VANISHED)
        for note in named(root, "annotation"):
            if is_telling(words := " ".join("".join(p.itertext()) for p in named(note, "p"))):
                yield Hidden(Kind.COMMENT, shortened(words), NOTE)
        for paragraph in named(root, "p", "h"):
            if not _is_apart(paragraph):
                yield from self._in_paragraph(paragraph)

    def _changes(self, root) -> Iterator[Hidden]:
        """Deleted words stand with the change; what was put in stands in the text, between two marks."""
        put_in = set()
        for change in named(root, "changed-region"):
            if next(named(change, "insertion"), None) is not None:
                put_in.add(attribute(change, "id"))
        for gone in named(root, "deletion", "previous", "cut-offs"):
            words = " ".join("".join(p.itertext()) for p in named(gone, "p", "h"))
            if is_telling(words):
                yield Hidden(Kind.CHANGE, shortened(words), DELETED)
        for words in _between_marks(root, put_in):
            if is_telling(words):
                yield Hidden(Kind.CHANGE, shortened(words), PUT_IN)

    def _in_paragraph(self, paragraph) -> Iterator[Hidden]:
        for piece in (paragraph, *named(paragraph, "span", "a")):
            kind = self.looks.hides(piece)
            own = " ".join(_own_text(piece).split())
            if kind and is_telling(own):
                yield Hidden(kind, shortened(own), WHY[kind])
        boxes = named(paragraph, "rect", "custom-shape")
        words = _words(paragraph)
        if is_telling(words) and any(self.looks.is_blank_box(box) for box in boxes):
            yield Hidden(Kind.COVERED, shortened(words), OVER)

    def _in_table(self, table) -> Iterator[Hidden]:
        """A hidden sheet as one; else the words of its hidden rows, and of its hidden columns."""
        name = attribute(table, "name")
        if self.looks.hides_table(table):
            if is_telling(words := _cells(named(table, "table-cell"))):
                yield Hidden(Kind.VANISHED, shortened(words), SHEET, place=f"sheet {name}")
            return
        hidden, columns = [], _hidden_columns(table)
        for row in named(table, "table-row"):
            if next(row.iterancestors("{*}table")) is not table:
                continue
            is_hidden = attribute(row, "visibility") in ("collapse", "filter")
            hidden += [cell for at, cell in _places(row) if is_hidden or at in columns]
        if is_telling(words := _cells(hidden)):
            yield Hidden(Kind.VANISHED, shortened(words), LINES, place=f"sheet {name}")


def _hidden_columns(table) -> set[int]:
    hidden, at = set(), 0
    for column in named(table, "table-column"):
        times = _times(column, "number-columns-repeated")
        if attribute(column, "visibility") in ("collapse", "filter"):
            hidden.update(range(at, at + times))
        at += times
    return hidden


def _places(row) -> Iterator[tuple[int, object]]:
    at = 0
    for cell in row:
        if called(cell) in ("table-cell", "covered-table-cell"):
            yield at, cell
            at += _times(cell, "number-columns-repeated")


def _times(element, name: str) -> int:
    said = attribute(element, name)
    return min(int(said), MOST_REPEATED) if said.isdecimal() else 1


def _cells(cells) -> str:
    words = (_words(cell) for cell in cells)
    return " · ".join(one for one in words if one)


def _is_hidden(element) -> bool:
    """A section that is not displayed, or a field that hides its own words or its paragraph."""
    if called(element) == "section":
        return attribute(element, "display") in ("none", "condition")
    return attribute(element, "is-hidden") == "true"


def _hidden_words(element) -> str:
    if called(element) == "hidden-text":
        return attribute(element, "string-value")
    return _words(element if called(element) == "section" else element.getparent())


#: What stands within a paragraph and is none of its words.
APART = ("annotation", "annotation-end", "tracked-changes", "note")


def _is_apart(element) -> bool:
    return any(called(above) in APART for above in element.iterancestors())


def _words(element) -> str:
    """All its words, without comments and notes."""
    return " ".join("".join(_texts(element)).split())


def _texts(element) -> Iterator[str]:
    if called(element) in APART:
        return
    yield element.text or ""
    for below in element:
        if isinstance(below.tag, str):
            yield from (" ",) if called(below) in ("p", "h", "s", "tab", "line-break") else ()
            yield from _texts(below)
        yield below.tail or ""


def _own_text(element) -> str:
    """Its words but those of spans within it, which have a look of their own."""
    return (element.text or "") + "".join(below.tail or "" for below in element)


def _between_marks(root, regions: set[str]) -> Iterator[str]:
    """The words between the two marks of each region."""
    open_now: dict[str, list[str]] = {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = called(element)
        if event == "start":
            if name == "change-start" and attribute(element, "change-id") in regions:
                open_now[attribute(element, "change-id")] = []
            for words in open_now.values():
                words.append(element.text or "")
        else:
            if name == "change-end" and (
                done := open_now.pop(attribute(element, "change-id"), None)
            ):
                yield " ".join("".join(done).split())
            for words in open_now.values():
                words.append(element.tail or "")
