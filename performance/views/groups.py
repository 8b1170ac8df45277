"""One group of children across all phases: everything that is measured of it."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from meetings.models import Board
from performance.beside import ALL, address_of
from performance.cards import A_PAGE, by_phase
from performance.comparing import one_group
from performance.views.measures import in_papers_order
from scrutiny.doors import open_to_strangers


@open_to_strangers
def group_measures(request, slug, group):
    """The group is found by what its name makes of an address: names come from papers."""
    board = get_object_or_404(Board.objects.visible_to(request.user), slug=slug)
    names = board.measures.order_by("group").values_list("group", flat=True).distinct()
    alike = [name for name in names if address_of(name) == group]
    if not alike:
        raise Http404
    measures = in_papers_order(board).filter(group__in=alike)
    measures = measures.prefetch_related("figures", "breaks")
    page = Paginator(measures, A_PAGE).get_page(request.GET.get("page"))
    phases = by_phase(page.object_list)
    context = {
        "board": board,
        "group": alike[0] or ALL,
        "page": page,
        "phases": phases,
        "table": one_group(card for phase in phases for card in phase.cards),
    }
    return render(request, "performance/group_measures.html", context)
