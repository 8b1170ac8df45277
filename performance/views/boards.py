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
from scrutiny.together import together


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
    """A board's page. Its groups, and the boards before and after it, are asked about only where there are any."""
    groups_of = Board.objects.filter(parent=OuterRef("pk"))
    seen = Board.objects.visible_to(request.user).annotate(has_groups=Exists(groups_of))
    board, past = succession.with_past(seen.filter(slug=slug))
    if board is None:
        raise Http404
    today = timezone.localdate()
    visible = Board.objects.visible_to(request.user)
    mine = groups.counted(visible.filter(parent=board), today)
    others, mine = together(
        visible.filter(pk__in={board.successor_id, *past.took_over} - {None}),
        mine if board.has_groups else mine.none(),
    )
    context = {
        "board": board,
        "past": past,
        "successor": next((it for it in others if it.pk == board.successor_id), None),
        "took_over": [(it, past.took_over[it.pk]) for it in others if it.pk in past.took_over],
        "today": today,
        "progress": progress.board_progress(board, person=request.user, today=today),
        "keeps": keeps_record(request.user, board.pk),
        "sits": board.pk in rights(request.user).boards,
        "groups": [groups.line(group, today) for group in mine],
        "is_group": board.kind == BoardKind.TASK_AND_FINISH and board.parent_id,
    }
    return render(request, "performance/board_progress.html", context)
