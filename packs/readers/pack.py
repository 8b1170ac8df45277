"""A file in, everything found in it out: the readers put together, and the answer as JSON."""

import dataclasses
import datetime as dt
import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable

from packs.readers.agenda import agenda_starts, read_agenda
from packs.readers.blocks import Block, Table
from packs.readers.blocks.files import kind_of_file, read_blocks
from packs.readers.due import Calendar
from packs.readers.found import (
    AgendaItem,
    Found,
    Meeting,
    Member,
    Minutes,
    Paper,
    ProgrammeItem,
    Promise,
    Window,
)
from packs.readers.front import read_meeting, read_membership
from packs.readers.lines import TextLine, lines_of_blocks
from packs.readers.measures import read_measures
from packs.readers.minutes import find_minutes, present_at, read_minutes
from packs.readers.papers import find_papers, read_paper, read_passages
from packs.readers.plans import read_plans
from packs.readers.promises import find_promises
from packs.readers.work_programme import read_work_programme

SCHEMA = "scrutiny-pack/1"
#: A performance table has some twenty rows; a hundred are printed now and then.
MOST_ROWS = 300
#: Nor has a page room for more columns.
MOST_COLUMNS = 60
#: The heading of a work programme, and how many lines may stand between it and the first item.
WORK_PROGRAMME = re.compile(r".{0,40}\bwork programme\b.{0,20}$", re.I)
OVERVIEW = 60
Progress = Callable[[int], object]


def read(data: bytes, name: str, *, progress: Progress | None = None) -> Found:
    """Everything that can be understood of a file; refuses as `read_bytes` does.

    `progress(percent)` is called as the reading goes on.
    """
    return read_with_blocks(data, name, progress=progress)[1]


def read_with_blocks(
    data: bytes, name: str, *, progress: Progress | None = None
) -> tuple[list[Block], Found]:
    """The same, with the blocks that it was understood from."""
    progress = progress or _nobody_waits
    _, blocks = read_bytes(data, name)
    progress(60)
    found = read_pack(blocks)
    progress(100)
    return blocks, found


def _nobody_waits(percent: int) -> None:
    """For callers that do not show how far the reading is."""


def read_bytes(data: bytes, name: str) -> tuple[str, list[Block]]:
    """The kind of a file and its blocks; raises Unreadable with one plain sentence."""
    kind = kind_of_file(data, name)
    return kind, read_blocks(data, kind)


def read_pack(blocks: list[Block]) -> Found:
    """Everything that can be understood of one pack."""
    lines = lines_of_blocks(blocks)
    papers = find_papers(lines)
    stretches = find_minutes(lines, [paper.start for paper in papers])
    front = _front_lines(lines, [paper.start for paper in papers], stretches)
    meeting, agenda, members = _front(front, lines)
    programme, unread = read_work_programme(blocks)
    measures, unplaced = read_measures(_of_printed_length(blocks), meeting.council)
    minutes, promises = _minutes(lines, stretches, members, meeting, programme)
    return Found(
        meeting=_named(meeting, minutes) if not agenda else meeting,
        membership=tuple(members),
        agenda=tuple(agenda),
        minutes=tuple(minutes),
        work_programme=tuple(programme),
        plans=tuple(read_plans(blocks, [lines[paper.start].line for paper in papers])),
        measures=tuple(measures),
        papers=tuple(_papers(lines, papers, stretches, agenda, programme)),
        promises=tuple(promises),
        unread=tuple(sorted([*unread, *unplaced], key=lambda one: one.line)),
    )


def as_one_paper(blocks: list[Block], found: Found) -> Found:
    """What is found of a draft: where no head of a report was known, all of it is one paper."""
    lines = lines_of_blocks(blocks)
    if found.papers or not lines:
        return found
    return dataclasses.replace(found, papers=(read_paper(lines, []),))


def as_json(found: Found, data: bytes, name: str) -> dict:
    """What `read_pack --json` prints of a file that was read."""
    sha256 = hashlib.sha256(data).hexdigest()
    kind = kind_of_file(data, name)
    file = {"name": name, "sha256": sha256, "bytes": len(data), "kind": kind}
    return {"schema": SCHEMA, "file": file, **plain(found)}


def _front_lines(
    lines: list[TextLine], papers: list[int], stretches: list[tuple[int, int]]
) -> list[TextLine]:
    """The lines before the first paper or minutes; of a file that is minutes alone, their head."""
    if not papers and len(stretches) == 1 and stretches[0][0] < 10:
        start, end = stretches[0]
        return lines[: start + present_at(lines[start:end])]
    return lines[: min([*papers, *(start for start, _ in stretches)], default=len(lines))]


def _front(
    front: list[TextLine], lines: list[TextLine]
) -> tuple[Meeting, list[AgendaItem], list[Member]]:
    starts = agenda_starts(front)
    first = starts[0] if starts else len(front)
    meeting = read_meeting(front[:first], front[first:], lines)
    return meeting, read_agenda(front, starts), read_membership(front)


def _of_printed_length(blocks: list[Block]) -> list[Block]:
    """Without tables larger than ever printed: looking for figures there takes too long."""
    return [one for one in blocks if not isinstance(one, Table) or _is_printable(one)]


def _is_printable(table: Table) -> bool:
    return len(table.rows) <= MOST_ROWS and len(table.rows[0].cells) <= MOST_COLUMNS


def _minutes(
    lines: list[TextLine],
    stretches: list[tuple[int, int]],
    members: list[Member],
    meeting: Meeting,
    programme: list[ProgrammeItem],
) -> tuple[list[Minutes], list[Promise]]:
    slots = {item.slot.date for item in programme if item.slot.date}
    known = tuple(sorted(slots | ({meeting.date} if meeting.date else set())))
    calendar = Calendar(pack_meeting=meeting.date, meetings=known)
    minutes, promises = [], []
    for start, end in stretches:
        read, told = read_minutes(lines[start:end], members, calendar)
        # Minutes that name no board are the pack's own board's.
        minutes.append(dataclasses.replace(read, board=read.board or meeting.board))
        promises += find_promises(told, dataclasses.replace(calendar, held=read.date))
    return minutes, promises


def _named(meeting: Meeting, minutes: list[Minutes]) -> Meeting:
    """A file that is minutes alone is about the meeting of the board they name."""
    if meeting.board or len(minutes) != 1 or minutes[0].date != meeting.date:
        return meeting
    return dataclasses.replace(meeting, board=minutes[0].board)


def _papers(
    lines: list[TextLine],
    papers: list,
    stretches: list[tuple[int, int]],
    agenda: list[AgendaItem],
    programme: list[ProgrammeItem],
) -> list[Paper]:
    """Each with its own text: the work programme behind the last one is none of it."""
    starts = [start for start, _ in stretches]
    programme_at = min(
        (item.line for item in programme), default=lines[-1].line + 1 if lines else 0
    )
    found = []
    for paper in papers:
        end = min([*starts[bisect_right(starts, paper.start) :][:1], paper.end])
        own = lines[paper.start : end]
        text = _without_programme(own, programme_at)
        read = read_paper(own, agenda)
        found.append(dataclasses.replace(read, passages=tuple(read_passages(text))))
    return found


def _without_programme(own: list[TextLine], programme_at: int) -> list[TextLine]:
    """A paper's lines up to the heading of the work programme printed behind it, or to its first item."""
    text = [line for line in own if line.line < programme_at]
    if not text or len(text) == len(own):
        return own
    near = range(max(0, len(text) - OVERVIEW), len(text))
    heads = [at for at in near if WORK_PROGRAMME.match(text[at].text)]
    return text[: heads[0]] if heads else text


def plain(value):
    """Dataclasses as dicts, dates and times as ISO 8601 prints them."""
    if isinstance(value, Window):
        return {"text": value.text, "from": plain(value.from_on), "to": plain(value.to_on)}
    if dataclasses.is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return value.isoformat() if isinstance(value, dt.date) else value
