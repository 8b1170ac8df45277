"""What a message holds besides what is due: decisions, requests before a meeting, escalation, briefings, follows."""

import datetime as dt

import pytest
from django.core import mail

from actions import services
from desk import following
from desk.choices import DigestState, Often, Rule, Section
from desk.loose_ends import deciding
from desk.loose_ends.board import kept_ends
from desk.models import Digest, DigestLine
from desk.reminders import sending
from desk.reminders.day import Day
from desk.reminders.saying import what_to_say, what_to_say_to
from meetings import services as meetings
from meetings.choices import Capacity
from people import services as people
from performance import services as performance
from tests import make

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
#: Monday 2 March 2026, half past nine.
NOW = make.NOW


@pytest.fixture
def board(db):
    return make.board("Children's Board")


@pytest.fixture
def owner(db):
    return make.person("Olive Owner", email="olive@example.org")


def run(now=NOW):
    sending.run(lambda: now)


def lines(section):
    return [(it.action, it.rule) for it in DigestLine.objects.filter(section=section)]


def bodies_to(address):
    return [it.body for it in mail.outbox if it.to == [address]]


# --- Decided about somebody's work


def ask(action, owner, now=NOW - DAY):
    return services.ask_later_date(
        action=action, due_after=make.TODAY + 90 * DAY, why="The audit is late", by=owner, now=now
    )


@pytest.mark.parametrize(
    ("granted", "rule", "words"),
    [
        (True, Rule.GRANTED, "Granted: it is now due by 31 May 2026"),
        (False, Rule.REFUSED, "Refused: Too late"),
    ],
)
def test_who_asked_for_a_later_date_reads_the_answer_once(board, owner, granted, rule, words):
    action = make.action(board, owner=owner, due_on=make.TODAY + 60 * DAY)
    move = ask(action, owner)
    answer = "" if granted else "Too late"
    services.decide_later_date(move=move, granted=granted, answer=answer, by=None, now=NOW - HOUR)

    run(NOW + DAY)
    run(NOW + 2 * DAY)

    assert lines(Section.NEWS) == [(action, rule)]
    (body,) = bodies_to("olive@example.org")
    assert words in body


def test_what_is_decided_after_todays_message_comes_tomorrow(board, owner):
    late = make.action(board, owner=owner, due_on=make.TODAY - DAY)
    move = ask(make.action(board, owner=owner, due_on=make.TODAY + 60 * DAY), owner)
    run()
    services.decide_later_date(move=move, granted=True, by=None, now=NOW + HOUR)

    run(NOW + 2 * HOUR)
    assert lines(Section.NEWS) == []
    run(NOW + DAY)

    assert lines(Section.OVERDUE)[0] == (late, Rule.OVERDUE)
    assert [rule for _, rule in lines(Section.NEWS)] == [Rule.GRANTED]


def test_work_sent_back_is_said_with_its_reason(board, owner):
    action = make.action(board, owner=owner, due_on=make.TODAY + 60 * DAY)
    services.give_update(
        action=action, changed="Done", reports_complete=True, by=owner, now=NOW - 2 * HOUR
    )
    services.send_back(action=action, why="No figures yet", by=None, now=NOW - HOUR)

    run(NOW + DAY)

    assert lines(Section.NEWS) == [(action, Rule.SENT_BACK)]
    assert "Sent back: No figures yet" in mail.outbox[0].body


# --- Asked before a meeting


@pytest.fixture
def coming(board):
    """A meeting ten working days ahead."""
    return make.meeting(board, dt.date(2026, 3, 16), status="planned", minutes_state="")


def test_before_a_meeting_owners_of_open_work_are_asked_once(board, owner, coming):
    action = make.action(board, owner=owner, opened_on=make.TODAY - 60 * DAY)
    quiet = make.action(board, owner=make.person(), opened_on=make.TODAY - 60 * DAY)
    services.pause(action=quiet, review_on=make.TODAY + 90 * DAY, why="Waiting", by=None, now=NOW)

    for n in range(12):
        run(NOW + n * DAY)

    assert lines(Section.UPDATE) == [(action, Rule.REQUEST)]
    assert "The board meets on 16 March 2026." in mail.outbox[0].body
    assert mail.outbox[0].subject == "Scrutiny: 1 update asked for"


def test_the_day_of_the_request_is_the_boards_own(board, owner, coming):
    meetings.change_board(board=board, version=board.version, request_days=5, by=None, now=NOW)
    make.action(board, owner=owner, opened_on=make.TODAY - 60 * DAY)

    run()
    assert mail.outbox == []
    run(NOW + 7 * DAY)

    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("days", "asked_on"), [(10, 3), (5, 10), (3, 11)])
def test_who_is_written_to_on_tuesdays_is_asked_before_the_meeting_all_the_same(
    board, owner, coming, days, asked_on
):
    words = {"hour": 7, "wants_briefing": True, "by": owner, "now": NOW}
    following.choose_mail(person=owner, weekday=1, **words)
    meetings.change_board(board=board, version=board.version, request_days=days, by=None, now=NOW)
    make.action(board, owner=owner, opened_on=make.TODAY - 60 * DAY)

    for n in range(16):
        run(NOW + n * DAY)

    assert [it.on for it in Digest.objects.all()] == [dt.date(2026, 3, asked_on)]


def test_who_said_lately_where_it_is_is_not_asked_again(board, owner, coming):
    action = make.action(board, owner=owner, opened_on=make.TODAY - 60 * DAY)
    services.give_update(action=action, changed="Half done", by=owner, now=NOW - 2 * DAY)

    run()

    assert mail.outbox == []


def test_what_is_due_is_not_asked_for_twice_in_one_message(board, owner, coming):
    make.action(board, owner=owner, due_on=make.TODAY, opened_on=make.TODAY - 60 * DAY)

    run()

    assert [it.section for it in DigestLine.objects.all()] == [Section.NOW]


# --- Nobody is forgotten


def test_who_acts_for_an_owner_without_an_address_is_told(board):
    owner, delegate = make.person("No Address", email=None), make.person(email="dan@example.org")
    people.give_delegate(
        officer=owner, delegate=delegate, starts_on=make.TODAY - DAY, ends_on=make.TODAY + 9 * DAY,
        sees_private=False, by=None, now=NOW,
    )  # fmt: skip
    action = make.action(board, title="Audit report", owner=owner, due_on=make.TODAY)
    make.action(board, title="CANARY", is_private=True, owner=owner, due_on=make.TODAY)

    run()

    assert lines(Section.ACTING) == [(action, Rule.TODAY)]
    (body,) = bodies_to("dan@example.org")
    assert "No Address owes it, and you act for them." in body


def test_who_can_be_reached_is_told_themselves_and_not_their_delegate(board, owner):
    delegate = make.person(email="dan@example.org")
    people.give_delegate(
        officer=owner, delegate=delegate, starts_on=make.TODAY - DAY, ends_on=make.TODAY + 9 * DAY,
        sees_private=False, by=None, now=NOW,
    )  # fmt: skip
    make.action(board, owner=owner, due_on=make.TODAY)

    run()

    assert [it.to for it in mail.outbox] == [["olive@example.org"]]


# --- Step by step upwards


@pytest.fixture
def head(owner):
    head = make.person("Hetty Head", email="hetty@example.org")
    people.change_person(person=owner, version=owner.version, reports_to=head, by=None, now=NOW)
    return head


def test_after_seven_days_the_head_of_service_is_told_too_and_then_weekly(board, owner, head):
    action = make.action(board, title="Audit report", owner=owner, due_on=make.TODAY)
    sent = []

    for n in range(1, 16):
        run(NOW + n * DAY)
        sent.append(len(bodies_to("hetty@example.org")))

    # From Monday 9 March, and again on the 16th.
    assert sent == [0] * 6 + [1] * 7 + [2] * 2
    assert lines(Section.ESCALATED) == [(action, Rule.HEAD)] * 2
    assert (
        "Olive Owner owes it. Due Monday 2 March 2026, 7 days late"
        in bodies_to("hetty@example.org")[0]
    )


def test_the_owner_is_told_who_hears_of_it_next_before_it_happens(board, owner, head):
    make.action(board, owner=owner, due_on=make.TODAY)

    run(NOW + DAY)

    assert "If nothing is heard, Hetty Head hears of it on 9 March 2026." in mail.outbox[0].body


def test_private_business_is_not_carried_upwards(board, owner, head):
    make.action(board, is_private=True, owner=owner, due_on=make.TODAY - 20 * DAY)

    run()

    assert bodies_to("hetty@example.org") == []
    assert "Hetty Head" not in bodies_to("olive@example.org")[0]


# --- Briefings


@pytest.fixture
def chair(board):
    chair = make.person("Cleo Chair", kind="councillor", email="cleo@example.org")
    make.seat(chair, board, Capacity.CHAIR)
    return chair


def test_chair_and_members_get_the_briefing_three_working_days_before(board, owner, chair, coming):
    make.seat(make.person(email="guest@example.org"), board, Capacity.BY_INVITATION)
    make.meeting(board, make.TODAY - 40 * DAY)
    make.action(board, title="Audit report", owner=owner, due_on=make.TODAY - 50 * DAY)
    make.action(board, title="CANARY", is_private=True, owner=owner, due_on=make.TODAY - DAY)
    item = make.item(board, title="Fostering plan", slot="meeting", meeting=coming)

    for n in range(12):
        run(NOW + n * DAY)

    (body,) = bodies_to("cleo@example.org")
    assert bodies_to("guest@example.org") == []
    assert Digest.objects.get(person=chair).on == dt.date(2026, 3, 11)
    assert "Meeting of 16 March 2026" in body
    assert "Audit report" in body
    assert "A private matter" in body
    assert "Overdue for 28 days or more" in body
    assert item.title in body
    assert not any("CANARY" in it.body + it.subject for it in mail.outbox)


@pytest.fixture
def held(board):
    return make.meeting(board, make.TODAY - 40 * DAY)


def left_open(held, text, number="1", **details):
    minute = make.minute(held, number=number, **details)
    return make.resolution(minute, text, kind="request")


def let_be_seen(board):
    keeper = make.coordinator(board)
    seen = [end.mark for end in kept_ends(board, keeper, make.TODAY).ends]
    deciding.let_be_seen(board=board, ends=seen, by=keeper, now=NOW)


def test_what_nothing_follows_up_is_on_the_briefing_once_it_was_looked_at(
    board, held, chair, coming
):
    left_open(held, "ask for the tide tables")
    left_open(held, "CANARY", "2", title="CANARY", is_private=True)
    let_be_seen(board)
    left_open(held, "ask for the harbour fees", "3")

    run(NOW + 9 * DAY)

    (body,) = bodies_to("cleo@example.org")
    told = ", since 21 January 2026: resolution without follow up"
    assert "Promised or asked for, and not followed up" in body
    assert f"“ask for the tide tables”{told}" in body
    assert f"A private matter{told}" in body
    assert "harbour fees" not in body and "CANARY" not in body


def test_the_briefing_tells_five_of_what_is_left_open_and_counts_the_rest(
    board, held, chair, coming
):
    for n in range(7):
        left_open(held, f"ask for pier {n}", f"{n}")
    let_be_seen(board)

    run(NOW + 9 * DAY)

    (body,) = bodies_to("cleo@example.org")
    assert body.count("ask for pier") == 5 and "and 2 more" in body


def test_a_member_may_do_without_the_briefing(board, chair, coming):
    following.choose_mail(
        person=chair, hour=7, weekday=None, wants_briefing=False, by=chair, now=NOW
    )

    run(NOW + 10 * DAY)

    assert mail.outbox == []


# --- What somebody follows


def completed(action, now):
    by = make.person()
    services.give_update(action=action, changed="Done", reports_complete=True, by=by, now=now)
    services.accept(action=action, by=by, now=now)


def follow(person, often=Often.DAILY, **about):
    return following.follow(person=person, often=often, by=person, now=NOW - 30 * DAY, **about)


@pytest.mark.parametrize("of", ["board", "action", "search"])
def test_who_follows_it_hears_of_a_change_once(board, chair, of):
    action = make.action(board, title="Audit report")
    about = {
        "board": {"board": board},
        "action": {"action": action},
        "search": {"search": "text=Audit"},
    }
    follow(chair, **about[of])
    completed(action, NOW + HOUR)
    Digest.objects.create(
        person=chair, on=make.TODAY, state=DigestState.SENT, claimed_at=NOW, sent_at=NOW
    )

    run(NOW + DAY)
    run(NOW + 2 * DAY)

    (body,) = bodies_to("cleo@example.org")
    assert "Audit report" in body
    assert "completed" in body.lower() or "Accepted as complete" in body


def test_a_recommendation_that_is_followed(board, chair):
    recommendation = make.recommendation(make.plan(board), text="Do better by children")
    follow(chair, recommendation=recommendation)
    performance.note_progress(
        recommendation=recommendation, text="Better", on=make.TODAY, by=None, now=NOW - HOUR
    )

    run(NOW + DAY)

    (body,) = bodies_to("cleo@example.org")
    assert "Recommendation 1" in body
    assert "Progress noted" in body


def test_weekly_comes_on_mondays_and_only_when_something_changed(board, chair):
    follow(chair, Often.WEEKLY, board=board)
    action = make.action(board, title="Audit report")
    sent = []

    for n in range(15):
        if n == 9:
            completed(action, NOW + n * DAY)
        run(NOW + n * DAY + HOUR)
        sent.append(len(mail.outbox))

    assert sent == [0] * 7 + [1] * 7 + [2]


def test_before_each_meeting_comes_with_its_briefing(board, chair, coming):
    action = make.action(board, title="Audit report")
    follow(chair, Often.MEETING, action=action)

    for n in range(12):
        run(NOW + n * DAY)

    assert len(mail.outbox) == 1
    assert {it.section for it in DigestLine.objects.all()} == {Section.BRIEFING, Section.FOLLOWS}


def test_what_is_private_is_only_said_to_have_changed_and_only_to_who_may_know(board, chair):
    stranger = make.person(email="else@example.org")
    action = make.action(board, title="CANARY", is_private=True)
    for person in (make.anew(chair), stranger):
        follow(person, board=board)
        follow(person, action=action)
    completed(action, NOW - HOUR)

    run(NOW + DAY)

    assert not any("CANARY" in it.body for it in mail.outbox)
    assert "A private matter" in bodies_to("cleo@example.org")[0]
    assert bodies_to("else@example.org") == []


# --- Who chooses when


def test_the_message_waits_for_the_hour_somebody_chose(board, owner):
    make.action(board, owner=owner, due_on=make.TODAY)
    following.choose_mail(
        person=owner, hour=11, weekday=None, wants_briefing=True, by=owner, now=NOW
    )

    run()
    assert mail.outbox == []
    run(NOW + 2 * HOUR)

    assert len(mail.outbox) == 1


def test_weekly_instead_of_daily_has_everything_that_came_up(board, owner):
    following.choose_mail(person=owner, hour=7, weekday=3, wants_briefing=True, by=owner, now=NOW)
    make.action(board, owner=owner, due_on=make.TODAY - DAY)
    make.action(board, owner=owner, due_on=make.TODAY + 8 * DAY)
    sent = []

    for n in range(11):
        run(NOW + n * DAY)
        sent.append(len(mail.outbox))

    # Thursday 5 and Thursday 12 March.
    assert sent == [0] * 3 + [1] * 7 + [2]
    assert mail.outbox[0].subject == "Scrutiny: 1 overdue and 1 due soon"


def test_a_chosen_day_that_is_a_holiday_is_made_up_for_on_the_next(board, owner):
    following.choose_mail(person=owner, hour=7, weekday=4, wants_briefing=True, by=owner, now=NOW)
    good_friday = NOW + (dt.date(2026, 4, 3) - make.TODAY)
    make.action(board, owner=owner, due_on=dt.date(2026, 4, 2), opened_on=dt.date(2026, 3, 30))

    for n in range(6):
        run(good_friday + n * DAY)

    assert [it.on for it in Digest.objects.all()] == [dt.date(2026, 4, 7)]


def test_what_somebody_owes_is_said_for_many_people_in_as_many_queries_as_for_one(
    board, django_assert_num_queries
):
    owners = [make.person() for _ in range(3)]
    for owner in owners:
        make.action(board, owner=owner, due_on=make.TODAY)
    Day(make.TODAY)  # a database is asked once whether it knows JSON

    for some in (owners[:1], owners):
        with django_assert_num_queries(3):
            said = what_to_say_to(some, Day(make.TODAY))
        assert [len(it.lines) for it in said.values()] == [1] * len(some)
    assert what_to_say(owners[0], make.TODAY) == said[owners[0].pk]


def test_two_answers_about_one_action_are_told_in_one_line(board, owner):
    action = make.action(board, owner=owner, due_on=make.TODAY + 60 * DAY)
    for n, why in ((5, "Too late"), (2, "Still too late")):
        move = ask(action, owner, NOW - n * HOUR)
        services.decide_later_date(
            move=move, granted=False, answer=why, by=None, now=NOW - (n - 1) * HOUR
        )

    run(NOW + DAY)

    assert lines(Section.NEWS) == [(action, Rule.REFUSED)]
    assert "Still too late" in mail.outbox[0].body


def test_who_may_no_longer_see_it_does_not_hear_what_was_decided(owner):
    board = make.board("Closed Board", is_public=False)
    action = make.action(board, title="CANARY", owner=owner, due_on=make.TODAY + 60 * DAY)
    move = ask(action, owner)
    services.change_details(
        action=action, version=action.version, owner=make.person(), by=None, now=NOW - 2 * HOUR
    )
    services.decide_later_date(move=move, granted=True, by=None, now=NOW - HOUR)

    run(NOW + DAY)

    assert bodies_to("olive@example.org") == []


@pytest.mark.parametrize("often", [Often.WEEKLY, Often.MEETING])
def test_a_message_in_between_does_not_swallow_what_is_followed(board, chair, coming, often):
    """The change came after what was told of it, and before something else was told."""
    action = make.action(board, title="Audit report")
    follow(chair, often, action=action)
    following.choose_mail(
        person=chair, hour=7, weekday=None, wants_briefing=False, by=chair, now=NOW
    )
    run(NOW)
    completed(action, NOW + DAY)
    late = make.action(board, owner=chair, due_on=make.TODAY)
    run(NOW + 2 * DAY)
    services.give_update(
        action=late, changed="Done", reports_complete=True, by=chair, now=NOW + 3 * DAY
    )

    for n in range(3, 12):
        run(NOW + n * DAY)

    assert any("Audit report" in body for body in bodies_to("cleo@example.org"))


def test_a_meeting_called_at_short_notice_is_briefed_and_asked_for(board, owner, chair):
    """The days before it were over when it was called, and both had been told something since."""
    action = make.action(board, owner=owner, opened_on=make.TODAY - 60 * DAY)
    for person in (owner, chair):
        Digest.objects.create(
            person=person, on=make.TODAY, state=DigestState.SENT, claimed_at=NOW, sent_at=NOW
        )
    soon = {"status": "planned", "minutes_state": "", "by": None, "now": NOW + HOUR}
    meetings.call_meeting(board=board, on=make.TODAY + 2 * DAY, **soon)

    run(NOW + DAY)
    run(NOW + 2 * DAY)

    assert lines(Section.UPDATE) == [(action, Rule.REQUEST)]
    assert len(bodies_to("cleo@example.org")) == 1


def test_nobody_is_told_that_a_head_hears_who_does_not(owner, head):
    """Of a board that is not public nothing is carried upwards; and a head without an address hears nothing."""
    closed = make.board("Closed Board", is_public=False)
    make.action(closed, owner=owner, due_on=make.TODAY)

    run(NOW + DAY)

    assert "Hetty Head" not in mail.outbox[0].body


def test_what_somebody_followed_stays_theirs_when_they_stop(board, chair):
    keeper = make.coordinator(board)
    action = make.action(board, title="Audit report")
    followed = follow(chair, board=board)
    completed(action, NOW - HOUR)
    run(NOW + DAY)

    following.stop_following(followed=followed, by=chair, now=NOW + DAY)

    assert DigestLine.objects.count() == 1
    assert not DigestLine.objects.visible_to(keeper).exists()
