"""Figures by hand: a period on one page, one corrected with its reason, and who sees what is held back."""

import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from performance import services
from performance.models import Measure
from tests import make
from tests import scene as scenes

pytestmark = pytest.mark.django_db
BY = {"by": None, "now": make.NOW}
OWN = {"area": "Marlbridge", "area_kind": "council"}
NATIONAL = {"area": "England", "area_kind": "national"}


@pytest.fixture
def measure():
    return make.measure(
        make.board(),
        figures=[
            OWN | {"period": "2025", "value": "64.1", "raw": "64.1%"},
            NATIONAL | {"period": "2025", "value": "70.0", "raw": "70.0%"},
        ],
    )


@pytest.fixture
def hers(client, measure):
    client.force_login(make.coordinator(measure.board, "Cora Ordinator"))
    with time_machine.travel(make.NOW, tick=False):
        yield client


def entering(measure):
    return reverse("performance:enter_figures", args=[measure.pk])


def correcting(figure):
    return reverse("performance:correct_figure", args=[figure.pk])


def as_shown(hers, address, rows=("row0", "row1", "row2", "row3"), **said):
    """What a hers sends of the page as it stands, with what is typed over it."""
    page = hers.get(address)
    sent = {}
    forms = page.context["rows"] if "rows" in page.context else [page.context["row"]]
    for form in (*forms, page.context["why"]):
        for field in form:
            value = field.value()
            if value is not None and value is not False and not isinstance(value, dt.date):
                sent[field.html_name] = value
    return sent | said


def test_a_period_of_every_area_is_entered_on_one_page(hers, measure):
    address = f"{entering(measure)}?period=2026"
    rows = {"row0-value": "66.10", "row0-people": "812", "row1-status": "not_yet_published"}
    new = {"row2-area": "Ashby Hill", "row2-rank": "4", "row2-rank_of": "11", "row2-is_joint": "on"}

    response = hers.post(address, as_shown(hers, address, period="2026", **rows, **new))

    assert response.url == measure.get_absolute_url()
    told = measure.figures.filter(period="2026").order_by("pk")
    names = ("area", "area_kind", "value", "rank", "rank_of", "is_joint", "people", "status", "raw")
    assert list(told.values_list(*names)) == [
        ("Marlbridge", "council", Decimal("66.1"), None, None, False, 812, "validated", "66.10"),
        ("England", "national", None, None, None, False, None, "not_yet_published", ""),
        ("Ashby Hill", "other", None, 4, 11, True, None, "validated", "4"),
    ]
    assert "66.10%" in hers.get(response.url).content.decode()


def test_what_is_typed_wrongly_is_kept_and_nothing_is_saved(hers, measure):
    address = f"{entering(measure)}?period=2025"
    wrong = {"row0-value": "sixty", "row1-value": "71", "row2-value": "5", "embargo_on_day": "3"}
    wrong |= {"row3-area": "Ashby Hill", "row3-rank": "12", "row3-rank_of": "11"}

    page = hers.post(address, as_shown(hers, address, period="2025", **wrong))

    words = page.content.decode()
    assert page.status_code == 200 and "<title>Error: " in words.replace("\n", "")
    for said in (
        "Enter the value of Marlbridge as a number, like 66.1",
        "Enter the area that",
        "Place 12 is not one of 11",
        "must include a month",
    ):
        assert said in words, said
    assert all(f'value="{typed}"' in words for typed in ("sixty", "71", "5", "3", "Ashby Hill"))
    assert measure.figures.get(area="England").value == 70


def test_a_recorded_figure_is_corrected_only_with_a_reason(hers, client, measure):
    figure = measure.figures.get(area="Marlbridge")
    for address in (f"{entering(measure)}?period=2025", correcting(figure)):
        name = "row0-value" if "period" in address else "figure-value"
        page = hers.post(address, as_shown(hers, address, period="2025", **{name: "66.1"}))
        assert "Say why the recorded figure is corrected" in page.content.decode()

    said = as_shown(
        hers, correcting(figure), why="Two schools were left out", **{"figure-value": "66.1"}
    )
    hers.post(correcting(figure), said)

    words = " ".join(hers.get(measure.get_absolute_url()).content.decode().split())
    told = "Marlbridge, 2025: corrected on 2 March 2026 by Cora Ordinator. It was 64.1%, and is 66.1%: Two schools"
    assert told in words
    client.logout()
    assert "Cora" not in client.get(measure.get_absolute_url()).content.decode()


def test_of_two_who_correct_at_once_the_second_sees_both_texts(hers, measure):
    address = f"{entering(measure)}?period=2025"
    said = as_shown(hers, address, period="2025", why="Published again", **{"row0-value": "66.1"})
    services.record_figure(measure=measure, period="2025", value="65", raw="65", **OWN, **BY)

    page = hers.post(address, said)

    assert page.status_code == 409
    words = page.content.decode()
    assert "What stands now" in words and "65%" in words and 'value="66.1"' in words
    again = (
        as_shown(hers, address)
        | said
        | {"row0-version": page.context["rows"][0]["version"].value()}
    )
    assert hers.post(address, again).status_code == 302
    assert measure.figures.get(area="Marlbridge").value == Decimal("66.1")


def test_a_period_under_embargo_is_read_by_nobody_before_its_hour(hers, measure):
    address = f"{entering(measure)}?period=2026"
    hour = {
        "embargo_on_day": "3",
        "embargo_on_month": "3",
        "embargo_on_year": "2026",
        "embargo_at": "9:30am",
    }
    hers.post(address, as_shown(hers, address, period="2026", **hour, **{"row0-value": "77.7"}))
    figure = measure.figures.get(period="2026")

    for where in (
        address,
        correcting(figure),
        measure.get_absolute_url(),
        f"{measure.get_absolute_url()}?format=csv",
    ):
        words = scenes.body(hers.get(where)).decode()
        assert "77.7" not in words and "mbargo" in words, where
    assert "Under embargo until 3 March 2026 at 9:30am" in hers.get(address).content.decode()
    for typed in ({}, {"embargo_on_day": "", "embargo_on_month": "", "embargo_on_year": ""}):
        page = hers.post(
            correcting(figure), as_shown(hers, correcting(figure), why="Lift it", **hour | typed)
        )
        assert page.status_code == 200, "to lift it, or to change it, is to give it again"
    with time_machine.travel(dt.datetime(2026, 3, 3, 9, 30, tzinfo=dt.UTC)):
        services.release_due(dt.datetime(2026, 3, 3, 9, 30, tzinfo=dt.UTC))
        assert "77.7%" in hers.get(measure.get_absolute_url()).content.decode()


def test_a_suppressed_figure_is_shown_to_its_coordinators_alone_and_warned_of(
    hers, client, measure
):
    few = OWN | {"period": "2025", "value": "33.3", "people": 3}
    others = [
        ("Boys", {"people": 40}),
        ("Girls", {"people": 3}),
        ("Pupils with SEN", {"people": 30}),
    ]
    for group, said in others:
        make.measure(measure.board, group=group, figures=[few | said])
    girls = Measure.objects.get(group="Girls")
    figure = girls.figures.get()

    words = hers.get(girls.get_absolute_url()).content.decode()
    assert "Suppressed" in words and "33.3" not in words
    assert "Girls, Marlbridge, 2025: suppressed, but it could be worked out" in words
    assert "Suppressed: it is about so few children" in words
    assert 'value="33.3"' in hers.get(correcting(figure)).content.decode()
    services.record_figure(measure=Measure.objects.get(group="Boys"), **few, **BY)
    assert "could be worked out" not in hers.get(girls.get_absolute_url()).content.decode()

    client.force_login(make.person())
    assert client.get(correcting(figure)).status_code == 403
    assert "33.3" not in client.get(girls.get_absolute_url()).content.decode()


def test_a_correction_of_what_is_now_suppressed_is_told_to_nobody(hers, measure):
    for value, people in (("64.2", None), ("64.3", 2)):
        services.record_figure(
            measure=measure, period="2025", value=value, people=people, raw=value, **OWN, **BY
        )

    words = hers.get(measure.get_absolute_url()).content.decode()

    assert not any(value in words for value in ("64.1", "64.2", "64.3"))


def test_a_measure_is_added_changed_and_broken(hers, measure):
    board = measure.board
    said = {
        "title": "Absence",
        "polarity": "lower",
        "unit": "%",
        "target": "4.5",
        "tolerance": "0.5",
    }
    adding = reverse("performance:add_measure", args=[board.slug])

    response = hers.post(adding, said)
    assert "has this measure already" in hers.post(adding, said).content.decode()
    added = board.measures.get(title="Absence")
    assert response.url == entering(added)
    assert (added.group, added.tolerance) == ("All", Decimal("0.5"))
    areas = [row.legend for row in hers.get(f"{response.url}?period=2026").context["rows"]]
    assert areas == ["Marlbridge", "England", "Another area", "Another area"]

    changing = reverse("performance:change_measure", args=[added.pk])
    for target, version, status in (("5", 1, 302), ("6", 1, 409), ("6", 2, 302)):
        page = hers.post(changing, said | {"target": target, "version": version})
        assert page.status_code == status, page.content.decode()
        assert ("What stands now" in page.content.decode()) == (status == 409)
    assert board.measures.get(title="Absence").target == 6

    breaking = reverse("performance:breaks", args=[added.pk])
    assert "Say why" in hers.post(breaking, {"period": "2026"}).content.decode()
    hers.post(breaking, {"period": "2026", "why": "Counted anew"})
    assert "Counted anew" in hers.get(breaking).content.decode()
    hers.post(breaking, {"remove": added.breaks.get().pk})
    assert not added.breaks.exists()


def test_a_page_of_many_areas_asks_as_often_as_of_one(hers, measure, django_assert_max_num_queries):
    figures = [
        {"area": f"Area {n}", "period": "2025", "value": n, "people": n % 9} for n in range(200)
    ]
    services.record_figures(measure=measure, figures=figures, **BY)

    with django_assert_max_num_queries(8):
        page = hers.get(f"{entering(measure)}?period=2025")

    assert len(page.context["rows"]) == 204
