"""How documents write days, times and names."""

from django.utils.dateformat import format as date_text

from meetings.choices import AttendanceCapacity
from people.models import Council
from scrutiny.ui.templatetags.ui import long_date, short_date_year, signed_days, times
from scrutiny.ui.templatetags.words import NO_POST, who
from scrutiny.ui.times import clock

#: Their names are not the public's to know; members are named as the public elected or appointed them.
OFFICERS = (AttendanceCapacity.EMPLOYEE, AttendanceCapacity.OTHER)


def council_name():
    council = Council.objects.current()
    return council["name"] if council else ""


def weekday(day):
    """Thursday 10 December 2026"""
    return date_text(day, "l j F Y")


def day_and_time(meeting):
    return f"{weekday(meeting.on)}, {clock(meeting.starts_at)}".rstrip(", ")


def private(words, row):
    """The words, marked where they are not for everybody."""
    return f"{words} (private)" if row.is_private else words


def named(person, reader):
    """As on a page; strangers read of an officer without a post at least where they work."""
    name = who(person, reader)
    return f"{name}, {person.directorate}" if name == NO_POST and person.directorate else name


def names(people, reader):
    return [named(person, reader) for person in people if person]


def came_as(row, reader):
    """Somebody who came to a meeting, as its minutes may name them to this reader."""
    name = named(row.person, reader) if row.capacity in OFFICERS else str(row.person)
    return f"{name} (substitute for {row.substitute_for})" if row.substitute_for else name


def with_and(texts):
    """One, two and three"""
    *others, last = texts
    return f"{', '.join(others)} and {last}" if others else last


def as_at(document):
    return f"As at {long_date(document.as_at)}"


def due(action):
    """When an action is due, first was due, and how often it moved: as a cell's lines."""
    lines = [action.word("due_said")] if action.word("due_said") else []
    if not action.due_to:
        return lines or ["No date"]
    lines.append(short_date_year(action.due_to))
    if action.moves:
        days = (action.due_to - action.first_due_to).days if action.first_due_to else 0
        lines.append(f"First due {short_date_year(action.first_due_to)}")
        lines.append(f"Moved {times(action.moves)}, {signed_days(days)}")
    return lines
