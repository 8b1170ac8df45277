"""What a column holds: how a value is written into a cell, and how a cell is read back."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.timezone import localtime

from people.spreadsheet import tidy
from scrutiny.ui.times import latest_moment


class Refused(Exception):
    """A sentence about one row: why it cannot be taken, and what to do."""


@dataclass(frozen=True)
class Text:
    """Words; white space is told once, and lines stay lines. `most` letters at most."""

    most: int = 300

    def show(self, value):
        return tidy(value or "")

    def read(self, cell, record):
        if len(cell) > self.most:
            raise Refused(f"“{cell[:40]}…” is longer than {self.most:,} letters.")
        return cell


@dataclass(frozen=True)
class Day:
    """A date: 2026-03-01, 1/3/2026 or 1 March 2026."""

    FORMS = ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")

    def show(self, value):
        return value

    def read(self, cell, record):
        if not cell:
            return None
        for form in self.FORMS:
            try:
                return dt.datetime.strptime(cell, form).date()
            except ValueError:
                continue
        raise Refused(f"“{cell}” is not a date. Write it like 31/3/2026.")


@dataclass(frozen=True)
class Moment:
    """A day and an hour, as our clocks show it: 2026-03-01 09:30, or 1/3/2026 9:30am."""

    DAYS = ("%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d %B %Y", "%d %b %Y")
    HOURS = ("%H:%M:%S", "%H:%M", "%I:%M%p", "%I%p")

    def show(self, value):
        return f"{localtime(value):%Y-%m-%d %H:%M}" if value else ""

    def read(self, cell, record):
        if not cell:
            return None
        for day in self.DAYS:
            for hour in self.HOURS:
                try:
                    shown = dt.datetime.strptime(cell, f"{day} {hour}")
                except ValueError:
                    continue
                return latest_moment(shown.date(), shown.time())
        raise Refused(f"“{cell}” is not a day and an hour. Write it like 31/3/2026 9:30am.")


@dataclass(frozen=True)
class Choice:
    """One of a few words; small and capital letters are alike."""

    choices: type
    empty: object = ""

    def show(self, value):
        return self.choices(value).label if value else ""

    def read(self, cell, record):
        if not cell:
            return self.empty
        for choice in self.choices:
            if cell.lower() in (choice.label.lower(), str(choice.value).lower()):
                return choice
        known = ", ".join(choice.label for choice in self.choices)
        raise Refused(f"“{cell}” is not one of: {known}.")


@dataclass(frozen=True)
class YesNo:
    def show(self, value):
        return "Yes" if value else "No"

    def read(self, cell, record):
        if cell.lower() in ("yes", "y", "true", "1"):
            return True
        if cell.lower() in ("no", "n", "false", "0", ""):
            return False
        raise Refused(f"“{cell}” is neither Yes nor No.")


@dataclass(frozen=True)
class Number:
    """A number; whole when `whole`. 1,234 and 5.0 are read as people mean them, and a per cent sign is left out."""

    whole: bool = True

    def show(self, value):
        if value is None:
            return ""
        return int(value) if value == int(value) else float(value)

    def read(self, cell, record):
        bare = cell.replace(",", "").rstrip("%").strip()
        if not bare:
            return None
        try:
            value = Decimal(bare)
        except InvalidOperation:
            value = None
        if value is None or not value.is_finite() or abs(value) >= 10**9:
            raise Refused(f"“{cell}” is not a number.")
        if self.whole and (value != int(value) or value < 0):
            raise Refused(f"“{cell}” is not a whole number.")
        return int(value) if self.whole else value


@dataclass(frozen=True)
class SomeBody:
    """A person, as "Olive Owner, Head of Early Help", by the name alone where it is one person's, or by e-mail."""

    def show(self, value):
        return labelled(value) if value else ""

    def read(self, cell, record):
        return record.person(cell) if cell else None


@dataclass(frozen=True)
class People:
    """Several people, parted by semicolons."""

    def show(self, value):
        return "; ".join(labelled(person) for person in value)

    def read(self, cell, record):
        return [record.person(name) for name in re.split(r"\s*;\s*", cell) if name]


def labelled(person):
    return f"{person.name}, {person.post}" if person.post else person.name


@dataclass(frozen=True)
class Column:
    """A column: its heading, the name of what it holds, and how. `fixed`: shown, and for a new row only read."""

    heading: str
    name: str
    holds: object
    is_fixed: bool = False
    is_needed: bool = False
