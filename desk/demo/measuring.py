"""The improvement plan and the measures of Marlbridge."""

from decimal import Decimal

from desk.demo.plan import MEASURES, PLAN, RECOMMENDATIONS, SIGN_OFFS, YEARS
from performance import services
from performance.choices import AreaKind, FigureStatus

AREAS = {
    "Marlbridge": AreaKind.COUNCIL,
    "National": AreaKind.NATIONAL,
    "Statistical neighbours": AreaKind.NEIGHBOURS,
    "SN ranking": AreaKind.NEIGHBOURS_RANKING,
    "LA ranking": AreaKind.ALL_RANKING,
}


def build_plan(demo, board):
    plan = services.open_plan(
        board=board,
        inspected_on=demo.day(-45),
        published_on=demo.day(-37),
        **PLAN,
        **demo.start(-33),
    )
    made = [
        _recommendation(demo, plan, number, told)
        for number, told in enumerate(RECOMMENDATIONS, start=1)
    ]
    for index, words, week in SIGN_OFFS:
        services.sign_off(
            plan=plan,
            text=words,
            on=demo.day(week),
            by_body="Children's Improvement Board",
            recommendation=None if index is None else made[index],
            **demo.start(week),
        )
    return plan


def _recommendation(demo, plan, number, told):
    text, objective, owner, due, officer_rating, board_rating, notes = told
    recommendation = services.add_recommendation(
        plan=plan,
        number=str(number),
        text=text,
        objective=objective,
        owner=demo.people.get(owner),
        cabinet_member=demo.people["marsh"],
        due_on=demo.day(due),
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
            by=by,
            now=demo.at(week),
        )
    if board_rating:
        services.rate_for_board(
            recommendation=recommendation, rating=board_rating, on=demo.day(-3), **demo.start(-3)
        )
    return recommendation


def build_measures(demo, board):
    for title, phase, unit, polarity, rows in MEASURES:
        measure = services.add_measure(
            board=board, title=title, phase=phase, unit=unit, polarity=polarity, **demo.start(-3)
        )
        figures = [
            _figure(area, year, said, unit)
            for area, values in rows.items()
            for year, said in zip(YEARS, values, strict=True)
        ]
        services.record_figures(measure=measure, figures=figures, **demo.start(-3))


def _figure(area, year, said, unit):
    figure = {"area": area, "area_kind": AREAS[area], "period": year}
    if said is None:
        return figure | {"status": FigureStatus.NOT_YET_PUBLISHED, "raw": "Not yet published"}
    if isinstance(said, tuple):
        place, is_joint = said
        raw = f"Joint {place}" if is_joint else str(place)
        return figure | {
            "rank": place,
            "is_joint": is_joint,
            "status": FigureStatus.VALIDATED,
            "raw": raw,
        }
    raw = f"{said}{unit}" if unit == "%" else str(said)
    return figure | {"value": Decimal(str(said)), "status": FigureStatus.VALIDATED, "raw": raw}
