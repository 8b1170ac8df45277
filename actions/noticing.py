"""What a good co-ordinator would notice about a programme: one small rule a function, each with where to mend it.

Pure: what a rule needs to know of an item or a meeting is handed to it.
"""

import datetime as dt
import re
from calendar import month_abbr, month_name
from dataclasses import dataclass

from actions.choices import WITHOUT_DATE, SlotKind

YEAR = dt.timedelta(days=365)
#: A paper that is to be in within so many days, and is not, wants a word with its officer now.
SOON = dt.timedelta(days=5)


@dataclass(frozen=True)
class Notice:
    """One thing to notice: the rule's id, a sentence, and the address where it is mended."""

    rule: str
    says: str
    href: str


@dataclass(frozen=True)
class Planned:
    """What the rules know of an item that is still to be taken."""

    slot: str
    title: str = ""
    question: str = ""
    detail: str = ""
    has_officer: bool = True
    #: The day of its meeting, and the day its paper must be in for it.
    on: dt.date | None = None
    papers_due: dt.date | None = None
    #: The minutes of its meeting read as if it was taken there.
    is_minuted: bool = False
    #: A paper is owed and has not been reported yet.
    awaits_paper: bool = False
    slot_since: dt.date | None = None
    last_taken_on: dt.date | None = None
    #: The agenda on which it still stands though it moved elsewhere, and where that is.
    left_on: str = ""
    agenda: str = ""
    #: Where it is changed, where it is moved, and where its own page is.
    change: str = ""
    move: str = ""
    page: str = ""


@dataclass(frozen=True)
class Agenda:
    """What a meeting has before it, in minutes, and how many it has."""

    asked: int
    room: int
    page: str = ""


def item_notices(item: Planned, today: dt.date) -> list[Notice]:
    """All that is to be noticed about an item, in the order of RULES.

    Where its meeting is over nothing can be mended but its slot, and that only if it was not taken there.
    """
    if item.on and item.on < today:
        return [] if item.is_minuted else [not_taken(item)]
    return [notice for rule in RULES if (notice := rule(item, today))]


def not_taken(item: Planned) -> Notice:
    """Its meeting is over, no minute shows it, and nobody said what became of it."""
    says = f"Its meeting of {_day(item.on)} is over, and it is not known whether it was taken."
    return Notice("not-taken", says, item.move)


def without_officer(item: Planned, today: dt.date) -> Notice | None:
    """Nobody answers for it: no paper will be asked for."""
    if item.has_officer:
        return None
    return Notice(
        "item-without-officer", "It has no lead officer.", f"{item.change}#id_lead_officers"
    )


def without_question(item: Planned, today: dt.date) -> Notice | None:
    """Nobody can say what the board wants to know."""
    if item.question.strip():
        return None
    return Notice(
        "item-without-question", "It has no question to answer.", f"{item.change}#id_question"
    )


def names_another_date(item: Planned, today: dt.date) -> Notice | None:
    """Its words send it to another day or month than the meeting it stands at, or it waits without a date."""
    if not item.on and item.slot != SlotKind.UNDATED:
        return None
    named = [found for text in (item.title, item.detail) for found in sent_to(text)]
    if not named or (item.on and any(named_day.fits(item.on) for named_day in named)):
        return None
    stands = f"stands at {_day(item.on)}" if item.on else "waits without a date"
    says = f"Its text names {named[0].says}, and it {stands}."
    return Notice("text-names-another-date", says, f"{item.change}#id_detail")


def too_little_time(item: Planned, today: dt.date) -> Notice | None:
    """Its paper is due within days, or was, and is not in."""
    due = item.papers_due
    if not (due and item.awaits_paper and item.on and today <= item.on and due - SOON <= today):
        return None
    was = "was" if due < today else "is"
    says = f"Its paper {was} due on {_day(due)} and is not in."
    return Notice("paper-not-in", says, item.page)


def standing_not_taken(item: Planned, today: dt.date) -> Notice | None:
    """A standing item that nobody took for a year stands for nothing."""
    since = item.last_taken_on or item.slot_since
    if item.slot != SlotKind.STANDING or not since or since > today - YEAR:
        return None
    says = f"It was not taken since {_day(since)}."
    return Notice("standing-not-taken", says, item.move)


def undated_too_long(item: Planned, today: dt.date) -> Notice | None:
    """Waiting for a date for six months is how things are forgotten."""
    since = item.slot_since
    if item.slot != SlotKind.UNDATED or not since or since > today - WITHOUT_DATE:
        return None
    return Notice("undated-too-long", f"It waits for a date since {_day(since)}.", item.move)


def still_on_agenda(item: Planned, today: dt.date) -> Notice | None:
    """It moved away, and an agenda that others may have read still has it."""
    if not item.left_on:
        return None
    return Notice(
        "still-on-agenda", f"It still stands on the agenda of {item.left_on}.", item.agenda
    )


def over_full(agenda: Agenda) -> Notice | None:
    """More minutes are planned than the meeting has."""
    if agenda.asked <= agenda.room:
        return None
    says = f"The agenda is over-full by {agenda.asked - agenda.room} minutes: move an item, or plan fewer minutes."
    return Notice("agenda-over-full", says, agenda.page)


RULES = (
    still_on_agenda,
    without_officer,
    without_question,
    names_another_date,
    too_little_time,
    standing_not_taken,
    undated_too_long,
)

# --- Days that a text names

MONTHS = {name: n for names in (month_name, month_abbr) for n, name in enumerate(names) if n}
MONTHS["Sept"] = MONTHS["September"]
#: Months begin with a capital, so that "it may come" names none.
DATE = (
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
    rf"(?P<month>{'|'.join(MONTHS)})\b\.?(?:,?\s+(?P<year>\d{{4}}))?"
)
#: Only what sends an item somewhere counts: "agreed at the January meeting" tells of the past.
SENDS = [
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Tt]o|[Ff]or|[Uu]ntil)\s+the\s+{DATE}\s+(?:[Bb]oard\s+)?meeting\b",
        rf"\b(?:[Tt]o|[Ff]or)\s+the\s+(?:[Bb]oard\s+)?meeting\s+(?:of|on|in)\s+(?:the\s+)?{DATE}",
        r"\b(?:[Dd]eferred|[Pp]ostponed|[Mm]oved|[Bb]ooked|[Ss]cheduled|[Pp]lanned|[Dd]ue)\s+"
        rf"(?:to|for|until|in|on)\s+(?:the\s+)?{DATE}",
        r"\b(?:[Cc]omes?|[Rr]eturns?|[Rr]eport|[Bb]ring|[Bb]rought)\s+back\s+"
        rf"(?:to\s+the\s+[Bb]oard\s+)?(?:in|on)\s+(?:the\s+)?{DATE}",
        r"\b(?:[Cc]omes?|[Gg]o(?:es)?|[Rr]eturns?|[Bb]ring|be\s+(?:brought|presented|reported|taken))\s+"
        r"to\s+(?:(?!in\b|on\b|at\b)[\w’'-]+\s+){0,4}?"
        rf"(?:[Bb]oard|[Cc]ommittee|[Pp]anel|[Cc]ommission|[Mm]embers)\s+(?:in|on|at)\s+(?:the\s+)?{DATE}",
    )
]  # fmt: skip


@dataclass(frozen=True)
class Named:
    """A day or a month that a text names; without a year it is any year's."""

    month: int
    day: int | None = None
    year: int | None = None

    def fits(self, on: dt.date) -> bool:
        said = (self.month, self.day or on.day, self.year or on.year)
        return said == (on.month, on.day, on.year)

    @property
    def says(self) -> str:
        return " ".join(str(it) for it in (self.day, month_name[self.month], self.year) if it)


def sent_to(text: str) -> list[Named]:
    """Every day or month to which a text sends its item."""
    found = []
    for match in (match for pattern in SENDS for match in pattern.finditer(text)):
        day, year = (int(match[name]) if match[name] else None for name in ("day", "year"))
        if day is None or 1 <= day <= 31:
            found.append(Named(MONTHS[match["month"]], day, year))
    return found


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
