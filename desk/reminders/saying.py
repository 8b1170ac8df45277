"""What a person's message says: from what they may see when it is sent, most urgent first, and why."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from desk.choices import OWED, Section
from desk.models import Digest
from desk.reminders.day import Day
from desk.reminders.sections import SECTIONS
from desk.reminders.told import last_of, last_told
from scrutiny.together import in_groups


@dataclass(frozen=True)
class Said:
    """All that one message says."""

    lines: tuple

    @property
    def sections(self):
        """(section, its lines), in the order of urgency; empty ones are left out."""
        parts = [(part, [it for it in self.lines if it.section == part]) for part in Section]
        return [(part, lines) for part, lines in parts if lines]

    @cached_property
    def counts(self):
        """How many lines each section has."""
        return Counter(line.section for line in self.lines)


def what_to_say(person, on):
    """What one person's message of a day says."""
    return what_to_say_to([person], Day(on))[person.pk]


def what_to_say_to(people, day):
    """What the messages of a day say to these people, by key: what is owed in as many queries for one as for all."""
    earlier = Digest.objects.filter(person__in=people, on__lt=day.on)
    asked = (section.lines_from(people, day) for section in SECTIONS)
    (told,), *found = in_groups((last_of(earlier),), *asked)
    since = last_told(told)
    said = {person.pk: [] for person in people}
    for section, rows in zip(SECTIONS, found, strict=True):
        for person, lines in section.lines(people, day, since, *rows).items():
            said[person] += lines
    return {person: Said(tuple(_once(lines))) for person, lines in said.items()}


def _once(lines):
    """Where something is asked for before a meeting that the message asks for anyway, it asks once."""
    asked = {line.about["action"].pk for line in lines if line.section in OWED}
    return [
        line
        for line in lines
        if line.section != Section.UPDATE or line.about["action"].pk not in asked
    ]
