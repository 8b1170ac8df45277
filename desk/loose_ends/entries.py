"""Loose ends as a page shows them: what is about one thing is one entry, under a kind, a meeting or an age.

For reading alone: each end stays its own, and is decided by itself.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from desk.loose_ends.told import LooseEnd, cited, said

#: The rules by what they are about, in the order of a page.
KINDS = {
    "What the board asked for, and was promised": (
        "resolution-without-follow-up", "promised-not-booked", "booked-late", "met-under-another-title",
        "informal-promise", "commitment-date-passed", "circulation-incomplete",
    ),
    "Who was told, and who has answered": (
        "addressee-not-told", "answer-overdue", "invitation-without-outcome",
    ),
    "The work programme": (
        "item-without-officer", "item-without-question", "item-without-cabinet-member", "text-names-another-date",
        "held-on-another-day", "undated-too-long", "trigger-passed", "standing-not-taken", "item-vanished",
    ),
    "Improvement plans": (
        "cycle-broken", "recommendation-without-owner", "recommendation-without-date",
        "recommendation-without-rating", "no-note-this-cycle", "signed-off-without-recommendation", "date-moved-untold",
    ),
    "Groups": ("group-without-scope",),
}  # fmt: skip
KIND_OF = {rule: kind for kind, rules in KINDS.items() for rule in rules}
#: Told by whom they wait for: one entry for each.
BY_WHOM = {"answer-overdue", "invitation-without-outcome"}
#: Told of a limb: what parts ends of the same words is its citation.
OF_LIMBS = {
    "resolution-without-follow-up", "promised-not-booked", "booked-late", "met-under-another-title",
    "circulation-incomplete", "addressee-not-told",
}  # fmt: skip
#: From how many days on something is as old as that.
AGES = ((365, "A year or more"), (183, "Half a year or more"), (91, "Three months or more"))
YOUNG, AGELESS, NO_MEETING = "Less than three months", "Since no day on record", "Of no one meeting"


@dataclass(frozen=True)
class Entry:
    """The ends about one thing. `whom` is somebody who owes them all, else all have the same words."""

    ends: tuple[LooseEnd, ...]
    whom: str = ""

    @property
    def first(self) -> LooseEnd:
        return self.ends[0]

    @property
    def name(self) -> str:
        return self.first.name

    @property
    def names(self) -> str:
        """All its ends, for a form to send back."""
        return " ".join(end.name for end in self.ends)

    @property
    def title(self) -> str:
        return self.whom or f"“{self.first.says}”"

    @property
    def kind(self) -> str:
        return KIND_OF[self.first.rule]

    @property
    def since(self) -> dt.date | None:
        return min((end.since for end in self.ends if end.since), default=None)

    @property
    def meeting_on(self) -> dt.date | None:
        return self.first.places[0].meeting_on if self.first.places else None

    @property
    def cited(self) -> str:
        """The minute that it stands under, where it is a limb."""
        return cited(self.first.about) if self.first.rule in OF_LIMBS else ""

    @property
    def is_private(self) -> bool:
        return any(end.is_private for end in self.ends)

    @property
    def is_one(self) -> bool:
        return len(self.ends) == 1


def entries(ends: Iterable[LooseEnd]) -> list[Entry]:
    """Ends about one thing together, each where its first one stood."""
    found: dict[tuple, list[LooseEnd]] = defaultdict(list)
    for end in ends:
        found[_subject(end)].append(end)
    return [
        Entry(tuple(some), some[0].about if subject[-1] and len(some) > 1 else "")
        for subject, some in found.items()
    ]


def _subject(end: LooseEnd) -> tuple:
    if end.rule in BY_WHOM and end.about:
        return (end.rule, end.about, True)
    return (KIND_OF[end.rule], end.says, end.places[:1], False)


def by_kind(some: Iterable[Entry], today: dt.date) -> list[tuple[str, list[Entry]]]:
    return _under(some, lambda entry: entry.kind, KINDS)


def by_meeting(some: Iterable[Entry], today: dt.date) -> list[tuple[str, list[Entry]]]:
    """By the meeting that each belongs to, the newest first."""
    some = list(some)
    days = sorted({entry.meeting_on for entry in some if entry.meeting_on}, reverse=True)
    return _under(
        some, lambda entry: _meeting(entry.meeting_on), [*map(_meeting, days), NO_MEETING]
    )


def by_age(some: Iterable[Entry], today: dt.date) -> list[tuple[str, list[Entry]]]:
    """The oldest first."""
    oldest = sorted(some, key=lambda entry: entry.since or dt.date.max)
    headings = [*(heading for _, heading in AGES), YOUNG, AGELESS]
    return _under(oldest, lambda entry: _age(entry.since, today), headings)


#: What a page may ask for; the first is what it shows unasked.
ARRANGED = {"kind": by_kind, "meeting": by_meeting, "age": by_age}


def _under(some, heading_of, headings) -> list[tuple[str, list[Entry]]]:
    found: dict[str, list[Entry]] = {heading: [] for heading in headings}
    for entry in some:
        found[heading_of(entry)].append(entry)
    return [(heading, under) for heading, under in found.items() if under]


def _meeting(day: dt.date | None) -> str:
    return f"Meeting of {said(day)}" if day else NO_MEETING


def _age(since: dt.date | None, today: dt.date) -> str:
    if since is None:
        return AGELESS
    days = (today - since).days
    return next((heading for least, heading in AGES if days >= least), YOUNG)


def called(rule: str) -> str:
    """ "promised-not-booked" in words. What is met under another name is only perhaps so, before somebody says it."""
    words = rule.replace("-", " ")
    return f"Perhaps {words}" if rule == "met-under-another-title" else words.capitalize()
