"""The improvement plan of Marlbridge, and what became of it."""

from desk.demo.plan import (
    BECAME,
    BOARD_SAYS,
    IMPACT,
    MEASURED,
    MILESTONES,
    MOVED,
    PLAN,
    RECOMMENDATIONS,
    SHOWN,
    SIGN_OFFS,
    SIGNED_BY_BOARD,
)
from performance import services


def build_plan(demo, board):
    plan = services.open_plan(
        board=board,
        inspected_on=demo.day(-45),
        published_on=demo.day(-37),
        received_on=demo.day(-38),
        answerer=demo.bodies["cabinet_children"],
        answered_on=demo.day(-26),
        cycle_from=demo.day(-33),
        **PLAN,
        **demo.start(-33),
    )
    held = {meeting.on: meeting for meeting in board.meetings.all()}
    for number, told in enumerate(RECOMMENDATIONS, start=1):
        _recommendation(demo, plan, number, told, held)
    return plan


def _recommendation(demo, plan, number, told, held):
    text, objective, owner, due, officer_rating, _, notes = told
    moves = [move for move in MOVED if move[0] == number - 1]
    first_due = due - 12 if moves else due
    recommendation = services.add_recommendation(
        plan=plan,
        number=str(number),
        text=text,
        objective=objective,
        owner=demo.people.get(owner),
        cabinet_member=demo.people["marsh"],
        due_on=demo.day(first_due),
        next_on=demo.day(3) if notes else None,
        **demo.start(-32),
    )
    for week, words in notes:
        rating = officer_rating if week == notes[-1][0] else ""
        by = demo.people.get(owner) or demo.people["coordinator"]
        services.note_progress(
            recommendation=recommendation,
            text=words,
            on=demo.day(week),
            rating=rating,
            meeting=_next_meeting(demo, week, held),
            by=by,
            now=demo.at(week),
        )


def _next_meeting(demo, week, held):
    """A note of the three weeks before a meeting was written for it."""
    return next((held[demo.day(n)] for n in range(week, week + 4) if demo.day(n) in held), None)


def live_plan(demo, plan):
    """What became of the plan: ratings, moves, milestones, evidence, impact, sign-offs, returns, in order of time."""
    made = list(plan.recommendations.all())
    for row, told in zip(made, RECOMMENDATIONS, strict=True):
        if told[5]:
            why = BOARD_SAYS.get(made.index(row), "")
            services.rate_for_board(
                recommendation=row, rating=told[5], on=demo.day(-3), why=why, **demo.start(-3)
            )
    for index, week, to, why in MOVED:
        row = _now(made[index])
        services.change_recommendation(
            recommendation=row,
            version=row.version,
            due_on=demo.day(to),
            why=why,
            **demo.start(week),
        )
    for index, words, due, reached in MILESTONES:
        step = services.add_milestone(
            recommendation=made[index], text=words, due_on=demo.day(due), **demo.start(-30)
        )
        if reached:
            services.complete_milestone(milestone=step, on=demo.day(reached), **demo.start(reached))
    for index, week, words, url in SHOWN:
        about = {"recommendation": made[index], "on": demo.day(week), "text": words, "url": url}
        services.add_evidence(**about, **_by_owner(demo, made[index], week))
    for index, week, words in IMPACT:
        row = _now(made[index])
        about = {"recommendation": row, "on": demo.day(week), "impact": words}
        services.say_impact(version=row.version, **about, **_by_owner(demo, row, week))
    for index, title in MEASURED.items():
        measures = list(plan.board.measures.filter(title=title))
        services.choose_measures(recommendation=made[index], measures=measures, **demo.start(-3))
    _sign_offs(demo, plan, made)
    for index, week, status, body, why in BECAME:
        services.set_status(
            recommendation=made[index], status=status, body=body, why=why, on=demo.day(week),
            **demo.start(week),
        )  # fmt: skip


def _now(row):
    row.refresh_from_db()
    return row


def _by_owner(demo, row, week):
    return {"by": row.owner or demo.people["coordinator"], "now": demo.at(week)}


def _sign_offs(demo, plan, made):
    for index, words, week, report in SIGN_OFFS:
        services.sign_off(
            plan=plan,
            text=words,
            on=demo.day(week),
            by_body="Children's Improvement Board",
            recommendation=None if index is None else made[index],
            report_title=report,
            **demo.start(week),
        )
    index, words, week, report = SIGNED_BY_BOARD
    meeting = plan.board.meetings.get(on=demo.day(week))
    about = {"plan": plan, "text": words, "recommendation": made[index], "report_title": report}
    about |= {"on": meeting.on, "meeting": meeting, "by_body": plan.board.name}
    services.sign_off(**about, **demo.start(week))
