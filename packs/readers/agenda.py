"""The numbered business on a front sheet, with its pages, authors, sub-items and notes."""

import re

from packs.readers.found import AgendaItem
from packs.readers.lines import TextLine

NUMBERED = re.compile(
    r"(?:item (?:no\.? ?)?)?(\d{1,2})[.):]?\s+(?=[A-Z\"'‘“*(]|\d\d/\d{4,6}\b)(.+)", re.I
)
NUMBER = re.compile(r"(?:item (?:no\.? ?)?)?(\d{1,2})[.):]?$", re.I)
PAGES = re.compile(
    r"[\s.…]*[(\[]?\b(?:pages?|pp?\.)\s*(?:nos?\.?|numbers?)?\s*:?\s*(\d{1,4})(?:\s*(?:-|–|—"
    r"|to)\s*(\d{1,4}))?\s*[)\]]?\s*$",
    re.I,
)
BARE_PAGES = re.compile(r"(?:\s|[.…]{2,})(\d{1,4})\s*[-–]\s*(\d{1,4})\s*$")
PAGES_ALONE = re.compile(
    r"[(\[]?(?:pages?|pp?\.)?\s*(\d{1,4})(?:\s*(?:-|–|—|to)\s*(\d{1,4}))?[)\]]?$", re.I
)
PRIVATE = re.compile(
    r"(?:private|exempt|confidential|restricted)\s+(?:business|items?|information|session"
    r"|section|agenda|part|reports?|matters)\b"
    r"|part\s+(?:2|ii|b|two)\b|(?:items?|business|matters)\b.{0,60}\b(?:in private|exclu"
    r"|not open to the public|confidential)"
    r"|closed (?:session|part|items)",
    re.I,
)
PUBLIC = re.compile(
    r"(?:public|open|unrestricted)\s+(?:business|items?|session|section|agenda|part|reports?"
    r"|matters)\b"
    r"|part\s+(?:1|i|a|one)\b|(?:items?|business|matters)\b.{0,60}\b(?:in public"
    r"|open to the public)",
    re.I,
)
EXCLUSION = re.compile(r"\bexclusion of (?:the )?(?:press|public)", re.I)
PRIVATE_MARK = re.compile(
    r"[(\[](?:exempt|private|confidential|restricted|not for publication)[^)\]]{0,80}[)\]]", re.I
)
BY = re.compile(
    r"(?:joint |verbal |oral |written |progress |covering )*(?:briefing notes?|reports?|notes?"
    r"|presentations?|updates?|papers?|"
    r"letters?|briefings?|memorandum)\b(?: \(?(?:attached|to follow)\)?)?[^.:]{0,25}?\b(?:of"
    r"|from|by)\s+(?:the )?(?P<by>[A-Z].+)$",
    re.I,
)
BY_LABEL = re.compile(
    r"(?:lead officer|report author|author|presented by|presenter|contact officer|officer"
    r"|report of|lead|from|"
    r"briefing note of|to be presented by)s?\s*:\s*(?P<by>.+)$",
    re.I,
)
ATTACHED = re.compile(
    r"[\s,;.(–-]*\b(?:is |are )?(?:attached|enclosed|to follow|herewith)\)?\.?$", re.I
)
TO_FOLLOW = re.compile(r"\W*(?:to follow|attached|enclosed|verbal|tabled)\W*$", re.I)
CONTACT = re.compile(
    r"@|\btel|\bphone|\d{5,}|\bcontact\b|^notes?\b|^please\b|^(?:\w+ ){0,2}members(?:hip)?\s*:"
    r"|^members(?:hip)?\b",
    re.IGNORECASE,
)


def agenda_starts(lines: list[TextLine]) -> list[int]:
    """Where the items of the agenda stand: the longest run of 1, 2, 3 … that are no paragraphs."""
    runs: list[list[int]] = []
    for at, line in enumerate(lines):
        number = _number(line)
        if number == 1:
            runs.append([at])
        elif number:
            for run in reversed(runs):
                if len(run) == number - 1 and _same_style(lines[run[0]], line):
                    run.append(at)
                    break
    return max((run for run in runs if _are_titles(lines, run)), key=len, default=[])


def _are_titles(lines: list[TextLine], run: list[int]) -> bool:
    sentences = sum(lines[at].text.endswith(".") or len(lines[at].text) > 250 for at in run)
    return sentences * 2 <= len(run)


def read_agenda(lines: list[TextLine], starts: list[int]) -> list[AgendaItem]:
    """The items that begin at those lines; a private section makes private what stands in it."""
    found = []
    is_private = False
    for place, start in enumerate(starts):
        before = starts[place - 1] + 1 if place else 0
        is_private = _section(lines[before:start], is_private)
        end = starts[place + 1] if place + 1 < len(starts) else len(lines)
        own = _own_lines(lines[start + 1 : end], is_last=end == len(lines))
        item = _item(lines[start], own, is_private)
        found.append(item)
        if EXCLUSION.search(item.title) and not re.search(r"\bif\b", item.title, re.I):
            is_private = True
    return found


def _number(line: TextLine) -> int | None:
    if line.cells:
        first = NUMBER.match(line.cells[0])
        return int(first[1]) if first and len(line.cells) > 1 else None
    if line.marker:
        marker = re.match(r"(\d{1,2})[.)]?$", line.marker)
        return int(marker[1]) if marker else None
    match = NUMBERED.match(line.text)
    return int(match[1]) if match and len(line.text) < 300 else None


def _same_style(first: TextLine, line: TextLine) -> bool:
    if first.cells or line.cells:
        return True  # with a page number behind a tab, an item stands as a row among items
    if first.depth != line.depth:
        return False
    return first.marker[1:] == line.marker.lstrip("0123456789")


def _section(lines: list[TextLine], is_private: bool) -> bool:
    """Whether the section last opened among these lines is private."""
    for line in lines:
        if _is_section(line):
            is_private = bool(PRIVATE.match(line.text)) and not PUBLIC.match(line.text)
    return is_private


def _is_section(line: TextLine) -> bool:
    if line.marker or len(line.text) > 120:
        return False
    return bool(PRIVATE.match(line.text) or PUBLIC.match(line.text))


def _own_lines(lines: list[TextLine], *, is_last: bool) -> list[TextLine]:
    """The lines that belong to an item: the last one must not swallow the rest of the sheet."""
    own = []
    for line in lines:
        is_sentence = len(line.text.split()) > 4 or bool(
            BY.match(line.text) or BY_LABEL.match(line.text)
        )
        is_foreign = line.is_heading or line.is_bold or CONTACT.search(line.text)
        if _is_section(line) or (is_last and not line.marker and (is_foreign or not is_sentence)):
            break
        if is_last and line.marker and _number(line) and not line.depth:
            break
        own.append(line)
    return own


def _item(line: TextLine, own: list[TextLine], is_private: bool) -> AgendaItem:
    number, title, extra = _head(line)
    title, pages = _without_pages(title)
    author, sub_items, notes = None, [], []
    for text, marker in [*extra, *((one.text, one.marker) for one in own)]:
        text, more_pages = _without_pages(text)
        pages = pages or more_pages
        if not text:
            continue
        if by := BY_LABEL.match(text) or BY.match(text):
            author = author or ATTACHED.sub("", by["by"]).rstrip(" .")
        elif marker and not TO_FOLLOW.match(text):
            sub_items.append(text)
        else:
            notes.append(text.strip("- "))
    is_private = is_private or bool(PRIVATE_MARK.search(title))
    note = " ".join(notes) or None
    return AgendaItem(
        number, title, is_private, pages, author, tuple(sub_items), note, line.line, line.page
    )


def _head(line: TextLine) -> tuple[str, str, list[tuple[str, str]]]:
    """Number, title, and what the other cells of a row say."""
    if line.cells:
        rest = [(cell, "") for cell in line.cells[2:]]
        return NUMBER.match(line.cells[0])[1], line.cells[1], rest
    if line.marker:
        return line.marker.strip(".)"), line.text, []
    match = NUMBERED.match(line.text)
    return match[1], match[2], []


def _without_pages(text: str) -> tuple[str, tuple[int, int] | None]:
    """ "Minutes (Pages 3 - 6)" into ("Minutes", (3, 6)); a pair of years is no pair of pages."""
    if alone := PAGES_ALONE.match(text):
        return "", (int(alone[1]), int(alone[2] or alone[1]))
    match = PAGES.search(text) or BARE_PAGES.search(text)
    if not match:
        return text, None
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first or (match.re is BARE_PAGES and first > 1900):
        return text, None
    return text[: match.start()].rstrip(" .…"), (first, last)
