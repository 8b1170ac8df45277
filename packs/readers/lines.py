"""Blocks as single lines, a table's rows among them: for front sheets and lists of persons."""

from collections.abc import Iterable
from dataclasses import dataclass

from packs.readers.blocks import Block, Heading, ListItem, Paragraph, Table


@dataclass(frozen=True)
class TextLine:
    text: str
    line: int
    page: int | None = None
    marker: str = ""
    """Of a list item, as printed."""
    cells: tuple[str, ...] = ()
    """The filled cells, where the line is a table's row."""
    is_heading: bool = False
    is_bold: bool = False
    depth: int = 0
    follows_on: bool = False
    breaks: tuple[tuple[int, int, int | None], ...] = ()

    def place_of(self, words: str) -> tuple[int, int | None]:
        """The line and page on which some words of the text stand."""
        place = (self.line, self.page)
        at = self.text.find(words) if self.breaks else 0
        for offset, line, page in self.breaks:
            if offset <= at:
                place = (line, page)
        return place


def lines_of_blocks(blocks: Iterable[Block]) -> list[TextLine]:
    """One line a block, one a row."""
    found = []
    for block in blocks:
        if isinstance(block, Table):
            found += [line for row in block.rows if (line := _row_line(row))]
        else:
            found.append(_line(block))
    return found


def _row_line(row) -> TextLine | None:
    cells = tuple(cell.text for cell in row.cells if cell.text)
    return TextLine(" ".join(cells), row.line, row.page, cells=cells) if cells else None


def _line(block: Block) -> TextLine:
    item = isinstance(block, ListItem)
    return TextLine(
        block.text,
        block.line,
        block.page,
        marker=block.marker if item else "",
        is_heading=isinstance(block, Heading),
        is_bold=isinstance(block, Heading) or getattr(block, "is_bold", False),
        depth=block.depth if item else 0,
        follows_on=isinstance(block, Paragraph) and block.follows_on,
        breaks=getattr(block, "breaks", ()),
    )
