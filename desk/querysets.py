"""Which messages and documents wait, and which a person may see."""

import datetime as dt

from django.db import models
from django.db.models import Q

from desk.choices import Audience, DigestState, DocumentState, QuestionState, Section
from meetings.querysets import OfBoard
from meetings.rights import meeting_seen, rights
from people.querysets import PersonQuerySet, may_administer, may_sign_in

#: Who claimed the making of a document and has not finished by then has died.
SETTLING = dt.timedelta(minutes=10)
#: What a named person may send again.
REPEATABLE = (DigestState.UNKNOWN, DigestState.FAILED)


class OwnQuerySet(models.QuerySet):
    def visible_to(self, person):
        """One's own."""
        return self.filter(person=person) if may_sign_in(person) else self.none()


class ApiTokenQuerySet(OwnQuerySet):
    def in_use(self, today):
        """Those that are taken today: the account of a token's holder is open, and its days are not over."""
        return self.filter(person__is_active=True, ends_on__gte=today)

    def administered_by(self, person):
        """Whose tokens there are is for administrators to know; not what they are."""
        return self if may_administer(person) else self.none()

    def revocable_by(self, person):
        """One's own; an administrator's reach is everybody's."""
        return self if may_administer(person) else self.visible_to(person)


class DigestQuerySet(OwnQuerySet):
    def repeatable_by(self, person):
        """Whose fate is open may be sent again by those who keep the directory: they know whom to ask first."""
        kept = PersonQuerySet.may_keep_directory(person)
        return self.filter(state__in=REPEATABLE) if kept else self.none()

    def pending(self, on):
        return self.filter(state=DigestState.PENDING, on=on)


class SenderQuerySet(models.QuerySet):
    def held(self):
        return self.filter(held_at__isnull=False)

    def quiet(self, on):
        return self.filter(quiet_on=on)


class DigestLineQuerySet(models.QuerySet):
    def visible_to(self, person):
        """One's own; and for a co-ordinator whatever was chased for the boards she keeps, but not what is followed."""
        if not may_sign_in(person):
            return self.none()
        boards = rights(person).kept
        kept = (
            Q(action__board__in=boards)
            | Q(board__in=boards)
            | Q(recommendation__plan__board__in=boards)
        )
        return self.filter(kept & ~Q(section=Section.FOLLOWS) | Q(digest__person=person))


class SheetQuerySet(OfBoard):
    def visible_to(self, person):
        """A sheet is a draft of those who keep the board's record."""
        return self.of(rights(person).kept)


class OfKeptBoard(OfBoard):
    def visible_to(self, person):
        """What is decided about a board's loose ends is for those who keep its record."""
        return self.of(rights(person).kept)


class DismissalQuerySet(OfKeptBoard):
    def visible_to(self, person):
        return super().visible_to(person).select_related("exempt")

    def in_force(self, on):
        """Set aside by a day, not taken back by then, and its day to ask again not come."""
        lasting = Q(ended_at=None) | Q(ended_at__date__gt=on)
        return self.filter(lasting, at__date__lte=on, ask_again_on__gt=on)


class NamePairQuerySet(OfKeptBoard):
    def visible_to(self, person):
        return super().visible_to(person).select_related("exempt")

    def counting_for(self, person):
        """What the matching of a reader's own record goes by. Nobody is shown these words but who keeps the record."""
        if not may_sign_in(person):
            return self.filter(is_private=False)
        private = Q(is_private=False) | Q(board__in=rights(person).private)
        return self.filter(private).select_related("exempt")


class MemberQuestionQuerySet(OfBoard):
    BOARD = "meeting__board"

    def visible_to(self, person):
        """The co-ordinator's own until shared; then of those who sit on the board, and what is private, or became so
        with its item, of those of them who may read private business. Nobody else reads any.
        """
        if not may_sign_in(person):
            return self.none()
        known = rights(person)
        is_open = Q(is_private=False) & (Q(item=None) | Q(item__is_private=False))
        readable = is_open | Q(meeting__board__in=known.private)
        shared = Q(state=QuestionState.SHARED, meeting__board__in=known.sits) & readable
        seen = shared & meeting_seen("meeting", person) | Q(meeting__board__in=known.kept)
        return self.filter(seen).select_related("exempt")


class DocumentQuerySet(OfBoard):
    def visible_to(self, person):
        """The co-ordinator's own until released; then a copy for the public is as open as its board, and a
        members' copy is for those who may read the board's private business.
        """
        released = Q(released_at__isnull=False)
        seen = released & Q(audience=Audience.PUBLIC) & self.seen(person)
        if may_sign_in(person):
            seen |= released & Q(audience=Audience.MEMBERS, board__in=rights(person).private)
            seen |= Q(board__in=rights(person).kept)
        return self.filter(seen)

    def waiting(self, now):
        """To be made: what waits, and what somebody claimed who has died since."""
        died = Q(state=DocumentState.WORKING, claimed_at__lt=now - SETTLING)
        return self.filter(Q(state=DocumentState.WAITING) | died)
