"""Packs are drafts: only the co-ordinators of their board see them, or what was found in them."""

from datetime import timedelta

from django.db.models import Q

from meetings.querysets import HiddenTextQuerySet, OfBoard, rights
from packs.choices import FindingState, PackState

#: Who claimed a reading and has not finished by then has died.
SETTLING = timedelta(minutes=3)


def untaken(now, prefix=""):
    """Rows that nobody works on: never claimed, or by somebody who has died since."""
    claimed_at = f"{prefix}claimed_at"
    return Q(**{claimed_at: None}) | Q(**{f"{claimed_at}__lt": now - SETTLING})


class PackQuerySet(OfBoard):
    def visible_to(self, person):
        return self.of(rights(person).kept)

    def to_check(self, now):
        """Packs that were read and wait to be checked: again, or for the first time."""
        asked = Q(reading__read_at=None, reading__error="") & untaken(now, "reading__")
        return self.filter(Q(reading=None) | asked, state=PackState.READ)


class PackReadingQuerySet(OfBoard):
    BOARD = "pack__board"

    def visible_to(self, person):
        return self.of(rights(person).kept)


class PackHiddenQuerySet(HiddenTextQuerySet):
    BOARD = "pack__board"


class FindingQuerySet(OfBoard):
    BOARD = "pack__board"

    def visible_to(self, person):
        return self.of(rights(person).kept)

    def waiting(self):
        return self.filter(state=FindingState.WAITING)
