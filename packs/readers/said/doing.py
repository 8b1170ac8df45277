"""What will be done by a day, who is sent what, and which dates were moved."""

import datetime as dt
import re
from collections.abc import Iterable

from packs.readers.dates import find_dates
from packs.readers.due import Calendar, find_due
from packs.readers.said.told import HeldOn, MovedDates, Sent, Sentence, Undertaking

DONE = (
    r"(?:\w+ed|held|built|brought|sent|put|made|taken|given|written|shown|begun|undertaken|in place|ready|available"
    r"|complete)"
)
DOES = (
    r"(?:publish|complete|launch|report|provide|circulate|share|bring|present|submit|open|start|begin|commence|finish"
    r"|take up|take place|meet|introduce|roll out|deliver|consult|issue|send|return|go live|recruit|appoint|review)"
)
WILL = re.compile(
    rf"\b(?:will|would|shall|(?:is|are) (?:due|scheduled|planned|set) to)(?: \w+ly| also| then| now)? "
    rf"(?:be (?:\w+ly )?{DONE}|{DOES})\b"
)
#: What may or may not happen is no undertaking.
PERHAPS = re.compile(r"\b(?:if|unless|may|might|could|should|subject to)\b", re.I)
#: The longest window that a commitment can have passed: "in 2032" is a horizon.
LONGEST = 200
SENT = re.compile(
    r"(?P<what>[^.;:]{2,160}?) (?:is|was|are|were|has been|have been|will be|would be|continues? to be)"
    r"(?: \w+ly| also)? "
    r"(?:issued|circulated|sent|distributed|e-?mailed|shared|copied)(?: \w+ly)? (?:to|with) (?P<to>[^.;]{3,240}?)"
    r"(?= to (?:ensure|make|keep|inform|help|raise|support|enable)\b|[.;]|$)",
    re.I,
)
IT = re.compile(r"^(?:this|it|these|they|which)$", re.I)
WHEN = r"(?:dates?|deadlines?|timescales?|time-?lines?|milestones?|target)"
MOVED = re.compile(
    rf"\bchanges? to (?:the )?(?:\w+ ){{0,3}}{WHEN}\b"
    rf"|\b(?:new|revised|later|amended) (?:\w+ )?{WHEN} (?:\w+ ){{0,2}}(?:agreed|set|proposed|adopted)\b"
    rf"|\b{WHEN} (?:has|have|had|was|were)(?: been)? (?:moved|extended|revised|changed|put back|rescheduled|delayed"
    r"|amended|deferred)\b",
    re.I,
)
MINUTES_HELD = re.compile(
    r"\bminutes of (?:the |its |their )?(?:last |previous )?(?:\w+ ){0,3}meetings? held on\b", re.I
)


def find_undertakings(sentences: Iterable[Sentence]) -> list[Undertaking]:
    """What will be done by a day that the sentence names, reckoned from when it was written."""
    found = []
    for sentence in sentences:
        will = WILL.search(sentence.text)
        if not will or not sentence.on or PERHAPS.search(sentence.text):
            continue
        due = find_due(sentence.text[will.start() :], Calendar(held=sentence.on))
        if due and due.to_on and _is_short(due.from_on or sentence.on, due.to_on):
            found.append(Undertaking(sentence, due))
    return found


def _is_short(first: dt.date, last: dt.date) -> bool:
    return (last - first).days <= LONGEST


def find_sent(sentences: Iterable[Sentence]) -> list[Sent]:
    """Who is sent what; "this" is what the sentence before speaks of."""
    found = []
    for sentence in sentences:
        if match := SENT.search(sentence.text):
            what = sentence.before if IT.match(match["what"].strip()) else match["what"]
            to = re.split(r",\s*(?:and )?|;\s*|\band\b", match["to"])
            found.append(Sent(sentence, what, tuple(one.strip() for one in to if one.strip())))
    return found


def find_moved(sentences: Iterable[Sentence]) -> list[MovedDates]:
    """Where a text says that dates changed: once a paragraph, with both dates where the sentence has them."""
    found: dict[tuple, MovedDates] = {}
    for sentence in sentences:
        if MOVED.search(sentence.text):
            dates = [date for date, _, _ in find_dates(sentence.text)]
            both = dates[:2] if len(dates) > 1 else (None, None)
            place = (sentence.source, sentence.title, sentence.line, sentence.page)
            found.setdefault(place, MovedDates(sentence, *both))
    return list(found.values())


def find_held(sentences: Iterable[Sentence]) -> list[HeldOn]:
    """Meetings whose minutes the board agreed."""
    found = []
    for sentence in sentences:
        match = MINUTES_HELD.search(sentence.text) if sentence.source == "minutes" else None
        dates = find_dates(sentence.text[match.end() :]) if match else []
        if dates and dates[0][1] < 20:
            found.append(HeldOn(sentence, dates[0][0]))
    return found
