"""The end of a municipal year: one page that carries a programme's unfinished items into the next."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from actions import yearend
from actions.choices import ItemStatus
from actions.forms.carrying import CarryForm, lines_for
from actions.models import ProgrammeItem
from actions.services import ChangeRefused
from actions.views.year import asked_year
from meetings.models import Board
from meetings.rights import keeps_record
from meetings.services import first_year, year_name


def carry_programme(request, slug):
    """Carry what is unfinished of `?year=`; without it, of the first year that has anything unfinished."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    today = timezone.localdate()
    year = asked_year(request, None) or first_unfinished(board, first_year(today))
    form, changed = (
        CarryForm(request.POST or None, lines=lines(board, year, request.user, today)),
        [],
    )
    if form.is_valid():
        try:
            told = carried(form, board, year, request.user)
        except yearend.ChangedMeanwhile as refusal:
            form.add_error("items", str(refusal))
            changed = refusal.items
            form.lines = again(form.lines, changed, board, year, request.user, today)
        except ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, told)
            return redirect(f"{reverse('actions:programme', args=[slug])}?year={year + 1}")
    context = {
        "board": board,
        "form": form,
        "year": year,
        "year_name": year_name(year),
        "next_name": year_name(year + 1),
        "past": sum(line.item.is_past(today) for line in form.lines),
        "stays": stays(board, year, len(form.lines)),
    }
    return render(request, "actions/carry_programme.html", context, status=409 if changed else 200)


def first_unfinished(board, this_year):
    planned = ProgrammeItem.objects.filter(board=board, status=ItemStatus.PLANNED)
    first = planned.aggregate(first=Min("year"))["first"]
    return min(first or this_year, this_year)


def lines(board, year, person, today):
    items = ProgrammeItem.objects.visible_to(person).filter(
        pk__in=yearend.unfinished(board, year, today).values("pk")
    )
    items = list(items.select_related("meeting").order_by("meeting__on", "position", "pk"))
    return lines_for(items, yearend.minuted(items, person, today), today)


def again(typed, changed, board, year, person, today):
    """The items as they stand now, with what was typed beside them."""
    before = {line.item.pk: line for line in typed}
    now = lines(board, year, person, today)
    for line in now:
        if was := before.get(line.item.pk):
            line.ticked, line.why, line.slot = was.ticked, was.why, was.slot
        line.is_changed = line.item.pk in changed
    return now


def carried(form, board, year, person):
    """Do it, and say what was done."""
    going, dropped = form.cleaned_data["going"], form.cleaned_data["dropped"]
    stamp = {"by": person, "now": timezone.now()}
    yearend.carry(board=board, year=year, going=going, dropped=dropped, **stamp)
    said = f"{counted(len(going))} carried into {year_name(year + 1)}"
    return f"{said}. {counted(len(dropped))} taken off" if dropped else said


def counted(n):
    return "1 item is" if n == 1 else f"{n} items are"


def stays(board, year, listed):
    """How many items stay in the old year, and why."""
    by = yearend.of_year(board, year).aggregate(
        taken=Count("pk", filter=Q(status=ItemStatus.TAKEN)),
        dropped=Count("pk", filter=Q(status=ItemStatus.DROPPED)),
        planned=Count("pk", filter=Q(status=ItemStatus.PLANNED)),
    )
    return {"taken": by["taken"], "dropped": by["dropped"], "coming": by["planned"] - listed}
