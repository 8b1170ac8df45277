"""What is under embargo, and the words or figures of the same paper that give it away."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from packs.checks.amounts import amounts_in
from packs.checks.flags.small_numbers import words_around
from packs.checks.grids import Grid, GridRow
from packs.checks.numbers import PLAIN, POUNDS, Number, numbers_in
from packs.checks.sentences import SENTENCE_END, Reading, Sentence
from packs.checks.told import Flag, FlagKind
from packs.readers.measures.columns import Column

EMBARGOED = re.compile(
    r"\bembargo(?:ed|es)?\b|\bnot (?:yet )?for (?:publication|(?:onward|wider|public) (?:sharing|circulation|release))"
    r"|\bunpublished (?:data|figures?|results?|statistics)|\bofficial statistics in confidence",
    re.I,
)
WHY = "{}, {}: the cell says “{}”, and these words tell of it. Take them out until it is published."
#: An embargo that is over; or business that is exempt, which is another matter.
LIFTED = re.compile(
    r"\bno longer\b|\bnot (?:under|subject to an?) embargo|\bembargo\w* (?:\w+ ){0,4}"
    r"(?:lifted|ended|over|expired)|\b(?:after|since|when|once|until|lifting|end) (?:of )?the embargo|\bparagraphs? \d"
    r"|\bexempt\b|\b12A\b|\btrade\b|\barms\b",
    re.I,
)
DATA = re.compile(
    r"\b(?:figures?|data|results?|statistics|outcomes?|attainment|scores?|rates?|averages?|national(?:ly)?|england"
    r"|provisional|validated|returns?|grades|percentages?|proportion|performance|tables?)\b",
    re.I,
)
COMPARATOR = re.compile(
    r"\b(?:national(?:ly)?|england|region(?:al|ally)?|(?:statistical )?neighbours?|comparators?)\b",
    re.I,
)
#: The gap to somebody, or who is ahead: the other figure, or nearly so.
GAP = re.compile(
    r"\bgaps?\b.{0,60}?\b(?:narrow|widen|clos|reduc|remain|increas|decreas|grew|grow|wider|smaller|larger|unchanged"
    r"|no gap|same|of \d)\w*|\b(?:narrow|widen|clos)\w*(?: of)? (?:the|its|this) gap\b",
    re.I,
)
COMPARED = re.compile(
    r"\b(?:above|below|higher|lower|better|worse|faster|slower|quicker|ahead|behind|in line|same as|equal to|close to"
    r"|compare[ds]?|comparable|outperform\w*|exceed\w*|match\w*"
    r"|(?:more|less|greater|fewer) than|similar|points?|ppts?)\b",
    re.I,
)
#: Which way one's own figure went.
MOVED = re.compile(
    r"\b(?:improv|increas|decreas|declin|ris(?:e|en|ing)\b|rose\b|fell\b|fall(?:en|s|ing)?\b|dropp|unchanged"
    r"|higher\b|lower\b|remain(?:ed|s) the same|best\b|worst\b)",
    re.I,
)
RELEASED = re.compile(
    r"\b(?:publi(?:shed|cation|shes)|releas(?:ed?|es)|embargoed until|embargo(?: until| to| ends?)?|available)"
    r"(?: \w+){0,4} ?$",
    re.I,
)
#: What is still to come is no figure that is printed here.
TO_COME = re.compile(r"\b(?:next|further|latest|updated|final|full|new|more|future|later)\b", re.I)
#: Longer cells are words, not labels.
SHORT = 40
#: Letters of a label that say nothing by themselves.
WORD = re.compile(r"[^\W_]{2,}|\d")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def embargo_flags(reading: Reading) -> Iterator[Flag]:
    for grid in reading.grids:
        yield from given_away(grid)
        yield from printed_all_the_same(grid)
    for sentence in reading.prose:
        yield from told_under_embargo(sentence)
        yield from told_before_its_day(reading, sentence)


@dataclass(frozen=True)
class Withheld:
    """A cell that says embargo, and whose figure that is: one's own, or a comparator's."""

    row: GridRow
    column: int
    is_own: bool
    area: str


def given_away(grid: Grid) -> Iterator[Flag]:
    """Sentences of a table's own commentary that tell what its cells hold back."""
    withheld = [one for row in grid.rows for one in _withheld(grid, row)]
    if not withheld:
        return
    for told, covered in _commentaries(grid):
        for sentence, row in _about(told.cell, covered, grid.rows):
            for one in withheld:
                if _label(one.row) == _label(row) and _tells(sentence, one, grid):
                    why = WHY.format(_label(row), grid.name(one.column), one.row.cell(one.column))
                    yield Flag(FlagKind.EMBARGO, told.line, sentence, why, told.page)
                    break


@dataclass(frozen=True)
class Told:
    cell: str
    line: int
    page: int | None


def _withheld(grid: Grid, row: GridRow) -> Iterator[Withheld]:
    for at in range(1, len(grid.columns)):
        text = row.cell(at)
        if len(text) > 60 or not EMBARGOED.search(text) or LIFTED.search(text):
            continue
        area = row.area or grid.name(at)
        has_value = any(amounts_in(text))
        is_own = not has_value and not COMPARATOR.search(f"{area} {grid.name(at)} {row.label}")
        yield Withheld(row, at, is_own, area)


def _commentaries(grid: Grid) -> Iterator[tuple[Told, list[GridRow]]]:
    """Each cell of words with the rows that it stands beside: down to the next cell of its column that has any."""
    for at, column in enumerate(grid.columns):
        starts = [n for n, row in enumerate(grid.rows) if _is_prose(row.cell(at), column)]
        for start, end in pairwise([*starts, len(grid.rows)]):
            row = grid.rows[start]
            yield Told(row.cell(at), row.line, row.page), list(grid.rows[start:end])


def _is_prose(text: str, column: Column) -> bool:
    is_long = column.role == "narrative" or len(text) > SHORT
    return bool(text) and is_long and not any(amounts_in(text)) and not EMBARGOED.match(text)


def _about(
    text: str, covered: Sequence[GridRow], rows: Sequence[GridRow]
) -> Iterator[tuple[str, GridRow]]:
    """Each sentence with the row that it tells of: the one whose label it names, or that of the sentence before."""
    names = {**_names(rows), **_names(covered)}
    labels = {_label(row): row for row in covered}
    row = covered[0] if len(labels) == 1 else None
    for sentence in SENTENCE_END.split(text):
        said = _words(sentence)
        if named := [label for label, words in names.items() if words and words <= said]:
            row = labels.get(max(named, key=lambda label: len(names[label])))
        if row:
            yield " ".join(sentence.split()), row


def _names(rows: Sequence[GridRow]) -> dict[str, set[str]]:
    """By label the words of it that not all of some rows have."""
    words = {label: _words(label) for label in map(_label, rows)}
    common = set.intersection(*words.values()) if len(words) > 1 else set()
    return {label: own - common for label, own in words.items()}


def _label(row: GridRow) -> str:
    """A row's label without the area that it is of, so that one's own and the nation's row are one."""
    return row.label.removesuffix(f", {row.area}") if row.area else row.label


def _words(text: str) -> set[str]:
    return set(WORD.findall(text.lower()))


def _tells(sentence: str, one: Withheld, grid: Grid) -> bool:
    years = set(YEAR.findall(sentence))
    if years and set(YEAR.findall(grid.name(one.column))) - years:
        return False
    if EMBARGOED.search(sentence):
        return False
    if one.is_own:
        return bool(
            MOVED.search(sentence)
            or GAP.search(sentence)
            or any(map(_is_figure, numbers_in(sentence)))
        )
    named = COMPARATOR.findall(sentence)
    if GAP.search(sentence):
        return not named or _is_withheld(named, one, grid)
    return bool(COMPARED.search(sentence)) and _is_withheld(named, one, grid)


def _is_withheld(named: Sequence[str], one: Withheld, grid: Grid) -> bool:
    """Whether a comparator that a sentence names is the one whose figure is held back."""
    kinds = {_kind(word) for word in named}
    of = {
        _kind(word)
        for word in COMPARATOR.findall(f"{one.area} {grid.name(one.column)} {_heads(grid)}")
    }
    return bool(kinds & of) if of else bool(kinds)


def _heads(grid: Grid) -> str:
    return " ".join(column.header for column in grid.columns if column.role == "label")


def _kind(word: str) -> str:
    word = word.lower()
    return "nation" if word.startswith(("nation", "england")) else word[:6]


def _is_figure(number: Number) -> bool:
    return number.unit not in (PLAIN, POUNDS) or number.decimals > 0


def printed_all_the_same(grid: Grid) -> Iterator[Flag]:
    """Columns marked as not for publication, or under embargo, in which figures are printed."""
    for at, column in enumerate(grid.columns):
        if (
            EMBARGOED.search(column.header)
            and not LIFTED.search(column.header)
            and grid.amounts_of(at)
        ):
            first = next(row for row in grid.rows if grid.amount(row, at))
            why = "The column is marked so, and its figures are printed. Take them out until they are published."
            yield Flag(FlagKind.EMBARGO, grid.line, column.header, why, first.page)


def told_under_embargo(sentence: Sentence) -> Iterator[Flag]:
    """A sentence that says itself that a figure may not be told yet, and tells it."""
    text = sentence.text
    if EMBARGOED.search(text) and not LIFTED.search(text) and DATA.search(text) and _has_told(text):
        why = "The words say that it is not to be published yet, and tell it. Take it out until it is published."
        yield Flag(FlagKind.EMBARGO, sentence.line, words_around(text, 0), why, sentence.page)


def told_before_its_day(reading: Reading, sentence: Sentence) -> Iterator[Flag]:
    """A figure told in a paper that is dated before the day on which the sentence says that it is published."""
    written = reading.latest_on(sentence)
    text = sentence.text
    if not written or EMBARGOED.search(text) or TO_COME.search(text) or not DATA.search(text):
        return
    for span in sentence.spans:
        is_later = span.kind == "day" and span.first > written
        if is_later and RELEASED.search(text[: span.start]) and _has_told(text):
            why = f"The paper is dated {written:%-d %B %Y}, before the day on which this is published."
            yield Flag(FlagKind.EMBARGO, sentence.line, words_around(text, 0), why, sentence.page)
            return


def _has_told(text: str) -> bool:
    compares = COMPARED.search(text) and COMPARATOR.search(text)
    return bool(any(map(_is_figure, numbers_in(text))) or GAP.search(text) or compares)
