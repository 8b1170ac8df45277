"""Which actions a person may see and change, and how each stands on a day."""

import re

from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from actions.choices import (
    CYCLE,
    DUE_SOON,
    LIVE,
    WITHOUT_DATE,
    ActionKind,
    MoveState,
    NoticeState,
    Standing,
    Status,
)
from meetings.querysets import OfBoard, WordedQuerySet
from meetings.rights import rights
from people.querysets import may_sign_in

#: A board, a municipal year and a number; or how one begins.
REFERENCE = re.compile(r"\w{1,8}/\d\d(?:/\d*)?")
#: What an action may come of that stands in minutes.
ORIGINS = ("resolution", "minute", "programme_item")


class ActionQuerySet(OfBoard):
    def visible_to(self, person):
        """Open business of visible boards; private business of the boards whose private business one may
        read; and whatever one answers for. What came of draft minutes is the co-ordinator's until they are
        circulated: it says what the draft says."""
        seen = self.seen(person) & Q(is_private=False)
        if not may_sign_in(person):
            return self.filter(seen, self._circulated())
        private, kept = Q(board__in=rights(person).private), Q(board__in=rights(person).kept)
        may = seen | private | self._answered_by(person)
        return self.filter(may, self._circulated() | kept).select_related("exempt")

    def visible_on(self, board, person):
        """`visible_to` of one board that the reader is known to see: the same rows, for far less asking."""
        rows, told = self.filter(board=board), rights(person)
        if board.pk in told.kept:
            return rows
        rows = rows.filter(self._circulated())
        if board.pk in told.private:
            return rows
        seen = Q(is_private=False)
        return rows.filter(seen | self._answered_by(person) if may_sign_in(person) else seen)

    def coordinated_by(self, person):
        """All of the boards one keeps: `visible_to` leaves none of them out."""
        return self.of(rights(person).kept).select_related("exempt")

    def circulated(self):
        """All but what came of minutes that are not circulated yet."""
        return self.filter(self._circulated())

    def _circulated(self):
        rows = {name: self.model._meta.get_field(name).related_model.objects for name in ORIGINS}
        minutes = rows["minute"].drafts()
        booked = rows["programme_item"].filter(minute__in=minutes)
        return (
            ~Q(resolution__in=rows["resolution"].drafts())
            & ~Q(minute__in=minutes)
            & ~Q(kind=ActionKind.REPORT_DUE, programme_item__in=booked)
        )

    def answered_by(self, person):
        """What a person owes or helps to answer: found by its keys, so that nobody else's is looked at."""
        if not may_sign_in(person):
            return self.none()
        own = self._keys_owed_by(person.pk, *rights(person).private_officers)
        officers = rights(person).officers
        theirs = self._keys_owed_by(*officers, is_private=False) if officers else ()
        return self.visible_to(person).filter(pk__in=own[0].union(*own[1:], *theirs))

    def _keys_owed_by(self, *people, **which):
        owned = self.model.objects.filter(owner__in=people, **which)
        helped = self.model.objects.filter(contributors__in=people, **which)
        return [rows.order_by().values("pk") for rows in (owned, helped)]

    def updatable_by(self, person):
        """Live actions this person may report on: the owner's, a contributor's, or the co-ordinator's."""
        if not may_sign_in(person):
            return self.none()
        kept = Q(board__in=rights(person).kept)
        return self.visible_to(person).live().filter(self._answered_by(person) | kept)

    def _answered_by(self, person):
        """What one owes or helps to answer oneself, or today for an officer as their delegate."""
        own = self._owed_by(person.pk, *rights(person).private_officers)
        officers = rights(person).officers
        return own | (self._owed_by(*officers) & Q(is_private=False)) if officers else own

    def _owed_by(self, *people):
        contributed = self._contributed(person__in=people)
        return Q(owner__in=people) | Q(pk__in=contributed.values("action"))

    def _contributed(self, **who):
        return self.model.contributors.through.objects.filter(**who)

    def with_acting_for(self, person):
        """Annotate `acting_for`: the officer for whom this person answers it; null for one's own."""
        officers = rights(person).officers
        helping = self._contributed(action=OuterRef("pk"))
        helped = Subquery(helping.filter(person__in=officers).values("person")[:1])
        own = Q(owner=person) | Q(pk__in=self._contributed(person=person).values("action"))
        return self.annotate(
            acting_for=Case(
                When(own, then=None),
                When(owner__in=officers, then=F("owner")),
                default=helped,
                output_field=models.BigIntegerField(null=True),
            )
        )

    def called(self, words):
        """Those whose reference begins so: ECS/17/014, or ECS/17; none where the words are no reference."""
        found = REFERENCE.fullmatch(words.strip())
        return self.filter(reference__startswith=found[0].upper()) if found else self.none()

    def live(self):
        """Still owed: neither complete nor without need."""
        return self.filter(is_live=True)

    def overdue(self, today):
        return self.with_standing(today).filter(standing=Standing.OVERDUE)

    def with_standing(self, today):
        """Annotate `standing`, the one word that tables, counts and reminders share.

        Overdue counts from the end of the due window. Nothing reported, paused or finished is overdue.
        """
        return self.annotate(
            standing=Case(
                *[When(case, then=Value(standing)) for case, standing in _standings(today)],
                default=Value(Standing.ON_TRACK),
                output_field=models.CharField(),
            )
        )

    def most_urgent_first(self, today):
        """In the order of Standing, which is the order of urgency, and then the soonest due."""
        order = list(Standing)
        urgency = Case(
            *[When(case, then=Value(order.index(it))) for case, it in _standings(today)],
            default=Value(order.index(Standing.ON_TRACK)),
            output_field=models.IntegerField(),
        )
        soonest = F("due_to").asc(nulls_last=True)
        return (
            self.with_standing(today).annotate(urgency=urgency).order_by("urgency", soonest, "pk")
        )

    def with_moves(self):
        """Annotate `moves`, how often the due date was moved."""
        moves = self.model._meta.get_field("due_moves").related_model.objects
        counted = (
            moves.filter(action=OuterRef("pk"), state=MoveState.GRANTED)
            .order_by()
            .values("action")
            .annotate(n=Count("pk"))
            .values("n")
        )
        return self.annotate(moves=Coalesce(Subquery(counted), 0))


def _standings(today):
    """The cases, in the order they are asked; what fits none is on track."""
    started = Coalesce(F("last_update_on"), F("opened_on"))
    return [
        (Q(status=Status.COMPLETE), Standing.COMPLETE),
        (Q(status=Status.NOT_REQUIRED), Standing.NOT_REQUIRED),
        (Q(status=Status.REPORTED), Standing.AWAITING),
        (Q(status=Status.PAUSED, review_on__lte=today), Standing.REVIEW_DUE),
        (Q(status=Status.PAUSED), Standing.PAUSED),
        (Q(due_to__lt=today), Standing.OVERDUE),
        (Q(due_to=None, opened_on__lt=today - WITHOUT_DATE), Standing.NO_DATE),
        (Q(status=Status.NOT_STARTED, due_to__lte=today + DUE_SOON), Standing.DUE_SOON),
        (Q(models.lookups.LessThan(started, today - CYCLE)), Standing.NO_UPDATE),
    ]


class OfAction(models.QuerySet):
    """Rows that belong to an action are as open as it is."""

    def visible_to(self, person):
        actions = self.model._meta.get_field("action").related_model.objects
        return self.filter(action__in=actions.visible_to(person).values("pk"))


class UpdateQuerySet(OfAction):
    def visible_to(self, person):
        seen = super().visible_to(person)
        return seen.select_related("exempt") if may_sign_in(person) else seen


class EvidenceQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Evidence is for those who sign in and may see the action; the public reads the update's words."""
        if not may_sign_in(person):
            return self.none()
        updates = self.model._meta.get_field("update").related_model.objects
        seen = self.filter(update__in=updates.visible_to(person).values("pk"))
        return seen.select_related("exempt")


class ProgrammeItemQuerySet(OfBoard):
    def visible_to(self, person):
        """Open business of visible boards, and private business of those whose one may read; what draft minutes
        added is the co-ordinator's until they are circulated."""
        seen = self.seen(person) & Q(is_private=False)
        if not may_sign_in(person):
            return self.circulated().filter(seen)
        private, kept = Q(board__in=rights(person).private), Q(board__in=rights(person).kept)
        return self.filter(seen | private, self._circulated() | kept).select_related("exempt")

    def visible_on(self, board, person):
        """`visible_to` of one board that the reader is known to see: the same rows, for far less asking."""
        rows, told = self.filter(board=board), rights(person)
        rows = rows if board.pk in told.kept else rows.filter(self._circulated())
        return rows if board.pk in told.private else rows.filter(is_private=False)

    def coordinated_by(self, person):
        """All of the boards one keeps: `visible_to` leaves none of them out."""
        return self.of(rights(person).kept).select_related("exempt")

    def circulated(self):
        """All but what was added under minutes that are not circulated yet."""
        return self.filter(self._circulated())

    def _circulated(self):
        minutes = self.model._meta.get_field("minute").related_model.objects
        return ~Q(minute__in=minutes.drafts())


class ProgrammeVersionQuerySet(OfBoard):
    def visible_to(self, person):
        """What was published of visible boards; the private items for those who may read any."""
        seen = self.filter(self.seen(person))
        return seen.select_related("exempt") if may_sign_in(person) else seen


class AnswerQuerySet(WordedQuerySet):
    """Whether a limb was answered is as open as the limb and as the item that answered it."""

    BOARD = "resolution__minute__meeting__board"
    MEETING = "resolution__minute__meeting"

    def visible_to(self, person):
        items = self.model._meta.get_field("agenda_item").related_model.objects
        return super().visible_to(person).filter(agenda_item__in=items.visible_to(person))


class NoticeQuerySet(WordedQuerySet):
    """A notice is as open as its limb once it is sent; a prepared one is the co-ordinator's.

    Strangers read of it once its answer is published (LGA 2000 s.9FE).
    """

    BOARD = "resolution__minute__meeting__board"
    MEETING = "resolution__minute__meeting"

    def visible_to(self, person):
        """Also for whoever it is addressed to: they are to answer it, private or not."""
        sent = ~Q(state=NoticeState.PREPARED)
        seen = super().visible_to(person)
        if not may_sign_in(person):
            return seen.exclude(published_on=None)
        kept = Q(**{f"{self.BOARD}__in": rights(person).kept})
        shown = self.filter(pk__in=seen.order_by().values("pk")).filter(sent | kept)
        return (shown | self.filter(sent, addressee__holder=person)).select_related("exempt")

    def coordinated_by(self, person):
        """All of the boards one keeps: `visible_to` leaves none of them out."""
        return self.of(rights(person).kept).select_related("exempt")

    def answerable_by(self, person):
        """Sent, and theirs to answer: the holder of the post it went to, or the co-ordinator who enters it."""
        if not may_sign_in(person):
            return self.none()
        kept = Q(**{f"{self.BOARD}__in": rights(person).kept})
        mine = kept | Q(addressee__holder=person)
        return self.visible_to(person).filter(mine).exclude(state=NoticeState.PREPARED)

    def owed_by(self, person):
        """What waits for this person's own answer, as holder of the post it went to; the soonest due first."""
        owed = self.answerable_by(person).waiting().filter(addressee__holder=person)
        return owed.order_by(F("answer_due").asc(nulls_last=True), "pk")

    def with_limbs(self, person):
        """With whom each went to and the limb it quotes: whoever may read a notice may read that limb's words."""
        rows = self.select_related("addressee__holder", "resolution__minute__meeting__board")
        return rows.select_related("exempt", "resolution__exempt") if may_sign_in(person) else rows

    def waiting(self):
        """Sent and not answered, late or not."""
        return self.filter(state=NoticeState.SENT)

    def silent(self, today):
        """Not answered, and the last day to answer is over."""
        return self.waiting().filter(answer_due__lt=today)


LIVE_STATUSES = Q(status__in=LIVE)
