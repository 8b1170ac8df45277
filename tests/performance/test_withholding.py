"""What is held back of a figure: nobody reads it before its hour, or at all while it is about so few."""

import datetime as dt
from decimal import Decimal
from functools import partial

import pytest
import time_machine
from django.core.management import call_command

from performance import services
from performance.models import Event, Figure, WithheldFigure
from performance.services import releasing
from performance.tasks import release_figures
from scrutiny.ui.times import latest_moment
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


NIGHTS = [
    # The clock goes from 00:59 to 02:00; 1:30 never comes, and is taken as 2:30 in summer time.
    (dt.date(2026, 3, 29), dt.time(1, 30), "2026-03-29T01:30"),
    (dt.date(2026, 3, 29), dt.time(0, 30), "2026-03-29T00:30"),
    (dt.date(2026, 3, 29), dt.time(9, 30), "2026-03-29T08:30"),
    # The clock goes from 01:59 back to 01:00; of the two 1:30s the second is meant.
    (dt.date(2026, 10, 25), dt.time(1, 30), "2026-10-25T01:30"),
    (dt.date(2026, 10, 25), dt.time(0, 30), "2026-10-24T23:30"),
    (dt.date(2026, 10, 25), dt.time(9, 30), "2026-10-25T09:30"),
]


@pytest.mark.parametrize(("day", "time", "utc"), NIGHTS)
def test_an_embargo_ends_at_its_hour_and_not_a_moment_before(day, time, utc):
    hour = dt.datetime.fromisoformat(f"{utc}+00:00")
    assert latest_moment(day, time) == hour
    measure = make.measure(make.board())
    services.record_figure(measure=measure, embargoed_until=hour, **FIGURE, **BY)

    assert services.release_due(hour - dt.timedelta(microseconds=1)) == 0
    assert measure.figures.get().value is None
    assert [services.release_due(hour) for _ in range(2)] == [1, 0]

    figure = measure.figures.get()
    assert {name: getattr(figure, name) for name in FIGURE} == FIGURE | {"value": Decimal("77.7")}
    assert not WithheldFigure.objects.exists()
    event = figure.events.get(kind="released")
    assert (event.before["status"], event.after["value"], event.at) == (
        "embargoed",
        "77.7000",
        hour,
    )


def test_a_small_figure_is_not_published_at_its_hour_but_suppressed():
    measure = make.measure(make.board())
    few = FIGURE | {"people": 3}
    services.record_figure(measure=measure, embargoed_until=HOUR, **few, **BY)

    assert services.release_due(HOUR) == 1

    figure = measure.figures.get()
    assert (figure.status, open_row(figure), figure.withheld.until) == ("suppressed", NOTHING, None)
    assert "77" not in said_in_history()


def test_who_releases_a_figure_that_was_changed_meanwhile_changes_nothing():
    """Two workers, or a worker and a correction, at the same moment: the second finds another version."""
    measure = make.measure(make.board())
    services.record_figure(measure=measure, embargoed_until=HOUR, **FIGURE, **BY)
    read = measure.figures.select_related("withheld", "measure").get()
    later = HOUR + dt.timedelta(hours=1)
    services.record_figure(measure=measure, embargoed_until=later, **FIGURE, **BY)

    assert releasing._let_go(read, HOUR) is False

    held = WithheldFigure.objects.get()
    assert (held.until, open_row(held.figure)) == (later, NOTHING)


def test_an_embargo_is_moved_or_lifted_only_by_saying_so():
    measure = make.measure(make.board())
    later = HOUR + dt.timedelta(hours=1)
    services.record_figure(measure=measure, embargoed_until=HOUR, **FIGURE, **BY)

    services.record_figure(measure=measure, embargoed_until=later, **FIGURE, **BY)
    assert services.release_due(HOUR) == 0
    services.record_figure(measure=measure, embargoed_until=False, why="It is out", **FIGURE, **BY)

    assert measure.figures.get().value == Decimal("77.7")
    assert services.release_due(later) == 0


def test_a_figure_suppressed_by_hand_stays_so(settings):
    """Where another could be worked out with it; its numbers are kept, and are not few."""
    measure = make.measure(make.board())
    by_hand = FIGURE | {"status": "suppressed"}
    figure = services.record_figure(measure=measure, embargoed_until=HOUR, **by_hand, **BY)

    services.release_due(HOUR)
    services.apply_small_numbers(by=None, now=HOUR)

    figure.refresh_from_db()
    assert (figure.status, open_row(figure)) == ("suppressed", NOTHING)
    assert WithheldFigure.objects.get().value == Decimal("77.7")
    for version, is_seen in ((None, False), (figure.version, True)):
        services.record_figure(measure=measure, version=version, **FIGURE, **BY)
        assert (measure.figures.get().value is not None) == is_seen


def test_a_paper_takes_back_nothing_of_how_many_a_figure_is_about():
    measure = make.measure(make.board(), figures=[FIGURE | {"people": 3}])
    printed = FIGURE | {"people": None, "value": "66.6"}

    services.record_figures(measure=measure, figures=[printed], **BY)
    assert (measure.figures.get().status, WithheldFigure.objects.get().people) == ("suppressed", 3)
    services.record_figures(measure=measure, figures=[printed | {"people": 30}], **BY)
    services.record_figures(measure=measure, figures=[printed], **BY)

    assert measure.figures.get().people == 30


def test_another_setting_suppresses_and_shows_what_is_here(settings, capsys):
    measure = make.measure(make.board())
    figures = [FIGURE | {"period": str(n), "people": n, "value": n} for n in (4, 8, 12)]
    services.record_figures(measure=measure, figures=figures, **BY)

    told = []
    for under in (10, 10, 0):
        settings.SMALL_NUMBER_UNDER = under
        call_command("suppress_figures")
        told.append(dict(measure.figures.values_list("period", "status")))

    few, shown = "suppressed", "validated"
    assert told == [{"4": few, "8": few, "12": shown}] * 2 + [
        dict.fromkeys(("4", "8", "12"), shown)
    ]
    assert capsys.readouterr().out.splitlines() == [
        f"{n} figures suppressed, {m} shown again." for n, m in ((1, 0), (0, 0), (0, 2))
    ]


def test_a_measure_that_is_said_to_count_people_hides_its_small_values():
    measure = make.measure(make.board(), figures=[FIGURE | {"value": 3, "people": None}])

    measure = services.change_measure(measure=measure, counts_people=True, version=1, **BY)
    assert measure.figures.get().status == "suppressed"
    with pytest.raises(services.Stale):
        services.change_measure(measure=measure, unit="", version=1, **BY)
    services.change_measure(measure=measure, counts_people=False, **BY)

    assert measure.figures.get().value == 3


def test_the_task_and_the_command_release_what_is_due(capsys):
    measure = make.measure(make.board())
    for period, by_whom in (
        ("2024", release_figures),
        ("2025", partial(call_command, "release_figures")),
    ):
        said = FIGURE | {"period": period}
        services.record_figure(measure=measure, embargoed_until=HOUR, **said, **BY)

        with time_machine.travel(HOUR, tick=False):
            by_whom()

        assert measure.figures.get(period=period).value == Decimal("77.7")
    assert capsys.readouterr().out == "1 figures published.\n"
