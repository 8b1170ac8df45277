"""Which messages wait, and which a person may see."""

from django.db import models

from desk.choices import DigestState
from meetings.querysets import OfBoard
from people.querysets import may_sign_in


class DigestQuerySet(models.QuerySet):
    def visible_to(self, person):
        """One's own."""
        return self.filter(person=person) if may_sign_in(person) else self.none()

    def pending(self, on):
        return self.filter(state=DigestState.PENDING, on=on)


class SheetQuerySet(OfBoard):
    def visible_to(self, person):
        """A sheet is a draft of those who keep the board's record."""
        return self.of(self.boards().coordinated_by(person))
