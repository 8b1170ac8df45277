"""The figures of a municipal year for the annual scrutiny report: of one board, or over all the reader sees."""

from urllib.parse import urlencode

import django_tables2 as tables
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from actions import annual
from actions.views.year import asked_year
from meetings.models import Board
from meetings.services import municipal_years, year_name
from scrutiny.doors import open_to_strangers
from scrutiny.ui.download import download
from scrutiny.ui.tables import NumberColumn, Table

FILES = ("csv", "xlsx")


class FiguresTable(Table):
    """The same numbers as a file."""

    caption = "Figures of a year"
    name = tables.Column(verbose_name="Figure")
    n = NumberColumn(verbose_name="Number")
    definition = tables.Column(verbose_name="Definition")


@open_to_strangers
def annual_figures(request):
    """`?year=` is the first year of a municipal year, `?board=` a board's address, `?show=` the figure whose rows stand
    below, and `?format=` a file.
    """
    boards = list(Board.objects.visible_to(request.user).order_by("name"))
    board = chosen(boards, request.GET.get("board"))
    years, today = municipal_years(), timezone.localdate()
    this_year = years.first(today)
    year = asked_year(request, this_year)
    told = annual.figures(
        [board] if board else boards, person=request.user, bounds=years.bounds(year), today=today
    )
    if request.GET.get("format") in FILES:
        return download(FiguresTable(told.figures), f"scrutiny-{year}", request.GET["format"])
    query = {"year": year} | ({"board": board.slug} if board else {})
    show = request.GET.get("show")
    context = {
        "board": board,
        "boards": boards,
        "year_asked": str(year),
        "year_name": year_name(year),
        "years": [(str(each), year_name(each)) for each in range(this_year, this_year - 6, -1)],
        "bounds": years.bounds(year),
        "told": told,
        "shown": next((it for it in (*told.figures, *told.responded) if it.key == show), None),
        "query": urlencode(query),
    }
    return render(request, "actions/annual_figures.html", context)


def chosen(boards, slug):
    """The board of an address; none where all are asked for, 404 where there is none to see."""
    if not slug:
        return None
    board = next((it for it in boards if it.slug == slug), None)
    if board is None:
        raise Http404
    return board
