"""What a person's first page adds up: what they owe, where they sit, and what waits on their boards."""

from dataclasses import dataclass

from django.db.models import Count, Q

from actions.choices import Standing, Status
from actions.models import Action
from meetings.models import Board
from packs.models import Finding


@dataclass(frozen=True)
class Owed:
    live: int
    overdue: int
    due_soon: int


@dataclass(frozen=True)
class Waiting:
    """What a board waits for its co-ordinator to do."""

    board: Board
    findings: int
    reported: int
    without_owner: int
    without_date: int

    @property
    def nothing(self):
        return not (self.findings or self.reported or self.without_owner or self.without_date)


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


def waiting(person):
    """One line for each board a person keeps, in two queries however many they are."""
    boards = Board.objects.coordinated_by(person).open()
    found = Finding.objects.visible_to(person).waiting().order_by().values("pack__board")
    findings = {row["pack__board"]: row["n"] for row in found.annotate(n=Count("pk"))}
    live = Action.objects.coordinated_by(person).live().order_by().values("board")
    actions = {
        row["board"]: row
        for row in live.annotate(
            reported=Count("pk", filter=Q(status=Status.REPORTED)),
            without_owner=Count("pk", filter=Q(owner=None)),
            without_date=Count("pk", filter=Q(due_to=None)),
        )
    }
    none = {"reported": 0, "without_owner": 0, "without_date": 0}
    return [
        Waiting(
            board=board,
            findings=findings.get(board.pk, 0),
            **{name: actions.get(board.pk, none)[name] for name in none},
        )
        for board in boards
    ]
