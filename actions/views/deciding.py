"""What a co-ordinator decides about an action: each verb a page that says what will happen, and a POST."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions import services
from actions.forms import deciding
from actions.models import Action, DueMove
from actions.views.action import verbs
from meetings.models import Resolution
from meetings.rights import keeps_record
from meetings.services import ChangeRefused, settle_resolution


@dataclass(frozen=True)
class Verb:
    """One decision: its words on the page, its form and its service."""

    name: str
    title: str
    says: str
    button: str
    done: str
    form: type[forms.Form]
    service: object
    kind: str = ""


ACCEPT = Verb(
    "accept",
    "Accept as complete",
    "You accept this on the board’s behalf. It counts as done from today.",
    "Accept",
    "is complete",
    deciding.AcceptForm,
    services.accept,
)
SEND_BACK = Verb(
    "send_back",
    "Send back",
    "It was reported complete. It goes back to the lead officer, and is owed again.",
    "Send back",
    "is sent back",
    deciding.SendBackForm,
    services.send_back,
)
PAUSE = Verb(
    "pause",
    "Pause",
    "Nobody is reminded of it until the review date.",
    "Pause",
    "is paused",
    deciding.PauseForm,
    services.pause,
)
RESUME = Verb(
    "resume",
    "Take up again",
    "It is in progress again, and reminders start again.",
    "Take up again",
    "is in progress again",
    deciding.ResumeForm,
    services.resume,
)
WITHDRAW = Verb(
    "withdraw",
    "No longer required",
    "It is owed no more. It stays on the record with your reason, and can be reopened.",
    "Mark as no longer required",
    "is no longer required",
    deciding.WithdrawForm,
    services.withdraw,
    "warning",
)
PROPOSE = Verb(
    "withdraw",
    "Propose as no longer required",
    "The board decides this itself. It stands on the list for its next meeting, with your reason.",
    "Propose it to the board",
    "is proposed to the board as no longer required",
    deciding.WithdrawForm,
    services.propose_closing,
)
REOPEN = Verb(
    "reopen",
    "Reopen",
    "It is owed again, with the dates and the history it had.",
    "Reopen",
    "is reopened",
    deciding.ReopenForm,
    services.reopen,
)


def accept(request, pk):
    return decide(request, pk, ACCEPT)


def send_back(request, pk):
    return decide(request, pk, SEND_BACK)


def pause(request, pk):
    return decide(request, pk, PAUSE)


def resume(request, pk):
    return decide(request, pk, RESUME)


def withdraw(request, pk):
    return decide(request, pk, WITHDRAW)


def reopen(request, pk):
    return decide(request, pk, REOPEN)


def kept_action(request, pk):
    """The action, for the co-ordinator of its board: else 404 or 403."""
    action = get_object_or_404(
        Action.objects.visible_to(request.user).select_related("board"), pk=pk
    )
    if not keeps_record(request.user, action.board_id):
        raise PermissionDenied
    return action


def decide(request, pk, verb):
    """Do what a verb says. What the board decides itself is proposed to it, or left to its next meeting."""
    action = kept_action(request, pk)
    is_reserved = services.is_reserved(action)
    verb = PROPOSE if is_reserved and verb is WITHDRAW else verb
    form = verb.form(request.POST or None) if request.method == "POST" else verb.form()
    if request.method == "POST" and form.is_valid():
        try:
            verb.service(action=action, by=request.user, now=timezone.now(), **form.cleaned_data)
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"{action.reference} {verb.done}.")
            return redirect(action)
    allowed = f"actions:{verb.name}" in dict(verbs(action))
    context = {
        "action": action,
        "form": form,
        "verb": verb,
        "allowed": allowed or form.is_bound,
        "is_reserved": is_reserved and verb is ACCEPT and not form.is_bound,
    }
    return render(request, "actions/decide.html", context)


def add_note(request, pk):
    action = kept_action(request, pk)
    form = deciding.NoteForm(request.POST or None)
    if form.is_valid():
        services.add_note(action=action, by=request.user, now=timezone.now(), **form.cleaned_data)
        messages.success(request, f"Your note on {action.reference} is saved.")
        return redirect(action)
    return render(request, "actions/add_note.html", {"action": action, "form": form})


def decide_later_date(request, pk):
    """Grant or refuse a later date that was asked for."""
    move = get_object_or_404(
        DueMove.objects.visible_to(request.user).select_related("asked_by"), pk=pk
    )
    action = kept_action(request, move.action_id)
    form = deciding.DecisionForm(request.POST or None)
    if form.is_valid():
        try:
            services.decide_later_date(
                move=move, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"The answer on {action.reference} is saved.")
            return redirect(action)
    is_reserved = services.is_reserved(action) and not form.is_bound
    context = {"action": action, "move": move, "form": form, "is_reserved": is_reserved}
    return render(request, "actions/decide_later_date.html", context)


def settle(request, pk):
    """Decide that a limb needs nothing further, with the reason."""
    limbs = Resolution.objects.visible_to(request.user).select_related("minute__meeting__board")
    resolution = get_object_or_404(limbs, pk=pk)
    if not Resolution.objects.coordinated_by(request.user).contains(resolution):
        raise PermissionDenied
    meeting = resolution.minute.meeting
    form = deciding.SettleForm(request.POST or None)
    if form.is_valid():
        try:
            settle_resolution(
                resolution=resolution, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "It is recorded that nothing is needed.")
            return redirect(f"{meeting.get_absolute_url()}#resolution-{resolution.pk}")
    context = {"resolution": resolution, "meeting": meeting, "form": form}
    return render(request, "actions/settle.html", context)
