"""A table parted into segments: title rows, header rows, and the rows below them."""

from dataclasses import dataclass

from packs.readers.blocks import Row
from packs.readers.measures.columns import has_own_title, is_header, is_value
from packs.readers.measures.periods import opens_with_period, period_of
from packs.readers.measures.sheets import COMMENTARY, Sheet, texts_of

LONGEST_TITLE = 200  # characters; a longer lone cell is commentary


@dataclass(frozen=True)
class Segment:
    """`titles` and `header` as printed, from the top; `line` is where it begins."""

    titles: tuple[str, ...]
    header: tuple[list[str], ...]
    body: tuple[Row, ...]
    line: int
    page: int | None


def is_lone(cells: list[str]) -> bool:
    """Only the first cell is filled: a title, a subtitle or commentary."""
    return bool(cells[0]) and not any(cells[1:])


def is_commentary(cells: list[str]) -> bool:
    """A lone cell that opens the commentary, or is too long for a title."""
    return is_lone(cells) and (bool(COMMENTARY.match(cells[0])) or len(cells[0]) > LONGEST_TITLE)


def segments_of(sheet: Sheet) -> list[Segment]:
    """The segments of a table; a header that is repeated further down begins another."""
    rows = [row for row in sheet.rows if any(texts_of(row)) and not _is_rule(texts_of(row))]
    segments: list[Segment] = []
    while rows:
        opening = _opening(rows) if not segments else _reopening(rows)
        end = _end(rows, opening)
        segment = _segment(rows, opening, end)
        if segments and not segment.titles:
            segment = _segment(rows, opening, end, titles=segments[-1].titles)
        segments.append(segment)
        rows = rows[end:]
    return segments


def _segment(
    rows: list[Row], opening: int, end: int, titles: tuple[str, ...] | None = None
) -> Segment:
    top = [texts_of(row) for row in rows[:opening]]
    if titles is None:
        titles = tuple(cells[0] for cells in top if is_lone(cells) or has_own_title(cells[0]))
    header = tuple(cells for cells in top if not is_lone(cells))
    return Segment(titles, header, tuple(rows[opening:end]), rows[0].line, rows[0].page)


def _opening(rows: list[Row]) -> int:
    """How many rows stand above the first row of the body."""
    header: list[list[str]] = []
    for at, row in enumerate(rows):
        cells = texts_of(row)
        if _is_data(cells) or is_commentary(cells):
            return at
        if is_lone(cells):
            if header and opens_with_period(cells[0]):
                return at
            continue
        if _has_periods(header) and not _stands_below(header, cells):
            return at
        header.append(cells)
    return len(rows)


def _reopening(rows: list[Row]) -> int:
    """The same, where `rows` begin with a title above a header, or with the header itself."""
    first = next(at for at, row in enumerate(rows) if is_header(texts_of(row)))
    header = [texts_of(rows[first])]
    for at in range(first + 1, len(rows)):
        cells = texts_of(rows[at])
        if is_lone(cells) or _is_data(cells) or not _stands_below(header, cells):
            return at
        header.append(cells)
    return len(rows)


def _end(rows: list[Row], opening: int) -> int:
    """Where the next header begins, with the title right above it."""
    for at in range(opening, len(rows)):
        if is_header(texts_of(rows[at])):
            above = texts_of(rows[at - 1])
            is_title = at > opening and is_lone(above) and not is_commentary(above)
            return at - 1 if is_title and not _in_commentary(rows, at - 1) else at
    return len(rows)


def _in_commentary(rows: list[Row], at: int) -> bool:
    """Whether a lone cell stands below the word Commentary rather than above a header."""
    return at > 0 and is_commentary(texts_of(rows[at - 1]))


def _is_data(cells: list[str]) -> bool:
    """A row with a figure, and something before it that says of what."""
    first = next((at for at, cell in enumerate(cells) if at and is_value(cell)), None)
    return first is not None and any(cells[:first])


def _has_periods(header: list[list[str]]) -> bool:
    return any(period_of(cell) for cells in header for cell in cells[1:] if cell)


def _stands_below(header: list[list[str]], cells: list[str]) -> bool:
    """Whether a row goes on with the header: words under the periods, nothing in front."""
    under = {at for row in header for at, cell in enumerate(row) if at and cell and period_of(cell)}
    filled = [at for at in under if at < len(cells) and cells[at]]
    return len(filled) * 2 >= len(under)


def _is_rule(cells: list[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return all(set(cell) <= set("-–—=|: ") and len(cell) > 2 for cell in filled)
