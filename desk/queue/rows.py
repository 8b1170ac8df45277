"""The queue itself: how many wait, and the rows of one list, most urgent first."""

import datetime as dt
from dataclasses import dataclass, field

from django.db.models import CharField, Count, F, Value
from django.utils.timezone import localdate

from actions.models import Action, DueMove
from desk.choices import PATIENCE, Sort
from desk.queue.sources import SOURCES
from meetings.models import Board

#: As many of one sort as are worth reading on one list.
CAP = 50


def urgency(sort: Sort, since: dt.date) -> tuple:
    """Where something stands in the queue: by why it presses, then by the day on which its patience ended."""
    presses, days = PATIENCE[sort]
    return presses, since + dt.timedelta(days=days), list(Sort).index(sort)


@dataclass
class Row:
    """One thing that waits."""

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

    @property
    def urgency(self):
        return (*urgency(self.sort, self.since), self.pk)


def kept_boards(person):
    return list(Board.objects.coordinated_by(person).open())


def counts(person, today, boards):
    """How many things wait: {(board's key, sort): number}, in one query."""
    parts = [_counted(sort, source, person, today, boards) for sort, source in SOURCES.items()]
    found = parts[0].union(*parts[1:], all=True)
    return {(board, Sort(sort)): n for board, sort, n in found}


def _counted(sort, source, person, today, boards):
    rows = _of(boards, source, person, today).order_by().values(on_board=F(source.board))
    named = rows.annotate(sort=Value(str(sort), output_field=CharField()), n=Count("pk"))
    return named.values_list("on_board", "sort", "n")


def waiting(person, today, boards, sorts=tuple(Sort)):
    """The rows of some boards and sorts, most urgent first: one query for each sort."""
    rows = [row for sort in sorts for row in _rows(sort, SOURCES[sort], person, today, boards)]
    return sorted(rows, key=lambda row: row.urgency)


def _rows(sort, source, person, today, boards):
    found = _of(boards, source, person, today).select_related(source.board, *source.also)
    since = source.since(today) if callable(source.since) else F(source.since)
    for it in found.annotate(since=since, **source.more).order_by("since", "pk")[:CAP]:
        since = localdate(it.since) if isinstance(it.since, dt.datetime) else it.since
        yield Row(sort, it.pk, _board(it, source.board), since=since, **source.told(it))


def _of(boards, source, person, today):
    return source.rows(person, today).filter(**{f"{source.board}__in": boards})


def _board(it, path):
    for step in path.split("__"):
        it = getattr(it, step)
    return it
