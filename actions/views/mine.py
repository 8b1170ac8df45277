"""What an officer owes, and giving an update."""

import datetime as dt

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from actions import services
from actions.choices import COLOURS, MoveState, Standing
from actions.forms.updating import UpdateForm
from actions.journey import SENTENCES, words
from actions.letters import citation
from actions.models import Action, DueMove, Event, Notice
from actions.notices import days_left, standing_of
from actions.views.action import due_moves, moved
from meetings.rights import keeps_record
from people.models import Person
from people.querysets import PersonQuerySet

#: What an officer has been answered, and for how long it is shown.
ANSWERS = ("sent_back", "accepted", "later_date_granted", "later_date_refused")
LATELY = dt.timedelta(days=45)
PER_PAGE = 25


def my_actions(request):
    """What I owe as lead officer or helper, most urgent first, and what I was answered lately."""
    owed = Action.objects.answered_by(request.user).live().most_urgent_first(timezone.localdate())
    moves = Prefetch("due_moves", DueMove.objects.exclude(state=MoveState.REFUSED))
    owed = owed.with_acting_for(request.user).select_related("board", "owner")
    owed = owed.prefetch_related(moves)
    page = Paginator(owed, PER_PAGE).get_page(request.GET.get("page"))
    acting = officers(page)
    cards = [card(action, request.user, acting) for action in page]
    answered = answers(request.user, timezone.now())
    context = {"page": page, "cards": cards, "answers": answered}
    context["notices"] = owed_notices(request.user, timezone.localdate())
    context["may_write_papers"] = PersonQuerySet.may_write_papers(request.user)
    return render(request, "actions/my_actions.html", context)


def officers(actions):
    """The officers for whom the reader answers some of these, by key; asked for only where there are any."""
    keys = {action.acting_for for action in actions} - {None}
    return Person.objects.in_bulk(keys) if keys else {}


def card(action, person, acting):
    moves = list(action.due_moves.all())
    return {
        "action": action,
        "standing": Standing(action.standing).label,
        "colour": COLOURS[action.standing],
        "moved": moved(action, moves),
        "asked": next((move for move in moves if move.state == MoveState.ASKED), None),
        "helps": action.owner if action.owner_id != person.pk else None,
        "acting_for": acting.get(action.acting_for),
    }


def owed_notices(person, today):
    """Recommendations that wait for this person's own answer, as holder of a post."""
    rows = Notice.objects.owed_by(person).with_limbs(person)
    return [
        {
            "notice": notice,
            "citation": citation(notice.resolution),
            "standing": days_left(notice, today),
            "colour": standing_of(notice, today),
        }
        for notice in rows
    ]


def answers(person, now):
    mine = Action.objects.answered_by(person)
    events = Event.objects.filter(kind__in=ANSWERS, at__gte=now - LATELY)
    events = events.filter(action__in=mine.values("pk")).order_by("-at", "-pk")
    told = events.select_related("by", "exempt", "action__exempt")[:10]
    return [{"event": it, "said": SENTENCES[it.kind], "text": words(it)} for it in told]


def give_update(request, pk):
    action = get_object_or_404(
        Action.objects.visible_to(request.user)
        .with_acting_for(request.user)
        .select_related("board", "owner"),
        pk=pk,
    )
    if not Action.objects.updatable_by(request.user).contains(action):
        return finished_or_refused(request, action)
    moves = list(due_moves(action))
    asked = next((move for move in moves if move.state == MoveState.ASKED), None)
    form = UpdateForm(
        request.POST or None, request.FILES or None, action=action, is_asked=bool(asked)
    )
    acting_for = officer(action, request.user)
    if form.is_valid():
        about = {"action": action, "by": request.user, "acting_for": acting_for}
        try:
            services.give_update(now=timezone.now(), **about, **form.cleaned_data)
        except services.ChangeRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"Your update on {action.reference} is saved.")
            return redirect(action)
    context = {"action": action, "form": form, "asked": asked, "moved": moved(action, moves)}
    context["may_write_papers"] = PersonQuerySet.may_write_papers(request.user)
    context["acting_for"] = acting_for
    return render(request, "actions/give_update.html", context)


def officer(action, person):
    """For whom a delegate answers; nobody where it is one's own, or one's board's to keep."""
    if not action.acting_for or keeps_record(person, action.board_id):
        return None
    return Person.objects.get(pk=action.acting_for)


def finished_or_refused(request, action):
    """Who would answer for it is told that it is finished; everybody else may not."""
    answers_for = Action.objects.answered_by(request.user).contains(action)
    if action.is_live or not (answers_for or keeps_record(request.user, action.board_id)):
        raise PermissionDenied
    state = action.get_status_display().lower()
    messages.info(request, f"{action.reference} is {state}. Ask the co-ordinator to reopen it.")
    return redirect(action)
