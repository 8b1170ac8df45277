"""A place among so many that a sentence tells itself: "14th of 120 ports, in the top quartile"."""

import re
from collections.abc import Iterator

from packs.checks.among import IN_PART, is_in_part
from packs.checks.sentences import Reading
from packs.checks.told import Claim, Verdict

PLACE = re.compile(
    r"\b(?P<place>\d{1,3})(?:st|nd|rd|th) (?:out )?of (?:the |all )?(?P<of>\d{1,3})\b(?P<between>[^.;\d]{0,60}?)"
    + IN_PART.pattern,
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:not|from|previously|was|were|just outside|outside|miss\w*)\b", re.IGNORECASE
)


def ranked_claims(reading: Reading) -> Iterator[Claim]:
    for sentence in reading.told:
        for said in PLACE.finditer(sentence.text):
            place, of = int(said["place"]), int(said["of"])
            if OTHER.search(said["between"]) or place > of:
                continue
            yield Claim(
                line=sentence.line,
                page=sentence.page,
                says=said[0],
                figures=f"place {place} of {of}",
                computed=f"{place} of {of} is {round(place / of * 100)}% down the list",
                verdict=Verdict.AGREES if is_in_part(place, of, said) else Verdict.WORTH_ASKING,
            )
