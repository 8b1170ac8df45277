"""What is counted of a board's actions: each number is the length of a list, and knows where that list is read."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urlencode

from actions.asked import Asked, soonest
from actions.choices import COLOURS, ActionKind, Standing, Step
from actions.escalation import reaches

#: The order in which standings are told: what is asked for first, even where it is none; then what else is owed.
FIRST = (Standing.OVERDUE, Standing.DUE_SOON)
ALSO = (
    Standing.NO_DATE,
    Standing.NO_UPDATE,
    Standing.REVIEW_DUE,
    Standing.AWAITING,
    Standing.ON_TRACK,
    Standing.PAUSED,
)
#: What is promised as a report.
REPORTS = "report_back"
NOBODY = 0


@dataclass(frozen=True)
class Count:
    """A number, the rows it counts, and the address of the list that shows them and no others."""

    rows: tuple[Asked, ...]
    url: str

    @property
    def n(self):
        return len(self.rows)


@dataclass(frozen=True)
class Period:
    """What was asked, what came back and what of that is still owed, since a day; None where there is no such day."""

    since: dt.date | None
    asked: Count
    done: Count
    owed: Count


@dataclass(frozen=True)
class Late:
    """Who is late: how much of theirs, and the oldest of it."""

    owner: int | None
    count: Count
    oldest: Asked


class Counts:
    """A board's actions on a day, in lists. `address` gives the list of today, or of a past day, for a name."""

    def __init__(self, rows, day, *, meeting_on, year_on, address):
        self.day, self._address = day, address
        self._since = {"meeting": meeting_on, "year": year_on}
        self._lists = listed(rows, day, self._since)

    def of(self, name):
        return Count(tuple(self._lists.get(name, ())), self._address(name, self._since))

    def period(self, name):
        told = {what: self.of(f"{what}_{name}") for what in ("asked", "done", "owed")}
        return Period(self._since[name], **told)

    def late(self, first):
        """The first who are late, the longest first, and how many others are."""
        oldest = {name: rows[0] for name, rows in self._lists.items() if name.startswith("late_")}
        order = sorted(oldest, key=lambda name: soonest(oldest[name]))
        told = [Late(oldest[it].owner, self.of(it), oldest[it]) for it in order[:first]]
        return told, len(order) - len(told)


def listed(rows, day, since):
    """The lists by name, each in the order in which it is read: the rows come with the soonest due first."""
    lists, long_overdue = defaultdict(list), reaches(Step.CHAIR, day)
    for row in rows:
        is_live = row.is_live
        for name, first in since.items():
            if first and row.opened_on >= first:
                lists[f"asked_{name}"].append(row)
                if is_live:
                    lists[f"owed_{name}"].append(row)
            # Before its first meeting a board is told of everything that was done.
            if row.completed_on and (not first or row.completed_on >= first):
                lists[f"done_{name}"].append(row)
        if not is_live:
            continue
        standing = row.standing(day)
        lists["live"].append(row)
        lists[standing].append(row)
        if row.raised_by:
            lists[f"raised_{row.raised_by}"].append(row)
        if row.kind == ActionKind.REPORT_BACK:
            lists[REPORTS].append(row)
        if standing == Standing.OVERDUE:
            lists[f"late_{row.owner or NOBODY}"].append(row)
            if row.due_to <= long_overdue:
                lists["long_overdue"].append(row)
    for name in since:
        lists[f"done_{name}"].sort(key=newest)
    return lists


def newest(row):
    return -row.completed_on.toordinal(), row.pk


def list_query(board, name, since, day):
    """The query under which the list of actions shows today the rows that have this name."""
    what, _, of = name.partition("_")
    first = since.get(of)
    told = {
        "live": {"status": "live"},
        "asked": {"asked_from": first},
        "raised": {"status": "live", "raised_by": of},
        "owed": {"status": "live", "asked_from": first},
        "done": {"standing": Standing.COMPLETE.value, "since": first},
        "late": {"standing": Standing.OVERDUE.value}
        | ({"no_owner": "on"} if of == str(NOBODY) else {"owner": of}),
    }
    special = {
        REPORTS: {"status": "live", "kind": ActionKind.REPORT_BACK.value},
        "long_overdue": {
            "standing": Standing.OVERDUE.value,
            "due_to": reaches(Step.CHAIR, day),
        },
    }
    told = {"standing": name} if name in Standing.values else special.get(name) or told[what]
    return urlencode({"board": board.slug, **{key: it for key, it in told.items() if it}})


def colour(standing):
    return COLOURS[standing]
