"""Everything open that one person holds, by board and sort."""

from dataclasses import dataclass
from itertools import chain

from django.db.models import Case, CharField, Count, F, IntegerField, Q, Value, When

from actions.choices import ItemStatus
from actions.models import Action, ProgrammeItem
from meetings.choices import Capacity, Role, SpeakState
from meetings.models import Appointment, Membership, SpeakRequest
from meetings.rights import rights
from people.models import Body, Delegation, Person
from people.querysets import may_administer
from performance.choices import RecommendationStatus
from performance.models import Recommendation


@dataclass(frozen=True)
class Sort:
    """One way of holding something. What `ends` needs no taker: without one it is over when somebody leaves."""

    key: str
    title: str
    model: type
    field: str
    ends: bool = False

    def rows(self, person, today):
        """The open rows of this sort that a person holds, whoever looks."""
        return OPEN[self.model](self.model.objects.filter(**{self.field: person}), today)


def _running(rows, today):
    """Seats and appointments that have not ended; the last day of one counts as its end."""
    return rows.filter(Q(ends_on=None) | Q(ends_on__gt=today) & Q(ends_on__gt=F("starts_on")))


OPEN = {
    Action: lambda rows, today: rows.live(),
    ProgrammeItem: lambda rows, today: rows.filter(status=ItemStatus.PLANNED),
    Recommendation: lambda rows, today: rows.exclude(status=RecommendationStatus.EMBEDDED),
    Body: lambda rows, today: rows,
    Appointment: _running,
    Membership: _running,
    Delegation: lambda rows, today: rows.open(today),
    SpeakRequest: lambda rows, today: rows.filter(state=SpeakState.ASKED, meeting__on__gte=today),
}

SORTS = {
    sort.key: sort
    for sort in (
        Sort("owner", "Actions as lead officer", Action, "owner"),
        Sort("contributors", "Actions they help to answer", Action, "contributors"),
        Sort("cabinet_member", "Actions as cabinet member", Action, "cabinet_member"),
        Sort("lead_officers", "Work programme items they lead", ProgrammeItem, "lead_officers"),
        Sort("cabinet_members", "Work programme items as cabinet member", ProgrammeItem,
             "cabinet_members"),
        Sort("recommendation", "Recommendations as lead officer", Recommendation, "owner"),
        Sort("recommendation_member", "Recommendations as cabinet member", Recommendation,
             "cabinet_member"),
        Sort("post", "Posts they hold, with the notices to answer", Body, "holder"),
        Sort("appointment", "Appointments", Appointment, "person"),
        Sort("seat", "Seats", Membership, "person", ends=True),
        Sort("delegate", "Officers they act for", Delegation, "delegate", ends=True),
        Sort("delegator", "Delegates who act for them", Delegation, "officer", ends=True),
        Sort("speaking", "Requests to speak that wait for an answer", SpeakRequest, "person", ends=True),
    )
}  # fmt: skip

#: What has words that may be private.
WORDED = (Action, ProgrammeItem)


@dataclass(frozen=True)
class Holding:
    """One thing held. Its title is empty where the reader may not read it."""

    sort: str
    key: int
    title: str
    href: str
    board: str
    board_key: int
    is_private: bool
    is_read: bool

    @property
    def group(self):
        return f"{self.sort}-{self.board_key}"


def held(person, *, reader, today):
    """What somebody holds that the reader may pass on: everything for administrators, else their boards'.

    What is private, or came of draft minutes, is listed without its words for whoever may not read them: it needs a
    home too. Rows that are told alike come in one query, five in all.
    """
    may_all, kept = may_administer(reader), rights(reader).kept
    found = chain(
        _worded(person, reader, today),
        _named(person, today),
        _recommended(person, today),
        _acting(person, today),
        _speaking(person, today),
    )
    return [
        row
        for row in found
        # Only administrators appoint; what is of no board belongs to whoever keeps the directory.
        if may_all or (row.sort != "appointment" and (row.board_key in kept or not row.board_key))
    ]


def _union(person, today, models, **told):
    """The open rows of some models in one query, each with its sort as `called` and what `told` says of its model."""
    parts = []
    for sort in SORTS.values():
        if sort.model in models:
            says = {name: of_model[sort.model] for name, of_model in told.items()}
            called = Value(sort.key, output_field=CharField())
            rows = sort.rows(person, today).order_by().annotate(called=called, **says)
            parts.append(rows.values_list("called", "pk", *told))
    return sorted(parts[0].union(*parts[1:], all=True), key=lambda row: row[1])


def _worded(person, reader, today):
    """Actions and items: the database gives their words to those who may see them alone.

    Neither private ones nor what came of draft minutes are told to others.
    """
    readable = {
        model: Q(pk__in=model.objects.visible_to(reader).order_by().values("pk"))
        for model in WORDED
    }
    said = {
        model: Case(
            When(may & Q(is_private=True), then=F("exempt__title")),
            When(may, then=F("title")),
            default=Value(""),
            output_field=CharField(),
        )
        for model, may in readable.items()
    }
    told = _union(
        person,
        today,
        WORDED,
        cited={Action: F("reference"), ProgrammeItem: Value("", output_field=CharField())},
        said=said,
        of_board=dict.fromkeys(WORDED, F("board")),
        board_name=dict.fromkeys(WORDED, F("board__name")),
        kept_back=dict.fromkeys(WORDED, F("is_private")),
        may={model: Case(When(may, then=1), default=0) for model, may in readable.items()},
    )
    for sort, pk, reference, words, board, name, is_private, may in told:
        title = f"{reference}: {words}" if reference else words
        href = SORTS[sort].model(pk=pk).get_absolute_url() if may else ""
        yield Holding(sort, pk, title if may else "", href, name, board, is_private, bool(may))


#: What is of no board.
COUNCIL = {"board": "The council", "board_key": 0}


def _holding(sort, key, title, *, href="", board, board_key):
    return Holding(sort, key, title, href, board, board_key, is_private=False, is_read=True)


def _named(person, today):
    """Posts, appointments and seats: one word says what each is."""
    nobodys = Value(0, output_field=IntegerField())
    told = _union(
        person,
        today,
        (Body, Appointment, Membership),
        word={Body: F("name"), Appointment: F("role"), Membership: F("capacity")},
        of_board={Body: nobodys, Appointment: F("board"), Membership: F("board")},
        board_name={
            Body: Value("The council", output_field=CharField()),
            Appointment: F("board__name"),
            Membership: F("board__name"),
        },
    )
    labels = dict(Role.choices) | dict(Capacity.choices)
    for sort, pk, word, board, name in told:
        title = word if sort == "post" else labels[word]
        yield _holding(sort, pk, title, board=name, board_key=board)


def _alike(model, person, today, *beside):
    """The open rows of one model, as (sort, row), in one query."""
    parts = [
        sort.rows(person, today)
        .select_related(*beside)
        .order_by()
        .annotate(called=Value(sort.key, output_field=CharField()))
        for sort in SORTS.values()
        if sort.model is model
    ]
    rows = parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0]
    return [(row.called, row) for row in sorted(rows, key=lambda row: row.pk)]


def _recommended(person, today):
    for sort, row in _alike(Recommendation, person, today, "plan__board"):
        board = row.plan.board
        title, href = f"{row}: {row.text[:120]}", row.get_absolute_url()
        yield _holding(sort, row.pk, title, href=href, board=board.name, board_key=board.pk)


def _acting(person, today):
    for sort, row in _alike(Delegation, person, today, "officer", "delegate"):
        yield _holding(sort, row.pk, f"{row.delegate} for {row.officer}, {row}", **COUNCIL)


def _speaking(person, today):
    for sort, row in _alike(SpeakRequest, person, today, "meeting__board"):
        board = row.meeting.board
        title = f"Meeting of {row.meeting}"
        yield _holding(sort, row.pk, title, board=board.name, board_key=board.pk)


def grouped(holdings):
    """Holdings by board and sort, in the order of boards and of SORTS: [(key, board, sort, rows)]."""
    groups = {}
    for row in holdings:
        groups.setdefault((row.board_key, row.board, row.sort), []).append(row)
    order = list(SORTS)
    by_board = sorted(groups.items(), key=lambda it: (it[0][1], order.index(it[0][2])))
    return [(f"{sort}-{key}", board, SORTS[sort], rows) for (key, board, sort), rows in by_board]


def still_held(person, today):
    """How much of each sort somebody holds, whoever asks, in one query: [(sort, count)]."""
    counts = [
        sort.rows(person, today)
        .order_by()
        .annotate(called=Value(key, output_field=CharField()))
        .values("called")
        .annotate(n=Count("pk"))
        .values_list("called", "n")
        for key, sort in SORTS.items()
    ]
    found = dict(counts[0].union(*counts[1:], all=True))
    return [(SORTS[key], n) for key, n in found.items() if n]


def other_coordinators(person, board, today):
    """Whether somebody else keeps a board's record."""
    held = Appointment.objects.current(today).filter(board=board, role=Role.COORDINATOR)
    return held.filter(person__is_active=True).exclude(person=person).exists()


def is_only_administrator(person):
    others = Person.objects.active().filter(is_administrator=True).exclude(pk=person.pk)
    return person.is_administrator and not others.exists()
