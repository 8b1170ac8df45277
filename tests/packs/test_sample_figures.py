"""The performance tables of a real pack: all of them are in the record, and none of so few that they could be known."""

from collections import Counter
from pathlib import Path

import pytest
from django.core.files import File

from packs import intake
from packs.choices import FindingKind
from people import services as people
from performance.models import Figure, WithheldFigure
from performance.printing import printed
from tests import make

SAMPLE = Path(__file__).parents[3] / "shared/packs/coventry-scrutiny-board-2-2018-02-14.txt"
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SAMPLE.exists(), reason="the sample is kept beside the project"),
]


@pytest.fixture
def measures():
    town = SAMPLE.name.partition("-")[0].title()
    details = {"name": f"{town} Council", "short_name": town, "admin_name": "Ada Admin"}
    people.start_council(**details, email="ada@example.org", by=None, now=make.NOW)
    board = make.board()
    with SAMPLE.open("rb") as file:
        stamp = {"by": None, "now": make.NOW}
        pack, _ = intake.take_in(board=board, name=SAMPLE.name, data=File(file), **stamp)
    intake.read(pack=pack, now=make.NOW)
    outcome = intake.accept_section(pack=pack, kinds=[FindingKind.MEASURE], **stamp)
    assert not outcome.left
    return list(board.measures.prefetch_related("figures"))


def test_the_samples_tables_load_and_read_back(measures):
    tables = [printed(measure, measure.figures.all()) for measure in measures]
    cells = [cell for table in tables for row in table.rows for cell in row.cells.values()]

    assert (len(measures), Figure.objects.count(), len(cells)) == (111, 619, 571)
    assert Counter(Figure.objects.values_list("status", flat=True)) == {
        "validated": 582, "not_available": 22, "suppressed": 6, "embargoed": 4,
        "not_yet_published": 4, "not_calculated": 1,
    }  # fmt: skip
    by_phase = Counter(measure.phase for measure in measures if measure.group == "All")
    assert by_phase["KS4"] == 8 and by_phase["16-18"] == 5 and by_phase["Post-16"] == 4
    assert len({measure.group for measure in measures if "(" in measure.group}) == 5


def test_the_samples_groups_of_one_and_three_pupils_are_suppressed(measures):
    assert Counter(WithheldFigure.objects.values_list("people", flat=True)) == {1: 3, 3: 3}
    group = [measure for measure in measures if measure.group == "LAC"]
    cells = {
        cell
        for it in group
        for row in printed(it, it.figures.all()).rows
        for cell in row.cells.values()
    }
    assert cells == {"Suppressed"}
