"""Writing the minutes: item by item, limb by limb, saved as they are typed."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from actions import services as actions
from actions.views.meetings import became, citations, pieces, shown_limbs
from desk import minuting
from desk.forms.minuting import LimbForm, LimbsForm, MinuteForm, OtherMinuteForm
from desk.proposing import limbs_in, promises_in, propose, propose_for
from desk.views.outcomes import due_of, offered, outcome_form, told_of
from meetings import services
from meetings.choices import MinutesState
from meetings.models import AgendaItem, Meeting, Minute, Resolution
from meetings.services import ChangeRefused
from people.models import Person


def kept(model, request, pk, *related):
    """A row of a board's record for the co-ordinator who keeps it: 404 when unseen, 403 when not theirs."""
    row = get_object_or_404(model.objects.visible_to(request.user).select_related(*related), pk=pk)
    if not model.objects.coordinated_by(request.user).contains(row):
        raise PermissionDenied
    return row


def kept_meeting(request, pk):
    return kept(Meeting, request, pk, "board")


def kept_minute(request, pk):
    return kept(Minute, request, pk, "meeting__board", "item", "exempt")


def kept_limb(request, pk):
    return kept(Resolution, request, pk, "minute__meeting__board", "minute__item", "exempt")


def wants_json(request):
    """Whether the page's own script asks: it saves while somebody types on."""
    return request.headers.get("Accept") == "application/json"


def minuting_page(request, pk):
    """The minutes of a meeting in the order of its agenda, and how far each has come."""
    meeting = kept_meeting(request, pk)
    form = OtherMinuteForm(request.POST or None, prefix="other")
    if request.method == "POST":
        if done := _begun_or_added(request, meeting, form):
            return done
        meeting = kept_meeting(request, pk)
    limbs = Prefetch("resolutions", Resolution.objects.prefetch_related("actions", "programme"))
    minutes = Minute.objects.visible_to(request.user).filter(meeting=meeting)
    minutes = list(minutes.prefetch_related(limbs))
    minuted = {minute.item_id for minute in minutes}
    agenda = AgendaItem.objects.visible_to(request.user).filter(meeting=meeting)
    context = {
        "meeting": meeting,
        "rows": [{"minute": minute, "says": how_far(minute)} for minute in minutes],
        "unminuted": [item for item in agenda if item.pk not in minuted],
        "is_begun": meeting.minutes_state != MinutesState.NONE,
        "is_draft": meeting.minutes_state == MinutesState.DRAFT,
        "is_out": meeting.minutes_state == MinutesState.CIRCULATED,
        "form": form,
    }
    return render(request, "desk/minuting.html", context)


def _begun_or_added(request, meeting, form):
    """Where to go on when the minutes were begun or one was added; None when refused, with the sentence said."""
    stamp = {"by": request.user, "now": timezone.now()}
    try:
        if "begin" in request.POST:
            services.start_minutes(meeting=meeting, **stamp)
            return redirect("desk:minuting", meeting.pk)
        version = int(request.POST.get("version", "0")[:9] or 0)
        about = {"meeting": meeting, "version": version, **stamp}
        if request.POST.get("item", "").isdecimal():
            items = AgendaItem.objects.visible_to(request.user).filter(meeting=meeting)
            item = get_object_or_404(items, pk=request.POST["item"][:18])
            return redirect("desk:write_minute", services.add_minute(item=item, **about).pk)
        if form.is_valid():
            return redirect(
                "desk:write_minute", services.add_minute(**form.cleaned_data, **about).pk
            )
    except (ChangeRefused, ValueError) as refusal:
        form.add_error(None, str(refusal))
    return None


def how_far(minute):
    """What is written and what is still open, in words."""
    limbs = list(minute.resolutions.all())
    loose = sum(not (one.actions.all() or one.programme.all() or one.settled) for one in limbs)
    said = [] if minute.word("text") else ["no text yet"]
    if limbs:
        said.append(f"{len(limbs)} resolved")
    if loose:
        said.append(f"{loose} to decide")
    return ", ".join(said) or "written"


def write_minute(request, pk):
    """Write one minute. The page's script saves it while it is typed; where two write, both texts are shown."""
    minute = kept_minute(request, pk)
    form = MinuteForm(request.POST or None, initial=typed(minute))
    answer = save(request, form, services.write_minute, minute=minute)
    if answer is True:
        if wants_json(request):
            html = render_to_string("desk/promises.html", {"promises": promises(minute),
                                    "minute": minute}, request)  # fmt: skip
            return saved(minute, promises=html)
        messages.success(request, "The minute is saved.")
        return redirect("desk:write_minute", pk)
    theirs = answer or {}
    if request.method == "POST" and wants_json(request):
        return refused(form, theirs)
    context = page_of(request, minute) | {"form": form, "theirs": rows(form, theirs)}
    return render(request, "desk/write_minute.html", context, status=409 if theirs else 200)


def save(request, form, service, **row):
    """True when it was saved; what stands now when somebody else wrote it; None when it was not saved."""
    if not form.is_valid():
        return None
    try:
        service(by=request.user, now=timezone.now(), **row, **form.cleaned_data)
    except services.Stale as refusal:
        (newer,) = row.values()
        newer.refresh_from_db()
        form.data = form.data.copy()
        form.data["version"] = newer.version
        form.add_error(None, f"{refusal} Nothing is lost: compare both texts, and save again.")
        return typed(newer)
    except ChangeRefused as refusal:
        form.add_error(None, str(refusal))
        return None
    return True


def typed(row):
    """A minute or a limb as its form has it."""
    words = {"title", "text"} & set(row.WORDS)
    told = {name: row.word(name) for name in words}
    return told | {"number": row.number, "version": row.version}


def saved(row, **more):
    at = timezone.localtime().strftime("%H:%M")
    return JsonResponse({"saved": at, "version": row.version, **more})


def refused(form, theirs):
    """For the script: what stands now, or what is wrong with what was typed."""
    if theirs:
        return JsonResponse({"theirs": theirs, "version": theirs["version"]}, status=409)
    errors = [str(error) for errors in form.errors.values() for error in errors]
    return JsonResponse({"errors": errors}, status=400)


def rows(form, theirs):
    """What stands now, beside what was typed."""
    labels = {name: form.fields[name].label for name in theirs if name != "version"}
    return [{"key": label, "value": theirs[name]} for name, label in labels.items()]


def page_of(request, minute):
    """One minute's page: its limbs, each with what it became or the form that decides it, and its promises."""
    limbs = shown_limbs(request.user, timezone.localdate()).filter(minute=minute)
    limbs = list(limbs.select_related("minute__meeting__board"))
    known = minuting.surroundings(minute)
    minute._prefetched_objects_cache = {"resolutions": limbs}
    others = list(minute.meeting.minutes.order_by("position", "pk").values_list("pk", flat=True))
    at = others.index(minute.pk)
    cited = citations(minute.meeting, [minute], request.user)
    is_draft = minute.meeting.minutes_state == MinutesState.DRAFT
    choices = offered(minute.meeting, request.user)
    return {
        "minute": minute,
        "meeting": minute.meeting,
        "is_draft": is_draft,
        "limbs": [told_limb(limb, known, choices, is_draft) for limb in limbs],
        "preview": pieces(minute.word("text"), cited) if cited else [],
        "promises": promises(minute, known),
        "limbs_form": LimbsForm(prefix="limbs"),
        "before": others[at - 1] if at else None,
        "after": others[at + 1] if at + 1 < len(others) else None,
    }


def told_limb(limb, known, choices, is_draft):
    lines = became(limb, timezone.localdate())
    proposal = None if lines else propose(limb.word("text"), known)
    return {
        "limb": limb,
        "form": LimbForm(prefix=f"limb{limb.pk}", initial=typed(limb)) if is_draft else None,
        "became": lines,
        "outcome": None if lines else outcome_form(limb, proposal, known, choices),
        "told": told_of(proposal, known) if proposal else [],
    }


def promises(minute, known=None):
    """Promises in the text, each with the action that follows it or what is proposed."""
    known = known or minuting.surroundings(minute)
    caught = minuting.caught_in(minute)
    names = {one.key: f"{one.title} {one.name}".strip() for one in known.people}
    found = []
    for promise in promises_in(minute.word("text"), known):
        proposal = propose_for(promise, known)
        found.append(
            {
                "text": promise.text,
                "caught": minuting.caught_as(promise.text, caught),
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
    known = minuting.surroundings(minute)
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


def add_limbs(request, pk):
    """Add what was resolved: one limb, or several pasted as a list."""
    minute = kept_minute(request, pk)
    form = LimbsForm(request.POST or None, prefix="limbs")
    if form.is_valid():
        known = minuting.surroundings(minute)
        try:
            limbs = _add(minute, form.cleaned_data["text"], known, request.user, timezone.now())
        except ChangeRefused as refusal:
            form.add_error("text", str(refusal))
        else:
            where = f"{reverse('desk:write_minute', args=[pk])}#resolution-{limbs[0].pk}"
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
    """Write one limb's words; what they propose is said again with every save."""
    limb = kept_limb(request, pk)
    form = LimbForm(request.POST or None, prefix=f"limb{pk}", initial=typed(limb))
    answer = save(request, form, services.write_limb, limb=limb)
    if answer is True:
        if wants_json(request):
            return saved(limb, outcome=outcome_html(request, limb))
        messages.success(request, "The limb is saved.")
        return redirect(to_limb(limb))
    theirs = answer or {}
    if request.method == "POST" and wants_json(request):
        return refused(form, theirs)
    context = {"limb": limb, "meeting": limb.minute.meeting, "form": form}
    context["theirs"] = rows(form, theirs)
    return render(request, "desk/write_limb.html", context, status=409 if theirs else 200)


def outcome_html(request, limb):
    """The form that decides a limb, proposed anew from its words; nothing once it is decided."""
    known = minuting.surroundings(limb.minute)
    limb = shown_limbs(request.user, timezone.localdate()).select_related("minute").get(pk=limb.pk)
    told = told_limb(limb, known, offered(limb.minute.meeting, request.user), True)
    context = {"told": told, "limb": limb}
    return render_to_string("desk/outcome.html", context, request) if told["outcome"] else ""


def to_limb(limb):
    return f"{reverse('desk:write_minute', args=[limb.minute_id])}#resolution-{limb.pk}"


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
