"""Gaps told in the commentary of a table, against the table's own figures: "4.4ppts below national"."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from packs.checks.amounts import shown
from packs.checks.rounding import Span, spread
from packs.checks.told import Claim, Verdict
from packs.readers.blocks import Block
from packs.readers.found import Figure, Found, Measure
from packs.readers.lines import TextLine, lines_of_blocks
from packs.readers.promises import SENTENCE_END

GAP = re.compile(
    r"(?P<n>\d+(?:\.\d+)?) ?(?:ppts?|pp|percentage points?|points?) (?P<way>below|above|lower than|higher than)"
    r" (?:the |our )?(?P<whom>national|england|sn average|statistical neighbours?(?: average)?|west midlands"
    r"|region(?:al)?)",
    re.IGNORECASE,
)
ABOVE = ("above", "higher than")
NATIONAL, REGION, NEIGHBOURS = (
    ("national", "england"),
    ("west midlands", "region"),
    ("statistical neighbours",),
)
YEAR = re.compile(r"\b20\d\d\b")
DECIMALS = re.compile(r"\.(\d+)")


def gap_claims(blocks: Sequence[Block], found: Found) -> Iterator[Claim]:
    """Of tables of one measure alone: of several nobody can tell which is meant."""
    council = council_of(found)
    lines = {line.text: line for line in reversed(lines_of_blocks(blocks))}
    for measure in lone_measures(found):
        for text in measure.commentary:
            for sentence in SENTENCE_END.split(text):
                yield from _of_sentence(sentence, measure, council, lines.get(text))


def council_of(found: Found) -> str:
    """The council's full name in small letters, in which the name of its rows stands."""
    return ((found.meeting.council if found.meeting else None) or "").lower()


def lone_measures(found: Found) -> Iterator[Measure]:
    """The measures that have a table of their own."""
    tables = defaultdict(list)
    for measure in found.measures:
        tables[measure.line].append(measure)
    return (measures[0] for measures in tables.values() if len(measures) == 1)


def _of_sentence(
    sentence: str, measure: Measure, council: str, line: TextLine | None
) -> Iterator[Claim]:
    years = set(YEAR.findall(sentence))
    for said in GAP.finditer(sentence):
        pair = _own_and_other(measure, council, _areas(said["whom"].lower()), years)
        if pair:
            at, page = line.place_of(said[0]) if line else (measure.line, measure.page)
            yield _claim(said, *pair, at, page)


def _areas(whom: str) -> tuple[str, ...]:
    if whom in NATIONAL:
        return NATIONAL
    return REGION if whom.startswith(("region", "west")) else NEIGHBOURS


def _own_and_other(
    measure: Measure, council: str, areas: tuple[str, ...], years: set[str]
) -> tuple[Figure, Figure] | None:
    """The council's figure and another's, of the year that is named or of the last that both have."""
    pairs = own_and_others(measure, council, areas)
    return next(
        (one for one in reversed(pairs) if all(year in one[0].period for year in years)), None
    )


def own_and_others(
    measure: Measure, council: str, areas: tuple[str, ...] = NATIONAL
) -> list[tuple[Figure, Figure]]:
    """The council's figures beside another's, for each period that has both."""
    valued = [one for one in measure.figures if one.value is not None]
    own = {one.period: one for one in valued if one.area and one.area.lower() in council}
    other = {one.period: one for one in valued if one.area.lower() in areas}
    return [(figure, other[period]) for period, figure in own.items() if period in other]


def _claim(said: re.Match, own: Figure, other: Figure, at: int, page: int | None) -> Claim:
    printed = Decimal(said["n"])
    step = Decimal(1).scaleb(printed.as_tuple().exponent)
    told = spread(-printed if said["way"].lower() in ABOVE else printed, step / 2)
    below = Decimal(str(other.value)) - Decimal(str(own.value))
    where = f"{own.period}, line {own.line}"
    return Claim(
        line=at,
        page=page,
        says=said[0],
        figures=f"{own.area} {own.raw}, {other.area} {other.raw} ({where})",
        computed=f"{shown(abs(below), 2)} {'below' if below >= 0 else 'above'}",
        verdict=Verdict.AGREES if (_span(other) - _span(own)).meets(told) else Verdict.WORTH_ASKING,
    )


def _span(figure: Figure) -> Span:
    """What a printed figure may have been before it was rounded."""
    decimals = DECIMALS.search(figure.raw)
    step = Decimal(1).scaleb(-len(decimals[1]) if decimals else 0)
    return spread(Decimal(str(figure.value)), step / 2)
