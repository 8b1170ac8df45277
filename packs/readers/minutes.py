"""Minutes of a meeting: who was there, each numbered minute, and what was resolved under it."""

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import replace

from packs.readers.attendance import attendance, split_label, with_apologies
from packs.readers.attendance_tables import is_attendance_head, rows_as_lines
from packs.readers.clauses import STRONG, Decision, decisions
from packs.readers.dates import find_date, find_times
from packs.readers.due import Calendar
from packs.readers.found import Member, MinuteItem, Minutes
from packs.readers.front import MEETING_OF, names_board
from packs.readers.lines import TextLine
from packs.readers.minute_heads import CLOSED, Head, is_section, item_heads
from packs.readers.names import split_names
from packs.readers.resolutions import read_clause

TITLE = re.compile(
    r"(?:(?:draft|public|confirmed|unconfirmed|open)\s+)*(?:minutes|record"
    r"|notes)\b(?=.{0,40}\b(?:meeting|proceedings|decisions)\b|$|\s+of\b)",
    re.I,
)
MINUTES_OF = re.compile(
    r"(?i:minutes of(?: the| an?)?) (?P<board>[A-Z][^.;:]{2,110}?)"
    r"\s*(?:,|$|(?i:\b(?:meeting|held|on|at)\b))"
)
#: The same where the name has commas in it: as far as the word for the body.
WHOLE_NAME = re.compile(
    r"(?i:(?:meeting|minutes) of(?: the| an?)?) (?P<board>(?!(?i:meeting))[A-Z][\w'’&-]*(?:,? (?:and |of |for |&"
    r" )*[A-Z][\w'’&-]*){0,12}? (?i:committee|board|panel|commission|forum)(?: \(\d+\))?)"
    r"(?=\s*(?:,|$|(?i:held|on|at|in)\b))"
)
#: A name as far as the day behind it.
UNTIL_DATE = re.compile(r".*?(?=,? (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|$)", re.I)
PRESENT = re.compile(r"(?:\w+ ){0,3}(?:present|in attendance|attendance|attendees)\b", re.I)
AGENDA_REFERENCE = re.compile(r"\(?(?:agenda )?item (?:no\.?\s*)?\d{1,3}[a-z]?\)?$", re.I)
REFERENCE = re.compile(
    r"\bminutes?\s+(?:nos?\.?\s*|numbers?\s+)?((?:[A-Z]{1,5}[ /.-]?)?\d{1,4}/\d{2,4}(?:(?:,| and"
    r"|, and| &)\s+\d{1,4}/\d{2,4})*)",
    re.I,
)


def find_minutes(lines: list[TextLine], others: list[int]) -> list[tuple[int, int]]:
    """The stretches of lines that are minutes; `others` are the lines where papers begin."""
    starts = [at for at in range(len(lines)) if _opens_minutes(lines, at)]
    starts = [at for place, at in enumerate(starts) if not place or at - starts[place - 1] > 15]
    found = []
    for place, start in enumerate(starts):
        after = others[bisect_right(others, start) :][:1] + starts[place + 1 : place + 2]
        end = min(after, default=len(lines))
        closed = (at + 1 for at in range(start, end) if CLOSED.match(lines[at].text))
        found.append((start, next(closed, end)))
    return found


def read_minutes(
    lines: list[TextLine], members: list[Member], calendar: Calendar
) -> tuple[Minutes, list[TextLine]]:
    """One set of minutes, and the lines of it that tell rather than resolve.

    `calendar` holds the pack's own meeting and the others it names.
    """
    present = present_at(lines)
    heads = item_heads(lines, present)
    first = heads[0].at if heads else len(lines)
    board, date, start = _header(lines[: max(present, 1)] if present else lines[: min(first, 8)])
    calendar = replace(calendar, held=date)
    is_weak = not any(STRONG.match(line.text) for line in lines[first:])
    ends = [*(head.at for head in heads[1:]), len(lines)][: len(heads)]
    items, told = [], []
    for head, end in zip(heads, ends, strict=True):
        own = [line for line in lines[head.at + 1 : end] if not _is_furniture(line)]
        made = list(decisions(own, board, is_weak=is_weak))
        narrative = _narrative(own, made)
        items.append(_item(head, lines[head.at], narrative, made, board, calendar))
        told += narrative
    close = next((line.text for line in reversed(lines) if CLOSED.match(line.text)), "")
    there = rows_as_lines(_attendance_lines(lines[present:first]))
    persons = tuple(with_apologies(attendance(there, members), [*there, *told], members))
    return Minutes(board, date, start, _end_time(close), persons, tuple(items)), told


def present_at(lines: list[TextLine]) -> int:
    """Where the list of those present begins, or 0."""
    return next((at for at in range(len(lines)) if _is_present(lines[at])), 0)


def _item(
    head: Head,
    top: TextLine,
    narrative: list[TextLine],
    made: list[Decision],
    board: str | None,
    calendar: Calendar,
) -> MinuteItem:
    text = _told(narrative)
    clauses = {}
    for decision in made:
        for clause in decision.clauses:
            # A decision printed twice counts once.
            key = re.sub(r"\W+", " ", clause.text.lower()).strip()
            clauses.setdefault(key, read_clause(clause, decision.lead, calendar, board))
    every = " ".join([head.title, text, *(clause.text for clause in clauses.values())])
    return MinuteItem(
        head.number,
        head.title,
        text,
        _references(every),
        tuple(clauses.values()),
        top.line,
        top.page,
    )


def _told(lines: list[TextLine]) -> str:
    """The text with its paragraphs and the points of its lists, each on a line of its own."""
    told = ""
    for line in lines:
        joint = " " if line.follows_on and not line.marker else "\n"
        told += f"{joint}{line.marker} {line.text}" if line.marker else f"{joint}{line.text}"
    return told.strip()


def _narrative(lines: list[TextLine], made: list[Decision]) -> list[TextLine]:
    """The lines outside the decisions, and what stands before a decision in its own line."""
    taken = {at for decision in made for at in range(decision.start, decision.end)}
    before = {decision.start: decision.before for decision in made}
    told = [
        replace(line, text=before.get(at, "")) if at in taken else line
        for at, line in enumerate(lines)
    ]
    return [line for line in told if line.text]


def _references(text: str) -> tuple[str, ...]:
    found = [
        one
        for match in REFERENCE.finditer(text)
        for one in re.findall(r"(?:[A-Z]{1,5}[ /.-]?)?\d{1,4}/\d{2,4}", match[1])
    ]
    return tuple(dict.fromkeys(found))


def _is_furniture(line: TextLine) -> bool:
    return is_section(line) or bool(AGENDA_REFERENCE.match(line.text) or CLOSED.match(line.text))


def _opens_minutes(lines: list[TextLine], at: int) -> bool:
    """A title "Minutes of …" with a list of those present soon behind it, or such a list alone."""
    line = lines[at]
    if not line.marker and len(line.text) < 400 and TITLE.match(line.text):
        return any(_is_present(later) for later in lines[at : at + 25])
    return _is_present(line) and at < 25 and not any(TITLE.match(one.text) for one in lines[:at])


def _is_present(line: TextLine) -> bool:
    if is_attendance_head(line):
        return True
    label, _ = split_label(line)
    return not line.marker and label is not None and bool(PRESENT.match(label))


def _header(lines: list[TextLine]) -> tuple[str | None, dt.date | None, dt.time | None]:
    """Board, day and hour from the lines above the list of those present."""
    text = ", ".join(line.text for line in lines)
    match = WHOLE_NAME.search(text) or MEETING_OF.search(text) or MINUTES_OF.search(text)
    named = next((line.text for line in lines if names_board(line)), None)
    times = find_times(text)
    return (
        (UNTIL_DATE.match(match["board"])[0].strip(" ,") if match else named),
        find_date(text),
        (times[0] if times else None),
    )


def _end_time(close: str) -> dt.time | None:
    times = find_times(close)
    return times[-1] if times else None


def _attendance_lines(lines: list[TextLine]) -> list[TextLine]:
    """As far as the list of persons goes: a section's head or a sentence ends it."""
    for at, line in enumerate(lines):
        is_long = len(line.text) > 60 and line.text.endswith(".")
        is_sentence = is_long and not _names_persons(line)
        if is_section(line) or is_sentence:
            return lines[:at]
    return lines


def _names_persons(line: TextLine) -> bool:
    return split_label(line)[0] is not None or len(split_names(line.text)) > 1
