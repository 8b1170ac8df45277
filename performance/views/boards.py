"""The boards, and a board's page: the councillor's."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from actions import groups
from meetings.choices import BoardKind
from meetings.models import Board
from meetings.querysets import keeps_record
from meetings.services import succession
from performance import progress
from performance.tables import BoardTable
from scrutiny.doors import open_to_strangers


@open_to_strangers
def boards(request):
    """The boards open to the reader; a council has twenty at most, so they stand on one page."""
    seen = Board.objects.visible_to(request.user).open()
    today = timezone.localdate()
    rows = list(progress.boards_with_counts(seen, person=request.user, today=today))
    closed = list(Board.objects.visible_to(request.user).exclude(closed_on=None))
    pasts = succession.pasts([*rows, *closed])
    for board in (*rows, *closed):
        board.past = pasts.get(board.pk)
    context = {"table": BoardTable(rows), "closed": closed}
    return render(request, "performance/boards.html", context)


@open_to_strangers
def board_progress(request, slug):
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    today = timezone.localdate()
    past = succession.pasts([board]).get(board.pk, succession.Past())
    context = {
        "board": board,
        "past": past,
        "successor": succession.successor_of(board, request.user),
        "took_over": succession.predecessors_of(past, request.user),
        "today": today,
        "progress": progress.board_progress(board, person=request.user, today=today),
        "keeps": keeps_record(request.user, board.pk),
        "groups": groups.lines(Board.objects.visible_to(request.user).filter(parent=board), today),
        "is_group": board.kind == BoardKind.TASK_AND_FINISH and board.parent_id,
    }
    return render(request, "performance/board_progress.html", context)
