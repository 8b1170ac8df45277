"""A measure's table in the shape that papers print."""

import pytest

from performance.models import Figure, Measure
from performance.printing import NOT_RECORDED, cell, ordinal, printed

CELLS = [
    ({"value": 66, "raw": "66.0%"}, "%", "66.0%"),
    ({"value": 66, "raw": ""}, "%", "66%"),
    ({"value": "-0.07", "raw": "-0.07 6th"}, "", "-0.07"),
    ({"value": "-0.5", "raw": "−0.50"}, "", "-0.50"),
    ({"value": "0.1", "raw": "+0.1 4th"}, "", "+0.1"),
    ({"value": 1234, "raw": "1,234"}, "", "1,234"),
    ({"value": 44, "raw": "44.0 8th"}, "", "44.0"),
    ({"rank": 4, "is_joint": True, "area_kind": "sn_ranking"}, "%", "Joint 4th"),
    ({"rank": 104, "area_kind": "la_ranking"}, "%", "104"),
    ({"rank": 104, "rank_of": 152, "area_kind": "la_ranking"}, "%", "104 of 152"),
    ({"value": 12, "unit": "score"}, "%", "12"),
    ({"value": 7, "status": "provisional"}, "%", "7% (provisional)"),
    ({"status": "embargoed"}, "%", "Embargoed"),
    ({"status": "not_yet_published"}, "%", "Not yet published"),
]


def figure(**said):
    said = {"area": "Marlbridge", "area_kind": "council", "status": "validated"} | said
    built = Figure(**said)
    built.clean_fields(exclude=["measure", "period"])
    return built


@pytest.mark.parametrize(("said", "unit", "shown"), CELLS)
def test_a_cell_reads_as_printed(said, unit, shown):
    assert cell(figure(**said), unit) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (112, "112th"), (122, "122nd")]
)  # fmt: skip
def test_places_are_told_in_words_of_order(number, shown):
    assert ordinal(number) == shown


def test_rows_stand_in_the_papers_order_with_the_place_beside_the_neighbours():
    told = [
        ("LA ranking", "la_ranking", {"rank": 104}),
        ("SN ranking", "sn_ranking", {"rank": 7}),
        ("Statistical neighbours", "neighbours", {"value": 68}),
        ("West Midlands", "region", {"value": 64}),
        ("National", "national", {"value": 70}),
        ("Marlbridge", "council", {"value": 66}),
    ]
    figures = [
        figure(pk=pk, area=area, area_kind=kind, period="2017", **said)
        for pk, (area, kind, said) in enumerate(told, start=1)
    ]
    figures.append(figure(pk=9, area="Marlbridge", period="2018", value=67, note="new test"))

    table = printed(Measure(unit="%"), figures)

    assert [(row.area, row.cells["2017"], row.cells["2018"]) for row in table.rows] == [
        ("Marlbridge", "66%", "67%"),
        ("National", "70%", NOT_RECORDED),
        ("West Midlands", "64%", NOT_RECORDED),
        ("Neighbours (average and our place)", "68% 7th", NOT_RECORDED),
        ("Place among all authorities", "104", NOT_RECORDED),
    ]
    assert table.notes == ("2018: new test",)


def test_a_note_stands_where_the_paper_has_it():
    """In its cell where it is a figure's own, and below the table where it is the period's, or long."""
    long = "Two schools sent their returns late and are left out"
    told = [
        ("Marlbridge", "2016", "Grade C-"), ("National", "2016", "Grade C"),
        ("Marlbridge", "2017", "New tests"), ("National", "2017", "New tests"),
        ("Marlbridge", "2018", long), ("National", "2018", ""),
    ]  # fmt: skip
    figures = [
        figure(pk=pk, area=area, period=period, value=30, note=note)
        for pk, (area, period, note) in enumerate(told)
    ]

    table = printed(Measure(), figures)

    assert [list(row.cells.values()) for row in table.rows] == [
        ["30 (Grade C-)", "30", "30"], ["30 (Grade C)", "30", "30"]
    ]  # fmt: skip
    assert table.notes == ("2017: New tests", f"Marlbridge, 2018: {long}")
