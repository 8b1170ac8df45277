"""What waits for something to happen, and whether the papers tell that it has."""

import re
from collections.abc import Iterable

from desk.loose_ends.record import Item, Record, Statement
from desk.loose_ends.rules.hearing import covers, telling
from desk.loose_ends.told import LooseEnd

#: What an item may wait for: words for it, whatever their form.
EVENTS = (
    r"implement\w*|roll(?:ed|ing)?[ -]?out|in place|g(?:o|one|oes) live|went live",
    r"complet\w+|finish\w*|conclu\w+",
    r"publi(?:sh\w*|cation)",
    r"finali[sz]\w+|agree(?:s|d|ment)?|approv\w+|adopt(?:s|ed|ion)?|signed[ -]off|sign[ -]off",
    r"launch\w*|open(?:s|ed|ing)",
    r"inspect\w+|visit(?:s|ed)?",
    r"review\w*|audit\w*|pilot\w*|trial\w*|survey\w*|evaluat\w+|consult\w+",
    r"decisions?|decided",
    r"appoint\w*|recruit\w*",
)
#: "a report following implementation", "once finalised"; but not the tale of "Following the visit, members asked".
WAITS = re.compile(
    r"(?:(?:(?<=[\w)] )|^(?=[^,.;]*(?:[.;]|$)))(?:following|after|upon|pending)|\b(?:once|when|awaiting))\b"
    r"(?P<event>[^.;,]{4,120})",
    re.IGNORECASE,
)
BEEN = r"\b(?:has|have|had|was|were|been|is now|are now|now)\b(?: \w+){0,3}? (?:%s)\b"
TOOK_PLACE = (
    r"\b(?:%s)\b[^.;]{0,60}\b(?:took place|(?:was|were|has been|have been) (?:\w+ly )?(?:held|carried out|completed"
    r"|undertaken|concluded|published|received))\b"
)
SINCE = r"\bsince the (?:%s)\b"
HAPPENED = {
    event: re.compile("|".join(form % event for form in (BEEN, TOOK_PLACE, SINCE)), re.IGNORECASE)
    for event in EVENTS
}
IN_WORDS = {event: re.compile(rf"\b(?:{event})\b", re.IGNORECASE) for event in EVENTS}
#: Of what is named by one word, a sentence must speak from its beginning.
BEGINNING = 5
#: Of a longer name a sentence may leave out a word.
MANY = 4
MOST = 0.75


def waits_for(item: Item) -> str:
    """The words by which an item says what it waits for, "" where it waits for nothing."""
    return next((match[0] for match, _ in _waits(item)), "")


def trigger_passed(record: Record) -> Iterable[LooseEnd]:
    """An item without a date that waits for something of which the minutes or papers tell that it has happened."""
    for item in record.items:
        for match, event in _waits(item) if item.slot == "undated" else ():
            if told := _happened(record, item, match["event"], event):
                waits = f"It waits for something: “{match[0].strip()}”."
                yield LooseEnd(
                    "trigger-passed", item.title, f"{waits} The record says: “{told.text}”", looked_for="a meeting",
                    since=told.on, places=(item.place, told.place), about=item.label,
                )  # fmt: skip
                break


def _waits(item: Item) -> list[tuple[re.Match, str]]:
    return [
        (match, event)
        for text in (item.detail, item.label, item.title)
        for match in WAITS.finditer(text)
        for event in EVENTS
        if IN_WORDS[event].search(match["event"])
    ]


def _happened(record: Record, item: Item, waited_for: str, event: str) -> Statement | None:
    """The sentence that says so: of what the waiting itself names, or else of what the item is about."""
    wanted = _named(record, waited_for, event) or _named(record, item.title, event)
    told = ((_share(record, wanted, one.text), one) for one in telling(record, HAPPENED[event]))
    enough = [one for share, one in told if share >= (MOST if len(wanted) >= MANY else 1)]
    return enough[0] if enough and wanted else None


def _named(record: Record, text: str, event: str) -> dict[str, str]:
    """What a text is about, but for the event itself."""
    subject = record.names.subject(IN_WORDS[event].sub(" ", text))
    return {stem: word for stem, word in subject.items() if len(word) > 2}


def _share(record: Record, wanted: dict[str, str], text: str) -> float:
    if len(wanted) == 1:
        text = " ".join(text.split()[:BEGINNING])
    return covers(record, wanted, text) if wanted else 0
