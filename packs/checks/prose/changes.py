"""Changes told in words beside their two figures: "rose from 40 to 46, an increase of 15%"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from packs.checks.amounts import shown
from packs.checks.sentences import Reading
from packs.checks.told import Claim, Verdict
from packs.readers.lines import TextLine
from packs.readers.promises import SENTENCE_END

UNIT = r" ?%| per ?cent\b|m|k|bn"
BEFORE = rf"£?(?P<before>\d[\d,]*(?:\.\d+)?)(?P<unit>{UNIT})?"
AFTER = rf"£?(?P<after>\d[\d,]*(?:\.\d+)?)(?P<unit_2>{UNIT})?"
#: What stands between two figures: "boats", "in 2029", "in 2028/29".
WORDS = r"(?:(?:[a-z]+|(?:19|20)\d\d(?:[/-]\d\d)?) ){0,3}?"
#: "from 40 to 46"; "46 boats were moored, up from 40"
FROM_TO = re.compile(rf"\bfrom {BEFORE} {WORDS}to {AFTER}(?![\d/])", re.IGNORECASE)
UP_FROM = re.compile(
    rf"{AFTER}(?: [a-z-]+){{1,8}}(?: in [\d/]+)?,? (?:up|down) from {BEFORE}\b", re.IGNORECASE
)
CHANGE = re.compile(
    r"\b(?P<way>increase|rise|growth|decrease|fall|drop|reduction) of (?P<n>\d+(?:\.\d+)?) ?(?:%|per ?cent)"
    r"(?! ?points?)",
    re.IGNORECASE,
)
DOWN = ("decrease", "fall", "drop", "reduction")
#: In how many sentences, the last of them its own, the figures of a change stand.
NEAR = 2


def change_claims(reading: Reading) -> Iterator[Claim]:
    """Every percentage change whose two figures are printed just before it."""
    for line in reading.lines:
        for place in CHANGE.finditer(line.text):
            if pair := _pair_before(line.text[: place.start()]):
                yield _claim(line, place, *pair)


def _pair_before(text: str) -> tuple[Decimal, Decimal] | None:
    """The two figures of the change told last; percentages and years have no percentage change."""
    *earlier, own = SENTENCE_END.split(text)
    # A sentence with figures of its own tells its change of those.
    near = own if any(map(str.isdigit, own)) else " ".join((*earlier[1 - NEAR :], own))
    told = max([*FROM_TO.finditer(near), *UP_FROM.finditer(near)], key=re.Match.end, default=None)
    if told is None:
        return None
    before, after = (Decimal(told[name].replace(",", "")) for name in ("before", "after"))
    units = {(told[name] or "").strip().lower() for name in ("unit", "unit_2")}
    is_alike = len(units) == 1 and not units & {"%", "per cent", "percent"}
    are_years = all(1900 <= one <= 2100 for one in (before, after))
    return (before, after) if before and is_alike and not are_years else None


def _claim(line: TextLine, said: re.Match, before: Decimal, after: Decimal) -> Claim:
    change = (after - before) / before * 100
    told = Decimal(said["n"]) * (-1 if said["way"].lower() in DOWN else 1)
    # It may have been rounded, or cut.
    out_by_one = Decimal(1).scaleb(told.as_tuple().exponent)
    at, page = line.place_of(said[0])
    return Claim(
        line=at,
        page=page,
        says=said[0],
        figures=f"from {shown(before)} to {shown(after)}",
        computed=f"{shown(after - before)} of {shown(before)} is {shown(change)}%",
        verdict=Verdict.AGREES if abs(change - told) <= out_by_one else Verdict.WORTH_ASKING,
    )
