"""Packs are drafts: only the co-ordinators of their board see them, or what was found in them."""

from meetings.querysets import OfBoard
from packs.choices import FindingState


class PackQuerySet(OfBoard):
    def visible_to(self, person):
        return self.of(self.boards().coordinated_by(person))


class FindingQuerySet(OfBoard):
    BOARD = "pack__board"

    def visible_to(self, person):
        return self.of(self.boards().coordinated_by(person))

    def waiting(self):
        return self.filter(state=FindingState.WAITING)
