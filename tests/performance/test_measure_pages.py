"""A measure's page: what its figures say, worked out and in a sentence, with everything it rests on beside it."""

import pytest

from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
AREAS = {"Marlbridge": "council", "National": "national", "SN ranking": "sn_ranking"}
TOLD = [
    ("Marlbridge", "2024", {"value": "64.0", "raw": "64.0%"}),
    ("National", "2024", {"value": "68.3", "raw": "68.3%"}),
    ("SN ranking", "2024", {"rank": 9, "rank_of": 11, "raw": "9th"}),
    ("Marlbridge", "2025", {"value": "66.1", "raw": "66.1%"}),
    ("National", "2025", {"value": "69.2", "raw": "69.2%"}),
    ("SN ranking", "2025", {"rank": 7, "rank_of": 11, "raw": "7th"}),
    ("Marlbridge", "2026", {"status": "not_yet_published", "raw": "-"}),
]
FIGURES = [
    {"area": area, "area_kind": AREAS[area], "period": period, **said}
    for area, period, said in TOLD
]


@pytest.fixture
def measure(db):
    return make.measure(make.board(), figures=FIGURES)


def text(response):
    return " ".join(response.content.decode().split())


def test_a_measure_says_what_its_figures_come_to(client, measure):
    shown = text(client.get(measure.get_absolute_url()))

    assert (
        "66.1% in 2025, 3.1 percentage points below national; the gap narrowed by 1.2 since 2024; "
        "7th of 11 neighbours, up two places since 2024 (2026: not yet published)."
    ) in shown
    assert "Over the short run it improved by 2.1 percentage points from 2024 to 2025." in shown


def test_gaps_and_places_are_worked_out_a_period_a_row_and_downloaded(client, measure):
    query = {"table": "reading", "format": "csv"}
    answer = client.get(measure.get_absolute_url(), query)
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()

    assert [line.strip('"').split('","') for line in lines] == [
        ["Period", "Marlbridge", "Gap to national", "Place among neighbours"],
        ["2024", "64.0%", "4.3 below", "9th of 11"],
        ["2025", "66.1%", "3.1 below; the gap narrowed by 1.2", "7th of 11, up two places"],
        ["2026", "Not yet published", "Not yet published", "Not recorded"],
    ]
