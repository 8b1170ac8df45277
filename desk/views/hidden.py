"""Papers that wait because their file may hold text that its pages do not show: the list, and deciding one."""

from django.core.exceptions import PermissionDenied
from django.db.models import Case, Q, When
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from desk.views.calling import name
from desk.views.withholding import kept_paper
from meetings import services
from meetings.choices import MeetingStatus
from meetings.models import Paper, PaperHidden
from packs.views.hidden import decide
from people.querysets import PersonQuerySet

#: As many as are worth a page.
MOST = 200
LET_GO = "The paper may go. Others read it once the agenda is published with it."


def hidden_papers(request):
    """Every paper that waits, over the boards somebody keeps; and published ones in which something was found since."""
    if not PersonQuerySet.may_keep_directory(request.user):
        raise PermissionDenied
    doubted = PaperHidden.objects.undecided().values("pk")
    held_up = Paper.objects.held_up().order_by().values("pk")
    papers = Paper.objects.coordinated_by(request.user).filter(
        Q(pk__in=doubted) | Q(pk__in=held_up)
    )
    papers = papers.annotate(waits=Case(When(pk__in=held_up, then=True), default=False))
    papers = papers.select_related("exempt", "hidden", "item__meeting__board")
    papers = papers.defer("hidden__found").order_by("item__meeting__on", "pk")
    context = {"papers": list(papers[:MOST])}
    return render(request, "desk/hidden_papers.html", context)


def hidden_paper(request, pk):
    """What the file of one paper hides, and letting it go with a reason, or the way to replace it."""
    paper = kept_paper(request, pk)
    rows = PaperHidden.objects.visible_to(request.user).select_related(
        "let_go_by", "paper__exempt", "paper__item__meeting"
    )
    hidden = get_object_or_404(rows, pk=paper.pk)
    meeting = paper.item.meeting
    may_edit = meeting.is_coming(timezone.localdate())
    here = {"args": [paper.pk]}
    return decide(
        request,
        hidden,
        services.let_paper_go,
        LET_GO,
        title=paper.word("subject"),
        caption=name(meeting),
        back=reverse("desk:agenda", args=[meeting.pk]),
        replace=reverse("desk:replace_paper", **here) if may_edit else "",
        remove=reverse("desk:remove_paper", **here) if may_edit and paper.held_back else "",
        is_out=not (paper.held_back or meeting.status == MeetingStatus.PLANNED),
    )
