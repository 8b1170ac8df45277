"""What a sheet would do, row by row: new, changed field by field, unchanged, or refused and why; and doing it."""

import hashlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import transaction

from actions.services import ChangeRefused as ActionRefused
from desk.models import Sheet as Upload
from desk.sheets.columns import Column, Refused, labelled
from meetings.services import ChangeRefused as MeetingRefused
from people import spreadsheet
from people.models import Person
from performance.services import ChangeRefused as FigureRefused
from scrutiny.ui.download import undefused

#: What any service may refuse a row for.
REFUSALS = (ActionRefused, MeetingRefused, FigureRefused)
LETTERS = 10_000
#: One import is one transaction, during which others may have to wait: a few seconds at most.
MOST_WRITTEN = 1_000
REASON, VERSION = "reason", "version"


@dataclass(frozen=True)
class Kind:
    """One kind of sheet. `known` gives the things of a board by their key, as `values` tells one by the names of
    the columns; `open` and `change` write one through the services.
    """

    name: str
    title: str
    key: str
    columns: tuple[Column, ...]
    known: Callable
    values: Callable
    open: Callable
    change: Callable
    check: Callable = lambda record, line: None

    @property
    def headings(self):
        return [column.heading for column in self.columns]

    def export(self, record):
        """The headings, and one row for each thing."""
        yield self.headings
        for thing in self.known(record).values():
            values = self.values(thing)
            yield [column.holds.show(values.get(column.name)) for column in self.columns]


class Record:
    """The record of one board as one person may change it, with everybody in the directory by name."""

    def __init__(self, board, by, today):
        self.board, self.by, self.today = board, by, today
        self._people = None

    def person(self, said):
        """The one person meant. Refused when nobody is, or several are."""
        if self._people is None:
            self._people = defaultdict(list)
            for person in Person.objects.visible_to(self.by).active():
                for name in {labelled(person), person.name, person.email or ""}:
                    self._people[plain(name)].append(person)
        found = self._people.get(plain(said), [])
        if not found:
            raise Refused(f"Nobody in the directory is “{said}”. Check the spelling, or add them.")
        if len(found) > 1:
            raise Refused(
                f"Several people are “{said}”. Write the name with the post, or the e-mail."
            )
        return found[0]


@dataclass
class Line:
    """What one row would do."""

    number: int
    cells: dict
    thing: object = None
    values: dict = field(default_factory=dict)
    #: By heading: what stands now, and what the sheet says.
    changes: dict = field(default_factory=dict)
    #: The names of the columns that differ.
    changed: set = field(default_factory=set)
    why: str = ""

    @property
    def outcome(self):
        if self.why:
            return "refused"
        if self.thing is None:
            return "new"
        return "changed" if self.changes else "unchanged"

    @property
    def called(self):
        """What the row is about, in its own words."""
        about = [
            self.cells.get(name, "") for name in ("reference", "title", "measure", "area", "period")
        ]
        return ", ".join(word for word in about if word)

    @property
    def reason(self):
        return self.values.get(REASON) or "By spreadsheet"


class Plan:
    """A sheet held against the record as it is now. A column that is not there changes nothing."""

    def __init__(self, kind, record, rows):
        self.kind, self.record = kind, record
        self.known = kind.known(record)
        self.seen = {}
        self.lines = [self._line(row) for row in rows]

    def of(self, outcome):
        return [line for line in self.lines if line.outcome == outcome]

    @property
    def counts(self):
        return {name: len(self.of(name)) for name in ("new", "changed", "unchanged", "refused")}

    @property
    def digest(self):
        """What the plan says, as one value: two plans that differ differ here."""
        said = [[line.number, line.outcome, sorted(line.changes.items())] for line in self.lines]
        return hashlib.sha256(repr(said).encode()).hexdigest()

    def _line(self, row):
        line = Line(row.number, {name: undefused(cell) for name, cell in row.cells.items()})
        try:
            self._read(line)
            self._find(line)
            self._compare(line)
            self.kind.check(self.record, line)
        except Refused as refusal:
            line.why = str(refusal)
        return line

    def _read(self, line):
        for column in self.kind.columns:
            heading = column.heading.lower()
            if heading in line.cells:
                line.values[column.name] = column.holds.read(line.cells[heading], self.record)

    def _find(self, line):
        """The thing a row speaks of, by its key; without one it is new."""
        key = line.values.get(self.kind.key)
        if not key:
            return
        if key not in self.known:
            raise Refused(f"{key} is not known here. Leave the cell empty to add something new.")
        if key in self.seen:
            raise Refused(f"This is the same as row {self.seen[key]}.")
        self.seen[key] = line.number
        line.thing = self.known[key]

    def _compare(self, line):
        now = self.kind.values(line.thing) if line.thing else {}
        for column in self.kind.columns:
            if column.is_needed and not line.values.get(column.name) and self._asks(line, column):
                raise Refused(f"{column.heading} is missing.")
            if line.thing is None or column.name in (REASON, VERSION, self.kind.key):
                continue
            if column.name in line.values:
                self._compare_one(line, column, now.get(column.name))
        version = line.values.get(VERSION)
        if line.changes and version and version != now.get(VERSION):
            raise Refused(
                "Somebody changed this since the sheet was downloaded. Download it again."
            )

    def _asks(self, line, column):
        return line.thing is None or column.name in line.values

    def _compare_one(self, line, column, now):
        said, stands = (str(column.holds.show(it) or "") for it in (line.values[column.name], now))
        if plain(said) == plain(stands):
            return
        if column.is_fixed:
            raise Refused(f"{column.heading} cannot be changed by a sheet. It is “{stands}”.")
        line.changes[column.heading] = (stands, said)
        line.changed.add(column.name)


def plain(words):
    return " ".join(words.lower().split())


def rows_of(kind, data):
    """The rows of a file. Raises spreadsheet.Unreadable with a sentence."""
    columns = tuple(heading.lower() for heading in kind.headings)
    return spreadsheet.read(data, columns, needs=kind.columns[1].heading.lower(), letters=LETTERS)


@transaction.atomic
def take_in(*, kind, board, name, data, by, now):
    """Keep a file for its dry run; nothing else is written. Raises Unreadable when it cannot be read."""
    rows_of(kind, data)
    sheet = Upload(board=board, kind=kind.name, name=name[-200:], uploaded_by=by, uploaded_at=now)
    sheet.sha256 = hashlib.sha256(data).hexdigest()
    sheet.file.save("sheet", ContentFile(data), save=False)
    sheet.save()
    return sheet


@transaction.atomic
def apply(*, sheet, plan, by, now):
    """Write the rows that can be, all of them or none; the refused ones are kept to be mended.

    A row that a service refuses stops the whole: its number and the reason are said. A sheet is applied once, and
    one that would write more than MOST_WRITTEN rows is refused.
    """
    lines = plan.of("new") + plan.of("changed")
    if len(lines) > MOST_WRITTEN:
        raise ActionRefused(
            f"The sheet would write {len(lines):,} rows. Split it: at most {MOST_WRITTEN:,} at a time."
        )
    claimed = Upload.objects.filter(pk=sheet.pk, applied_at=None)
    refused = [line.number for line in plan.of("refused")]
    if not claimed.update(applied_at=now, applied_by=by, counts=plan.counts, refused=refused):
        raise ActionRefused("This sheet has been imported already.")
    for line in lines:
        write = plan.kind.open if line.thing is None else plan.kind.change
        try:
            write(plan.record, line, by=by, now=now)
        except REFUSALS as refusal:
            raise ActionRefused(f"Row {line.number}: {refusal} Nothing was imported.") from refusal
        except ValidationError as refusal:
            said = " ".join(refusal.messages)
            raise ActionRefused(f"Row {line.number}: {said} Nothing was imported.") from refusal
