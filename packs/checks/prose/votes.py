"""Votes that are printed with their names: "For (7): Councillors Ash, Birch …" against how many are named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from packs.checks.sentences import Reading
from packs.checks.told import Claim, Verdict
from packs.readers.blocks import Block, ListItem, Paragraph, Table
from packs.readers.lines import TextLine
from packs.readers.names import names_alone

SIDE = (
    r"(?P<side>\b(?:For|FOR|In favour|IN FAVOUR|Against|AGAINST|Abstain(?:ed|ing)?|ABSTAIN(?:ED|ING)?"
    r"|Abstentions?|ABSTENTIONS?)\b(?: the (?:motion|amendment|proposal|recommendations?))?)"
)
#: "For (51)", "Against: 6 –", "FOR the motion - 7:"
NUMBER_FIRST = re.compile(
    rf"{SIDE}[ :–-]{{0,3}}(?:\((?P<n>\d{{1,3}})\)|(?P<bare>\d{{1,3}}) ?[:–-])[ :–-]*"
)
#: "For: Councillors Ash and Birch (2)"
NUMBER_LAST = re.compile(rf"{SIDE} ?[:–-] (?P<names>[^:()]{{3,2000}}) \((?P<n>\d{{1,3}})\)")
#: What may follow the last name.
OUTCOME = re.compile(
    r"[.;]? *(?:The )?(?:[Mm]otion|[Aa]mendment|[Vv]ote|[Pp]roposal|[Rr]ecommendations?)?(?: was| were)? ?"
    r"(?:[Cc]arried|[Ll]ost|[Ff]ell|[Ff]ailed|[Dd]efeated|CARRIED|LOST)?[. ]*$"
)
#: One list of names is printed in no more blocks.
MOST_BEHIND = 100
#: Nor is a vote told in a longer one.
LONGEST = 10_000


@dataclass(frozen=True)
class Side:
    """How many are said to have voted so, and who is named."""

    says: str
    told: int
    names: list[str]


def vote_claims(reading: Reading) -> Iterator[Claim]:
    """Every side of a vote whose number and names are printed, and nothing else with them."""
    for at, block in enumerate(reading.blocks):
        if isinstance(block, Table):
            rows = [TextLine(" – ".join(_cells(row)), row.line, row.page) for row in block.rows]
            yield from (_claim(row, side) for row in rows for side in _sides(row.text, ()))
        else:
            behind = reading.blocks[at : at + 1 + MOST_BEHIND]
            yield from (_claim(block, side) for side in _sides(block.text[:LONGEST], behind))


def _cells(row) -> list[str]:
    return [cell.text for cell in row.cells if cell.text]


def _sides(text: str, behind: Sequence[Block]) -> Iterator[Side]:
    for found in NUMBER_LAST.finditer(text):
        if names := _named(found["names"]):
            yield Side(found[0], int(found["n"]), names)
    for found, after in pairwise([*NUMBER_FIRST.finditer(text), None]):
        told = int(found["n"] or found["bare"])
        own = text[found.end() : after.start() if after else None]
        if names := _named(own) if after else _with_those_behind(own, told, behind):
            yield Side(found[0].strip(" :–-"), told, names)


def _named(text: str) -> list[str]:
    return [one.name for one in names_alone(OUTCOME.sub("", text))]


def _with_those_behind(own: str, told: int, behind: Sequence[Block]) -> list[str]:
    """The first block's names, and those of the next as far as they fit: a list goes on there, or on another page.

    Nobody where it goes on and the rest cannot be found.
    """
    names, last = _named(own), own
    if re.search(r"\w", OUTCOME.sub("", own)) and not names:
        return []
    for block in behind[1:]:
        is_list = isinstance(block, Paragraph | ListItem) and not NUMBER_FIRST.search(block.text)
        further = _named(block.text) if is_list else []
        if not further or len(names) + len(further) > told:
            is_cut = last.rstrip().endswith(",") or block.page != behind[0].page
            return [] if len(names) < told and is_cut else names
        names, last = names + further, block.text
    return names


def _claim(place: Block | TextLine, side: Side) -> Claim:
    named = len(side.names)
    return Claim(
        line=place.line,
        page=place.page,
        says=side.says,
        figures=f"the names with it, {side.names[0]} to {side.names[-1]}",
        computed=f"{named} named",
        verdict=Verdict.AGREES if side.told == named else Verdict.WORTH_ASKING,
    )
