"""Meetings called, changed, moved and cancelled; and the days before one, each explaining itself."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from actions.views.changing import stale
from desk.agenda import calling
from desk.agenda import dates as reckoning
from desk.forms.calling import CallForm, CancelForm, ChangeMeetingForm, MoveForm
from meetings import services
from meetings.choices import WatchState
from meetings.deadlines import calendar
from meetings.models import Board, Meeting, WatchedDecision
from meetings.rights import keeps_record
from scrutiny.ui.times import clock

FORM = "desk/form.html"
WORDS = ("starts_at", "ends_at", "place")


def kept_board(request, slug):
    """The board, for its co-ordinator: else 404 or 403."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    return board


def kept_meeting(request, pk):
    """The meeting, for the co-ordinator of its board: else 404 or 403."""
    kept = Board.objects.coordinated_by(request.user).filter(pk=OuterRef("board"))
    visible = Meeting.objects.visible_to(request.user).annotate(keeps=Exists(kept))
    meeting = get_object_or_404(visible.select_related("board"), pk=pk)
    if not meeting.keeps:
        raise PermissionDenied
    return meeting


def stamp(request):
    return {"by": request.user, "now": timezone.now()}


def judge(board, is_formal):
    """What a form asks about days: each with why it is refused, or nothing, and what speaks against it."""
    today = timezone.localdate()

    def check(days):
        kept = calendar()
        return [
            (on, fault, reckoning.doubts(board, on, is_formal=is_formal, today=today, kept=kept))
            for on, fault in services.verdicts(board, days)
        ]

    return check


def call_meeting(request, slug):
    board = kept_board(request, slug)
    is_formal = request.POST.get("is_formal") != "no"
    form = CallForm(request.POST or None, check=judge(board, is_formal))
    if form.is_valid():
        try:
            called = services.call_meetings(board=board, **form.cleaned_data, **stamp(request))
        except services.ChangeRefused as refusal:
            form.add_error("days", str(refusal))
        else:
            return told(request, board, called)
    page = {"form": form, "title": "Call a meeting", "caption": board, "verb": "Call"}
    return render(request, FORM, page | {"back": board.get_absolute_url(), "told": form.told})


def told(request, board, called):
    if len(called) == 1:
        messages.success(request, f"The meeting of {called[0]} is called.")
        return redirect(called[0])
    messages.success(request, f"{len(called)} meetings are called.")
    return redirect(f"{reverse('actions:meetings')}?board={board.slug}")


def change_meeting(request, pk):
    """Its time, place and kind; its day is moved. Where somebody else changed it meanwhile, both are shown."""
    meeting = kept_meeting(request, pk)
    form = ChangeMeetingForm(request.POST or None, initial=as_typed(meeting))
    theirs = []
    if form.is_valid():
        try:
            services.change_meeting(meeting=meeting, **form.cleaned_data, **stamp(request))
        except services.Stale:
            theirs = stale(form, as_typed(kept_meeting(request, pk)), (*WORDS, "is_formal"))
        else:
            messages.success(request, "The meeting is changed.")
            return redirect(meeting)
    page = {"form": form, "title": "Change the time, place or kind", "caption": name(meeting)}
    page |= {"back": meeting.get_absolute_url(), "theirs": theirs}
    return render(request, FORM, page, status=409 if theirs else 200)


def name(meeting):
    return f"{meeting.board}: meeting of {meeting}"


def as_typed(meeting):
    times = {name: clock(getattr(meeting, name)) for name in ("starts_at", "ends_at")}
    is_formal = "yes" if meeting.is_formal else "no"
    return times | {"place": meeting.place, "is_formal": is_formal, "version": meeting.version}


def move_meeting(request, pk):
    meeting = kept_meeting(request, pk)
    check = judge(meeting.board, meeting.is_formal)
    form = MoveForm(request.POST or None, check=check, initial=as_typed(meeting))
    page = {
        "title": "Move the meeting",
        "verb": "Move it",
        "says": "Its agenda and what is due for it go with it. The first day stays on the record.",
    }
    return decide(request, meeting, form, calling.move_meeting, "The meeting is moved.", page)


def cancel_meeting(request, pk):
    meeting = kept_meeting(request, pk)
    form = CancelForm(request.POST or None, initial={"version": meeting.version})
    page = {
        "title": "Cancel the meeting",
        "verb": "Cancel the meeting",
        "kind": "warning",
        "says": "It stays on the record with your notice. What was booked for it waits for another slot.",
    }
    done = "The meeting is cancelled."
    return decide(request, meeting, form, calling.cancel_meeting, done, page)


def decide(request, meeting, form, service, done, page):
    """Move or cancel; whoever comes second is shown how the meeting stands, and their own words again."""
    theirs = []
    if form.is_valid():
        try:
            service(meeting=meeting, **form.cleaned_data, **stamp(request))
        except services.Stale:
            meeting = kept_meeting(request, meeting.pk)
            now_stands = {"version": meeting.version, "notice": meeting.notice, "on": meeting.on}
            theirs = stale(form, now_stands, [it for it in ("on", "notice") if it in form.fields])
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(meeting)
    page |= {"form": form, "caption": name(meeting), "back": meeting.get_absolute_url()}
    page |= {"theirs": theirs, "told": getattr(form, "told", [])}
    return render(request, FORM, page, status=409 if theirs else 200)


def dates(request, pk):
    """The days before a meeting, for whoever signs in and may know of it; and the decisions its board watches."""
    visible = Meeting.objects.visible_to(request.user).select_related("board")
    meeting = get_object_or_404(visible, pk=pk)
    kept = calendar()
    watched = WatchedDecision.objects.visible_to(request.user).filter(
        board=meeting.board, state=WatchState.WATCHED
    )
    context = {
        "meeting": meeting,
        "days": reckoning.days_before(meeting, kept),
        "watched": [(decision, reckoning.call_in(decision, kept)) for decision in watched],
    }
    return render(request, "desk/dates.html", context)
