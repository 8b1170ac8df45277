"""The measures of Marlbridge."""

from decimal import Decimal

from desk.demo.plan import MEASURES, YEARS
from performance import services
from performance.choices import AreaKind, FigureStatus

AREAS = {
    "Marlbridge": AreaKind.COUNCIL,
    "National": AreaKind.NATIONAL,
    "Statistical neighbours": AreaKind.NEIGHBOURS,
    "SN ranking": AreaKind.NEIGHBOURS_RANKING,
    "LA ranking": AreaKind.ALL_RANKING,
}


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
