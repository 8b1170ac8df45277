"""Owner, date and rating of a recommendation, where a plan is printed as a table with columns for them."""

import re
from collections.abc import Iterable

from packs.readers.blocks import Block, Row, Table
from packs.readers.said.told import PlanCells

TEXT = re.compile(r"recommendation|finding|area for improvement|action|objective", re.I)
COLUMNS = {
    "rating": re.compile(r"\bb?rag\b|\brating\b|\bstatus\b", re.I),
    "due": re.compile(r"\b(?:by when|due|deadline|timescales?|dates?|when|completion)\b", re.I),
    "owner": re.compile(r"\b(?:leads?|owners?|responsib\w+|accountable|officers?|who)\b", re.I),
}


def find_plan_cells(blocks: Iterable[Block]) -> list[PlanCells]:
    found = []
    for table in blocks:
        if isinstance(table, Table) and len(table.rows) > 1:
            columns = _columns(table.rows[0])
            for row in table.rows[1:] if columns else ():
                cells = {
                    name: row.cells[at].text for name, at in columns.items() if at < len(row.cells)
                }
                found.append(PlanCells(row.line, **cells))
    return found


def _columns(head: Row) -> dict[str, int]:
    """Which column says what, where the table is one of recommendations or actions."""
    texts = [cell.text for cell in head.cells]
    if not any(TEXT.search(text) for text in texts):
        return {}
    found: dict[str, int] = {}
    for at, text in enumerate(texts):
        name = next((name for name, words in COLUMNS.items() if words.search(text)), None)
        if name and len(text) < 60:
            found.setdefault(name, at)
    return found
