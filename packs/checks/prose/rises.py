"""What a sentence says of two figures that it prints: which way, by how much, how many times."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from packs.checks.amounts import shown
from packs.checks.numbers import PER_CENT, POINTS, ROUGHLY, Number, numbers_in
from packs.checks.rounding import agrees, exactly, span_of
from packs.checks.sentences import Reading
from packs.checks.tellings import series
from packs.checks.times import SIZES, WORDS, is_so_many
from packs.checks.told import Claim, Verdict
from packs.readers.lines import TextLine

UNIT = r"(?:%|per ?cent(?:age points?)?\b|ppts?\b|million\b|billion\b|m\b|bn\b|k\b)"
FIGURE = rf"(?:{ROUGHLY} ?)?£?\d+(?:,\d{{3}})*(?:\.\d+)?(?: ?{UNIT})?"
#: "moorings", "boats in 2028/29", "in the year before"
NOUN = r"(?: (?!to\b|and\b|or\b|but\b|with\b)[a-z-]+){0,4}?"
WHEN = r"(?: \(?(?:in|at|for|by|during|last)(?: (?!to\b)[\w/’'-]+){1,4}?\)?)?"
PAIR = re.compile(
    r"\b(?:(?P<up>rose|risen|rises|increased|increases|grew|grown|went up|gone up)"
    r"|(?P<better>improved|improves)"
    r"|(?P<down>fell|fallen|falls|decreased|decreases|dropped|declined|reduced|went down|gone down)"
    rf"|(?:(?P<size>{SIZES}) )?(?P<times>{'|'.join(WORDS)}))\b"
    rf"(?P<between>[^.;:,\d]{{0,40}}?)(?:,? by (?P<by>{FIGURE})(?P<thing>(?: [a-z]+)?))?,?"
    rf" from (?P<before>{FIGURE})(?P<noun>{NOUN}){WHEN},? to (?P<after>{FIGURE})(?![\d/.]\d)(?P<behind>(?: [a-z]+)?)",
    re.IGNORECASE,
)
#: "46 boats were moored in 2029, up from 40"
UP_FROM = re.compile(
    rf"(?<![\d.,£])(?P<after>{FIGURE})(?P<noun>(?: (?!to\b|and\b|or\b|but\b|with\b)[a-z-]+){{1,8}}?){WHEN},? "
    rf"(?P<way>up|down) from (?P<before>{FIGURE})(?![\d/.,]\d|/)(?P<behind>(?: [a-z]+)?)",
    re.IGNORECASE,
)
#: "an increase of 6", "up 15% or 6 boats", behind both figures.
CHANGE = re.compile(
    r"[^.;:\d]{0,60}?(?:, |\(|\. )(?:this (?:is|was|represents) |which (?:is|was) )?(?:an? )?"
    r"(?:(?:overall|net|total) )?"
    r"(?P<way>increase|rise|growth|decrease|fall|drop|reduction|decline) of"
    rf" (?P<by>{FIGURE})(?: or (?P<other>{FIGURE}))?(?!\d|[.,]\d| ?-)",
    re.IGNORECASE,
)
UP = ("increase", "rise", "growth")
TIME = re.compile(r"\b(?:days?|weeks?|months?|years?|hours?|minutes?)\b", re.IGNORECASE)
#: "1 in 10": no figure by itself.
ONE_IN = re.compile(r" (?:in|out of) \d{1,3}\b(?!/)")
#: Of these a rise may be printed as a lower number, or as a letter.
UPSIDE_DOWN = re.compile(
    r"\b(?:rank\w*|places?|position|deficits?|loss(?:es)?|grades?|ratings?|ages?d?)\b",
    re.IGNORECASE,
)


def rise_claims(reading: Reading) -> Iterator[Claim]:
    """Every rise or fall that is told with both its figures; of places, ages and spans of time nothing is said.

    Which way the figures of a table went is told by its commentary, of which `tellings` tells.
    """
    of_tables = _told_of_tables(reading)
    prose = (line for line in reading.lines if not line.cells and " from " in line.text)
    for line in prose:
        for said in PAIR.finditer(line.text):
            before, after = (_number(said[name]) for name in ("before", "after"))
            if not (before and after) or not _are_alike(said, before, after):
                continue
            if said["times"]:
                yield from _times(line, said, before, after)
            else:
                if not {before.value, after.value} <= of_tables[line.text]:
                    yield from _way(line, said, before, after)
                yield from _changes(line, said, before, after)
        for said in UP_FROM.finditer(line.text):
            before, after = (_number(said[name]) for name in ("before", "after"))
            is_alike = before and after and _are_alike(said, before, after)
            if is_alike and not {before.value, after.value} <= of_tables[line.text]:
                is_up = said["way"].lower() == "up"
                holds = after.value > before.value if is_up else after.value < before.value
                says = line.text[said.start() : said.end("before")]
                yield _claim(line, says, before, after, _sum(before, after), holds)


def _told_of_tables(reading: Reading) -> defaultdict[str, set[Decimal | None]]:
    """What is commentary, with the figures of its table."""
    found = defaultdict(set)
    for measure in reading.found.measures:
        for text in measure.commentary:
            found[text] |= {series.of(one) for one in measure.figures}
    return found


def _number(text: str | None) -> Number | None:
    numbers = numbers_in(text) if text else []
    return numbers[0] if len(numbers) == 1 else None


def _are_alike(said: re.Match, before: Number, after: Number) -> bool:
    """Whether two figures are of one thing, printed in one unit; years, ages and times are not counted."""
    around = said.string[max(0, said.start() - 60) : said.end()]
    is_one_kind = before.unit == after.unit and before.magnitude == after.magnitude
    is_rate = any(ONE_IN.match(said.string, said.end(one)) for one in ("before", "after"))
    is_time = TIME.search(said["noun"] + said["behind"])
    return is_one_kind and not is_rate and not UPSIDE_DOWN.search(around) and not is_time


def _way(line: TextLine, said: re.Match, before: Number, after: Number) -> Iterator[Claim]:
    if said["better"]:  # of what is better when lower, nobody said so
        if after.value > before.value and before.unit == PER_CENT:
            yield _claim(line, _words(said), before, after, _sum(before, after), True)
        return
    holds = after.value > before.value if said["up"] else after.value < before.value
    by = _number(said["by"])
    if holds and by:
        yield from _difference(line, _words(said), by, before, after)
    elif not said["by"]:
        yield _claim(line, _words(said), before, after, _sum(before, after), holds)


def _changes(line: TextLine, said: re.Match, before: Number, after: Number) -> Iterator[Claim]:
    """A share in per cent is left to `changes`, which tells of it wherever its figures stand."""
    found = CHANGE.match(line.text, said.end("after"))
    if not found or (found["way"].lower() in UP) != (after.value > before.value):
        return
    for text in (found["by"], found["other"]):
        by = _number(text)
        if by and by.unit != PER_CENT:
            says = f"{found['way']} of {by.raw}"
            yield from _difference(line, says, by, before, after)


def _difference(
    line: TextLine, says: str, by: Number, before: Number, after: Number
) -> Iterator[Claim]:
    moved = abs(after.value - before.value)
    if by.unit == PER_CENT and before.unit not in (PER_CENT, POINTS) and before.value:
        share = moved / before.value * 100
        # It may have been rounded, or cut.
        holds = abs(share - by.value) < by.step or agrees(by, exactly(share))
        sum_ = f"{shown(moved, 2)} of {shown(before.value, 2)} is {shown(share)}%"
        yield _claim(line, says, before, after, sum_, holds)
    elif by.unit == (POINTS if before.unit == PER_CENT else before.unit):
        holds = agrees(by, abs(span_of(after) - span_of(before)))
        yield _claim(line, says, before, after, _sum(before, after), holds)


def _times(line: TextLine, said: re.Match, before: Number, after: Number) -> Iterator[Claim]:
    if said["by"] or not before.value or before.value < 0:
        return
    times, size = after.value / before.value, (said["size"] or "").lower()
    told = Decimal(str(WORDS[said["times"].lower()]))
    holds = is_so_many(exactly(times), told, size)
    sum_ = f"{shown(after.value, 2)} ÷ {shown(before.value, 2)} = {shown(times, 2)}"
    yield _claim(line, _words(said), before, after, sum_, holds)


def _words(said: re.Match) -> str:
    return said.string[said.start() : said.end("after")]


def _sum(before: Number, after: Number) -> str:
    return f"{shown(after.value, 2)} − {shown(before.value, 2)} = {shown(after.value - before.value, 2)}"


def _claim(
    line: TextLine, says: str, before: Number, after: Number, computed: str, holds: bool
) -> Claim:
    at, page = line.place_of(says)
    return Claim(
        line=at,
        page=page,
        says=says,
        figures=f"from {before.raw} to {after.raw}",
        computed=computed,
        verdict=Verdict.AGREES if holds else Verdict.WORTH_ASKING,
    )
