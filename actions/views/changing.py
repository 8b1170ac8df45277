"""Opening an action by hand, changing what is known of it, and setting its due date."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions import services
from actions.choices import ActionKind
from actions.forms.opening import ChangeForm, DueForm, OpenForm
from actions.views.deciding import kept_action
from meetings.choices import ResolutionKind
from meetings.models import Board, Meeting, Resolution
from meetings.rights import keeps_record
from people.choosing import labelled, names
from people.models import Person

KINDS = {
    ResolutionKind.REPORT_BACK: ActionKind.REPORT_BACK,
    ResolutionKind.REQUEST: ActionKind.REQUEST,
    ResolutionKind.RECOMMEND: ActionKind.RECOMMENDATION,
    ResolutionKind.HOLD_EVENT: ActionKind.EVENT,
    ResolutionKind.REFER: ActionKind.REFERRAL,
}
#: As far back as somebody opens an action by hand.
LAST_MEETINGS = 20
#: What both texts of a stale edit are shown for.
COMPARED = ("title", "asked", "kind", "owner", "cabinet_member", "contributors", "raised_by")


def open_action(request, slug):
    """Open an action for a board; `?resolution=` starts from the words of a limb."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    resolution = limb(request, board)
    form = OpenForm(
        request.POST or None,
        people=Person.objects.visible_to(request.user).active(),
        meetings=last_meetings(board, request.user),
        initial=from_limb(resolution),
    )
    if resolution:
        del form.fields["meeting"], form.fields["is_private"]
    if form.is_valid():
        answers = form.cleaned_data | of_limb(resolution)
        now = timezone.now()
        try:
            action = services.open_action(board=board, by=request.user, now=now, **answers)
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{action.reference} is opened.")
            return redirect(action)
    context = {"board": board, "resolution": resolution, "form": form}
    return render(request, "actions/open_action.html", context)


def limb(request, board):
    """The limb named in the address, with the actions it has already."""
    pk = request.GET.get("resolution", "")
    if not pk:
        return None
    limbs = Resolution.objects.visible_to(request.user).filter(minute__meeting__board=board)
    if not pk.isdecimal():
        raise Http404
    return get_object_or_404(limbs.select_related("minute__meeting"), pk=pk[:18])


def last_meetings(board, person):
    """A bounded choice: the board's meetings up to now, newest first."""
    meetings = Meeting.objects.visible_to(person).standing()
    latest = meetings.filter(board=board, on__lte=timezone.localdate()).order_by("-on")
    return meetings.filter(pk__in=list(latest.values_list("pk", flat=True)[:LAST_MEETINGS]))


def from_limb(resolution):
    if not resolution:
        return {}
    return {
        "asked": resolution.word("text"),
        "kind": KINDS.get(resolution.kind, ActionKind.OTHER),
        "said": resolution.word("due_said"),
        "due_from": resolution.due_from,
        "due_to": resolution.due_to,
    }


def of_limb(resolution):
    """What an action has from its limb and nobody types: it is as private as its limb."""
    if not resolution:
        return {}
    return {
        "resolution": resolution,
        "meeting": resolution.minute.meeting,
        "asked_on": resolution.minute.meeting.on,
        "is_private": resolution.is_private,
        "addressees": list(resolution.addressees.all()),
    }


def change_action(request, pk):
    action = kept_action(request, pk)
    people = Person.objects.visible_to(request.user).active()
    form = ChangeForm(request.POST or None, people=people, initial=as_typed(action))
    theirs = []
    if form.is_valid():
        try:
            services.change_details(
                action=action, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except services.Stale:
            action = kept_action(request, pk)
            theirs = stale(form, as_typed(action), COMPARED)
        else:
            messages.success(request, f"{action.reference} is changed.")
            return redirect(action)
    last = action.events.filter(kind="changed").select_related("by").last() if theirs else None
    context = {"action": action, "form": form, "theirs": theirs, "last": last}
    status = 409 if theirs else 200
    return render(request, "actions/change_action.html", context, status=status)


def as_typed(action):
    """An action as its form has it."""
    return {
        "title": action.word("title"),
        "asked": action.word("asked"),
        "kind": action.kind,
        "owner": labelled(action.owner) if action.owner else "",
        "cabinet_member": labelled(action.cabinet_member) if action.cabinet_member else "",
        "contributors": names(action.contributors.all()),
        "raised_by": labelled(action.raised_by) if action.raised_by else "",
        "version": action.version,
    }


def stale(form, now_stands, compared):
    """What stands now where it differs from what was typed, and the form ready to be saved over it."""
    typed = form.data
    form.data = typed.copy()
    form.data["version"] = now_stands["version"]
    form.add_error(
        None,
        "Somebody else changed this while you were writing. Nothing is saved yet: "
        "compare both texts below, and save again.",
    )
    return [
        {"key": form.fields[name].label, "value": now_stands[name]}
        for name in compared
        if name in now_stands
        and str(now_stands[name] or "") != typed.get(name, "").replace("\r\n", "\n")
    ] or [{"key": "Fields of this page", "value": "The same as you typed; something else changed."}]


def set_due(request, pk):
    action = kept_action(request, pk)
    initial = {
        "said": action.word("due_said"),
        "due_from": action.due_from,
        "due_to": action.due_to,
    }
    form = DueForm(request.POST or None, initial=initial)
    if form.is_valid():
        try:
            services.set_due(
                action=action, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except services.ChangeRefused as refusal:
            form.add_error("why" if not form.cleaned_data["why"] else None, str(refusal))
        else:
            messages.success(request, f"The due date of {action.reference} is set.")
            return redirect(action)
    return render(request, "actions/set_due.html", {"action": action, "form": form})
