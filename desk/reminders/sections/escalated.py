"""What stays overdue in a service: its head hears of it, weekly, from the day the council set."""

import datetime as dt
from collections import defaultdict

from actions.choices import Step
from actions.escalation import AFTER, reaches
from desk.choices import Rule, Section
from desk.reminders.lines import Trigger, due, of_action
from desk.reminders.sections.owed import owed_actions
from desk.reminders.slots import start_of

#: What it is about, in a list of who is written to.
ABOUT = "what is overdue in their service"


def triggers_from(day):
    return [_escalated(day.on).order_by().values_list("owner__reports_to", "due_to").distinct()]


def triggers(day, late):
    for head, due_to in late:
        first = due_to + dt.timedelta(days=AFTER[Step.HEAD])
        for person in day.told_of(head, is_private=False):
            yield Trigger(person, start_of(first), again=True)


def lines_from(people, day):
    keys = {person.pk for person in people}
    return [_escalated(day.on).filter(owner__reports_to__in=day.answering_for(keys))]


def lines(people, day, since, late):
    """Only what its reader may see as anybody in the council may: private business is not carried upwards."""
    keys = {person.pk for person in people}
    said = defaultdict(list)
    for action in late:
        told = f"{action.owner} owes it. {due(action, day.on)}"
        line = of_action(Section.ESCALATED, Rule.HEAD, action, told, to_answer=False)
        for person in keys.intersection(day.told_of(action.owner.reports_to_id, is_private=False)):
            said[person].append(line)
    return said


def _escalated(today):
    """Overdue for so long, open business of public boards, and its owner has a head of service."""
    late = owed_actions(today).filter(due_to__lte=reaches(Step.HEAD, today))
    return late.filter(owner__reports_to__isnull=False, is_private=False, board__is_public=True)
