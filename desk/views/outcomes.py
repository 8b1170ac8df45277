"""What becomes of a limb: the form that decides it at once, with the proposal filled in."""

from django.contrib import messages
from django.db.models import Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from actions import services as actions
from actions.choices import ItemStatus
from actions.models import Action, ProgrammeItem
from actions.views.programme import shown_items
from desk import minuting
from desk.forms.minuting import OutcomeForm
from desk.proposing import Outcome, propose
from desk.views.saving import kept_limb
from meetings.choices import ResolutionKind
from meetings.models import Meeting
from meetings.services import ChangeRefused
from packs.checks.asking import advise
from people.models import Body, Person
from scrutiny.together import together

DONE = {
    Outcome.NOTED: "It is noted.",
    Outcome.NOTHING: "It is recorded that nothing is needed.",
    Outcome.LATER: "It is left to be decided.",
}


def around(minute, person, beside=None):
    """What is known around a minute, and what the forms of its limbs choose from: both asked once for a page.

    `beside` are the rows of `asked_around`, where the page asked for them with others.
    """
    items = before_board(minute.meeting, person)
    later, bodies = beside or together(*asked_around(minute, person))
    choices = {
        "items": items,
        "meetings": later,
        "people": Person.objects.visible_to(person).active(),
    }
    return minuting.surroundings(minute, items, later, bodies), choices


def asked_around(minute, person):
    """The board's later meetings, and the bodies that there are."""
    meeting = minute.meeting
    later = Meeting.objects.visible_to(person).standing().select_related("board")
    later = later.filter(board=meeting.board, on__gt=meeting.on).order_by("on")
    return later, Body.objects.all()


def before_board(meeting, person):
    """What the board still has before it, with what this meeting took."""
    still = Q(status=ItemStatus.PLANNED) | Q(agenda_item__meeting=meeting) | Q(meeting=meeting)
    items = shown_items(person).filter(still, board=meeting.board)
    return list(items.exclude(status=ItemStatus.DROPPED).defer("question", "detail", "papers"))


def outcome_form(limb, proposal, known, offered, data=None):
    free = [
        item
        for item in offered["items"]
        if not item.resolution_id and item.status != ItemStatus.TAKEN
    ]
    today = timezone.localdate()
    coming = [meeting for meeting in offered["meetings"] if meeting.is_coming(today)]
    choices = offered | {"items": free, "meetings": coming}
    begun = initial(limb, proposal, known)
    return OutcomeForm(data, prefix=f"outcome{limb.pk}", initial=begun, **choices)


def initial(limb, proposal, known):
    """What the form begins with: the proposal, in the words somebody would type."""
    names = {one.key: one.label for one in known.people}
    slot = f"item-{proposal.slot.key}" if proposal.slot else "undated"
    return {
        "outcome": proposal.outcome,
        "kind": proposal.kind,
        "title": proposal.title,
        "addressees": "\n".join(proposal.addressees),
        "owner": names.get(proposal.owner, ""),
        "cabinet_member": names.get(proposal.cabinet_member, ""),
        "said": proposal.said,
        "due_from": proposal.due_from,
        "due_to": proposal.due_to,
        "slot": slot,
        "version": limb.version,
    }


def told_of(proposal, known):
    """What she should know before she takes the proposal, in sentences."""
    names = {one.key: one.label for one in known.people}
    told = list(proposal.notes)
    if proposal.owners:
        fit = "; ".join(names[key] for key in proposal.owners)
        told.append(f"Choose who answers for it: {fit}.")
    if proposal.slot:
        told.append(f"On the programme already: “{proposal.slot.title}”, {proposal.slot.slot}.")
    return told


def advice_on(limb, proposal):
    """What may be said of a limb that recommends something, before it is told to anybody."""
    if proposal.kind != ResolutionKind.RECOMMEND:
        return ()
    due = proposal.said or str(proposal.due_to or "")
    return advise(limb.word("text"), addressed_to=proposal.addressees, due=due)


def due_of(proposal):
    return {"said": proposal.said, "from": proposal.due_from, "to": proposal.due_to}


def decide_limb(request, pk):
    """Decide what a limb becomes. Two who decide at once are told: the second opens nothing."""
    limb = kept_limb(request, pk)
    known, choices = around(limb.minute, request.user)
    proposal = propose(limb.word("text"), known)
    form = outcome_form(limb, proposal, known, choices, request.POST or None)
    if form.is_valid():
        try:
            made = minuting.become(limb=limb, by=request.user, now=timezone.now(), **form.decided())
        except (ChangeRefused, actions.ChangeRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, said(form.cleaned_data["outcome"], made))
            later = minuting.followed().filter(minute=limb.minute_id, is_followed=False)
            return redirect(to_next(limb.minute, later.filter(position__gt=limb.position)))
    context = {
        "limb": limb,
        "meeting": limb.minute.meeting,
        "form": form,
        "told": told_of(proposal, known),
        "advice": advice_on(limb, proposal),
    }
    return render(request, "desk/decide_limb.html", context)


def said(outcome, made):
    if isinstance(made, Action):
        return f"{made.reference} is opened."
    if isinstance(made, ProgrammeItem):
        return "It is on the work programme."
    return DONE[outcome]


def to_next(minute, limbs):
    """The first of the limbs that are to be decided; where there is none, the field where the next is typed."""
    place = next((f"resolution-{limb.pk}" for limb in limbs), "id_limbs-text")
    return f"{reverse('desk:write_minute', args=[minute.pk])}#{place}"


def to_limb(limb):
    return f"{reverse('desk:write_minute', args=[limb.minute_id])}#resolution-{limb.pk}"
