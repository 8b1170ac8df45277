"""Tables with what stands around them: pieces parted by pages joined, headings above, commentary below."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from packs.readers.blocks import Block, Heading, ListItem, Paragraph, Row, Table
from packs.readers.measures.columns import is_header, is_value

COMMENTARY = re.compile(
    r"(?:commentary|narrative|comments?|analysis|key (?:messages|points)|headlines)\b\s*:?\s*",
    re.IGNORECASE,
)
NO_CAPTION = re.compile(r"(?:source|notes?|please note|continued)\b", re.IGNORECASE)
#: A caption is a line, not a paragraph (characters).
LONGEST_CAPTION = 120


@dataclass(frozen=True)
class Sheet:
    """`headings` from the outermost in; `after` is the commentary that follows the table."""

    rows: tuple[Row, ...]
    headings: tuple[str, ...] = ()
    caption: str | None = None
    after: tuple[str, ...] = field(default=())


def sheets_of(blocks: Sequence[Block]) -> list[Sheet]:
    """Every table of a paper, in order."""
    sheets: list[Sheet] = []
    stack: list[Heading] = []
    last = None  # where the table before stands
    for at, block in enumerate(blocks):
        if isinstance(block, Heading) and not _is_commentary(block):
            stack = [above for above in stack if above.level < block.level] + [block]
        if not isinstance(block, Table) or not block.rows:
            continue
        after = commentary_after(blocks, at)
        if last is not None and _goes_on(sheets[-1], block, blocks[last + 1 : at]):
            rows = sheets[-1].rows + block.rows
            sheets[-1] = replace(sheets[-1], rows=rows, after=sheets[-1].after + after)
        else:
            headings = tuple(heading.text for heading in stack)
            sheets.append(Sheet(block.rows, headings, _caption(blocks, at), after))
        last = at
    return sheets


def texts_of(row: Row) -> list[str]:
    return [cell.text for cell in row.cells]


def commentary_after(blocks: Sequence[Block], at: int) -> tuple[str, ...]:
    """The points below a table: bulleted, or anything listed under the word Commentary."""
    below = blocks[at + 1 : at + 61]
    is_headed = bool(below) and _is_commentary(below[0])
    points: list[str] = []
    for block in below[is_headed:]:
        is_point = isinstance(block, ListItem) and (is_headed or not block.marker[:1].isalnum())
        is_prose = is_headed and isinstance(block, Paragraph) and not points
        if not (is_point or is_prose):
            break
        points.append(block.text)
    return tuple(points)


def _is_commentary(block: Block) -> bool:
    return bool(COMMENTARY.fullmatch(block.text)) and not isinstance(block, Table)


def _caption(blocks: Sequence[Block], at: int) -> str | None:
    above = blocks[at - 1] if at else None
    if not isinstance(above, Paragraph) or len(above.text) > LONGEST_CAPTION:
        return None
    is_sentence = above.text.endswith((".", ";", ",")) and not above.is_bold
    return None if is_sentence or NO_CAPTION.match(above.text) else above.text


def _goes_on(sheet: Sheet, table: Table, between: Sequence[Block]) -> bool:
    """Whether a table is the rest of the one before, parted from it by the end of a page.

    A page may leave a footnote or a stray line between the pieces, and may repeat the header.
    """
    if len(between) > 1 or any(not isinstance(block, Paragraph) for block in between):
        return False
    first = texts_of(table.rows[0])
    if is_header(first):
        return not between and any(texts_of(row) == first for row in sheet.rows)
    headers = sum(is_header(texts_of(row)) for row in table.rows)
    if headers or not any(is_value(text) for text in first[1:]):
        return not headers and is_header(
            texts_of(sheet.rows[-1])
        )  # the page ended below the header
    return abs(len(first) - len(sheet.rows[-1].cells)) <= 1
