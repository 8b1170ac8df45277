"""What was decided about somebody's work since they were last told: later dates, and work sent back."""

import datetime as dt
from collections import defaultdict

from django.db.models import F, Q

from actions.choices import MoveState
from actions.models import DueMove, Event
from desk.choices import Rule, Section
from desk.reminders.lines import BESIDE, Trigger, actions, of_action
from desk.reminders.slots import start_of
from scrutiny.ui.templatetags.ui import long_date

#: Older news is no news: whoever was away so long finds it on the action.
HORIZON = dt.timedelta(days=21)
#: What it is about, in a list of who is written to.
ABOUT = "what was decided"


def triggers(day):
    moves = _decided(start_of(day.on) - HORIZON)
    for owner, asker, at in moves.values_list("action__owner", "asked_by", "decided_at"):
        for person in {owner, asker} & day.reached:
            yield Trigger(person, at)
    for owner, at in _sent_back(start_of(day.on) - HORIZON).values_list("action__owner", "at"):
        yield Trigger(owner, at)


def lines(people, day, since):
    keys = {person.pk for person in people}
    oldest = start_of(day.on) - HORIZON
    said = defaultdict(list)
    for move in _decided(oldest).filter(Q(action__owner__in=keys) | Q(asked_by__in=keys)):
        for person in {move.action.owner_id, move.asked_by_id} & keys:
            if move.decided_at > since[person]:
                said[person].append(_of_move(move))
    for event in _sent_back(oldest).filter(action__owner__in=keys):
        if event.at > since[event.action.owner_id]:
            said[event.action.owner_id].append(_of_event(event))
    return said


def _decided(since):
    """Answers to those who asked; what a co-ordinator set by herself was asked for by nobody."""
    moves = DueMove.objects.filter(action__in=actions().order_by().values("pk"))
    moves = moves.filter(decided_at__gt=since, asked_at__lt=F("decided_at"), asked_by__isnull=False)
    return moves.select_related(*(f"action__{name}" for name in BESIDE)).order_by("decided_at")


def _sent_back(since):
    events = Event.objects.filter(action__in=actions().live().order_by().values("pk"))
    events = events.filter(kind="sent_back", at__gt=since)
    return events.select_related(*(f"action__{name}" for name in BESIDE)).order_by("at")


def _of_move(move):
    if move.state == MoveState.GRANTED:
        told = f"Granted: it is now due by {long_date(move.due_after)}."
        rule = Rule.GRANTED
    else:
        stands = f" It stays due by {long_date(move.due_before)}." if move.due_before else ""
        told = f"Refused: {move.answer or 'the reason is with the action'}.{stands}".replace(
            "..", "."
        )
        rule = Rule.REFUSED
    return of_action(Section.NEWS, rule, move.action, told, to_answer=False)


def _of_event(event):
    # The words of a private action stand elsewhere: its own text is empty.
    told = f"Sent back: {event.text}" if event.text else "Sent back: the reason is with the action."
    return of_action(Section.NEWS, Rule.SENT_BACK, event.action, told)
