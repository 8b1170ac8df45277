"""How many recommendations or themes a paper says it has, against their own headings: "Recommendation 1" and on."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from packs.checks.numbers import numbers_in
from packs.checks.prose.listed import COUNT
from packs.checks.sentences import Reading
from packs.checks.told import Claim, Verdict
from packs.readers.blocks import Block, Heading, ListItem, Paragraph
from packs.readers.counting import count_of

#: "highlighted nine recommendations", but not "four of the nine recommendations".
SAID = re.compile(
    rf"(?<!of )(?<!of the )(?<!of its )\b{COUNT}(?P<things>(?: (?!of\b|and\b|or\b|to\b)[a-z-]+){{0,2}}"
    r" (?P<name>recommendation|priorit|objective|theme|finding|outcome)(?:ie)?s)\b",
    re.IGNORECASE,
)
HEAD = re.compile(
    r"(?:\d{1,2}\.? +)?(?P<name>Recommendation|Priorit(?=y)|Objective|Theme|Finding|Outcome)y? (?P<n>\d{1,2})\b"
)
PART = re.compile(r"\b(?:some|most|many|several|remainder|rest|others?)\b", re.I)
#: How many blocks above the first heading its lead-in may stand.
LEAD_IN = 4


def headed_claims(reading: Reading) -> Iterator[Claim]:
    """A count told right above the headings that it is of."""
    for name in ("Recommendation", "Priorit", "Objective", "Theme", "Finding", "Outcome"):
        for at, heads in _rows(reading.blocks, name):
            for block in reading.blocks[max(0, at - LEAD_IN) : at]:
                said = SAID.search(block.text) if isinstance(block, Paragraph | ListItem) else None
                if said and said["name"].lower() == name.lower() and not _is_parted(block, said):
                    yield _claim(block, said, heads)


def _rows(blocks: Sequence[Block], name: str) -> Iterator[tuple[int, list[Block]]]:
    """Where headings of one name count 1, 2, 3 and on, and as far as they do; nothing where they skip one."""
    heads = [
        (at, int(head["n"]))
        for at, block in enumerate(blocks)
        if (isinstance(block, Heading) or getattr(block, "is_bold", False))
        and (head := HEAD.match(block.text))
        and head["name"] == name
    ]
    for place, (start, n) in enumerate(heads):
        if n == 1:
            behind = takewhile(lambda two: two[1][1] > two[0][1], pairwise(heads[place:]))
            row = [(start, 1), *(after for _, after in behind)]
            if len(row) == row[-1][1] > 1:
                yield start, [blocks[at] for at, _ in row]


def _is_parted(block: Block, said: re.Match) -> bool:
    """Whether the text behind counts some of them apart: "Progress on five of them", "four for the Council"."""
    behind = block.text[said.end() :]
    return bool(numbers_in(behind) or PART.search(behind))


def _claim(block: Block, said: re.Match, heads: list[Block]) -> Claim:
    return Claim(
        line=block.line,
        page=block.page,
        says=f"{said['n']}{said['things']}",
        figures=f"the headings, lines {heads[0].line} to {heads[-1].line}",
        computed=f"{len(heads)} headings",
        verdict=Verdict.AGREES if count_of(said["n"]) == len(heads) else Verdict.WORTH_ASKING,
    )
