"""What of a pack is worth asking: its claims against its own figures, and its dates; the co-ordinator's alone."""

from collections import Counter

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from packs import intake
from packs.asking import before_publication, sections
from packs.checks.told import Verdict
from packs.choices import PackState
from packs.forms import AskedForm
from packs.models import Pack
from packs.views.loading import nudge


def worth_asking(request, pk):
    """Paper by paper: what is worth asking first; what agrees, and where it cannot tell, folded under it."""
    packs = Pack.objects.visible_to(request.user).select_related("board", "reading")
    pack = get_object_or_404(packs, pk=pk)
    if pack.state != PackState.READ:
        return redirect(pack)
    reading = getattr(pack, "reading", None)
    if not reading or not (reading.read_at or reading.error):
        return still_checking(request, pack, reading)
    parts = sections(reading, pack.name)
    form = AskedForm(request.GET or None, sections=parts)
    context = {
        "pack": pack,
        "reading": reading,
        "counts": counted(parts),
        "flags": before_publication(reading),
        "form": form,
        "verdict": form.chosen("verdict"),
        "sections": narrowed(parts, form),
    }
    return render(request, "packs/worth_asking.html", context)


def counted(parts):
    """How much there is of each verdict, by its name."""
    found = Counter(one.verdict for part in parts for one in part.asked)
    return {verdict.name.lower(): found[verdict] for verdict in Verdict}


def narrowed(parts, form):
    """(part, what of it is listed), for the parts that have any."""
    paper, verdict = form.chosen("paper"), form.chosen("verdict")
    chosen = [part for part in parts if not paper or str(part.line) == paper]
    listed = [
        (part, part.with_verdict(verdict) if verdict else part.worth_asking) for part in chosen
    ]
    return [(part, rows) for part, rows in listed if rows or not verdict]


def still_checking(request, pack, reading):
    """The page asks again by itself, as it does while a pack is read."""
    percent = reading.progress if reading else 0
    response = render(request, "packs/checking.html", {"pack": pack, "percent": percent})
    response["Refresh"] = "3"
    return response


@require_POST
def check_again(request, pk):
    pack = get_object_or_404(Pack.objects.visible_to(request.user), pk=pk)
    try:
        intake.ask_to_check(pack=pack)
    except intake.ChangeRefused as refusal:
        messages.error(request, str(refusal))
        return redirect(pack)
    nudge(request, "The pack is checked again in a minute or two.")
    return redirect("packs:worth_asking", pk)
