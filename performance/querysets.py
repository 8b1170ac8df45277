"""Plans and measures a person may see: as open as their board, and an embargoed figure has no value to show."""

from django.db.models import Q

from meetings.querysets import OfBoard


class BoardQuerySet(OfBoard):
    """Rows as open as the board they belong to."""

    def visible_to(self, person):
        return self.of(self.boards().visible_to(person))


class RecommendationQuerySet(BoardQuerySet):
    BOARD = "plan__board"

    def updatable_by(self, person):
        """The lead officer's own, and the co-ordinator's boards."""
        return self.visible_to(person).filter(
            Q(owner__isnull=False, owner=person.pk)
            | Q(plan__board__in=self.boards().coordinated_by(person))
        )


class OfPlan(BoardQuerySet):
    BOARD = "plan__board"


class OfRecommendation(BoardQuerySet):
    BOARD = "recommendation__plan__board"


class FigureQuerySet(BoardQuerySet):
    BOARD = "measure__board"
