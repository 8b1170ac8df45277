"""What is told as done before it can have been, or as still to come when its day is past."""

import re
from collections.abc import Iterator

from packs.checks.sentences import Reading, Sentence
from packs.checks.told import DateAsked
from packs.checks.when import DAY, MONTH_SPAN, Span
from packs.readers.found import Minutes

DONE = (
    "admitted|adopted|agreed|announced|appointed|approved|awarded|carried out|circulated|closed|commissioned"
    "|completed|conducted|considered|consulted|created|delivered|discussed|established|excluded|formed|held"
    "|implemented|inspected|introduced|issued|judged|launched|made|measured|opened|presented"
    "|published|rated|received"
    "|recorded|recruited|reported|reviewed|revised|sent|set up|signed|started|submitted|taken"
    "|trained|undertaken|updated"
    "|visited|written"
)
DO = f"be (?:{DONE})|take place|begin|close|commence|conclude|end|finish|go live|happen|launch|meet|open|report|start"
#: Words of the same clause that leave the verb its meaning.
BETWEEN = (
    r"(?: (?!and\b|as\b|be\b|but\b|by\b|due\b|for\b|from\b|if\b|planned\b|that\b|to\b|until\b"
    r"|which\b|who\b|will\b|with\b"
    r"|would\b|until\b|before\b|after\b|pending\b)[\w’'&()-]+){0,6}?"
)
ON = (
    r" (?:in|on|during|at the (?:end|start|beginning) of)(?: the)?(?: (?:early|late|mid|month of"
    r"|week of)[ -]?)?"
    r"(?: ?(?:mon|tues|wednes|thurs|fri|satur|sun)day,?(?: the)?)? ?$"
)
WAS = re.compile(
    rf"\b(?:took place|occurred|(?:was|were|has been|have been)(?: \w+ly| also| first| last"
    rf"| then)? (?:{DONE})"
    rf"|began|met|opened|launched|commenced|concluded){BETWEEN}{ON}"
)
SINCE = re.compile(r"\bsince(?: (?:early|late|mid))?[ -]$", re.I)
FIRST_WORDS = re.compile(r"(?:in|on|during)(?: (?:early|late))? $", re.I)
WAS_BEHIND = re.compile(
    rf",? [^.;:,]{{0,80}}?\b(?:took place|(?:was|were|has been|have been) (?:{DONE}))\b"
)
THERE_WERE = re.compile(
    r"(?: (?:academic|financial|municipal|school|calendar) year)?,? there (?:was|were)\b"
)
WILL = re.compile(
    rf"\b(?:will|shall|(?:is|are) (?:to|due to|expected to|planned to|scheduled to))(?: also| then"
    rf"| next)? (?:{DO})"
    rf"{BETWEEN}(?:{ON[:-2]}| by(?: the (?:end|start) of)?) ?$"
)
#: Words that tell of somebody's earlier words, or of what was foreseen.
TOLD_OF = re.compile(
    r"\b(?:will|would|shall|planned|expected|due|scheduled|forecast|projected|estimated|intended"
    r"|proposed|anticipated)\b"
)
REPORTED = re.compile(
    r"\b(?:said|stated|announced|promised|agreed|resolved|noted|explained|advised|reported"
    r"|recommended|committed"
    r"|confirmed|indicated|proposed)\b|[“\"‘]"
)
#: How far before a date its verb is looked for.
REACH = 160
#: More such sentences than these, and it is the date of the paper that is in doubt.
MOST = 5


def told_before_it_was(reading: Reading) -> Iterator[DateAsked]:
    """Something "took place" on a day after the paper's own date."""
    asked = [one for sentence in reading.sentences for one in _too_early(reading, sentence)]
    if len(asked) <= MOST:
        yield from asked


def still_to_come(reading: Reading) -> Iterator[DateAsked]:
    """Something "will be held" on a day that was over before the agenda can have been published."""
    asked = [one for sentence in reading.prose for one in _too_late(reading, sentence)]
    if len(asked) <= MOST:
        yield from asked


def _too_early(reading: Reading, sentence: Sentence) -> Iterator[DateAsked]:
    written = reading.latest_on(sentence)
    for span in sentence.spans if written else ():
        if span.first > written and (start := _told_as_past(sentence.text, span)) is not None:
            says = sentence.text[start : span.end]
            found = f"after the paper's own date, {written:%-d %B %Y}"
            yield DateAsked(sentence.line, says, found, sentence.page)


def _told_as_past(text: str, span: Span) -> int | None:
    """Where the words begin that put a date in the past, or None."""
    before, behind = text[max(0, span.start - REACH) : span.start], text[span.end :][:REACH]
    offset = span.start - len(before)
    if span.kind in (DAY, MONTH_SPAN) and (match := WAS.search(before)):
        return None if TOLD_OF.search(before) else offset + match.start()
    if (match := SINCE.search(before)) and not TOLD_OF.search(before + behind):
        return offset + match.start()
    tells = WAS_BEHIND if span.kind in (DAY, MONTH_SPAN) else THERE_WERE
    if FIRST_WORDS.fullmatch(before) and (match := tells.match(behind)):
        return None if TOLD_OF.search(match[0]) else offset
    return None


def _too_late(reading: Reading, sentence: Sentence) -> Iterator[DateAsked]:
    written = reading.earliest_on(sentence)
    # Minutes and appendices speak from another day.
    if written is None or sentence.is_appended or isinstance(sentence.part, Minutes):
        return
    for span in sentence.spans:
        before = sentence.text[max(0, span.start - REACH) : span.start]
        match = WILL.search(before) if span.last < written else None
        if match and not REPORTED.search(sentence.text[: span.start - len(before) + match.start()]):
            says = sentence.text[span.start - len(before) + match.start() : span.end]
            found = f"before the paper's own date, {reading.written_on(sentence):%-d %B %Y}"
            yield DateAsked(sentence.line, says, found, sentence.page)
