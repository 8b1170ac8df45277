"""A board's page as at a past meeting tells what it told on that day: replayed, and never more than is open today."""

import datetime as dt
import random
from functools import partial

import pytest

from actions import programme, services
from actions.asked import asked, asked_then
from actions.choices import LIVE
from actions.models import Action, ProgrammeItem
from meetings.models import Meeting
from performance.progress import board_progress, board_progress_then
from performance.promised import calendar
from tests import make

pytestmark = pytest.mark.django_db
DAYS = 12


def on(n):
    return make.TODAY + dt.timedelta(days=n)


def happen(board, people, choose, now):
    """One thing that may happen to a board; what the rules refuse does not."""
    stamp = {"by": people[0], "now": now}
    day, why = now.date(), "Because"
    actions = list(Action.objects.filter(board=board))
    if not actions or choose.random() < 0.3:
        due = (
            {"to": day + dt.timedelta(days=choose.randint(-60, 40))}
            if choose.random() < 0.8
            else None
        )
        return services.open_action(
            board=board, title=f"Asked on {day}", asked="ask", due=due,
            kind=choose.choice(["report_back", "request"]), owner=choose.choice([None, *people]), **stamp,
        )  # fmt: skip
    action, later = choose.choice(actions), day + dt.timedelta(days=choose.randint(1, 30))
    about = {"action": action, **stamp}
    deeds = [
        partial(services.give_update, changed="x", reports_complete=choose.random() < 0.5, **about),
        partial(services.accept, **about),
        partial(services.send_back, why=why, **about),
        partial(services.pause, why=why, review_on=later, **about),
        partial(services.resume, **about),
        partial(services.withdraw, why=why, **about),
        partial(services.reopen, why=why, **about),
        partial(services.set_due, due_to=later, why=why, **about),
        partial(
            services.change_details, version=action.version, owner=choose.choice(people), **about
        ),
        partial(move_later, action, later, stamp),
        partial(book_somewhere, board, choose, stamp),
    ]
    return choose.choice(deeds)()


def move_later(action, later, stamp):
    if action.status in LIVE:
        move = services.ask_later_date(action=action, due_after=later, why="Because", **stamp)
        services.decide_later_date(move=move, granted=True, **stamp)


def book_somewhere(board, choose, stamp):
    items = list(ProgrammeItem.objects.filter(board=board, status="planned"))
    item = choose.choice(items) if items else None
    slot = {"slot": "meeting", "meeting": choose.choice(list(Meeting.objects.filter(board=board)))}
    if not item or choose.random() < 0.4:
        title = f"Item of {stamp['now'].date()}"
        programme.add_item(board=board, title=title, year=2025, **slot, **stamp)
    elif choose.random() < 0.7:
        programme.book(item=item, why="Because", **slot, **stamp)
    else:
        programme.drop_item(item=item, why="Because", **stamp)


def told(page):
    """All that a page says, but the addresses of its lists and what only today's page has."""
    periods = [
        (it.since, it.asked.n, it.done.n, it.owed.n) for it in (page.since_meeting, page.since_year)
    ]
    groups = [
        (it.name, it.count, it.lines)
        for it in (*page.groups, page.done, page.live, page.long_overdue)
    ]
    late = [(it.who, it.count, it.line) for it in page.late]
    coming = [(it.meeting, it.promised) for it in page.coming]
    return periods, groups, late, coming, page.reports


@pytest.mark.parametrize("seed", range(6))
def test_a_day_replayed_is_the_day_as_it_was_told(seed):
    choose, board = random.Random(seed), make.board()
    keeper = make.coordinator(board)
    people = [make.person(post=f"Post {n}") for n in range(3)]
    for n in (-30, *range(DAYS), 20):
        make.meeting(board, on(n), status="planned", minutes_state="")
    live = {}
    for n in range(DAYS):
        for _ in range(5):
            try:
                happen(board, people, choose, make.NOW + dt.timedelta(days=n))
            except (services.ChangeRefused, services.Stale):
                continue
        rows, _ = asked(board, keeper, on(n))
        live[on(n)] = rows, told(board_progress(board, person=keeper, today=on(n), year_on=on(0)))

    assert len({row.status for row in live[on(DAYS - 1)][0]}) > 2, "much happened"
    for day, (rows, page) in live.items():
        then, later = asked_then(board, keeper, day)
        assert [plain(row) for row in sorted(then)] == [plain(row) for row in sorted(rows)]
        assert not later
        meetings = calendar(board, keeper, day)
        again = board_progress_then(
            board, person=keeper, meetings=meetings, day=day, year_on=on(0)
        )  # fmt: skip
        assert told(again) == page


def plain(row):
    """The item that something is tied to is today's."""
    return row._replace(programme_item=None)
