"""Figures gathered into measures, one per table, subject and group."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from packs.readers.found import Figure, Measure, Trend
from packs.readers.measures.areas import short_name
from packs.readers.measures.figures import Key, Setting
from packs.readers.measures.labels import LabelledRow
from packs.readers.measures.layout import Layout

TITLE_UNIT = re.compile(r"%|\bper ?cent(?:age)?\b|\bper \d[\d,]*", re.IGNORECASE)


@dataclass
class Draft:
    """A measure under way."""

    line: int
    page: int | None
    figures: list[Figure] = field(default_factory=list)
    trend: list[Trend] = field(default_factory=list)
    commentary: list[str] = field(default_factory=list)


@dataclass
class Drafts:
    """The measures of one table; `waiting` is commentary that came before its measure."""

    by_key: dict[Key, Draft] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)

    def add(self, row: LabelledRow, found: list[tuple[Key, Figure]], line: int) -> list[Draft]:
        """Put a row's figures where they belong; the drafts that they went to."""
        for key, figure in found:
            draft = self.by_key.setdefault(key, Draft(line, row.row.page))
            draft.figures.append(figure)
        return [self.by_key[key] for key in dict.fromkeys(key for key, _ in found)]

    def comment(self, drafts: list[Draft], points: Iterable[str]) -> None:
        """A row's own commentary goes to its first measure, so that it is told once."""
        self.waiting += points
        if drafts:
            drafts[0].commentary += self.waiting
            self.waiting = []

    def measures(self, points: Iterable[str]) -> list[Measure]:
        """The measures, with the points that the whole table makes under the first of them."""
        drafts = list(self.by_key.values())
        self.comment(drafts, points)
        return [_measure(key, draft) for key, draft in self.by_key.items()]


def trends_of(row: LabelledRow, layout: Layout, setting: Setting) -> list[Trend]:
    """What the trend column says of a row's area."""
    area = row.area.name if row.area else short_name(setting.council)
    return [Trend(area, text) for text in _texts(row, layout, "trend")]


def narrative_of(row: LabelledRow, layout: Layout) -> list[str]:
    return _texts(row, layout, "narrative")


def _texts(row: LabelledRow, layout: Layout, role: str) -> list[str]:
    pairs = zip(row.cells, layout.columns, strict=False)
    return [text for text, column in pairs if text and column.role == role]


def is_numeric(figures: list[Figure]) -> bool:
    """Whether at least a third are numbers: a table of ticks and crosses is no performance table."""
    count = Counter(figure.missing is None for figure in figures)
    return count[True] * 3 >= count.total() > 0


def is_money(figures: list[Figure]) -> bool:
    return sum("£" in (figure.unit or "") for figure in figures) * 2 > len(figures)


def _measure(key: Key, draft: Draft) -> Measure:
    units = {figure.unit for figure in draft.figures if figure.value is not None}
    unit = next(iter(units)) if len(units) == 1 else None
    figures = [replace(figure, unit=None) if unit else figure for figure in draft.figures]
    if not units - {None}:
        unit = _unit_in(f"{key.title} {key.subject or ''}")
    return Measure(
        title=key.title,
        phase=key.phase,
        subject=key.subject,
        group=key.group,
        unit=unit,
        figures=tuple(figures),
        trend=tuple(draft.trend),
        commentary=tuple(draft.commentary),
        line=draft.line,
        page=draft.page,
    )


def _unit_in(title: str) -> str | None:
    """The unit that a measure's name gives: "%" of "% at standard"."""
    found = TITLE_UNIT.search(title)
    if found is None:
        return None
    return "%" if found[0].lower().replace(" ", "").startswith(("%", "perc")) else found[0]
