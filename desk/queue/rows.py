"""The queue itself: what waits, most urgent first, and the rows of one page of it."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from django.db.models import CharField, Count, F, Value

from actions.models import Action, DueMove
from desk.choices import PATIENCE, Sort
from desk.queue.sources import SOURCES
from meetings.models import Board
from scrutiny.together import together

PLACE = {sort: n for n, sort in enumerate(Sort)}
#: As many of one sort as are worth reading on one list.
CAP = 50


def urgency(sort: Sort, since: dt.date) -> tuple:
    """Where something stands in the queue: by why it presses, then by the day on which its patience ended."""
    presses, days = PATIENCE[sort]
    return presses, since + dt.timedelta(days=days), PLACE[sort]


class Waiting(NamedTuple):
    """That something waits: on which board, what, and since when. There are thousands of them: each is kept light."""

    board: int
    sort: Sort
    pk: int
    since: dt.date

    @property
    def key(self):
        return f"{self.sort}-{self.pk}"

    @property
    def urgency(self):
        return (*urgency(self.sort, self.since), self.pk)


@dataclass
class Row:
    """One thing that waits, as the page tells it."""

    sort: Sort
    pk: int
    board: Board
    title: str
    href: str
    since: dt.date
    detail: str = ""
    action: Action | None = None
    move: DueMove | None = None
    #: What can be done right there; filled in for the rows of one page.
    decisions: list = field(default_factory=list)

    @property
    def key(self):
        return f"{self.sort}-{self.pk}"

    @property
    def label(self):
        return Sort(self.sort).label


def kept_boards(person):
    return list(Board.objects.coordinated_by(person).open())


def counts(person, today, boards):
    """How many things wait: {(board's key, sort): number}, in one query."""
    parts = [_counted(sort, _of(boards, sort, person, today)) for sort in SOURCES]
    found = parts[0].union(*parts[1:], all=True)
    return {(board, Sort(sort)): n for board, sort, n in found}


def _counted(sort, rows):
    return rows.annotate(sort=_said(sort), n=Count("pk")).values_list("on_board", "sort", "n")


def waiting(person, today, boards):
    """All that waits on some boards, in one query and in no order."""
    if not boards:
        return []
    parts = [_listed(sort, _of(boards, sort, person, today), today) for sort in SOURCES]
    return list(map(Waiting._make, parts[0].union(*parts[1:], all=True)))


def _listed(sort, rows, today):
    days = rows.annotate(sort=_said(sort), day=SOURCES[sort].since(today))
    return days.values_list("on_board", "sort", "pk", "day")


def _said(sort):
    return Value(str(sort), output_field=CharField())


def _of(boards, sort, person, today):
    source = SOURCES[sort]
    rows = source.rows(person, today).filter(**{f"{source.board}__in": boards})
    return rows.order_by().values(on_board=F(source.board))


def capped(waits):
    """At most CAP of each sort, most urgent first over all sorts: what is beyond waits no longer than what is left."""
    by_sort = defaultdict(list)
    for row in waits:
        by_sort[row.sort].append(row)
    oldest = (nsmallest(CAP, rows, attrgetter("since", "pk")) for rows in by_sort.values())
    return sorted(chain.from_iterable(oldest), key=attrgetter("urgency"))


def told(waits, person):
    """The rows of what waits, as far as it is still there: every kind of thing in one query."""
    keys = {}
    for row in waits:
        keys.setdefault(SOURCES[row.sort].kind, set()).add(row.pk)
    rows = together(*(kind.rows(person).filter(pk__in=pks) for kind, pks in keys.items()))
    found = {kind: {it.pk: it for it in its} for kind, its in zip(keys, rows, strict=True)}
    for row in waits:
        source = SOURCES[row.sort]
        it = found[source.kind].get(row.pk)
        if it:
            board = _board(it, source.board)
            yield Row(row.sort, row.pk, board, since=row.since, **source.told(it))


def _board(it, path):
    for step in path.split("__"):
        it = getattr(it, step)
    return it
