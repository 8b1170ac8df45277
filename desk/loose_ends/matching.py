"""Which thing may answer which promise: a score with reasons that can be shown. Nothing is ever merged here.

One thing has many names in these papers. What counts is the rarity of the words that two names share, who is named,
which day, and what the board has confirmed or refused before: that always wins.
"""

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from desk.loose_ends import words as wording

#: From here on a candidate is told as what answers a promise; from NEAR on as the nearest there is.
MEETS = 60
NEAR = 35
#: Two words as alike as this are one with a slip of the pen.
ALIKE = 88
FURNITURE = {wording.stem(word) for word in wording.FURNITURE}
#: So much of a name is kept in a glossary: the words of a limb may be longer.
KEPT = 300


@dataclass(frozen=True)
class Glossary:
    """What the board knows of its own names: pairs that were confirmed as one thing, and pairs that were refused."""

    confirmed: frozenset[frozenset[str]] = frozenset()
    refused: frozenset[frozenset[str]] = frozenset()


NOTHING_KNOWN = Glossary()


def pair(one: str, other: str) -> frozenset[str]:
    """Two names as a glossary keeps them: however they are spaced or printed in capitals."""
    return frozenset((plain(one), plain(other)))


def plain(name: str) -> str:
    return kept(name).replace("’", "'").lower()


def kept(name: str) -> str:
    """A name as far as a glossary keeps it, on one line."""
    return " ".join(name.split())[:KEPT].strip()


@dataclass(frozen=True)
class Thing:
    """One side of a match. `text` is what is said of it, `first` to `last` the days it may fall on."""

    name: str
    text: str = ""
    people: tuple[str, ...] = ()
    on: dt.date | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    asked_on: dt.date | None = None
    names_days: tuple[dt.date, ...] = ()


@dataclass(frozen=True)
class Match:
    """How well a thing answers another, from 0 to 100. `is_same` where both have the same name."""

    score: int
    reasons: tuple[str, ...] = ()
    is_same: bool = False
    is_confirmed: bool = False
    is_refused: bool = False


NONE = Match(0)


@dataclass
class Names:
    """What a record's own texts tell of names: initials spelled out, and how rare each word is."""

    texts: Iterable[str] = ()
    glossary: Glossary = NOTHING_KNOWN
    short: dict[str, tuple[str, ...]] = field(init=False)
    seen: Counter = field(init=False)
    many: int = field(init=False)
    known: dict[str, dict[str, str]] = field(init=False)

    def __post_init__(self):
        texts = list(dict.fromkeys(text for text in self.texts if text))
        self.short = wording.short_forms(texts)
        self.known = {}
        self.seen = Counter()
        for text in texts:
            self.seen.update(list(self.subject(text)))
        self.many = max(len(texts), 1)

    def subject(self, text: str) -> dict[str, str]:
        """What a name or a text is about, as `words.subject` tells it; not to be changed."""
        if text not in self.known:
            self.known[text] = wording.subject(text, self.short)
        return self.known[text]

    def weight(self, stem: str) -> float:
        """A word that stands in every text says little."""
        return 0.2 + math.log((self.many + 1) / (self.seen[stem] + 1))

    def match(self, asked: Thing, candidate: Thing) -> Match:
        """How well a candidate answers what was asked, with the reasons for it."""
        both = pair(asked.name, candidate.name)
        if both in self.glossary.refused:
            return Match(0, ("refused before",), is_refused=True)
        if both in self.glossary.confirmed:
            return Match(100, ("confirmed before",), is_confirmed=True)
        mine, theirs = self.subject(asked.name), self.subject(candidate.name)
        shared = _shared(set(mine), set(theirs))
        if not shared:
            return NONE
        is_same = len(shared) == len(mine) == len(theirs) or _apart_from_furniture(mine, theirs)
        score = 100.0 if is_same else self._likeness(shared, mine, theirs)
        reasons = ["the same name" if is_same else f"both name {_listed(mine, shared)}"]
        for points, reason in (
            self._spoken_of(mine, mine.keys() - shared, candidate.text),
            _days(asked, candidate),
            _people(asked, candidate),
        ):
            score += points
            reasons += [reason] if points else []
        return Match(min(100, round(score)), tuple(reasons), is_same)

    def best(self, asked: Thing, candidates: Iterable[Thing]) -> tuple[Thing, Match] | None:
        """The candidate that answers best, if any is near; of two alike the first."""
        scored = [(one, self.match(asked, one)) for one in candidates]
        near = [one for one in scored if one[1].score >= NEAR]
        return max(near, key=lambda one: one[1].score, default=None)

    def _likeness(self, shared, mine, theirs) -> float:
        """What both names share, weighed by rarity: of what was asked for first, of the candidate second."""
        found = self.weigh(shared)
        return 100 * (0.65 * found / self.weigh(mine) + 0.35 * min(1, found / self.weigh(theirs)))

    def weigh(self, stems: Iterable[str]) -> float:
        """Some words together: the rarer, the heavier."""
        return sum(map(self.weight, stems))

    def _spoken_of(self, mine, missing: set[str], text: str) -> tuple[float, str]:
        """The words that the candidate's name lacks and its text has."""
        if not missing or not text:
            return 0, ""
        spoken = missing & self.subject(text).keys()
        share = self.weigh(spoken) / self.weigh(missing)
        return (25 * share, f"its text speaks of {_listed(mine, spoken)}") if spoken else (0, "")


def _apart_from_furniture(mine: dict, theirs: dict) -> bool:
    """Whether two names are one but for words such as "programme", which say where a thing is put."""
    own = mine.keys() - FURNITURE
    return bool(own) and own == theirs.keys() - FURNITURE


def _shared(mine: set[str], theirs: set[str]) -> set[str]:
    alike = {
        one
        for one in mine - theirs
        if len(one) > 5 and any(fuzz.ratio(one, other) >= ALIKE for other in theirs)
    }
    return (mine & theirs) | alike


def _days(asked: Thing, candidate: Thing) -> tuple[float, str]:
    if asked.asked_on and asked.asked_on in candidate.names_days:
        return 20, "its text names the meeting that asked"
    is_after = candidate.on and (not asked.first or asked.first <= candidate.on)
    if asked.last and is_after and candidate.on <= asked.last:
        return 20, "it is for the time that was asked"
    return 0, ""


def _people(asked: Thing, candidate: Thing) -> tuple[float, str]:
    same = {_surname(one) for one in asked.people} & {_surname(one) for one in candidate.people}
    return (8, "the same people answer for it") if same else (0, "")


def _surname(name: str) -> str:
    return name.split()[-1].lower() if name.split() else ""


def _listed(words: dict[str, str], stems: Iterable[str]) -> str:
    return ", ".join(f"“{words[stem]}”" for stem in words if stem in stems)
