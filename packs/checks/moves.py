"""What a table says of its own course: a gap that narrowed or widened, a place that rose or fell."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from packs.checks.amounts import shown
from packs.checks.gaps import council_of, lone_measures, own_and_others
from packs.checks.told import Claim, Verdict
from packs.readers.blocks import Block
from packs.readers.found import Figure, Found, Measure

NARROWED, WIDENED, SAME = "narrowed", "widened", "stayed the same"
#: "Gap to national has widened", "Narrowed the gap to national"
COURSE = (
    (NARROWED, re.compile(r"\b(?:narrow(?:ed|ing|s)|clos(?:ed|ing))\b", re.IGNORECASE)),
    (WIDENED, re.compile(r"\bwiden(?:ed|ing|s)\b", re.IGNORECASE)),
    (SAME, re.compile(r"\b(?:remain(?:ed|s)|stay(?:ed|s)) the same\b", re.IGNORECASE)),
)
GAP = re.compile(r"\bgap (?:to|with) (?:the )?national\b", re.IGNORECASE)
#: "Dropped from 6th to 7th position"
PLACES = re.compile(
    r"\bfrom (?:joint )?(\d{1,3})(?:st|nd|rd|th) to (?:joint )?(\d{1,3})(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
#: What names two things at once, or leaves one out, is read by people.
SEVERAL = re.compile(r"\b(?:but|although|for|in both|whilst)\b", re.IGNORECASE)


def move_claims(blocks: Sequence[Block], found: Found) -> Iterator[Claim]:
    """Of the trend column of tables of one measure alone: of several nobody can tell which is meant."""
    for measure in lone_measures(found):
        for trend in measure.trend:
            yield from _gap(trend.text, measure, council_of(found))
            yield from _place(trend.text, measure)


def _gap(text: str, measure: Measure, council: str) -> Iterator[Claim]:
    told = [name for name, words in COURSE if words.search(text)]
    pairs = own_and_others(measure, council)[-2:]
    if not GAP.search(text) or len(told) != 1 or SEVERAL.search(text) or len(pairs) < 2:
        return
    before, after = (_exact(other) - _exact(own) for own, other in pairs)
    # Where one overtook the other, both words may be meant.
    if before * after < 0 or _differ(pairs):
        return
    size = abs(after) - abs(before)
    course = SAME if size == 0 else WIDENED if size > 0 else NARROWED
    (own, other), at = pairs[1], pairs[1][1].line
    yield Claim(
        line=at,
        page=other.page,
        says=text,
        figures=f"{own.area} {pairs[0][0].raw}, then {own.raw}; {other.area} {pairs[0][1].raw}, then {other.raw}",
        computed=f"a gap of {shown(abs(before), 2)}, then of {shown(abs(after), 2)}: {course}",
        verdict=Verdict.AGREES if course == told[0] else Verdict.WORTH_ASKING,
    )


def _place(text: str, measure: Measure) -> Iterator[Claim]:
    """A place among the neighbours that is told with both its numbers."""
    said = PLACES.search(text)
    ranked = [one for one in measure.figures if one.area == "SN ranking" and one.rank]
    if not said or len(ranked) < 2 or SEVERAL.search(text):
        return
    before, after = ranked[-2:]
    holds = (before.rank, after.rank) == (int(said[1]), int(said[2]))
    yield Claim(
        line=after.line,
        page=after.page,
        says=text,
        figures=f"{before.raw} ({before.period}), {after.raw} ({after.period})",
        computed=f"from {before.rank} to {after.rank}",
        verdict=Verdict.AGREES if holds else Verdict.WORTH_ASKING,
    )


def _differ(pairs: list[tuple[Figure, Figure]]) -> bool:
    """Whether the two periods were counted in different ways, as their unit or a note says."""
    figures = [one for pair in pairs for one in pair]
    return len({(one.unit, one.note) for one in figures}) > 1


def _exact(figure: Figure) -> Decimal:
    return Decimal(str(figure.value))
