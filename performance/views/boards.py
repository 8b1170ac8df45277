"""The boards, and a board's page: the councillor's."""

from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from actions import groups
from meetings.choices import BoardKind
from meetings.models import Board
from meetings.querysets import keeps_record, rights
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
    """A board's page. Its groups are asked about only where there are any."""
    groups_of = Board.objects.filter(parent=OuterRef("pk"))
    seen = Board.objects.visible_to(request.user).annotate(has_groups=Exists(groups_of))
    board, past = succession.with_past(seen.filter(slug=slug))
    if board is None:
        raise Http404
    today = timezone.localdate()
    mine = Board.objects.visible_to(request.user).filter(parent=board)
    context = {
        "board": board,
        "past": past,
        "successor": succession.successor_of(board, request.user),
        "took_over": succession.predecessors_of(past, request.user),
        "today": today,
        "progress": progress.board_progress(board, person=request.user, today=today),
        "keeps": keeps_record(request.user, board.pk),
        "sits": board.pk in rights(request.user).boards,
        "groups": groups.lines(mine, today) if board.has_groups else [],
        "is_group": board.kind == BoardKind.TASK_AND_FINISH and board.parent_id,
    }
    return render(request, "performance/board_progress.html", context)
