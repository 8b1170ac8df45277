"""A board's loose ends, worked out from its record each time: its co-ordinators' alone."""

from itertools import groupby

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from desk.loose_ends.from_rows import record_of
from desk.loose_ends.rules import loose_ends
from desk.views.leaving_open import called
from meetings.models import Board


def board_loose_ends(request, slug):
    """By rule: the words that made each promise, what was looked for and found, since when, and where to mend it."""
    board = get_object_or_404(Board.objects.coordinated_by(request.user), slug=slug)
    ends = loose_ends(record_of(board, request.user, timezone.localdate()))
    kinds = [(called(rule), list(of_it)) for rule, of_it in groupby(ends, lambda end: end.rule)]
    context = {"board": board, "kinds": kinds, "count": len(ends)}
    return render(request, "desk/board_loose_ends.html", context)
