"""The limbs of a minute: added one by one or as a pasted list, written, and taken out again."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone

from actions.views.meetings import followed
from desk.forms.minuting import LimbForm, LimbsForm
from desk.proposing import propose
from desk.typed_limbs import limbs_in
from desk.views.outcomes import advice_on, around, due_of, outcome_form, to_limb, to_next, told_of
from desk.views.saving import (
    kept_limb,
    kept_minute,
    refused,
    rows,
    save,
    saved,
    typed,
    wants_json,
)  # fmt: skip
from meetings import services
from meetings.services import ChangeRefused


def add_limbs(request, pk):
    """Add what was resolved: one limb, or several pasted as a list."""
    minute = kept_minute(request, pk)
    form = LimbsForm(request.POST or None, prefix="limbs")
    if form.is_valid():
        known, _ = around(minute, request.user)
        try:
            limbs = _add(minute, form.cleaned_data["text"], known, request.user, timezone.now())
        except ChangeRefused as refusal:
            form.add_error("text", str(refusal))
        else:
            where = to_next(minute, [limb for limb in limbs if not limb.settled])
            if wants_json(request):
                return JsonResponse({"next": where})
            return redirect(where)
    if request.method == "POST" and wants_json(request):
        return refused(form, {})
    context = {"minute": minute, "meeting": minute.meeting, "form": form}
    return render(request, "desk/add_limbs.html", context)


def _add(minute, text, known, by, now):
    found = limbs_in(text, known.board)
    taken = set(minute.resolutions.values_list("number", flat=True))
    numbers = [number[:12] for number, _ in found]
    as_typed = all(numbers) and not taken
    added = []
    for number, words in found:
        proposal = propose(words, known)
        due = due_of(proposal)
        about = {"minute": minute, "text": words, "kind": proposal.kind, "due": due}
        added.append(
            services.add_limb(number=number[:12] if as_typed else "", **about, by=by, now=now)
        )
    return added


def write_limb(request, pk):
    """Write one limb's words; what they propose is said anew once its field is left."""
    limb = kept_limb(request, pk)
    form = LimbForm(request.POST or None, prefix=f"limb{pk}", initial=typed(limb))
    answer = save(request, form, services.write_limb, limb=limb)
    theirs = answer if isinstance(answer, dict) else {}
    if request.method == "POST" and wants_json(request):
        if answer is not True:
            return refused(form, theirs)
        is_left = "left" in request.POST
        return saved(limb, **({"outcome": outcome_html(request, limb)} if is_left else {}))
    if answer is True:
        messages.success(request, "The limb is saved.")
        return redirect(to_limb(limb))
    context = {"limb": limb, "meeting": limb.minute.meeting, "form": form}
    context["theirs"] = rows(form, theirs)
    return render(request, "desk/write_limb.html", context, status=409 if theirs else 200)


def told_limb(limb, lines, known, choices, is_draft):
    """A limb with its form and the lines of what it became, or the form that decides it."""
    proposal = None if lines else propose(limb.word("text"), known)
    return {
        "limb": limb,
        "form": LimbForm(prefix=f"limb{limb.pk}", initial=typed(limb)) if is_draft else None,
        "became": lines,
        "outcome": None if lines else outcome_form(limb, proposal, known, choices),
        "told": told_of(proposal, known) if proposal else [],
        "advice": advice_on(limb, proposal) if proposal else (),
        "is_group": bool(proposal and proposal.is_group),
    }


def outcome_html(request, limb):
    """The form that decides a limb, proposed anew from its words; nothing once it is decided."""
    known, choices = around(limb.minute, request.user)
    lines, *_ = followed([limb], request.user, timezone.localdate())
    told = told_limb(limb, lines[limb.pk], known, choices, True)
    context = {"told": told, "limb": limb}
    return render_to_string("desk/outcome.html", context, request) if told["outcome"] else ""


def remove_limb(request, pk):
    """Take out a limb that was added by mistake."""
    limb = kept_limb(request, pk)
    refusal = ""
    if request.method == "POST":
        try:
            services.remove_limb(limb=limb, by=request.user, now=timezone.now())
        except ChangeRefused as refused_as:
            refusal = str(refused_as)
        else:
            messages.success(request, "The limb is taken out.")
            return redirect("desk:write_minute", limb.minute_id)
    context = {"limb": limb, "meeting": limb.minute.meeting, "refusal": refusal}
    return render(request, "desk/remove_limb.html", context)
