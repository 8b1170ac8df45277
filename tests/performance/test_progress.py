"""A board's page adds up what its list of actions shows, for each reader."""

import datetime as dt
import re
from html import unescape
from types import SimpleNamespace
from urllib.parse import parse_qs

import pytest
from django.http import QueryDict

from actions import services as actions
from actions.choices import SlotKind
from actions.filters import ActionFilter
from actions.models import Action
from meetings.models import Board
from performance.progress import board_progress, boards_with_counts
from tests import make
from tests.cast import EVERYBODY

pytestmark = pytest.mark.django_db
TODAY = make.TODAY
ONE_DAY = dt.timedelta(days=1)


def finished(board, **details):
    action = make.action(board, **details)
    actions.give_update(
        action=action, changed="All is done now.", shown_by="Figures", left="",
        reports_complete=True, by=make.person(), now=make.NOW,
    )  # fmt: skip
    actions.accept(action=action, note="", by=None, now=make.NOW)
    return action


def filled(board, private=False):
    """A board with something in every part of its page."""
    make.meeting(board, TODAY - 14 * ONE_DAY)
    coming = make.meeting(board, TODAY + 14 * ONE_DAY, status="planned", minutes_state="")
    for is_private in {False, private}:
        make.action(board, due_on=TODAY - 9 * ONE_DAY, is_private=is_private, kind="request")
        make.action(board, due_on=TODAY + 9 * ONE_DAY, is_private=is_private)
        make.action(board, is_private=is_private)
        make.item(
            board, slot=SlotKind.MEETING, meeting=coming, title="CANARY item", is_private=is_private
        )
        finished(board, is_private=is_private)


def listed(url, person):
    """How many rows the list of actions has behind a link."""
    rows = Action.objects.visible_to(person).with_standing(TODAY)
    request = SimpleNamespace(user=person, GET=QueryDict(url.partition("?")[2]))
    return ActionFilter(request.GET, queryset=rows, request=request).qs.count()


def numbers(page):
    """Every number of a board's page, and the address of what it counts."""
    for period in (page.since_meeting, page.since_year):
        yield from ((it.n, it.url) for it in (period.asked, period.done, period.owed))
    groups = (*page.groups, page.done, page.live, page.long_overdue, page.reports_owed, *page.late)
    yield from ((it.count, it.url) for it in groups)


@pytest.mark.parametrize("who", EVERYBODY)
def test_every_count_is_the_count_of_the_list_it_links_to(cast, who):
    filled(cast.board, private=True)
    make.action(cast.board, due_on=TODAY - 99 * ONE_DAY, owner=cast.owner,
                opened_on=TODAY - 400 * ONE_DAY)  # fmt: skip

    page = board_progress(cast.board, person=cast[who], today=TODAY)

    assert all(count == listed(url, cast[who]) for count, url in numbers(page))
    assert page.since_year.asked.n < page.live_count + page.done.count, "one was asked long ago"
    assert [late.who for late in page.late] == ["Head of Early Help", "Nobody yet"]


@pytest.mark.parametrize("who", ["coordinator", "stranger"])
def test_the_links_of_the_page_lead_to_as_many_rows_as_they_say(cast, client, on_the_day, who):
    filled(cast.board, private=True)
    make.action(cast.board, due_on=TODAY - 99 * ONE_DAY, opened_on=TODAY - 99 * ONE_DAY)
    if who != "stranger":
        client.force_login(cast[who])

    for address in (
        cast.board.get_absolute_url(),
        f"{cast.board.get_absolute_url()}as-at/2026-02-16/",
    ):
        page = client.get(address).content.decode()
        links = re.findall(
            r'<a class="govuk-link[^"]*" href="(/[^"]+)">(\d+)(?=<| overdue| report)', page
        )
        assert len(set(links)) > 5
        for url, number in set(links):
            there = client.get(unescape(url)).content.decode()
            assert f"<strong>{number}</strong> action" in there, (address, url)


@pytest.mark.parametrize(
    ("who", "twice"),
    [("stranger", 1), ("outsider", 1), ("co_opted", 1), ("member", 2), ("coordinator", 2)],
)
def test_private_business_leaves_no_trace(cast, who, twice):
    filled(cast.board, private=True)

    page = board_progress(cast.board, person=cast[who], today=TODAY)

    assert (page.overdue.count, page.due_soon.count, page.done.count) == (twice,) * 3
    assert len(page.promised) == twice


def test_done_counts_from_the_day_of_the_last_meeting():
    board, reader = make.board(), make.person()
    finished(board)
    make.meeting(board, TODAY - ONE_DAY)

    assert board_progress(board, person=reader, today=TODAY).done.count == 1
    make.meeting(board, TODAY + ONE_DAY)
    later = TODAY + 2 * ONE_DAY
    assert board_progress(board, person=reader, today=later).done.count == 0


def test_an_overdue_action_says_whose_it_is_and_how_late():
    board = make.board()
    owner = make.person("Olive Owner", post="Head of Early Help")
    make.action(board, owner=owner, due_on=TODAY - 9 * ONE_DAY)

    (line,) = board_progress(board, person=owner, today=TODAY).overdue.lines

    assert (line.who, line.days_late) == ("Head of Early Help", 9)


def test_a_report_says_where_it_is_booked():
    board, reader = make.board(), make.person()
    meeting = make.meeting(board, TODAY + 30 * ONE_DAY, status="planned", minutes_state="")
    booked = make.item(board, slot=SlotKind.MEETING, meeting=meeting)
    waiting = make.item(board, slot=SlotKind.UNDATED)
    for n, item in enumerate([booked, waiting, None], start=20):
        make.action(board, due_on=TODAY + n * ONE_DAY, programme_item=item)

    reports = board_progress(board, person=reader, today=TODAY).reports

    assert [(report.booked, report.is_booked, report.comes_late) for report in reports] == [
        (str(meeting), True, True),
        ("Date to be determined", False, False),
        ("Not booked", False, False),
    ]


def test_a_report_is_booked_by_its_limb_too():
    board, reader = make.board(), make.person()
    limb = make.resolution(make.minute(make.meeting(board)))
    meeting = make.meeting(board, TODAY + 30 * ONE_DAY, status="planned", minutes_state="")
    make.item(board, slot=SlotKind.MEETING, meeting=meeting, resolution=limb)
    make.action(board, resolution=limb)

    (report,) = board_progress(board, person=reader, today=TODAY).reports

    assert report.booked == str(meeting)


def test_a_private_booking_is_not_told_to_those_outside(cast):
    meeting = make.meeting(cast.board, TODAY + 30 * ONE_DAY, status="planned", minutes_state="")
    item = make.item(cast.board, slot=SlotKind.MEETING, meeting=meeting, is_private=True)
    make.action(cast.board, programme_item=item, due_on=TODAY)

    def soonest(person):
        return board_progress(cast.board, person=person, today=TODAY).reports[0].booked

    assert soonest(cast.member) == str(meeting)
    assert soonest(cast.stranger) == "Not booked"


def test_a_long_meeting_is_listed_as_far_as_it_is_read_and_the_rest_is_counted():
    board, reader = make.board(), make.person()
    coming = make.meeting(board, TODAY + ONE_DAY, status="planned", minutes_state="")
    leads = [make.person(post="Director"), make.person(post="Head of Early Help")]
    for n in range(15):
        make.item(board, title=f"Item {n}", slot=SlotKind.MEETING, meeting=coming,
                  lead_officers=leads)  # fmt: skip

    page = board_progress(board, person=reader, today=TODAY)

    assert [item.title for item in page.promised] == [f"Item {n}" for n in range(6)]
    assert {item.who for item in page.promised} == {"Director, Head of Early Help"}
    assert page.promised_left == 9


def test_the_first_of_each_standing_and_of_the_reports_are_named_and_all_are_counted():
    board, reader = make.board(), make.person()
    for n in range(20):
        day = TODAY - (n + 1) * ONE_DAY
        make.action(
            board, title=f"Late {n}", due_on=day, kind="report_back" if n % 2 else "request"
        )

    page = board_progress(board, person=reader, today=TODAY)

    assert [line.title for line in page.overdue.lines] == ["Late 19", "Late 18", "Late 17"]
    assert (page.overdue.count, page.live_count, page.reports_owed.count) == (20, 20, 10)
    told = [report.line.title for report in page.reports]
    assert told == [f"Late {n}" for n in range(19, 3, -2)]


def test_a_plan_at_a_glance_shows_activity_without_impact():
    board, owner = make.board(), make.person()
    plan = make.plan(board)
    make.recommendation(plan, number="1", owner=owner, due_on=TODAY)
    make.recommendation(plan, number="2")

    (glance,) = board_progress(board, person=owner, today=TODAY).plans

    assert (glance.recommendations, glance.without_owner, glance.without_date) == (2, 1, 1)
    assert [(rated.word, rated.count) for rated in glance.by_board] == [("Not rated", 2)]


def test_each_count_of_a_plan_leads_to_exactly_the_recommendations_it_counts(client):
    board, owner = make.board(), make.person()
    plan = make.plan(board)
    make.recommendation(plan, number="1", owner=owner, text="Answer within a day")
    for number in ("2", "3"):
        make.recommendation(plan, number=number, due_on=TODAY)

    page = client.get(board.get_absolute_url()).content.decode()
    for show, count in ("no-owner", 2), ("no-due", 1), ("no-board", 3), ("no-officer", 3):
        assert re.search(rf'href="{plan.get_absolute_url()}\?show={show}#grid">{count}\b', page), (
            show
        )
        grid = client.get(f"{plan.get_absolute_url()}?show={show}").context["table"]
        assert len(grid.rows) == count, show


def test_an_empty_board_is_said_to_be_empty():
    page = board_progress(make.board(), person=make.person(), today=TODAY)

    assert page.is_empty


@pytest.mark.parametrize("rows", [1, 3, 200])
def test_the_page_takes_the_same_queries_whatever_it_lists(cast, rows, django_assert_num_queries):
    for n in range(rows):
        plan = make.plan(cast.board, title=f"Plan {n}")
        make.recommendation(plan)
        make.action(cast.board, due_on=TODAY - ONE_DAY, programme_item=make.item(cast.board))
    make.meeting(cast.board, TODAY - ONE_DAY)
    coming = make.meeting(cast.board, TODAY + ONE_DAY)
    make.item(cast.board, slot=SlotKind.MEETING, meeting=coming, lead_officers=[cast.owner])

    with django_assert_num_queries(6):
        board_progress(cast.board, person=cast.member, today=TODAY)


@pytest.mark.parametrize("rows", [1, 3])
def test_boards_are_counted_in_one_query(cast, rows, django_assert_num_queries):
    for _ in range(rows):
        make.action(make.board(), due_on=TODAY - ONE_DAY)
    boards = Board.objects.visible_to(cast.member)

    with django_assert_num_queries(1):
        counted = list(boards_with_counts(boards, person=cast.member, today=TODAY))

    assert [board.overdue_count for board in counted if board != cast.board] == [1] * rows
    assert next(b.live_count for b in counted if b == cast.board) == 2


def test_links_name_the_board_by_its_address(cast):
    page = board_progress(cast.board, person=cast.member, today=TODAY)

    query = parse_qs(page.overdue.url.partition("?")[2])
    assert query == {"board": [cast.board.slug], "standing": ["overdue"]}
