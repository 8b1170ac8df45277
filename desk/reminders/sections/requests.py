"""Before each meeting of a board, whoever owes it something is asked once where it is."""

import datetime as dt
from collections import defaultdict

from django.db.models import Q
from django.utils.timezone import localdate

from desk.choices import Rule, Section
from desk.reminders.lines import Trigger, of_action
from desk.reminders.sections.owed import chased
from scrutiny.ui.templatetags.ui import long_date

#: Whoever said where it is so shortly before is not asked again.
FRESH = dt.timedelta(days=14)
WEEK = dt.timedelta(days=7)
#: What it is about, in a list of who is written to.
ABOUT = "where their work is"


def triggers_from(day):
    asked = _open(day.near("request_days")).order_by()
    return [asked.values_list("owner", "is_private", "board").distinct()]


def triggers(day, found):
    asked = day.near("request_days")
    for owner, is_private, board in found:
        for person in day.told_of(owner, is_private):
            yield Trigger(person, asked[board].at, waits=_has_a_week(asked[board]))


def _has_a_week(before):
    """Whether every weekday that somebody may have chosen comes before the meeting; else the request does not wait."""
    return before.meeting.on - localdate(before.at) >= WEEK


def lines_from(people, day):
    """Nothing: this list may be long."""
    return []


def lines(people, day, since):
    keys, asked = {person.pk for person in people}, day.near("request_days")
    said = defaultdict(list)
    for action in _open(asked).filter(owner__in=day.answering_for(keys)) if asked else ():
        before = asked[action.board_id]
        for person in keys.intersection(day.told_of(action.owner_id, action.is_private)):
            if before.at > since[person]:
                said[person].append(_line(action, before.meeting))
    return said


def _line(action, meeting):
    told = f"The board meets on {long_date(meeting.on)}."
    if action.due_to:
        told += f" It is due by {long_date(action.due_to)}."
    return of_action(Section.UPDATE, Rule.REQUEST, action, told)


def _open(asked):
    """What is open there and was not told of lately."""
    wanted = Q(pk=None)
    for board, before in asked.items():
        stale = Q(last_update_on=None) | Q(last_update_on__lt=before.on - FRESH)
        wanted |= Q(board=board, opened_on__lt=before.on) & stale
    return chased().filter(wanted)
