"""Figures of Marlbridge that nobody may see yet, or at all, and one that was corrected."""

import datetime as dt

from performance import services
from performance.choices import AreaKind
from scrutiny.ui.times import latest_moment

MARLBRIDGE = {"area": "Marlbridge", "area_kind": AreaKind.COUNCIL}
NATIONAL = {"area": "National", "area_kind": AreaKind.NATIONAL}
#: Value, and how many pupils it is about: four are too few to be shown.
TRAVELLERS = {"2024": ("25", 12), "2025": ("27.3", 11), "2026": ("50", 4)}


def build_withheld(demo, board):
    _suppressed(demo, board)
    _embargoed(demo, board)
    _corrected(demo, board)


def _suppressed(demo, board):
    measure = services.add_measure(
        board=board, title="Reading, writing and maths at key stage 2", phase="Key stage 2",
        group="Gypsy, Roma and Traveller pupils", unit="%", **demo.start(-3),
    )  # fmt: skip
    figures = [
        MARLBRIDGE | {"period": year, "value": value, "raw": f"{value}%", "people": people}
        for year, (value, people) in TRAVELLERS.items()
    ]
    services.record_figures(measure=measure, figures=figures, **demo.start(-3))


def _embargoed(demo, board):
    measure = board.measures.get(title="Assessments completed within 45 working days")
    until = latest_moment(demo.day(1), dt.time(9, 30))
    services.record_figure(
        measure=measure, period="2025/26 Q2", value="82.6", raw="82.6%", embargoed_until=until,
        **NATIONAL, **demo.start(-1),
    )  # fmt: skip


def _corrected(demo, board):
    measure = board.measures.get(title="Children looked after per 10,000")
    services.record_figure(
        measure=measure, period="2025", value="87", raw="87",
        why="Children placed in the last week of March had been left out", **MARLBRIDGE, **demo.start(-1),
    )  # fmt: skip
