"""Where a report back comes back: an item of the work programme, or a new slot."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from actions import programme
from actions.choices import ItemStatus
from actions.forms.programme import BookForm
from actions.services import ChangeRefused
from actions.views.deciding import kept_action
from actions.views.programme import shown_items
from meetings.models import Meeting


def book_action(request, pk):
    action = kept_action(request, pk)
    if not programme.is_bookable(action):
        messages.info(request, "Only a report back that is still owed is booked.")
        return redirect(action)
    form = BookForm(request.POST or None, **offered(action, request.user))
    if form.is_valid():
        stamp = {"by": request.user, "now": timezone.now()}
        try:
            programme.book_action(action=action, **stamp, **form.cleaned_data)
        except ChangeRefused as refusal:
            form.add_error("place", str(refusal))
        else:
            messages.success(request, f"{action.reference} is booked. Its due date follows.")
            return redirect(action)
    return render(request, "actions/book_action.html", {"action": action, "form": form})


def offered(action, person):
    """The board's coming meetings and its planned items: those still to come first, then what has no day."""
    today = timezone.localdate()
    meetings = Meeting.objects.visible_to(person).coming(today)
    coming = meetings.filter(board=action.board_id).order_by("on")
    items = shown_items(person).filter(board=action.board_id, status=ItemStatus.PLANNED)
    items = items.exclude(pk=action.programme_item_id)
    items = [item for item in items if not item.is_past(today)]
    return {"meetings": list(coming), "items": sorted(items, key=lambda it: nearest(it, today))}


def nearest(item, today):
    if not item.meeting:
        return 1, 0, item.position
    return 0, (item.meeting.on - today).days, item.position
