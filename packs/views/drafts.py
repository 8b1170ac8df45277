"""A draft paper, checked before it is published: its owner's alone, whoever else may do what."""

import datetime as dt

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from packs import drafts as drafting
from packs.asking import before_publication, sections
from packs.checks.told import Verdict
from packs.choices import PackState
from packs.forms import DraftForm
from packs.intake import ChangeRefused
from packs.models import Draft
from packs.views.loading import nudge
from people.querysets import PersonQuerySet

UNDER_WAY = (PackState.WAITING, PackState.READING)


def drafts(request):
    """Hand one in, and what of one's own is kept still."""
    if not PersonQuerySet.may_write_papers(request.user):
        raise PermissionDenied
    form = DraftForm(request.POST or None, request.FILES or None)
    if form.is_valid() and (draft := taken(form, request.user)):
        nudge(request, "The draft will be checked in a minute or two.")
        return redirect(draft)
    own = Draft.objects.visible_to(request.user).defer("found", "checks", "hidden")
    return render(request, "packs/drafts.html", {"form": form, "drafts": own, "days": days()})


def taken(form, person):
    """The draft of a form that was filled in; None, and a sentence at its field, where it is refused."""
    said, about = form.cleaned_data, {"owner": person, "now": timezone.now()}
    try:
        if file := said["file"]:
            return drafting.take_file(name=file.name, data=file, **about)
        return drafting.take_paste(text=said["text"], **about)
    except ChangeRefused as refusal:
        form.add_error("file", str(refusal))


def days():
    return settings.DRAFT_DAYS


def own_draft(request, pk):
    return get_object_or_404(Draft.objects.visible_to(request.user), pk=pk)


def draft(request, pk):
    """How far the check is; then what it tells, what to look at before publication first."""
    draft = own_draft(request, pk)
    if draft.state != PackState.READ:
        return under_way(request, draft)
    asked = [one for part in sections(draft, draft.name) for one in part.asked]
    by_verdict = {it: [one for one in asked if one.verdict == it] for it in Verdict}
    worth = by_verdict[Verdict.WORTH_ASKING]
    flags = before_publication(draft)
    context = {
        "draft": draft,
        "flagged": len(draft.checks.get("flags", [])) + len(draft.hidden),
        "few": settings.SMALL_NUMBER_UNDER,
        "gone_on": timezone.localdate(draft.made_at) + dt.timedelta(days=days()),
        "flags": flags,
        "claims": [one for one in worth if not one.is_date],
        "dates": [one for one in worth if one.is_date],
        "agrees": by_verdict[Verdict.AGREES],
        "cannot_tell": by_verdict[Verdict.CANNOT_TELL],
        "advice": draft.checks.get("advice", []),
        "recommended": sum(len(paper["recommendations"]) for paper in draft.found["papers"]),
    }
    return render(request, "packs/draft.html", context)


def under_way(request, draft):
    context = {"draft": draft, "is_under_way": draft.state in UNDER_WAY}
    response = render(request, "packs/draft_progress.html", context)
    if context["is_under_way"]:
        response["Refresh"] = "3"
    return response


@require_POST
def cancel_draft(request, pk):
    draft = own_draft(request, pk)
    try:
        drafting.cancel(draft=draft)
    except ChangeRefused as refusal:
        messages.error(request, str(refusal))
    return redirect(draft)


@require_POST
def delete_draft(request, pk):
    drafting.delete(draft=own_draft(request, pk))
    messages.success(request, "The draft is deleted, and all that was found in it.")
    return redirect("packs:drafts")
