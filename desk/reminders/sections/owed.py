"""What somebody owes that is overdue or due within a fortnight, and what those owe for whom they act."""

import datetime as dt
from collections import defaultdict

from actions.choices import ActionKind
from actions.escalation import QUIET
from desk.choices import Rule, Section
from desk.reminders.days import BEFORE, latest_reminder, rule_for
from desk.reminders.lines import Trigger, actions, due, of_action, what_comes_next
from desk.reminders.slots import start_of

#: What it is about, in a list of who is written to.
ABOUT = "what is due"


def triggers_from(day):
    told = ("owner", "is_private", "due_to", "opened_on")
    return [owed_actions(day.on).order_by().values_list(*told).distinct()]


def triggers(day, owed):
    for owner, is_private, due_to, opened_on in owed:
        # Nothing came up before it was there.
        came_up = max(latest_reminder(due_to, day.on), opened_on)
        for person in day.told_of(owner, is_private):
            yield Trigger(person, start_of(came_up), again=due_to < day.on)


def owed_actions(today):
    """Live actions that are overdue or due within the longest notice, not quiet, and not of draft minutes."""
    return chased().filter(due_to__lte=today + dt.timedelta(days=max(BEFORE)))


def chased():
    """Live actions whose owners may be asked how they stand."""
    return actions().live().filter(owner__isnull=False).exclude(status__in=QUIET)


def lines_from(people, day):
    """Nothing: this list may be long."""
    return []


def lines(people, day, since):
    """An owner may see what they owe, whatever it is; a delegate's right to private business is their own."""
    keys = {person.pk for person in people}
    said = defaultdict(list)
    for action in owed_actions(day.on).filter(owner__in=day.answering_for(keys)):
        for person in keys.intersection(day.told_of(action.owner_id, action.is_private)):
            acting = person != action.owner_id
            said[person].append(_line(action, day.on, acting=acting))
    return said


def _line(action, today, *, acting=False):
    rule = rule_for(action.due_to, today)
    section = Section.ACTING if acting else _section(action, rule)
    told = due(action, today)
    if acting:
        told = f"{action.owner} owes it, and you act for them. {told}"
    if rule == Rule.OVERDUE and (coming := what_comes_next(action, today)):
        told = f"{told} {coming}"
    return of_action(section, rule, action, told)


def _section(action, rule):
    if rule == Rule.OVERDUE:
        return Section.OVERDUE
    if action.kind == ActionKind.REPORT_DUE:
        return Section.PAPERS
    return Section.NOW if rule in (Rule.TODAY, Rule.TOMORROW) else Section.SOON
