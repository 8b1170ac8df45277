"""Who hears of what stays overdue, step by step: pure functions over dates.

The days are the council's own (settings), not the law's: the owner is told first and alone, then the head of service,
then it is on the scrutiny co-ordinator's desk, and last on the chair's briefing and the board's page.
"""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings

from actions.choices import Step

#: After how many days overdue each step is taken.
AFTER = {
    Step.HEAD: settings.ESCALATE_HEAD_DAYS,
    Step.DESK: settings.ESCALATE_DESK_DAYS,
    Step.CHAIR: settings.ESCALATE_CHAIR_DAYS,
}


@dataclass(frozen=True)
class Told:
    """One step, and the day on which it is taken."""

    step: Step
    on: dt.date


def steps(due_to: dt.date) -> list[Told]:
    """Every step of something due then, in the order in which they are taken."""
    told = [Told(step, due_to + dt.timedelta(days=days)) for step, days in AFTER.items()]
    return sorted(told, key=lambda it: it.on)


def next_step(due_to: dt.date, today: dt.date, *, has_head: bool) -> Told | None:
    """What happens next if nothing is heard; None once everybody has been told. Nobody's head is told nothing."""
    coming = [it for it in steps(due_to) if it.on > today and (has_head or it.step != Step.HEAD)]
    return coming[0] if coming else None


def reaches(step: Step, today: dt.date) -> dt.date:
    """The latest due date whose overdue work has reached a step today."""
    return today - dt.timedelta(days=AFTER[step])
