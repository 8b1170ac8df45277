"""Packs are drafts: only the co-ordinators of their board see them, or what was found in them."""

from meetings.querysets import OfBoard, rights
from packs.choices import FindingState


class PackQuerySet(OfBoard):
    def visible_to(self, person):
        return self.of(rights(person).kept)


class FindingQuerySet(OfBoard):
    BOARD = "pack__board"

    def visible_to(self, person):
        return self.of(rights(person).kept)

    def waiting(self):
        return self.filter(state=FindingState.WAITING)
