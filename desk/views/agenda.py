"""The agenda as it is built: items put on it, ordered, changed and taken off."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions.choices import ItemStatus, SlotKind
from actions.models import ProgrammeItem
from actions.services import ChangeRefused as ActionsRefused
from actions.views.changing import stale
from desk.agenda import building, dates
from desk.forms.agenda import AddItemForm, ChangeItemForm, TakeOffForm, TakeUpForm
from desk.views.calling import FORM, kept_meeting, name, stamp
from meetings import services, versions
from meetings.choices import MeetingStatus
from meetings.deadlines import calendar
from meetings.models import AgendaItem, AgendaVersion, Paper
from meetings.rights import keeps_record
from scrutiny.together import together

GROUNDS = ("exempt_paragraph", "public_interest")
COMPARED = ("number", "title", "author", "minutes_planned", "kind", "note", *GROUNDS)
#: Where the buttons that move an item lead.
STEPS = {"up": -1, "down": 1}


def shown_agenda(meeting, person):
    """The items of a meeting as its co-ordinator knows them, with their papers, those that wait among them."""
    papers = Paper.objects.for_publication().select_related("exempt", "replaces", "hidden")
    papers = Prefetch("papers", papers.defer("hidden__found").order_by("pk"))
    items = AgendaItem.objects.listed_to(person).filter(meeting=meeting)
    return list(items.prefetch_related(papers))


def changed_since(meeting, items, person):
    """The last version that somebody may see, and what differs from it, as far as they may read both."""
    last = AgendaVersion.objects.visible_to(person).filter(meeting=meeting).last()
    if not last:
        return None, []
    return last, versions.changes(versions.told(last), versions.entries(items))


def kept_item(request, pk):
    """The item, for the co-ordinator of its board: else 404 or 403."""
    items = AgendaItem.objects.visible_to(request.user).select_related("meeting__board")
    item = get_object_or_404(items, pk=pk)
    if not keeps_record(request.user, item.meeting.board_id):
        raise PermissionDenied
    return item


def agenda(request, pk):
    """The whole agenda with its sum of minutes, what waits for it, and what has changed since it was published."""
    meeting = kept_meeting(request, pk)
    items = shown_agenda(meeting, request.user)
    last, changed = changed_since(meeting, items, request.user)
    kept, year = calendar(), services.first_year(meeting.on)
    may_edit = meeting.is_coming(timezone.localdate())
    waiting = building.takeable(meeting, year)
    gone, waiting = together(gone_from(meeting), waiting if may_edit else waiting.none())
    tell_moved(items, gone)
    context = {
        "meeting": meeting,
        "items": items,
        "may_edit": may_edit,
        "waiting": waiting,
        "minutes": minutes_of(meeting, items),
        "publication": dates.explained(kept.before(meeting.board, meeting.on).publication),
        "days": dates.days_before(meeting, kept),
        "held_up": waiting_papers(items),
        "last": last,
        "changed": changed,
    }
    return render(request, "desk/agenda.html", context)


def waiting_papers(items):
    """The papers of an agenda that wait: for her, and for whoever looks into their files."""
    papers = [paper for item in items for paper in item.papers.all() if paper.waits]
    doubted = [paper for paper in papers if paper.hidden.is_doubted]
    return {"doubted": doubted, "unseen": [paper for paper in papers if paper not in doubted]}


def gone_from(meeting):
    """Items of the work programme that stood on this agenda, and moved elsewhere since or were dropped."""
    stays = Q(meeting=meeting) | Q(slot=SlotKind.STANDING)
    behind = ProgrammeItem.objects.filter(agenda_item__meeting=meeting).select_related("meeting")
    return behind.filter(~stays | Q(status=ItemStatus.DROPPED))


def tell_moved(items, gone):
    """Beside an item of the agenda whose item of the work programme went elsewhere: where that is now."""
    told = {item.agenda_item_id: item for item in gone}
    for item in items:
        item.moved = told.get(item.pk)


def minutes_of(meeting, items):
    """How long the items take together, against the length of the meeting."""
    planned = sum(item.minutes_planned or 0 for item in items)
    length = meeting.board.meeting_minutes
    if meeting.starts_at and meeting.ends_at:
        starts, ends = meeting.starts_at, meeting.ends_at
        length = (ends.hour - starts.hour) * 60 + ends.minute - starts.minute
    unsaid = sum(item.minutes_planned is None for item in items)
    return {"planned": planned, "length": length, "over": planned - length, "unsaid": unsaid}


def to_agenda(meeting, place=""):
    response = redirect("desk:agenda", getattr(meeting, "pk", meeting))
    response["Location"] += place
    return response


def start_agenda(request, pk):
    meeting = kept_meeting(request, pk)
    if request.method != "POST":
        return to_agenda(meeting)
    try:
        building.start_agenda(meeting=meeting, version=version_of(request), **stamp(request))
    except (services.ChangeRefused, ActionsRefused) as refusal:
        messages.warning(request, str(refusal))
    else:
        said = "The usual items and what is booked are on the agenda. A private item is added with its reason."
        messages.success(request, said)
    return to_agenda(meeting)


def version_of(request):
    asked = request.POST.get("version", "")
    return int(asked[:9]) if asked.isdecimal() else 0


def number_agenda(request, pk):
    meeting = kept_meeting(request, pk)
    if request.method != "POST":
        return to_agenda(meeting)
    try:
        services.number_agenda(meeting=meeting, **stamp(request))
    except services.ChangeRefused as refusal:
        messages.warning(request, str(refusal))
    return to_agenda(meeting)


def add_agenda_item(request, pk):
    meeting = kept_meeting(request, pk)
    form = AddItemForm(request.POST or None)
    if form.is_valid():
        try:
            services.put_on_agenda(meeting=meeting, **form.cleaned_data, **stamp(request))
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The item is on the agenda.")
            return to_agenda(meeting)
    page = {"form": form, "title": "Add an item", "verb": "Add it"}
    return render(request, FORM, page | about(meeting))


def about(meeting):
    return {"caption": name(meeting), "back": f"/meetings/{meeting.pk}/agenda/"}


def take_up(request, pk):
    """Put an item of the work programme on the agenda."""
    meeting = kept_meeting(request, pk)
    items = building.takeable(meeting, services.first_year(meeting.on))
    form = TakeUpForm(request.POST or None, items=items)
    if form.is_valid():
        try:
            building.take_up(meeting=meeting, **form.cleaned_data, **stamp(request))
        except (services.ChangeRefused, ActionsRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The item is on the agenda.")
            return to_agenda(meeting)
    page = {"form": form, "title": "Add an item from the work programme", "verb": "Add it"}
    return render(request, FORM, page | about(meeting))


def change_agenda_item(request, pk):
    """Change an item; whoever comes second is shown both texts, and loses nothing."""
    item = kept_item(request, pk)
    form = ChangeItemForm(request.POST or None, item=item, initial=as_typed(item))
    theirs = []
    if form.is_valid():
        try:
            services.change_agenda_item(item=item, **form.cleaned_data, **stamp(request))
        except services.Stale:
            compared = [name for name in COMPARED if name in form.fields]
            theirs = stale(form, as_typed(kept_item(request, pk)), compared)
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The item is changed.")
            return to_agenda(item.meeting)
    page = {"form": form, "title": "Change the item", "theirs": theirs} | about(item.meeting)
    return render(request, FORM, page, status=409 if theirs else 200)


def as_typed(item):
    told = {name: getattr(item, name) for name in (*COMPARED, "version") if name not in item.WORDS}
    return told | {name: item.word(name) for name in item.WORDS}


def move_agenda_item(request, pk):
    """One place up or down; the button that was pressed has the focus again."""
    item = kept_item(request, pk)
    if request.method != "POST":
        return to_agenda(item.meeting)
    step = STEPS.get(request.POST.get("to"), 1)
    try:
        services.move_agenda_item(
            item=item, version=version_of(request), step=step, **stamp(request)
        )
    except services.ChangeRefused as refusal:
        messages.warning(request, str(refusal))
        return to_agenda(item.meeting)
    return to_agenda(item.meeting, f"#{button_left(item, step)}")


def button_left(item, step):
    """The same button, or the other one where the item stands first or last now."""
    order = [each.pk for each in services.building.in_order(item.meeting)]
    end = order[0] if step < 0 else order[-1]
    goes_up = (step < 0) != (end == item.pk)
    return f"{'up' if goes_up else 'down'}-{item.pk}"


def remove_agenda_item(request, pk):
    item = kept_item(request, pk)
    was_out = item.meeting.status == MeetingStatus.PUBLISHED and not item.held_back
    initial = {"version": item.version}
    form = TakeOffForm(request.POST or None, was_out=was_out, initial=initial)
    if form.is_valid():
        try:
            building.take_off(item=item, **form.cleaned_data, **stamp(request))
        except services.Stale:
            form.data = form.data | {"version": kept_item(request, pk).version}
            form.add_error(None, "Somebody else changed this item meanwhile. Look at it again.")
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The item is off the agenda.")
            return to_agenda(item.meeting)
    page = {"form": form, "title": f"Take off: {item.word('title')}", "verb": "Take it off"}
    page |= about(item.meeting) | {"kind": "warning"}
    page["says"] = (
        "It is published: everybody is told that it is withdrawn. Its papers stay open to inspection."
        if was_out
        else "Nobody else has seen it. Its papers go with it; an item of the work programme waits for another agenda."
    )
    return render(request, FORM, page)
