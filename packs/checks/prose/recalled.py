"""A count that a paper says it gave before: "as previously highlighted there were 21 boats without a berth"."""

import re
from collections.abc import Iterator

from packs.checks.amounts import shown
from packs.checks.numbers import Number
from packs.checks.prose.portions import is_count
from packs.checks.sentences import Reading, Sentence
from packs.checks.told import Claim, Verdict

BEFORE = re.compile(
    r"\bas (?:was )?(?:previously|already|earlier) (?:highlighted|reported|stated|noted|mentioned|shown|said"
    r"|set out|outlined)"
    r",? (?:there (?:were|are|was|is) )?$",
    re.IGNORECASE,
)
#: The thing counted and the words that say which: "boats without a berth", as far as a date, a comma or the end.
THING = re.compile(
    r" (?P<noun>[a-z][a-z-]+) (?P<which>(?:without|with|awaiting|in need of|not)(?: [a-z-]+){1,3}?)"
    r"(?=[,.;)]| as (?:of|at)\b| (?:on|at|in)\b|$)"
)
#: Words between a number and its noun: "22 primary aged boats".
BETWEEN = r"(?: [a-z-]+){0,2}?"


def recalled_claims(reading: Reading) -> Iterator[Claim]:
    """Counts that point back, against the one count of the same thing told above in the same paper."""
    for at, sentence in enumerate(reading.told):
        for number in sentence.numbers:
            if BEFORE.search(sentence.text[: number.start]) and is_count(number):
                thing = THING.match(sentence.text, number.end)
                above = reading.told[:at] if thing else []
                told = [
                    pair for one in above if one.part is sentence.part for pair in _told(one, thing)
                ]
                if told:
                    yield _claim(sentence, number, thing, told)


def _told(sentence: Sentence, thing: re.Match) -> Iterator[tuple[Sentence, Number]]:
    """The counts of the same things that a sentence tells."""
    same = re.compile(rf"{BETWEEN} {re.escape(thing['noun'])} {re.escape(thing['which'])}\b")
    for number in sentence.numbers:
        if is_count(number) and same.match(sentence.text, number.end):
            yield sentence, number


def _claim(
    sentence: Sentence, number: Number, thing: re.Match, told: list[tuple[Sentence, Number]]
) -> Claim:
    values = {one.value for _, one in told}
    above, first = told[-1]
    is_told = Verdict.AGREES if number.value in values else Verdict.WORTH_ASKING
    return Claim(
        line=sentence.line,
        page=sentence.page,
        says=sentence.text[number.start : thing.end()],
        figures=f"told before: {shown(first.value)} (line {above.line})",
        computed=f"{shown(number.value)} here, {shown(first.value)} there",
        verdict=is_told if len(values) == 1 or is_told == Verdict.AGREES else Verdict.CANNOT_TELL,
    )
