"""Parts that a sentence says make up a whole: "a total of 203: 10 at A, 26 at B and 167 at C"."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from packs.checks.amounts import shown
from packs.checks.numbers import Number
from packs.checks.prose.portions import is_count
from packs.checks.sentences import Reading, Sentence
from packs.checks.told import Claim, Verdict

TOTAL = re.compile(
    r"\btotal(?: of)?(?: [a-z]+)? $|\b(?:in total|altogether),?(?: there (?:are|were))? $",
    re.IGNORECASE,
)
IN_TOTAL = re.compile(r" (?:[a-z]+ ){0,3}?in (?:total|all)\b", re.IGNORECASE)
#: Behind these words stand all the parts there are.
ALL_PARTS = re.compile(
    r"\b(?:compris(?:ing|ed of|es)|consist(?:ing|ed|s) of|made up of|(?:split|divided) (?:between|into|as)"
    r"|broken down (?:into|as)|namely)\b|: ?$"
)
#: Behind these words stand some, or figures of something else.
SOME_PARTS = re.compile(
    r"\b(?:includ(?:ing|es|ed)|of (?:which|whom|these|those)|such as|e\.g|for example|up from|down from|compared"
    r"|previous|last year|target|against|at least|more than|increase|decrease|over the|per|between|aged|every)\b",
    re.IGNORECASE,
)
NEXT = re.compile(
    rf"(?:(?:, and|,| and|;|; and|:| plus|\() ?(?:(?:a further|another) )?|(?:{ALL_PARTS.pattern}) ?)$"
)
OF_THIS = re.compile(r"\bOf (?:this|these|those|them)(?: [a-z-]+){0,2}?,? $")
OF_THE = re.compile(r"\b[Oo]f (?:the|all)(?: total)?(?: of)? $")
OF_WHICH = re.compile(r"\bof (?:which|whom),? $")
REST = re.compile(r"\b(?:the|with) (?:(?:remaining|other|remainder(?: of)?)(?: \()?|rest \() ?$")
#: How far from its whole a sum may be that was meant to make it, where the words do not say so.
NEAR = Decimal("0.25")


def sum_claims(reading: Reading) -> Iterator[Claim]:
    """Every whole with its parts: whether they make it."""
    before: Sentence | None = None
    for sentence in reading.told:
        numbers = sentence.numbers
        yield from _total(sentence, numbers)
        yield from _rest(sentence, numbers, before)
        before = sentence


def _total(sentence: Sentence, numbers: list[Number]) -> Iterator[Claim]:
    text = sentence.text
    for at, whole in enumerate(numbers):
        parts = _parts_behind(text, numbers[at:])
        if len(parts) < 2:
            continue
        words = text[whole.end : parts[-1].start]
        is_all = bool(ALL_PARTS.search(text[whole.end : parts[0].start]))
        is_total = TOTAL.search(text[: whole.start]) or IN_TOTAL.match(text[whole.end :])
        if not (is_all or is_total) or SOME_PARTS.search(words):
            continue
        out_by = abs(sum(one.value for one in parts) - whole.value)
        if out_by <= (whole.value if is_all else whole.value * NEAR):
            yield _claim(sentence, text[whole.start : parts[-1].end], whole, parts)
        return


def _parts_behind(text: str, numbers: list[Number]) -> list[Number]:
    """The counts that a list behind a whole tells, up to the one behind its "and"."""
    whole, *behind = numbers
    parts: list[Number] = []
    for before, one in pairwise([whole, *behind]):
        between = text[before.end : one.start]
        is_part = is_count(one) and not one.is_rough and one.value < whole.value
        if not (is_count(whole) and is_part and NEXT.search(between) and len(between) < 90):
            return []
        parts.append(one)
        if re.search(r"\band (?:(?:a further|another) )?$", between):
            return parts
    return []


def _rest(sentence: Sentence, numbers: list[Number], before: Sentence | None) -> Iterator[Claim]:
    """ "Of these, 107 … and the remaining 17 …": with the rest that is told, the parts are the whole."""
    text = sentence.text
    rest = next((one for one in numbers if REST.search(text[: one.start])), None)
    if rest is None or not is_count(rest):
        return
    told = [one for one in numbers if one.start < rest.start]
    wholes, parts = _whole_and_parts(text, told, before)
    if not wholes or not parts or not all(is_count(one) for one in parts):
        return
    parts = [*parts, rest]
    whole = next((one for one in wholes if one.value == _sum(parts)), None)
    if whole is None and len(wholes) == 1 and len(parts) == 2 and wholes[0].value > parts[0].value:
        whole = wholes[0]
    if whole:
        yield _claim(sentence, text[parts[0].start : rest.end], whole, parts)


def _whole_and_parts(
    text: str, told: list[Number], before: Sentence | None
) -> tuple[list[Number], list[Number]]:
    """Of which figures those before a rest may be the parts."""
    for at, one in enumerate(told):
        if at and OF_WHICH.search(text[: one.start]):
            return [told[at - 1]], told[at:]
        if OF_THE.search(text[: one.start]) and is_count(one):
            return [one], told[at + 1 :]
    if told and OF_THIS.search(text[: told[0].start]):
        if len(told) > 1:  # "Of these 41 boats, 20 …"
            return told[:1], told[1:]
        return [one for one in (before.numbers if before else ()) if is_count(one)], told
    return [], []


def _sum(parts: list[Number]) -> Decimal:
    return sum((one.value for one in parts), Decimal(0))


def _claim(sentence: Sentence, says: str, whole: Number, parts: list[Number]) -> Claim:
    added = " + ".join(shown(one.value) for one in parts)
    return Claim(
        line=sentence.line,
        page=sentence.page,
        says=says,
        figures=f"{shown(whole.value)} and its {len(parts)} parts",
        computed=f"{added} = {shown(_sum(parts))}",
        verdict=Verdict.AGREES if _sum(parts) == whole.value else Verdict.WORTH_ASKING,
    )
