"""Where tables are told of: each text that speaks of figures, with the measures that it may mean."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packs.checks.sentences import Reading
from packs.readers.found import Measure
from packs.readers.lines import TextLine

ALL = "All"


@dataclass(frozen=True)
class Telling:
    """`area` is that of the row whose trend cell it is; None where commentary speaks."""

    text: str
    line: int
    page: int | None
    measures: tuple[Measure, ...]
    area: str | None = None

    @property
    def is_trend(self) -> bool:
        return self.area is not None


def tellings(reading: Reading) -> Iterator[Telling]:
    """Every trend cell once, and every comment, in the order of the measures."""
    lines = _Lines(reading.lines)
    for measures in reading.measures_by_table:
        yield from _trends(measures)
        yield from _comments(measures, lines)


def _trends(measures: list[Measure]) -> Iterator[Telling]:
    """A trend cell speaks of all the measures in its row."""
    rows: dict[tuple[str, str, int], list[Measure]] = {}
    places: dict[tuple[str, str, int], int | None] = {}
    for measure in measures:
        for trend in measure.trend:
            row = next((one for one in measure.figures if one.area == trend.area), None)
            if row:
                key = (trend.area, trend.text, row.line)
                rows.setdefault(key, []).append(measure)
                places[key] = row.page
    for (area, text, line), mine in rows.items():
        yield Telling(text, line, places[area, text, line], tuple(mine), area)


def _comments(measures: list[Measure], lines: "_Lines") -> Iterator[Telling]:
    for measure in measures:
        for text in measure.commentary:
            line = lines.of(text, measure.line)
            if line and line.cells and measure.group == ALL:  # a row's own comment
                mine = [one for one in measures if one.line == measure.line]
            elif measure.group != ALL:
                mine = [one for one in measures if one.group == measure.group]
            else:
                mine = measures
            at, page = line.place_of(text) if line else (measure.line, measure.page)
            yield Telling(text, at, page, tuple(mine))


class _Lines:
    """The lines of a paper, looked up by words."""

    def __init__(self, lines: Sequence[TextLine]):
        self.lines = lines

    def of(self, text: str, after: int) -> TextLine | None:
        """The first line behind a place that says a text, whole or in one of its cells; else the last before it.

        A group's narrative stands beside its first row, which may have no figures.
        """
        words = re.sub(r"\W", "", text)
        behind = bisect_left(self.lines, after, key=lambda line: line.line)
        near = (*self.lines[behind:], *reversed(self.lines[:behind]))
        return next((line for line in near if self._says(line, text, words)), None)

    def _says(self, line: TextLine, text: str, words: str) -> bool:
        return line.text == text or any(words in re.sub(r"\W", "", cell) for cell in line.cells)
