"""Figures: recorded once, corrected in the open, and never a blank."""

from decimal import Decimal

import pytest

from performance import services
from performance.models import Event
from tests import make

pytestmark = pytest.mark.django_db
BY = {"by": None, "now": make.NOW}
FIGURE = {
    "area": "Marlbridge",
    "area_kind": "council",
    "period": "2025",
    "value": 66.1,
    "raw": "66.1%",
}


def told(measure):
    events = Event.objects.filter(figure__measure=measure).order_by("pk")
    return list(events.values_list("kind", flat=True))


def test_a_measure_is_added_once():
    board = make.board()

    first, again = (make.measure(board, title="Absence", phase="Schools") for _ in range(2))

    assert first == again
    assert first.events.count() == 1


@pytest.mark.parametrize("other", [{"group": "Girls"}, {"subject": "Maths"}, {"phase": "KS2"}])
def test_another_group_subject_or_phase_is_another_measure(other):
    board = make.board()

    assert make.measure(board) != make.measure(board, **other)


def test_recording_again_writes_nothing():
    measure = make.measure(make.board(), figures=[FIGURE])

    changed = services.record_figures(measure=measure, figures=[FIGURE, FIGURE], **BY)

    assert changed == []
    assert told(measure) == ["recorded"]


def test_a_correction_keeps_what_stood_before():
    measure = make.measure(make.board(), figures=[FIGURE])
    new = FIGURE | {"value": 66.4, "raw": "66.4%"}

    figure = services.record_figure(measure=measure, why="Published again", **new, **BY)

    assert figure.value == Decimal("66.4")
    event = figure.events.get(kind="corrected")
    assert (event.before["raw"], event.after["raw"], event.text) == (
        "66.1%", "66.4%", "Published again",
    )  # fmt: skip


def test_a_figure_awaited_is_published_not_corrected():
    awaited = FIGURE | {"value": None, "status": "not_yet_published", "raw": "-"}
    measure = make.measure(make.board(), figures=[awaited])

    services.record_figure(measure=measure, **FIGURE, **BY)

    assert told(measure) == ["recorded", "released"]


REFUSED = [
    {"value": None},
    {"status": "embargoed"},
    {"value": None, "rank": 3, "status": "not_available"},
]


@pytest.mark.parametrize("said", REFUSED)
def test_value_and_state_must_fit(said):
    measure = make.measure(make.board())

    with pytest.raises(services.ChangeRefused, match="the state that stands instead"):
        services.record_figure(measure=measure, **FIGURE | said, **BY)

    assert not measure.figures.exists()


def test_two_different_figures_for_one_place_are_refused_together():
    measure = make.measure(make.board())

    with pytest.raises(services.ChangeRefused, match="two different figures for Marlbridge, 2025"):
        services.record_figures(measure=measure, figures=[FIGURE, FIGURE | {"value": 9}], **BY)

    assert not measure.figures.exists()


def test_many_figures_take_few_queries(django_assert_max_num_queries):
    measure = make.measure(make.board())
    many = [FIGURE | {"period": str(year)} for year in range(1990, 2026)]

    with django_assert_max_num_queries(9):
        services.record_figures(measure=measure, figures=many, **BY)

    assert measure.figures.count() == 36


def test_what_is_said_of_a_measure_changes_with_its_history():
    measure = make.measure(make.board())

    services.change_measure(measure=measure, commentary="Better than last year.", **BY)
    services.change_measure(measure=measure, commentary="Better than last year.", **BY)

    assert list(measure.events.order_by("pk").values_list("kind", flat=True)) == [
        "measure_added",
        "measure_changed",
    ]


def test_a_break_is_marked_once_and_taken_back_in_the_open():
    measure = make.measure(make.board())

    for why in ("Counted anew", "Counted anew", "Counted by the new guidance"):
        marked = services.mark_break(measure=measure, period="2025", why=why, **BY)
    assert [(it.period, it.why) for it in measure.breaks.all()] == [
        ("2025", "Counted by the new guidance")
    ]
    services.remove_break(marked=marked, **BY)

    kinds = measure.events.order_by("pk").values_list("kind", flat=True)
    assert list(kinds)[1:] == ["break_marked", "break_marked", "break_removed"]
    with pytest.raises(services.ChangeRefused, match="why the figures cannot be compared"):
        services.mark_break(measure=measure, period="2025", why=" ", **BY)
