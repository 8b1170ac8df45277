"""The end of a municipal year: what nobody took goes into the next in one step, and nothing goes twice."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions import programme, yearend
from actions.choices import ItemStatus, SlotKind
from actions.models import Event, ProgrammeItem
from actions.services import ChangeRefused
from meetings import services as meetings
from tests import make

pytestmark = pytest.mark.django_db

YEAR = 2025
PAST, COMING = dt.date(2026, 2, 5), dt.date(2026, 4, 16)
NEXT = dt.date(2026, 6, 11)


@pytest.fixture
def board():
    return make.board("Children's Board", slug="children")


@pytest.fixture
def coordinator(board, client, time_machine):
    time_machine.move_to(make.NOW, tick=False)
    keeper = make.coordinator(board)
    client.force_login(keeper)
    return keeper


def going(board, today=make.TODAY):
    items = yearend.unfinished(board, YEAR, today).select_related("meeting")
    return [yearend.Going(item, item.version, yearend.slot_after(item, today)) for item in items]


def carry(board, by=None, dropped=(), **chosen):
    chosen = {"going": going(board)} | chosen
    yearend.carry(board=board, year=YEAR, dropped=dropped, by=by, now=make.NOW, **chosen)


def at_meeting(board, on, title="An item", **details):
    meeting = make.meeting(board, on, status="held" if on < make.TODAY else "planned")
    return make.item(board, slot="meeting", meeting=meeting, title=title, **details)


@pytest.mark.parametrize(
    ("slot", "after"),
    [("undated", "undated"), ("next_year", "undated"), ("standing", "standing")],
)
def test_an_item_without_a_day_keeps_its_place_or_waits_for_a_date(board, slot, after):
    item = make.item(board, slot=slot, year=YEAR)

    carry(board)

    item.refresh_from_db()
    assert (item.year, item.slot, item.slips) == (YEAR + 1, after, 0)


def test_an_item_whose_meeting_passed_without_it_waits_for_a_date_and_has_slipped(board):
    item = at_meeting(board, PAST)

    carry(board)

    item.refresh_from_db()
    assert (item.year, item.slot, item.meeting, item.slips) == (YEAR + 1, "undated", None, 1)
    assert item.slot_since == make.TODAY


def test_an_item_booked_in_the_new_year_keeps_its_meeting(board):
    item = at_meeting(board, NEXT)

    carry(board)

    item.refresh_from_db()
    assert (item.year, item.slot, item.meeting.on, item.slips) == (YEAR + 1, "meeting", NEXT, 0)


def test_what_waits_on_keeps_the_day_since_when_it_waits(board):
    item = make.item(board, year=YEAR)
    ProgrammeItem.objects.update(slot_since=dt.date(2025, 6, 1))

    carry(board)

    item.refresh_from_db()
    assert item.slot_since == dt.date(2025, 6, 1)


def test_what_is_taken_dropped_or_still_to_come_stays(board):
    programme.take_item(item=at_meeting(board, PAST), by=None, now=make.NOW)
    programme.drop_item(item=make.item(board), why="Overtaken", by=None, now=make.NOW)
    at_meeting(board, COMING)

    assert not going(board)


def test_the_paper_it_owed_at_a_meeting_is_awaited_no_more(board):
    off = make.meeting(board, COMING, status="planned")
    details = {"slot": "meeting", "meeting": off, "lead_officers": [make.person()]}
    item = make.item(board, **details)
    action = item.actions.get(kind="report_due")
    meetings.change_meeting(meeting=off, status="cancelled", by=None, now=make.NOW)

    carry(board)

    action.refresh_from_db()
    assert not action.is_live


def test_history_says_from_where_to_where_and_who(board):
    keeper, item = make.person(), at_meeting(board, PAST)

    carry(board, by=keeper)

    event = item.events.get(kind="item_carried")
    assert event.before == {"year": YEAR, "slot": "meeting", "meeting": item.meeting_id}
    assert event.after == {"year": YEAR + 1, "slot": "undated", "meeting": None}
    assert event.by == keeper and Event.objects.broken() is None


def test_carrying_twice_carries_nothing_twice(board):
    item, as_shown = make.item(board, year=YEAR), going(board)
    carry(board, going=as_shown)

    with pytest.raises(yearend.ChangedMeanwhile):
        carry(board, going=as_shown)

    item.refresh_from_db()
    assert item.year == YEAR + 1
    assert item.events.filter(kind="item_carried").count() == 1


def test_one_item_changed_meanwhile_stops_all_and_is_named(board):
    changed, other = make.item(board, year=YEAR), make.item(board, year=YEAR)
    as_shown = going(board)
    programme.change_item(item=changed, version=1, title="New", by=None, now=make.NOW)

    with pytest.raises(yearend.ChangedMeanwhile) as refusal:
        carry(board, going=as_shown)

    assert refusal.value.items == [changed.pk]
    other.refresh_from_db()
    assert other.year == YEAR


def test_nothing_is_carried_when_an_item_cannot_be_taken_off(board):
    item, other = make.item(board, year=YEAR), make.item(board, year=YEAR)
    chosen = [one for one in going(board) if one.item == other]

    with pytest.raises(ChangeRefused):
        carry(board, going=chosen, dropped=[(item, " ")])

    other.refresh_from_db()
    assert other.year == YEAR


def test_two_thousand_items_take_as_many_updates_as_twenty(board):
    def updates():
        with CaptureQueriesContext(connection) as queries:
            carry(board)
        return len([query for query in queries if query["sql"].startswith("UPDATE")])

    def fill(n):
        items = [ProgrammeItem(board=board, year=YEAR, slot="undated", title="x") for _ in range(n)]
        ProgrammeItem.objects.bulk_create(items)

    fill(20)
    few = updates()
    fill(2000)

    assert updates() == few
    assert ProgrammeItem.objects.filter(year=YEAR + 1).count() == 2020


# --- The page

PAGE = "/boards/children/programme/carry/?year=2025"


def typed(page, **changes):
    """What a browser sends of the page as it stands: every tick and every reason."""
    lines = page.context["form"].lines
    told = {"items": [line.value for line in lines], **{f"why-{one.value}": "" for one in lines}}
    return told | changes


@pytest.mark.parametrize(
    ("item", "minute", "is_ticked"),
    [
        ("Fostering recruitment", "Fostering Recruitment: update report", False),
        ("Adoption", "Adoption", False),
        ("Adoption", "Adoption of the minutes", True),
        ("School transport", "School meals", True),
        ("Update report", "A report", True),
    ],
)
def test_what_the_minutes_of_its_meeting_show_as_taken_is_not_ticked_and_says_why(
    board, coordinator, client, item, minute, is_ticked
):
    planned = at_meeting(board, PAST, title=item)
    make.minute(planned.meeting, title=minute, number="34")

    page = client.get(PAGE)

    (line,) = page.context["form"].lines
    assert line.ticked == is_ticked
    assert ("reads as if it was taken" in page.content.decode()) != is_ticked


def test_a_minute_of_the_items_own_agenda_item_shows_it_as_taken(board, coordinator, client):
    planned = at_meeting(board, PAST, title="Children’s homes")
    stands = meetings.add_agenda_item(meeting=planned.meeting, title="Residential care")
    ProgrammeItem.objects.filter(pk=planned.pk).update(agenda_item=stands)
    make.minute(planned.meeting, title="Residential care", item=stands)

    (line,) = client.get(PAGE).context["form"].lines

    assert not line.ticked


def test_the_page_carries_what_is_ticked_and_says_so(board, coordinator, client):
    make.item(board, year=YEAR, title="Fostering")
    stays = make.item(board, year=YEAR, title="Adoption")
    page = client.get(PAGE)
    values = [line.value for line in page.context["form"].lines if line.item != stays]

    answer = client.post(PAGE, typed(page, items=values), follow=True)

    assert "1 item is carried into 2026/27" in answer.content.decode()
    stays.refresh_from_db()
    assert stays.year == YEAR


def test_the_old_years_programme_still_shows_what_left_it(board, coordinator, client):
    make.item(board, year=YEAR, title="Fostering")
    client.post(PAGE, typed(client.get(PAGE)))

    page = client.get("/boards/children/programme/?year=2025").content.decode()

    assert "Carried into a later year" in page and "Fostering" in page


def test_a_reason_takes_an_item_off_instead(board, coordinator, client):
    item = make.item(board, year=YEAR)
    page = client.get(PAGE)

    client.post(PAGE, typed(page, **{f"why-{item.pk}-1": "Overtaken by the review"}))

    item.refresh_from_db()
    assert (item.status, item.year) == (ItemStatus.DROPPED, YEAR)
    assert item.events.get(kind="item_dropped").text == "Overtaken by the review"


def test_what_was_kept_for_next_year_may_be_kept_on(board, coordinator, client):
    item = make.item(board, year=YEAR, slot=SlotKind.NEXT_YEAR)
    page = client.get(PAGE)

    client.post(PAGE, typed(page, **{f"slot-{item.pk}": "next_year"}))

    item.refresh_from_db()
    assert (item.slot, item.year) == (SlotKind.NEXT_YEAR, YEAR + 1)


def test_a_change_meanwhile_is_told_and_nothing_typed_is_lost(board, coordinator, client):
    changed, other = make.item(board, year=YEAR), make.item(board, year=YEAR)
    page = client.get(PAGE)
    programme.change_item(item=changed, version=1, title="New title", by=None, now=make.NOW)
    reason = {f"why-{other.pk}-1": "Overtaken"}

    refused = client.post(PAGE, typed(page, **reason))

    told = refused.content.decode()
    assert refused.status_code == 409
    assert "Changed meanwhile" in told and "New title" in told and 'value="Overtaken"' in told
    client.post(PAGE, typed(refused, **reason))
    changed.refresh_from_db()
    assert changed.year == YEAR + 1


def test_the_form_sent_twice_is_told_that_it_was_done(board, coordinator, client):
    make.item(board, year=YEAR)
    sent = typed(client.get(PAGE))
    client.post(PAGE, sent)

    again = client.post(PAGE, sent).content.decode()

    assert "they were carried" in again
    assert Event.objects.filter(kind="item_carried").count() == 1


def test_two_thousand_items_are_carried_from_the_page(board, coordinator, client):
    items = [ProgrammeItem(board=board, year=YEAR, slot="undated", title="x") for _ in range(2000)]
    ProgrammeItem.objects.bulk_create(items)

    answer = client.post(PAGE, typed(client.get(PAGE)))

    assert answer.status_code == 302
    assert ProgrammeItem.objects.filter(year=YEAR + 1).count() == 2000
