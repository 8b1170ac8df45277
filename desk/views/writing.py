"""Writing one minute: its text saved as it is typed, its limbs, and what was promised in it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from actions import services as actions
from actions.views.meetings import addresses, cited_by, followed, pieces
from desk import minuting
from desk.forms.minuting import LimbsForm, MinuteForm
from desk.promised import caught_as
from desk.proposing import promises_in, propose_for
from desk.views.limbs import told_limb
from desk.views.outcomes import around, asked_around, due_of, told_of
from desk.views.saving import kept_minute, refused, rows, save, saved, typed, wants_json
from desk.views.withholding import tell_withdrawn
from meetings import services
from meetings.choices import MinutesState
from meetings.models import Resolution
from meetings.services import ChangeRefused
from people.models import Person


def write_minute(request, pk):
    """Write one minute. The page's script saves it while it is typed; where two write, both texts are shown."""
    minute = kept_minute(request, pk)
    was = minuting.promised(minute)
    form = MinuteForm(request.POST or None, initial=typed(minute))
    answer = save(request, form, services.write_minute, minute=minute)
    theirs = answer if isinstance(answer, dict) else {}
    if request.method == "POST" and wants_json(request):
        # Asked every few seconds: the promises are looked up again only when there are others.
        more = (
            {} if minuting.promised(minute) == was else {"promises": promises_html(request, minute)}
        )
        return saved(minute, **more) if answer is True else refused(form, theirs, **more)
    if answer is True:
        messages.success(request, "The minute is saved.")
        return redirect("desk:write_minute", pk)
    context = page_of(request, minute) | {"form": form, "theirs": rows(form, theirs)}
    return render(request, "desk/write_minute.html", context, status=409 if theirs else 200)


def page_of(request, minute):
    """One minute's page: its limbs, each with what it became or the form that decides it, and its promises."""
    limbs = list(Resolution.objects.visible_to(request.user).filter(minute=minute))
    is_draft = minute.meeting.minutes_state == MinutesState.DRAFT
    replaced = minute.replaced_texts.select_related("written_by", "by")
    lines, cited, caught, replaced, *beside = followed(
        limbs, request.user, timezone.localdate(),
        cited_by([minute], minute.meeting.board_id, request.user),
        minuting.caught_in(minute),
        replaced if is_draft else replaced.none(),
        *asked_around(minute, request.user),
    )  # fmt: skip
    known, choices = around(minute, request.user, beside)
    cited = addresses(cited)
    return {
        "minute": minute,
        "meeting": minute.meeting,
        "is_draft": is_draft,
        "is_bare": is_draft and not minute.is_private and minute.item and minute.item.is_private,
        "limbs": [told_limb(limb, lines[limb.pk], known, choices, is_draft) for limb in limbs],
        "preview": pieces(minute.word("text"), cited) if cited else [],
        "promises": promises(minute, known, caught),
        "replaced": replaced,
        "limbs_form": LimbsForm(prefix="limbs"),
    }


def promises_html(request, minute):
    known, _ = around(minute, request.user)
    context = {"promises": promises(minute, known, minuting.caught_in(minute)), "minute": minute}
    return render_to_string("desk/promises.html", context, request)


def promises(minute, known, caught):
    """Promises in the text, each with the action that follows it or what is proposed."""
    names = {one.key: f"{one.title} {one.name}".strip() for one in known.people}
    found = []
    for promise in promises_in(minute.word("text"), known):
        proposal = propose_for(promise, known)
        found.append(
            {
                "text": promise.text,
                "caught": caught_as(promise.text, caught),
                "owner": names.get(proposal.owner, ""),
                "due": proposal.said,
                "told": told_of(proposal, known),
            }
        )
    return found


@require_POST
def catch_promise(request, pk):
    """Follow one promise of the text as an action; only what the minute says can be caught."""
    minute = kept_minute(request, pk)
    known, _ = around(minute, request.user)
    text = request.POST.get("text", "")
    promise = next(
        (one for one in promises_in(minute.word("text"), known) if one.text == text), None
    )
    try:
        if not promise:
            raise ChangeRefused("The minute does not say this any more. Look again.")
        proposal = propose_for(promise, known)
        action = minuting.catch_promise(
            minute=minute,
            text=promise.text,
            title=proposal.title,
            owner=Person.objects.filter(pk=proposal.owner).first(),
            cabinet_member=Person.objects.filter(pk=proposal.cabinet_member).first(),
            due=due_of(proposal),
            by=request.user,
            now=timezone.now(),
        )
    except (ChangeRefused, actions.ChangeRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"The promise is followed as {action.reference}.")
    return redirect(f"{reverse('desk:write_minute', args=[pk])}#promises")


@require_POST
def withhold_minute(request, pk):
    """Make an open draft minute private because its item is by now, with all that came of it."""
    minute = kept_minute(request, pk)
    try:
        withdrawn = minuting.withhold(minute=minute, by=request.user, now=timezone.now())
    except (ChangeRefused, actions.ChangeRefused) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "The minute and what came of it are private.")
        tell_withdrawn(request, withdrawn)
    return redirect("desk:write_minute", pk)
