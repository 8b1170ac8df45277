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


def triggers_from(day):
    return [_decided(day), _sent_back(day)]


def triggers(day, moves, events):
    for move in moves:
        for person in _told_of(move, day):
            yield Trigger(person, move.decided_at)
    for event in events:
        for person in day.told_of(event.action.owner_id, event.action.is_private):
            yield Trigger(person, event.at)


def lines_from(people, day):
    keys = {person.pk for person in people}
    owners = day.answering_for(keys)
    theirs = Q(action__owner__in=owners)
    return [
        _decided(day).filter(theirs | Q(asked_by__in=keys)),
        _sent_back(day).filter(theirs),
    ]


def lines(people, day, since, moves, events):
    """Of what was decided twice about one action, the last alone is said."""
    keys = {person.pk for person in people}
    said = defaultdict(dict)
    for move in moves:
        for person in _told_of(move, day) & keys:
            if move.decided_at > since[person]:
                said[person][move.action_id, move.state] = _of_move(move)
    for event in events:
        action = event.action
        for person in keys.intersection(day.told_of(action.owner_id, action.is_private)):
            if event.at > since[person]:
                said[person][action.pk, event.kind] = _of_event(event)
    return {person: [*lines.values()] for person, lines in said.items()}


def _told_of(move, day):
    """The owner, or who acts for them; and who asked, where everybody may read it: they may answer for it no more."""
    action = move.action
    told = {*day.told_of(action.owner_id, action.is_private)}
    is_open = action.board.is_public and not action.is_private
    return told | ({move.asked_by_id} & day.reached if is_open else set())


def _decided(day):
    """Answers to those who asked; what a co-ordinator set by herself was asked for by nobody."""
    moves = DueMove.objects.filter(action__in=actions().order_by().values("pk"))
    since = start_of(day.on) - HORIZON
    moves = moves.filter(decided_at__gt=since, asked_at__lt=F("decided_at"), asked_by__isnull=False)
    return moves.select_related(*(f"action__{name}" for name in BESIDE)).order_by("decided_at")


def _sent_back(day):
    events = Event.objects.filter(action__in=actions().live().order_by().values("pk"))
    events = events.filter(kind="sent_back", at__gt=start_of(day.on) - HORIZON)
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
