"""Sentences parted into clauses that each tell one thing, and whether every word of one is understood."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from packs.checks.tellings.meant import Chooser, Family, families, subjects, words_of
from packs.checks.tellings.places import Telling
from packs.checks.tellings.words import (
    AMOUNTS,
    DIRECTION,
    LINKS,
    NOT,
    OTHER_NAMED,
    UNREAL,
    WORD,
    YEAR,
)
from packs.readers.measures.areas import short_name
from packs.readers.measures.titles import KEY_STAGE, PHASES
from packs.readers.promises import SENTENCE_END

_TELLS = (
    r"(?:also |then |still |now |our |we |has |have |had |is |are |was |were |been |so )*"
    r"(?:above|below|higher|lower|in line|continue[sd]?|moved|maintained|did|does"
    rf"|has|have|is|are|was|were|shows?|demonstrates|reflects|widen|narrow|clos(?:ed|ing)|\d|{DIRECTION.pattern})"
)
_TELLS = re.sub(r"\?P<\w+>", "?:", _TELLS)
#: "(+2ppts)", "(9ppts compared to 8ppts)" belong to the words before them.
ASIDE = re.compile(
    r"\((?P<inner>(?:by )?[+\-−–]?\d+(?:\.\d+)?%? ?(?:ppts?|pps?|points?)?"
    r"(?: (?:compared (?:to|with)|against|vs?\.?|versus) [+\-−–]?\d+(?:\.\d+)?%? ?(?:ppts?|pps?|points?)?)?)\)",
    re.IGNORECASE,
)
#: "above (worse than) national" says one thing twice.
TWICE = re.compile(r" \((?:worse|better|higher|lower) than\)", re.IGNORECASE)
#: Where one clause ends and the next begins.
PARTS = re.compile(
    r"\s*;\s+|\s+(?=as did )|,?\s+compared (?:to|with)\s+|,\s+(?!20\d\d\b|which\b|who\b)|\s+[–-]\s+|\s*[()]\s*|\s*:\s+"
    r"|\s+(?:but|although|whilst|while|however|whereas|resulting in"
    rf"|(?:and|&)(?= {_TELLS}))\s+",
    re.IGNORECASE,
)
#: A trend cell prints one thing under the other, each with a capital.
_OPENERS = re.sub(
    r"\?P<\w+>",
    "?:",
    rf"above|below|in line|gap|moved|maintained|narrow|widen|clos(?:ed|ing)|{DIRECTION.pattern}",
)
STACKED = re.compile(rf"(?<=[a-z\d)%]) (?=[A-Z])(?=(?i:{_OPENERS}))")


@dataclass(frozen=True)
class Clause:
    """`measures` are those that it means; `before` is what its sentence said so far."""

    text: str
    telling: Telling
    measures: Family
    sentence: str
    before: str = ""
    is_every: bool = True
    """Whether what it tells must hold of each measure: where it names them, or tells of a whole row."""
    years: frozenset[str] = field(default_factory=frozenset)
    has_foreign_words: bool = False

    @property
    def is_denied(self) -> bool:
        return bool(NOT.search(self.text))

    @property
    def is_real(self) -> bool:
        return not UNREAL.search(self.text)


#: "the gap has narrowed", and how a gap went on when it is no more named.
COURSE = re.compile(
    r"\b(?:(?P<narrowed>narrow(?:ed|ing|s)|clos(?:ed|ing|es))|(?P<widened>widen(?:ed|ing|s))"
    r"|(?P<same>(?:remain(?:ed|s)|stay(?:ed|s)|is|was) (?:the same|unchanged)|not changed))\b",
    re.IGNORECASE,
)


def is_of_gap(clause: Clause) -> bool:
    """Whether it speaks of a gap, or goes on about one: "and remained the same in Maths"."""
    if re.search(r"\bgap", clause.text, re.IGNORECASE):
        return True
    goes_on = COURSE.search(clause.text)
    return bool(
        goes_on
        and re.search(r"\bgap", clause.before, re.IGNORECASE)
        and re.fullmatch(
            r"(?:(?:but|and|has|have|was|were|it|also) ?)*", clause.text[: goes_on.start()]
        )
    )


def clauses(telling: Telling, council: str) -> Iterator[Clause]:
    chooser = Chooser(families(telling.measures))
    for sentence in SENTENCE_END.split(telling.text):
        so_far = ""
        last: Family = ()
        is_foreign = False
        sentence_years = frozenset(YEAR.findall(sentence))
        for text in _parts(sentence, telling):
            chooser.hear(text)
            if chooser.family and text:
                mine = subjects(chooser.family, text)
                named = mine != chooser.family or len(mine) == 1
                if last and not named and set(last) < set(mine) and not _names_all(text, mine):
                    mine, named = last, True
                last = mine
                years = frozenset(YEAR.findall(text)) or (
                    sentence_years if len(sentence_years) == 1 else frozenset()
                )
                # Who or what is meant, a clause without a subject of its own has from the one before it.
                is_foreign = _has_foreign_words(text, mine, telling.text, council) or (
                    is_foreign and not _has_subject(text, chooser.family, council)
                )
                yield Clause(
                    text=text,
                    telling=telling,
                    measures=mine,
                    sentence=sentence,
                    before=so_far,
                    is_every=named or telling.is_trend or _names_all(text, mine),
                    years=years,
                    has_foreign_words=is_foreign,
                )
            so_far += f" {text}"


def _parts(sentence: str, telling: Telling) -> list[str]:
    names = {word for one in telling.measures for word in words_of(one.subject or "")}
    sentence = ASIDE.sub(_hidden, _listed(TWICE.sub("", sentence), names))
    texts = STACKED.split(sentence) if telling.is_trend else [sentence]
    parts = [part.strip(" .,") for text in texts for part in PARTS.split(text) if part]
    parts = [_JOINS.sub("", part) for part in parts]
    return [part.translate(_SHOWN) for part in parts if part]


#: What only joins a clause to the one before it.
_JOINS = re.compile(
    r"^(?:(?:and|but|also|however|although|whereas|whilst|while|which|shows that) )+| and$",
    re.IGNORECASE,
)
_HIDDEN = {ord("("): "\ue000", ord(")"): "\ue001", ord(" "): "\ue002"}
_SHOWN = {ord(shown): chr(hidden) for hidden, shown in _HIDDEN.items()}


def _hidden(found: re.Match) -> str:
    return found[0].translate(_HIDDEN)


def _listed(sentence: str, names: set[str]) -> str:
    """A list of subjects or of areas with "and" for its commas, so that it stays one clause."""

    def mend(found: re.Match) -> str:
        follows = found.string[found.end() :]
        word = WORD.match(follows)
        is_name = word and word[0].lower() in names and not DIRECTION.match(follows)
        return " and " if is_name or OTHER_NAMED.match(follows) else found[0]

    return re.sub(r", (?:and )?", mend, sentence)


def _names_all(text: str, family: Family) -> bool:
    words = set(words_of(text))
    return bool(words & {"both", "all", "each", "every"}) or all(
        one.subject and set(words_of(one.subject)) <= words for one in family
    )


def _has_subject(text: str, family: Family, council: str) -> bool:
    words = set(words_of(text))
    own = {"we", "our", *words_of(short_name(council))}
    names = {word for one in family for word in words_of(f"{one.title} {one.subject or ''}")}
    return bool(words & (own | names - LINKS)) or bool(OTHER_NAMED.match(text))


#: Names and amounts that every clause may tell.
UNDERSTOOD = (
    ASIDE,
    OTHER_NAMED,
    DIRECTION,
    AMOUNTS,
    YEAR,
    KEY_STAGE,
    *(shape for _, shape in PHASES),
)


def _has_foreign_words(text: str, family: Family, whole: str, council: str) -> bool:
    """Whether it says more than the names of the measures, the areas, the periods and how figures move."""
    if any(it.note and it.note in text for one in family for it in one.figures):
        text = re.sub(r"\bgrade\b", " ", text, flags=re.IGNORECASE)
    for shape in UNDERSTOOD:
        text = shape.sub(" ", text)
    rest = {word.lower() for word in WORD.findall(text)} - LINKS - TOLD
    if not rest:
        return False
    names = {
        name
        for one in family
        for name in (one.title, one.subject, one.phase, one.group, *(it.note for it in one.figures))
    }
    known = {word for name in names for word in words_of(name or "")}
    rest -= known | set(words_of(council))
    return bool(rest) and not rest <= {
        word for letters in known for word in _written_out(letters, whole)
    }


def _written_out(letters: str, whole: str) -> list[str]:
    """The words of which the whole text says that letters stand for them: "good level of development (GLD)"."""
    if len(letters) < 2 or f"({letters})" not in whole.lower():
        return []
    shape = r"\W+(?:of |and |the |in )?".join(rf"{re.escape(letter)}\w*" for letter in letters)
    found = re.search(rf"\b({shape})\s*\({re.escape(letters)}\)", whole, re.IGNORECASE)
    return words_of(found[1]) if found else []


#: The words by which the kinds of claims are known.
_TOLD = (
    "no one above below higher lower than in line with not narrow narrowed narrowing narrows widen widened widening"
    " widens closed closing close closer better worse joint st nd rd th up down moved move moves maintained"
    " remained remain remains stayed stays going gone went alongside consecutive first second third fourth fifth"
    " two three four five six seven eight nine ten measure top bottom half quartile quintile tenth decile upper"
    " placing placed puts tied equal outright sole alone own shared list doubled halved tripled trebled quadrupled"
    " more less nearly almost about around target meet met missed exceeded surpassed beat beaten hit ahead behind"
    " short set annual highest lowest largest smallest greatest fewest best worst strongest weakest record ever"
    " quarters months periods stood stands time"
)
TOLD = frozenset(_TOLD.split())
