"""Finding: the best hits of every kind, from nothing but what the reader may see, in one query."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import DateField, F, FloatField, Value
from django.db.models.functions import Coalesce

from desk.search.index import Matches, Rank
from desk.search.kinds import KINDS
from people.querysets import may_sign_in

#: So many of the newest matches of a kind are ranked (and one, to know that there are more), and so many shown.
MOST = 500
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


def best(asked, person, narrowed=Narrowed()):
    """The best hits, at most one more than MOST: (kind, whether its words are private, key)."""
    parts = []
    for kind in KINDS.values():
        if narrowed.kind in ("", kind.key):
            parts += _of(kind, narrowed.of(kind, kind.seen(person)), asked, may_sign_in(person))
    ranked = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
    ranked = ranked.order_by("-score", "-day", "which", "-pk")[: MOST + 1]
    return list(dict.fromkeys((which, private, key) for which, private, key, *_ in ranked))


def _of(kind, seen, asked, reads_private):
    """What the words name; and the newest that hold them, open ones and for those who sign in private ones."""
    named = kind.named(seen, asked.text)
    if not named.query.is_empty():
        private = F("is_private")
        yield _told(kind, named.order_by("-pk").values("pk")[:MOST_NAMED], NAMED, private)
    if not kind.is_ever_private:
        yield _matching(kind, seen, asked, private=False)
        return
    yield _matching(kind, seen.filter(is_private=False), asked, private=False)
    if reads_private:
        yield _matching(kind, seen.filter(is_private=True), asked, private=True)


def _matching(kind, seen, asked, private):
    column = kind.columns(private)[0]
    newest = seen.filter(Matches(column, asked)).order_by("-pk").values("pk")[: MOST + 1]
    return _told(kind, newest, Rank(column, asked), Value(private))


def _told(kind, keys, score, private):
    rows = kind.model.objects.filter(pk__in=keys).order_by()
    rows = rows.annotate(which=Value(kind.key), hidden=private, score=score)
    rows = rows.annotate(day=Coalesce(kind.on, NO_DAY))
    return rows.values_list("which", "hidden", "pk", "score", "day")
