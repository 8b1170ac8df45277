"""What a rule tells: one loose end, with the words that made it and the reasons for what was found."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from desk.loose_ends.record import Place


class Standing(StrEnum):
    LOOSE = "loose"  # nothing follows it up
    LATE = "late"  # followed up, after the time that was promised
    UNANSWERED = "unanswered"  # somebody was asked, and the record has no answer
    MET = "met"  # followed up under another name: shown so that it can be confirmed


@dataclass(frozen=True)
class LooseEnd:
    """`says` are the words that made the promise; `found` the best that there is, with `reasons` why it may be it.

    `places` begins with the place of the promise. `about` parts ends of the same words. `asked` and
    `answer` are the two names that a co-ordinator confirms or refuses as one thing, "" where there is nothing to match.
    """

    rule: str
    says: str
    found: str
    standing: Standing = Standing.LOOSE
    looked_for: str = ""
    since: dt.date | None = None
    places: tuple[Place, ...] = ()
    reasons: tuple[str, ...] = ()
    score: int | None = None
    asked: str = ""
    answer: str = ""
    about: str = ""
    #: When that is booked which was found.
    booked_on: dt.date | None = None

    @property
    def mend(self) -> str:
        """The one link to mend it, "" in a pack."""
        return next((place.href for place in self.places if place.href), "")

    @property
    def key(self) -> str:
        """By what a decision about it is remembered, beside its rule: the same whatever the day, and without words.

        The key of its row; where there is none, a seal of the words.
        """
        row = next((place.key for place in self.places[:1] if place.key), "") or sealed(self.says)
        return f"{row}-{sealed(self.about)}" if self.about else row

    @property
    def mark(self) -> tuple[str, str]:
        """By what a decision about it is kept."""
        return self.rule, self.key

    @property
    def name(self) -> str:
        """The same in one word, for a form to send back."""
        return "~".join(self.mark)

    @property
    def match(self) -> str:
        """What it proposes as one thing, without words: a form sends it back, so that no other is confirmed."""
        return sealed(f"{self.asked}\n{self.answer}") if self.answer else ""

    @property
    def is_private(self) -> bool:
        return any(place.is_private for place in self.places)

    @property
    def lines(self) -> tuple[int, ...]:
        return tuple(sorted({place.line for place in self.places if place.line is not None}))


def said(*days: dt.date) -> str:
    """Days in words: "9 April 2031 and 7 May 2031"."""
    return " and ".join(f"{day.day} {day:%B %Y}" for day in days)


def sealed(words: str) -> str:
    """Some words as a short number, whatever their case and spaces: it tells nothing of them."""
    return hashlib.sha256(" ".join(words.lower().split()).encode()).hexdigest()[:12]


def as_json(ends) -> list[dict]:
    """The loose ends that `check_pack --json` prints."""
    return [
        {
            "rule": end.rule,
            "lines": list(end.lines),
            "says": end.says,
            "found": end.found,
            "standing": str(end.standing),
        }
        for end in ends
    ]


def cited(about: str) -> str:
    """ "34/17 (2)" is called a minute, as papers call it; a title in its marks is called nothing else."""
    return f"Minute {about}" if about[:1].isdigit() else about
