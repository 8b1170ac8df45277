"""Attendance printed as a table, told as the lines that other councils print."""

import re
from dataclasses import replace

from packs.readers.lines import TextLine

NAME = re.compile(r"(?:members?|councillors?|names?|attendees?)(?: name)?$", re.I)
STATE = re.compile(
    r"(?:attendance|attended|present|status|present ?/ ?(?:absent|apologies))\??$", re.I
)
#: What the cell says of a person, and the label that says the same.
LABELS = (
    (r"apolog|absent|\bno\b|^n$|did not", "Apologies"),
    (r"in attendance|also", "In attendance"),
    (r"present|yes|^y$|attended|virtual|remote|online|✓|✔|substitut", "Present"),
)


def is_attendance_head(line: TextLine) -> bool:
    """Whether a row is the head of a table of persons and whether they came."""
    return _state_column(line) is not None


def rows_as_lines(lines: list[TextLine]) -> list[TextLine]:
    """Each row as "Apologies: Councillor A Reed (Chair)"; other lines as they are."""
    found: list[TextLine] = []
    state, width = None, 0
    for line in lines:
        if (column := _state_column(line)) is not None:
            state, width = column, len(line.cells)
        elif state is not None and len(line.cells) == width:
            found.append(_row(line, state))
        else:
            found.append(line)
    return found


def _state_column(line: TextLine) -> int | None:
    """Which cell of a head says whether they came; the first names them."""
    if not line.cells or not NAME.match(line.cells[0]):
        return None
    return next((at for at, cell in enumerate(line.cells) if at and STATE.match(cell)), None)


def _row(line: TextLine, state: int) -> TextLine:
    said = line.cells[state]
    label = next((label for words, label in LABELS if re.search(words, said, re.I)), None)
    if label is None:
        return line
    rest = [cell for at, cell in enumerate(line.cells) if at not in (0, state)]
    if re.search(r"substitut", said, re.I):
        rest.append(said)
    role = f" ({re.sub('[()]', ' ', ', '.join(rest))})" if rest else ""
    return replace(line, text=f"{label}: {line.cells[0]}{role}", cells=())
