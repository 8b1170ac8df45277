"""A paper in sentences, each with its place and with what is known of when it was written."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from packs.checks.grids import Grid, grids_of
from packs.checks.numbers import Number, numbers_in
from packs.checks.people_counted import FEW
from packs.checks.when import Span, spans_in
from packs.readers.blocks import Block, Heading, Table
from packs.readers.found import Found, Measure, Minutes, Paper
from packs.readers.lines import TextLine, lines_of_blocks

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'‘(])")
APPENDED = re.compile(r"(?:appendix|appendices|annex|annexe)\b", re.I)
#: An agenda is published a week before its meeting, and written before that.
LEAD_TIME = dt.timedelta(days=7)
#: No paper's sentence is longer; what is was not read as one.
LONGEST = 2_000


@dataclass(frozen=True)
class Sentence:
    """One sentence of prose, or one cell of a table."""

    text: str
    line: int
    page: int | None = None
    heading: str = ""
    """The nearest heading above."""
    in_table: bool = False
    is_appended: bool = False
    """It stands in an appendix, which may be another document of another time."""
    part: Paper | Minutes | None = None

    @cached_property
    def spans(self) -> list[Span]:
        return spans_in(self.text)

    @cached_property
    def numbers(self) -> list[Number]:
        return numbers_in(self.text)


@dataclass(frozen=True)
class Reading:
    """A paper as every check reads it, each part of it worked out once: sentences, lines, tables."""

    blocks: Sequence[Block]
    found: Found
    few: int = FEW
    """So many people, or fewer, are a small number."""

    @property
    def council(self) -> str:
        """The council's name; empty where the paper does not tell it."""
        return (self.found.meeting.council if self.found.meeting else None) or ""

    @cached_property
    def lines(self) -> list[TextLine]:
        return lines_of_blocks(self.blocks)

    @cached_property
    def grids(self) -> list[Grid]:
        return grids_of(self.blocks, self.found)

    @cached_property
    def _parts(self) -> tuple[list[int], list[Paper | Minutes]]:
        return _parts(self.found)

    def part_of(self, line: int) -> Paper | Minutes | None:
        """The paper or the minutes in which a line stands."""
        starts, parts = self._parts
        at = bisect_right(starts, line) - 1
        return parts[at] if at >= 0 else None

    @cached_property
    def measures_by_table(self) -> list[list[Measure]]:
        tables = [block for block in self.blocks if isinstance(block, Table) and block.rows]
        starts = [table.rows[0].line for table in tables]
        found: dict[int, list[Measure]] = {}
        for measure in self.found.measures:
            found.setdefault(bisect_right(starts, measure.line), []).append(measure)
        return list(found.values())

    @cached_property
    def sentences(self) -> list[Sentence]:
        return list(_sentences(self.blocks, self.found))

    @cached_property
    def prose(self) -> list[Sentence]:
        return [one for one in self.sentences if not one.in_table]

    @cached_property
    def told(self) -> list[Sentence]:
        """The sentences of prose that are as long as sentences are."""
        return [one for one in self.prose if len(one.text) <= LONGEST]

    def latest_on(self, sentence: Sentence) -> dt.date | None:
        """A day by which the sentence was written, whichever of its paper's and its meeting's date is misprinted."""
        return max(self._known(sentence), default=None)

    def earliest_on(self, sentence: Sentence) -> dt.date | None:
        """A day on which it may have been written already."""
        meeting = self.found.meeting
        known = self._known(sentence)
        if meeting and meeting.date:
            known.append(meeting.date - LEAD_TIME)
        return min(known, default=None)

    def written_on(self, sentence: Sentence) -> dt.date | None:
        """The date of the sentence's own paper, or else of the meeting."""
        meeting = self.found.meeting
        return (sentence.part and sentence.part.date) or (meeting and meeting.date)

    def _known(self, sentence: Sentence) -> list[dt.date]:
        meeting = self.found.meeting
        days = [sentence.part and sentence.part.date, meeting and meeting.date]
        return [day for day in days if day]


def _sentences(blocks: Sequence[Block], found: Found) -> Iterator[Sentence]:
    starts, parts = _parts(found)
    heading, is_appended, part = "", False, None
    for block in blocks:
        at = bisect_right(starts, block.line) - 1
        if at >= 0 and parts[at] is not part:
            part, is_appended, heading = parts[at], False, ""
        if isinstance(block, Heading):
            heading = block.text
            is_appended = is_appended or bool(APPENDED.match(heading))
        about = {"heading": heading, "is_appended": is_appended, "part": part}
        for text, line, page in _pieces(block):
            yield Sentence(text, line, page, in_table=isinstance(block, Table), **about)


def _parts(found: Found) -> tuple[list[int], list[Paper | Minutes]]:
    """The papers and minutes of a pack, by the lines on which they begin."""
    parts = [(paper.line, paper) for paper in found.papers]
    for minutes in found.minutes:
        lines = [one.line for one in (*minutes.attendance, *minutes.items)]
        parts += [(min(lines), minutes)] if lines else []
    parts.sort(key=lambda one: one[0])
    return [line for line, _ in parts], [part for _, part in parts]


def _pieces(block: Block) -> Iterable[tuple[str, int, int | None]]:
    if isinstance(block, Table):
        return (
            (cell.text, cell.line or row.line, row.page)
            for row in block.rows
            for cell in row.cells
            if cell.text
        )
    return _split(block)


def _split(block: Block) -> Iterator[tuple[str, int, int | None]]:
    breaks = getattr(block, "breaks", ())
    offsets = [offset for offset, _, _ in breaks]
    start = 0
    for end in [*SENTENCE_END.finditer(block.text), None]:
        text = block.text[start : end.start() if end else None]
        at = bisect_right(offsets, start) - 1
        line, page = breaks[at][1:] if at >= 0 else (block.line, block.page)
        yield text, line, page
        start = end.end() if end else start
