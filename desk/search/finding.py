"""Finding: the best hits of every kind, from nothing but what the reader may see, in one query."""

import datetime as dt
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import DateField, F, FloatField, Q, Value
from django.db.models.functions import Coalesce

from desk.search.index import Matches, Rank
from desk.search.kinds import KINDS

#: So many of the newest matches of a kind are ranked, and so many of all are shown; one more tells that there are more.
RANKED, MOST = 200, 500
#: What is asked for by its reference comes first: so many of a kind.
NAMED = Value(1000.0, FloatField())
MOST_NAMED = 20
NO_DAY = Value(dt.date.min, DateField())


@dataclass(frozen=True)
class Narrowed:
    """To one kind, one board, and days."""

    kind: str = ""
    board: object = None
    since: dt.date | None = None
    until: dt.date | None = None

    def of(self, kind, rows):
        if self.board:
            rows = rows.filter(**{kind.board: self.board})
        if self.since or self.until:
            rows = rows.alias(day=kind.on)
        if self.since:
            rows = rows.filter(day__gte=self.since)
        return rows.filter(day__lte=self.until) if self.until else rows


@dataclass(frozen=True)
class Found:
    """The best hits, (kind, whether its words are private, key), and whether these are all of them."""

    hits: list
    is_all: bool


def best(asked, person, narrowed=Narrowed()):
    """What is found, a paper once whatever of it is found."""
    rows = ranked(parts_of(asked, person, narrowed))
    once = {}
    for which, private, key, whole, *_ in rows:
        place = KINDS[which].group, whole
        # Where a paper's own subject was found too, what it says tells more.
        if place not in once or (KINDS[which].part_of and not KINDS[once[place][0]].part_of):
            once[place] = which, bool(private), key
    most_of_a_kind = max(Counter(row[:2] for row in rows).values(), default=0)
    is_all = len(rows) <= MOST and most_of_a_kind <= RANKED
    return Found(list(once.values())[:MOST], is_all)


def parts_of(asked, person, narrowed=Narrowed()):
    """The query of each kind, with its parameters: none looks at what the reader may not see."""
    parts = []
    for kind in KINDS.values():
        if narrowed.kind in ("", kind.group):
            parts += _of(kind, narrowed.of(kind, kind.seen(person)), asked, person)
    told = []
    for part in parts:
        with suppress(EmptyResultSet):  # the reader sees none of this kind: there is nothing to ask
            told.append(part.query.sql_with_params())
    return told


def ranked(parts):
    """The best of all parts, each with its own order and limit: Django's `union` knows these of one database only."""
    if not parts:
        return []
    rows = " UNION ALL ".join(f"SELECT * FROM ({sql}) p{n}" for n, (sql, _) in enumerate(parts))  # noqa: S608
    best_first = f"{rows} ORDER BY 5 DESC, 6 DESC, 1, 3 LIMIT {MOST + 1}"
    with connection.cursor() as cursor:
        cursor.execute(best_first, [value for _, params in parts for value in params])
        return cursor.fetchall()


def _of(kind, seen, asked, person):
    """What the words name; and the newest that hold them, of open ones and of those private ones that may be read."""
    named = kind.named(seen, asked.text)
    if not named.query.is_empty():
        yield _told(kind, named, NAMED, F("is_private"))[:MOST_NAMED]
    for private in kind.sides(person):
        column = kind.columns(private)[0]
        rows = seen.filter(is_private=private) if kind.is_ever_private else seen
        # From the few private ones that match to the rows beside them.
        matches = Q(pk__in=kind.hidden(asked)) if private else Q(Matches(column, asked))
        rows = rows.filter(matches)
        score = Rank(column, asked) * Value(kind.weight, FloatField())
        yield _told(kind, rows, score, Value(private))[: RANKED + 1]


def _told(kind, rows, score, private):
    rows = rows.annotate(which=Value(kind.key), is_private_text=private, whole=F(kind.whole))
    rows = rows.annotate(score=score, on_day=Coalesce(kind.on, NO_DAY)).order_by("-pk")
    return rows.values_list("which", "is_private_text", "pk", "whole", "score", "on_day")
