"""What each column of a performance table holds, read from its header rows."""

import re
from dataclasses import dataclass

from packs.readers.measures.areas import Area, area_of
from packs.readers.measures.cells import LIST, read_cell
from packs.readers.measures.periods import Period, period_of
from packs.readers.measures.titles import is_generic

#: The first of these that a header cell begins with says what its column is for.
ROLES = (
    (
        "narrative",
        re.compile(r"narrative|comment|analysis|explanation|context|reason|notes?\b", re.I),
    ),
    ("trend", re.compile(r"trend|direction|d\.?o\.?t\b|travel\b", re.I)),
    (
        "difference",
        re.compile(
            r"diff(?:erence)?\b|(?:%|ppt|percentage|annual|in[- ]year)? ?(?:point )?(?:change|variance"
            r"|movement)\b|variation\b|gap\b|\+ ?/ ?-|±|\bvs\b|compared|distance from",
            re.I,
        ),
    ),
    (
        "other",
        re.compile(
            r"(?:rag|status|rating|on track|alert|good is|good to be|polarity|aim|owner|lead|responsible"
            r"|source|frequency|numerator|denominator|quartile|better|performance against)\b(?!.*\d{4})"
            r"|(?:ref(?:erence)?|id|no|unit|type|theme|met|pi)\b[.:]?(?: no\.?)?$",
            re.I,
        ),
    ),
)
RESULT = re.compile(r"actuals?|results?|performance|value|figure|outturn", re.I)


@dataclass(frozen=True)
class Column:
    """`role` is "figure", "label", or what else the column is for; `names` are what is left of its header."""

    role: str
    header: str = ""
    period: Period | None = None
    area: Area | None = None
    names: tuple[str, ...] = ()


def is_value(text: str) -> bool:
    """Whether a cell holds a figure, or a list of them, rather than words or a bare year."""
    is_figure = bool(read_cell(text) or LIST.fullmatch(text))
    return is_figure and period_of(text) is None


def columns_of(header: list[list[str]], width: int, council: str | None) -> list[Column]:
    """The columns under a header of several rows, spread over the cells they span."""
    rows = [_spread(header, at, width) for at in range(len(header))]
    return [_column([row[at] for row in rows], council) for at in range(width)]


def _spread(header: list[list[str]], at: int, width: int) -> list[str]:
    """One header row, with each cell repeated over the narrower cells that stand below it."""
    row = [*header[at], *[""] * width][:width]
    below = header[at + 1 :]
    for column in range(2, width):
        has_child = any(column < len(lower) and lower[column] for lower in below)
        if not row[column] and has_child:
            row[column] = row[column - 1]
    return row


def _column(levels: list[str], council: str | None) -> Column:
    levels = _joined(levels)
    header = " ".join(levels)
    for level in reversed(levels):
        for role, shape in ROLES:
            if shape.match(level):
                return Column(role, header)
    periods = [period_of(level) for level in levels]
    if len(levels) > 1 and any(periods):
        periods, levels = _without_results(periods, levels)
    named = [found for found in periods if found]
    rests = [found.rest if found else level for found, level in zip(periods, levels, strict=True)]
    areas = [area_of(rest, council) for rest in rests]
    area = next((found for found in areas if found), None)
    names = tuple(rest for rest, found in zip(rests, areas, strict=True) if rest and not found)
    return Column("figure" if named else "label", header, _whole(named), area, names)


def _joined(levels: list[str]) -> list[str]:
    """The texts of a column from the top, where "2016/" and "17" below it are one."""
    joined: list[str] = []
    for level in levels:
        if joined and joined[-1].endswith(("/", "-", "–")):
            joined[-1] += level
        elif level and level not in joined:
            joined.append(level)
    return joined


def _without_results(
    periods: list[Period | None], levels: list[str]
) -> tuple[list[Period | None], list[str]]:
    """ "Actual" under "Q1" adds nothing; "Target" does."""
    kept = [
        (period, level)
        for period, level in zip(periods, levels, strict=True)
        if not RESULT.fullmatch(level)
    ]
    if not any(period for period, _ in kept):
        return periods, levels
    return [period for period, _ in kept], [level for _, level in kept]


def _whole(periods: list[Period]) -> Period | None:
    """ "2023/24" over "Q1" is "2023/24 Q1"."""
    if not periods:
        return None
    notes = [period.note for period in periods if period.note]
    return Period(" ".join(period.name for period in periods), note="; ".join(notes) or None)


def is_header(cells: list[str]) -> bool:
    """Whether a row names periods over its columns and holds no figures."""
    texts = [cell for cell in cells[1:] if cell]
    if not texts or any(is_value(text) or len(text) > 120 for text in texts):
        return False
    periods = [found for found in map(period_of, texts) if found and not found.rest]
    roles = [text for text in texts if any(shape.match(text) for _, shape in ROLES)]
    return bool(periods) and 2 * (len(periods) + len(roles)) >= len(texts)


def has_own_title(text: str) -> bool:
    return bool(text) and not is_generic(text) and period_of(text) is None
