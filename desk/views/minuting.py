"""The minutes of one meeting in the order of its agenda, and how far each has come."""

from django.contrib import messages
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions.choices import ActionKind
from actions.models import Action
from desk import minuting
from desk.forms.minuting import OtherMinuteForm
from desk.promised import caught_as
from desk.views.saving import kept_meeting
from meetings import services
from meetings.choices import MinutesState
from meetings.models import AgendaItem, Minute
from meetings.services import ChangeRefused


def minuting_page(request, pk):
    """The minutes of a meeting in the order of its agenda, and how far each has come."""
    meeting = kept_meeting(request, pk)
    begins = "begin" in request.POST
    form = OtherMinuteForm(None if begins else request.POST or None, prefix="other")
    if request.method == "POST":
        if done := _begun_or_added(request, meeting, form):
            return done
        meeting = kept_meeting(request, pk)
    minutes = minutes_of(meeting, request.user)
    minuted = {minute.item_id for minute in minutes}
    agenda = AgendaItem.objects.visible_to(request.user).filter(meeting=meeting)
    context = {
        "meeting": meeting,
        "rows": [{"minute": minute, "says": how_far(minute)} for minute in minutes],
        "unminuted": [item for item in agenda if item.pk not in minuted],
        "not_to_begin": services.not_to_begin(meeting, timezone.localdate()),
        "is_begun": meeting.minutes_state != MinutesState.NONE,
        "is_draft": meeting.minutes_state == MinutesState.DRAFT,
        "is_out": meeting.minutes_state == MinutesState.CIRCULATED,
        "form": form,
    }
    return render(request, "desk/minuting.html", context)


def _begun_or_added(request, meeting, form):
    """Where to go on when the minutes were begun or one was added; None when refused, with the sentence said."""
    stamp = {"by": request.user, "now": timezone.now()}
    try:
        if "begin" in request.POST:
            services.start_minutes(meeting=meeting, **stamp)
            return redirect("desk:minuting", meeting.pk)
        version = int(request.POST.get("version", "0")[:9] or 0)
        about = {"meeting": meeting, "version": version, **stamp}
        if request.POST.get("item", "").isdecimal():
            items = AgendaItem.objects.visible_to(request.user).filter(meeting=meeting)
            item = get_object_or_404(items, pk=request.POST["item"][:18])
            return redirect("desk:write_minute", services.add_minute(item=item, **about).pk)
        if form.is_valid():
            return redirect(
                "desk:write_minute", services.add_minute(**form.cleaned_data, **about).pk
            )
    except (ChangeRefused, ValueError) as refusal:
        if form.is_bound:
            form.add_error(None, str(refusal))
        else:
            messages.warning(request, str(refusal))
    return None


def minutes_of(meeting, person):
    """The minutes of a meeting with all that `how_far` asks of them."""
    limbs = Prefetch("resolutions", minuting.followed())
    caught = Action.objects.filter(kind=ActionKind.PROMISE).select_related("exempt")
    minutes = Minute.objects.visible_to(person).filter(meeting=meeting)
    minutes = minutes.select_related("meeting__board").order_by("position", "pk")
    return list(minutes.prefetch_related(limbs, Prefetch("actions", caught, to_attr="caught")))


def is_open(minute):
    """Whether something is still to be done: text to write, limbs to decide, promises to follow."""
    return not minute.word("text") or loose(minute) or not_followed(minute)


def loose(minute):
    return sum(not limb.is_followed for limb in minute.resolutions.all())


def not_followed(minute):
    promises = minuting.promised(minute)
    return sum(not caught_as(text, minute.caught) for text in promises)


def how_far(minute):
    """What is written and what is still open, in words."""
    limbs = list(minute.resolutions.all())
    said = [] if minute.word("text") else ["no text yet"]
    if limbs:
        said.append(f"{len(limbs)} resolved")
    if open_limbs := loose(minute):
        said.append(f"{open_limbs} to decide")
    if promises := not_followed(minute):
        said.append(f"{promises} promised")
    return ", ".join(said) or "written"
