"""A plan's reporting cycle: what is due for this one, what is missing, what has slipped, and when the next one ends."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Q

from meetings.models import Meeting
from performance.models import Milestone, Plan


@dataclass(frozen=True)
class Gap:
    """A meeting of the board, and how far it is from where the cycle began."""

    meeting: Meeting
    weeks: float

    @property
    def says(self):
        weeks = round(self.weeks, 1)
        weeks = int(weeks) if weeks == int(weeks) else weeks
        return f"{weeks} week" if weeks == 1 else f"{weeks} weeks"


@dataclass(frozen=True)
class Cycle:
    """Every so many weeks, counted from the last meeting it was reported to, or from the plan's own start."""

    weeks: int | None
    began_on: dt.date | None
    reported_to: Meeting | None
    #: The last meeting in time, and the first that is too late: either may be missing.
    before: Gap | None = None
    after: Gap | None = None

    @property
    def ends_on(self):
        if self.weeks and self.began_on:
            return self.began_on + dt.timedelta(weeks=self.weeks)
        return None


def reports_to(plan, person, today):
    """The meetings that the plan's notes and sign-offs came to before today, as far as somebody may know."""
    told = Q(progress_notes__recommendation__plan=plan) | Q(sign_offs__plan=plan, board=plan.board)
    return Meeting.objects.visible_to(person).standing().filter(told, on__lt=today).distinct()


def coming(plan, person, today):
    return Meeting.objects.visible_to(person).standing().filter(board=plan.board, on__gte=today)


def cycle(plan: Plan, reported, meetings):
    """The cycle that runs now, given the last meeting reported to and those to come, in order of time."""
    began_on = reported.on if reported else plan.cycle_from or plan.published_on
    found = Cycle(plan.cycle_weeks, began_on, reported)
    if not found.ends_on:
        return found
    in_time = [it for it in meetings if it.on <= found.ends_on]
    late = [it for it in meetings if it.on > found.ends_on]
    gaps = [
        Gap(it, (it.on - began_on).days / 7) if it else None
        for it in (in_time[-1] if in_time else None, late[0] if late else None)
    ]
    return Cycle(plan.cycle_weeks, began_on, reported, *gaps)


def with_cycle(rows, began_on, meeting):
    """Annotate when a recommendation was last noted, and last rated by officers, for the cycle that runs now.

    What was written for the meeting that ended the last cycle belongs to that one, whatever its day.
    """
    this = Q()
    if began_on:
        this &= Q(progress_notes__on__gte=began_on)
    if meeting:
        this &= Q(progress_notes__on__gt=began_on) & ~Q(progress_notes__meeting=meeting)
    rated = this & ~Q(progress_notes__rating="")
    return rows.annotate(
        noted_on=Max("progress_notes__on", filter=this),
        rated_on=Max("progress_notes__on", filter=rated),
    )


@dataclass(frozen=True)
class Slip:
    """Something that slipped: what, by how much, since when."""

    row: object
    what: str
    says: str
    why: str = ""


def slips(lines, steps, began_on, today):
    """Dates moved in this cycle, dates that have passed, and milestones past their day, as they stand in the plan."""
    by_row = {}
    for step in steps:
        by_row.setdefault(step.recommendation_id, []).append(step)
    found = []
    for line in lines:
        found += _moved(line, began_on) + _passed(line, today)
        found += [_behind(line, step, today) for step in by_row.get(line.row.pk, [])]
    return found


def past_steps(plan, today):
    """Milestones whose day has passed and that were not reached."""
    return Milestone.objects.filter(recommendation__plan=plan, done_on=None, due_on__lt=today)


def _moved(line, began_on):
    return [
        Slip(line.row, "Target date moved", move.says, move.event.text or "no reason given")
        for move in line.told.moves
        if not began_on or move.event.at.date() >= began_on
    ]


def _passed(line, today):
    if not line.is_late:
        return []
    return [Slip(line.row, "Target date passed", _late(today - line.row.due_on))]


def _behind(line, step, today):
    return Slip(line.row, f"Milestone not reached: {step}", _late(today - step.due_on))


def _late(time):
    return f"{time.days} day late" if time.days == 1 else f"{time.days} days late"


def missing(rows):
    """Open recommendations with no note this cycle, and those with no officer's rating this cycle."""
    return (
        [row for row in rows if not row.noted_on],
        [row for row in rows if not row.rated_on],
    )
