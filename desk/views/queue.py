"""The co-ordinator's desk: what waits for her, and deciding it right there."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from actions import services
from actions.forms import deciding
from actions.models import Action, DueMove, Update
from desk import queue as waits
from desk.choices import Sort
from desk.forms import queue as queue_forms
from desk.loose_ends import counting
from meetings.models import Meeting
from people.models import Person
from people.querysets import PersonQuerySet

ON_A_PAGE = 25


@dataclass(frozen=True)
class Decision:
    """What can be decided on a row: its key on the keyboard, its words, its form and its service."""

    name: str
    key: str
    text: str
    done: str
    form: type[forms.Form]
    service: object
    kind: str = ""
    #: Whether a board may keep this to itself.
    is_boards: bool = False


def grant(*, move, **answers):
    return services.decide_later_date(move=move, granted=True, **answers)


def refuse(*, move, **answers):
    return services.decide_later_date(move=move, granted=False, **answers)


ACCEPT = Decision(
    "accept", "a", "Accept", "is complete", deciding.AcceptForm, services.accept, is_boards=True
)
SEND_BACK = Decision(
    "send_back", "b", "Send back", "is sent back", deciding.SendBackForm, services.send_back,
    kind="secondary",
)  # fmt: skip
GRANT = Decision(
    "grant", "g", "Grant", "is due later", queue_forms.GrantForm, grant, is_boards=True
)
REFUSE = Decision(
    "refuse", "r", "Refuse", "keeps its date", queue_forms.RefuseForm, refuse,
    kind="secondary", is_boards=True,
)  # fmt: skip
RESUME = Decision(
    "resume", "t", "Take up again", "is in progress again", deciding.ResumeForm, services.resume
)
OWNER = Decision(
    "owner", "o", "Name the lead officer", "has a lead officer", queue_forms.OwnerForm,
    services.change_details,
)  # fmt: skip
DATE = Decision(
    "date", "d", "Set the due date", "has a due date", queue_forms.DateForm, services.set_due
)
DECISIONS = {
    Sort.REPORTED: (ACCEPT, SEND_BACK),
    Sort.LATER_DATE: (GRANT, REFUSE),
    Sort.REVIEW: (RESUME,),
    Sort.UNREACHED: (OWNER,),
    Sort.NO_OWNER: (OWNER,),
    Sort.NO_DATE: (DATE,),
}
#: For the list of keys on the page.
KEYS = list(dict.fromkeys((one.key, one.text) for some in DECISIONS.values() for one in some))


def queue(request):
    """The queue, narrowed by board and sort, and what is decided on one of its rows."""
    if not PersonQuerySet.may_keep_directory(request.user):
        raise PermissionDenied
    if request.method == "POST":
        return decide(request)
    return show(request)


def decide(request):
    """Do what was decided on a row and come back to the next one; what is refused is said beside what was typed."""
    decision, about = asked_for(request)
    key, people = request.POST["row"], Person.objects.visible_to(request.user).active()
    more = {"people": people} if decision is OWNER else {}
    form = decision.form(request.POST, auto_id=auto_id(key, decision), **more)
    if not form.is_valid():
        return show(request, held=(key, decision, form))
    after = next_key(request, key)
    try:
        decision.service(**about, by=request.user, now=timezone.now(), **form.cleaned_data)
    except services.ChangeRefused as refusal:
        form.add_error(None, str(refusal))
        return show(request, held=(key, decision, form), status=409)
    action = about.get("action") or about["move"].action
    messages.success(request, f"{action.reference} {decision.done}.")
    return redirect(f"{request.get_full_path()}#{after}")


def asked_for(request):
    """The decision and what it is about, for the co-ordinator of its board; anything else is not there."""
    sort, _, pk = request.POST.get("row", "").partition("-")
    named = {one.name: one for one in DECISIONS.get(sort, ())}
    decision = named.get(request.POST.get("decision"))
    if not (decision and pk.isdecimal()):
        raise Http404
    actions = Action.objects.coordinated_by(request.user).select_related("board")
    if sort != Sort.LATER_DATE:
        return decision, {"action": found(actions, pk)}
    move = found(DueMove.objects.visible_to(request.user).select_related("action__board"), pk)
    found(actions, move.action_id)
    return decision, {"move": move}


def found(rows, pk):
    row = rows.filter(pk=str(pk)[:18]).first()
    if row is None:
        raise Http404
    return row


def next_key(request, key):
    """Where the page comes back to: the row after this one, or else the one before it."""
    _, rows, _ = narrowed(request)
    keys = [row.key for row in rows]
    neighbours = dict([*((b, a) for a, b in pairwise(keys)), *pairwise(keys)])
    return f"row-{neighbours[key]}" if key in neighbours else "main-content"


def narrowed(request):
    """The narrowing form, what it leaves of what waits, and how many of each sort there are."""
    today, boards = timezone.localdate(), waits.kept_boards(request.user)
    found = waits.waiting(request.user, today, boards)
    form = queue_forms.NarrowForm(request.GET, boards=boards, totals=by_sort(found))
    slug, sort = form.chosen("board"), form.chosen("sort")
    keys = {board.pk for board in boards if slug in ("", board.slug)}
    found = [row for row in found if row.board in keys and sort in ("", row.sort)]
    return form, waits.capped(found), by_sort(found)


def by_sort(found):
    return {Sort(sort): n for sort, n in Counter(row.sort for row in found).items()}


def show(request, held=None, status=200):
    form, rows, totals = narrowed(request)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list(waits.told(page, request.user))
    today = timezone.localdate()
    offer(shown, request.user, today, held)
    context = {
        "page": page,
        "rows": shown,
        "total": sum(totals.values()),
        "beyond": [(sort.label, n - waits.CAP) for sort, n in totals.items() if n > waits.CAP],
        "narrow": form,
        "keys": KEYS,
        "loose": loose_ends(form.boards, request.user, today),
        "has_errors": held is not None,
        "refused": held and held[2],
        "lost": held[2] if held and held[0] not in {row.key for row in shown} else None,
    }
    return render(request, "desk/queue.html", context, status=status)


def loose_ends(boards, person, today):
    """The boards that have any, with how many."""
    found = counting.counts(boards, person, today)
    return [(board, found[board.pk]) for board in boards if found[board.pk]]


def offer(rows, person, today, held):
    """Put beside each row of a page what one must know to decide it, and what can be decided there."""
    said = last_reports(rows, person)
    days = board_days(rows, person, today)
    for row in rows:
        row.days = (today - row.since).days
        row.detail = said.get(row.pk, row.detail) if row.sort == Sort.REPORTED else row.detail
        reserved = bool(row.action and services.is_reserved(row.action))
        may = [one for one in DECISIONS.get(row.sort, ()) if not (reserved and one.is_boards)]
        row.decisions = [offered(row, one, held) for one in may]
        row.is_boards = reserved and row.sort in (Sort.REPORTED, Sort.LATER_DATE)
        row.decided_on = days.get(row.board.pk) if row.is_boards else None


def offered(row, decision, held):
    """A decision with its form: what was typed and refused, or an empty one."""
    if held and held[:2] == (row.key, decision):
        return {"decision": decision, "form": held[2], "is_open": True}
    more = {"people": Person.objects.none()} if decision is OWNER else {}
    initial = {"version": row.action.version} if decision is OWNER else {}
    form = decision.form(auto_id=auto_id(row.key, decision), initial=initial, **more)
    return {"decision": decision, "form": form, "is_open": False}


def auto_id(key, decision):
    return f"id_{key}_{decision.name}_%s"


def last_reports(rows, person):
    """What was said when each was reported complete: {action's key: words}."""
    actions = [row.pk for row in rows if row.sort == Sort.REPORTED]
    updates = Update.objects.visible_to(person).filter(action__in=actions, reports_complete=True)
    return {
        update.action_id: " ".join([f"{update.by}:", update.word("changed"), update.word("shown_by")])
        for update in updates.select_related("by").order_by("at")
    } if actions else {}  # fmt: skip


def board_days(rows, person, today):
    """The next meeting of each board that decides itself: {board's key: meeting}."""
    boards = {row.board.pk for row in rows if row.board.reserves_decisions}
    if not boards:
        return {}
    meetings = Meeting.objects.coordinated_by(person).standing().filter(on__gte=today)
    return {
        meeting.board_id: meeting for meeting in meetings.filter(board__in=boards).order_by("-on")
    }
