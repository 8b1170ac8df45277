"""Sentences of a paper that name one measure of its tables in full, wherever they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from packs.checks.sentences import LONGEST, Reading
from packs.checks.tellings.meant import Family, families, words_of
from packs.checks.tellings.places import ALL, Telling
from packs.readers.found import Measure
from packs.readers.measures.titles import phase_of
from packs.readers.promises import SENTENCE_END

#: A name of fewer words may stand in a sentence by chance.
TELLING_NAME = 2
#: What a sentence goes on about that the one before it named.
GOES_ON = re.compile(r"(?:This|It|That|The (?:target|figure|rate)|Performance)\b")


@dataclass(frozen=True)
class Name:
    words: frozenset[str]
    family: Family


def prose_tellings(reading: Reading) -> Iterator[Telling]:
    """What the prose of a paper tells of the measures of its own tables; commentary is told elsewhere."""
    told = {text for measure in reading.found.measures for text in measure.commentary}
    names = _names(reading)
    for line in reading.lines if names else ():
        is_prose = not (line.cells or line.is_heading or line.text in told)
        mine = names.get(id(reading.part_of(line.line)), ())
        if mine and is_prose and len(line.text) <= LONGEST:
            for text, family in _named(line.text, mine):
                at, page = line.place_of(text)
                yield Telling(text, at, page, family)


def _names(reading: Reading) -> dict[int, list[Name]]:
    """The names of each paper's measures, with the measures of that name."""
    by_part: dict[int, list[Measure]] = {}
    for measure in reading.found.measures:
        by_part.setdefault(id(reading.part_of(measure.line)), []).append(measure)
    return {
        part: [
            Name(words, family)
            for family in families(tuple(measures))
            if len(words := _words(family)) >= TELLING_NAME
        ]
        for part, measures in by_part.items()
    }


def _words(family: Family) -> frozenset[str]:
    group = family[0].group if family[0].group not in (None, ALL) else ""
    return frozenset(words_of(f"{family[0].title} {group}"))


def _named(text: str, names: Sequence[Name]) -> Iterator[tuple[str, Family]]:
    """Each sentence with the measure that it, or one that it goes on from, names."""
    family = None
    for sentence in SENTENCE_END.split(text):
        if (named := _family(sentence, names)) or not GOES_ON.match(sentence):
            family = named
        if family:
            yield sentence, family


def _family(sentence: str, names: Sequence[Name]) -> Family | None:
    """The one measure whose whole name a sentence says; none where it says several."""
    words = set(words_of(sentence))
    said = [one for one in names if one.words <= words]
    # "Carers" within "carers assessed" is no second measure.
    said = [one for one in said if not any(one.words < other.words for other in said)]
    if len(said) > 1 and (phase := phase_of(sentence)):
        said = [one for one in said if phase_of(one.family[0].phase) == phase]
    return said[0].family if len(said) == 1 else None
