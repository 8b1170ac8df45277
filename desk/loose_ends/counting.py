"""How many loose ends each board has, for its co-ordinator's desk.

They are worked out again once anything was written or a day is over; until then the number is kept in the cache.
"""

from django.core.cache import cache
from django.db.models import IntegerField, Max, Value

from actions.models import Event as OfActions
from desk.loose_ends.board import kept_ends
from desk.loose_ends.entries import entries
from meetings.models import Event as OfMeetings
from meetings.rights import rights
from performance.models import Event as OfPerformance

#: No longer than this, should something have been written without its history.
SECONDS = 600


def counts(boards, person, day):
    """{board's key: how many entries its page lists}."""
    if not boards:
        return {}
    written = _written()
    keys = {board: _key(board, person, day, written) for board in boards}
    known = cache.get_many(keys.values())
    new = {
        key: len(entries(kept_ends(board, person, day).ends))
        for board, key in keys.items()
        if key not in known
    }
    cache.set_many(new, SECONDS)
    return {board.pk: (known | new)[key] for board, key in keys.items()}


def _key(board, person, day, written):
    reads = "private" if board.pk in rights(person).private else "open"
    return f"loose-ends:{board.pk}:{reads}:{day}:{written}"


def _written():
    """How far the history has come, in one query: every change of a record writes its own."""
    parts = [
        model.objects.order_by()
        .values_list(Value(n, output_field=IntegerField()))
        .annotate(last=Max("pk"))
        for n, model in enumerate((OfMeetings, OfActions, OfPerformance))
    ]
    return "-".join(str(last) for _, last in sorted(parts[0].union(*parts[1:], all=True)))
