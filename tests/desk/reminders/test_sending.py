"""The first reminder, whole: one message per person per date, sent once, saying only what its reader may see."""

import datetime as dt
import smtplib
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions import services
from desk.choices import DigestState, Rule, Section
from desk.models import Digest, DigestLine, Follow
from desk.reminders import claiming, owing, sending, settling
from desk.reminders.day import Day
from desk.reminders.writing import message_id, write
from people import services as people
from people.models import Closure, Person
from people.services.history import ChangeRefused
from tests import make

DAY = dt.timedelta(days=1)


@pytest.fixture
def board(db):
    return make.board("Children's Board")


@pytest.fixture
def owner(db):
    return make.person("Olive Owner", email="olive@example.org")


def run(now=make.NOW):
    sending.run(lambda: now)


def states():
    return list(Digest.objects.order_by("on", "pk").values_list("state", flat=True))


def test_an_owner_gets_one_message_for_everything(board, owner):
    make.action(board, title="Audit report", owner=owner, due_on=make.TODAY - DAY)
    make.action(board, title="Fostering plan", owner=owner, due_on=make.TODAY + 7 * DAY)

    run()

    (message,) = mail.outbox
    assert message.to == ["olive@example.org"]
    assert message.subject == "Scrutiny: 1 overdue and 1 due soon"
    assert message.body.index("Audit report") < message.body.index("Fostering plan")
    assert states() == [DigestState.SENT]


def test_the_message_gives_the_boards_words_and_one_link_each(board, owner):
    minute = make.minute(make.meeting(board, dt.date(2026, 1, 11)), number="34")
    limb = make.resolution(minute, number="3")
    action = make.action(
        board, asked="report back on reach", resolution=limb, owner=owner, due_on=make.TODAY
    )

    run()

    body = mail.outbox[0].body
    assert "report back on reach" in body
    assert "minute 34/25 (3)" in body
    assert body.count(f"/actions/{action.pk}/update/") == 1


def test_the_html_says_what_the_text_says(board, owner):
    action = make.action(board, title="Audit <b>report</b>", owner=owner, due_on=make.TODAY)

    run()

    ((html, kind),) = [(it.content, it.mimetype) for it in mail.outbox[0].alternatives]
    assert kind == "text/html"
    assert "Audit &lt;b&gt;report&lt;/b&gt;" in html
    assert "Due Monday 2 March 2026" in html
    assert html.count(f"/actions/{action.pk}/update/") == 1


def test_the_record_keeps_what_a_message_listed_and_by_which_rule(board, owner):
    late = make.action(board, owner=owner, due_on=make.TODAY - DAY)
    soon = make.action(board, owner=owner, due_on=make.TODAY + 5 * DAY)

    run()

    lines = DigestLine.objects.values_list("action", "section", "rule")
    assert list(lines) == [
        (late.pk, Section.OVERDUE, Rule.OVERDUE),
        (soon.pk, Section.SOON, Rule.WEEK),
    ]


@pytest.mark.parametrize("quiet", [dt.date(2026, 3, 7), dt.date(2026, 4, 3), dt.date(2026, 3, 4)])
def test_weekends_bank_holidays_and_closures_wait_for_the_next_working_day(board, owner, quiet):
    Closure.objects.create(on=dt.date(2026, 3, 4), name="Staff day")
    make.action(board, owner=owner, due_on=quiet)
    make.action(board, owner=owner, due_on=quiet + 14 * DAY)

    owing.owe(make.NOW + (quiet - make.TODAY))
    assert states() == []
    owing.owe(make.NOW + (quiet - make.TODAY) + 5 * DAY)
    assert states() == [DigestState.PENDING]


def test_a_paper_for_a_meeting_has_a_section_of_its_own(board, owner):
    meeting = make.meeting(board, dt.date(2026, 3, 26), status="planned", minutes_state="")
    item = make.item(board, slot="meeting", meeting=meeting)
    action = make.action(
        board, kind="report_due", programme_item=item, owner=owner, due_on=make.TODAY + 9 * DAY
    )

    run()

    assert DigestLine.objects.get().section == Section.PAPERS
    assert "for the meeting of 26 March 2026" in mail.outbox[0].body
    assert action.reference in mail.outbox[0].body


def test_running_again_sends_nothing_again(board, owner):
    make.action(board, owner=owner, due_on=make.TODAY)

    run()
    run()
    run(now=make.NOW + dt.timedelta(hours=5))

    assert len(mail.outbox) == 1


def test_nothing_due_is_no_message(board, owner):
    make.action(board, owner=owner, due_on=make.TODAY + 30 * DAY)
    make.action(board, owner=owner)

    run()

    assert mail.outbox == []
    assert states() == []


def test_between_two_reminders_it_is_quiet_and_the_week_after_it_speaks(board, owner):
    make.action(board, owner=owner, due_on=make.TODAY - DAY)
    sent = []

    for n in range(10):
        run(now=make.NOW + n * DAY)
        sent.append(len(mail.outbox))

    assert sent == [1] * 7 + [2] * 3


def test_who_owes_several_overdue_things_hears_of_all_of_them_once_a_week(board, owner):
    for late in (1, 2, 3, 4):
        make.action(board, owner=owner, due_on=make.TODAY - late * DAY)
    sent = []

    for n in range(15):
        run(now=make.NOW + n * DAY)
        sent.append(len(mail.outbox))

    assert sent == [1] * 7 + [2] * 7 + [3]
    assert mail.outbox[-1].subject == "Scrutiny: 4 overdue"


@pytest.mark.parametrize("quieten", ["report", "pause", "withdraw"])
def test_reported_paused_and_finished_work_is_not_chased(board, owner, quieten):
    action = make.action(board, owner=owner, due_on=make.TODAY - DAY)
    by = {"by": owner, "now": make.NOW}
    if quieten == "report":
        services.give_update(action=action, changed="Done", reports_complete=True, **by)
    elif quieten == "pause":
        services.pause(action=action, review_on=make.TODAY + 90 * DAY, why="Waiting", **by)
    else:
        services.withdraw(action=action, why="Overtaken", **by)

    run()

    assert mail.outbox == []


def test_what_is_done_between_planning_and_sending_is_not_chased(board, owner):
    action = make.action(board, owner=owner, due_on=make.TODAY)
    owing.owe(make.NOW)
    services.withdraw(action=action, why="Overtaken", by=owner, now=make.NOW)

    run()

    assert mail.outbox == []
    assert states() == [DigestState.SKIPPED]


def test_people_without_an_address_and_leavers_get_nothing(board):
    for person in (make.person(email=None), make.person(is_active=False)):
        make.action(board, owner=person, due_on=make.TODAY)

    run()

    assert (mail.outbox, states()) == ([], [])


def test_a_private_title_is_in_no_message(board, owner):
    make.action(
        board,
        title="CANARY title",
        asked="CANARY words",
        is_private=True,
        owner=owner,
        due_on=make.TODAY,
    )

    run()

    (message,) = mail.outbox
    assert "CANARY" not in message.subject + message.body
    assert "A private matter" in message.body


def test_yesterdays_message_is_never_sent_late(board, owner):
    make.action(board, owner=owner, due_on=make.TODAY)
    owing.owe(make.NOW)

    tomorrow = make.NOW + DAY
    sending.settle(tomorrow)
    sending.send(list(Digest.objects.values_list("pk", flat=True)), lambda: tomorrow)

    assert (mail.outbox, states()) == ([], [DigestState.SKIPPED])


def left_by_a_dead_sender(message_id, **fields):
    owing.owe(make.NOW)
    fields = {"claimed_at": make.NOW, "attempts": 1, "address": "olive@example.org"} | fields
    Digest.objects.update(state=DigestState.SENDING, message_id=message_id, **fields)


SETTLED = make.NOW + sending.SETTLING + dt.timedelta(seconds=1)


def test_a_message_that_a_dead_sender_had_handed_over_becomes_unknown_and_is_not_sent_again(
    board, owner
):
    make.action(board, owner=owner, due_on=make.TODAY)
    left_by_a_dead_sender("<digest-1@example.org>")

    run(now=SETTLED)

    assert (mail.outbox, states()) == ([], [DigestState.UNKNOWN])


def test_a_message_that_a_dead_sender_had_not_handed_over_goes_once_it_is_settled(board, owner):
    make.action(board, owner=owner, due_on=make.TODAY)
    left_by_a_dead_sender("")

    run(now=make.NOW + sending.SETTLING)
    assert mail.outbox == []
    run(now=SETTLED)
    assert len(mail.outbox) == 1


def test_a_message_over_which_senders_die_again_and_again_is_shown_as_failed(board, owner):
    make.action(board, owner=owner, due_on=make.TODAY)
    left_by_a_dead_sender("", attempts=settling.DEATHS)

    run(now=SETTLED)

    assert (mail.outbox, states()) == ([], [DigestState.FAILED])


def test_a_sender_that_slept_through_its_time_finds_that_another_has_its_message(
    board, owner, monkeypatch
):
    make.action(board, owner=owner, due_on=make.TODAY)
    write = sending.write

    def sleep(digest, said):
        """Between the claim and the hand-over: meanwhile it is settled, and sent by another."""
        monkeypatch.setattr(sending, "write", write)
        run(now=SETTLED)
        return write(digest, said)

    monkeypatch.setattr(sending, "write", sleep)
    run()

    assert len(mail.outbox) == 1
    assert states() == [DigestState.SENT]


def test_a_slow_sender_whose_message_was_given_up_says_that_it_arrived_after_all(
    board, owner, monkeypatch
):
    make.action(board, owner=owner, due_on=make.TODAY)

    class Slow(Server):
        def send_messages(self, messages):
            sending.settle(SETTLED)
            assert states() == [DigestState.UNKNOWN]

    monkeypatch.setattr(sending, "transport", Slow)
    run()

    assert states() == [DigestState.SENT]


class Server:
    """A mail server that answers as told; the far side of a wire."""

    def __init__(self, opening=None, sending=None):
        self.opening, self.sending = opening, sending

    def open(self):
        if self.opening:
            raise self.opening

    def send_messages(self, messages):
        if self.sending:
            raise self.sending

    def close(self):
        pass


@pytest.mark.parametrize(
    ("server", "state"),
    [
        (Server(), DigestState.SENT),
        (Server(opening=ConnectionRefusedError()), DigestState.PENDING),
        (Server(sending=smtplib.SMTPDataError(451, b"later")), DigestState.PENDING),
        (Server(sending=smtplib.SMTPDataError(554, b"no")), DigestState.FAILED),
        (
            Server(sending=smtplib.SMTPRecipientsRefused({"a": (550, b"unknown")})),
            DigestState.FAILED,
        ),
        (
            Server(sending=smtplib.SMTPRecipientsRefused({"a": (450, b"busy")})),
            DigestState.PENDING,
        ),
        (Server(sending=smtplib.SMTPServerDisconnected("gone")), DigestState.UNKNOWN),
        (Server(sending=TimeoutError()), DigestState.UNKNOWN),
    ],
)
def test_what_the_mail_server_answers_decides_what_became_of_it(
    board, owner, monkeypatch, server, state
):
    make.action(board, owner=owner, due_on=make.TODAY)
    monkeypatch.setattr(sending, "transport", lambda: server)

    run()

    assert states() == [state]


def test_a_temporary_refusal_is_tried_again_after_a_while_and_not_before(board, owner, monkeypatch):
    make.action(board, owner=owner, due_on=make.TODAY)
    with monkeypatch.context() as away:
        away.setattr(sending, "transport", lambda: Server(opening=ConnectionRefusedError()))
        run()

    run(now=make.NOW + sending.BACKOFF - dt.timedelta(seconds=1))
    assert mail.outbox == []
    run(now=make.NOW + sending.BACKOFF)

    assert len(mail.outbox) == 1
    assert states() == [DigestState.SENT]


def test_the_same_person_and_date_has_the_same_message_id(board, owner):
    digest = Digest(person=owner, on=make.TODAY)
    other = Digest(person=owner, on=make.TODAY + DAY)

    assert message_id(digest) == message_id(digest)
    assert message_id(digest) != message_id(other)


@pytest.mark.parametrize("owners", [1, 3, 150])
def test_planning_asks_the_database_the_same_whoever_is_owed(
    board, owners, django_assert_num_queries
):
    for _ in range(owners):
        make.action(board, owner=make.person(), due_on=make.TODAY)
    Day(make.TODAY)  # a database is asked once whether it knows JSON

    with django_assert_num_queries(3):
        owing.owe(make.NOW)

    assert Digest.objects.count() == owners


def test_what_is_followed_is_planned_in_one_query_more(board, owner, django_assert_num_queries):
    make.meeting(board, make.TODAY + DAY)
    make.action(board, owner=owner, due_on=make.TODAY)
    make.seat(make.person(), board)
    recommendation = make.recommendation(make.plan(board))
    for about in (
        {"board": board},
        {"recommendation": recommendation},
        {"search": "standing=late"},
    ):
        Follow.objects.create(person=make.person(), made_at=make.NOW - DAY, **about)
    Day(make.TODAY)  # a database is asked once whether it knows JSON

    with django_assert_num_queries(4):
        owing.owe(make.NOW)

    assert Digest.objects.get().person == owner


def test_whoever_plans_second_finds_it_planned(board, owner):
    make.action(board, owner=owner, due_on=make.TODAY)
    make.action(board, owner=make.person(), due_on=make.TODAY)
    planned = Digest.objects.create(person=owner, on=make.TODAY, attempts=2)

    owing.owe(make.NOW)

    assert Digest.objects.count() == 2
    assert Digest.objects.get(person=owner) == planned
    assert Digest.objects.get(person=owner).attempts == 2


@pytest.mark.django_db(transaction=True)
def test_many_workers_handed_the_same_message_send_it_once():
    board, owner = make.board(), make.person()
    make.action(board, owner=owner, due_on=make.TODAY)
    owing.owe(make.NOW)
    pk = Digest.objects.get().pk

    def send(_):
        try:
            sending.send([pk], lambda: make.NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as workers:
        list(workers.map(send, range(24)))

    assert len(mail.outbox) == 1
    assert states() == [DigestState.SENT]


# --- What one message may not do to the others


def test_a_message_that_cannot_be_written_is_shown_and_stops_no_other(board, owner, monkeypatch):
    make.action(board, owner=owner, due_on=make.TODAY)
    make.action(board, owner=make.person(email="peter@example.org"), due_on=make.TODAY)
    write = sending.write

    def break_for_olive(digest, said):
        if digest.person == owner:
            raise TypeError("CANARY of a title")
        return write(digest, said)

    monkeypatch.setattr(sending, "write", break_for_olive)
    run()

    assert [message.to for message in mail.outbox] == [["peter@example.org"]]
    assert Digest.objects.get(person=owner).error == "It could not be written (TypeError)."
    assert Digest.objects.get(person=owner).state == DigestState.FAILED


def test_what_could_not_be_sent_is_owed_again_on_the_next_day(board, owner, monkeypatch):
    make.action(board, owner=owner, due_on=make.TODAY)
    with monkeypatch.context() as broken:
        broken.setattr(sending, "write", None)
        run()

    run(now=make.NOW + DAY)

    assert states() == [DigestState.FAILED, DigestState.SENT]


def test_one_line_to_the_mail_server_serves_a_batch(board, monkeypatch):
    for _ in range(3):
        make.action(board, owner=make.person(), due_on=make.TODAY)
    closed = []
    monkeypatch.setattr(Server, "close", lambda self: closed.append(1))
    monkeypatch.setattr(sending, "transport", Server)

    run()

    assert (len(closed), states()) == (1, [DigestState.SENT] * 3)


def test_a_server_that_is_away_is_asked_once_and_all_wait(board, monkeypatch):
    for _ in range(3):
        make.action(board, owner=make.person(), due_on=make.TODAY)
    asked = []

    class Away(Server):
        def open(self):
            asked.append(1)
            raise ConnectionRefusedError("nobody there")

    monkeypatch.setattr(sending, "transport", Away)
    run()
    run(now=make.NOW + sending.BACKOFF - dt.timedelta(seconds=1))

    assert len(asked) == 1
    assert states() == [DigestState.PENDING] * 3
    assert set(Digest.objects.values_list("error", flat=True)) == {"nobody there"}


def test_what_is_decided_while_a_batch_goes_is_told_in_the_next_message(board, owner, monkeypatch):
    second = make.person(email="second@example.org")
    for person in (owner, second):
        make.action(board, owner=person, due_on=make.TODAY)
    action = make.action(board, owner=second, due_on=make.TODAY + 60 * DAY)
    later = {"due_after": make.TODAY + 90 * DAY, "why": "Late", "by": second, "now": make.NOW - DAY}
    move = services.ask_later_date(action=action, **later)
    moments = (make.NOW + dt.timedelta(seconds=n) for n in range(1000))

    def written(digest, said):
        if digest.person == owner:
            services.decide_later_date(move=move, granted=True, by=None, now=next(moments))
        return write(digest, said)

    monkeypatch.setattr(sending, "write", written)
    sending.run(lambda: next(moments))
    monkeypatch.undo()
    run(now=make.NOW + DAY)

    told = [it.body for it in mail.outbox if it.to == ["second@example.org"]]
    assert ["Granted" in body for body in told] == [False, True]


# --- One message an address


@pytest.mark.django_db(transaction=True)
def test_an_address_that_moved_to_another_entry_gets_no_second_message_that_day(board, owner):
    make.action(board, owner=owner, due_on=make.TODAY)
    run()
    people.change_person(person=owner, version=owner.version, email=None, by=None, now=make.NOW)
    heir = make.person(email="Olive@Example.org")
    make.action(board, owner=heir, due_on=make.TODAY)

    run()
    assert len(mail.outbox) == 1
    assert states() == [DigestState.SENT, DigestState.SKIPPED]
    run(now=make.NOW + DAY)
    assert len(mail.outbox) == 2, "the next day makes up for it"


def test_an_entry_whose_message_says_nothing_leaves_the_address_to_others(board, owner):
    make.action(board, owner=owner, due_on=make.TODAY)
    owing.owe(make.NOW)
    for action in owner.actions_owned.all():
        services.withdraw(action=action, why="Overtaken", by=owner, now=make.NOW)

    run()

    assert list(Digest.objects.values_list("state", "address")) == [(DigestState.SKIPPED, None)]


@pytest.mark.parametrize("change", [{"is_active": False}, {"email": None}])
def test_whoever_left_after_planning_is_not_written_to(board, owner, change):
    make.action(board, owner=owner, due_on=make.TODAY)
    owing.owe(make.NOW)
    Person.objects.update(**change)

    run()

    assert (mail.outbox, states()) == ([], [DigestState.SKIPPED])


# --- Once more, because somebody asked


@pytest.mark.parametrize("state", [DigestState.FAILED, DigestState.UNKNOWN])
def test_what_failed_or_may_not_have_arrived_goes_again_when_somebody_asks(board, owner, state):
    keeper = make.coordinator(board)
    make.action(board, owner=owner, due_on=make.TODAY)
    owing.owe(make.NOW)
    Digest.objects.update(state=state, attempts=3)

    run()
    assert mail.outbox == [], "never by itself"
    sending.send_again(digest=Digest.objects.get(), by=keeper, now=make.NOW)
    run()

    assert len(mail.outbox) == 1
    assert Digest.objects.values_list("state", "again_by", "again_at").get() == (
        DigestState.SENT,
        keeper.pk,
        make.NOW,
    )
    event = owner.events.get(kind="message_sent_again")
    assert (event.by, event.after["was"]) == (keeper, state)


OTHERS = [state for state in DigestState if state not in (DigestState.FAILED, DigestState.UNKNOWN)]


@pytest.mark.parametrize("state", OTHERS)
def test_nothing_else_is_sent_again(board, owner, state):
    sent_at = make.NOW if state == DigestState.SENT else None
    digest = Digest.objects.create(person=owner, on=make.TODAY, state=state, sent_at=sent_at)

    with pytest.raises(ChangeRefused, match="failed, or may not have arrived"):
        sending.send_again(digest=digest, by=owner, now=make.NOW)


def test_yesterdays_message_is_not_sent_again(board, owner):
    digest = Digest.objects.create(person=owner, on=make.TODAY - DAY, state=DigestState.FAILED)

    with pytest.raises(ChangeRefused, match="Only a message of today"):
        sending.send_again(digest=digest, by=owner, now=make.NOW)


def test_whoever_keeps_the_directory_may_have_a_message_sent_again(board, owner):
    digest = Digest.objects.create(person=owner, on=make.TODAY, state=DigestState.UNKNOWN)

    assert list(Digest.objects.repeatable_by(make.coordinator(board))) == [digest]
    assert list(Digest.objects.repeatable_by(owner)) == []


def test_what_cannot_be_said_to_one_holds_up_no_other(board, owner, monkeypatch):
    make.action(board, owner=owner, due_on=make.TODAY)
    make.action(board, owner=make.person(email="peter@example.org"), due_on=make.TODAY)
    say = claiming.what_to_say_to

    def fail_for_olive(people, day):
        if owner in people:
            raise KeyError("CANARY")
        return say(people, day)

    monkeypatch.setattr(claiming, "what_to_say_to", fail_for_olive)
    run()

    assert [message.to for message in mail.outbox] == [["peter@example.org"]]
    assert states() == [DigestState.FAILED, DigestState.SENT]


def test_a_message_more_of_a_batch_costs_one_query_before_it_is_handed_over(board):
    def queries(count):
        for _ in range(count):
            make.action(board, owner=make.person(), due_on=make.TODAY)
        owing.owe(make.NOW)
        ids = list(Digest.objects.pending(make.TODAY).values_list("pk", flat=True))
        with CaptureQueriesContext(connection) as asked:
            sending.send(ids, lambda: make.NOW)
        return sum("SAVEPOINT" not in it["sql"] for it in asked)

    queries(1)
    one, four = queries(1), queries(4)

    assert four - one == 3
