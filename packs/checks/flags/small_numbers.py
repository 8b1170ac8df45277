"""Figures about so few people, told in words, that somebody may know who is meant."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from packs.checks.numbers import PER_CENT, PLAIN, Number
from packs.checks.people_counted import (
    ANY_PEOPLE,
    CASES,
    EVENTS,
    ONE,
    PERSONAL,
    SEVERAL,
    WORKING,
)
from packs.checks.sentences import Reading, Sentence
from packs.checks.told import Flag, FlagKind

WHY = "About so few people that somebody may know who is meant. Give no figure, or “fewer than {}”."
#: Words between a number and the people, such as "looked after" and "Year 11".
BETWEEN = (
    r"(?: (?!(?:of|in|for|with|to|from|and|or|the|a|an|that|which|who|by|on|at|is|are|was|were|be|have|has|had|per"
    r"|than|more|new|years?(?! \d)|months?|weeks?|days?|times|hours?|points?|schools?|homes?|areas?|wards?|local|key)\b"
    r"(?! old))[\w’'/-]+){0,4}?"
)
#: It goes on with a verb or a joint, as it does not after "one child" in "one child protection plan".
GOES_ON = (
    r"(?=$|[.,;:)!?–—]| (?:who|with|in|from|at|of|to|for|and|but|or|aged|on|by|under|over|had|has|have|is|was|were|did"
    r"|does|left|went|came|still|also|only|because|after|before|whose|that|this|during|since|out|no|not|per|died"
    r"|became|remains?|against|between|each|within|without|where|when|while|as|than|across|known|\w+(?:ed|ing))\b)"
)
#: The people right behind their number.
COUNTED = re.compile(
    rf"(?: \((?:\w+)\))?{BETWEEN} (?:(?P<one>{ONE})(?!\s?['’]s?\b|s\b){GOES_ON}|(?P<several>{SEVERAL})\b(?!['’]))",
    re.I,
)
#: "2 of the 7 pupils", "one of whom"; "three of them", whose people stand before them.
PART = re.compile(
    r" (?:out )?of (?:whom\b|(?:the |these |those |our )(?:(?!(?:of|for|from|in|about|with)\b)[\w’'-]+ ){0,3}?"
    rf"(?:{SEVERAL})\b(?!['’]))",
    re.I,
)
OF_THEM = re.compile(
    r" of (?:them|these|those)(?=$|[.,;)]| (?:had|have|has|was|were|is|are)\b)", re.I
)
#: "of whom 2", "of which 1 had": whose people stand before them.
WHOM = re.compile(r"\b(?:of|on|among) (?:whom|which),? (?:only |just )?$", re.I)
#: "Of the 38 children adopted, four waited": whose people stand at the head of the sentence.
OUT_OF = re.compile(
    rf"^(?:out )?(?:of|among) (?:the |these |those |our |all )?[^,;:]{{0,60}}?\b(?:{SEVERAL})\b(?!['’])[^,;:]{{0,60}},"
    r" (?:only |just )?$",
    re.I,
)
DID = re.compile(
    r" (?:had|have|has|was|were|is|are|did|went|left|came|got|took|lost|ran|\w+ed)\b", re.I
)
#: "The number of children in custody is 2".
NUMBER_OF = re.compile(
    r"^(?:(?!average|mean|maximum|minimum|limit|\bper\b)[^.;])*\bnumber of "
    r"(?:(?!(?:of|for|from|in|about|with|on)\b)[\w’'-]+ ){0,3}?"
    rf"(?:{SEVERAL})\b(?!['’])(?:(?!\bper\b)[^.;:]){{0,80}}"
    r"(?::|\b(?:is|was|stands at|stood at|remains|remained|(?:fell|rose|went) to)) (?:only |just )?$",
    re.I,
)
HAD = re.compile(r"(?=$|[.,;)])| (?:had|have|has|was|were|is|are|did)\b", re.I)
FATE = re.compile(
    r" (?:had|have|has|was|were|are|is) (?:\w+ly )?(?:excluded|adopted|arrested|detained|sentenced|deported|homeless"
    r"|missing|pregnant|boys?\b|girls?\b|male|female|in care|looked after|(?:on )?an? (?:\w+ ){1,3}plan|an? EHC|SEN\b"
    rf"|{PERSONAL})",
    re.I,
)
EVENT = re.compile(rf"{BETWEEN} (?:(?:{EVENTS})\b|{CASES})", re.I)
#: What stands before a number that counts nobody who is known.
NOBODY_BEFORE = re.compile(
    r"[<≤]\s*$|\b(?:up to|at (?:least|most)|(?:no|not) more than|(?:more|fewer|less) than|under|over"
    r"|(?:maximum|minimum|limit|ratio) of|(?:groups?|pairs?|teams?|class(?:es)?|family|household|panel|crew|sizes?) of"
    r"|per|every|each|capacity (?:of|for)|accommodates?"
    r"|(?:homes?|places?|beds?|accommodation|placements?|provision|room|space|houses?|facility|unit|tickets?) for"
    r"|(?:famil(?:y|ies)|households?|parents?|those) with|adults? (?:and|to)|(?:one|two|three|four|\d) in(?: every)?"
    r"|between|if|even|whether|any|no|as (?:few|many) as|top|first|age[ds]?|registered for|it takes"
    r"|(?:years?|grades?|levels?|stages?|ks|tiers?|bands?|phases?) \w+ ?(?:and|or|&|/|,|to|-|–))\s*$"
    r"|\d\+?(?:\s?[-–/:&]\s?|\s(?:or|and)\s)$|\b(?:one|two|three|four) or $|(?<!from )\b(?:\d|one|two|three|four) to $",
    re.I,
)
#: What stands behind people who are anybody.
NOBODY_BEHIND = re.compile(
    r" at a time| (?:an?|per) (?:hour|day|week|month|term|year)\b| to (?:every )?(?:one|two|three|four|five|six|\d+)\b"
    r"|(?: \w+){0,2} (?:needed|required|(?:each|every) (?:hour|day|week|month|term|year))\b|, one (?!of)"
    r"| in (?:every )?(?:two|three|four|five|six|eight|ten|\d+)\b| each\b| every\b| or (?:more|fewer)"
    r"| and (?:under|over|(?:\w+ )?children)\b|(?: \w+){0,2} (?:can|could|should|may|might|must|would|needs? to)\b",
    re.I,
)
#: What people do, or are asked to do, in public or for the council.
IN_PUBLIC = re.compile(
    r"\b(?:heard from|attend\w*|spoke|speak\w*|address\w*|present(?:ed|ing|s)?|represent\w*|interview\w*|respond\w*"
    r"|consult\w*|took part|recruit\w*|appoint\w*|employ(?:ed|s|ing)\b|trained|volunteer\w*|elected|co-opt\w*"
    r"|nominat\w*|join(?:ed|s)|sat on|sits? on|asked (?:a|the)|petition\w*|object(?:ed|ions?)|signed"
    r"|vacanc\w+|posts?)\b",
    re.I,
)
ENDS = re.compile(r"$|[.,;)]")
CLAUSE_END = re.compile(r"[.,;:]| and | but | while ")
COHORT = re.compile(r"\b(?:cohort of |cohort size of |n ?= ?)$", re.I)
SHARE = re.compile(
    rf" of (?:the |our |these |those |all )?(?P<rest>.{{1,60}}?\b(?:{SEVERAL})\b)", re.I
)
#: Longer ones are shown by the words around the number.
LONGEST = 300
#: How far from a number its people are looked for.
REACH = 400


def small_number_flags(reading: Reading) -> Iterator[Flag]:
    """Sentences and cells that count a few people, or a share of so few."""
    for before, sentence in pairwise([None, *reading.sentences]):
        numbers = sentence.numbers
        few = [one for one in numbers if _is_few(one, reading.few, sentence, before)]
        few += _shares(sentence.text, numbers, reading.few)
        if few:
            says = words_around(sentence.text, min(one.start for one in few))
            why = WHY.format(reading.few + 1)
            yield Flag(FlagKind.SMALL_NUMBER, sentence.line, says, why, sentence.page)


def words_around(text: str, at: int) -> str:
    """A text, or of a long one the words around a place."""
    start = text.rfind(" ", 0, max(0, at - LONGEST // 2)) + 1 if len(text) > LONGEST else 0
    end = text.find(" ", start + LONGEST) if len(text) > start + LONGEST else -1
    shown = text[start:] if end < 0 else text[start:end]
    return f"{'…' if start else ''}{shown}{'…' if end >= 0 else ''}"


def _is_few(number: Number, few: int, sentence: Sentence, before: Sentence | None) -> bool:
    is_count = number.unit == PLAIN and not number.decimals and not number.magnitude
    if not is_count or not 1 <= number.value <= few or number.is_rough or number.is_signed:
        return False
    ahead = sentence.text[max(0, number.start - REACH) : number.start]
    behind = sentence.text[number.end : number.end + REACH]
    if NOBODY_BEFORE.search(ahead[-60:]) or (not ahead.strip() and _is_numbering(number, behind)):
        return False
    end = _end_of_people(number, ahead, behind, sentence, before)
    if end is None:
        return False
    rest = behind[end:]
    return not (NOBODY_BEHIND.match(rest) or _is_in_public(ahead, rest))


def _end_of_people(number, ahead, behind, sentence, before) -> int | None:
    """Where, behind a number, the words end that say that it counts people; None where it counts none."""
    counted = COUNTED.match(behind)
    # "1 pupil" and "2 pupils" count; "2 pupil places" are things.
    if counted and bool(counted["one"]) == (number.value == 1):
        return counted.end() if _tells_of_somebody(counted, sentence.text) else None
    if told := EVENT.match(behind) or PART.match(behind):
        return told.end()
    if COHORT.search(ahead) or (NUMBER_OF.search(ahead) and ENDS.match(behind)):
        return 0
    if OUT_OF.search(ahead) and (told := DID.match(behind)):
        return told.end()
    if ANY_PEOPLE.search(ahead) and (told := OF_THEM.match(behind)):
        return told.end()
    if WHOM.search(ahead) and ANY_PEOPLE.search(ahead) and (told := HAD.match(behind)):
        return told.end()
    earlier = ahead + (before.text[-REACH:] if before and not before.in_table else "")
    if not sentence.in_table and ANY_PEOPLE.search(earlier) and (told := FATE.match(behind)):
        return told.end()
    return None


def _tells_of_somebody(counted: re.Match, text: str) -> bool:
    """Of people at work only where something personal is said."""
    who = counted["one"] or counted["several"]
    return not WORKING.fullmatch(who) or bool(re.search(rf"\b(?:{PERSONAL})\b", text, re.I))


def _is_numbering(number: Number, behind: str) -> bool:
    """ "3 Children in care": the number of a heading."""
    return number.raw[:1].isdigit() and behind[:2].strip()[:1].isupper()


def _is_in_public(ahead: str, rest: str) -> bool:
    return bool(
        IN_PUBLIC.search(CLAUSE_END.split(ahead)[-1][-30:])
        or IN_PUBLIC.search(CLAUSE_END.split(rest)[0][:60])
    )


def _shares(text: str, numbers: Sequence[Number], few: int) -> list[Number]:
    """ "20% of the 15 pupils" are three."""
    return [
        share
        for share, of in pairwise(numbers)
        if share.unit == PER_CENT
        and of.unit == PLAIN
        and not of.decimals
        and (between := SHARE.match(text[share.end : share.end + REACH]))
        and of.start < share.end + between.end()
        and 0 < round(share.value * of.value / 100) <= few
    ]
