"""Which of a table's measures a clause means: by the words of their names, never by a guess."""

import re
from dataclasses import dataclass

from packs.readers.found import Measure
from packs.readers.measures.titles import phase_of

Family = tuple[Measure, ...]
"""Measures of one name, told apart by their subjects."""

EVERY = re.compile(r"\b(?:both|all (?:two|three|four|five)?|each|every)\b", re.IGNORECASE)
#: "R,W,M" is one word: a list of subjects by their letters.
LETTERS = re.compile(r"\b[A-Z](?:\s?[,/]\s?[A-Z]\b)+")
WORDS = re.compile(r"[^\W_]+")
SAME_WORDS = {"mathematics": "maths", "percentage": "%", "percent": "%"}
_SMALL = (
    "a an the of in and or for to at with by on as per s is are which that above below same no higher lower than %"
    " percentage"
)
SMALL = frozenset(_SMALL.split())


def families(measures: tuple[Measure, ...]) -> list[Family]:
    found: dict[tuple, list[Measure]] = {}
    for measure in measures:
        found.setdefault((measure.phase, measure.title, measure.group), []).append(measure)
    return [tuple(one) for one in found.values()]


@dataclass
class Chooser:
    """Keeps the family that was named last: a narrative names it once and goes on."""

    families: list[Family]
    family: Family | None = None

    def __post_init__(self):
        if len(self.families) == 1:
            self.family = self.families[0]

    def hear(self, words: str) -> None:
        """Take the family that the words name; none where they name several as well."""
        if len(self.families) < 2 or not (named := set(words_of(words))):
            return
        phase = phase_of(words)
        near = [one for one in self.families if phase and _phase(one[0]) == phase]
        if phase and not near:
            self.family = None
            return
        near = near or self.families
        if phase and len(near) == 1:
            self.family = near[0]
            return
        scores = [len(named & (set(_name(one)) - _shared(one, near))) for one in near]
        best = max(scores)
        if best and scores.count(best) == 1:
            self.family = near[scores.index(best)]
        elif best or phase:
            self.family = None


def subjects(family: Family, text: str) -> Family:
    """The measures of the family whose subjects a text names; all of them where it names none."""
    words = set(words_of(text))
    named = [one for one in family if one.subject and set(words_of(one.subject)) <= words]
    # "Combined" within "combined figure" is no second subject.
    named = [
        one
        for one in named
        if not any(set(words_of(one.subject)) < set(words_of(other.subject)) for other in named)
    ]
    return tuple(named) or family


def names_subject(family: Family, text: str) -> bool:
    return (
        subjects(family, text) != family
        or len(family) == 1
        or all(one.subject and set(words_of(one.subject)) <= set(words_of(text)) for one in family)
    )


def words_of(text: str) -> list[str]:
    text = LETTERS.sub(lambda found: re.sub(r"\W", "", found[0]), text)
    words = (word.lower() for word in WORDS.findall(text))
    return [SAME_WORDS.get(word, word) for word in words if word not in SMALL]


def _name(family: Family) -> list[str]:
    return words_of(f"{family[0].phase or ''} {family[0].title}")


def _shared(family: Family, near: list[Family]) -> set[str]:
    """The words that a family shares with all the others."""
    return set.intersection(*(set(_name(one)) for one in near)) if len(near) > 1 else set()


def _phase(measure: Measure) -> str | None:
    return phase_of(measure.phase) or measure.phase
