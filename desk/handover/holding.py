"""Everything open that one person holds, by board and sort."""

from dataclasses import dataclass

from django.db.models import Case, CharField, Count, F, Q, Value, When

from actions.choices import ItemStatus
from actions.models import Action, ProgrammeItem
from meetings.choices import Role, SpeakState
from meetings.models import Appointment, Board, Membership, SpeakRequest
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

#: The path from a row to its board.
BOARDS = {
    Recommendation: "plan__board",
    SpeakRequest: "meeting__board",
    Body: None,
    Delegation: None,
}
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
    home too.
    """
    boards = dict(Board.objects.values_list("pk", "name"))
    kept = set(Board.objects.coordinated_by(reader).values_list("pk", flat=True))
    may_all = may_administer(reader)
    found = []
    for sort in SORTS.values():
        if sort.model is Appointment and not may_all:
            continue  # only administrators appoint
        for row in _told(sort, person, reader, today):
            board = row.pop("board", None)
            if may_all or board in kept or (board is None and sort.model in (Body, Delegation)):
                about = {"board": boards.get(board, "The council"), "board_key": board or 0}
                found.append(Holding(sort=sort.key, **about, **row))
    return found


def _told(sort, person, reader, today):
    """The rows of one sort, as a holding says them."""
    rows = sort.rows(person, today)
    path = BOARDS.get(sort.model, "board")
    if sort.model in WORDED:
        return _worded(sort, rows, reader)
    if path:
        rows = rows.select_related(path).order_by("pk")
    elif sort.model is Delegation:
        rows = rows.select_related("officer", "delegate")
    return [
        {
            "key": row.pk,
            "title": TITLES[sort.model](row),
            "href": row.get_absolute_url() if hasattr(row, "get_absolute_url") else "",
            "board": _at(row, path),
            "is_private": False,
            "is_read": True,
        }
        for row in rows
    ]


def _at(row, path):
    for step in path.split("__") if path else ():
        row = getattr(row, step)
    return row.pk if path else None


def _worded(sort, rows, reader):
    """Actions and items: the database gives their words to those who may see them alone.

    Neither private ones nor what came of draft minutes are told to others.
    """
    readable = Q(pk__in=sort.model.objects.visible_to(reader).values("pk"))
    words = Case(
        When(readable & Q(is_private=True), then=F("exempt__title")),
        When(readable, then=F("title")),
        default=Value(""),
        output_field=CharField(),
    )
    may = Case(When(readable, then=Value(1)), default=Value(0))
    rows = rows.annotate(said=words, may=may).order_by("pk")
    name = "reference" if sort.model is Action else "pk"
    told = rows.values_list("pk", name, "said", "board", "is_private", "may")
    return [
        {
            "key": pk,
            "title": (f"{called}: {said}" if sort.model is Action else said) if read else "",
            "href": sort.model(pk=pk).get_absolute_url() if read else "",
            "board": board,
            "is_private": is_private,
            "is_read": bool(read),
        }
        for pk, called, said, board, is_private, read in told
    ]


TITLES = {
    Recommendation: lambda row: f"{row}: {row.text[:120]}",
    Body: str,
    Appointment: lambda row: row.get_role_display(),
    Membership: lambda row: row.get_capacity_display(),
    Delegation: lambda row: f"{row.delegate} for {row.officer}, {row}",
    SpeakRequest: lambda row: f"Meeting of {row.meeting}",
}


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
