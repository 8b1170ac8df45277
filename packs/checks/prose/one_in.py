"""So many in so many: "one in five of the 427 boats, 107 in all", "one in three crews, 75 of the 225"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from packs.checks.numbers import Number
from packs.checks.prose.portions import OF, SIZE, claim, is_count, is_fairly_told, quoted
from packs.checks.sentences import Reading, Sentence
from packs.checks.told import Claim
from packs.readers.counting import CARDINAL, count_of

ONE_IN = re.compile(
    rf"\b{SIZE}(?P<some>one|two|three|four|\d) (?:in|out of) (?:every )?(?P<all>{CARDINAL}|\d{{1,2}})\b",
    re.IGNORECASE,
)
OF_THE = re.compile(r" of (?:the|our|all|these|those) ")
TO_PART = re.compile(r"[^.;:()\d]{0,50}(?:,|\(| –) ?(?:or )?")


def one_in_claims(reading: Reading) -> Iterator[Claim]:
    """Every such share whose part and whole stand behind it."""
    for sentence in reading.told:
        for said in ONE_IN.finditer(sentence.text):
            behind = [one for one in sentence.numbers if one.start >= said.end()][:2]
            pair = _part_and_whole(sentence, said, behind) if len(behind) == 2 else None
            some, all_ = count_of(said["some"]), count_of(said["all"])
            if pair and some < all_ and 0 < pair[0].value <= pair[1].value:
                exact = Decimal(100 * some) / all_
                share = pair[0].value / pair[1].value * 100
                holds = is_fairly_told(share, (said["size"] or "").lower(), exact)
                says = quoted(sentence.text, said.start(), behind[1].end)
                yield claim(sentence, says, *pair, share, holds)


def _part_and_whole(
    sentence: Sentence, said: re.Match, behind: list[Number]
) -> tuple[Number, Number] | None:
    one, two = behind
    first, between = sentence.text[said.end() : one.start], sentence.text[one.end : two.start]
    if not (is_count(one) and is_count(two)):
        return None
    if OF_THE.fullmatch(first) and TO_PART.fullmatch(between):
        return two, one
    return (one, two) if TO_PART.fullmatch(first) and OF.fullmatch(between) else None
