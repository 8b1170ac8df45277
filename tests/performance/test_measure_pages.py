"""A measure's page: what its figures say, worked out and in a sentence, with everything it rests on beside it."""

import pytest
from django.urls import reverse
from selectolax.lexbor import LexborHTMLParser

from performance import services
from performance.cards import at_a_glance
from tests import make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]
BY = {"by": None, "now": make.NOW}
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


def test_a_measure_is_drawn_twice_with_its_places_and_everything_it_rests_on(client, measure):
    services.mark_break(measure=measure, period="2025", why="A new test.", **BY)
    services.change_measure(
        measure=measure,
        publisher="The Office",
        published_on=make.TODAY,
        commentary="We gained.",
        **BY,
    )

    answer = client.get(measure.get_absolute_url())
    page, shown = LexborHTMLParser(answer.content), text(answer)

    assert [svg.attributes["viewBox"].split()[2] for svg in page.css(".app-chart")] == [
        "640", "320", "320",
    ]  # fmt: skip
    assert all(svg.css_first("title") and svg.css_first("desc") for svg in page.css(".app-chart"))
    assert "Source: The Office, published 2 March 2026." in shown
    assert "Figures for 2024, 2025, 2026 recorded here on 2 March 2026." in shown
    assert "A new series begins with 2025: A new test." in shown
    assert "Not yet published: the publisher has not brought it out" in shown
    assert shown.index("Worked out from the figures") < shown.index("What officers say of it")
    assert " style=" not in answer.content.decode()


def test_a_boards_measures_are_told_and_drawn_by_phase(client, measure):
    board = measure.board
    make.measure(board, title="Absence", phase="Schools", figures=FIGURES)
    make.measure(board, title="Good level of development", group="Girls")
    address = reverse("performance:measures", args=[board.slug])

    page = LexborHTMLParser(client.get(address).content)

    assert [it.text() for it in page.css("main h2")] == [
        "At a glance", "Other measures", "Schools", "One group across all phases",
    ]  # fmt: skip
    assert [it.text() for it in page.css(".app-measures h3")] == [
        "Good level of development", "Good level of development, Girls", "Absence",
    ]  # fmt: skip
    assert len(page.css(".app-chart")) == len(page.css("details table")) == 2
    assert [it.text(strip=True) for it in page.css(".app-charts summary")] == [
        "Got better: 2", "Nothing to compare yet: 1", "Behind national: 2", "No national figure: 1",
    ]  # fmt: skip
    assert not page.css("main > table")
    assert "Show charts" in text(client.get(address, {"view": "table"}))


def test_too_many_measures_for_a_glance_lead_to_those_about_everybody(client, measure, monkeypatch):
    monkeypatch.setattr("performance.views.measures.A_GLANCE", 1)
    make.measure(measure.board, title="Good level of development", group="Girls")
    address = reverse("performance:measures", args=[measure.board.slug])

    page = text(client.get(address))

    assert "At a glance" not in page and "up to 1 measures at once" in page
    assert 'href="?group=All"' in client.get(address).content.decode()
    assert "At a glance" in text(client.get(address, {"group": "All"}))


@pytest.fixture
def groups(measure):
    """All children, girls and boys: the council's figures and the national ones."""
    told = {"Girls": {"2024": ("66", "70"), "2025": ("70", "72")}, "Boys": {"2025": ("61", "66")}}
    for group, by_period in told.items():
        figures = [
            {"area": area, "area_kind": AREAS[area], "period": period, "value": value, "raw": value}
            for period, values in by_period.items()
            for area, value in zip(("Marlbridge", "National"), values, strict=True)
        ]
        make.measure(measure.board, group=group, figures=figures)
    return measure


def rows(answer):
    return [
        [cell.text(strip=True) for cell in row.css("th, td")]
        for row in LexborHTMLParser(answer.content).css("tbody tr")
    ]


def test_groups_stand_beside_each_other_and_are_measured_from_one(client, groups):
    address = reverse("performance:measure_groups", args=[groups.pk])

    assert rows(client.get(address)) == [
        ["All", "66.1%", "69.2%", "3.1 below; the gap narrowed by 1.2 since 2024",
         "The others are measured from here"],
        ["Girls", "70%", "72%", "2 below; the gap narrowed by 2 since 2024",
         "3.9 above; the lead grew by 1.9 since 2024"],
        ["Boys", "61%", "66%", "5 below", "5.1 below"],
    ]  # fmt: skip
    assert "Groups in 2025" in text(client.get(address))
    chosen = client.get(address, {"against": "Girls", "period": "2024"})
    assert rows(chosen)[0][1:] == ["64.0%", "68.3%", "4.3 below", "2.0 below"]
    assert rows(chosen)[2][1:] == ["Not recorded"] * 4
    assert len(LexborHTMLParser(chosen.content).css(".app-chart__bar")) == 2


def test_everything_of_one_group_stands_on_its_page(client, groups):
    make.measure(groups.board, title="Absence", phase="Schools", group="Girls")
    address = reverse("performance:group_measures", args=[groups.board.slug, "girls"])

    answer = client.get(address)

    assert rows(answer)[:2] == [
        ["–", "Good level of development", "2025", "70%", "72%",
         "2 below; the gap narrowed by 2 since 2024"],
        ["Schools", "Absence", *["Not recorded"] * 4],
    ]  # fmt: skip
    assert "No figure is recorded yet." in text(answer)
    assert client.get(address.replace("girls", "nobody")).status_code == 302  # strangers sign in


WAYS = [
    ("higher", "66", "Got better", "Behind national"),
    ("lower", "66", "Got worse", "Ahead of national"),
    ("neither", "66", "Changed; neither way is better", "Differs; neither way is better"),
    ("higher", "64", "About the same", "Behind national"),
    ("higher", "60", "Got worse", "Behind national"),
]


@pytest.mark.parametrize(("polarity", "now", "way", "stands"), WAYS)
def test_a_glance_means_better_as_the_measure_does(polarity, now, way, stands):
    told = {"2024": ("64", "70"), "2025": (now, "70")}
    figures = [
        {"area": area, "area_kind": AREAS[area], "period": period, "value": value, "raw": value}
        for period, values in told.items()
        for area, value in zip(("Marlbridge", "National"), values, strict=True)
    ]
    measure = make.measure(make.board(), figures=figures, polarity=polarity)

    ways, stand = at_a_glance([measure])

    assert [heap.name for heap in (*ways, *stand)] == [way, stands]
    assert ways[0].measures == stand[0].measures == (measure,)


def test_phases_of_a_part_stand_as_those_of_the_whole(client):
    board = make.board()
    for phase, group in (("Infants", "All"), ("Juniors", "Carers"), ("Infants", "Carers")):
        make.measure(board, phase=phase, group=group)

    for address in (
        reverse("performance:group_measures", args=[board.slug, "carers"]),
        f"{reverse('performance:measures', args=[board.slug])}?group=Carers",
    ):
        body = LexborHTMLParser(client.get(address).content)
        phases = [it.text(strip=True) for it in body.css("main h2")]
        assert [it for it in phases if it in ("Infants", "Juniors")] == ["Infants", "Juniors"]
