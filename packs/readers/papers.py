"""Papers that come to the meeting: to which item, about what, by whom, and what they recommend."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import partial
from itertools import zip_longest

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from packs.readers.dates import find_date
from packs.readers.found import AgendaItem, Paper, Passage
from packs.readers.lines import TextLine

LABELS = {
    "subject": r"subject|title|report title|title of report|report on|topic",
    "to": r"to|report to|meeting|committee|board|decision maker|for",
    "from": r"from|report of|report by|report from|directors? approving[^:]{0,60}",
    "date": r"date|date of meeting|meeting date|report date",
    "author": r"(?:report |lead |contact )?(?:authors?|officers?)(?: name)?|name|prepared by"
    r"|report authors?(?: and contact)?|contact for further information",
    "directorate": r"directorate|department|service area|service|division",
}
LABELLED = re.compile(r"(?P<label>[A-Za-z][\w /’'()]{1,60}?)\s*(?::|\s[–-]\s)\s*(?P<value>.*)$")
RECOMMENDATIONS = re.compile(
    r"(?:\d{1,2}(?:\.\d)?\.?\s+)?(?:summary of "
    r"|officer )?recommendations?(?:\(s\))?(?: and reasons?)?\s*:?$",
    re.I,
)
NUMBERED_HEAD = re.compile(r"\d{1,2}\.?0?\s+[A-Z]")
#: Letters after which the next line begins another passage.
PASSAGE = 2000
LEAD = re.compile(r"(?:\bto|:|\bthat)\s*:?$")
ROLE = re.compile(
    r"\b(?:director|head of|officer|manager|chief executive|co-?ordinator|adviser|advisor"
    r"|consultant|lead|solicitor|accountant|analyst|counsel)\b",
    re.I,
)
PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Cllr"
    r"|Councillor) )?[A-Z][\w'’-]+(?: [A-Z]\.?)?(?: [A-Z][\w'’-]+){1,2}$"
)
DIRECTORATE = re.compile(r"(?:[A-Z][\w'’&-]* (?:and |of |& )?){1,6}(?:Directorate|Department)$")
CONTACT = re.compile(r"@|\b(?:tel|telephone|mobile|office|e-?mail|phone)\b", re.I)


@dataclass(frozen=True)
class Stretch:
    """A paper's lines: where they begin, and where the next paper does."""

    start: int
    end: int


def find_papers(lines: list[TextLine]) -> list[Stretch]:
    """Where papers begin: a subject among the labels of a report's head."""
    starts: list[int] = []
    for at, line in enumerate(lines):
        if _label(line)[0] != "subject":
            continue
        near = range(max(0, at - 8, starts[-1] + 1 if starts else 0), min(len(lines), at + 9))
        labels = {_label(lines[one])[0]: one for one in reversed(near)}
        if {"to", "from", "date"} & set(labels) and len(set(labels) - {None}) > 1:
            starts.append(min(one for label, one in labels.items() if label))
    ends = [*starts[1:], len(lines)][: len(starts)]
    return [Stretch(start, end) for start, end in zip(starts, ends, strict=True)]


def read_paper(lines: list[TextLine], agenda: list[AgendaItem]) -> Paper:
    """One paper; its agenda item is the one whose title its subject matches, or None."""
    head = {
        label: value
        for line in reversed(lines[:18])
        for label, value in [_label(line)]
        if label and value
    }
    subject = head.get("subject")
    authors, directorate = _authors(lines, head)
    return Paper(
        agenda_item=_agenda_item(subject, agenda),
        subject=subject,
        authors=tuple(authors),
        directorate=head.get("directorate") or directorate,
        date=_date(head),
        recommendations=tuple(_recommendations(lines)),
        line=lines[0].line,
        page=lines[0].page,
    )


def read_passages(lines: list[TextLine]) -> list[Passage]:
    """A text in stretches, so that what is found in it has its place: one a page, or a few where a page is long."""
    stretches: list[list[TextLine]] = []
    for line in lines:
        last = stretches[-1] if stretches else []
        is_full = sum(len(one.text) for one in last) > PASSAGE
        if not last or is_full or last[0].page != line.page:
            stretches.append([line])
        else:
            last.append(line)
    return [
        Passage("\n".join(one.text for one in stretch), stretch[0].line, stretch[0].page)
        for stretch in stretches
    ]


def _label(line: TextLine) -> tuple[str | None, str]:
    if line.marker or len(line.text) > 400:
        return None, ""
    if len(line.cells) > 2:
        return None, ""
    if line.cells[1:]:
        label, value = line.cells[0].rstrip(": "), " ".join(line.cells[1:])
    elif match := LABELLED.match(line.text):
        label, value = match["label"], match["value"]
    else:
        return None, ""
    kind = next((kind for kind, words in LABELS.items() if re.fullmatch(words, label, re.I)), None)
    return kind, value.strip()


def _date(head: dict[str, str]) -> dt.date | None:
    return find_date(head.get("date", "")) or find_date(head.get("to", ""))


def _agenda_item(subject: str | None, agenda: list[AgendaItem]) -> str | None:
    alike = partial(fuzz.token_set_ratio, subject or "", processor=default_process)
    scored = [(alike(item.title), item.number) for item in agenda]
    best = max(scored, default=(0, None), key=lambda one: one[0])
    return best[1] if best[0] >= 80 else None


def _authors(lines: list[TextLine], head: dict[str, str]) -> tuple[list[str], str | None]:
    """Those named as authors; without a label, whoever signs with an office behind the name."""
    for at, line in enumerate(lines):
        label, value = _label(line)
        if label == "author" and (names := _names_from(value, lines[at + 1 :])):
            return names, None
    for at, line in enumerate(lines):
        if found := _signature(line, lines[at + 1 : at + 9]):
            return found
    return [], None


def _names_from(value: str, below: list[TextLine]) -> list[str]:
    names = [name] if (name := _person(value)) else []
    for line in below:
        if not (line.follows_on or not names) or _label(line)[0] or not _person(line.text):
            break
        names.append(_person(line.text))
    return names


def _person(text: str) -> str | None:
    """ "Jo Reed, Head of Harbours" is Jo Reed."""
    name = re.split(r"\s*[,(;–]|\s-\s", text.strip(), maxsplit=1)[0].strip()
    return name if PERSON.match(name) and not ROLE.search(name) else None


def _signature(line: TextLine, below: list[TextLine]) -> tuple[list[str], str | None] | None:
    """A name with an office, alone in a line or over the lines below, as reports are signed."""
    if line.marker or line.cells or len(line.text) > 120 or line.text.endswith("."):
        return None
    name = _person(line.text)
    run = []
    for one in below:
        if not one.follows_on:
            break
        run.append(one.text)
    has_role = bool(ROLE.search(line.text)) or (bool(run) and bool(ROLE.search(run[0])))
    if not name or not has_role or len(run) == 0:
        return None
    directorate = next((text for text in run if DIRECTORATE.match(text)), None)
    return [name], directorate


def _recommendations(lines: list[TextLine]) -> list[str]:
    """What stands under the heading "Recommendations", without the sentence that leads into it."""
    start = next((at for at, line in enumerate(lines) if RECOMMENDATIONS.match(line.text)), None)
    if start is None:
        return []
    own: list[TextLine] = []
    for line, below in zip_longest(lines[start + 1 :], lines[start + 2 :]):
        if _ends_recommendations(line, below, own):
            break
        own.append(line)
    lead = next((at for at, line in enumerate(own) if LEAD.search(line.text)), None)
    return [
        line.text
        for line in own[(lead + 1 if lead is not None else 0) :]
        if line.marker or lead is None
    ]


def _ends_recommendations(line: TextLine, below: TextLine | None, own: list[TextLine]) -> bool:
    """Whether the report goes on: a heading, a table, or a title such as "3. Background"."""
    if line.is_heading or line.cells or (line.is_bold and not line.marker):
        return True
    if NUMBERED_HEAD.match(line.text):
        return True
    is_title = len(line.text) < 60 and not line.text.endswith((".", ":", ";", ",", "and", "or"))
    if not line.marker:
        return is_title and bool(own)
    if line.is_bold and is_title and own and not own[-1].is_bold:
        return True
    section = line.marker.strip(".()")
    return is_title and below is not None and below.marker.startswith(f"{section}.1")
