"""The work programme: what a board will look at and when, from its table and its summary."""

import re
from dataclasses import dataclass, field

from packs.readers.blocks import Block, Cell, Heading, ListItem, Paragraph, Row, Table
from packs.readers.found import ProgrammeItem, Slot, Unread
from packs.readers.listed_programme import read_listed_programme
from packs.readers.people_cells import people_in
from packs.readers.said.trackers import tracker_columns
from packs.readers.slots import Years, slot_of

COLUMNS = {
    "people": r"lead|officer|cabinet member|portfolio|responsib|author|contact|witness|invite"
    r"|attend|organisation|contributor|presenter|\bwho\b|report of",
    "date": r"date|meeting|month|when|slot|timing|timescale",
    "title": r"title|topic|item|subject|issue|theme|agenda|report\b|area|review|what",
    "detail": r"detail|purpose|description|reason|objective|scope|focus|comment|outcome|aim"
    r"|rationale|summary|background|brief|notes?\b|why|question|key lines",
}
#: The day on which an item was put on the list is not the day it is taken.
LISTED_ON = re.compile(
    r"\bdates? (?:\w+ )?(?:added|requested|received|raised|published|updated)\b|\b(?:added|raised)\b",
    re.I,
)
#: Columns of action logs and of key decisions, which are other lists.
OTHER_LISTS = re.compile(
    r"\b(?:action|status|rag|progress|decision|decided|completed?|resolution|recommendation"
    r"|minute|risk|likelihood|impact|cost|budget|target|response)s?\b",
    re.I,
)
PROGRAMME = re.compile(
    r"\b(?:work(?:ing)?|forward|scrutiny|meeting)s? (?:programme|plan|planner)\b"
    r"|\bprogramme of work\b|\bforward work\b",
    re.I,
)
YEARS = re.compile(r"\b(20\d\d) ?[/–-] ?(?:20)?(\d\d)\b")


NUMBERS = re.compile(r"[\d\s.,/%–-]+")


@dataclass
class Entry:
    """A row of the programme while its pieces are gathered."""

    slot: Slot
    title: str
    detail: str
    people: str
    parts: tuple[str, ...]
    row: Row
    is_first_of_page: bool = False


@dataclass(frozen=True)
class Listed:
    """One line of the summary and the slot it stands under."""

    slot: Slot
    block: Block


@dataclass
class Reading:
    """What has been read so far, and in which slot we are."""

    year: Years = None
    slot: Slot | None = None
    head: tuple[str, ...] = ()
    """The words of the head last read, which a page break may repeat."""
    first_table: Table | None = None
    entries: list[Entry] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def read_work_programme(blocks: list[Block]) -> tuple[list[ProgrammeItem], list[Unread]]:
    """The programme's items, and the rows that would not fit; empty without a programme."""
    reading = Reading(year=_years(blocks))
    columns = None
    for at, block in enumerate(blocks):
        if isinstance(block, Table):
            columns = _read_table(block, blocks[max(0, at - 12) : at], columns, reading)
        elif slot := slot_of(block.text, reading.year):
            reading.slot = slot  # a heading above the table of one meeting
        elif len(block.text) > 200 or isinstance(block, Heading):
            columns, reading.slot = None, None
    items = [_item(entry) for entry in reading.entries]
    if reading.first_table:
        summary = _summary(_just_before(blocks, reading.first_table), reading.year)
        items += _only_in_summary(summary, items)
    return items or read_listed_programme(blocks, PROGRAMME, reading.year), reading.unread


def _years(blocks: list[Block]) -> Years:
    for block in blocks:
        match = YEARS.search(block.text[:300]) if PROGRAMME.search(block.text[:300]) else None
        if match and int(match[1]) % 100 + 1 == int(match[2]):
            return int(match[1]), int(match[1]) + 1
    return None


def _read_table(
    table: Table, before: list[Block], columns: dict | None, reading: Reading
) -> dict | None:
    """Take the rows of a table that is the programme's, or goes on with it; returns its columns."""
    head, rows = _head(table, before, reading)
    if head is None and columns is None:
        return None
    if head is None and not _goes_on(table, columns):
        return None
    reading.first_table = reading.first_table or table
    is_first = head is not None and columns is not None
    for row in rows if head else table.rows:
        if _words(row) == reading.head:
            is_first = True
            continue
        _read_row(row, head or columns, reading, is_first)
        is_first = False
    return head or columns


def _head(
    table: Table, before: list[Block], reading: Reading
) -> tuple[dict | None, tuple[Row, ...]]:
    """The columns that a table's head names, where it is the head of a work programme."""
    for at, row in enumerate(table.rows[:3]):
        columns = _columns(row) if not tracker_columns(row) else None
        if columns and _is_programme(row, columns, table.rows[at + 1 :], before, reading):
            reading.head = _words(row)
            return columns, table.rows[at + 1 :]
    return None, ()


def _words(row: Row) -> tuple[str, ...]:
    return tuple(cell.text.lower() for cell in row.cells)


def _columns(row: Row) -> dict[str, int] | None:
    """Which cell is the date, the title, the detail, the people; None for a row that is no head."""
    found: dict[str, int] = {}
    for at, cell in enumerate(row.cells):
        if LISTED_ON.search(cell.text):
            continue
        for name, words in COLUMNS.items():
            if (
                name not in found
                and len(cell.text) < 60
                and re.search(rf"\b(?:{words})", cell.text, re.I)
            ):
                found[name] = at
                break
    has_title = "title" in found
    return found if has_title and len(found) > 1 and _all_short(row) else None


def _all_short(row: Row) -> bool:
    return all(len(cell.text) < 60 and not re.search(r"\d{3}", cell.text) for cell in row.cells)


def _is_programme(
    row: Row, columns: dict, rows: tuple[Row, ...], before: list[Block], reading: Reading
) -> bool:
    near = any(PROGRAMME.search(block.text[:200]) for block in before)
    if not near and any(OTHER_LISTS.search(cell.text) for cell in row.cells):
        return False
    if "date" not in columns:
        return bool(near or reading.entries) and reading.slot is not None and len(columns) > 1
    dated = [one.cells[columns["date"]].text for one in rows if len(one.cells) > columns["date"]]
    dated = [text for text in dated if text]
    slots = sum(slot_of(text, reading.year) is not None for text in dated)
    return slots * 2 > len(dated) or (not dated and bool(reading.entries)) or (near and slots > 0)


def _goes_on(table: Table, columns: dict) -> bool:
    """A table without a head goes on with the programme when it has as many columns."""
    titles = [row.cells[columns["title"]].text for row in table.rows if _fits(row, columns)]
    return len(titles) == len(table.rows) and not any(NUMBERS.fullmatch(title) for title in titles)


def _fits(row: Row, columns: dict) -> bool:
    return len(row.cells) == max(columns.values()) + 1


def _read_row(row: Row, columns: dict, reading: Reading, is_first: bool) -> None:
    cells = {
        name: row.cells[at] if at < len(row.cells) else Cell("") for name, at in columns.items()
    }
    date, title = _text(cells, "date"), _text(cells, "title")
    filled = [cell.text for cell in row.cells if cell.text]
    if slot := slot_of(date, reading.year):
        reading.slot = slot
    elif len(filled) == 1 and (slot := slot_of(filled[0], reading.year)):
        reading.slot = slot
        return
    elif title and date:
        # Words that say no day: they are kept, and the slot above is not this row's.
        reading.slot = Slot("undated", None, date)
    people = cells.get("people", Cell(""))
    entry = Entry(
        reading.slot, title, _text(cells, "detail"), people.text, people.parts, row, is_first
    )
    if reading.entries and not slot and _continues(entry, reading.entries[-1], columns):
        _append(reading.entries[-1], entry)
    elif title and reading.slot:
        reading.entries.append(entry)
    elif filled and not slot:
        reading.unread.append(
            Unread(
                " ".join(filled),
                "A row of the work programme without a title or a slot",
                row.line,
                row.page,
            )
        )


def _text(cells: dict[str, Cell], name: str) -> str:
    return cells[name].text if name in cells else ""


def _continues(entry: Entry, before: Entry, columns: dict) -> bool:
    """Whether a row is the rest of the row above, cut by a page break."""
    if len(before.detail) + len(before.people) > 20_000:
        return False  # no row is this long: a hostile file would have us copy it again and again
    if not entry.title:
        return bool(entry.detail or entry.people)
    if entry.title[0].islower():
        return True
    is_bare = not entry.detail and not entry.people and {"detail", "people"} & set(columns)
    return bool(entry.is_first_of_page and is_bare and before.people)


def _append(entry: Entry, more: Entry) -> None:
    entry.title = f"{entry.title} {more.title}".strip()
    entry.detail = f"{entry.detail} {more.detail}".strip()
    entry.people = f"{entry.people} {more.people}".strip()
    own = entry.parts or ((entry.people,) if entry.people else ())
    entry.parts = (*own, *(more.parts or (more.people,))) if entry.parts and more.people else ()


def _item(entry: Entry) -> ProgrammeItem:
    people = people_in(entry.people, entry.parts)
    row = entry.row
    return ProgrammeItem(entry.slot, entry.title, entry.detail or None, people, row.line, row.page)


def _summary(blocks: list[Block], year: Years) -> list[Listed]:
    """Slots as lines with their titles below, as some programmes print them before the table."""
    found, slot = [], None
    for block in blocks:
        if isinstance(block, Paragraph | Heading) and (named := slot_of(block.text, year)):
            slot = named
        elif slot and isinstance(block, Paragraph | ListItem):
            found.append(Listed(slot, block))
        else:
            slot = None
    return found


def _just_before(blocks: list[Block], table: Table) -> list[Block]:
    """The lines that run up to the programme's table, back to the last sentence or other table."""
    at = blocks.index(table)
    start = at
    while (
        start
        and not isinstance(blocks[start - 1], Table)
        and not blocks[start - 1].text.endswith(".")
    ):
        start -= 1
    return blocks[start:at]


def _only_in_summary(summary: list[Listed], items: list[ProgrammeItem]) -> list[ProgrammeItem]:
    """What the summary lists and the table does not."""
    found = []
    for slot, block in ((one.slot, one.block) for one in summary):
        same = (slot.kind, slot.date)
        titles = [item.title for item in items if (item.slot.kind, item.slot.date) == same]
        rest = _without(block.text, titles)
        if titles and len(re.sub(r"\W", "", rest)) > 5:
            found.append(ProgrammeItem(slot, rest, None, (), block.line, block.page))
    return found


def _without(text: str, titles: list[str]) -> str:
    """A run of titles less those that are known."""
    rest = text
    for title in sorted(titles, key=len, reverse=True):
        words = [re.escape(word) for word in re.findall(r"\w+", title)]
        rest = re.sub(r"\W*".join(words), " ", rest, count=1, flags=re.I)
    return " ".join(rest.split()).strip(" -–,;")
