"""The rows of a board with what leads from one to another, and where each of them stands."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse

from actions.choices import ActionKind
from desk.loose_ends.record import Due, Place
from desk.loose_ends.rows.asking import Rows
from meetings.choices import MeetingStatus
from meetings.models import Board


@dataclass
class Known:
    """`keeps` is whether the reader keeps the board's record, and so may mend it."""

    board: Board
    rows: Rows
    keeps: bool
    day: dt.date

    @cached_property
    def minutes(self):
        return {minute.pk: minute for minute in self.rows.minutes}

    @cached_property
    def limbs(self):
        """Those whose minute the reader may see, too."""
        return [limb for limb in self.rows.limbs if limb.minute_id in self.minutes]

    @cached_property
    def items(self):
        return {item.pk: item for item in self.rows.items}

    @cached_property
    def following(self):
        """The actions and slots that follow each limb, as far as the reader may read them: {(what, its key): rows}."""
        found = defaultdict(list)
        for what, rows in (("action", self.rows.actions), ("slot", self.rows.items)):
            for row in rows:
                found[what, row.resolution_id].append(row)
        return found

    @cached_property
    def promised(self):
        """The actions that follow what was promised in the text of each minute."""
        found = defaultdict(list)
        for action in self.rows.actions:
            if action.kind == ActionKind.PROMISE:
                found[action.minute_id].append(action)
        return found

    @cached_property
    def days(self):
        """The days on which the board meets or met."""
        return [row.on for row in self.rows.meetings if row.status != MeetingStatus.CANCELLED]

    def days_after(self, day):
        return [on for on in self.days if on > day]

    def place(self, row, mended, shown=None, *, on=None, part="", within=None):
        """Where a row stands. `mended` and `shown` are a page's name and what stands in its address; the first is for
        whoever keeps the record. `part` names a part of the row; `within` is what makes it private beside itself.
        """
        name, argument = mended if self.keeps or not shown else shown
        name, _, anchor = name.partition("#")
        href = reverse(name, args=[argument]) + (f"#{anchor}" if anchor else "")
        key = "-".join(filter(None, [row._meta.model_name, str(row.pk), part]))
        is_private = any(getattr(one, "is_private", False) for one in (row, within))
        return Place(href=href, key=key, meeting_on=on, is_private=is_private)

    def of_minute(self, row, mended, minute, part=""):
        """The place of something that stands in a minute: others read it there."""
        shown = (f"actions:meeting#minute-{minute.pk}", minute.meeting_id)
        return self.place(row, mended, shown, on=minute.meeting.on, part=part, within=minute)

    def of_action(self, row):
        return self.place(row, ("actions:action", row.pk))

    def of_item(self, row):
        mended, shown = ("actions:change_item", row.pk), ("actions:programme_item", row.pk)
        return self.place(row, mended, shown, on=row.meeting.on if row.meeting else None)


def due(said, first, last):
    return Due(said, first, last) if said or first or last else None
