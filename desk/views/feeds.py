"""What other programs subscribe to: calendars and what changed. And the page of one's own calendar's address."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.cache import cache_control

from desk import calendars, feeds
from desk.models import CalendarAddress
from meetings.models import Board
from scrutiny.doors import open_to_strangers

ICALENDAR = "text/calendar; charset=utf-8"


@open_to_strangers
def board_calendar(request, slug):
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    body = calendars.board_calendar(board, request.user, timezone.now())
    return as_calendar(body, f"{board.slug}.ics")


@login_not_required
@cache_control(private=True, no_store=True)
def own_calendar(request, token):
    """Read by a calendar program that cannot sign in: who holds the address may read it."""
    person = calendars.holder(token)
    if person is None:
        raise Http404
    return as_calendar(calendars.own_calendar(person, timezone.now()), "my-due-dates.ics")


def as_calendar(body, name):
    response = HttpResponse(body, content_type=ICALENDAR)
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def my_calendar(request):
    """Make or revoke the address of one's own calendar. It is shown once, when it is made."""
    stamp = {"person": request.user, "by": request.user, "now": timezone.now()}
    link = ""
    if request.method == "POST" and "revoke" in request.POST:
        calendars.revoke_address(**stamp)
        messages.success(request, "The address of your calendar works no longer")
        return redirect("desk:my_calendar")
    if request.method == "POST":
        token = calendars.make_address(**stamp)
        link = settings.SITE_URL + reverse("desk:own_calendar", args=[token])
    address = CalendarAddress.objects.visible_to(request.user).first()
    return render(request, "desk/my_calendar.html", {"address": address, "link": link})


@open_to_strangers
def board_changes(request, slug):
    """What a stranger may know of, whoever asks: readers of feeds share what they keep."""
    board = get_object_or_404(Board.objects.visible_to(AnonymousUser()), slug=slug)
    feed = Atom1Feed(
        title=f"{board}: what changed",
        link=settings.SITE_URL + board.get_absolute_url(),
        feed_url=settings.SITE_URL + request.path,
        feed_guid=f"tag:{settings.SITE_HOST},2026:board-{board.pk}",
        description="",
        language="en-GB",
    )
    for change in feeds.changes(board):
        feed.add_item(
            title=change.title,
            link=settings.SITE_URL + change.href,
            description=change.title,
            unique_id=f"tag:{settings.SITE_HOST},2026:{change.name}",
            pubdate=change.at,
            updateddate=change.at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
