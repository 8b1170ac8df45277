"""Shares told in sentences: "124 of the 203 (61%)", "of which 8, this is 17%", "22 of the 41, over half"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from packs.checks.amounts import shown
from packs.checks.numbers import PER_CENT, PLAIN, ROUGH, Number
from packs.checks.sentences import Reading, Sentence
from packs.checks.told import Claim, Verdict

#: Between a part and its whole: "22 of the 41", "12 out of a total of 40".
OF = re.compile(
    r" (?:[a-z-]+ ){0,2}?(?:out )?of (?:(?:the|these|those|all|our|a|an overall) )*(?:total (?:of )?)?"
)
#: Between a whole and its part: "6,685 cases in this year, of which 280", "of the 47 cases, 8"
OF_WHICH = re.compile(r"[^.;:()]{1,60}?,? of (?:which|whom)(?: only)? ")
OF_THE = re.compile(r"\b[Oo]f (?:the|these|those|all)(?: total)?(?: of)? $")
THEN = re.compile(r" [^.;:()%]{1,60}, (?:only )?")
#: From the part, or its whole, to the share.
SHARE = re.compile(
    r"(?: [^.;:()%]{0,50})?(?: \(|,? or |,? i\.e\.? |,? (?:this|that|which) (?:is|was|equates to|equals|represents)"
    r"(?: (?:only|just))? |,? (?:representing|equating to|equal to|equivalent to|amounting to|making up) |, )"
)
#: From the share to the part: "61% (124", "61 per cent, or 124", "61% of boats (124"
PART = re.compile(r"(?: of [^.;:()%,]{1,50})? ?(?:\(|,? or |,? i\.e\.? )")
#: Behind a share that is of nothing else.
ENDS = re.compile(
    r"\s?(?:[).,;]|$|and\b|but\b|whereas\b|while\b|had\b|have\b|has\b|were\b|was\b|are\b|is\b|of (?:them|the total)\b)"
)
#: "8 (20%) of the 40"
OF_BEHIND = re.compile(r"\)? ?(?:[a-z-]+ )?" + OF.pattern.lstrip())
FRACTIONS = {
    "half": (1, 2),
    "a third": (1, 3),
    "one third": (1, 3),
    "a quarter": (1, 4),
    "one quarter": (1, 4),
    "a fifth": (1, 5),
    "one fifth": (1, 5),
    "two thirds": (2, 3),
    "three quarters": (3, 4),
    "two fifths": (2, 5),
    "three fifths": (3, 5),
    "four fifths": (4, 5),
}
SIZE = r"(?:(?P<size>just over|just under|more than|less than|nearly|almost|over|under|about|around) )?"
FRACTION = re.compile(
    rf"[^.;:()%\d]{{0,30}}?(?:, | \(|, or )(?:that is |which is |this is )?{SIZE}"
    rf"(?P<fraction>{'|'.join(one.replace(' ', '[ -]') for one in FRACTIONS)})(?= of (?:them|the total)|[),.;]|$)",
    re.IGNORECASE,
)
#: By how much a fraction in words may be out, in points: "half" of 47 to 53%, "nearly half" of 43%.
ABOUT, NEARLY = 3, 7


def portion_claims(reading: Reading) -> Iterator[Claim]:
    """Every share whose part and whole the sentence prints with it."""
    for sentence in reading.told:
        numbers = sentence.numbers
        for one, two, three in zip(numbers, numbers[1:], numbers[2:], strict=False):
            yield from _share(sentence, one, two, three)
        for one, two in pairwise(numbers):
            yield from _fraction(sentence, one, two)


def _share(sentence: Sentence, one: Number, two: Number, three: Number) -> Iterator[Claim]:
    found = _in_order(sentence.text, one, two, three)
    if not found:
        return
    part, whole, share = found
    if is_count(part) and is_count(whole) and 0 < part.value <= whole.value:
        computed = part.value / whole.value * 100
        # It may have been rounded, or cut.
        is_near = abs(computed - share.value) < share.step
        is_rough = share.is_rough and abs(computed - share.value) <= share.value / 20 + share.step
        says = quoted(sentence.text, one.start, three.end)
        yield claim(sentence, says, part, whole, computed, is_near or is_rough)


def _in_order(
    text: str, one: Number, two: Number, three: Number
) -> tuple[Number, Number, Number] | None:
    """Part, whole and share of three figures that stand together."""
    first, second = text[one.end : two.start], text[two.end : three.start]
    first, second = _bare(first, two), _bare(second, three)
    ends = ENDS.match(text[three.end :])
    if three.unit == PER_CENT and ends and SHARE.fullmatch(second):
        if OF.fullmatch(first):
            return one, two, three
        if OF_WHICH.fullmatch(first) or (
            OF_THE.search(text[: one.start]) and THEN.fullmatch(first)
        ):
            return two, one, three
    if one.unit == PER_CENT and PART.fullmatch(first) and OF.fullmatch(second):
        return two, three, one
    if two.unit == PER_CENT and first.endswith(" (") and OF_BEHIND.fullmatch(second):
        return one, three, two
    return None


def _bare(between: str, after: Number) -> str:
    """Words between two figures without the "about" of the second."""
    return ROUGH.sub("", between) if after.is_rough else between


def is_count(number: Number) -> bool:
    return number.unit == PLAIN and not (number.decimals or number.magnitude or number.is_signed)


def _fraction(sentence: Sentence, part: Number, whole: Number) -> Iterator[Claim]:
    between = sentence.text[part.end : whole.start]
    said = FRACTION.match(sentence.text[whole.end :])
    if not (said and OF.fullmatch(between) and is_count(part) and is_count(whole)):
        return
    if not 0 < part.value <= whole.value:
        return
    computed = part.value / whole.value * 100
    top, bottom = FRACTIONS[said["fraction"].lower().replace("-", " ")]
    holds = is_fairly_told(computed, (said["size"] or "").lower(), Decimal(100 * top) / bottom)
    says = quoted(sentence.text, part.start, whole.end + said.end())
    yield claim(sentence, says, part, whole, computed, holds)


def is_fairly_told(share: Decimal, size: str, exact: Decimal) -> bool:
    """Whether a fraction in words, with a word of its size, is fair of a share in per cent."""
    low, high = _span(size, exact)
    return low <= share <= high


def _span(size: str, exact: Decimal) -> tuple[Decimal, Decimal]:
    if size in ("over", "more than"):
        return exact, Decimal(100)
    if size in ("under", "less than"):
        return Decimal(0), exact
    if size == "just over":
        return exact, exact + NEARLY
    if size in ("just under", "nearly", "almost"):
        return exact - NEARLY, exact
    return exact - ABOUT, exact + ABOUT


def quoted(text: str, start: int, end: int) -> str:
    """Words of a sentence with the bracket that closes them."""
    return text[start : end + (text[end : end + 1] == ")" and "(" in text[start:end])]


def claim(
    sentence: Sentence, says: str, part: Number, whole: Number, computed: Decimal, holds: bool
) -> Claim:
    return Claim(
        line=sentence.line,
        page=sentence.page,
        says=says,
        figures=f"{shown(part.value)} of {shown(whole.value)}",
        computed=f"{shown(part.value)} of {shown(whole.value)} is {shown(computed)}%",
        verdict=Verdict.AGREES if holds else Verdict.WORTH_ASKING,
    )
