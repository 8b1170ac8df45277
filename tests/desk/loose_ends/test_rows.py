"""A board's loose ends from its own rows."""

import pytest
from django.utils.timezone import localdate
from selectolax.lexbor import LexborHTMLParser

from desk.loose_ends.from_rows import record_of
from desk.loose_ends.rules import loose_ends
from meetings.choices import MinutesState
from tests import make
from tests.cast import assemble

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(time_machine):
    time_machine.move_to(make.NOW, tick=False)
    cast = assemble()
    cast.held = make.meeting(cast.board, minutes_state=MinutesState.CIRCULATED)
    cast.minute = make.minute(cast.held, title="Moorings")
    return cast


def rules(cast, who="coordinator"):
    """Which rules tell of which words."""
    ends = loose_ends(record_of(cast.board, cast[who], localdate()))
    return {(end.rule, end.says) for end in ends}


def test_a_limb_is_loose_until_an_action_with_an_owner_follows_it(cast):
    limb = make.resolution(cast.minute, "request a report back on moorings", kind="report_back")
    loose = ("promised-not-booked", "request a report back on moorings")
    assert loose in rules(cast)

    make.action(cast.board, resolution=limb, owner=cast.owner)
    assert loose not in rules(cast)


def test_draft_minutes_promise_nothing_yet(cast):
    make.resolution(cast.minute, "request a report back on moorings", kind="report_back")
    cast.held.minutes_state = MinutesState.DRAFT
    cast.held.save()

    assert not [says for _, says in rules(cast) if "moorings" in says]


def test_an_item_without_officer_or_date_leads_to_where_it_is_mended(cast, client):
    item = make.item(cast.board, title="Lamps on the quay")
    client.force_login(cast.coordinator)

    page = LexborHTMLParser(client.get(f"/boards/{cast.board.slug}/loose-ends/").content)

    links = [one.attributes["href"] for one in page.css("main .app-panel a")]
    assert f"/programme/{item.pk}/change/" in links
    assert "Item without officer" in page.css_first("main").text()


def test_a_recommendation_of_a_plan_that_nobody_answers_for(cast):
    make.recommendation(make.plan(cast.board), text="Light the steps")

    told = {rule for rule, says in rules(cast) if says == "Light the steps"}
    assert {"recommendation-without-owner", "recommendation-without-date"} <= told


def test_the_record_is_read_in_three_queries_however_many_rows(cast, django_assert_num_queries):
    rules(cast)
    for n in range(4):
        make.item(cast.board, title=f"Buoy {n}")
        make.resolution(cast.minute, f"request buoy {n}", kind="report_back", number=str(n + 1))
    with django_assert_num_queries(3):
        record_of(cast.board, cast.coordinator, localdate())
