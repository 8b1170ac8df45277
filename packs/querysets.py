"""Packs are drafts: only the co-ordinators of their board see them, or what was found in them."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from meetings.querysets import HiddenTextQuerySet, OfBoard
from meetings.rights import rights
from packs.choices import FindingState, PackState
from people.querysets import may_sign_in

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


class DraftQuerySet(QuerySet):
    def visible_to(self, person):
        """Their owner's alone: no co-ordinator, administrator or delegate reads somebody's draft."""
        return self.filter(owner=person) if may_sign_in(person) else self.none()

    def waiting(self, now):
        """Those to check, and those whose checker has died."""
        died = Q(state=PackState.READING) & untaken(now)
        return self.filter(Q(state=PackState.WAITING) | died)

    def over(self, now):
        """Those that are past the time for which a draft is kept."""
        return self.filter(made_at__lt=now - timedelta(days=settings.DRAFT_DAYS))


class FindingQuerySet(OfBoard):
    BOARD = "pack__board"

    def visible_to(self, person):
        return self.of(rights(person).kept)

    def waiting(self):
        return self.filter(state=FindingState.WAITING)
