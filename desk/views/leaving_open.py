"""What a pack leaves open, before anything of it is accepted: worked out each time; the co-ordinator's alone."""

from django.shortcuts import get_object_or_404, redirect, render

from desk.loose_ends.entries import by_age, by_kind, entries
from desk.loose_ends.from_pack import record_of
from desk.loose_ends.rules import loose_ends
from desk.views.loose_ends import arranged
from packs.choices import PackState
from packs.models import Pack

#: A pack's ends have no day of a meeting of their own.
WAYS = {"kind": by_kind, "age": by_age}


def leaves_open(request, pk):
    """By rule: the words that made each promise, what was looked for, and what was found with the reasons."""
    packs = Pack.objects.visible_to(request.user).select_related("board", "reading")
    pack = get_object_or_404(packs, pk=pk)
    if pack.state != PackState.READ:
        return redirect(pack)
    reading = getattr(pack, "reading", None)
    said = reading and reading.checks.get("said")
    ends = loose_ends(record_of(reading.found, said, today=pack.meeting_on)) if said else []
    by = request.GET.get("by")
    by = by if by in WAYS else "kind"
    under = arranged(entries(ends), by, WAYS, today=pack.meeting_on)
    context = {
        "pack": pack,
        "is_looked_through": bool(said),
        "under": under,
        "by": by,
        "ways": list(WAYS),
    }
    context["count"] = sum(len(shown) for _, shown in under)
    return render(request, "desk/leaves_open.html", context)
