"""What a pack leaves open, before anything of it is accepted: worked out each time; the co-ordinator's alone."""

from itertools import groupby

from django.shortcuts import get_object_or_404, redirect, render

from desk.loose_ends.from_pack import record_of
from desk.loose_ends.rules import loose_ends
from packs.choices import PackState
from packs.models import Pack


def leaves_open(request, pk):
    """By rule: the words that made each promise, what was looked for, and what was found with the reasons."""
    packs = Pack.objects.visible_to(request.user).select_related("board", "reading")
    pack = get_object_or_404(packs, pk=pk)
    if pack.state != PackState.READ:
        return redirect(pack)
    reading = getattr(pack, "reading", None)
    said = reading and reading.checks.get("said")
    ends = loose_ends(record_of(reading.found, said, today=pack.meeting_on)) if said else []
    kinds = [(called(rule), list(of_it)) for rule, of_it in groupby(ends, lambda end: end.rule)]
    context = {"pack": pack, "is_looked_through": bool(said), "kinds": kinds, "count": len(ends)}
    return render(request, "desk/leaves_open.html", context)


def called(rule):
    """ "promised-not-booked" as a heading."""
    return rule.replace("-", " ").capitalize()
