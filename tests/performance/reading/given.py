"""A measure's figures written as a paper prints them, for the reading to read."""

from decimal import Decimal
from types import SimpleNamespace

from performance import reading
from performance.choices import FigureStatus
from performance.models import Figure

KINDS = {
    "Marlbridge": "council",
    "National": "national",
    "England": "national",
    "Statistical neighbours": "neighbours",
    "West Midlands": "region",
    "SN ranking": "sn_ranking",
    "LA ranking": "la_ranking",
}


def figure(area, period, said):
    """`said`: a number as printed ("66.1%", "66p" provisional), a place (4, (4, 11), "j4"), or a state."""
    told = {"area": area, "area_kind": KINDS.get(area, "other"), "period": period}
    if said in FigureStatus.values:
        return Figure(**told, status=said)
    if isinstance(said, str) and said.startswith("j"):
        return Figure(**told, status="validated", rank=int(said[1:]), is_joint=True)
    if isinstance(said, str):
        status = "provisional" if said.endswith("p") else "validated"
        value = Decimal(said.strip("%p").replace(",", ""))
        unit = "%" if said.endswith("%") else ""
        return Figure(**told, status=status, value=value, raw=said, unit=unit)
    rank, of = said if isinstance(said, tuple) else (said, None)
    return Figure(**told, status="validated", rank=rank, rank_of=of)


def read(periods, rows, *, unit="%", polarity="higher", breaks=(), target=None, tolerance=None):
    """Read a table: `rows` has the words of each area, a word a period; None where nothing is recorded."""
    figures = [
        figure(area, period, said)
        for area, words in rows.items()
        for period, said in zip(periods.split(), words, strict=True)
        if said is not None
    ]
    for place, one in enumerate(figures):
        one.pk = place
    measure = SimpleNamespace(
        unit=unit, polarity=polarity, target=target, tolerance=tolerance and Decimal(tolerance)
    )
    breaks = [SimpleNamespace(period=period, why=why) for period, why in dict(breaks).items()]
    return reading.read(reading.series(measure, figures, breaks))
