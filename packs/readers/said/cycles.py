"""What a body does every so many weeks, and the days that are named for it."""

import datetime as dt
import re
from collections.abc import Iterable

from packs.readers.counting import CARDINAL, count_of
from packs.readers.dates import find_dates
from packs.readers.said.told import CycleSaid, Sentence

EVERY = re.compile(
    rf"\bevery (?P<n>\d{{1,2}}|an?|{CARDINAL}|other)[ -](?P<unit>week|month|day)s?\b", re.I
)
BODY = re.compile(
    r"(?:[A-Z][\w'’&-]* (?:and |of |for |& )?){0,7}"
    r"(?:Board|Committee|Group|Panel|Forum|Cabinet|Partnership|Commission)\b"
)
DAYS = {"day": 1, "week": 7, "month": 365.25 / 12}
#: Words that may stand between a body's name and the day of its meeting.
BETWEEN = re.compile(
    r"(?:\s|,|[–-]|\b(?:reports?|meetings?|held|will|was|is|be|been|to|on|of|from|for|at|the|next|last|took|place|met"
    r"|meets|meet|dated|again|mon|tues|wednes|thurs|fri)(?:day)?\b)*$",
    re.I,
)
NEAR = 60


def find_cycles(sentences: list[Sentence], titles: Iterable[str]) -> list[CycleSaid]:
    """Each cycle with the days of its body; titles of agenda, programme and minutes name days too."""
    said = [made for sentence in sentences if (made := _cycle(sentence))]
    texts = [*((one.text, one) for one in sentences), *((title, None) for title in titles)]
    named = {body: days_of(body, texts) for body in {body for _, body, _ in said}}
    found = {}
    for sentence, body, days in said:
        told = tuple(named[body].values())
        found.setdefault((body, days), CycleSaid(sentence, body, days, tuple(named[body]), told))
    return list(found.values())


def _cycle(sentence: Sentence) -> tuple[Sentence, str, int] | None:
    match = EVERY.search(sentence.text)
    if not match:
        return None
    bodies = BODY.findall(sentence.text[: match.start()])
    if not bodies:
        return None
    count = count_of(match["n"]) or 2  # every other
    body = re.sub(r"^(?:The|This|Our|Each) ", "", bodies[-1])
    return sentence, body, round(count * DAYS[match["unit"].lower()])


def days_of(
    body: str, texts: Iterable[tuple[str, Sentence | None]]
) -> dict[dt.date, Sentence | None]:
    """The days that stand directly behind a body's name, in their order, each with the sentence that says so first."""
    name = re.compile(rf"\b{re.escape(body)}\b")
    found: dict[dt.date, Sentence | None] = {}
    for text, sentence in texts:
        if body not in text:
            continue
        for date, start, _ in find_dates(text):
            behind = text[max(0, start - NEAR - len(body)) : start]
            named = list(name.finditer(behind))
            if named and BETWEEN.match(behind[named[-1].end() :]):
                found.setdefault(date, sentence)
    return dict(sorted(found.items(), key=lambda one: one[0]))
