"""What a document is made of, whatever it is printed as: headings, paragraphs, lists and tables, and no Django.

A content is kept as JSON when it is made and printed from that ever after, so that it stays as it was.
"""

import re
from dataclasses import asdict, dataclass
from itertools import groupby

LANGUAGE = "en-GB"
#: What no XML, and no printer, may be given.
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udfff]")
#: A line of a text that somebody typed as a point of a list: - or *, or with a label of its own, (a), iv) or 1.
POINT = re.compile(r"^\s*(?:[-*•–]|(\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})\)|\d{1,2}\.))\s+(?=\S)")


@dataclass(frozen=True)
class Run:
    """A stretch of words; with an address it is a link."""

    text: str
    bold: bool = False
    href: str = ""


@dataclass(frozen=True)
class Heading:
    """A section's title: level 1 below the title of the document itself."""

    text: str
    level: int = 1
    kind: str = "heading"


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]
    kind: str = "paragraph"


@dataclass(frozen=True)
class Note:
    """A paragraph that must not be overlooked."""

    runs: tuple[Run, ...]
    kind: str = "note"


@dataclass(frozen=True)
class Item:
    """One point of a list. A label is the record's own, (1) or (a), and not counted anew."""

    runs: tuple[Run, ...]
    label: str = ""


@dataclass(frozen=True)
class Listing:
    """Points, all of them with labels or none."""

    items: tuple[Item, ...]
    kind: str = "listing"

    @property
    def has_labels(self):
        return any(item.label for item in self.items)


@dataclass(frozen=True)
class Column:
    """A column's title, and its width as a share of the table's."""

    title: str
    width: int = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells, each cell a few lines. The cells of the column `row_header` title their rows by their first
    line. The caption is for a screen reader: whoever sees the table sees the heading above it.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    row_header: int = 0
    kind: str = "table"

    @property
    def headed_rows(self):
        """The rows, each cell after its column's title: a narrow page has no row of headings."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


@dataclass(frozen=True)
class PageBreak:
    kind: str = "page_break"


@dataclass(frozen=True)
class Content:
    """A document before it is printed. `subtitle` stands above the title, as a caption; `warning` on every page."""

    title: str
    subtitle: str
    council: str
    blocks: tuple
    warning: str = ""
    is_landscape: bool = False
    language: str = LANGUAGE

    def as_json(self):
        return _clean(asdict(self))

    @classmethod
    def from_json(cls, data):
        return cls(**{**data, "blocks": tuple(_block(block) for block in data["blocks"])})

    def words(self):
        """Every piece of text in the order in which it is read: what each printed form must say."""
        parts = [self.subtitle, self.title]
        for block in self.blocks:
            parts += _words(block)
        return [part for part in parts if part]


def paragraph(*parts):
    """A paragraph of plain texts and runs."""
    return Paragraph(runs(*parts))


def note(*parts):
    return Note(runs(*parts))


def bold(text):
    return Run(text, bold=True)


def runs(*parts):
    return tuple(part if isinstance(part, Run) else Run(str(part)) for part in parts if part)


def points(texts):
    """A list of plain points."""
    return Listing(tuple(Item(runs(text)) for text in texts))


def prose(text):
    """What somebody typed, as paragraphs, and as lists where lines begin with a dash or with a label."""
    blocks = []
    lines = ((POINT.match(line), line) for line in text.splitlines() if line.strip())
    for (is_point, is_labelled), some in groupby(
        lines, lambda it: (bool(it[0]), bool(it[0] and it[0][1]))
    ):
        if is_point:
            blocks.append(Listing(tuple(_point(match, line, is_labelled) for match, line in some)))
        else:
            blocks += [paragraph(line.strip()) for _, line in some]
    return blocks


def _point(match, line, is_labelled):
    return Item(runs(line[match.end() :].strip()), match[1] if is_labelled else "")


def table(caption, columns, rows, row_header=0):
    """A table from (title, width) and rows of cells: a cell is a text, or a list of lines without the empty."""
    return Table(
        caption,
        tuple(Column(*column) for column in columns),
        tuple(tuple(_lines(cell) for cell in row) for row in rows),
        row_header,
    )


def _lines(cell):
    lines = [cell] if isinstance(cell, str) else cell
    return tuple(part.strip() for line in lines for part in str(line).splitlines() if part.strip())


def _words(block):
    match block:
        case Heading():
            return [block.text]
        case Paragraph() | Note():
            return ["".join(run.text for run in block.runs)]
        case Listing():
            said = [[item.label, "".join(run.text for run in item.runs)] for item in block.items]
            return [part for parts in said for part in parts]
        case Table():
            cells = [line for row in block.rows for cell in row for line in cell]
            return [*(column.title for column in block.columns), *cells]
    return []


def _clean(value):
    """The same with lists for tuples, and without what cannot be printed."""
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(each) for each in value]
    return UNPRINTABLE.sub("", value) if isinstance(value, str) else value


def _runs(data):
    return tuple(Run(**run) for run in data)


def _block(data):
    match data["kind"]:
        case "heading":
            return Heading(**data)
        case "paragraph":
            return Paragraph(_runs(data["runs"]))
        case "note":
            return Note(_runs(data["runs"]))
        case "listing":
            items = data["items"]
            return Listing(tuple(Item(_runs(item["runs"]), item["label"]) for item in items))
        case "table":
            columns = tuple(Column(**column) for column in data["columns"])
            rows = tuple(tuple(tuple(cell) for cell in row) for row in data["rows"])
            return Table(data["caption"], columns, rows, data["row_header"])
    return PageBreak()
