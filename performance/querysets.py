"""Plans and measures a person may see: as open as their board, and a figure that is held back has no value to show."""

from django.db.models import Q

from meetings.querysets import OfBoard
from meetings.rights import rights
from people.querysets import may_sign_in


class BoardQuerySet(OfBoard):
    """Rows as open as the board they belong to."""

    def visible_to(self, person):
        return self.filter(self.seen(person))


class RecommendationQuerySet(BoardQuerySet):
    BOARD = "plan__board"

    def visible_to(self, person):
        """As open as the board; and whatever one answers for."""
        seen = self.seen(person)
        return self.filter(seen | self._answered_by(person) if may_sign_in(person) else seen)

    def _answered_by(self, person):
        """One's own, and those of an officer for whom one acts today."""
        return Q(owner=person) | Q(owner__in=rights(person).officers)

    def updatable_by(self, person):
        """The lead officer's own, a delegate's for them, and the co-ordinator's boards."""
        if not may_sign_in(person):
            return self.none()
        kept = Q(plan__board__in=rights(person).kept)
        return self.visible_to(person).filter(self._answered_by(person) | kept)


class OfPlan(BoardQuerySet):
    BOARD = "plan__board"


class OfRecommendation(BoardQuerySet):
    BOARD = "recommendation__plan__board"


class MeasureQuerySet(BoardQuerySet):
    def search(self, words):
        """Measures whose title, subject or group holds every word."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(title__icontains=word) | Q(subject__icontains=word) | Q(group__icontains=word)
            )
        return found


class OfMeasure(BoardQuerySet):
    BOARD = "measure__board"


class WithheldQuerySet(BoardQuerySet):
    BOARD = "figure__measure__board"

    def due(self, now):
        """Embargoed, and the hour has come."""
        return self.filter(until__lte=now)

    def suppressed(self):
        return self.filter(until=None)
