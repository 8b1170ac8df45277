"""One count that a paper prints with two values: "there were 58 wrecks in 2029/30" here, and 65 of them there.

Two counts that only look alike are another matter: a place, a group or a day more, said in the sentence or by a
heading, and both are right. So both sentences must be whole and say the same thing of the same time in the same
words, one of them where the paper sums up and one where it does not.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from packs.checks.amounts import shown
from packs.checks.prose.portions import is_count
from packs.checks.sentences import Reading, Sentence
from packs.checks.told import Claim, Verdict

_AT = r"(?P<at>in|during|at|as at|on|at the end of)(?: the)? "
_YEAR = r"(?: (?:academic|financial|municipal|school|calendar) year)?"
_THERE = r"there (?:were|are|was|is)"
_THING = r"(?P<thing>[a-z][a-z’'-]+(?: [a-z][a-z’'-]+){1,7}?)"
#: Whole sentences, with "#" for the count and "@" for the time.
WHOLE = (
    re.compile(
        rf"(?:(?:However|Overall|In total|In all),? )?{_THERE} # {_THING} {_AT}@{_YEAR}[.;]?", re.I
    ),
    re.compile(rf"{_AT}@{_YEAR},? {_THERE} # {_THING}[.;]?", re.I),
)
#: Counts of parts, of more or fewer of them, and of what is planned.
PARTED = re.compile(
    r"\b(?:others?|further|more|fewer|additional|another|remaining|new|which|whom|about|around|over|under|nearly"
    r"|targets?|expected|planned)\b",
    re.I,
)
#: Under such a heading a paper tells again what it tells elsewhere.
SUMS_UP = re.compile(
    r"^\W*(?:\d{1,2}\.? ?)?(?:(?:executive |report )?summary|purpose|conclusions?|overview|at a glance"
    r"|key (?:points|facts|findings|messages))\b",
    re.I,
)
#: Values further apart are of other places, as a nation's beside a council's.
NEAR = 1.5


@dataclass(frozen=True)
class Told:
    sentence: Sentence
    value: int
    words: str


def count_claims(reading: Reading) -> Iterator[Claim]:
    """Counts of one thing at one time that are told twice."""
    alike: dict[tuple, list[Told]] = defaultdict(list)
    for sentence in reading.told:
        if not sentence.is_appended:
            for key, told in _counts(sentence):
                alike[id(sentence.part), *key].append(told)
    for same in alike.values():
        in_sum = [one for one in same if SUMS_UP.match(one.sentence.heading)]
        apart = [one for one in same if one not in in_sum]
        # Told again and again, it is of one place after another.
        if len(in_sum) == len(apart) == 1 and _is_near(*in_sum, *apart):
            yield _claim(*sorted((*in_sum, *apart), key=lambda one: one.sentence.line))


def _counts(sentence: Sentence) -> Iterator[tuple[tuple, Told]]:
    """The count that a sentence tells, where it tells no more than that and the time."""
    if len(sentence.numbers) != 1 or len(sentence.spans) != 1:
        return
    number, span = sentence.numbers[0], sentence.spans[0]
    marks = sorted([(number.start, number.end, "#"), (span.start, span.end, "@")], reverse=True)
    text = sentence.text
    for start, end, mark in marks:
        text = text[:start] + mark + text[end:]
    whole = next(filter(None, (one.fullmatch(text) for one in WHOLE)), None)
    if whole and is_count(number) and not number.is_rough and not PARTED.search(text):
        at = whole["at"].lower().replace("during", "in")
        told = Told(sentence, int(number.value), sentence.text.rstrip(".;"))
        yield (whole["thing"], at, span.first, span.last), told


def _is_near(one: Told, other: Told) -> bool:
    low, high = sorted((one.value, other.value))
    return high <= low * NEAR


def _claim(first: Told, second: Told) -> Claim:
    return Claim(
        line=second.sentence.line,
        page=second.sentence.page,
        says=second.words,
        figures=f"{first.words} (line {first.sentence.line})",
        computed=f"{shown(second.value)} here, {shown(first.value)} there",
        verdict=Verdict.AGREES if first.value == second.value else Verdict.WORTH_ASKING,
    )
