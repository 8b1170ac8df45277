"""What is held back of a figure: nobody reads it before its hour, or at all while it is about so few."""

import datetime as dt
from decimal import Decimal

import pytest

from performance import services
from performance.models import Event, Figure, WithheldFigure
from tests import make

pytestmark = pytest.mark.django_db
BY = {"by": None, "now": make.NOW}
HOUR = make.NOW + dt.timedelta(days=3)
FIGURE = {
    "area": "Marlbridge", "area_kind": "council", "period": "2025", "value": "77.7", "raw": "77.7%",
    "note": "777 of 1,000", "people": 1000,
}  # fmt: skip
NOTHING = {"value": None, "rank": None, "rank_of": None, "people": None, "raw": "", "note": ""}


def open_row(figure):
    return Figure.objects.filter(pk=figure.pk).values(*NOTHING).get()


def said_in_history():
    return str(list(Event.objects.exclude(figure=None).values_list("before", "after", "text")))


def test_an_embargoed_figure_says_its_state_and_nothing_else():
    measure = make.measure(make.board())

    figure = services.record_figure(measure=measure, embargoed_until=HOUR, **FIGURE, **BY)

    assert (figure.status, open_row(figure)) == ("embargoed", NOTHING)
    assert (figure.withheld.value, figure.withheld.until) == (Decimal("77.7"), HOUR)
    assert "embargoed" in said_in_history() and "77" not in said_in_history()


def test_an_embargo_outlasts_what_is_said_without_one():
    """A paper that prints the state, or even the value, takes nothing from what is held back until the hour."""
    measure = make.measure(make.board())
    services.record_figure(measure=measure, embargoed_until=HOUR, **FIGURE, **BY)
    state = {**FIGURE, "value": None, "people": None, "note": "", "status": "embargoed"}

    services.record_figures(measure=measure, figures=[state], **BY)
    services.record_figures(measure=measure, figures=[FIGURE | {"value": "66.6"}], **BY)

    held = WithheldFigure.objects.get()
    assert (held.value, held.until) == (Decimal("66.6"), HOUR)
    assert open_row(held.figure) == NOTHING
    assert "66" not in said_in_history()


@pytest.mark.parametrize(
    ("counts", "said"),
    [(False, {"people": 5}), (False, {"people": 0}), (True, {"value": 5, "people": None})],
)
def test_a_figure_about_few_is_suppressed(counts, said):
    measure = make.measure(make.board(), counts_people=counts)

    figure = services.record_figure(measure=measure, **FIGURE | said, **BY)

    assert (figure.status, open_row(figure)) == ("suppressed", NOTHING)
    assert "77" not in said_in_history()


@pytest.mark.parametrize(
    ("counts", "said"),
    [(False, {"people": 6}), (False, {"value": 5}), (True, {"value": None, "rank": 5})],
)
def test_a_figure_about_enough_is_shown(counts, said):
    measure = make.measure(make.board(), counts_people=counts)

    assert services.record_figure(measure=measure, **FIGURE | said, **BY).status == "validated"


def test_which_numbers_are_small_is_the_councils_to_say(settings):
    settings.SMALL_NUMBER_UNDER, settings.SMALL_NUMBER_SHOW_ZERO = 3, True
    measure = make.measure(make.board(), counts_people=True)
    values = {"2021": 0, "2022": 1, "2023": 3}
    figures = [FIGURE | {"period": year, "value": said} for year, said in values.items()]

    services.record_figures(measure=measure, figures=figures, **BY)

    told = dict(measure.figures.values_list("period", "status"))
    assert told == {"2021": "validated", "2022": "suppressed", "2023": "validated"}


def test_a_correction_to_few_hides_what_is_said_then_and_shows_it_again():
    measure = make.measure(make.board())
    services.record_figure(measure=measure, **FIGURE, **BY)

    few = services.record_figure(measure=measure, **FIGURE | {"people": 2, "value": "55.5"}, **BY)
    assert (few.status, open_row(few)) == ("suppressed", NOTHING)
    assert "55" not in said_in_history()
    services.record_figure(measure=measure, **FIGURE, **BY)

    assert not WithheldFigure.objects.exists()
    kinds = Event.objects.filter(figure=few).order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["recorded", "held_back", "released"]
