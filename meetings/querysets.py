"""Which boards, meetings, minutes and resolutions a person may see, and which they may change.

Who sits where is asked of the very day: this is the one place below the views that reads the clock, so that a
right that ended yesterday is gone with the next request.
"""

import datetime as dt
import re
from dataclasses import dataclass

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils import timezone

from meetings import choices
from people.querysets import DatedQuerySet, may_sign_in

#: By what a key is opened, beside the roles of an appointment.
SEAT, INVITED, DELEGATE, OPEN = "seat", "invited", "delegate", "open"
#: Who claimed a file to look into it and has not said what it hides by then has died.
LOOKING = dt.timedelta(minutes=3)
#: 34/17, or 34/17 (2).
CITED = re.compile(r"(\w+)/(\d\d)(?:\s*\((\w+)\))?")


@dataclass(frozen=True)
class Rights:
    """The keys of the boards that a person sees, and where they sit or serve, on a day; and of the officers for whom
    they act."""

    on: dt.date
    #: The public boards and those below: asked by `board_seen`, for an administrator sees all.
    seen: tuple = ()
    boards: tuple = ()
    #: Those whose private business they may read (LGA 1972 s.100A(4), need to know).
    private: tuple = ()
    #: Those they sit on, other than by invitation.
    sits: tuple = ()
    #: Those whose record they keep.
    kept: tuple = ()
    officers: tuple = ()
    #: Those of the officers whose private business was given to them too.
    private_officers: tuple = ()


def rights(person):
    """What a person's seats, appointments and delegations open today, in one query.

    It is kept on the person as they were read, for every query of a page needs it: the next request reads the
    person anew, and asks again.
    """
    today = timezone.localdate()
    if not may_sign_in(person):
        return Rights(today)
    known = getattr(person, "rights_known", None)
    if known is None or known.on != today:
        known = person.rights_known = _rights(set(_opened(person, today)), today)
    return known


def seated(nobody, board, sees_private):
    """Give somebody who has no row of their own what one seat opens today, and nothing more.

    For looking at a board as others do (desk/viewing.py). It is for this day: after it, nothing private is open.
    """
    today = timezone.localdate()
    opened = {*_opened(nobody, today), (SEAT, board.pk, sees_private)}
    nobody.rights_known = _rights(opened, today)
    return nobody


def _rights(opened, today):
    def keys(*ways, private=False):
        return tuple({key for way, key, both in opened if way in ways and (both or not private)})

    places = (SEAT, INVITED, *choices.Role.values)
    return Rights(
        today,
        seen=keys(OPEN, *places),
        boards=keys(*places),
        private=keys(*places, private=True),
        sits=keys(SEAT),
        kept=keys(choices.Role.COORDINATOR),
        officers=keys(DELEGATE),
        private_officers=keys(DELEGATE, private=True),
    )


def _opened(person, today):
    """Rows of: by what, whose key, and whether it opens private business too."""
    invited = When(capacity=choices.Capacity.BY_INVITATION, then=Value(INVITED))
    seats = person.memberships.annotate(way=Case(invited, default=Value(SEAT)))
    appointments = person.appointments.annotate(both=Value(True))
    delegations = person.acting_for.annotate(way=Value(DELEGATE))
    boards = person.memberships.model._meta.get_field("board").related_model.objects.order_by()
    return _today(seats, today, "way", "board", "sees_private").union(
        _today(appointments, today, "role", "board", "both"),
        _today(delegations, today, "way", "officer", "sees_private"),
        boards.filter(is_public=True).values_list(Value(OPEN), "pk", Value(False)),
    )


def _today(rows, today, *names):
    return rows.current(today).order_by().values_list(*names)


def keeps_record(person, board):
    """Whether this person keeps the record of a board, by its key."""
    return board in rights(person).kept


def sits_on(person, board):
    """Whether this person is a member of a board, by its key; who comes by invitation is not."""
    return board in rights(person).sits


def among(rows, path="pk"):
    """Whether a row is among others, or what a path leads to is: asked with the row itself."""
    return Exists(rows.filter(pk=OuterRef(path)).order_by())


def board_seen(board, person):
    """Whether the board at the end of a path ("": the row itself) is open to a person: public boards are everybody's,
    the others are for those with a seat or an appointment there; all are to an administrator."""
    path = f"{board}__" if board else ""
    if not may_sign_in(person):
        return Q(**{f"{path}is_public": True})
    if person.is_administrator:
        return Q(**{f"{path}pk__isnull": False})  # an empty Q would let an "or" say the opposite
    return Q(**{f"{path}pk__in": rights(person).seen})


def meeting_seen(meeting, person):
    """Whether somebody may know of the meeting at the end of a path: informal ones are for those who sit or serve
    there."""
    path = f"{meeting}__" if meeting else ""
    may = Q(**{f"{path}is_formal": True}) | Q(**{f"{path}board__in": rights(person).private})
    return board_seen(f"{path}board", person) & may


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
