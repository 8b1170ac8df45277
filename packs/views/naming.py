"""The people named in a pack: who each of them is."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from packs import intake
from packs.forms import NamedForm
from packs.models import Pack
from people.models import Person


def people(request, pk):
    """Everybody at once: what is proposed stands marked, and one button confirms the whole page."""
    pack = get_object_or_404(Pack.objects.visible_to(request.user).select_related("board"), pk=pk)
    named = intake.people_in_pack(pack)
    forms = [form_for(one, request) for one in named if not one.is_settled]
    wrong = []
    if request.method == "POST":
        sent = [form for form in forms if form.add_prefix("who") in request.POST]
        wrong = [form for form in sent if not form.is_valid()]
        if not wrong and confirmed(request, pack, sent):
            return redirect("packs:people", pk=pack.pk)
    context = {
        "pack": pack,
        "forms": forms,
        "wrong": wrong,
        "has_errors": bool(wrong),
        "settled": [one for one in named if one.is_settled],
    }
    return render(request, "packs/people.html", context)


def form_for(named, request):
    return NamedForm(
        request.POST or None,
        prefix=f"n{named.key}",
        named=named,
        proposed=intake.proposal(named),
        people=Person.objects.visible_to(request.user).active(),
    )


def confirmed(request, pack, forms):
    said = [(form.named, form.answer) for form in forms]
    try:
        with transaction.atomic():
            intake.confirm(pack=pack, said=said, by=request.user, now=timezone.now())
    except (*intake.REFUSALS, ValidationError) as refusal:
        messages.error(request, intake.sentence(refusal))
        return False
    messages.success(request, f"{len(said)} people confirmed.")
    return True
