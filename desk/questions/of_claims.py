"""A question for each thing that a paper's check found worth asking: the paper's words, the sum, and what is meant."""

import re
from collections.abc import Iterator

from desk.questions.draft import Draft, about, quoted, sentence
from meetings.choices import AgendaKind
from packs.asking import Asked, Section

#: For every check that has no words of its own; {place} begins the sentence: "On page 3, the report says".
CLAIM = "{place} “{says}”. Its own figures are {figures}: {computed}. Could you tell the board which is right?"
DATE = "{place} “{says}”. Beside that stands: {computed}. Could you tell the board which is meant?"

WORDS = {
    "relation": "{place} “{says}”. The table gives {figures}, which is {computed}. Could you tell the board which is"
    " right?",
    "change": "{place} “{says}”. The figures go {figures}, and {computed}. Could you tell the board which is right?",
    "standing": "{place} “{says}”. The table gives {figures}, which is {computed}. Could you tell the board which is"
    " right?",
    "target": "{place} “{says}”. The table gives {figures}, which is {computed}. Could you tell the board which is"
    " right?",
    "extreme": "{place} “{says}”. The table gives {figures}, of which {computed}. Could you tell the board which is"
    " meant?",
    "first": "{place} “{says}”. The table gives {figures}, which is {computed}. Could you tell the board since when it"
    " is so?",
    "gap": "{place} “{says}”. The table gives {figures}, which makes {computed}. Could you tell the board how the two"
    " go together?",
    "repeat": "The tables print “{says}”. Beside that stand {figures}: {computed}. Could you tell the board which is"
    " right?",
    "streak": "{place} “{says}”. The table gives {figures}: {computed}. Could you tell the board since when it is so?",
    "difference": "The table gives {figures}, and prints “{says}”. The sum is {computed}. Could you tell the board how"
    " the printed figure was worked out?",
    "total-row": "The table prints “{says}”. {Figures} come to {computed}. Could you tell the board what else is"
    " counted in it, or left out?",
    "total-column": "The table prints “{says}”. {Figures} come to {computed}. Could you tell the board what else is"
    " counted in it, or left out?",
    "average-row": "The table prints “{says}”. Of {figures}, {computed}. Could you tell the board how the printed"
    " figure was worked out?",
    "share": "The table prints “{says}”. By its own numbers, {computed}. Could you tell the board how the percentage"
    " was worked out?",
    "counts-as-shares": "The table has the heading “{says}”. {Figures} add up as {computed}. Could you tell the board"
    " whether they are percentages or numbers?",
    "hundred": "In the table, “{says}” come to {computed}. Could you tell the board why they do not come to 100%?",
    "impossible": "The table prints “{says}”, and {computed}. Could you tell the board what this figure means?",
    "told-before-it-was": "{place} “{says}”. That is {computed}. Could you tell the board which date is meant?",
    "still-to-come": "{place} “{says}”. That is {computed}. Could you tell the board whether it has happened?",
    "weekday-of-another-date": "{place} “{says}”, and {computed}. Could you tell the board which day is meant?",
    "day-that-is-not": "{place} “{says}”, and {computed}. Could you tell the board which day is meant?",
    "meetings-at-another-interval": "{place} “{says}”. The dates printed are {computed}. Could you tell the board how"
    " often it is to be?",
    "end-before-start": "{place} “{says}”, where {computed}. Could you tell the board which dates are meant?",
    "pages-out-of-order": "The agenda prints “{says}”, and {computed}. Could you tell the board on which pages the"
    " paper stands?",
    "deadline-after-the-meeting": "{place} “{says}”, and {computed}. Could you tell the board by when it is needed?",
    "number-skipped": "The numbers go “{says}”: {computed}. Could you tell the board whether something is missing?",
    "number-twice": "The number “{says}” is printed for two things. Could you tell the board which is meant where it is"
    " cited?",
    "published-after-the-meeting": "The papers are marked “{says}”, and {computed}. Could you tell the board when they"
    " were published?",
}  # fmt: skip
#: Of these the printed cell says more than the sentence around it.
OF_TABLES = {name for name, words in WORDS.items() if "{place}" not in words}

#: "(2017, line 465)", "(line 661, value 2 of 3)", ", in the table that begins on line 30": lines are of the text that
#: was read, and no reader of the paper sees them.
LINES = re.compile(
    r" ?\((?:(?P<period>[^()]*?), )?lines? \d+[^()]*\)|,? (?:in the table that begins on|on) line \d+"
    r"|, lines \d+ to \d+"
)
#: "a gap of 5, then of 6: widened"
COURSE = re.compile(r": (narrowed|widened|stayed the same)$")


def drafts(parts: list[Section]) -> Iterator[Draft]:
    """A question for everything worth asking, in the order of the pack."""
    for part in parts:
        for asked in part.worth_asking:
            yield Draft(
                source=asked.kind or ("date" if asked.is_date else "claim"),
                about=about(str(part), asked.says, asked.figures, asked.found),
                text=question(asked, part),
                ask=", ".join(part.authors),
                found_in=_found_in(asked, part),
                number=part.number,
                under="" if part.number else _under(part),
                is_private=part.is_private,
            )


def question(asked: Asked, part: Section) -> str:
    words = WORDS.get(asked.kind) or (DATE if asked.is_date else CLAIM)
    in_table = asked.kind in OF_TABLES
    figures = without_lines(asked.figures)
    return words.format(
        place=f"On page {asked.page}, {_lower(part.says)}" if asked.page else part.says,
        says=quoted(asked.says) if in_table else quoted(asked.sentence or asked.says, asked.says),
        figures=figures,
        Figures=sentence(figures)[:-1],
        computed=COURSE.sub(r", so it \1", without_lines(asked.found)).rstrip("."),
    )


def without_lines(words: str) -> str:
    return LINES.sub(lambda found: f" for {found['period']}" if found["period"] else "", words)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _found_in(asked: Asked, part: Section) -> str:
    return f"{part}, page {asked.page}" if asked.page else str(part)


def _under(part: Section) -> str:
    if part.title.startswith("Minutes"):
        return AgendaKind.MINUTES
    return AgendaKind.WORK_PROGRAMME if part.title == "Work programme" else ""
