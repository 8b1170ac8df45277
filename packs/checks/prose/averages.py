"""Averages told beside their total: "48,600 calls in 2029/30, an average of 4,050 a month"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from packs.checks.amounts import shown
from packs.checks.numbers import Number
from packs.checks.prose.portions import is_count
from packs.checks.sentences import Reading, Sentence
from packs.checks.told import Claim, Verdict
from packs.checks.when import DAY, MONTH_SPAN

AVERAGE = re.compile(
    r"[^.;:()]{0,50}?(?:,|\(|or|–) ?(?:which is |this is |that is |at )?"
    r"(?:an average of|on average|averaging|equivalent to)"
    r"(?: about| around| some| over| just over| just under| nearly)? $"
)
EACH = re.compile(
    r"(?: [a-z]+){0,2}? (?:a|per|each|every) (?P<unit>month|week|day|quarter)\b", re.IGNORECASE
)
#: Of a year; of a working day nobody knows how many there are.
IN_A_YEAR = {"month": (12, 12), "quarter": (4, 4), "week": (52, 53), "day": (365, 366)}
IN_PART = re.compile(
    r"\b(?:to date|so far|since|first|last \w+ months|up to|half|quarter|working)\b", re.IGNORECASE
)
#: By which part of itself an average may be out.
NEAR = Decimal("0.01")


def average_claims(reading: Reading) -> Iterator[Claim]:
    """Of a whole year that the sentence names."""
    for sentence in reading.told:
        kinds = {one.kind for one in sentence.spans}
        if len(sentence.spans) != 1 or kinds & {DAY, MONTH_SPAN}:
            continue
        for whole, each in pairwise(sentence.numbers):
            said = EACH.match(sentence.text, each.end)
            between = sentence.text[whole.end : each.start]
            is_told = said and is_count(whole) and whole.value > each.value > 0
            if is_told and AVERAGE.fullmatch(between) and not IN_PART.search(sentence.text):
                yield _claim(sentence, whole, each, said)


def _claim(sentence: Sentence, whole: Number, each: Number, said: re.Match) -> Claim:
    fewest, most = IN_A_YEAR[said["unit"].lower()]
    low, high = whole.value / most, whole.value / fewest
    room = max(each.step, each.value * NEAR * (5 if each.is_rough else 1))
    return Claim(
        line=sentence.line,
        page=sentence.page,
        says=sentence.text[whole.start : said.end()],
        figures=f"{shown(whole.value)} in the year",
        computed=f"{shown(whole.value)} ÷ {fewest} = {shown(high)}",
        verdict=Verdict.AGREES if low - room <= each.value <= high + room else Verdict.WORTH_ASKING,
    )
