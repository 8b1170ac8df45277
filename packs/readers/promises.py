"""What was promised in the telling of the minutes, without a resolution."""

import re

from packs.readers.due import Calendar, find_due
from packs.readers.found import Promise
from packs.readers.lines import TextLine

SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"'‘])")
DOING = (
    r"(?:provide|circulate|share|bring|report|send|write|check|look into|feed ?back|come back"
    r"|arrange|supply|forward|raise|"
    r"follow up|investigate|confirm|update|present|include|distribute|e-?mail|respond|reply"
    r"|organi[sz]e|make available|explore|review|clarify|find out|take (?:this|that|it|the))"
)
WHO = (
    r"(?P<by>(?:The |A )?(?:[A-Z][\w'’.&/-]*|officers?|members?|representatives?|of|for|and"
    r"|the|\([^()]{1,60}\))(?: (?:[A-Z][\w'’.&/-]*|officers?|members?|representatives?|of|for"
    r"|and|the|&|\([^()]{1,60}\))){0,11})"
)
MADE = re.compile(
    rf"^{WHO}(?: (?:also|then|further|therefore|had))? (?:offered|undertook|promised|agreed"
    rf"|committed|pledged|volunteered)(?: (?:to|that (?:he|she|they|it|officers) (?:would|will)))"
    rf"(?: \w+ly)? (?:{DOING})\b"
)
#: "She said that she would send": only what is sent or found out for those who asked.
TOLD = re.compile(
    rf"^{WHO}(?: (?:also|then))? (?:said|confirmed|advised|stated|explained|replied|responded)(?: that)?"
    r" (?:he|she|they|officers|it) would(?: \w+ly)? (?:provide|circulate|share|send|supply|forward|e-?mail|feed ?back"
    r"|come back|look into|find out|let (?i:members|the (?:board|committee|panel|commission)) (?:know|have))\b"
)
PASSIVE = re.compile(
    r"\b(?:would|will) be (?:circulated|provided|shared|sent|supplied|forwarded|brought back"
    r"|reported back|e-?mailed)\b[^.]{0,80}?\b(?:to (?:all )?(?:the )?(?:members|board|committee"
    r"|panel|councillors)|after the meeting|following the meeting)\b",
    re.I,
)
ACTION = re.compile(
    r"^(?:Action|ACTION)s?(?: point)?(?: \d+)?\s*[:–-]\s*(?P<by>[A-Z][\w'’.&/ -]{1,60}?) (?:to"
    r"|will) (?P<what>.+)$"
)
#: Behind these words a sentence speaks of something else than the promise.
BREAKS = re.compile(
    r",? and (?:hoped|thanked|noted|said|stated|explained|felt|thought|welcomed|commented|added"
    r"|reported|advised|confirmed)\b"
)
BOARD = re.compile(
    r"(?:the )?(?:\w+ ){0,3}(?:board|committee|panel|commission|members|cabinet|council)$", re.I
)


def find_promises(told: list[TextLine], calendar: Calendar) -> list[Promise]:
    """The promises in what minutes tell; what the board itself agreed is no promise to it."""
    return [
        promise
        for line in told
        for sentence in SENTENCE_END.split(line.text)
        if (promise := _promise(sentence, line, calendar))
    ]


def _promise(sentence: str, line: TextLine, calendar: Calendar) -> Promise | None:
    if match := ACTION.match(sentence):
        return _made(sentence[match.start("by") :], match["by"], line, calendar)
    match = MADE.match(sentence) or TOLD.match(sentence)
    if match and not BOARD.match(match["by"]):
        return _made(sentence, match["by"], line, calendar)
    if PASSIVE.search(sentence):
        return _made(sentence, None, line, calendar)
    return None


def _made(sentence: str, by: str | None, line: TextLine, calendar: Calendar) -> Promise:
    text = BREAKS.split(sentence, maxsplit=1)[0].rstrip(" .,;")
    by = re.sub(r"^The ", "", by) if by else None
    return Promise(text, by, find_due(text, calendar), line.line, line.page)
