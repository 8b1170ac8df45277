"""A board's work programme of a municipal year, and its items."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions import programme as services
from actions.choices import COLOURS, ItemStatus, SlotKind, Standing
from actions.forms.people import names
from actions.forms.programme import AddItemForm, ChangeItemForm, DropItemForm, MoveItemForm
from actions.models import Action, ProgrammeItem
from actions.services import ChangeRefused, Stale
from actions.views.changing import stale
from actions.views.journey import journey
from actions.yearend import carried_from, years_of
from meetings.models import Board, Meeting, Resolution
from meetings.querysets import keeps_record
from meetings.services import first_year, year_bounds, year_name
from meetings.services.succession import successor_of
from people.models import Person
from scrutiny.doors import open_to_strangers

COMPARED = (
    "title", "question", "detail", "kind", "origin", "lead_officers", "cabinet_members", "papers",
    "minutes_planned", "others",
)  # fmt: skip
AS_TYPED = ("kind", "origin", "others", "minutes_planned", "version")
#: How each slot without a day is headed.
POOLS = {
    SlotKind.UNDATED: "Date to be determined",
    SlotKind.NEXT_YEAR: "Next year",
    SlotKind.STANDING: "Standing items",
}


@open_to_strangers
def programme(request, slug):
    """The summary and the detail of `?year=`, the first year of a municipal year.

    Without it, of this year; of the latest that has a programme where this one has none.
    """
    keeps = Board.objects.coordinated_by(request.user).filter(pk=OuterRef("pk"))
    boards = Board.objects.visible_to(request.user).annotate(keeps=Exists(keeps))
    board = get_object_or_404(boards, slug=slug)
    this_year = first_year(timezone.localdate())
    asked = request.GET.get("year", "")
    kept = years_of(board)
    year = this_year if this_year in kept or not kept else max(kept)
    if asked.isdecimal() and 1900 < int(asked[:5]) < 3000:
        year = int(asked)
    items = list(items_of(board, year, request.user))
    context = {
        "board": board,
        "year": year,
        "year_name": year_name(year),
        "years": [(each, year_name(each)) for each in sorted({*kept, this_year, year})],
        "sections": sections(board, year, items, request.user),
        "has_items": bool(items),
        "successor": successor_of(board, request.user),
        "carried": carried(board, year, request.user) if kept.get(year) else [],
    }
    return render(request, "actions/programme.html", context)


def items_of(board, year, person):
    items = shown_items(person).filter(board=board, year=year).exclude(status=ItemStatus.DROPPED)
    return items.order_by("position", "pk").prefetch_related("lead_officers", "cabinet_members")


def shown_items(person):
    """Visible items with their meetings; what stands at a meeting one may not know of is not shown either."""
    meetings = Meeting.objects.visible_to(person)
    items = ProgrammeItem.objects.visible_to(person).select_related("board", "meeting")
    return items.filter(Q(meeting=None) | Q(meeting__in=meetings.values("pk")))


def sections(board, year, items, person):
    """The meetings of the year in order with their items, then the slots without a day."""
    held = Meeting.objects.visible_to(person).standing().filter(board=board)
    held = {meeting.pk: meeting for meeting in held.filter(on__range=year_bounds(year))}
    held |= {item.meeting.pk: item.meeting for item in items if item.meeting}
    told = [
        {
            "title": str(meeting),
            "meeting": meeting,
            "items": [item for item in items if item.meeting_id == meeting.pk],
        }
        for meeting in sorted(held.values(), key=lambda meeting: meeting.on)
    ]
    for slot, title in POOLS.items():
        told.append({"title": title, "items": [item for item in items if item.slot == slot]})
    return told


def carried(board, year, person):
    """What left this year's programme, each with the year it is in now."""
    items = carried_from(shown_items(person), board, year)
    return [(item, year_name(item.year)) for item in items]


@open_to_strangers
def programme_item(request, pk):
    item = shown_item(request, pk)
    actions = Action.objects.visible_to(request.user).with_standing(timezone.localdate())
    related = Q(programme_item=item)
    if item.resolution_id:
        related |= Q(resolution=item.resolution_id)
    lines = [
        {
            "action": action,
            "standing": Standing(action.standing).label,
            "colour": COLOURS[action.standing],
        }
        for action in actions.filter(related).order_by("pk")
    ]
    context = {
        "item": item,
        "lines": lines,
        "slot": slot_name(item),
        "year_name": year_name(item.year),
        "history": journey(item, request.user),
        "keeps": keeps_record(request.user, item.board_id),
        "is_planned": item.status == ItemStatus.PLANNED,
    }
    return render(request, "actions/programme_item.html", context)


def shown_item(request, pk):
    """An item with what stands beside it, as far as the reader may see it; else 404."""
    limbs = Resolution.objects.visible_to(request.user).select_related("minute__meeting")
    items = shown_items(request.user).prefetch_related(
        "lead_officers", "cabinet_members", Prefetch("resolution", limbs)
    )
    return get_object_or_404(items, pk=pk)


def slot_name(item):
    return f"Meeting of {item.meeting}" if item.meeting else item.get_slot_display()


def kept_item(request, pk):
    """The item, for the co-ordinator of its board: else 404 or 403."""
    item = shown_item(request, pk)
    if not keeps_record(request.user, item.board_id):
        raise PermissionDenied
    return item


def bookable(board, person, year):
    """A bounded choice: the board's meetings of that municipal year and the next."""
    meetings = Meeting.objects.visible_to(person).standing().filter(board=board)
    first, last = year_bounds(year)[0], year_bounds(year + 1)[1]
    return meetings.filter(on__range=(first, last)).order_by("on")


def add_item(request, slug):
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    asked = request.GET.get("year", "")
    year = int(asked[:4]) if asked.isdecimal() else first_year(timezone.localdate())
    people = Person.objects.visible_to(request.user).active()
    form = AddItemForm(
        request.POST or None, people=people, meetings=bookable(board, request.user, year)
    )
    if form.is_valid():
        about = {"board": board, "year": year} | form.cleaned_data
        try:
            item = services.add_item(by=request.user, now=timezone.now(), **about)
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The item is on the work programme.")
            return redirect(item)
    context = {"board": board, "year_name": year_name(year), "form": form}
    return render(request, "actions/add_item.html", context)


def change_item(request, pk):
    item = kept_item(request, pk)
    people = Person.objects.visible_to(request.user).active()
    form = ChangeItemForm(request.POST or None, people=people, initial=as_typed(item))
    theirs = []
    if form.is_valid():
        try:
            services.change_item(
                item=item, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except Stale:
            item = kept_item(request, pk)
            theirs = stale(form, as_typed(item), COMPARED)
        else:
            messages.success(request, "The item is changed.")
            return redirect(item)
    last = item.events.filter(kind="item_changed").select_related("by").last() if theirs else None
    context = {"item": item, "form": form, "theirs": theirs, "last": last}
    return render(request, "actions/change_item.html", context, status=409 if theirs else 200)


def as_typed(item):
    """An item as its form has it."""
    told = {name: item.word(name) for name in item.WORDS}
    plain = {name: getattr(item, name) for name in AS_TYPED}
    people = {
        "lead_officers": names(item.officers()),
        "cabinet_members": names(item.cabinet_members.all()),
    }
    return told | plain | people


def move_item(request, pk):
    item = kept_item(request, pk)
    meetings = bookable(item.board, request.user, item.year)
    stands = f"meeting-{item.meeting_id}" if item.meeting_id else item.slot
    form = MoveItemForm(request.POST or None, meetings=meetings, initial={"slot": stands})
    if form.is_valid():
        try:
            services.book(item=item, by=request.user, now=timezone.now(), **form.cleaned_data)
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The item is moved.")
            if left := services.left_behind(item, timezone.localdate()):
                says = f"It still stands on the agenda of {left.meeting}: take it off there."
                messages.warning(request, says)
            return redirect(item)
    context = {"item": item, "form": form, "slot": slot_name(item)}
    return render(request, "actions/move_item.html", context)


def drop_item(request, pk):
    item = kept_item(request, pk)
    form = DropItemForm(request.POST or None)
    if form.is_valid():
        try:
            services.drop_item(item=item, by=request.user, now=timezone.now(), **form.cleaned_data)
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "The item is off the work programme. It stays on the record.")
            return redirect(item)
    return render(request, "actions/drop_item.html", {"item": item, "form": form})
