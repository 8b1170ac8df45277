"""Reviewing one section of a pack: the paper's own words beside what was understood of them."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from packs import intake
from packs.choices import FindingKind, FindingState
from packs.forms import FORMS, FindingForm
from packs.intake.comparing import differences, figures_table
from packs.intake.knowing import NAMED_IN, Knowledge
from packs.intake.noting import heading, matched, notes
from packs.intake.proposing import proposal
from packs.models import Finding, Pack
from people.models import Person

A_PAGE = 20
LINKED = (
    "meeting",
    "agenda_item",
    "minute",
    "action",
    "programme_item",
    "recommendation",
    "measure",
)


@dataclass
class Card:
    """One finding on the page: the form while it waits, and what is worth knowing beside it."""

    finding: Finding
    heading: str
    rows: list
    form: FindingForm | None
    notes: list
    differences: list
    figures: dict | None
    link: dict | None


def review(request, pk, section):
    pack = get_object_or_404(Pack.objects.visible_to(request.user).select_related("board"), pk=pk)
    if section not in FindingKind.values:
        raise Http404
    found = pack.findings.filter(kind=section).select_related("replaces", *LINKED)
    refused = None
    if request.method == "POST":
        refused = decide(request, pack, section, found)
        if not refused:
            return redirect(request.get_full_path())
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    known = Knowledge(pack)
    cards = [card(finding, known, refused, request.user) for finding in page]
    context = {
        "pack": pack,
        "section": FindingKind(section),
        "page": page,
        "cards": cards,
        "refused": refused,
        "has_errors": bool(refused),
        "waiting": pack.findings.waiting().filter(kind=section).count(),
        "names_unknown": section in NAMED_IN and any_unknown(known),
        "next": next_section(pack, section),
    }
    return render(request, "packs/review.html", context)


def any_unknown(known):
    return not all(one.is_settled for one in intake.people_in(known))


def decide(request, pack, section, found):
    """Do what the button said. Returns the form that was refused, or None when all is done."""
    what, _, which = request.POST.get("decision", "").partition(":")
    if what == "section":
        accept_all(request, pack, section, which == "proposals")
        return None
    finding = get_object_or_404(found, pk=which if which.isdigit() else 0)
    if what == "dismiss":
        return dismiss(request, finding)
    form = form_for(finding, Knowledge(pack), request.user, request.POST)
    if form.is_valid():
        try:
            done = intake.accept(
                finding=finding, by=request.user, now=timezone.now(), **form.cleaned_data
            )
        except intake.REFUSALS as refusal:
            form.add_error(None, intake.sentence(refusal))
        else:
            opened = f" It opened {done.action.reference}." if done.action else ""
            messages.success(request, f"Accepted.{opened}")
            return None
    return form


def dismiss(request, finding):
    why = request.POST.get(f"f{finding.pk}-why", "").strip()[:1000]
    try:
        intake.dismiss(finding=finding, by=request.user, now=timezone.now(), why=why)
    except intake.ChangeRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Dismissed.")


def accept_all(request, pack, section, with_proposals):
    """Accept what waits in a section. What could not be accepted stays, and the page says why."""
    about = {"pack": pack, "kinds": [section], "with_proposals": with_proposals}
    try:
        outcome = intake.accept_section(by=request.user, now=timezone.now(), **about)
    except intake.ChangeRefused as refusal:
        messages.warning(request, str(refusal))
        return
    if outcome.accepted:
        messages.success(request, f"Accepted {outcome.accepted}.")
    reasons = list(dict.fromkeys(why for _, why in outcome.left))
    if reasons:
        more = f" And {len(reasons) - 3} more reasons." if len(reasons) > 3 else ""
        messages.info(request, f"{len(outcome.left)} left to decide. {' '.join(reasons[:3])}{more}")


def card(finding, known, refused, person):
    form = None
    if finding.state == FindingState.WAITING:
        is_refused = refused and refused.prefix == f"f{finding.pk}"
        form = refused if is_refused else form_for(finding, known, person)
    return Card(
        finding=finding,
        heading=heading(finding),
        rows=[*matched(finding, known), *form.told] if form else [],
        form=form,
        notes=notes(finding, known) if form else [],
        differences=differences(finding) if form else [],
        figures=figures_table(finding.data) if finding.kind == FindingKind.MEASURE else None,
        link=link(finding),
    )


def link(finding):
    """Where an accepted finding stands in the record."""
    if finding.action:
        return {
            "href": finding.action.get_absolute_url(),
            "text": f"Action {finding.action.reference}",
        }
    for name in ("programme_item", "recommendation", "measure", "meeting"):
        if row := getattr(finding, name):
            return {"href": row.get_absolute_url(), "text": "See it in the record"}
    inside = finding.minute or finding.agenda_item
    if inside:
        return {
            "href": reverse("actions:meeting", args=[inside.meeting_id]),
            "text": "See the meeting",
        }
    return None


def form_for(finding, known, person, data=None):
    people = Person.objects.visible_to(person).active()
    proposed = proposal(finding, known)
    return FORMS[finding.kind](data, prefix=f"f{finding.pk}", proposal=proposed, people=people)


def next_section(pack, section):
    """The next section that has something to review, or the page that says what came of it all."""
    kinds = set(pack.findings.waiting().values_list("kind", flat=True))
    order = FindingKind.values
    ahead = [kind for kind in order[order.index(section) + 1 :] if kind in kinds]
    if ahead:
        kind = FindingKind(ahead[0])
        return {
            "href": reverse("packs:review", args=[pack.pk, kind]),
            "text": f"Next section: {kind.label}",
        }
    return {"href": reverse("packs:outcome", args=[pack.pk]), "text": "What came of this pack"}
