"""More of Marlbridge's measures: groups beside each other, ten years with a break and a target, quarters."""

from dataclasses import dataclass, field
from decimal import Decimal

from desk.demo.measuring import AREAS
from performance import services
from performance.choices import FigureStatus, Polarity

REGION = "Western Counties"
THREE = "2024 2025 2026"
EDUCATION = "Department for Education (invented)"


@dataclass(frozen=True)
class Told:
    """A measure and its table: `rows` has the words of each area, as printed; "p" behind a number is provisional,
    "-" not yet published, "x" embargoed, "n" not calculated."""

    title: str
    phase: str
    rows: dict[str, str]
    periods: str = THREE
    group: str = "All"
    unit: str = "%"
    polarity: str = Polarity.HIGHER
    target: str = ""
    tolerance: str = ""
    breaks: dict[str, str] = field(default_factory=dict)
    commentary: str = ""


STATES = {
    "-": FigureStatus.NOT_YET_PUBLISHED,
    "x": FigureStatus.EMBARGOED,
    "n": FigureStatus.NOT_CALCULATED,
}
RWM, GLD, SCORE = (
    "Reading, writing and maths at key stage 2", "Good level of development", "Attainment 8",
)  # fmt: skip
DISADVANTAGED, SEND = "Disadvantaged pupils", "Special educational needs"
LOOKED_AFTER, EAL = "Children looked after", "English as an additional language"
RESULTS = [
    Told(RWM, "Key stage 2", {"Marlbridge": "41 44 46", "National": "44 45 46"}, group=DISADVANTAGED,
         commentary="Tutoring now reaches every disadvantaged pupil in Year 6."),
    Told(RWM, "Key stage 2", {"Marlbridge": "17 19 22", "National": "20 22 22"}, group=SEND),
    Told(RWM, "Key stage 2", {"Marlbridge": "31 n 36", "National": "36 37 37"}, group=LOOKED_AFTER),
    Told(RWM, "Key stage 2", {"Marlbridge": "58 61 63", "National": "60 61 62"}, group=EAL),
    Told(GLD, "Early years", {"Marlbridge": "48.9 50.1 52.8", "National": "51.6 51.8 52.0"},
         group=DISADVANTAGED),
    Told(GLD, "Early years", {"Marlbridge": "19.0 20.3 20.4", "National": "19.8 19.9 20.2"},
         group=SEND),
    Told(SCORE, "Key stage 4", {"Marlbridge": "33.9 34.4 -", "National": "35.0 34.6 -"},
         group=DISADVANTAGED, unit="score"),
    Told(
        "Young people not in education, employment or training",
        "Post-16",
        {
            "Marlbridge": "6.8 6.1 5.9 5.2 5.6 4.1 3.9 3.6 3.4 3.2p",
            "National": "5.4 5.1 5.0 4.8 5.0 3.0 2.9 2.9 2.8 2.8p",
            REGION: "5.9 5.6 5.4 5.1 5.3 3.4 3.3 3.1 3.1 -",
            "Statistical neighbours": "6.2 5.8 5.6 5.3 5.5 3.6 3.5 3.5 3.4 3.4p",
            "SN ranking": "9 9 8 6 7 10 9 7 j6 5",
        },
        periods="2015/16 2016/17 2017/18 2018/19 2019/20 2020/21 2021/22 2022/23 2023/24 2024/25",
        polarity=Polarity.LOWER,
        target="3",
        tolerance="0.5",
        breaks={"2020/21": "Counts young people aged 16 and 17 only; 18 too before then."},
        commentary="The new tracking team reaches young people within a fortnight of leaving a course.",
    ),
    Told(
        "Assessments completed within 45 working days",
        "Social care",
        {"Marlbridge": "71 78 74 83 81 88p", "National": "81 81 82 82 82 x"},
        periods="2024/25_Q1 2024/25_Q2 2024/25_Q3 2024/25_Q4 2025/26_Q1 2025/26_Q2",
        target="85",
        tolerance="2",
    ),
    Told("Children looked after per 10,000", "Social care",
         {"Marlbridge": "84 86 91", "National": "70 70 71", "Statistical neighbours": "88 89 90"},
         unit="per 10,000", polarity=Polarity.NEITHER),
]  # fmt: skip


def build_results(demo, board):
    for told in RESULTS:
        measure = services.add_measure(
            board=board,
            title=told.title,
            phase=told.phase,
            group=told.group,
            unit=told.unit,
            polarity=told.polarity,
            target=Decimal(told.target) if told.target else None,
            tolerance=Decimal(told.tolerance) if told.tolerance else None,
            publisher=EDUCATION,
            published_on=demo.day(-9),
            next_due_on=demo.day(40),
            commentary=told.commentary,
            **demo.start(-3),
        )
        periods = [period.replace("_", " ") for period in told.periods.split()]
        figures = [
            _figure(area, period, words, told.unit)
            for area, row in told.rows.items()
            for period, words in zip(periods, row.split(), strict=True)
        ]
        services.record_figures(measure=measure, figures=figures, **demo.start(-3))
        for period, why in told.breaks.items():
            services.mark_break(measure=measure, period=period, why=why, **demo.start(-3))


def _figure(area, period, words, unit):
    kind = AREAS.get(area, "region")
    figure = {"area": area, "area_kind": kind, "period": period}
    if words in STATES:
        status = STATES[words]
        return figure | {"status": status, "raw": "" if words == "x" else status.label}
    status = FigureStatus.PROVISIONAL if words.endswith("p") else FigureStatus.VALIDATED
    words = words.removesuffix("p")
    if "ranking" in area:
        is_joint, place = words.startswith("j"), words.removeprefix("j")
        return figure | {
            "status": status, "rank": int(place), "rank_of": 11, "is_joint": is_joint, "raw": words,
        }  # fmt: skip
    shown = f"{words}%" if unit == "%" else words
    return figure | {"status": status, "value": Decimal(words), "raw": shown}
