"""A work programme that is no table: each meeting a line, and what it will look at listed below."""

import re
from collections.abc import Sequence

from packs.readers.blocks import Block, Heading, ListItem, Paragraph
from packs.readers.found import ProgrammeItem, Slot
from packs.readers.people_cells import people_in
from packs.readers.slots import Years, slot_of

#: Longer, or with a full stop, a line tells of something and is neither a meeting nor a title.
LONGEST_SLOT, LONGEST_TITLE = 60, 160
#: "Tides (lead: Una Reed)", "Tides (Lead officer – Una Reed)"
WHO = re.compile(
    r"\s*\((?:lead|report of|officer|lead officer|author|contact)s?\s*[:–-]\s*(?P<who>[^()]{3,80})\)$",
    re.IGNORECASE,
)
NAME = r"(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Dr)\.? )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2}"
#: "Tides (Una Reed)": a person only where half of the list says so, for "Tides (North Quay)" looks alike.
PERHAPS_WHO = re.compile(rf"\s*\((?P<who>{NAME}(?:(?:,| and| &| /) {NAME})*)\)$")


def read_listed_programme(
    blocks: Sequence[Block], heads: re.Pattern, year: Years
) -> list[ProgrammeItem]:
    """The items of the last such list; `heads` are the words of a line above it. One meeting alone is no programme."""
    found: list[ProgrammeItem] = []
    for at, block in enumerate(blocks):
        if _is_head(block, heads):
            items = _listed(blocks[at + 1 :], year)
            meetings = {item.slot.label for item in items if item.slot.kind == "meeting"}
            found = items if len(meetings) > 1 else found
    return found


def _is_head(block: Block, heads: re.Pattern) -> bool:
    is_line = isinstance(block, Heading | Paragraph) and not block.text.endswith(".")
    return is_line and len(block.text) < LONGEST_TITLE and bool(heads.search(block.text))


def _listed(blocks: Sequence[Block], year: Years) -> list[ProgrammeItem]:
    """As far as meetings and titles follow each other; a word or two of introduction may stand before the first."""
    found: list[tuple[Slot, Block]] = []
    slot = None
    for at, block in enumerate(blocks):
        if named := _slot(block, year):
            slot = named
        elif slot and _is_title(block):
            found.append((slot, block))
        elif slot or at:
            break
    named = sum(bool(PERHAPS_WHO.search(block.text)) for _, block in found)
    ends = (WHO, PERHAPS_WHO) if 2 * named >= len(found) else (WHO,)
    return [_item(slot, block, ends) for slot, block in found]


def _slot(block: Block, year: Years) -> Slot | None:
    is_line = isinstance(block, Heading | Paragraph) and len(block.text) <= LONGEST_SLOT
    return slot_of(block.text, year) if is_line and not block.text.endswith(".") else None


def _is_title(block: Block) -> bool:
    if isinstance(block, ListItem):
        return len(block.text) <= 2 * LONGEST_TITLE
    is_line = isinstance(block, Paragraph) and not block.text.endswith(".")
    return is_line and len(block.text) <= LONGEST_TITLE


def _item(slot: Slot, block: Block, ends: tuple[re.Pattern, ...]) -> ProgrammeItem:
    who = next((match for end in ends if (match := end.search(block.text))), None)
    title = block.text[: who.start()] if who else block.text
    people = people_in(who["who"]) if who else ()
    return ProgrammeItem(slot, title.rstrip(" ;,."), None, people, block.line, block.page)
