"""What a paper is made of once its file format is gone: headings, paragraphs, items, tables."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Block:
    """One piece of a paper: its plain text, and where it stands."""

    text: str
    """White-space-collapsed, without Markdown or HTML marks."""
    line: int
    """1-based line of the file's text (for a PDF: of the extracted text)."""
    page: int | None = None
    """1-based page, or None where the file has no pages."""


@dataclass(frozen=True)
class Heading(Block):
    level: int = 1


@dataclass(frozen=True)
class Paragraph(Block):
    is_bold: bool = False
    follows_on: bool = False
    """It stands directly under the block before it, with no blank line between."""
    breaks: tuple[tuple[int, int, int | None], ...] = ()
    """Where it was put together from several lines: offset in the text, line and page of each."""


@dataclass(frozen=True)
class ListItem(Block):
    marker: str = ""
    """"1)", "(b)", "3.1" or "-", as printed."""
    depth: int = 0
    is_bold: bool = False
    breaks: tuple[tuple[int, int, int | None], ...] = ()
    """As a paragraph's."""


@dataclass(frozen=True)
class Cell:
    text: str
    parts: tuple[str, ...] = ()
    """The values that one cell holds, where line breaks or list items part them."""
    line: int = 0


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]
    line: int
    page: int | None = None


@dataclass(frozen=True)
class Table(Block):
    """Its `text` is empty: the words are in the cells."""

    rows: tuple[Row, ...] = field(default=())


class Unreadable(Exception):
    """The file cannot be read; the message is one plain sentence for the person who sent it."""
