"""A pack's own page: how far its reading is, then what was found; and what came of it in the end."""

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from actions.models import Action
from packs import intake
from packs.choices import FindingKind, FindingState, PackState
from packs.models import Pack, PackReading

UNDER_WAY = (PackState.WAITING, PackState.READING)


def pack(request, pk):
    packs = Pack.objects.visible_to(request.user).defer("reading__found")
    beside = ("board", "uploaded_by", "reading", "hidden")
    pack = get_object_or_404(packs.select_related(*beside), pk=pk)
    if pack.state != PackState.READ:
        return progress(request, pack)
    counts = counted(pack)
    reading = getattr(pack, "reading", PackReading())
    context = {
        "pack": pack,
        "reading": reading,
        "sections": sections(pack, counts),
        "to_review": sum(one["waiting"] for one in counts),
        "worth_asking": reading.worth_asking,
        "unchanged": sum(one["unchanged"] for one in counts),
        "differing": sum(one["differing"] for one in counts),
    }
    return render(request, "packs/pack.html", context)


def progress(request, pack):
    """How far the reading is. The page asks again by itself, with no script, until there is an answer."""
    context = {"pack": pack, "is_under_way": pack.state in UNDER_WAY}
    response = render(request, "packs/progress.html", context)
    if context["is_under_way"]:
        response["Refresh"] = "3"
    return response


def counted(pack):
    """How many findings of each kind there are, and how they stand."""

    def in_state(state):
        return Count("pk", filter=Q(state=state))

    return list(
        pack.findings.order_by()
        .values("kind")
        .annotate(
            total=Count("pk"),
            waiting=in_state(FindingState.WAITING),
            accepted=in_state(FindingState.ACCEPTED),
            dismissed=in_state(FindingState.DISMISSED),
            unchanged=in_state(FindingState.UNCHANGED),
            differing=Count("pk", filter=Q(state=FindingState.WAITING, replaces__isnull=False)),
        )
    )


def sections(pack, counts):
    """The sections to review, in order, as the task list takes them: people first."""
    unsettled = sum(not one.is_settled for one in intake.people_in_pack(pack))
    names = {"text": "People in this pack", "href": reverse("packs:people", args=[pack.pk])}
    names["status"] = f"{unsettled} to confirm" if unsettled else "Done"
    by_kind = {one["kind"]: one for one in counts}
    kinds = [kind for kind in FindingKind if kind in by_kind]
    return [names, *(section(pack, kind, by_kind[kind]) for kind in kinds)]


def section(pack, kind, count):
    parts = [
        f"{count[state]} {state}"
        for state in ("accepted", "dismissed", "unchanged")
        if count[state]
    ]
    if count["differing"]:
        parts.append(f"{count['differing']} with a difference")
    return {
        "text": f"{kind.label} ({count['total']})",
        "href": reverse("packs:review", args=[pack.pk, kind]),
        "hint": ", ".join(parts),
        "status": f"{count['waiting']} to review" if count["waiting"] else "Done",
    }


def outcome(request, pk):
    """What came out of a pack: the actions it opened, and which of them want an owner."""
    pack = get_object_or_404(Pack.objects.visible_to(request.user).select_related("board"), pk=pk)
    opened = pack.findings.filter(state__in=[FindingState.ACCEPTED, FindingState.UNCHANGED])
    actions = Action.objects.visible_to(request.user).filter(pk__in=opened.values("action"))
    actions = list(actions.select_related("owner", "exempt").order_by("reference"))
    context = {
        "pack": pack,
        "actions": actions,
        "without_owner": sum(not action.owner_id for action in actions),
        "to_review": pack.findings.waiting().count(),
        "sections": counted(pack),
    }
    return render(request, "packs/outcome.html", context)
