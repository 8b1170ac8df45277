"""Minutes that are cited by their numbers: of another title than theirs, or of a meeting that is still to come."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from packs.checks.sentences import Reading, Sentence
from packs.checks.told import DateAsked
from packs.readers.found import MinuteItem, Minutes

#: "Minute 34/17"; another body's minute has its name in front or behind.
CITED = re.compile(
    r"(?P<whose>\b[A-Z][\w’']+ )?\b[Mm]inute (?:[Nn]o\.? ?|[Nn]umber )?(?P<n>\d{1,4})/(?P<year>\d\d|20\d\d)"
    r"(?![\d/:-])(?P<behind>[^.;]{0,40})"
)
OTHER_BODY = re.compile(
    r"(?:,? (?:of|from|at) (?:the )?)?(?:[A-Z][\w’']+ ){0,4}"
    r"(?:Cabinet|Council|Executive|Committee|Board|Panel|Commission|Forum)\b"
)
YEAR = re.compile(r"\d/(?:20)?(\d\d)\b")
#: In which a municipal year begins.
FIRST_MONTH = 5
TITLE = re.compile(r"^,? ?[–-]? ?[‘'“\"](?P<title>[^’'”\"]{4,120})[’'”\"]")
#: How alike two titles are that are the same, and that are not, of 100.
SAME, OTHER = 85, 45


def minute_of_another_title(reading: Reading) -> Iterator[DateAsked]:
    """ "Minute 34/17 ‘Fares’", where minute 34 of that year is headed otherwise, and another one "Fares"."""
    for sentence, cited in _cited(reading):
        said = TITLE.match(sentence.text[cited.end("year") :])
        for minutes in _of_year(reading, cited) if said else ():
            own = [item for item in minutes.items if _number(item) == int(cited["n"])]
            alike = [item for item in minutes.items if _alike(item.title, said["title"]) >= SAME]
            if own and alike and _alike(own[0].title, said["title"]) < OTHER:
                found = f"minute {own[0].number} is “{own[0].title}”, and {alike[0].number} “{alike[0].title}”"
                says = f"Minute {cited['n']}/{cited['year']} {said[0].strip(' ,')}"
                yield DateAsked(sentence.line, says, found, sentence.page)


def minute_still_to_come(reading: Reading) -> Iterator[DateAsked]:
    """Minutes that cite one of their own year with a number beyond their last."""
    for sentence, cited in _cited(reading):
        for minutes in _of_year(reading, cited):
            numbers = [n for item in minutes.items if (n := _number(item)) is not None]
            if minutes is sentence.part and len(numbers) > 2 and int(cited["n"]) > max(numbers):
                says = f"minute {cited['n']}/{cited['year']}"
                found = f"the last of these minutes is {max(numbers)}"
                yield DateAsked(sentence.line, says, found, sentence.page)


def _cited(reading: Reading) -> Iterator[tuple[Sentence, re.Match]]:
    """Every minute that is cited with its year, and as no other body's."""
    for sentence in reading.told:
        for cited in CITED.finditer(sentence.text):
            is_others = OTHER_BODY.search(cited["whose"] or "") or OTHER_BODY.match(cited["behind"])
            # "24/24" may tell the year first.
            if not is_others and cited["n"] != cited["year"][-2:]:
                yield sentence, cited


def _of_year(reading: Reading, cited: re.Match) -> Iterator[Minutes]:
    return (one for one in reading.found.minutes if int(cited["year"][-2:]) in _years(one))


def _years(minutes: Minutes) -> set[int]:
    """By which its minutes are cited: as their own numbers say, or the year that is both its and the council's.

    From January to April one council counts by the year before, and another by the new one.
    """
    own = {int(year[1]) for item in minutes.items if (year := YEAR.search(item.number or ""))}
    is_plain = minutes.date and minutes.date.month >= FIRST_MONTH
    return own or ({minutes.date.year % 100} if is_plain else set())


def _number(item: MinuteItem) -> int | None:
    found = re.match(r"\d{1,4}", item.number or "")
    return int(found[0]) if found else None


def _alike(one: str, other: str) -> float:
    return fuzz.token_set_ratio(one, other, processor=default_process)
