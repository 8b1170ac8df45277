"""What is past the time for which the law keeps it open: a report, before anybody removes anything."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone

from desk import retention as reckoning
from desk.tables.retention import RetentionTable
from meetings.deadlines import calendar
from meetings.models import Board
from scrutiny.ui.download import download

#: Meetings a page: each has its minutes, its agenda and its papers.
PER_PAGE = 10
FILES = ("csv", "xlsx")


def retention(request):
    """For administrators all boards, for co-ordinators their own; nothing is removed by it."""
    if not Board.objects.run_by(request.user).exists():
        raise PermissionDenied
    today = timezone.localdate()
    days = calendar()
    meetings = reckoning.meetings_past(request.user, today, days)
    kind = request.GET.get("format")
    if kind in FILES:
        rows = reckoning.kept_of(meetings, request.user, today, days)
        return download(RetentionTable(rows), f"retention-{today}", kind)
    page = Paginator(meetings, PER_PAGE).get_page(request.GET.get("page"))
    rows = reckoning.kept_of(page, request.user, today, days)
    context = {"table": RetentionTable(rows), "page": page}
    return render(request, "desk/retention.html", context)
