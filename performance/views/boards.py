"""The boards, and a board's page: the councillor's."""

import datetime as dt
from functools import lru_cache

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from actions import groups
from meetings.choices import BoardKind
from meetings.models import Board
from meetings.rights import keeps_record, rights
from meetings.services import succession
from people.models import MunicipalYear
from performance import progress, then
from performance.promised import calendar
from performance.tables import BoardTable
from scrutiny.doors import open_to_strangers
from scrutiny.together import together
from scrutiny.ui.templatetags.ui import standing_tag_html

#: How many actions of a past day stand on one page.
ROWS = 100


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
    """A board's page, as it stands today."""
    today, reader = timezone.localdate(), request.user
    board, past = found(reader, slug, today)
    told = progress.board_progress(board, person=reader, today=today, year_on=board.year_on)
    return page(request, board, past, told, **beside(board, past, reader, today))


@open_to_strangers
def board_then(request, slug, day):
    """A board's page as it stood at the end of the day of one of its past meetings."""
    board, past, meetings, meeting = found_then(request.user, slug, day)
    told = progress.board_progress_then(
        board, person=request.user, meetings=meetings, day=meeting.on, year_on=board.year_on
    )
    return page(request, board, past, told, as_at=meeting)


@lru_cache(
    maxsize=256
)  # the same dozen links each time, and writing addresses costs more than reading rows
def ways_on(slug, *, is_public, closed_on, **told):
    board = {"slug": slug, "is_public": is_public, "closed_on": closed_on}
    return render_to_string("performance/board_more.html", {"board": board} | told)


def page(request, board, past, told, **more):
    keeps = keeps_record(request.user, board.pk)
    is_group = bool(board.kind == BoardKind.TASK_AND_FINISH and board.parent_id)
    context = more | {
        "ways_on": ways_on(
            board.slug,
            is_public=board.is_public,
            closed_on=board.closed_on,
            keeps=keeps,
            is_group=is_group,
            is_signed_in=request.user.is_authenticated,
        ),
        "board": board,
        "past": past,
        "progress": told,
        "late_tag": standing_tag_html("Booked late", "amber"),
        "no_meeting_tag": standing_tag_html("No meeting", "amber"),
        "not_booked_tag": standing_tag_html("Not booked", "red"),
        "keeps": keeps,
        "sits": board.pk in rights(request.user).boards,
    }
    return render(request, "performance/board_progress.html", context)


def found(reader, slug, today):
    """The board with its past, whether it has groups, and when the municipal year began, where the council keeps it."""
    years = MunicipalYear.objects.filter(starts_on__lte=today, ends_on__gte=today)
    rows = Board.objects.visible_to(reader).annotate(
        has_groups=Exists(Board.objects.filter(parent=OuterRef("pk"))),
        year_on=Subquery(years.values("starts_on")[:1]),
    )
    board, past = succession.with_past(rows.filter(slug=slug))
    if board is None:
        raise Http404
    return board, past


def beside(board, past, reader, today):
    """Its groups, and the boards before and after it: asked about only where there are any."""
    visible = Board.objects.visible_to(reader)
    near = {board.successor_id, *past.took_over} - {None}
    mine = groups.counted(visible.filter(parent=board), today) if board.has_groups else None
    if not near and mine is None:
        return {}
    others, mine = together(
        visible.filter(pk__in=near), Board.objects.none() if mine is None else mine
    )
    others = {other.pk: other for other in others}
    return {
        "successor": others.get(board.successor_id),
        "took_over": [(others[pk], told) for pk, told in past.took_over.items() if pk in others],
        "groups": [groups.line(group, today) for group in mine],
    }


def found_then(reader, slug, day):
    """The board, its past, its meetings as of a day, and that day's, which is over; 404 where it did not meet then."""
    try:
        on = dt.date.fromisoformat(day)
    except ValueError as wrong:
        raise Http404 from wrong
    board, past = found(reader, slug, on)
    meetings = calendar(board, reader, on, is_over=True)
    if not meetings.that_day or on >= timezone.localdate():
        raise Http404
    return board, past, meetings, meetings.that_day


@open_to_strangers
def counted_then(request, slug, day, name):
    """The actions that one number of a board's page counted at a past meeting: those and no others."""
    reader = request.user
    board, _, meetings, meeting = found_then(reader, slug, day)
    title, rows, owners = then.listed(
        board, person=reader, meetings=meetings, day=meeting.on, year_on=board.year_on, name=name
    )
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    context = {
        "board": board,
        "as_at": meeting,
        "back": reverse("performance:board_then", args=[slug, day]),
        "title": title,
        "page": page,
        "lines": then.lines(page.object_list, meeting.on, owners),
    }
    return render(request, "performance/counted_then.html", context)
