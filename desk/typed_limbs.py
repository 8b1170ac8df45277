"""One block of words, typed or pasted, as the limbs of a resolution: pure."""

import re

from packs.readers.clauses import decisions
from packs.readers.lines import TextLine

#: A marker at the head of a typed line: "1)", "(b)", "iii.".
MARKED = re.compile(r"\s*(\(?(?:\d{1,2}|[a-z]|[ivx]{2,5})[).]|[-–•*])\s+(?=\S)")
#: The same within a line, with one bracket only: "1) this; 2) that".
HALF_MARKER = re.compile(r"(?:(?<=^)|(?<=[\s;,:.]))(\d{1,2}|[a-z]|[ivx]{2,5})\) ")
OPENING = re.compile(r"\s*(?:it was |that it be )?(?:resolved|agreed|recommended)\b", re.I)


def limbs_in(text: str, board: str) -> list[tuple[str, str]]:
    """One typed or pasted block as limbs, each (number, text): "1) … 2) …" is two, and so is a list of lines.

    Words that are one limb stay exactly as they were typed.
    """
    whole = [("", text.strip())] if text.strip() else []
    found = [(one.number or "", one.text) for block in decisions(_lines(text), board, is_weak=False)
             for one in block.clauses]  # fmt: skip
    is_plain = not OPENING.match(text) and not MARKED.match(text)
    if not found or (len(found) == 1 and is_plain):
        return whole
    # Nothing of what was typed may be left behind.
    return found if _plain(text).endswith(_plain(found[-1][1])[-30:]) else whole


def _lines(text: str) -> list[TextLine]:
    """The lines with a word that opens a decision before them, and the markers of a list set apart."""
    typed = [line for line in text.splitlines() if line.strip()]
    is_list = sum(bool(MARKED.match(line)) for line in typed) > 1
    lines = [_line(n, line, is_list) for n, line in enumerate(typed, 1)]
    if lines and OPENING.match(text):
        return [TextLine(OPENING.sub("RESOLVED", lines[0].text, count=1), 1), *lines[1:]]
    if is_list or len(lines) > 1:
        return [TextLine("RESOLVED:", 0), *lines]
    return [TextLine(f"RESOLVED: {line.text}", 1) for line in lines]


def _line(n: int, line: str, is_list: bool) -> TextLine:
    marked = MARKED.match(line) if is_list else None
    start = marked.end() if marked else 0
    words = HALF_MARKER.sub(r"(\1) ", " ".join(line[start:].split()))
    return TextLine(words, n, marker=marked[1] if marked else "")


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))
