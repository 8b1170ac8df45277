"""Text and Markdown into blocks.

No Markdown parser knows tables of tab-separated lines with HTML in their cells, nor bold marks
whose other half stands on another line, so lines are taken one by one.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from packs.readers.blocks import Block, Heading, ListItem, Paragraph, Row, Table
from packs.readers.blocks.decoding import Line, decode, lines_of
from packs.readers.blocks.marks import is_bold, plain
from packs.readers.blocks.rows import is_row, is_underline, row_of

HEADING = re.compile(r"(#{1,6})\s+(.*)")
RULE = re.compile(r"(?:[-_*=] ?){3,}$")
BULLET = re.compile(r"(?:[-*+–•●▪◦○■]|\uf0b7)\s+")
#: "1)", "(1)", "1.", "(b)", "b)", "b.", "(iv)", "iv.", "A)"; not "A. Lucas", who is a person.
MARKER = re.compile(
    r"(\((?:\d{1,3}|[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})\)"
    r"|(?:\d{1,3}|[A-Za-z]|[ivx]{2,5}|[IVX]{2,5})\)"
    r"|(?:\d{1,3}|[a-z]|[ivx]{2,5})\.(?!\d))\**(?:\s+|(?=\*\*))(.*)"
)
#: "3.1 Since"; not "10.00 am", nor "5.5 million".
PARAGRAPH_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2}){1,3}\.?)\**\s+(?![a-z]|[AP]\.?M\b)([^\d%].*)")
NUMBERED = re.compile(r"(\d{1,3})\s+[A-Z]")
FURNITURE = re.compile(
    r"(?:this page is intentionally left blank|page is intentionally left blank|"
    r"continued overleaf[ .…]*|page \d{1,4}(?: of \d{1,4})?)$",
    re.IGNORECASE,
)
#: What opens a line of its own: "PRESENT: …", "RESOLVED that …", "(Item 3)", "Green (2): …".
OPENING = re.compile(
    r"[A-Z][A-Za-z’'&/ -]{2,40} \(\d{1,2}\):\s|"
    r"[A-Z][A-Z’'&/() -]{2,40}:(?:\s|$)|\((?:[Aa]genda )?[Ii]tem (?:no\.? ?)?\d"
    r"|(?:RESOLVED|AGREED|RECOMMENDED|DECIDED)\b"
    r"|(?:Apologies|Present|In attendance|Also (?:present|in attendance)|Officers)\b[^:.]{0,40}:\s"
    r"|\(?The meeting (?:was )?(?:closed|ended|concluded|finished|rose)\b|There being no (?:further|other)\b"
)
LABEL = re.compile(r"[A-Z][A-Za-z’'&/() -]{2,40}:(?:\s|$)")
#: "The Committee agreed to", "Councillor Reed dissented": behind a whole sentence, a decision and
#: a dissent are paragraphs of their own.
DECISION = re.compile(
    r"(?:It was|The (?:[A-Z][\w’'&-]* ){0,6}?(?:Board|Committee|Panel|Council|Cabinet|Commission))"
    r" (?:unanimously |also |then )?(?:agreed|resolved|AGREED|RESOLVED)\b"
    r"|(?:Councillors?|Cllrs?|Mr|Mrs|Ms) [^.;:]{2,80}? (?:dissent\w*|abstain\w*|voted|(?:asked|requested)"
    r" that (?:his|her|their))\b"
)
PERSON = re.compile(r"(?:Councillor|Cllr)\b")
SENTENCE_ENDS = (".", "!", "?", ":", ";")
#: A line that ends with one of these is not finished.
HANGING = re.compile(r"\b(?:the|a|an|of|and|or|for|with|by|from|their|its|our|which|in|on|at)$")


def read_text(data: bytes) -> list[Block]:
    """The blocks of a text or Markdown file."""
    return blocks_of(lines_of(decode(data)))


def blocks_of(lines: Iterable[Line]) -> list[Block]:
    """Blocks out of numbered lines, from whatever file the lines were taken."""
    lines = list(lines)
    width = _line_width(lines)
    blocks: list[Block] = []
    rows: list[Row] = []  # of the table under way
    last = None  # the line before, or None after a blank one
    for line in lines:
        raw = line.text.strip()
        if rows and not is_row(line.text, is_in_table=True):
            blocks.append(_table(rows))
            rows = []
        if is_row(line.text, is_in_table=bool(rows)):
            rows += [] if is_underline(line.text) else [row_of(line)]
            last = line
        elif not raw or RULE.match(raw) or FURNITURE.match(raw):
            last = None
        else:
            _take(blocks, line, last, width)
            last = line
    return [*blocks, _table(rows)] if rows else blocks


def _table(rows: list[Row]) -> Table:
    return Table("", rows[0].line, rows[0].page, rows=tuple(rows))


def _take(blocks: list[Block], line: Line, last: Line | None, width: float) -> None:
    is_room = last and blocks and _has_room(blocks[-1]) and not _counts_on(blocks[-1], line)
    if is_room and _flows(last, line, width):
        blocks[-1] = _joined(blocks[-1], line)
    else:
        _add(blocks, _block(line, follows_on=last is not None), is_apart=last is None)


def _counts_on(block: Block, line: Line) -> bool:
    """Whether "4 Tides" below "3 Walls" is the next of a list whose numbers have no stops."""
    before, number = NUMBERED.match(block.text), NUMBERED.match(line.text.strip())
    return bool(before and number) and int(number[1]) == int(before[1]) + 1


def _has_room(block: Block) -> bool:
    """No paragraph is this long: past it, a hostile file would make us copy it line by line."""
    return isinstance(block, Paragraph | ListItem) and len(block.text) < 20_000


def _line_width(lines: list[Line]) -> float:
    """How long a full line is, or infinity where every paragraph is one line."""
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip())
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return max(usual, 60) if usual <= 130 else float("inf")


def _block(line: Line, *, follows_on: bool) -> Block:
    raw = line.text.strip()
    if heading := HEADING.match(raw):
        text = plain(heading[2].rstrip("# "))
        return Heading(text, line.number, line.page, level=len(heading[1]))
    if item := _list_item(line, raw):
        return item
    place = {"line": line.number, "page": line.page}
    return Paragraph(plain(raw), is_bold=is_bold(raw), follows_on=follows_on, **place)


def _list_item(line: Line, raw: str) -> ListItem | None:
    bullet = BULLET.match(raw)
    rest = raw[bullet.end() :] if bullet else raw
    opening = "**" if rest.startswith("**") else ""
    marked = MARKER.match(rest.lstrip("*")) or PARAGRAPH_NUMBER.match(rest.lstrip("*"))
    if not (bullet or marked):
        return None
    text = marked[2] if marked else rest
    indent = len(line.text.expandtabs(4)) - len(line.text.expandtabs(4).lstrip())
    return ListItem(
        plain(text),
        line.number,
        line.page,
        marker=marked[1] if marked else raw[0],
        depth=min(indent // 2, 9),
        is_bold=bool(opening) or is_bold(text),
    )


def _flows(last: Line, line: Line, width: float) -> bool:
    """Whether a line goes on with the sentence of the line directly above it."""
    before, raw = last.text.strip(), line.text.strip()
    is_other_weight = is_bold(raw) != is_bold(before)
    before, raw = before.strip("*") or before, raw.strip("*") or raw
    if _begins_anew(raw, line) or HEADING.match(before):
        return False
    if before.endswith(SENTENCE_ENDS) and (LABEL.match(raw) or DECISION.match(raw)):
        return False
    if raw.isupper() and len(raw) > 4 and not before.isupper():
        return False  # a title in capitals
    if is_other_weight and not raw[0].islower():
        return False
    if last.text.endswith("  ") and last.page is None:
        return False  # Markdown's hard line break
    if raw[0].islower() or last.runs_on or before.endswith(","):
        return True
    if PERSON.match(raw) and PERSON.match(before) and not HANGING.search(before):
        return False  # a list with a councillor in each line
    first_word = raw.split(None, 1)[0]
    return len(before) + 1 + len(first_word) >= 0.9 * width


def _begins_anew(raw: str, line: Line) -> bool:
    return bool(HEADING.match(raw) or OPENING.match(raw)) or _list_item(line, raw) is not None


def _joined(block: Block, line: Line) -> Block:
    text = plain(line.text)
    breaks = (*block.breaks, (len(block.text) + 1, line.number, line.page))
    return replace(block, text=f"{block.text} {text}", breaks=breaks)


def _add(blocks: list[Block], block: Block, *, is_apart: bool) -> None:
    """Add a block, or mend with it the paragraph that a page break has cut in two."""
    if not block.text:
        return
    before = blocks[-1] if blocks else None
    if is_apart and _is_cut(before) and _goes_on(before, block):
        breaks = (*before.breaks, (len(before.text) + 1, block.line, block.page))
        blocks[-1] = replace(before, text=f"{before.text} {block.text}", breaks=breaks)
    else:
        blocks.append(block)


def _is_cut(block: Block | None) -> bool:
    if block is None or not _has_room(block) or block.text.endswith(SENTENCE_ENDS):
        return False
    return len(block.text) > 60


def _goes_on(before: Block, block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.is_bold:
        return False
    return block.text[0].islower() or bool(HANGING.search(before.text))
