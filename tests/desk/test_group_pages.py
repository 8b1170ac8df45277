"""The pages of a task and finish group: of two who save at the same time, the second reads both texts."""

import datetime as dt

import pytest
import time_machine

from actions.models import ProgrammeItem
from meetings.models import Board, GroupRecommendation, Resolution
from meetings.services import groups
from tests import make

pytestmark = pytest.mark.django_db
STAMP = {"by": None, "now": make.NOW}


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(make.NOW, tick=False):
        yield


@pytest.fixture
def keeper(client):
    parent = make.board("Children's Board")
    keeper = make.coordinator(parent)
    client.force_login(keeper)
    return keeper


@pytest.fixture
def group(keeper):
    parent = keeper.appointments.get().board
    names = {"name": "Fostering group", "slug": "fostering", "prefix": "FG"}
    return groups.set_up_group(parent=parent, **names, **STAMP)


@pytest.fixture
def row(group):
    text = "Pay foster carers"
    return groups.add_group_recommendation(group=group, number="1", text=text, **STAMP)


def test_a_group_that_somebody_changed_meanwhile_shows_both_scopes(client, group):
    groups.change_group(group=group, version=1, scope="Adoption", **STAMP)

    stale = client.post(
        "/boards/fostering/group/change/", {"version": 1, "scope": "Fostering alone"}
    )

    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Adoption" in page
    assert "Fostering alone" in page


def test_a_recommendation_that_somebody_changed_meanwhile_shows_both_texts(client, row):
    groups.change_group_recommendation(
        recommendation=row, version=1, number="1", text="Train foster carers", **STAMP
    )

    where = f"/group-recommendations/{row.pk}/"
    stale = client.post(where, {"version": 1, "number": "1", "text": "House foster carers"})

    page = stale.content.decode()
    assert stale.status_code == 409
    assert "Train foster carers" in page
    assert "House foster carers" in page


def test_a_text_is_adopted_as_it_was_read_and_once(client, group, row):
    minute = make.minute(make.meeting(group.parent, minutes_state="draft"))
    where = "/boards/fostering/group/adopt/"
    typed = {"minute": minute.pk, "recommendations": [f"{row.pk}-1"]}
    groups.change_group_recommendation(
        recommendation=row, version=1, number="1", text="Train foster carers", **STAMP
    )

    stale = client.post(where, typed)
    none_yet = Resolution.objects.count()
    again = stale.context["form"]["recommendations"].value()
    adopted = client.post(where, typed | {"recommendations": again})
    twice = client.post(where, typed | {"recommendations": again})

    codes = (stale.status_code, adopted.status_code, twice.status_code)
    assert (codes, none_yet) == ((409, 302, 409), 0)
    assert "Train foster carers" in stale.content.decode()
    assert "Recommendation 1 (adopted already)" in twice.content.decode()
    assert Resolution.objects.get().text == GroupRecommendation.objects.get().text


def test_a_report_is_booked_by_a_short_title_that_can_be_changed(client, group):
    words = "Task and finish group that looks at why foster carers leave and what would keep them"
    Board.objects.filter(pk=group.pk).update(name=words)
    coming = make.meeting(group.parent, make.TODAY + dt.timedelta(days=9), status="planned")
    where = "/boards/fostering/group/report/"

    proposed = client.get(where).context["form"]["title"].value()
    client.post(where, {"meeting": coming.pk, "title": "Report: foster carers"})

    assert proposed.startswith("Report of the Task and finish group that looks at why")
    assert len(proposed) <= 81
    assert ProgrammeItem.objects.get().title == "Report: foster carers"
    assert "title" not in client.get(where).context["form"].fields


def test_what_a_group_recommends_is_advised_on_for_its_coordinator_alone(client, row):
    easier = "that could make it easier to follow up"
    pages = ("/boards/fostering/group/", f"/group-recommendations/{row.pk}/")

    assert all(easier in client.get(page).content.decode() for page in pages)

    client.logout()
    assert easier not in client.get(pages[0]).content.decode()
