"""Which boards, meetings, minutes and resolutions a person may see, and which they may change."""

import datetime as dt
import re

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When

from meetings import choices
from meetings.rights import board_seen, meeting_seen, rights
from people.querysets import DatedQuerySet, may_sign_in

#: Who claimed a file to look into it and has not said what it hides by then has died.
LOOKING = dt.timedelta(minutes=3)
#: 34/17, or 34/17 (2).
CITED = re.compile(r"(\w+)/(\d\d)(?:\s*\((\w+)\))?")


def among(rows, path="pk"):
    """Whether a row is among others, or what a path leads to is: asked with the row itself."""
    return Exists(rows.filter(pk=OuterRef(path)).order_by())


class MembershipQuerySet(DatedQuerySet):
    def visible_to(self, person):
        """Who sits on a board is as open as the board."""
        return self.filter(board_seen("board", person))

    def editable_by(self, person):
        return self.visible_to(person).filter(board__in=self._boards().run_by(person))

    def _boards(self):
        return self.model._meta.get_field("board").related_model.objects


class AppointmentQuerySet(DatedQuerySet):
    def visible_to(self, person):
        return self.filter(board_seen("board", person))

    def editable_by(self, person):
        """Only an administrator appoints."""
        if may_sign_in(person) and person.is_administrator:
            return self
        return self.none()


class BoardQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(board_seen("", person))

    def private_to(self, person):
        """Boards whose private business this person may read."""
        return self.filter(pk__in=rights(person).private)

    def coordinated_by(self, person):
        """Boards whose record this person keeps."""
        return self.filter(pk__in=rights(person).kept)

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

    def seen(self, person):
        """Whether its board is open to a person."""
        return board_seen(self.BOARD, person)

    def coordinated_by(self, person):
        return self.visible_to(person).of(rights(person).kept)


class MeetingQuerySet(OfBoard):
    def coordinated_by(self, person):
        """All of the boards one keeps: `visible_to` leaves none of them out."""
        return self.of(rights(person).kept)

    def visible_to(self, person):
        """Formal meetings of visible boards; informal ones are for those who sit or serve there."""
        return self.filter(meeting_seen("", person))

    def visible_on(self, board, person):
        """`visible_to` of one board that the reader is known to see."""
        rows = self.filter(board=board)
        return rows if board.pk in rights(person).private else rows.filter(is_formal=True)

    def standing(self):
        """All but the cancelled."""
        return self.exclude(status=choices.MeetingStatus.CANCELLED)

    def coming(self, today):
        """Those still to be held, as `Meeting.is_coming` says of one."""
        return self.filter(status__in=choices.COMING, on__gte=today)


class WordedQuerySet(OfBoard):
    """Rows whose words may be private: the words come along for those who may read any."""

    #: The path from the row to its meeting.
    MEETING = "meeting"

    def visible_to(self, person):
        seen = self.known_to(person)
        if not may_sign_in(person):
            return seen.filter(is_private=False)
        return seen.filter(self.readable(person)).select_related("exempt")

    def known_to(self, person):
        """What is out of meetings that somebody may know of, whether or not they may read its words."""
        return self.filter(meeting_seen(self.MEETING, person)).drafts_for(person)

    def readable(self, person):
        return Q(is_private=False) | Q(**{f"{self.BOARD}__in": rights(person).private})

    def drafts_for(self, person):
        """Leave out what is not out yet, except for the co-ordinator."""
        return self.filter(self.out() | Q(**{f"{self.BOARD}__in": rights(person).kept}))

    def drafts(self):
        """What is not out yet."""
        return self.exclude(self.out())

    def out(self):
        return Q(**{f"{self.MEETING}__minutes_state__in": choices.OPEN_MINUTES})


def agenda_out(meeting):
    """An agenda is out once it is published; cancelling a meeting publishes nothing."""
    status, published_on = f"{meeting}__status", f"{meeting}__published_on__isnull"
    cancelled = Q(**{status: choices.MeetingStatus.CANCELLED, published_on: False})
    return Q(**{f"{status}__in": choices.AGENDA_OUT}) | cancelled


class GroundedQuerySet(WordedQuerySet):
    """What everybody is told of, and only some may read: agenda items and their papers."""

    def listed_to(self, person):
        """All that somebody may know of, each with whether they may read it (`reads`): LGA 1972 s.100B(5)."""
        seen = self.known_to(person)
        seen = seen.annotate(reads=Case(When(self.readable(person), then=True), default=False))
        return seen.select_related("exempt") if rights(person).private else seen


class AgendaItemQuerySet(GroundedQuerySet):
    BOARD = "meeting__board"

    def out(self):
        """What was put on an agenda by hand waits for a version of it."""
        return agenda_out(self.MEETING) & Q(held_back=False)

    def published_to(self, person):
        """With what was withdrawn since: its papers stay open to inspection (LGA 1972 s.100C)."""
        return super().visible_to(person)

    def visible_to(self, person):
        return self.published_to(person).filter(withdrawn_on=None)

    def listed_to(self, person):
        """The agenda as it stands, for whoever may know of it."""
        return super().listed_to(person).filter(withdrawn_on=None)


def without_hidden(path="", is_private="is_private"):
    """Whether a file may go to others, by the path to what was looked for in it: nothing is hidden in it, or it was let
    go; while it was private, to those who may read private business only."""
    let_go = Q(**{f"{path}let_go_at__isnull": False})
    to_them = Q(**{is_private: True}) | Q(**{f"{path}to_public": True})
    return Q(**{f"{path}state": choices.HiddenState.CLEAN}) | (let_go & to_them)


class HiddenTextQuerySet(OfBoard):
    """What files hide: the words are for those who keep the record of the board, and for nobody else."""

    def visible_to(self, person):
        return self.of(rights(person).kept)

    def to_look(self, now):
        """Files that nobody has looked into, and that nobody is looking into."""
        claimed = Q(claimed_at=None) | Q(claimed_at__lt=now - LOOKING)
        return self.filter(claimed, state=choices.HiddenState.WAITING)


class PaperHiddenQuerySet(HiddenTextQuerySet):
    BOARD = "paper__item__meeting__board"

    def undecided(self):
        """What waits for a named person."""
        return self.filter(state__in=choices.DOUBTED).exclude(
            without_hidden(is_private="paper__is_private")
        )


class PaperQuerySet(GroundedQuerySet):
    BOARD = "item__meeting__board"
    MEETING = "item__meeting"

    def out(self):
        return agenda_out(self.MEETING) & Q(held_back=False)

    def known_to(self, person):
        """A paper is never more open than its item, which is out where its agenda is."""
        items = self.model._meta.get_field("item").related_model.objects.published_to(person)
        kept = Q(item__meeting__board__in=rights(person).kept)
        return self.filter(Q(held_back=False) | kept, item__in=items)

    def held_up(self):
        """Those that others have not read, and may not before their file is known to hide nothing or is let go."""
        has_file = ~Q(file="") | Q(exempt__file__gt="")
        is_new = Q(held_back=True) | ~agenda_out(self.MEETING)
        return self.filter(has_file, is_new).exclude(without_hidden("hidden__"))

    def for_publication(self):
        """The papers as they stand once the agenda is published, and beside them those that wait (`waits`).

        A corrected paper that waits leaves the one it replaces where it is.
        """
        waiting = self.model.objects.held_up().order_by().values("pk")
        rows = self.filter(Q(replaced_by=None) | Q(replaced_by__in=waiting))
        return rows.annotate(waits=Case(When(pk__in=waiting, then=True), default=False))

    def current_to(self, person):
        """Those that stand and may be read: without what went with its item, or a corrected one replaced."""
        papers = self.visible_to(person).exclude(self._replaced(person))
        return papers.filter(item__withdrawn_on=None)

    def _replaced(self, person):
        """Whether a corrected paper took its place, as far as somebody may know."""
        kept = Q(item__meeting__board__in=rights(person).kept)
        return Q(replaced_by__held_back=False) | (Q(replaced_by__isnull=False) & kept)

    def listed_to(self, person):
        """The papers as they stand, without those that a corrected one replaced as far as somebody may know.

        Of a private item, others are told nothing but the item itself.
        """
        papers = super().listed_to(person).exclude(self._replaced(person))
        return papers.select_related("replaces")


class PassageQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The text of papers that stand and may be read."""
        papers = self.model._meta.get_field("paper").related_model.objects.current_to(person)
        return self.filter(paper__in=papers.order_by().values("pk"))


def _years(last_digits):
    return [1900 + int(last_digits), 2000 + int(last_digits)]


class MinuteQuerySet(WordedQuerySet):
    BOARD = "meeting__board"

    def cited(self, words):
        """Those that "34/17" names: the number is given anew each municipal year, by each board."""
        found = CITED.fullmatch(words.strip())
        if not found or found[3]:
            return self.none()
        return self.filter(number__iexact=found[1], year__in=_years(found[2]))


class ResolutionQuerySet(WordedQuerySet):
    BOARD = "minute__meeting__board"
    MEETING = "minute__meeting"

    def coordinated_by(self, person):
        """All of the boards one keeps: `visible_to` leaves none of them out."""
        return self.of(rights(person).kept).select_related("exempt")

    def cited(self, words):
        """Those that "34/17 (2)" names, or all of minute "34/17"; none where the words are no citation."""
        found = CITED.fullmatch(words.strip())
        if not found:
            return self.none()
        number, year, limb = found.groups()
        limbs = self.filter(minute__number__iexact=number, minute__year__in=_years(year))
        return limbs.filter(number__iexact=limb) if limb else limbs


class CorrectionQuerySet(WordedQuerySet):
    BOARD = "minute__meeting__board"
    MEETING = "minute__meeting"


class AgendaVersionQuerySet(OfBoard):
    BOARD = "meeting__board"

    def visible_to(self, person):
        """What was published, for whoever may know of the meeting; private words for those who may read any."""
        private = When(meeting__board__in=rights(person).private, then=Value(True))
        seen = self.filter(meeting_seen("meeting", person))
        seen = seen.annotate(reads_private=Case(private, default=Value(False)))
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
        kept = Q(meeting__board__in=rights(person).kept)
        return self.filter(kept | Q(person=person))


class OfVisibleBoard(OfBoard):
    """Rows that are as open as their board."""

    def visible_to(self, person):
        return self.filter(self.seen(person))
