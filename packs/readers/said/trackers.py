"""Action logs and trackers of recommendations: what was asked, of whom, and what came of it, a row each."""

import re
from collections.abc import Iterable

from packs.readers.blocks import Block, Row, Table
from packs.readers.dates import find_date
from packs.readers.due import Calendar, find_due
from packs.readers.found import Window
from packs.readers.said.told import Sentence, Tracked

ASKED = r"(?:actions?|recommendations?|requests?)"
COLUMNS = {
    "what": re.compile(
        rf"(?:[\w’']+ ){{0,2}}{ASKED}(?: (?:points?|required|agreed|requested|arising|made|to be taken))?$|what$", re.I
    ),
    "sent": re.compile(r"\b(?:sent|referred|submitted|forwarded)\b", re.I),
    "due": re.compile(
        r"\b(?:by when|due|deadline|target|timescales?|completion date|complete by)\b", re.I
    ),
    "status": re.compile(r"\b(?:status|b?rag|completed?\??|open|state)\b", re.I),
    "answer": re.compile(
        r"\b(?:response|answer|outcome|progress|updates?|position|action taken|comments?)\b", re.I
    ),
    "who": re.compile(r"\b(?:leads?|owners?|responsib\w+|officers?|whom?|assigned|cabinet member|addressee)\b", re.I),
    "asked": re.compile(r"\b(?:meeting|raised|date|minute)\b", re.I),
}  # fmt: skip
#: What a row's status or answer says of it: still open, or done with.
OPEN = re.compile(
    r"\b(?:open|outstanding|in progress|on-?going|not|overdue|await\w*|pending|red|amber|to be|will|started|due"
    r"|chas\w+|partly|partially|no|incomplete)\b",
    re.I,
)
CLOSED = re.compile(r"\b(?:completed?|closed|done|discharged|actioned|answered|resolved|blue|yes)\b", re.I)  # fmt: skip
SHORT = 60


def tracker_columns(head: Row) -> dict[str, int]:
    """Which column says what, where a head is an action log's or a tracker's: it has something asked and what came of
    it. Empty for any other table."""
    found: dict[str, int] = {}
    for at, cell in enumerate(head.cells):
        name = next((name for name, words in COLUMNS.items() if words.search(cell.text)), None)
        if name and len(cell.text) < SHORT:
            found.setdefault(name, at)
    is_tracker = "what" in found and {"status", "answer"} & found.keys()
    return found if is_tracker and {"who", "asked"} & found.keys() else {}


def find_tracked(blocks: Iterable[Block]) -> list[Tracked]:
    """The rows of all trackers of a pack; of a row without words for what was asked there is nothing."""
    found = []
    for table in blocks:
        columns = tracker_columns(table.rows[0]) if isinstance(table, Table) else {}
        for row in table.rows[1:] if columns else ():
            cells = {
                name: row.cells[at].text if at < len(row.cells) else ""
                for name, at in columns.items()
            }
            if cells["what"]:
                found.append(_tracked(cells, row))
    return found


def _tracked(cells: dict[str, str], row: Row) -> Tracked:
    asked_on = find_date(cells.get("asked", ""))
    return Tracked(
        Sentence(cells["what"], "paper", asked_on, line=row.line, page=row.page),
        who=cells.get("who", ""),
        due=_due(cells.get("due", ""), Calendar(held=asked_on)),
        sent_on=find_date(cells.get("sent", "")),
        answer=cells.get("answer", ""),
        is_closed=_is_closed(cells.get("status", ""), cells.get("answer", "")),
    )


def _due(said: str, calendar: Calendar) -> Window | None:
    """A cell says "April 2032" where a sentence would say "in April 2032"."""
    return (find_due(said, calendar) or find_due(f"in {said}", calendar)) if said else None


def _is_closed(status: str, answer: str) -> bool | None:
    """What the status says, else an answer that speaks of nothing to come; None where neither says."""
    if OPEN.search(status):
        return False
    if CLOSED.search(status):
        return True
    return not OPEN.search(answer) if answer and not status else None
