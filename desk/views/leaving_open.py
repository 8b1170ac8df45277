"""What a pack leaves open, before anything of it is accepted: worked out each time; the co-ordinator's alone."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from desk.loose_ends.board import glossary
from desk.loose_ends.entries import by_age, by_kind, entries
from desk.loose_ends.from_pack import record_of
from desk.loose_ends.rules import loose_ends
from desk.models import NamePair
from desk.views.deciding_ends import remembered
from desk.views.loose_ends import arranged
from packs.choices import PackState
from packs.models import Pack

#: A pack's ends have no day of a meeting of their own.
WAYS = {"kind": by_kind, "age": by_age}


def leaves_open(request, pk):
    """The words that made each promise, what was looked for, and what was found with the reasons."""
    pack = kept_pack(request, pk)
    if pack.state != PackState.READ:
        return redirect(pack)
    ends = ends_of(pack, request.user)
    by = arranged_by(request)
    under = arranged(entries(ends or ()), by, WAYS, today=pack.meeting_on)
    context = {
        "pack": pack,
        "is_looked_through": ends is not None,
        "under": under,
        "by": by,
        "ways": list(WAYS),
        "count": sum(len(shown) for _, shown in under),
    }
    return render(request, "desk/leaves_open.html", context)


@require_POST
def say_pack_names(request, pk):
    """Confirm or refuse a match that the pack proposes, for its board; kept as private: nothing of a pack is out."""
    pack = kept_pack(request, pk)
    remembered(request, pack.board, ends_of(pack, request.user) or (), is_private=True)
    return redirect(f"{reverse('desk:leaves_open', args=[pk])}?by={arranged_by(request)}")


def kept_pack(request, pk):
    packs = Pack.objects.visible_to(request.user).select_related("board", "reading")
    return get_object_or_404(packs, pk=pk)


def ends_of(pack, person):
    """By the words of the pack and what its board said of names; None where it was not looked through."""
    reading = getattr(pack, "reading", None)
    said = reading and reading.checks.get("said")
    if not said:
        return None
    pairs = NamePair.objects.visible_to(person).filter(board=pack.board)
    known = {"today": pack.meeting_on, "glossary": glossary(pairs), "before": before(pack, person)}
    return loose_ends(record_of(reading.found, said, **known))


def before(pack, person):
    """What was read of the board's last pack before this one, for what has gone from its programme."""
    if not pack.meeting_on:
        return None
    earlier = Pack.objects.visible_to(person).filter(
        board=pack.board, state=PackState.READ, meeting_on__lt=pack.meeting_on
    )
    last = earlier.select_related("reading").order_by("-meeting_on", "-pk").first()
    return getattr(last, "reading", None) and last.reading.found


def arranged_by(request):
    by = request.GET.get("by")
    return by if by in WAYS else "kind"
