"""The letter a chair sends about what stays overdue: written from the record, to print or to copy."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from actions.models import Action
from meetings.choices import Capacity
from meetings.models import Meeting, Membership
from meetings.rights import rights


def chase_letter(request, pk):
    """For those who sit on the board or serve it; there is nothing to write about before it is overdue."""
    beside = ("board", "owner", "cabinet_member", "meeting", "resolution__minute__meeting")
    actions = Action.objects.visible_to(request.user).select_related(*beside).with_moves()
    action = get_object_or_404(actions, pk=pk)
    if action.board_id not in rights(request.user).boards:
        raise PermissionDenied
    today = timezone.localdate()
    seats = Membership.objects.current(today).filter(board=action.board, capacity=Capacity.CHAIR)
    coming = Meeting.objects.visible_to(request.user).standing()
    coming = coming.filter(board=action.board, is_formal=True, on__gte=today).order_by("on")
    context = {
        "action": action,
        "today": today,
        "is_overdue": action.is_live and action.due_to is not None and action.due_to < today,
        "chair": seats.select_related("person").first(),
        "meeting": coming.first(),
        "days": (today - action.due_to).days if action.due_to else 0,
    }
    return render(request, "actions/chase_letter.html", context)
