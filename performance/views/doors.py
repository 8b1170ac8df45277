"""Who may open the pages of a plan: unseen is 404, not theirs to do is 403."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from meetings.models import Meeting, Paper
from performance.models import Milestone, Plan, Recommendation, SignOff

#: As many meetings and papers as a list to choose from offers.
OFFERED = 40


def seen(rows, pk):
    return get_object_or_404(rows, pk=pk)


def kept(rows, pk, person):
    """A row of a board whose record the person keeps."""
    row = seen(rows.visible_to(person), pk)
    if not rows.coordinated_by(person).contains(row):
        raise PermissionDenied
    return row


def kept_plan(request, pk):
    return kept(Plan.objects.select_related("board", "answerer"), pk, request.user)


def visible_recommendation(request, pk):
    rows = Recommendation.objects.visible_to(request.user)
    return seen(rows.select_related("plan__board", "owner", "cabinet_member"), pk)


def kept_recommendation(request, pk):
    rows = Recommendation.objects.select_related("plan__board", "owner", "cabinet_member")
    return kept(rows, pk, request.user)


def own_recommendation(request, pk):
    """One that the person answers for, or whose board's record they keep."""
    recommendation = visible_recommendation(request, pk)
    if not Recommendation.objects.updatable_by(request.user).contains(recommendation):
        raise PermissionDenied
    return recommendation


def kept_milestone(request, pk):
    return kept(Milestone.objects.select_related("recommendation__plan__board"), pk, request.user)


def kept_sign_off(request, pk):
    rows = SignOff.objects.select_related("plan__board", "recommendation", "meeting__board")
    return kept(rows, pk, request.user)


def officer(recommendation, person):
    """For whom a delegate does it; nobody where it is one's own, or one's board's to keep."""
    if recommendation.owner == person:
        return None
    keeps = Recommendation.objects.coordinated_by(person).contains(recommendation)
    return None if keeps else recommendation.owner


def offered(rows, *order):
    """The first of some rows, as a queryset that a form may narrow."""
    first = rows.order_by(*order).values("pk")[:OFFERED]
    return rows.model.objects.filter(pk__in=first).order_by(*order)


def meetings_of(plan, person):
    """The meetings a plan may be reported to: the board's, the nearest first."""
    rows = Meeting.objects.visible_to(person).standing().filter(board=plan.board)
    return offered(rows, "-on")


def meetings_kept(person, today):
    """The meetings at which something may have been signed off: of every board one keeps, newest first."""
    held = Meeting.objects.coordinated_by(person).standing().filter(on__lte=today)
    return offered(held, "-on").select_related("board")


def papers_of(person, boards):
    """Open papers that came to these boards, newest first."""
    rows = Paper.objects.visible_to(person).filter(
        is_private=False, item__meeting__board__in=boards
    )
    rows = offered(rows, "-item__meeting__on", "pk")
    return rows.select_related("item__meeting")
