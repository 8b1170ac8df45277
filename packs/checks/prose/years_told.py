"""How many years a paper says that it tells of, against the tables beside those words: "in the last three years"."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from packs.checks.grids import Grid
from packs.checks.sentences import Reading
from packs.checks.told import Claim, Verdict
from packs.readers.counting import CARDINAL, count_of

SAID = re.compile(
    rf"\b(?:in|over|for|across|of) the (?:last|past|latest) (?P<n>[2-9]|{CARDINAL}) "
    r"(?:academic |financial |school |full )?years\b",
    re.IGNORECASE,
)
#: Words that point to the tables beside them.
TABLES = re.compile(r"\bthe (?:(?:following|above|below) )?tables?\b", re.IGNORECASE)
YEAR = re.compile(r"(?<![\d/])(?:(?:20)?(\d\d) ?[/–-] ?(?:20)?\d\d|20(\d\d))(?![\d/])")
#: How many lines from the words a table may begin or end.
NEAR = 12


def years_told_claims(reading: Reading) -> Iterator[Claim]:
    """Where the same paragraph speaks of "the tables", and all tables near it are of several years, or more."""
    for line in reading.lines:
        said = None if line.cells else SAID.search(line.text)
        if not said or not TABLES.search(line.text):
            continue
        years = [_years(one) for one in _near(reading.grids, line.line)]
        most = max(map(len, years), default=0)
        if most > 1 and all(len(one) > 1 for one in years):
            at, page = line.place_of(said[0])
            told = count_of(said["n"])
            yield Claim(
                line=at,
                page=page,
                says=said[0],
                figures="the tables beside these words",
                computed=f"they are of {most} years: {', '.join(max(years, key=len))}",
                verdict=Verdict.AGREES if most >= told else Verdict.WORTH_ASKING,
            )


def _near(grids: Sequence[Grid], line: int) -> list[Grid]:
    """The table before a line and the one behind it, where they are near."""
    at = bisect_right([one.line for one in grids], line)
    beside = grids[max(0, at - 1) : at + 1]
    return [one for one in beside if one.line - line <= NEAR and line - one.rows[-1].line <= NEAR]


def _years(grid: Grid) -> list[str]:
    """The years that a table's heads and labels name, each once."""
    words = (*(one.header for one in grid.columns), *(row.label for row in grid.rows))
    found = {one[1] or one[2]: one[0] for text in words for one in YEAR.finditer(text)}
    return [found[year] for year in sorted(found)]
