"""How often something is said to be, and how long something is said to last, against the dates printed."""

import datetime as dt
import re
from collections.abc import Iterator
from itertools import islice, pairwise

from packs.checks.sentences import Reading, Sentence
from packs.checks.told import DateAsked
from packs.checks.when import DAY, MONTH_SPAN, Span
from packs.readers.counting import count_of
from packs.readers.found import Minutes, Paper

EVERY = re.compile(
    r"\bevery (?:(?P<n>\d{1,2}|[a-z]+) )?(?P<unit>weeks?|months?)\b"
    r"|\bmeet(?:s|ings?)?(?: are| is| will be)?(?: held)? (?P<often>weekly|fortnightly|monthly|quarterly)\b",
    re.I,
)
OFTEN = {
    "weekly": (1, "week"),
    "fortnightly": (2, "week"),
    "monthly": (1, "month"),
    "quarterly": (3, "month"),
}
#: Days of a month, on an average.
MONTH = 30.4
BODY = re.compile(r"[A-Z][\w’'&-]+ (?:Board|Committee|Panel|Group|Forum|Commission|Partnership)\b")
#: Between a body's name and the day on which it meets.
MEETS = re.compile(
    r"(?: meeting)?(?: Report)?(?: (?:will be|was|is|to be|would be))?(?: held)?(?: on| of| from| [–-])? ?$"
)
#: Meetings that were not held, or not in their turn.
UNUSUAL = re.compile(
    r"\b(?:cancel\w*|postpone\w*|extraordinary|special|additional|rearranged)\b", re.I
)
#: Two meetings further apart than this many times the interval have others between them that are not printed.
FEW = 1.8
#: No paper tells of more bodies' intervals, nor in longer sentences.
MOST, LONGEST = 20, 2_000
RANGE = re.compile(r"\b(?:from|between) (?:the )?$", re.I)
LINK = re.compile(r" (?:to|and|until|–|-) (?:the )?")


def meetings_at_another_interval(reading: Reading) -> Iterator[DateAsked]:
    """A body is said to meet "every twelve weeks", and two of its meetings that are printed are thirteen apart."""
    said_every = (one for one in reading.prose if EVERY.search(one.text))
    for sentence in islice(said_every, MOST):
        said, body = EVERY.search(sentence.text), BODY.search(sentence.text)
        n, unit = _interval(said)
        if not (n and body):
            continue
        usual = n * (MONTH if unit == "month" else 7)
        for before, after in pairwise(meetings_of(reading, body[0])):
            gap = (after - before).days
            if abs(gap - usual) >= _late(n, unit) and 7 < gap < FEW * usual:
                found = f"{before:%-d %B %Y} to {after:%-d %B %Y}: {gap // 7} weeks" + (
                    f" and {gap % 7} days" if gap % 7 else ""
                )
                yield DateAsked(sentence.line, said[0], found, sentence.page)


def _interval(said: re.Match) -> tuple[int | None, str]:
    if said["often"]:
        return OFTEN[said["often"].lower()]
    return count_of(said["n"] or "one"), said["unit"].lower().rstrip("s")


def _late(n: int, unit: str) -> int:
    """By how many days a meeting is off: of weeks by one of them, of a month by two, of several by three."""
    return 7 if unit == "week" else 14 if n == 1 else 21


def end_before_start(reading: Reading) -> Iterator[DateAsked]:
    """ "from 5 March 2018 to 2 February 2018"."""
    for sentence in reading.sentences:
        for first, second in pairwise(sentence.spans):
            if _is_range(sentence, first, second) and second.last < first.first:
                says = sentence.text[first.start : second.end]
                yield DateAsked(sentence.line, says, "the end is before the start", sentence.page)


def _is_range(sentence: Sentence, first: Span, second: Span) -> bool:
    kinds = {first.kind, second.kind} <= {DAY, MONTH_SPAN}
    before = sentence.text[max(0, first.start - 16) : first.start]
    link = sentence.text[first.end : second.start]
    return bool(kinds and RANGE.search(before) and LINK.fullmatch(link))


def meetings_of(reading: Reading, body: str, part: Paper | Minutes | None = None) -> list[dt.date]:
    """The days on which a body is printed to meet, each once: in a pack, or in one part of it."""
    days = set()
    named_in = (
        one
        for one in reading.sentences
        if body in one.text[:LONGEST]
        and part in (None, one.part)
        and not UNUSUAL.search(one.text[:LONGEST])
    )
    for sentence in named_in:
        for named in re.finditer(re.escape(body), sentence.text[:LONGEST]):
            days |= {
                span.first
                for span in sentence.spans
                if span.kind == DAY
                and 0 <= span.start - named.end() < 40
                and MEETS.fullmatch(sentence.text[named.end() : span.start])
            }
    return sorted(days)
