"""Web pages into blocks: their paragraphs, headings and lists as numbered lines, their tables as tables.

What a browser would not show is left out. Lines are counted in the text that is taken out.
"""

import html
import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser

from packs.readers.blocks import Block, Row, Table, Unreadable
from packs.readers.blocks.decoding import MOST_LINES, Line, decode
from packs.readers.blocks.rows import row_of
from packs.readers.blocks.text import blocks_of

UNSEEN = "script, style, template, noscript, head, [hidden]"
NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
BOLD = {"b", "strong"}
#: What stands within a line.
INLINE = BOLD | {
    "a", "abbr", "acronym", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "label", "mark", "q", "s",
    "small", "span", "sub", "sup", "time", "u", "var",
}  # fmt: skip
#: At the end of a line: no other line goes on with it, for a page's paragraphs are not wrapped.
WHOLE = "  "
MOST_COLUMNS = 63
MOST_ROWS = 5_000
#: Browsers nest no deeper, and the parser takes very long over what does.
DEEPEST = 500
#: No list and no table that people read stands within so many others.
MOST_WITHIN = 20
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
#: Elements that nothing need close.
UNCLOSED = {
    "area", "br", "col", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "option", "p", "tbody", "td", "th",
    "thead", "tr", "wbr",
}  # fmt: skip
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]


def read_html(data: bytes) -> list[Block]:
    """The blocks of a web page; refuses one that shows no text, or is nested too deep."""
    text = decode(data)
    if _depth(text) > DEEPEST:
        raise Unreadable("The web page is nested too deep to be a paper.")
    tree = LexborHTMLParser(text)
    unseen = [one for one in tree.css("[style]") if NOT_SHOWN.search(one.attributes["style"] or "")]
    for node in (*tree.css(UNSEEN), *unseen):
        node.decompose()
    page = Page()
    if tree.body:
        page.walk(tree.body)
    if not page.blocks:
        raise Unreadable("The web page shows no text.")
    return page.blocks


def _depth(text: str) -> int:
    depth = deepest = 0
    for end, tag in TAG.findall(text):
        if tag.lower() not in UNCLOSED:
            depth = max(0, depth - 1) if end else depth + 1
            deepest = max(deepest, depth)
    return deepest


@dataclass
class Counter:
    """A list that is under way; `kind` is its marks: "1", "a" or "i", and "" for bullets."""

    kind: str = ""
    n: int = 0

    def next(self) -> str:
        self.n += 1
        if self.kind in ("a", "A") and self.n <= 26:
            return f"{chr(ord(self.kind) + self.n - 1)})"
        if self.kind in ("i", "I") and self.n <= len(ROMAN):
            mark = ROMAN[self.n - 1]
            return f"({mark.upper() if self.kind == 'I' else mark})"
        return f"{self.n}." if self.kind else "-"


@dataclass
class Page:
    """A page from top to bottom. It is walked without recursion: a page may be nested however deep."""

    blocks: list[Block] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    count: int = 0
    words: list[str] = field(default_factory=list)
    before: str = ""
    bold: int = 0
    boxes: int = 0
    """How many tables that only lay out their text stand round what is taken."""
    lists: list[Counter] = field(default_factory=list)

    def walk(self, body) -> None:
        node = body
        while node is not None:
            goes_in = self._enter(node)
            if goes_in and node.child is not None:
                node = node.child
                continue
            self._leave(node) if goes_in else None
            while node.next is None or node.mem_id == body.mem_id:
                if node.mem_id == body.mem_id:
                    return self._end_stretch()
                node = node.parent
                self._leave(node)
            node = node.next
        return None

    def _enter(self, node) -> bool:
        """Take what an element begins with; False where nothing in it is left to take."""
        tag = node.tag
        if tag == "-text":
            text = html.escape(node.text_content or "", quote=False)
            self.words.append(f"**{text}**" if self.bold and text.strip() else text)
        elif tag == "br":
            self._end_line()
        elif tag == "table" and self.boxes < MOST_WITHIN and _is_grid(node):
            self._table(node)
            return False
        elif tag in BOLD:
            self.bold += 1
        elif tag not in INLINE:
            self._end_line()
            self._begin(node)
        return True

    def _begin(self, node) -> None:
        tag, told = node.tag, node.attributes
        if tag in ("ul", "ol"):
            start = told.get("start") or ""
            kind = (told.get("type") or "1") if tag == "ol" else ""
            self.lists.append(Counter(kind, int(start) - 1 if start.isdecimal() else 0))
        elif tag == "li":
            mark = self.lists[-1].next() if self.lists else "-"
            self.before = f"{'  ' * min(max(len(self.lists) - 1, 0), MOST_WITHIN)}{mark} "
        elif tag == "table":
            self.boxes += 1
        elif tag in HEADINGS:
            self.before = f"{'#' * HEADINGS[tag]} "

    def _leave(self, node) -> None:
        tag = node.tag
        if tag in BOLD:
            self.bold -= 1
        elif tag not in INLINE and tag not in ("-text", "br"):
            self._end_line()
            if tag in ("ul", "ol"):
                self.lists.pop()
            self.boxes -= tag == "table"
            if tag != "li":
                self._add("")

    def _end_line(self) -> None:
        text = " ".join("".join(self.words).split())
        self.words = []
        if text:
            is_headed = self.before.startswith("#")
            self._add(self.before + (text.replace("**", "") if is_headed else text) + WHOLE)
            self.before = ""

    def _add(self, text: str) -> Line:
        self.count += 1
        if self.count > MOST_LINES:
            raise Unreadable(f"The file has more than {MOST_LINES:,} lines of text.")
        self.lines.append(Line(text, self.count))
        return self.lines[-1]

    def _end_stretch(self) -> None:
        self._end_line()
        self.blocks += blocks_of(self.lines)
        self.lines = []

    def _table(self, table) -> None:
        self._end_stretch()
        rows = [row for row in map(self._row, _cells_of(table)) if any(c.text for c in row.cells)]
        self.lines = []
        if rows:
            self.blocks.append(Table("", rows[0].line, rows=tuple(rows)))

    def _row(self, cells: list[str]) -> Row:
        return row_of(self._add("\t".join(cells)))


def _is_grid(table) -> bool:
    """Whether a table has columns, and none within it: any other is a box round its text."""
    is_wide = any(len(row.css("td, th")) > 1 for row in table.css("tr")[:MOST_ROWS])
    return is_wide and table.css_first("table table") is None


def _cells_of(table) -> list[list[str]]:
    """The texts of each row. A cell that goes over several rows stands in the first, and leaves the others empty."""
    rows, covered = [], [0] * MOST_COLUMNS
    for row in table.css("tr")[:MOST_ROWS]:
        waiting = list(row.css("td, th")[:MOST_COLUMNS])
        cells: list[str] = []
        while len(cells) < MOST_COLUMNS and (waiting or any(covered[len(cells) :])):
            at = len(cells)
            if covered[at] or not waiting:
                covered[at] = max(0, covered[at] - 1)
                cells.append("")
                continue
            cell = waiting.pop(0)
            wide, deep = (_number(cell, name) for name in ("colspan", "rowspan"))
            wide = min(wide, MOST_COLUMNS - at)
            covered[at : at + wide] = [deep - 1] * wide
            cells += [_text(cell), *[""] * (wide - 1)]
        rows.append(cells)
    return rows


def _number(cell, name: str) -> int:
    said = cell.attributes.get(name) or ""
    return max(1, min(int(said), MOST_COLUMNS)) if said.isdecimal() else 1


def _text(cell) -> str:
    """A cell's words, its lines parted as line breaks part them."""
    parts = [""]
    for node in cell.traverse(include_text=True):
        if node.tag == "-text":
            parts[-1] += html.escape(node.text_content or "", quote=False)
        elif node.tag not in INLINE:
            parts.append("")
    return "<br>".join(text for text in (" ".join(part.split()) for part in parts) if text)
