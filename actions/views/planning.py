"""The planning page: a board's municipal year, its meetings and pools, and the moving of items between them."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from actions import programme
from actions.choices import AWAITED, ActionKind, ItemStatus
from actions.forms.programme import PlaceForm
from actions.models import Action, Event
from actions.services import ChangeRefused, Stale
from actions.views.programme import meetings_of, number, shown_items, unsorted
from actions.views.slots import drawn
from actions.views.year import POOLS, asked_year, laid_out
from actions.yearend import years_of
from meetings.models import Board
from meetings.rights import keeps_record
from meetings.services import municipal_years, year_name
from people.querysets import may_sign_in

#: No planning page shows more items of meetings that are over.
MOST = 1_000


def planning(request, slug):
    """A year's meetings in order, then the pools. A POST moves one item; scripts are answered in JSON."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    today = timezone.localdate()
    years = municipal_years()
    year = asked_year(request, years.first(today))
    meetings = list(meetings_of(board, years.bounds(year), request.user))
    if request.method == "POST":
        return place(request, board, year, meetings, today)
    return page(request, board, year, meetings, today)


def page(request, board, year, meetings, today, form=None, chosen="", status=200):
    chosen = number(chosen or request.GET.get("item"))
    asked = {name: request.GET.get(name, "") for name in ("at", "slot", "page")}
    at = chosen or number(asked["at"])
    slots = slots_of(
        request, board, year, meetings, today, chosen=at,
        asked=asked["slot"], page=number(asked["page"]),
    )  # fmt: skip
    stands = next((slot for slot in slots for item in slot.items if item.pk == at), None)
    blank = place_form(meetings, today)
    here, key = (stands.meeting, stands.key) if stands else (None, "")
    menu = place_form(meetings, today, here, initial={"slot": key})
    over = [slot for slot in slots if slot.is_over]
    kept = (
        () if any(slot.items for slot in slots) else years_of(board)
    )  # the way out of an empty year
    years = sorted({year - 1, year + 1, *kept} - {year})
    context = {
        "board": board,
        "year": year,
        "year_asked": str(year),
        "year_name": year_name(year),
        "years": [(each, year_name(each)) for each in years],
        "slots": [slot for slot in slots if not slot.is_over],
        "over": over,
        "minuted": [item for slot in over for item in slot.items if item.wants_saying and item.is_minuted],
        "shows_over": len(over) == len(meetings) or stands in over or asked["slot"] in {slot.key for slot in over},
        "chosen": chosen,
        "form": form,
        "menu": form or menu,
        "blank": blank,
        "is_part": any(slot.pages > 1 for slot in slots),
        "noticed": sum(len(slot.notices) + sum(len(it.notices) for it in slot.items) for slot in slots),
    }  # fmt: skip
    return render(request, "actions/planning.html", context, status=status)


def say_taken(request, slug):
    """Say of items whose meeting is over whether they were taken, from the buttons beside them."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    address = reverse("actions:planning", args=[slug])
    if request.method != "POST":
        return redirect(address)
    shown = shown_items(request.user).filter(board=board).order_by("pk")
    items = list(shown.filter(pk__in=[number(key) for key in request.POST.getlist("item")[:MOST]]))
    taken = request.POST.get("taken") == "yes"
    try:
        programme.say_taken(items=items, taken=taken, by=request.user, now=timezone.now())
    except (ChangeRefused, Stale) as refusal:
        messages.warning(request, str(refusal))
    else:
        what = f"“{items[0].word('title')}”" if len(items) == 1 else f"{len(items)} items"
        became = "taken" if taken else "waiting for another date"
        messages.success(request, f"Kept: {what} {became}.")
    if not items:
        return redirect(address)
    return redirect(f"{address}?year={items[0].year}&at={items[0].pk}#item-{items[0].pk}")


def place_form(meetings, today, here=None, data=None, **options):
    """Where an item may move: to the year's meetings to come, or within the one where it stands."""
    offered = [each for each in meetings if each.is_coming(today) or each == here]
    return PlaceForm(data, meetings=offered, auto_id="place_%s", **options)


def slots_of(request, board, year, meetings, today, **part):
    items = items_of(board, year, request.user)
    return drawn(laid_out(items, board, year, meetings, **part), board, today, request.user)


def items_of(board, year, person):
    """The year's items, each with whether its paper is still awaited."""
    papers = Action.objects.filter(
        programme_item=OuterRef("pk"),
        kind__in=(ActionKind.REPORT_DUE, ActionKind.REPORT_BACK),
        status__in=AWAITED,
    )
    items = shown_items(person).filter(board=board, year=year).exclude(status=ItemStatus.DROPPED)
    items = items.annotate(awaits_paper=Exists(papers)).prefetch_related(unsorted("lead_officers"))
    return items.select_related("agenda_item__meeting")


# --- Moving


def place(request, board, year, meetings, today):
    """Move one item, or change its order; told in a sentence when it cannot be."""
    shown = shown_items(request.user).filter(board=board)
    if not request.POST.get("item"):
        messages.warning(request, "Choose “Move” beside the item that is to move.")
        return page(request, board, year, meetings, today)
    item = get_object_or_404(shown, pk=number(request.POST["item"]))
    ahead_of = shown.filter(pk=number(request.POST.get("ahead_of"))).first()
    form = place_form(meetings, today, item.meeting, request.POST)
    status = 422
    if form.is_valid():
        try:
            told = moved(item, ahead_of, form.cleaned_data, request.user)
        except Stale:
            item = shown.get(pk=item.pk)
            form.data = form.data.copy()
            form.data["version"] = item.version
            form.add_error(None, theirs(item, request.user))
            status = 409
        except ChangeRefused as refusal:
            form.add_error("why" if "Say why" in str(refusal) else None, str(refusal))
        else:
            if wants_json(request):
                return answer(request, board, year, meetings, today, item, told)
            messages.success(request, told)
            return redirect(f"{request.path}?year={year}&at={item.pk}#item-{item.pk}")
    if wants_json(request):
        says = " ".join(text for errors in form.errors.values() for text in errors)
        return answer(
            request, board, year, meetings, today, item, says, status, "why" in form.errors
        )
    status = status if status == 409 else 200
    return page(request, board, year, meetings, today, form, str(item.pk), status)


def moved(item, ahead_of, answers, person):
    """Do it, and say what was done."""
    stamp = {"by": person, "now": timezone.now(), "version": answers["version"]}
    if (answers["slot"], answers["meeting"]) == (item.slot, item.meeting):
        programme.reorder(item=item, ahead_of=ahead_of, **stamp)
        return f"“{item.word('title')}” is {'moved within its slot' if ahead_of else 'last in its slot'}."
    where = {name: answers[name] for name in ("slot", "meeting", "why")}
    programme.book(item=item, ahead_of=ahead_of, **where, **stamp)
    said = f"“{item.word('title')}” is moved to {named(item)}."
    left = programme.left_behind(item, timezone.localdate())
    return f"{said} It still stands on the agenda of {left.meeting}." if left else said


def theirs(item, person):
    """Who moved it, and where it stands now."""
    last = (
        Event.objects.filter(programme_item=item)
        .select_related("by")
        .order_by("-at", "-pk")
        .first()
    )
    who = str(last.by) if last and last.by and may_sign_in(person) else "Somebody else"
    return (
        f"{who} changed “{item.word('title')}” while you were looking. It stands at {named(item)} now, "
        "and your move was not made."
    )


def named(item):
    return f"the meeting of {item.meeting}" if item.meeting else POOLS[item.slot].lower()


def answer(request, board, year, meetings, today, item, says, status=200, asks_why=False):
    """For the script: the sentence, the item as it stands, and every slot's line about how full it is."""
    slots = slots_of(request, board, year, meetings, today, chosen=item.pk)
    mine = [(slot, it) for slot in slots for it in slot.items if it.pk == item.pk]
    context = {"year_asked": str(year), "board": board}
    told = {
        "says": says,
        "asks_why": asks_why,
        "item": render_to_string("actions/planning_item.html", context | {"item": mine[0][1]}, request) if mine else "",
        "slot": mine[0][0].key if mine else "",
        "full": {slot.key: render_to_string("actions/planning_full.html", {"slot": slot}) for slot in slots},
    }  # fmt: skip
    return JsonResponse(told, status=status)


def wants_json(request):
    return request.headers.get("Accept") == "application/json"
