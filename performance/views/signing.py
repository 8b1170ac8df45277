"""Recording a sign-off, correcting one, and saying to which recommendations stray ones belong."""

from functools import partial

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.rights import rights
from performance import services
from performance.forms import ChangeSignOffForm, SignOffForm
from performance.models import ProgressNote, Recommendation
from performance.strays import propose, reconcile, words_of
from performance.views.asking import ask
from performance.views.doors import kept_plan, kept_sign_off, meetings_kept, papers_of


def choices(plan, person):
    """What a sign-off may name: the meetings of the boards one keeps, and their papers."""
    papers = papers_of(person, rights(person).kept)
    today = timezone.localdate()
    meetings = meetings_kept(person, today)
    return {"plan": plan, "meetings": meetings, "papers": papers, "today": today}


def sign_off(request, pk):
    """Record a sign-off of a plan; `?recommendation=` names the one it is under."""
    plan = kept_plan(request, pk)
    form = SignOffForm(
        request.POST or None,
        initial={"recommendation": request.GET.get("recommendation", "")[:18]},
        **choices(plan, request.user),
    )
    page = {"title": "Record a sign-off", "caption": plan, "back": plan.get_absolute_url()}
    write = partial(services.sign_off, plan=plan)
    return ask(request, form, page, write, said="The sign-off is recorded.")


def change_sign_off(request, pk):
    signed = kept_sign_off(request, pk)
    told = {name: getattr(signed, name) for name in SIGNED} | {"by_body": signed.by}
    form = ChangeSignOffForm(
        request.POST or None,
        initial=told,
        **choices(signed.plan, request.user),
    )
    page = {
        "title": "Change a sign-off",
        "caption": signed.plan,
        "back": signed.plan.get_absolute_url(),
    }
    return ask(
        request,
        form,
        page,
        partial(services.change_sign_off, signed=signed),
        said="The sign-off is changed.",
        again=partial(kept_sign_off, request, pk),
    )


SIGNED = ("text", "recommendation", "meeting", "on", "report", "report_title", "version")


def tie_sign_offs(request, pk):
    """Strays with the recommendation each may belong to: she chooses, and saves what she chose at once."""
    plan = kept_plan(request, pk)
    rows = list(plan.recommendations.all())
    told = reconcile(rows, list(plan.sign_offs.select_related("recommendation")))
    refused = ""
    if request.method == "POST":
        try:
            n = services.tie_sign_offs(
                ties=chosen(request.POST, told.strays, rows), by=request.user, now=timezone.now()
            )
        except services.Stale as stale:
            refused = str(stale)
        else:
            messages.success(request, f"{n} tied." if n else "Nothing was chosen.")
            return redirect("performance:tie_sign_offs", pk)
    notes = ProgressNote.objects.filter(recommendation__plan=plan) if told.strays else ()
    theirs = words_of(rows, notes)
    strays = [
        {"signed": signed, "proposal": propose(signed, theirs), "chosen": typed(request, signed)}
        for signed in told.strays
    ]
    context = {"plan": plan, "told": told, "strays": strays, "rows": rows, "refused": refused}
    return render(
        request, "performance/tie_sign_offs.html", context, status=409 if refused else 200
    )


def typed(request, signed):
    """The recommendation chosen for a stray, as it came."""
    return request.POST.get(f"tie-{signed.pk}", "")


def chosen(answers, strays, rows):
    """What was chosen for each stray, as {sign-off: recommendation}; refused where one is a stray no longer."""
    wanted = {name.removeprefix("tie-") for name, value in answers.items() if value}
    if gone := {key for key in wanted if key.isdecimal()} - {str(each.pk) for each in strays}:
        raise services.Stale(
            f"{len(gone)} of these was tied by somebody else meanwhile. Look again."
        )
    by_key: dict[str, Recommendation] = {str(row.pk): row for row in rows}
    picked = {signed: by_key.get(answers.get(f"tie-{signed.pk}", "")) for signed in strays}
    return {signed: row for signed, row in picked.items() if row}
