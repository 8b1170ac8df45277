"""Executive decisions that a board watches, and the last day to call each in."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render

from actions.views.changing import stale
from desk.agenda import dates
from desk.forms.watching import ChangeWatchedForm, WatchForm
from desk.views.calling import FORM, kept_board, stamp
from meetings import services
from meetings.choices import WatchState
from meetings.deadlines import calendar
from meetings.models import Board, WatchedDecision
from meetings.rights import keeps_record
from scrutiny.doors import open_to_strangers


@open_to_strangers
def decisions(request, slug):
    """As open as the board; what may still be called in comes first."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    kept = calendar()
    held = WatchedDecision.objects.visible_to(request.user).filter(board=board)
    rows = [(decision, dates.call_in(decision, kept)) for decision in held]
    context = {
        "board": board,
        "watched": [row for row in rows if row[0].state == WatchState.WATCHED],
        "others": [row for row in rows if row[0].state != WatchState.WATCHED],
        "keeps": keeps_record(request.user, board.pk),
    }
    return render(request, "desk/decisions.html", context)


def watch_decision(request, slug):
    board = kept_board(request, slug)
    form = WatchForm(request.POST or None)
    if form.is_valid():
        decision = services.watch_decision(board=board, **form.cleaned_data, **stamp(request))
        last = f"{decision.call_in_by.day} {decision.call_in_by:%B %Y}"
        messages.success(request, f"The decision is watched. It may be called in until {last}.")
        return redirect("desk:decisions", slug)
    page = {"form": form, "title": "Watch a decision", "caption": board, "verb": "Watch it"}
    return render(request, FORM, page | {"back": f"/boards/{slug}/decisions/"})


def change_decision(request, pk):
    """What became of a watched decision; whoever comes second is shown both."""
    decision = kept_decision(request, pk)
    form = ChangeWatchedForm(request.POST or None, initial=as_typed(decision))
    theirs = []
    if form.is_valid():
        try:
            services.change_watched(decision=decision, **form.cleaned_data, **stamp(request))
        except services.Stale:
            theirs = stale(form, as_typed(kept_decision(request, pk)), ("state", "note"))
        else:
            messages.success(request, "The decision is saved.")
            return redirect("desk:decisions", decision.board.slug)
    page = {"form": form, "title": "What became of the decision?", "caption": decision}
    page |= {"back": f"/boards/{decision.board.slug}/decisions/", "theirs": theirs}
    return render(request, FORM, page, status=409 if theirs else 200)


def kept_decision(request, pk):
    held = WatchedDecision.objects.visible_to(request.user).select_related("board")
    decision = get_object_or_404(held, pk=pk)
    if not keeps_record(request.user, decision.board_id):
        raise PermissionDenied
    return decision


def as_typed(decision):
    return {name: getattr(decision, name) for name in ("state", "note", "version")}
