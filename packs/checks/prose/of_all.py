"""Shares of all there are, where the paper tells how many elsewhere: "310 (12%) of all late berths in 2028/29"."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from packs.checks.amounts import shown
from packs.checks.numbers import PER_CENT, Number
from packs.checks.prose.portions import is_count, quoted
from packs.checks.sentences import Reading, Sentence
from packs.checks.told import Claim, Verdict

#: From a part to its share: "2,310 (34.6 per cent) of all …".
TO_SHARE = re.compile(r" (?:\(|or )")
OF_ALL = re.compile(r"\)?,? of all (?P<things>(?:[a-z-]+ )[a-z-]+s)\b")
#: "58 berths, 89% of the previous year's"
OF_LAST = re.compile(
    r" of (?:the|those of the|that of the) (?:previous|last) (?:[a-z]+ )?(?:year|quarter|month)(?:['’]s)?\b"
)
TO_LAST = re.compile(r" [a-z ]{1,30}, ")


def of_all_claims(reading: Reading) -> Iterator[Claim]:
    wholes = _wholes(reading)
    for sentence in reading.told:
        for part, share in pairwise(sentence.numbers):
            between = sentence.text[part.end : share.start]
            said = OF_ALL.match(sentence.text, share.end)
            if _are(part, share) and said and TO_SHARE.fullmatch(between):
                key = id(sentence.part), said["things"].lower()
                told = [one for one in wholes[key] if _years(one[0]) & _years(sentence)]
                if len({number.value for _, number in told}) == 1:
                    yield _claim(sentence, part, share, *told[0])


def _wholes(reading: Reading) -> dict[tuple, list[tuple[Sentence, Number]]]:
    """The counts of each paper by the two words behind them."""
    found = defaultdict(list)
    for sentence in reading.told:
        for number in sentence.numbers:
            things = re.match(r" ([a-z-]+ [a-z-]+s)\b", sentence.text[number.end :])
            if things and is_count(number) and not number.is_rough:
                found[id(sentence.part), things[1].lower()].append((sentence, number))
    return found


def _years(sentence: Sentence) -> set[tuple]:
    return {(one.first, one.last) for one in sentence.spans}


def of_last_claims(reading: Reading) -> Iterator[Claim]:
    """The one count of the sentences just before that a part is a share of: none smaller can be meant."""
    told = reading.told
    for at, sentence in enumerate(told):
        for part, share in pairwise(sentence.numbers):
            is_last = OF_LAST.match(sentence.text, share.end)
            if (
                _are(part, share)
                and is_last
                and TO_LAST.fullmatch(sentence.text[part.end : share.start])
            ):
                near = [one for one in told[max(0, at - 2) : at] if one.part is sentence.part]
                counts = [
                    (one, number)
                    for one in near
                    for number in one.numbers
                    if is_count(number) and number.value >= part.value
                ]
                if len({number.value for _, number in counts}) == 1 and share.value <= 100:
                    yield _claim(sentence, part, share, *counts[0])


def _are(part: Number, share: Number) -> bool:
    return is_count(part) and share.unit == PER_CENT and not part.is_rough and part.value > 0


def _claim(
    sentence: Sentence, part: Number, share: Number, above: Sentence, whole: Number
) -> Claim:
    computed = part.value / whole.value * 100
    # It may have been rounded, or cut.
    holds = abs(computed - share.value) < share.step
    return Claim(
        line=sentence.line,
        page=sentence.page,
        says=quoted(sentence.text, part.start, share.end),
        figures=f"{shown(whole.value)} in all (line {above.line})",
        computed=f"{shown(part.value)} of {shown(whole.value)} is {shown(computed)}%",
        verdict=Verdict.AGREES if holds else Verdict.WORTH_ASKING,
    )
