"""Numbers that count through a paper and skip one or come twice: paragraphs, sections, items, minutes, appendices.

A conversion loses lines. A number is missing only where nothing between its neighbours begins with it, and twice
only where it stands before two texts, one behind the other.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise

from packs.checks.sentences import Reading
from packs.checks.told import DateAsked
from packs.readers.blocks import Block, Heading, ListItem
from packs.readers.found import AgendaItem, MinuteItem
from packs.readers.markers import style_of

#: So many numbers in a row show that something is counted.
SURE = 3
#: Where more are missing, a stretch of the paper is.
MOST_MISSING = 2
#: Of more gaps in one paper, its conversion is in doubt.
MOST_GAPS = 5
PARAGRAPH = re.compile(r"(?P<before>\d{1,2}\.)(?P<n>\d{1,2})\.?")
#: "3 Background", "Recommendation 2: …", "7 Recommendation 3: …", "Appendix B"
HEADS = (
    re.compile(r"(?P<before>(?:Section )?)(?P<n>\d{1,2})[.:)]? +(?=[A-Z])"),
    re.compile(
        r"(?:\d{1,2}\.? +)?(?P<before>(?:Recommendation|Priority|Objective|Theme|Finding|Outcome) )(?P<n>\d{1,2})\b"
    ),
    re.compile(r"(?P<before>Appendix |Annexe? )(?P<n>[A-Z]|\d{1,2})\b"),
)
#: What may be told of a missing appendix; of others it is enough that they are named.
_GONE = r"\b(?:exempt|confidential|restricted|private|to follow|separate\w*|circulated|not used|withdrawn|omitted)\b"
GONE, GONE_BEFORE = rf".{{0,80}}{_GONE}", rf"{_GONE}.{{0,40}}"
NOUN = r"(?:section|item|paragraph|para|minute)"
CONTINUED = re.compile(r"\b(?:continued|cont(?:’|')?d|cont\.)", re.I)


@dataclass(frozen=True)
class Counted:
    """One number or letter where it stands, with what is printed before it."""

    before: str
    number: str
    text: str
    line: int
    page: int | None

    @property
    def n(self) -> int:
        return int(self.number) if self.number.isdigit() else ord(self.number) - ord("A") + 1

    @property
    def shown(self) -> str:
        return self.before + self.number

    def other(self, n: int) -> str:
        """Another number of the row, as it would be printed."""
        return self.before + (str(n) if self.number.isdigit() else chr(ord("A") + n - 1))


def number_skipped(reading: Reading) -> Iterator[DateAsked]:
    """ "3.1", "3.2" and "3.4"; items 1, 2 and 4; minutes 31, 32 and 34; appendices A, C and D."""
    asked = dict.fromkeys(islice(_gaps(reading), 2 * MOST_GAPS))
    if len(asked) <= MOST_GAPS:
        yield from asked


def _gaps(reading: Reading) -> Iterator[DateAsked]:
    for before, after in _pairs(reading):
        missing = [before.other(n) for n in range(before.n + 1, after.n)]
        if missing and not any(_is_somewhere(reading, one, before, after) for one in missing):
            found = f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not there"
            yield DateAsked(after.line, f"{before.shown}, then {after.shown}", found, after.page)


def number_twice(reading: Reading) -> Iterator[DateAsked]:
    """ "3.2" before two texts, one behind the other."""
    for before, after in _pairs(reading):
        if before.n == after.n and before.text != after.text and not CONTINUED.search(after.text):
            yield DateAsked(after.line, after.shown, f"also on line {before.line}", after.page)


def _pairs(reading: Reading) -> Iterator[tuple[Counted, Counted]]:
    """Neighbours in every row that is long enough to show that it counts."""
    for row in _rows(reading):
        for run in _upwards(row):
            if len({one.n for one in run}) >= SURE:
                yield from pairwise(run)


def _upwards(row: Iterable[Counted]) -> Iterator[list[Counted]]:
    """A smaller number than the one before, or one far off, begins anew: another document, another list."""
    run: list[Counted] = []
    for one in row:
        if run and not 0 <= one.n - run[-1].n <= MOST_MISSING + 1:
            yield run
            run = []
        run.append(one)
    yield run


def _rows(reading: Reading) -> Iterator[list[Counted]]:
    yield from _paragraphs(reading.blocks)
    yield from _lists(reading.blocks)
    for head in HEADS:
        yield _heads(reading.blocks, head)
    yield _items(reading.found.agenda)
    for minutes in reading.found.minutes:
        yield _items(minutes.items)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[list[Counted]]:
    """The paragraphs of each section: "3.1" and on, until another section's."""
    items = [block for block in blocks if isinstance(block, ListItem)]
    found = [(one, block) for block in items if (one := PARAGRAPH.fullmatch(block.marker))]
    for _, section in groupby(found, key=lambda one: one[0]["before"]):
        yield [_counted(number, block) for number, block in section]


def _lists(blocks: Sequence[Block]) -> Iterator[list[Counted]]:
    """Lists of which each item follows the one before at once."""
    for is_item, group in groupby(blocks, key=lambda block: isinstance(block, ListItem)):
        items = [one for one in group if is_item and one.marker.strip("().").isdigit()]
        for _, same in groupby(items, key=lambda one: (one.depth, style_of(one.marker))):
            yield [
                Counted("", one.marker.strip("()."), one.text, one.line, one.page) for one in same
            ]


def _heads(blocks: Sequence[Block], head: re.Pattern) -> list[Counted]:
    heads = [
        block for block in blocks if isinstance(block, Heading) or getattr(block, "is_bold", False)
    ]
    return [_counted(number, block) for block in heads if (number := head.match(block.text))]


def _items(items: Sequence[AgendaItem | MinuteItem]) -> list[Counted]:
    return [
        Counted("", one.number, one.title, one.line, one.page)
        for one in items
        if one.number and one.number.isdigit()
    ]


def _counted(number: re.Match, block: Block) -> Counted:
    return Counted(number["before"], number["n"], block.text, block.line, block.page)


def _is_somewhere(reading: Reading, missing: str, before: Counted, after: Counted) -> bool:
    """Whether a missing number begins something between its neighbours, or the paper tells what became of it."""
    begins = r"[.):]?(?:\s+\W*[A-Z]|\W*$)" if missing.isdigit() else r"(?!\d)"
    wanted = re.compile(rf"(?<![\d.]){re.escape(missing)}{begins}")
    between = [line for line in reading.lines if before.line <= line.line <= after.line]
    # A page without a word is a picture, and may hold it.
    is_lost = len({line.page for line in between}) <= (after.page or 0) - (before.page or 0)
    if is_lost or any(wanted.search(f"{line.marker} {line.text}") for line in between):
        return True
    name = re.escape(missing) if missing[0].isalpha() else f"{NOUN} {re.escape(missing)}"
    is_appendix = missing.startswith(("Appendix", "Annex"))
    told = re.compile(
        rf"\b{name}\b(?:{GONE})|{GONE_BEFORE}\b{name}\b" if is_appendix else rf"\b{name}\b", re.I
    )
    return any(told.search(line.text) for line in reading.lines)
