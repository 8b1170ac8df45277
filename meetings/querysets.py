"""Which boards, meetings, minutes and resolutions a person may see, and which they may change.

Who sits where is asked of the very day: this is the one place below the views that reads the clock, so that a
right that ended yesterday is gone with the next request.
"""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from meetings import choices
from people.querysets import DatedQuerySet, may_sign_in


def seats(person):
    """The person's current seats."""
    return person.memberships.current(timezone.localdate())


def appointments(person):
    """The person's current appointments."""
    return person.appointments.current(timezone.localdate())


def acting_for(person):
    """The delegations by which this person acts for officers today."""
    return person.acting_for.current(timezone.localdate())


class MembershipQuerySet(DatedQuerySet):
    def visible_to(self, person):
        """Who sits on a board is as open as the board."""
        return self.filter(board__in=self._boards().visible_to(person))

    def editable_by(self, person):
        return self.visible_to(person).filter(board__in=self._boards().run_by(person))

    def _boards(self):
        return self.model._meta.get_field("board").related_model.objects


class AppointmentQuerySet(DatedQuerySet):
    def visible_to(self, person):
        boards = self.model._meta.get_field("board").related_model.objects
        return self.filter(board__in=boards.visible_to(person))

    def editable_by(self, person):
        """Only an administrator appoints."""
        if may_sign_in(person) and person.is_administrator:
            return self
        return self.none()


class BoardQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Public boards are everybody's; the others are for those with a seat or an appointment there."""
        if not may_sign_in(person):
            return self.filter(is_public=True)
        if person.is_administrator:
            return self
        return self.filter(
            Q(is_public=True)
            | Q(pk__in=seats(person).values("board"))
            | Q(pk__in=appointments(person).values("board"))
        )

    def private_to(self, person):
        """Boards whose private business this person may read (LGA 1972 s.100A(4), need to know)."""
        if not may_sign_in(person):
            return self.none()
        return self.filter(
            Q(pk__in=seats(person).filter(sees_private=True).values("board"))
            | Q(pk__in=appointments(person).values("board"))
        )

    def coordinated_by(self, person):
        """Boards whose record this person keeps."""
        if not may_sign_in(person):
            return self.none()
        kept = appointments(person).filter(role=choices.Role.COORDINATOR)
        return self.filter(pk__in=kept.values("board"))

    def run_by(self, person):
        """Boards this person may set up: the co-ordinator's own, and for administrators all."""
        if may_sign_in(person) and person.is_administrator:
            return self
        return self.coordinated_by(person)

    def open(self):
        return self.filter(closed_on=None)


class OfBoard(models.QuerySet):
    """Rows that belong to a board by a path of foreign keys."""

    #: The path from the row to its board.
    BOARD = "board"

    def boards(self):
        """All boards, to ask which of them a person may see."""
        model = self.model
        for step in self.BOARD.split("__"):
            model = model._meta.get_field(step).related_model
        return model.objects

    def of(self, boards):
        return self.filter(**{f"{self.BOARD}__in": boards})

    def coordinated_by(self, person):
        return self.visible_to(person).of(self.boards().coordinated_by(person))


class MeetingQuerySet(OfBoard):
    def visible_to(self, person):
        """Formal meetings of visible boards; informal ones are for those who sit or serve there."""
        seen = self.of(self.boards().visible_to(person))
        if not may_sign_in(person):
            return seen.filter(is_formal=True)
        return seen.filter(Q(is_formal=True) | Q(board__in=self.boards().private_to(person)))

    def standing(self):
        """All but the cancelled."""
        return self.exclude(status=choices.MeetingStatus.CANCELLED)


class WordedQuerySet(OfBoard):
    """Rows whose words may be private: the words come along for those who may read any."""

    #: The path from the row to its meeting.
    MEETING = "meeting"

    def visible_to(self, person):
        meetings = self._meetings().visible_to(person)
        seen = self.filter(**{f"{self.MEETING}__in": meetings}).drafts_for(person)
        if not may_sign_in(person):
            return seen.filter(is_private=False)
        private = Q(**{f"{self.BOARD}__in": self.boards().private_to(person)})
        return seen.filter(Q(is_private=False) | private).select_related("exempt")

    def drafts_for(self, person):
        """Leave out what is not out yet, except for the co-ordinator."""
        out = self.out()
        if not may_sign_in(person):
            return self.filter(out)
        return self.filter(out | Q(**{f"{self.BOARD}__in": self.boards().coordinated_by(person)}))

    def drafts(self):
        """What is not out yet."""
        return self.exclude(self.out())

    def out(self):
        return Q(**{f"{self.MEETING}__minutes_state__in": choices.OPEN_MINUTES})

    def _meetings(self):
        model = self.model
        for step in self.MEETING.split("__"):
            model = model._meta.get_field(step).related_model
        return model.objects


def agenda_out(meeting):
    """An agenda is out once it is published; cancelling a meeting publishes nothing."""
    status, published_on = f"{meeting}__status", f"{meeting}__published_on__isnull"
    cancelled = Q(**{status: choices.MeetingStatus.CANCELLED, published_on: False})
    return Q(**{f"{status}__in": choices.AGENDA_OUT}) | cancelled


class AgendaItemQuerySet(WordedQuerySet):
    BOARD = "meeting__board"

    def out(self):
        """What was put on an agenda by hand waits for a version of it."""
        return agenda_out(self.MEETING) & Q(held_back=False)

    def published_to(self, person):
        """With what was withdrawn since: its papers stay open to inspection (LGA 1972 s.100C)."""
        return super().visible_to(person)

    def visible_to(self, person):
        return self.published_to(person).filter(withdrawn_on=None)


class PaperQuerySet(WordedQuerySet):
    BOARD = "item__meeting__board"
    MEETING = "item__meeting"

    def out(self):
        return agenda_out(self.MEETING) & Q(held_back=False)

    def visible_to(self, person):
        """A paper is never more open than its item."""
        items = self.model._meta.get_field("item").related_model.objects.published_to(person)
        return super().visible_to(person).filter(item__in=items)


class MinuteQuerySet(WordedQuerySet):
    BOARD = "meeting__board"


class ResolutionQuerySet(WordedQuerySet):
    BOARD = "minute__meeting__board"
    MEETING = "minute__meeting"


class CorrectionQuerySet(WordedQuerySet):
    BOARD = "minute__meeting__board"
    MEETING = "minute__meeting"


class AgendaVersionQuerySet(OfBoard):
    BOARD = "meeting__board"

    def visible_to(self, person):
        """What was published, for whoever may know of the meeting; private words for those who may read any."""
        meetings = self.model._meta.get_field("meeting").related_model.objects.visible_to(person)
        private = self.boards().private_to(person).filter(pk=OuterRef("meeting__board"))
        seen = self.filter(meeting__in=meetings).annotate(reads_private=Exists(private))
        return seen.select_related("exempt") if may_sign_in(person) else seen


class DeclarationQuerySet(WordedQuerySet):
    """A declaration is as open as the item it is about, once the minutes are out."""

    BOARD = "item__meeting__board"
    MEETING = "item__meeting"

    def visible_to(self, person):
        items = self.model._meta.get_field("item").related_model.objects.visible_to(person)
        return super().visible_to(person).filter(item__in=items)


class SpeakRequestQuerySet(OfBoard):
    BOARD = "meeting__board"

    def visible_to(self, person):
        """One's own, and for the co-ordinator the board's."""
        if not may_sign_in(person):
            return self.none()
        kept = Q(meeting__board__in=self.boards().coordinated_by(person))
        return self.filter(kept | Q(person=person))


class OfVisibleBoard(OfBoard):
    """Rows that are as open as their board."""

    def visible_to(self, person):
        return self.filter(board__in=self.boards().visible_to(person))
