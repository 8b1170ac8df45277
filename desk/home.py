"""What a person's first page adds up: what they owe, where they sit, and what waits on their boards."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from actions.choices import Standing
from actions.models import Action
from desk import queue


@dataclass(frozen=True)
class Owed:
    live: int
    overdue: int
    due_soon: int


def owed(person, today):
    """What somebody owes or helps to answer, counted as their own list counts it."""
    mine = Action.objects.answered_by(person).live().with_standing(today)
    return Owed(
        **mine.aggregate(
            live=Count("pk"),
            overdue=Count("pk", filter=Q(standing=Standing.OVERDUE)),
            due_soon=Count("pk", filter=Q(standing=Standing.DUE_SOON)),
        )
    )


def waiting(person, today):
    """How many things wait on each board a person keeps, in two queries however many they are."""
    boards = queue.kept_boards(person)
    counted = queue.counts(person, today, boards) if boards else {}
    totals = Counter()
    for (board, _), n in counted.items():
        totals[board] += n
    return [(board, totals[board.pk]) for board in boards]
