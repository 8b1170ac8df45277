"""What a person's first page adds up: what they owe, where they sit, and what waits on their boards."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from actions.choices import Standing
from actions.models import Action, Notice
from desk import queue
from desk.loose_ends import counting


@dataclass(frozen=True)
class Owed:
    live: int
    overdue: int
    due_soon: int
    #: Recommendations that wait for one's own answer, and those of them that are late.
    answers: int
    late_answers: int


def owed(person, today):
    """What somebody owes or helps to answer, counted as their own list counts it."""
    asked = Notice.objects.owed_by(person).order_by()
    answers = asked.aggregate(
        answers=Count("pk"), late_answers=Count("pk", filter=Q(answer_due__lt=today))
    )
    mine = Action.objects.answered_by(person).live().with_standing(today)
    return Owed(
        **mine.aggregate(
            live=Count("pk"),
            overdue=Count("pk", filter=Q(standing=Standing.OVERDUE)),
            due_soon=Count("pk", filter=Q(standing=Standing.DUE_SOON)),
        ),
        **answers,
    )


def waiting(person, today):
    """How many things wait on each board a person keeps, in three queries however many they are."""
    boards = queue.kept_boards(person)
    counted = queue.counts(person, today, boards) if boards else {}
    totals = Counter()
    for (board, _), n in counted.items():
        totals[board] += n
    return [(board, totals[board.pk]) for board in boards]


def kept(person, today):
    """The boards a person keeps: (board, how many things wait there, how many loose ends it has)."""
    waits = waiting(person, today)
    loose = counting.counts([board for board, _ in waits], person, today)
    return [(board, n, loose[board.pk]) for board, n in waits]
