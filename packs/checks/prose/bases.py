"""Shares of a total that stands further up: "a total of 203 boats … Of those boats many leak. 64% or 124 do"."""

import re
from collections.abc import Iterator

from packs.checks.amounts import shown
from packs.checks.numbers import PER_CENT, Number
from packs.checks.prose.portions import is_count
from packs.checks.sentences import Reading, Sentence
from packs.checks.told import Claim, Verdict

THOSE = re.compile(r"^Of (?:those|these) (?P<noun>[a-z]+)\b")
OR = re.compile(r",? or $")
#: Behind a part that is of nothing else.
GOES_ON = re.compile(r" (?:are|were|have|had|do|did|was|is)\b|[,.]")
TOTAL = re.compile(r"\b(?:a|in) total of $", re.IGNORECASE)


def base_claims(reading: Reading) -> Iterator[Claim]:
    """Shares told with their part, of things that the sentence before names, under the heading that counts them."""
    told = reading.told
    for at, sentence in enumerate(told[1:], start=1):
        # A sentence that begins with a figure is not parted from the one before it.
        said = THOSE.match(sentence.text) or THOSE.match(told[at - 1].text)
        pair = _share_and_part(sentence) if said else None
        if not pair:
            continue
        above = [
            one for one in told[:at] if (one.heading, one.part) == (sentence.heading, sentence.part)
        ]
        totals = {
            number.value: (one, number) for one in above for number in _totals(one, said["noun"])
        }
        # Where another count above makes the share, that may be meant.
        others = [number for one in above for number in one.numbers if is_count(number)]
        fitting = [one for one in others if one.value >= pair[1].value and _holds(*pair, one)]
        if len(totals) == 1 and (not fitting or fitting[0].value in totals):
            yield _claim(sentence, *pair, *next(iter(totals.values())))


def _share_and_part(sentence: Sentence) -> tuple[Number, Number] | None:
    """ "64% or 124 are": the only two figures of a sentence's beginning."""
    if len(sentence.numbers) < 2:
        return None
    share, part = sentence.numbers[:2]
    is_pair = (
        share.unit == PER_CENT
        and is_count(part)
        and OR.fullmatch(sentence.text[share.end : part.start])
    )
    return (share, part) if is_pair and GOES_ON.match(sentence.text, part.end) else None


def _totals(sentence: Sentence, noun: str) -> Iterator[Number]:
    for number in sentence.numbers:
        is_total = is_count(number) and TOTAL.search(sentence.text[: number.start])
        if is_total and re.match(rf" (?:[a-z-]+ )?{noun}\b", sentence.text[number.end :]):
            yield number


def _holds(share: Number, part: Number, whole: Number) -> bool:
    return bool(whole.value) and abs(part.value / whole.value * 100 - share.value) < share.step


def _claim(
    sentence: Sentence, share: Number, part: Number, above: Sentence, whole: Number
) -> Claim:
    computed = part.value / whole.value * 100
    return Claim(
        line=sentence.line,
        page=sentence.page,
        says=sentence.text[share.start : part.end],
        figures=f"a total of {shown(whole.value)} (line {above.line})",
        computed=f"{shown(part.value)} of {shown(whole.value)} is {shown(computed)}%",
        verdict=Verdict.AGREES if _holds(share, part, whole) else Verdict.WORTH_ASKING,
    )
