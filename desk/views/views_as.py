"""Beginning and ending to view a board as somebody else."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from desk import viewing
from desk.forms.views_as import ViewAsForm
from meetings.models import Board
from meetings.rights import keeps_record


def view_as(request, slug):
    """Choose as whom. It lasts half an hour, on every page, and changes nothing."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    if not keeps_record(request.user, board.pk):
        raise PermissionDenied
    form = ViewAsForm(request.POST or None)
    if form.is_valid():
        viewing.start(request.session, form.cleaned_data["who"], board, timezone.now())
        return redirect(board)
    page = {"form": form, "title": f"View {board} as somebody else", "verb": "Start"}
    back = board.get_absolute_url()
    return render(request, "desk/form.html", page | {"back": back})


@require_POST
def end_view(request):
    board = Board.objects.visible_to(request.user).filter(pk=viewing.end(request.session)).first()
    return redirect(board or "desk:home")
