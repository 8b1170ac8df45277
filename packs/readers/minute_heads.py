"""Which lines head the minutes of a meeting."""

import re
from collections import defaultdict
from dataclasses import dataclass

from packs.readers.agenda import PAGES, PRIVATE, PUBLIC
from packs.readers.attendance import BARE_LABEL, split_label
from packs.readers.clauses import STRONG, opening_of
from packs.readers.lines import TextLine

CLOSED = re.compile(
    r"(?:(?:there being )?no (?:further|other|more) business\b[^.]{0,60}?)?"
    r"\(?(?:the )?meeting (?:was )?(?:then )?(?:declared )?(?:closed|ended|finished|concluded"
    r"|rose|terminated|closing|finish)\b"
    r"|\(?(?:meeting|the meeting) (?:end|close)s?\b|\(?(?:close of meeting|end of meeting"
    r"|finish(?:ed)? at|conclud(?:ed|ing) at|duration of meeting)\b",
    re.I,
)
HEADED = re.compile(
    r"(?:[Mm](?:inute|INUTE) (?:[Nn][Oo]\.? ?)?)?"
    r"(?P<number>(?P<prefix>[A-Z]{1,6}[ ./-]?)?(?P<n>\d{1,4})(?P<year>[/.]\d{2,4})?[A-Za-z]?)"
    r"(?P<mark>[.):]?)\s+(?:[–—-]\s+)?(?P<title>[A-Z\"'‘“(\d].*)$",
)
#: "25/04 Playing Field": the year first, then the number within it.
YEAR_FIRST = re.compile(
    r"(?:[Mm](?:inute|INUTE) )?(?P<number>(?P<prefix>\d{2,4}/)(?P<n>\d{1,3}))(?P<mark>[.):]?)\s+(?:[–—-]\s+)?"
    r"(?P<title>[A-Z\"'‘“(].*)$"
)
#: "24/00102 - Bus Lanes": a decision's own number before the title.
OWN_NUMBER = re.compile(r"\d{2}/\d{4,6}\b\W+[A-Z]")


@dataclass(frozen=True)
class Head:
    """A line that heads a numbered minute."""

    at: int
    number: str | None
    title: str
    n: int = 0
    style: tuple = ()
    is_strong: bool = False


def item_heads(lines: list[TextLine], start: int) -> list[Head]:
    """The heads of the minutes: the best run of consecutive numbers, else headings."""
    numbered = [
        head
        for at in range(start, len(lines))
        for pattern in (HEADED, YEAR_FIRST)
        if (head := _numbered_head(lines[at], at, pattern))
    ]
    waiting: dict[tuple, list[list[Head]]] = defaultdict(list)
    runs: list[list[Head]] = []
    for head in numbered:
        open_runs = waiting[(head.style, head.n)]
        run = open_runs.pop() if open_runs else []
        if not run:
            runs.append(run)
        run.append(head)
        waiting[(head.style, head.n + 1)].append(run)
    best = max(runs, key=_weight, default=[])
    if len(best) > 1 or (best and best[0].is_strong):
        return best
    return _unnumbered_heads(lines, start) or best


def _weight(run: list[Head]) -> float:
    return len(run) * (3 if run[0].is_strong else 1)


def _numbered_head(line: TextLine, at: int, pattern: re.Pattern) -> Head | None:
    text = (
        f"{line.marker} {line.text}" if line.marker and re.search(r"\d", line.marker) else line.text
    )
    if (
        line.cells
        or (line.marker and text is line.text)
        or len(text) > 260
        or STRONG.match(line.text)
    ):
        return None
    match = pattern.match(text)
    if (
        not match
        or (match["title"].endswith(".") and not line.is_bold)
        or (match["mark"] == ")" and not line.is_bold)
    ):
        return None
    title = PAGES.sub("", match["title"]).strip()
    if (
        STRONG.match(title)
        or not re.search(r"[A-Za-z]{2}", title)
        or (title[0].isdigit() and not line.is_bold and not OWN_NUMBER.match(title))
    ):
        return None
    is_strong = line.is_bold or (title.isupper() and len(title) > 4)
    style = (
        match["prefix"],
        match["mark"] if not is_strong else "",
        "year" in match.groupdict() and bool(match["year"]),
        is_strong,
    )
    return Head(at, match["number"], title, int(match["n"]), style, is_strong)


def _unnumbered_heads(lines: list[TextLine], start: int) -> list[Head]:
    """Headings; where there are none, bold lines; where there are none, lines in capitals."""
    for looks in (
        lambda line: line.is_heading,
        lambda line: line.is_bold,
        lambda line: line.text.isupper() and len(line.text.split()) > 1,
    ):
        found = [
            Head(at, None, lines[at].text)
            for at in range(start + 1, len(lines))
            if looks(lines[at]) and _can_head(lines[at])
        ]
        if found:
            return found
    return []


def _can_head(line: TextLine) -> bool:
    if line.marker or line.cells or len(line.text) > 150 or line.text.endswith((".", ":")):
        return False
    if (
        is_section(line)
        or CLOSED.match(line.text)
        or BARE_LABEL.match(line.text)
        or split_label(line)[0]
    ):
        return False
    return opening_of(line.text, is_weak=True) is None


def is_section(line: TextLine) -> bool:
    if line.marker or len(line.text) > 80:
        return False
    return bool(PRIVATE.match(line.text) or PUBLIC.match(line.text))
