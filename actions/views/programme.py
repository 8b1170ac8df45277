"""A board's work programme of a municipal year, and its items."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions import programme as services
from actions.choices import COLOURS, ItemStatus, Standing
from actions.forms.programme import AddItemForm, ChangeItemForm, DropItemForm, MoveItemForm
from actions.journey import journey
from actions.models import Action, ProgrammeItem
from actions.services import ChangeRefused, Stale
from actions.views.changing import stale
from actions.views.year import LEFT, POOLS, asked_year, laid_out
from actions.yearend import carried_on, years_of
from meetings.models import Board, Meeting, Resolution
from meetings.rights import keeps_record
from meetings.services import first_year, municipal_years, year_name
from meetings.services.succession import successor_of
from people.choosing import names
from people.models import Person
from scrutiny.doors import open_to_strangers
from scrutiny.ui.templatetags.words import who

COMPARED = (
    "title", "question", "detail", "kind", "origin", "lead_officers", "cabinet_members", "papers",
    "minutes_planned", "others",
)  # fmt: skip
AS_TYPED = ("kind", "origin", "others", "minutes_planned", "version")


@open_to_strangers
def programme(request, slug):
    """The summary and the detail of `?year=`, the first year of a municipal year; with `?whole=`, all of a long one.

    Without a year, of this one; of the latest that has a programme where this one has none.
    """
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    years = municipal_years()
    this_year = years.first(timezone.localdate())
    kept = years_of(board)
    year = asked_year(request, this_year if this_year in kept or not kept else max(kept))
    items = items_of(board, year, request.user, with_carried=kept.get(year))
    *slots, carried = laid_out(
        items, board, year, meetings_of(board, years.bounds(year), request.user),
        pools=POOLS | LEFT, asked=request.GET.get("slot", ""),
        page=number(request.GET.get("page")), whole="whole" in request.GET,
    )  # fmt: skip
    for item in carried.items:
        item.year_name = year_name(item.year)
    context = {
        "board": board,
        "keeps": keeps_record(request.user, board.pk),
        "year": year,
        "year_asked": str(year),
        "year_name": year_name(year),
        "years": [(each, year_name(each)) for each in sorted({*kept, this_year, year})],
        "sections": [(slot, lines(slot, request.user)) for slot in slots],
        "has_items": any(slot.items for slot in slots),
        "is_part": any(slot.pages > 1 for slot in (*slots, carried)),
        "total": sum(slot.total for slot in slots),
        "carried": carried,
        "successor": successor_of(board, request.user),
    }
    return render(request, "actions/programme.html", context)


def number(text):
    return int(text) if text and text.isdecimal() and len(text) < 18 else 0


def lines(slot, reader):
    """What the summary and the detail say of a slot's items, put in words once for both."""
    return [
        {
            "href": item.get_absolute_url(),
            "title": item.word("title"),
            "is_private": item.is_private,
            "words": list(filter(None, (item.word("question"), item.word("detail")))),
            "people": names_of(item, reader),
        }
        for item in slot.items
    ]


def names_of(item, reader):
    names = [who(each, reader) for each in people_of(item)]
    return [*names, item.others] if item.others else names


def people_of(item):
    """Whom an item names: cabinet members, then lead officers, each by name."""
    return *by_name(item.cabinet_members), *by_name(item.lead_officers)


def by_name(people):
    return sorted(people.all(), key=lambda person: (person.sort_name, person.pk))


def unsorted(name):
    """A prefetch of people in no order: sorted by name, a database may read the whole directory for them."""
    return Prefetch(name, Person.objects.order_by())


def items_of(board, year, person, with_carried=False):
    """A year's items; also those that were carried out of it into a later one."""
    stands = Q(year=year) & ~Q(status=ItemStatus.DROPPED)
    stands = stands | carried_on(board, year) if with_carried else stands
    items = shown_items(person).filter(stands, board=board).order_by("position", "pk")
    return items.prefetch_related(unsorted("lead_officers"), unsorted("cabinet_members"))


def meetings_of(board, bounds, person):
    """The year's meetings; a cancelled one has no room for items."""
    held = Meeting.objects.visible_to(person).standing().filter(board=board)
    return held.filter(on__range=bounds).order_by("on")


def shown_items(person):
    """Visible items with their meetings; what stands at a meeting one may not know of is not shown either."""
    meetings = Meeting.objects.visible_to(person)
    items = ProgrammeItem.objects.visible_to(person).select_related("board", "meeting")
    return items.filter(Q(meeting=None) | Q(meeting__in=meetings.values("pk")))


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
        "is_past": item.is_past(timezone.localdate()),
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


def bookable(board, person, item=None):
    """The board's meetings to come, with the one where the item stands."""
    meetings = Meeting.objects.visible_to(person).filter(board=board)
    coming = meetings.coming(timezone.localdate())
    stands = meetings.filter(pk=item.meeting_id if item else None)
    return (coming | stands).order_by("on")


def add_item(request, slug):
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    year = asked_year(request, first_year(timezone.localdate()))
    people = Person.objects.visible_to(request.user).active()
    form = AddItemForm(request.POST or None, people=people, meetings=bookable(board, request.user))
    if form.is_valid():
        meeting = form.cleaned_data["meeting"]
        about = {"board": board, "year": first_year(meeting.on) if meeting else year}
        about |= form.cleaned_data
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
    meetings = bookable(item.board, request.user, item)
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
