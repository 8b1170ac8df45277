"""The front sheet: which board meets, when and where, and who sits on it."""

import datetime as dt
import re
from collections import Counter
from dataclasses import replace
from itertools import islice

from packs.readers.attendance import membership
from packs.readers.dates import find_date, find_dates, find_times
from packs.readers.found import Meeting, Member
from packs.readers.lines import TextLine
from packs.readers.names import COUNCILLOR, TITLES, split_names

LABELS = {
    "when": r"(?:time and date|date and time|date & time|time & date|meeting date"
    r"|date of meeting|date|time|when|day)",
    "place": r"(?:place|venue|location|where)",
    "published": r"(?:published|publication date|date of publication|date published|issued"
    r"|issued on|issue date|"
    r"date of issue|date issued|despatch(?:ed)?|date of despatch|despatch date|dated)",
}
BODY = (
    r"(?:Scrutiny|Board|Committee|Sub-Committee|Panel|Cabinet|Commission|Forum|Executive|Council|"
    r"Assembly|Working Group|Task and Finish Group|Partnership|Joint Authority)"
)
BODY_NAME = re.compile(rf"^[^.:?!@]{{0,110}}\b{BODY}\b[^.:?!@]{{0,60}}$", re.IGNORECASE)
MEETING_OF = re.compile(
    r"(?i:meeting of(?: the| an?)?) (?P<board>[A-Z][^.;:]{2,110}?)\s*(?:,|\bwill\b"
    r"|\bto be held\b|\bheld\b|\bon\b(?= \w+day|\s\d)|\bat\b|$)"
)
HELD_IN = re.compile(
    r"\b(?:held|meet|take place|convened)\b(?: virtually)?[^.]{0,40}?\b(?:in|at)\b (?:the )?"
    r"(?P<place>[A-Z][^.;:]{3,120}?)(?:,?\s+(?:on|at)\b|\.?$)"
)
VENUE = re.compile(
    r"\b(?:chamber|room|hall|house|offices?|civic|guildhall|suite|centre|teams|zoom|virtual"
    r"|online)\b",
    re.I,
)
COUNCIL = re.compile(
    r"\b(?:(?:[A-Z][\w'’&-]+ (?:and |upon |on |of |the )?){1,4}?(?:City|County|Borough|District"
    r"|Metropolitan Borough|"
    r"Metropolitan District|Unitary)? ?(?:Council|Combined(?: County)? Authority)"
    r"|(?:London|Royal) Borough of [A-Z]\w+(?:(?: and"
    r"| upon)? [A-Z]\w+)*)\b"
)
CITY_OF = re.compile(
    r"(?:City(?: and County)?|County|Borough) of [A-Z]\w+(?: [A-Z]\w+)?(?: Council)?"
)
NO_COUNCIL = re.compile(
    r"^(?:The )?(?:Full|County|City|Borough|District|Town|Parish|Annual|Extraordinary|Special"
    r"|Metropolitan|"
    r"Youth|Shadow|Ordinary|Each|Every|Local|That|This|Your|Of|By|To|Any|All|Further)\b(?! of)",
    re.I,
)
NOT_A_BOARD = re.compile(
    r"^(?:to|from|agenda item|report|minutes|membership|members|contact|apologies|note|please"
    r"|public|private|"
    r"dear|all members|briefing|councillors?|notice|summons)\b|\b(?:council house"
    r"|council chamber|council offices)\b",
    re.I,
)
MEMBERSHIP = re.compile(
    r"(?:(?:committee |board |panel |current )?membership(?: of the [\w ,&-]{3,80}?)?|"
    r"(?:members|councillors) of the [\w ,&-]{3,80}?|(?:committee|board|panel) members(?:hip)?|"
    r"(?:the )?members(?:hip)? (?:is|are)|members|councillors|to)\s*(?:\([^)]*\))?\s*(?P<colon>:"
    r"|$)",
    re.I,
)
#: The largest council of the country has not as many seats.
MOST_SEATS = 200
#: A front sheet has a few lines that may head the list; a hostile one has thousands.
MOST_LABELS = 20
AFTER_MEMBERS = re.compile(
    r"(?:please|notes?\b|for (?:further|more)|if you|contact|tel|e-?mail|quorum|agenda|public"
    r"|part |date|"
    r"substitut|officer|copies|distribution|webcast)",
    re.I,
)


def read_meeting(head: list[TextLine], tail: list[TextLine], everything: list[TextLine]) -> Meeting:
    """What the front sheet says; `head` stands before the agenda's items, `tail` behind."""
    at = _meeting_line(head) if head else None
    said = head[at].text if at is not None else ""
    date = find_date(said)
    return Meeting(
        board=_board(head),
        council=_council(head + tail, everything),
        date=date,
        time=_time(head, at),
        place=_place(head, at),
        published=_published(head + tail, date),
    )


def read_membership(lines: list[TextLine]) -> list[Member]:
    """The seats listed on the front sheet; empty where no list is labelled as one."""
    labels = (
        (at, match) for at, line in enumerate(lines) if (match := MEMBERSHIP.match(line.text))
    )
    for at, match in islice(labels, MOST_LABELS):
        members = membership(_membership_lines(lines, at, match.end()))
        if len(members) > 2:
            return members
    return _unlabelled_membership(lines)


def _unlabelled_membership(lines: list[TextLine]) -> list[Member]:
    """Three councillors or more, each in a line of its own, are a list without its label."""
    for at, line in enumerate(lines):
        if COUNCILLOR.match(line.text):
            members = membership(_membership_lines(lines, at - 1, len(lines[at - 1].text)))
            return members if len(members) > 2 else []
    return []


def _membership_lines(lines: list[TextLine], at: int, end: int) -> list[TextLine]:
    """The rest of the label's own line, and the lines below as long as they hold names."""
    first = lines[at]
    rest = first.text[end:].strip()
    # Blanks for the label keep the places of the words.
    taken = [replace(first, text=" " * end + first.text[end:], cells=())] if rest else []
    for line in lines[at + 1 : at + 1 + MOST_SEATS]:
        text = ", ".join(line.cells) if line.cells else line.text
        is_item = line.marker and not TITLES.match(line.text)
        is_names = not is_item and bool(split_names(text.split(":", 1)[-1])) and not find_date(text)
        if AFTER_MEMBERS.match(text) or not is_names or (taken and rest and not line.follows_on):
            break
        taken.append(line)
    return taken


def _meeting_line(lines: list[TextLine]) -> int | None:
    """The line that says when: labelled so, or with a time of day, or simply the first date."""
    places = [at for at in range(len(lines)) if find_dates(lines[at].text)]
    places = [at for at in places if not _label("published", lines, at)] or places
    for says_when in (
        lambda at: _label("when", lines, at),
        lambda at: find_times(lines[at].text),
        lambda at: not _is_date_alone(lines[at].text) or at + 1 == len(lines),
        lambda at: True,
    ):
        if best := [at for at in places if says_when(at)]:
            return best[0]
    return None


def _label(kind: str, lines: list[TextLine], at: int) -> bool:
    """Whether a line stands behind such a label, in the line itself or alone in the line above."""
    pattern = LABELS[kind]
    if re.match(rf"{pattern}\s*(?::|\s[–-]\s|$)", lines[at].text, re.I):
        return True
    if lines[at].cells and re.match(rf"{pattern}\s*:?$", lines[at].cells[0], re.I):
        return True
    return at > 0 and bool(re.match(rf"{pattern}\s*:?$", lines[at - 1].text, re.I))


def _value(kind: str, lines: list[TextLine]) -> str | None:
    """The words behind a label."""
    for at, line in enumerate(lines):
        if (
            line.cells
            and re.match(rf"{LABELS[kind]}\s*:?$", line.cells[0], re.I)
            and line.cells[1:]
        ):
            return " ".join(line.cells[1:])
        match = re.match(rf"{LABELS[kind]}\s*(?::|\s[–-]\s|$)\s*(.*)", line.text, re.I)
        if match and match[1]:
            return match[1]
        if match and at + 1 < len(lines):
            return lines[at + 1].text
    return None


def _time(lines: list[TextLine], at: int | None) -> dt.time | None:
    if at is None:
        return None
    near = [line.text for line in lines[at : at + 4]]
    labelled = [line.text for line in lines if re.match(r"(?:start )?time\b", line.text, re.I)]
    return next((times[0] for text in near + labelled if (times := find_times(text))), None)


def _place(lines: list[TextLine], at: int | None) -> str | None:
    if labelled := _value("place", lines):
        return labelled.strip(" .,")
    for line in lines:
        if match := HELD_IN.search(line.text):
            return match["place"].strip(" .,")
    near = lines[at + 1 : at + 7] if at is not None else []
    return next((line.text.strip(" .,") for line in near if _is_venue(line)), None)


def _is_venue(line: TextLine) -> bool:
    words = line.text
    if (
        len(words) > 120
        or words.endswith("?")
        or re.search(r"[@:]|\bwill\b|\bagenda\b", words, re.I)
    ):
        return False
    return bool(VENUE.search(words)) and words[0].isupper() and not line.marker


def _published(lines: list[TextLine], meeting: dt.date | None) -> dt.date | None:
    said = _value("published", lines)
    if said and (date := find_date(said)):
        return date
    dates = [find_date(line.text) for line in lines if _is_date_alone(line.text)]
    before = (date for date in dates if date and meeting and 0 < (meeting - date).days < 90)
    return next(before, None)


def _is_date_alone(text: str) -> bool:
    found = find_dates(text)
    if len(found) != 1:
        return False
    rest = text[: found[0][1]] + text[found[0][2] :]
    return not re.sub(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|[\s,.]", "", rest, flags=re.I)


def _board(head: list[TextLine]) -> str | None:
    named = [line for line in head if names_board(line)]
    for line in sorted(named, key=lambda line: not line.is_heading):
        return re.sub(r"^(?:agenda (?:for|of)|meeting of)(?: the)? ", "", line.text, flags=re.I)
    for line in head:
        if match := MEETING_OF.search(line.text):
            return match["board"].strip()
    return None


def names_board(line: TextLine) -> bool:
    if line.marker or NOT_A_BOARD.search(line.text) or find_dates(line.text):
        return False
    # In Wales the name stands twice: "Cyngor Glanmor / Glanmor Council".
    if any(_names_council(name.strip()) for name in line.text.split("/")):
        return False
    return (
        bool(BODY_NAME.match(line.text)) and line.text[0].isupper() and len(line.text.split()) < 16
    )


def _names_council(text: str) -> bool:
    is_council = COUNCIL.fullmatch(text) or COUNCIL.fullmatch(text.title())
    return bool(is_council) and not NO_COUNCIL.match(text)


def _council(front: list[TextLine], everything: list[TextLine]) -> str | None:
    """The council's name: one that fills a line, else of the front sheet, else the usual one."""
    whole = Counter(
        line.text for line in everything if len(line.text) < 70 and _is_council(line.text)
    )
    if whole:
        return whole.most_common(1)[0][0]
    for lines, least in ((front, 1), (everything, 3)):
        found = Counter(
            name
            for line in lines
            for name in COUNCIL.findall(line.text[:3000])
            if _is_council(name)
        )
        if found and found.most_common(1)[0][1] >= least:
            return found.most_common(1)[0][0]
    return None


def _is_council(text: str) -> bool:
    name = text if not text.isupper() else text.title()
    if CITY_OF.fullmatch(name):
        return True
    return bool(COUNCIL.fullmatch(name)) and not NO_COUNCIL.match(name)
