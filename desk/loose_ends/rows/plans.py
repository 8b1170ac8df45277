"""Improvement plans: their recommendations, what was signed off, and the cycle in which they are reported."""

import datetime as dt

from desk.loose_ends import record
from desk.loose_ends.rows.known import due
from performance.choices import RecommendationStatus


def plan(known, row):
    ours = [one for one in known.rows.recommendations if one.plan_id == row.pk]
    numbers = {one.pk: one.number or str(one.position) for one in ours}
    return record.Plan(
        title=row.title,
        recommendations=tuple(_recommendation(known, one) for one in ours),
        signed_off=tuple(
            _sign_off(known, one, numbers) for one in known.rows.sign_offs if one.plan_id == row.pk
        ),
        cycle_from=_began_on(known, row),
        place=known.place(row, ("performance:plan", row.pk)),
    )


def _recommendation(known, row):
    return record.Recommendation(
        number=row.number,
        text=row.text,
        objective=row.objective,
        owner=row.owner.name if row.owner else "",
        due=due("", None, row.due_on),
        rating=row.officer_rating,
        notes=tuple(record.Note(link.on) for link in known.rows.linked("note", row.pk)),
        is_closed=row.status != RecommendationStatus.OPEN,
        place=known.place(row, ("performance:recommendation", row.pk)),
    )


def _sign_off(known, row, numbers):
    page = ("performance:plan", row.plan_id)
    return record.SignOff(
        text=row.text,
        on=row.on,
        by=row.by,
        recommendation=numbers.get(row.recommendation_id, ""),
        place=known.place(row, ("performance:change_sign_off", row.pk), page),
    )


def _began_on(known, row):
    """When its present cycle began, as the plan's own page says: see performance/cycle.py."""
    reported = [link.on for link in known.rows.linked("reported", row.pk)]
    return max(reported) if reported else row.cycle_from or row.published_on


def cycle(known, row):
    """When it began, and the last meeting in time for its end, or else the first that is too late."""
    began = _began_on(known, row)
    ends = began + dt.timedelta(weeks=row.cycle_weeks)
    days = known.days_after(max(began, known.day))
    in_time = [on for on in days if on <= ends]
    return record.Cycle(
        text=f"{row.title}, reported every {row.cycle_weeks} weeks",
        body=known.board.name,
        every_days=7 * row.cycle_weeks,
        days=(began, *(in_time[-1:] or days[:1])),
        place=known.place(row, ("performance:plan_cycle", row.pk)),
    )


def has_cycle(known, row):
    return bool(row.cycle_weeks and _began_on(known, row))
