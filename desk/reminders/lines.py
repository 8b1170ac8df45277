"""One thing a message lists, in words that may be read over a shoulder: no private title is ever among them."""

import datetime as dt
from dataclasses import dataclass, field

from django.urls import reverse

from actions.choices import Step
from actions.escalation import next_step
from actions.models import Action
from desk.choices import Rule, Section
from scrutiny.exempt import PRIVATE_MATTER
from scrutiny.ui.templatetags.ui import long_date

#: What of an action and its origin a line tells.
BESIDE = ("board", "meeting", "resolution__minute", "programme_item__meeting", "owner__reports_to")


@dataclass(frozen=True)
class Line:
    """One thing the message lists: in which section and by which rule it is there, and one link to answer it."""

    section: Section
    rule: Rule
    name: str
    path: str
    link: str
    reference: str = ""
    #: Where it comes from: the board, the minute, the meeting.
    source: str = ""
    #: The board's own words.
    asked: str = ""
    #: What is to be known of it now.
    told: str = ""
    #: More of it, as (heading, lines).
    parts: tuple = ()
    #: What it is about, for the record: an action, a board or a recommendation, and the wish it answers.
    about: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Trigger:
    """Somebody is owed a message for something that came up at a moment."""

    person: int
    at: dt.datetime
    #: Whether it waits for the weekday they chose; what must come before a meeting does not.
    waits: bool = True


def of_action(section, rule, action, told, *, to_answer=True):
    """A line about one action, with the link that answers it, or that shows it."""
    page = "actions:give_update" if to_answer else "actions:action"
    return Line(
        section=section,
        rule=rule,
        name=PRIVATE_MATTER if action.is_private else action.title,
        reference=action.reference,
        source=_source(action),
        asked="" if action.is_private else action.asked,
        told=told,
        path=reverse(page, args=[action.pk]),
        link=f"Say where {action.reference} is" if to_answer else f"Look at {action.reference}",
        about={"action": action},
    )


def due(action, today):
    """When it is due, how late it is, and who hears of it next if nobody says where it is."""
    said = f"{action.due_said}: by " if action.due_said and not action.is_private else ""
    words = f"Due {said}{_weekday(action.due_to)}"
    if action.first_due_to != action.due_to:
        words += f" (first {long_date(action.first_due_to)})"
    late = (today - action.due_to).days
    if late > 0:
        words += f", {late} day{'' if late == 1 else 's'} late"
    return words


def what_comes_next(action, today):
    """Who hears of it next while it stays overdue; said before it happens."""
    head = action.owner.reports_to if action.owner else None
    # Private business is not carried to whoever may not read it.
    step = next_step(action.due_to, today, has_head=bool(head) and not action.is_private)
    if step is None:
        return ""
    who = {
        Step.HEAD: f"{head} hears of it",
        Step.DESK: "it is on the scrutiny co-ordinator’s desk",
        Step.CHAIR: "it is on the chair’s briefing and the board’s page",
    }[step.step]
    return f"If nothing is heard, {who} on {long_date(step.on)}."


def _source(action):
    words = [str(action.board)]
    limb = action.resolution
    if limb and not action.is_private:
        number = f" ({limb.number})" if limb.number else ""
        words.append(f"minute {limb.minute.citation}{number}")
    if action.meeting:
        words.append(long_date(action.meeting.on))
    if action.programme_item and action.programme_item.meeting:
        words.append(f"for the meeting of {long_date(action.programme_item.meeting.on)}")
    return ", ".join(words)


def _weekday(day):
    return f"{day:%A} {long_date(day)}"


def actions():
    """Actions with all that a line tells of them, but not the private words: no message says those."""
    return Action.objects.circulated().select_related(*BESIDE).order_by("due_to", "pk")
