"""The page on which a board is closed, and what it has open handed over."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from actions.services import ChangeRefused as ActionRefused
from actions.services import Stale as ActionStale
from desk import succession as duty
from desk.forms.succession import ChooseSuccessorForm, CloseForm, RestForm
from meetings.choices import BoardKind
from meetings.models import Board
from meetings.services import ChangeRefused, Stale
from meetings.services.succession import Succession
from people.querysets import may_administer
from performance.services import ChangeRefused as PlanRefused

REFUSALS = (ChangeRefused, ActionRefused, PlanRefused)
CHANGED = "Nothing is closed or handed over yet: compare what is open now, and decide again."


def closable_board(person, slug):
    """The board, for administrators, and a group for whoever keeps it and its board: else 404 or 403."""
    board = get_object_or_404(
        Board.objects.visible_to(person).select_related("parent", "successor"), slug=slug
    )
    if may_administer(person):
        return board
    is_group = board.kind == BoardKind.TASK_AND_FINISH and board.parent_id
    kept = Board.objects.coordinated_by(person).filter(pk__in=[board.pk, board.parent_id])
    if not is_group or kept.count() < 2:
        raise PermissionDenied
    return board


def close_board(request, slug):
    """First who takes over (`?to=` a board or nobody); then the day, with what goes and who will read it.

    Of a board that is closed, the same for what stayed with it.
    """
    board = closable_board(request.user, slug)
    today = timezone.localdate()
    work = duty.open_work(board, today)
    boards = duty.successors(board, request.user)
    is_asked = request.GET or request.method == "POST"
    choice = ChooseSuccessorForm(
        request.GET if is_asked else None,
        boards=boards,
        is_closed=bool(board.closed_on),
        initial={"to": board.successor and board.successor.slug},
    )
    page = {"board": board, "work": work, "lines": linked(board, work), "choice": choice}
    if (board.closed_on and not work.is_any) or not choice.is_valid():
        return render(request, "desk/close_board.html", page | {"form": choice})
    return decide(request, board, work, choice.successor, page)


def decide(request, board, work, successor, page):
    readers = None
    if successor:
        readers = duty.Readers(Succession(board, successor), timezone.localdate())
    ticks = ticks_of(board, work, successor, readers)
    start = {"closed_on": timezone.localdate(), "version": board.version, "shown": work.shown}
    kind, service = (CloseForm, duty.close)
    if board.closed_on:
        kind, service = (RestForm, duty.hand_over_rest)
    form = kind(request.POST or None, initial=start, **ticks)
    then = []
    if form.is_valid():
        stamp = {"by": request.user, "now": timezone.now()}
        try:
            passed = service(board=board, successor=successor, **form.cleaned_data, **stamp)
        except (Stale, ActionStale) as refusal:
            board = closable_board(request.user, board.slug)
            now = duty.open_work(board, timezone.localdate())
            then = again(form, refusal, board, work=now)
            page |= {"board": board, "work": now, "lines": linked(board, now)}
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done(board, successor, passed))
            return redirect(board)
    page |= {"form": form, "successor": successor, "readers": readers, "theirs": then}
    status = 409 if then else 200
    return render(request, "desk/confirm_close.html", page, status=status)


def ticks_of(board, work, successor, readers):
    """What the ticks say. Private business goes only where somebody says that others will read it."""
    ticks = {}
    if work.meetings:
        n = work.meetings
        ticks["meetings"] = "Cancel the meeting" if n == 1 else f"Cancel the {n} meetings"
        ticks["meetings"] += " still to come"
    if successor and (work.private or not board.is_public):
        n = len(readers.gaining)
        who = "1 person" if n == 1 else f"{n} people"
        what = "private business" if board.is_public else "business"
        ticks["private"] = f"Hand over its {what} too: {who} of {successor} will be able to read it"
    return ticks


def again(form, refusal, board, work):
    """The form with what was ticked, to be sent again; and what was open when it was shown, beside what is now."""
    before = form.cleaned_data["shown"].split(",")
    form.data = form.data.copy()
    form.data["version"], form.data["shown"] = board.version, work.shown
    form.add_error(None, f"{refusal} {CHANGED}")
    names = dict(zip(vars(work), before, strict=False))
    return [
        {
            "key": several[0].upper() + several[1:],
            "value": f"{names.get(name, 'None')} when you looked, {getattr(work, name)} now",
        }
        for name, (_, several) in duty.CALLED.items()
    ]


def done(board, successor, passed):
    if not successor:
        return f"{board} is closed. Its record stays."
    n = passed["in_all"]
    what = "1 action or item is" if n == 1 else f"{n} actions and items are"
    return f"{board} is closed. {what} handed over to {successor}."


def linked(board, work):
    """What is open, each with the page where it is decided on."""
    listed = f"{reverse('actions:actions')}?board={board.slug}&status=live"
    where = {
        "actions": listed,
        "later_dates": listed,
        "items": reverse("actions:programme", args=[board.slug]),
        "groups": reverse("desk:groups", args=[board.slug]),
        "notices": reverse("desk:answers_owed", args=[board.slug]),
        "meetings": f"{reverse('actions:meetings')}?board={board.slug}",
        "plans": board.get_absolute_url(),
        "findings": reverse("packs:packs"),
    }
    return [(line.words, where[line.name]) for line in duty.lines(work)]
