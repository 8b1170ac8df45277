"""How many things a list is said to have, against the list: "The five measures are:"."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from packs.checks.sentences import Reading
from packs.checks.told import Claim, Verdict
from packs.readers.blocks import Block, ListItem, Paragraph
from packs.readers.counting import CARDINAL, count_of

COUNT = rf"(?P<n>\d{{1,2}}|{CARDINAL})"
#: Of the last sentence before a list: its whole count, and nothing else that the list may be of.
LEAD = re.compile(
    rf"(?:^|\b(?:the|these|following|of|all) )(?:following )?{COUNT}"
    r"(?P<things>(?: (?!of\b|and\b|or\b|to\b)[a-z-]+){0,3} [a-z-]+s)"
    r"(?:,? (?:which |these |that |they )?(?:are|were|are as follows|were as follows|is|follow|below|set out below)"
    r"(?: (?:the following|as follows))?)?:$",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?]) ")
#: How many blocks behind a list may stand between it and its rest.
NEAR = 4
NOT_THINGS = re.compile(
    r"\b(?:years?|months?|weeks?|days?|hours?|times|minutes|ways?)\b", re.IGNORECASE
)


def listed_claims(reading: Reading) -> Iterator[Claim]:
    """Every list whose lead-in says how many things it has."""
    blocks = reading.blocks
    for at, block in enumerate(blocks[:-1]):
        if not isinstance(block, Paragraph | ListItem):
            continue
        said = LEAD.search(SENTENCE.split(block.text)[-1])
        items = _items_behind(blocks, at) if said and not NOT_THINGS.search(said["things"]) else []
        if len(items) > 1:
            yield _claim(block, said, items)


def _items_behind(blocks: Sequence[Block], at: int) -> list[ListItem]:
    """The list behind a block, without the lists within it; nothing where it may go on behind a page's end."""
    first, lead = blocks[at + 1], blocks[at]
    if not isinstance(first, ListItem):
        return []
    if isinstance(lead, ListItem) and _is_like(lead, first):
        return []
    behind = list(
        takewhile(
            lambda one: isinstance(one, ListItem) and one.depth >= first.depth, blocks[at + 1 :]
        )
    )
    after = blocks[at + 1 + len(behind) :][:NEAR]
    if any(isinstance(one, ListItem) and _is_like(one, first) for one in after):
        return []
    return [one for one in behind if _is_like(one, first)]


def _is_like(one: ListItem, other: ListItem) -> bool:
    """Whether two items are marked alike: "-", "1.", "(a)"."""
    return one.depth == other.depth and _kind(one) == _kind(other)


def _kind(item: ListItem) -> str:
    return re.sub(r"[a-z]+", "a", re.sub(r"[\d.]*\d", "1", item.marker.lower()))


def _claim(block: Block, said: re.Match, items: list[ListItem]) -> Claim:
    told = count_of(said["n"])
    return Claim(
        line=block.line,
        page=block.page,
        says=f"{said['n']}{said['things']}",
        figures=f"the list below, lines {items[0].line} to {items[-1].line}",
        computed=f"{len(items)} in the list",
        verdict=Verdict.AGREES if told == len(items) else Verdict.WORTH_ASKING,
    )
