"""Setting up boards: opening and closing them, who sits there, and who keeps their record."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from meetings import forms, services, tables
from meetings.models import Appointment, Board, Membership
from people.forms import both_texts, saved, saved_meanwhile, typed_again
from people.models import Person
from people.querysets import PersonQuerySet, may_administer

FORM = "people/one_form.html"
BOARD_WORDS = (
    "name", "kind", "parent", "is_public", "clearing_days", "meeting_minutes",
    "request_days", "briefing_days", "reserves_decisions", "version",
)  # fmt: skip


def refuse_unless(may):
    """403 for whoever may not."""
    if not may:
        raise PermissionDenied


def board_run_by(person, slug):
    """A board for whoever sets it up: 404 when they may not see it, 403 when they may not change it."""
    board = get_object_or_404(Board.objects.visible_to(person), slug=slug)
    refuse_unless(Board.objects.run_by(person).contains(board))
    return board


def set_up_of(board):
    return redirect("meetings:set_up_board", board.slug)


def keep(form, service, request, **about):
    """Whether a form was accepted and its service did what it says."""
    stamp = {"by": request.user, "now": timezone.now()}
    return saved(form, service, refused=services.ChangeRefused, **stamp, **about)


def set_up_boards(request):
    """The boards somebody sets up: a co-ordinator's own, and all for administrators."""
    refuse_unless(PersonQuerySet.may_keep_directory(request.user))
    boards = Board.objects.run_by(request.user)
    table = tables.BoardTable(boards, request=request, order_by=request.GET.get("sort"))
    context = {"table": table, "may_open": may_administer(request.user)}
    return render(request, "meetings/set_up_boards.html", context)


def set_up_board(request, slug):
    board = board_run_by(request.user, slug)
    order = ("person__sort_name", "starts_on")
    seats = board.memberships.select_related("person").order_by(*order)
    appointments = board.appointments.select_related("person").order_by(*order)
    may_appoint = may_administer(request.user)
    hidden = () if may_appoint else ("end",)
    context = {
        "board": board,
        "seats": tables.SeatTable(list(seats)),
        "appointments": tables.AppointmentTable(list(appointments), exclude=hidden),
        "may_appoint": may_appoint,
    }
    return render(request, "meetings/set_up_board.html", context)


def open_board(request):
    refuse_unless(may_administer(request.user))
    boards = Board.objects.visible_to(request.user).open()
    form = forms.BoardForm(request.POST or None, boards=boards, is_new=True)
    if keep(form, services.open_board, request):
        messages.success(request, "The board is open. Seat its members and appoint a co-ordinator")
        return redirect("meetings:set_up_board", form.cleaned_data["slug"])
    page = {"form": form, "title": "Open a board", "back": "/set-up/boards/"}
    return render(request, FORM, page)


def change_board(request, slug):
    """Change a board. Where somebody else changed it meanwhile, both texts are shown."""
    board = board_run_by(request.user, slug)
    others = Board.objects.visible_to(request.user).open().exclude(pk=board.pk)
    details = {"initial": {name: getattr(board, name) for name in BOARD_WORDS}, "boards": others}
    page = {"title": f"Change {board}", "back": f"/set-up/boards/{slug}/"}
    form = forms.BoardForm(request.POST or None, **details)
    newer = Board.objects.get(pk=board.pk)
    if keep(form, services.change_board, request, board=board):
        messages.success(request, "The board is saved")
        return set_up_of(board)
    if form.is_bound and str(newer.version) != request.POST.get("version"):
        form = forms.BoardForm(typed_again(request.POST, newer.version), **details)
        form.add_error(None, both_texts(f"Somebody changed {newer} while you were writing."))
        page["newer"] = saved_meanwhile(form, newer)
    return render(request, FORM, page | {"form": form})


def seat(request, slug):
    board = board_run_by(request.user, slug)
    people = Person.objects.visible_to(request.user).active()
    form = forms.SeatForm(request.POST or None, people=people)
    if keep(form, services.seat, request, board=board):
        messages.success(request, f"{form.cleaned_data['person']} has a seat on {board}")
        return set_up_of(board)
    page = {"form": form, "title": f"Give somebody a seat on {board}", "verb": "Give the seat"}
    return render(request, FORM, page | {"back": f"/set-up/boards/{slug}/"})


def end_seat(request, pk):
    seats = Membership.objects.select_related("person", "board")
    seat = get_object_or_404(seats.visible_to(request.user), pk=pk)
    refuse_unless(Membership.objects.editable_by(request.user).contains(seat))
    form = forms.EndForm(request.POST or None, initial={"ends_on": seat.ends_on})
    if keep(form, services.unseat, request, membership=seat):
        messages.success(request, f"The seat of {seat.person} ends")
        return set_up_of(seat.board)
    page = {"form": form, "title": f"End the seat of {seat.person} on {seat.board}"}
    return render(request, FORM, page | {"back": f"/set-up/boards/{seat.board.slug}/"})


def appoint(request, slug):
    board = board_run_by(request.user, slug)
    refuse_unless(may_administer(request.user))
    people = Person.objects.visible_to(request.user).active()
    form = forms.AppointmentForm(request.POST or None, people=people)
    if keep(form, services.appoint, request, board=board):
        messages.success(request, f"{form.cleaned_data['person']} is appointed to {board}")
        return set_up_of(board)
    page = {"form": form, "title": f"Appoint somebody to {board}", "verb": "Appoint"}
    return render(request, FORM, page | {"back": f"/set-up/boards/{slug}/"})


def end_appointment(request, pk):
    held = Appointment.objects.select_related("person", "board")
    appointment = get_object_or_404(held.visible_to(request.user), pk=pk)
    refuse_unless(Appointment.objects.editable_by(request.user).contains(appointment))
    form = forms.EndForm(request.POST or None, initial={"ends_on": appointment.ends_on})
    if keep(form, services.end_appointment, request, appointment=appointment):
        messages.success(request, f"The appointment of {appointment.person} ends")
        return set_up_of(appointment.board)
    page = {"form": form, "title": f"End the appointment of {appointment.person}"}
    return render(request, FORM, page | {"back": f"/set-up/boards/{appointment.board.slug}/"})


def seats_of(request, pk):
    """Where one person sits and serves, as far as the reader may see those boards."""
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    seats = person.memberships.visible_to(request.user).select_related("board")
    appointments = person.appointments.visible_to(request.user).select_related("board")
    context = {
        "person": person,
        "seats": tables.SeatOfPersonTable(list(seats)),
        "appointments": tables.AppointmentOfPersonTable(list(appointments)),
    }
    return render(request, "meetings/seats_of.html", context)
