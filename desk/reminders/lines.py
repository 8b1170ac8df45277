"""One thing a message lists, in words that may be read over a shoulder: no private title is ever among them."""

import datetime as dt
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.timezone import localdate

from actions.choices import ActionKind
from actions.escalation import steps_to_come
from actions.models import Action
from desk.choices import Rule, Section
from desk.reminders.days import AGAIN
from desk.reminders.slots import start_of
from scrutiny.exempt import PRIVATE_MATTER
from scrutiny.ui.templatetags.ui import long_date

#: What of an action and its origin a line tells.
BESIDE = (
    "board",
    "meeting",
    "minute",
    "resolution__minute",
    "programme_item__meeting",
    "owner__reports_to",
)


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
    #: The board's own words, or what was promised to it.
    asked: str = ""
    #: What is to be known of it now.
    told: str = ""
    #: More of it, as (heading, lines).
    parts: tuple = ()
    #: Other places to look, as (words, path).
    beside: tuple = ()
    #: What it is about, for the record: an action, a board or a recommendation, and the wish it answers.
    about: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Trigger:
    """Somebody is owed a message for something that came up at a moment.

    Where `again`, also every week after they were last told anything, for as long as it lasts.
    """

    person: int
    at: dt.datetime
    again: bool = False
    #: Whether it waits for the weekday they chose; what must come before a meeting does not.
    waits: bool = True

    def came_up(self, told):
        """When it came up for somebody who was last told anything at that moment."""
        if self.again and told > self.at:
            return start_of(localdate(told) + AGAIN)
        return self.at


def of_action(section, rule, action, told, *, to_answer=True):
    """A line about one action, with the link that answers it, or that shows it."""
    page = "actions:give_update" if to_answer else "actions:action"
    return Line(
        section=section,
        rule=rule,
        name=PRIVATE_MATTER if action.is_private else action.title,
        reference=action.reference,
        source=_source(action),
        asked=_asked(action),
        told=told,
        path=reverse(page, args=[action.pk]),
        link=f"Say where {action.reference} is" if to_answer else f"Look at {action.reference}",
        about={"action": action},
    )


def _asked(action):
    """The words that stand behind the name, where they say more."""
    if action.is_private or _bare(action.asked) in ("", _bare(action.title)):
        return ""
    return f"{'Promised' if action.minute else 'The board asked'}: {action.asked}"


def _bare(words):
    return words.casefold().strip(" .")


def due(action, today):
    """When it is due, and how late it is."""
    words = f"Due {_weekday(action.due_to)}"
    # A paper's line says for which meeting it is; the words of a private action stand elsewhere.
    if action.due_said and action.kind != ActionKind.REPORT_DUE:
        words += f", as was said: “{action.due_said}”"
    if action.first_due_to != action.due_to:
        words += f" (first {long_date(action.first_due_to)})"
    late = (today - action.due_to).days
    if late > 0:
        words += f", {late} day{'' if late == 1 else 's'} late"
    return f"{words}."


def what_comes_next(action, today):
    """Who hears of it next while it stays overdue; said before it happens."""
    coming = steps_to_come(action, today)
    return f"If nothing is heard, {coming[0]} on {long_date(coming[0].on)}." if coming else ""


def _source(action):
    words = [str(action.board)]
    limb = action.resolution
    minute = limb.minute if limb else action.minute
    if minute and minute.number and not action.is_private:
        number = f" ({limb.number})" if limb and limb.number else ""
        words.append(f"minute {minute.citation}{number}")
    comes_to = action.programme_item and action.programme_item.meeting
    if action.meeting and action.meeting != comes_to:
        words.append(long_date(action.meeting.on))
    if comes_to:
        words.append(f"for the meeting of {long_date(comes_to.on)}")
    return ", ".join(words)


def _weekday(day):
    return f"{day:%A} {long_date(day)}"


def actions():
    """Actions with all that a line tells of them, but not the private words: no message says those."""
    return Action.objects.circulated().select_related(*BESIDE).order_by("due_to", "pk")
