"""What an Excel file keeps beside the cells that its sheets show."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from packs.readers.blocks import Unreadable
from packs.readers.blocks.zipped import damaged, elements_of, named, tree_of, unzipped
from packs.readers.hidden import (
    CARRIED,
    MOST_WORDS,
    NOTE,
    Hidden,
    Kind,
    is_telling,
    noted,
    shortened,
)
from packs.readers.hidden.xlsx_cells import Cells, boxes_in, unseen_cells
from packs.readers.hidden.xlsx_looks import Looks

EXCEL = "Excel file"
SHEET = "The sheet is hidden: whoever opens the file can have it shown."
LOGGED = "The file keeps a log of its changes, with what its cells said before."
FETCHED = "Cells of another file were fetched once, and are kept in this one, whether shown or not."
PIVOTED = (
    "A pivot table keeps all rows that it was made from, and they are on no sheet that is shown: "
    "whoever opens the file can have them listed."
)
#: How the parts that are looked for by their place are called.
EMBEDDED, LOGS, OTHERS, CACHES = (
    "/embeddings/", "/revisions/revisionlog", "/externallinks/externallink",
    "/pivotcache/pivotcachedefinition",
)  # fmt: skip


def hidden_in_xlsx(data: bytes) -> Iterator[Hidden]:
    """Everything hidden in an Excel file, sheet by sheet; refuses what is locked, damaged or too large unpacked."""
    with unzipped(data, EXCEL) as file:
        try:
            book = _Book(file)
            for sheet in book.sheets:
                yield from _in_sheet(book, sheet)
            yield from _in_book(book)
        except (
            zipfile.BadZipFile,
            etree.XMLSyntaxError,
            KeyError,
            IndexError,
            ValueError,
        ) as error:
            raise Unreadable(damaged(EXCEL)) from error


@dataclass(frozen=True)
class _Sheet:
    name: str
    part: str
    is_hidden: bool
    #: The parts that belong to it, by what they are: comments, drawing, table.
    related: dict[str, list[str]] = field(default_factory=dict)


class _Book:
    """The workbook: its sheets, and what is kept once for all of them."""

    def __init__(self, file: zipfile.ZipFile):
        self.file = file
        (part,) = [it for kind, it in self.related_to("").values() if kind == "officeDocument"][:1]
        related, root = self.related_to(part), tree_of(file, part)
        if root is None:
            raise KeyError(part)
        self.sheets = [
            _Sheet(
                one.get("name", ""), related[key][1], one.get("state", "visible") != "visible",
                self.by_kind(related[key][1]),
            )
            for one in named(root, "sheet")
            if (key := _relation(one)) in related
        ]  # fmt: skip
        kinds = self.by_kind(part)
        self.shared = [*_shared(file, *kinds.get("sharedStrings", []))]
        self.looks = Looks(*(tree_of(file, one) for one in kinds.get("styles", [])))

    def related_to(self, part: str) -> dict[str, tuple[str, str]]:
        """Key: (kind, part) of all that a part of the file points to within the file."""
        folder, name = posixpath.split(part)
        root = tree_of(self.file, posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return {}
        return {
            one.get("Id", ""): (
                one.get("Type", "").rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/"),
            )
            for one in named(root, "Relationship")
            if one.get("TargetMode") != "External"
        }

    def by_kind(self, part: str) -> dict[str, list[str]]:
        kinds: dict[str, list[str]] = {}
        for kind, other in self.related_to(part).values():
            kinds.setdefault(kind, []).append(other)
        return kinds

    def parts_like(self, *marks: str) -> list[str]:
        return sorted(
            one for one in self.file.namelist() if any(mark in f"/{one}".lower() for mark in marks)
        )


def _relation(element) -> str:
    return next((value for name, value in element.attrib.items() if name.endswith("}id")), "")


def _shared(file: zipfile.ZipFile, *parts: str) -> Iterator[str]:
    for part in parts:
        for element in elements_of(file, part, "si"):
            yield "".join(one.text or "" for one in named(element, "t"))
            element.clear()


def _in_sheet(book: _Book, sheet: _Sheet) -> Iterator[Hidden]:
    place = f"sheet {sheet.name}"
    cells = Cells(book.file, sheet.part, book.shared)
    if sheet.is_hidden:
        if is_telling(words := _first_of(cell.words for cell in cells)):
            yield Hidden(Kind.VANISHED, words, SHEET, place=place)
    else:
        tables = [tree_of(book.file, part) for part in sheet.related.get("table", [])]
        drawings = [tree_of(book.file, part) for part in sheet.related.get("drawing", [])]
        boxes = [box for drawing in drawings for box in boxes_in(drawing)]
        yield from unseen_cells(cells, book.looks, tables, boxes, place)
    yield from _comments(book, sheet, place)


def _comments(book: _Book, sheet: _Sheet, place: str) -> Iterator[Hidden]:
    """Each comment once: those of a conversation are kept a second time for programs that do not know them."""
    told = set()
    for kind, tag in (("threadedComment", "threadedComment"), ("comments", "comment")):
        for part in sheet.related.get(kind, []):
            root, newer = tree_of(book.file, part), frozenset(told)
            for one in named(root, tag) if root is not None else ():
                at, words = (
                    one.get("ref", ""),
                    "".join(t.text or "" for t in named(one, "t", "text")),
                )
                if is_telling(words) and at not in newer:
                    told.add(at)
                    yield Hidden(Kind.COMMENT, shortened(words), NOTE, place=f"{place}, cell {at}")


def _in_book(book: _Book) -> Iterator[Hidden]:
    for part in book.parts_like(EMBEDDED):
        yield Hidden(Kind.FILE, shortened(posixpath.basename(part)), CARRIED)
    for part in book.parts_like(LOGS):
        old = ("".join(one.itertext()) for one in elements_of(book.file, part, "oc"))
        if is_telling(words := _first_of(old)):
            yield Hidden(Kind.CHANGE, words, LOGGED)
    for part in book.parts_like(OTHERS):
        kept = (one.text or "" for one in elements_of(book.file, part, "v"))
        if is_telling(words := _first_of(kept)):
            yield Hidden(Kind.KEPT, words, FETCHED)
    for part in book.parts_like(CACHES):
        yield from _pivoted(book, part)
    about = tree_of(book.file, "docProps/core.xml")
    for one in named(about, "description") if about is not None else ():
        yield from noted(one.text or "")


def _pivoted(book: _Book, part: str) -> Iterator[Hidden]:
    """What a pivot table was made from, unless it stands on a sheet that is shown."""
    root = tree_of(book.file, part)
    source = next(named(root, "worksheetSource"), None)
    if source is not None and not _relation(source):
        shown = {sheet.name for sheet in book.sheets if not sheet.is_hidden}
        # A source that has a name of its own is a table of this file, which is looked into as one.
        if source.get("sheet") in shown or (source.get("name") and not source.get("sheet")):
            return
    kept = [one.get("v", "") for one in named(root, "s", "n", "d")]
    for records in book.by_kind(part).get("pivotCacheRecords", []):
        kept += [one.get("v", "") for one in elements_of(book.file, records, "s", "n", "d")]
    if is_telling(words := _first_of(kept)):
        yield Hidden(Kind.KEPT, words, PIVOTED)


def _first_of(pieces) -> str:
    """The first words of many pieces; what comes after as many as are kept is not even read."""
    words, length = [], 0
    for piece in pieces:
        if piece := piece.strip():
            words.append(piece)
            length += len(piece)
        if length > MOST_WORDS:
            break
    return shortened(" · ".join(words))
