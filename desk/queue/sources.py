"""What waits for a co-ordinator, sort by sort: which rows, of which board, and since when."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, TruncDate

from actions.choices import (
    PAPERS,
    ActionKind,
    AnswerVerdict,
    MoveState,
    NoticeState,
    Status,
    Step,
)
from actions.escalation import QUIET, reaches
from actions.models import Action, Answer, DueMove, Notice, ProgrammeItem
from desk.choices import Sort
from desk.queue import telling
from meetings.choices import (
    OPEN_MINUTES,
    MeetingStatus,
    MinutesState,
    ResolutionKind,
    Settled,
    SpeakState,
)
from meetings.models import (
    AgendaItem,
    Board,
    Meeting,
    Paper,
    PaperHidden,
    Resolution,
    SpeakRequest,
)
from packs.models import Finding, Pack
from people.models import Delegation, Person


@dataclass(frozen=True)
class Kind:
    """The rows that things of some sorts are, with what telling any of them takes."""

    rows: Callable


@dataclass(frozen=True)
class Source:
    """Where the things of one sort come from: which rows, of which board, since when, and how they are told."""

    kind: Kind
    rows: Callable
    told: Callable
    since: Callable
    board: str = "board"


def _notices(person, today):
    """Sent, not answered, and the lawful time over (LGA 2000 s.9FE; SI 2013/218 reg. 22)."""
    rows = Notice.objects.coordinated_by(person)
    return rows.filter(state=NoticeState.SENT, answer_due__lt=today)


def _speakers(person, today):
    rows = SpeakRequest.objects.coordinated_by(person)
    return rows.filter(state=SpeakState.ASKED, meeting__on__gte=today)


def _actions(person):
    return Action.objects.coordinated_by(person).live()


def _is_there():
    """Its paper is attached, on the agenda of the meeting it is for."""
    here = {"item__meeting": OuterRef("programme_item__meeting")}
    return Exists(Paper.objects.filter(item=OuterRef("programme_item__agenda_item"), **here))


def _papers(person, today):
    """Booked at a meeting to come, due, and not there."""
    booked = _actions(person).filter(
        ~Q(programme_item__meeting__status=MeetingStatus.CANCELLED),
        kind__in=PAPERS,
        due_to__lt=today,
        programme_item__meeting__on__gte=today,
    )
    return booked.exclude(status__in=QUIET).filter(~_is_there())


def _hiding(person, today):
    return PaperHidden.objects.visible_to(person).undecided()


def _moves(person):
    return DueMove.objects.filter(action__in=_actions(person).order_by().values("pk"))


def _later_dates(person, today):
    return _moves(person).filter(state=MoveState.ASKED)


def _reported(person, today):
    """But for papers she has attached herself: whether they came is asked after their meeting."""
    coming = {"kind": ActionKind.REPORT_DUE, "programme_item__meeting__on__gte": today}
    reported = _actions(person).filter(status=Status.REPORTED)
    return reported.exclude(_is_there(), **coming)


def _reviews(person, today):
    return _actions(person).filter(status=Status.PAUSED, review_on__lte=today)


def _minutes(person, today):
    """Its agenda was taken and not circulated; or circulated, and a later meeting that could have agreed is over.

    A meeting that is known by its date alone, from an old work programme, has no minutes to write here.
    """
    over = (MeetingStatus.PUBLISHED, MeetingStatus.HELD)
    items = AgendaItem.objects.filter(meeting=OuterRef("pk"))
    held = Q(Exists(items), minutes_state=MinutesState.NONE, status__in=over)
    drafted = Q(minutes_state=MinutesState.DRAFT)
    agreeable = Q(Exists(_next_meetings(today)), minutes_state=MinutesState.CIRCULATED)
    meetings = Meeting.objects.coordinated_by(person).standing().filter(on__lt=today)
    return meetings.filter(held | drafted | agreeable)


def _next_meetings(today):
    later = Meeting.objects.standing().filter(board=OuterRef("board"), on__gt=OuterRef("on"))
    return later.filter(on__lte=today, is_formal=True).order_by("on")


def _findings(person, today):
    return Pack.objects.coordinated_by(person).filter(Exists(_found()))


def _found():
    return Finding.objects.filter(pack=OuterRef("pk")).waiting().order_by()


def _escalated(person, today):
    """Overdue for so long that it is the co-ordinator's (the council's setting). Late papers are told apart."""
    late = _actions(person).filter(due_to__lte=reaches(Step.DESK, today), owner__isnull=False)
    coming = {"kind__in": PAPERS, "programme_item__meeting__on__gte": today}
    return late.exclude(status__in=QUIET).exclude(**coming)


def _unreached(person, today):
    """Its owner has no e-mail address or no account any more, and nobody who acts for them can be written to."""
    acts = Delegation.objects.current(today).filter(
        Q(sees_private=True) | Q(sees_private=OuterRef("is_private")),
        officer=OuterRef("owner"),
        delegate__in=Person.objects.reachable(),
    )
    owned = _actions(person).filter(owner__isnull=False).exclude(status__in=QUIET)
    return owned.exclude(owner__in=Person.objects.reachable()).exclude(Exists(acts))


def _without_owner(person, today):
    return _actions(person).filter(owner=None)


def _without_date(person, today):
    return _actions(person).filter(due_to=None).exclude(status__in=QUIET)


def _limbs(person):
    """Limbs that are out and ask for something, with neither action, slot, answer, group nor reason."""
    limbs = Resolution.objects.coordinated_by(person).filter(
        minute__meeting__minutes_state__in=OPEN_MINUTES, settled=Settled.OPEN
    )
    of_limb = {"resolution": OuterRef("pk")}
    return limbs.filter(
        ~Exists(Action.objects.filter(**of_limb)),
        ~Exists(ProgrammeItem.objects.filter(**of_limb)),
        ~Exists(Board.objects.filter(set_up_by=OuterRef("pk"))),
        ~Exists(Answer.objects.filter(verdict=AnswerVerdict.YES, **of_limb)),
    )


#: A recommendation that speaks to somebody is followed by telling them.
SPEAKS = Q(
    Exists(Resolution.addressees.through.objects.filter(resolution=OuterRef("pk"))),
    kind=ResolutionKind.RECOMMEND,
)


def _undecided(person, today):
    return _limbs(person).exclude(kind=ResolutionKind.NOTE).exclude(SPEAKS).filter(notices=None)


def _unsent(person, today):
    """Nobody was told yet (LGA 2000 s.9FE: the time to answer runs from the notice)."""
    sent = Notice.objects.filter(resolution=OuterRef("pk")).exclude(state=NoticeState.PREPARED)
    return _limbs(person).filter(SPEAKS).filter(~Exists(sent))


def _minutes_since(today):
    agreed_next = Subquery(_next_meetings(today).values("on")[:1])
    return Case(When(minutes_state=MinutesState.CIRCULATED, then=agreed_next), default=F("on"))


def _kind(model, *beside, unread=()):
    """What waits is of boards one keeps: nothing else is looked at, and no words that the list does not say."""

    def rows(person):
        return model.objects.coordinated_by(person).select_related(*beside).defer(*unread)

    return Kind(rows)


def _day(name):
    return lambda today: F(name)


def _moment(name):
    return lambda today: TruncDate(name)


COUNTED = Subquery(_found().values("pack").annotate(n=Count("pk")).values("n"))
ACTION = _kind(
    Action, "board", "owner", "exempt", "programme_item__meeting", unread=["asked", "exempt__asked"]
)
NOTICE = _kind(Notice, "addressee", "resolution__minute__meeting__board", unread=["text", "answer"])
SPEAKER = _kind(SpeakRequest, "person", "meeting__board")
LIMB = _kind(Resolution, "exempt", "minute__meeting__board")
MOVE = Kind(
    lambda person: _moves(person).select_related(
        "asked_by", "exempt", "action__owner", "action__exempt", "action__board"
    )
)
HIDDEN = Kind(
    lambda person: (
        PaperHidden.objects.visible_to(person)
        .select_related("paper__exempt", "paper__item__meeting__board")
        .defer("found")
    )
)
MEETING = _kind(Meeting, "board")
PACK = Kind(
    lambda person: (
        Pack.objects.coordinated_by(person).select_related("board").annotate(found=COUNTED)
    )
)

SOURCES = {
    Sort.NOTICE: Source(
        NOTICE,
        _notices,
        telling.told_notice,
        _day("answer_due"),
        "resolution__minute__meeting__board",
    ),
    Sort.SPEAK: Source(
        SPEAKER, _speakers, telling.told_speaker, _moment("asked_at"), "meeting__board"
    ),
    Sort.PAPER: Source(ACTION, _papers, telling.told_paper, _day("due_to")),
    Sort.HIDDEN: Source(
        HIDDEN,
        _hiding,
        telling.told_hidden,
        _moment("looked_at"),
        "paper__item__meeting__board",
    ),
    Sort.LATER_DATE: Source(
        MOVE, _later_dates, telling.told_move, _moment("asked_at"), "action__board"
    ),
    Sort.REPORTED: Source(
        ACTION,
        _reported,
        telling.told_action,
        lambda today: Coalesce("last_update_on", "opened_on"),
    ),
    Sort.ESCALATED: Source(ACTION, _escalated, telling.told_action, _day("due_to")),
    Sort.REVIEW: Source(ACTION, _reviews, telling.told_review, _day("review_on")),
    Sort.MINUTES: Source(MEETING, _minutes, telling.told_minutes, _minutes_since),
    Sort.FINDINGS: Source(PACK, _findings, telling.told_pack, _moment("uploaded_at")),
    Sort.LIMB: Source(
        LIMB,
        _undecided,
        telling.told_limb,
        _day("minute__meeting__on"),
        "minute__meeting__board",
    ),
    Sort.UNSENT: Source(
        LIMB, _unsent, telling.told_unsent, _day("minute__meeting__on"), "minute__meeting__board"
    ),
    Sort.UNREACHED: Source(ACTION, _unreached, telling.told_action, _day("opened_on")),
    Sort.NO_OWNER: Source(ACTION, _without_owner, telling.told_action, _day("opened_on")),
    Sort.NO_DATE: Source(ACTION, _without_date, telling.told_action, _day("opened_on")),
}
