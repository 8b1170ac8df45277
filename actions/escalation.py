"""Who hears of what stays overdue, step by step: pure functions over dates.

The days are the council's own (settings), not the law's: the owner is told first and alone, then the head of service,
then it is on the scrutiny co-ordinator's desk, and last on the chair's briefing and the board's page.
"""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from actions.choices import DUE_SOON, Status, Step

#: After how many days overdue each step is taken.
AFTER = {
    Step.HEAD: settings.ESCALATE_HEAD_DAYS,
    Step.DESK: settings.ESCALATE_DESK_DAYS,
    Step.CHAIR: settings.ESCALATE_CHAIR_DAYS,
}
#: Where nobody is chased: reported work waits for the co-ordinator, paused work for its review date.
QUIET = (Status.REPORTED, Status.PAUSED)


@dataclass(frozen=True)
class Told:
    """One step, the day on which it is taken, and for the first who the head of service is."""

    step: Step
    on: dt.date
    head: object = None

    def __str__(self):
        if self.step == Step.HEAD:
            return f"{self.head} hears of it"
        return (
            "it is on the "
            + {
                Step.DESK: "scrutiny co-ordinator’s desk",
                Step.CHAIR: "chair’s briefing and the board’s page",
            }[self.step]
        )


def steps(due_to: dt.date, head=None) -> list[Told]:
    """Every step of something due then, in the order in which they are taken; nobody's head is told nothing."""
    told = [Told(step, due_to + dt.timedelta(days=days), head) for step, days in AFTER.items()]
    return sorted((it for it in told if head or it.step != Step.HEAD), key=lambda it: it.on)


def steps_to_come(action, today: dt.date) -> list[Told]:
    """What happens next if nothing is heard of an action that is nearly due or overdue; nothing once it was reported
    or paused. A head of service hears of what everybody may read, and only where they can be written to.
    """
    if not action.is_live or action.status in QUIET or not action.due_to:
        return []
    if action.due_to > today + DUE_SOON:
        return []
    return [it for it in steps(action.due_to, _head(action)) if it.on > today]


def _head(action):
    is_open = action.board.is_public and not action.is_private
    head = action.owner.reports_to if action.owner and is_open else None
    return head if head and head.is_active and head.email else None


def reaches(step: Step, today: dt.date) -> dt.date:
    """The latest due date whose overdue work has reached a step today."""
    return today - dt.timedelta(days=AFTER[step])
