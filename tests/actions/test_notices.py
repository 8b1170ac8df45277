"""A recommendation's notice: written from the limb, sent, its clock, its answer, and what follows."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.timezone import make_aware

from actions import notices
from actions.choices import ActionKind, NoticeState, Outcome
from actions.letters import proposed_text
from actions.models import Action, EarlierAnswer, EarlierAnswerExempt, Event, Notice, NoticeExempt
from actions.services import ChangeRefused, Stale
from meetings.choices import Capacity
from meetings.models import Event as MeetingEvent
from meetings.models import Resolution
from tests import make

pytestmark = pytest.mark.django_db

MEETING = dt.date(2018, 2, 14)
LATER = make_aware(dt.datetime(2018, 9, 1, 10))


@pytest.fixture
def board():
    return make.board("Children's Board", slug="children")


@pytest.fixture
def holder():
    return make.person("Cllr Answers", kind="councillor")


@pytest.fixture
def cabinet(holder):
    return make.addressee("Cabinet Member for Children", holder=holder)


def limb_of(board, text="recommend that fostering be paid for", *, on=MEETING, **details):
    meeting = make.meeting(board, on)
    minute = make.minute(meeting, number="34", **details)
    return make.resolution(minute, text, kind="recommend", number="2")


@pytest.fixture
def limb(board):
    return limb_of(board)


def answered(notice, outcome=Outcome.ACCEPTED, words="", *, by=None, **details):
    details = {"answered_on": MEETING + dt.timedelta(days=30), "version": notice.version} | details
    return notices.answer(notice=notice, outcome=outcome, words=words, by=by, now=LATER, **details)


# --- Written from the limb


def test_nobody_is_led_to_a_page_where_no_one_can_sign_in_for_a_post(limb):
    text = proposed_text(
        resolution=limb, addressee=make.addressee("Board of Partners"), today=MEETING
    )

    assert "my-actions" not in text
    assert "Please answer to the scrutiny co-ordinator." in text


def test_the_proposed_words_name_the_addressee_the_boards_words_and_the_lawful_time(limb, cabinet):
    notice = make.notice(limb, cabinet)

    for part in (
        "To: Cabinet Member for Children",
        "Children's Board resolved at its meeting on 14 February 2018 (minute 34/17 (2))",
        "“recommend that fostering be paid for”",
        "within 2 months beginning with receipt of the recommendation or, if later, of the notice",
        "Local Government Act 2000 s.9FE",
        "/my-actions/",
    ):
        assert part in notice.text


@pytest.mark.parametrize(
    ("name", "resolved"),
    [
        ("Health Scrutiny Board", "The Health Scrutiny Board resolved"),
        ("The Scrutiny Panel", "The Scrutiny Panel resolved"),
        ("Children’s Board", "Children’s Board resolved"),
    ],
)
def test_a_board_has_one_article(cabinet, name, resolved):
    text = make.notice(limb_of(make.board(name)), cabinet).text

    assert f"\n{resolved} at its meeting" in text


def test_the_letter_is_to_whoever_holds_the_post_and_signed_by_the_chair_of_the_day(
    limb, board, cabinet
):
    assert make.notice(limb, cabinet).text.endswith("On behalf of Children's Board")

    chair = make.person("Cllr Chair", kind="councillor")
    make.seat(chair, board, Capacity.CHAIR)
    partner = make.addressee("A Trust", kind="nhs")

    text = make.notice(limb, partner).text
    assert text.startswith("To: A Trust\n") and text.endswith("Cllr Chair\nChair, Children's Board")
    assert proposed_text(resolution=limb, addressee=cabinet, today=make.TODAY).startswith(
        "To: Cabinet Member for Children, Cllr Answers\n"
    )


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        ("cabinet_member", "executive-answer"),
        ("executive", "executive-answer"),
        ("nhs", "nhs-answer"),
        ("partner", ""),
        ("officers", ""),
        ("other", ""),
    ],
)
def test_the_time_is_proposed_by_what_kind_of_body_it_is(limb, kind, rule):
    assert make.notice(limb, make.addressee(kind=kind)).rule == rule


def test_words_nobody_touched_follow_another_time_and_own_words_stay(limb, cabinet):
    notice = make.notice(limb, cabinet)
    typed = notice.text.replace("\n", "\r\n")
    day = dt.date(2018, 5, 1)

    notices.change(notice=notice, version=1, text=typed, answer_due=day, by=None, now=LATER)
    assert "asks you to answer by 1 May 2018" in notice.text
    assert "9FE" not in notice.text

    notices.change(
        notice=notice, version=2, text="Own words", rule="nhs-answer", by=None, now=LATER
    )
    assert notice.text == "Own words"


def test_a_second_notice_of_the_limb_to_the_same_addressee_is_refused(limb, cabinet):
    make.notice(limb, cabinet)

    with pytest.raises(ChangeRefused, match="there already"):
        make.notice(limb, cabinet)


# --- The clock, with the vectors of the law


@pytest.mark.parametrize(
    ("kind", "received", "due"),
    [
        ("cabinet_member", dt.date(2018, 2, 14), dt.date(2018, 4, 13)),
        ("executive", dt.date(2018, 2, 14), dt.date(2018, 4, 13)),
        ("nhs", dt.date(2018, 2, 14), dt.date(2018, 3, 14)),
        ("partner", dt.date(2018, 2, 14), None),
    ],
)
def test_the_clock_runs_from_receipt(limb, kind, received, due):
    notice = make.notice(limb, make.addressee(kind=kind), sent_on=received, now=LATER)

    assert (notice.state, notice.answer_due) == (NoticeState.SENT, due)


def test_two_months_beginning_with_the_last_of_december_end_with_february(board, cabinet):
    limb = limb_of(board, on=dt.date(2017, 12, 20))

    notice = make.notice(limb, cabinet, sent_on=dt.date(2017, 12, 31), now=LATER)

    assert notice.answer_due == dt.date(2018, 2, 28)


def test_a_later_receipt_starts_the_clock_anew_and_it_explains_itself(limb, cabinet):
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)

    notices.receive(
        notice=notice, version=notice.version, received_on=dt.date(2018, 2, 20), by=None, now=LATER
    )

    assert notice.answer_due == dt.date(2018, 4, 19)
    told = notices.clock(notice)
    assert told.says == (
        "2 months beginning with receipt of the recommendation or, if later, of the notice on 20 February 2018"
    )
    assert "s.9FE" in told.rule.source


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (dt.date(2018, 4, 1), "12 days left"),
        (dt.date(2018, 4, 12), "1 day left"),
        (dt.date(2018, 4, 13), "Last day today"),
        (dt.date(2018, 4, 14), "1 day late"),
        (dt.date(2018, 4, 17), "4 days late"),
    ],
)
def test_how_long_is_left_is_said_of_any_day(limb, cabinet, today, said):
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)

    assert notices.days_left(notice, today) == said
    assert Notice.objects.silent(today).exists() == ("late" in said)


def test_a_day_set_by_the_board_holds_where_no_law_sets_one(limb):
    notice = make.notice(limb, make.addressee(kind="partner"))
    day = dt.date(2018, 5, 1)
    notices.change(notice=notice, version=1, text="Please", answer_due=day, by=None, now=LATER)

    notices.send(notice=notice, version=2, sent_to="post", sent_on=MEETING, by=None, now=LATER)

    assert notice.answer_due == day
    assert notices.clock(notice) is None


@pytest.mark.parametrize(
    ("sent", "received", "why"),
    [
        (dt.date(2018, 2, 13), None, "before the meeting"),
        (dt.date(2018, 9, 2), None, "not come yet"),
        (dt.date(2018, 2, 20), dt.date(2018, 2, 19), "before it was sent"),
    ],
)
def test_days_that_cannot_be_are_refused(limb, cabinet, sent, received, why):
    with pytest.raises(ChangeRefused, match=why):
        make.notice(limb, cabinet, sent_on=sent, received_on=received, now=LATER)


def test_what_was_sent_stays_as_it_was_sent(limb, cabinet):
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)

    with pytest.raises(ChangeRefused, match="as it was sent"):
        notices.change(notice=notice, version=2, text="Other", by=None, now=LATER)
    with pytest.raises(ChangeRefused, match="sent already"):
        notices.send(notice=notice, version=2, sent_to="x", sent_on=MEETING, by=None, now=LATER)


# --- The answer, and what follows


def test_what_is_accepted_is_followed_by_an_action(limb, cabinet, holder):
    owner = make.person()
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)
    day = dt.date(2018, 12, 1)

    answered(notice, done_by=day, owner=owner, title="Pay for fostering")

    action = Action.objects.get()
    assert notice.action == action
    assert (action.kind, action.title) == (ActionKind.RECOMMENDATION, "Pay for fostering")
    assert (action.due_to, action.owner, action.cabinet_member) == (day, owner, holder)
    assert (action.resolution, action.meeting) == (limb, limb.minute.meeting)
    assert list(action.addressees.all()) == [cabinet]
    assert list(action.events.values_list("kind", flat=True)) == ["opened", "notice_answered"]


def test_a_limbs_live_action_is_linked_and_no_second_one_opened(limb, board, cabinet):
    action = make.action(board, resolution=limb)
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)
    day = dt.date(2018, 12, 1)

    answered(notice, Outcome.IN_PART, "Half of it.", done_by=day)

    action.refresh_from_db()
    assert Action.objects.get() == notice.action == action
    assert action.due_to == day
    kinds = list(action.events.values_list("kind", flat=True))
    assert kinds == ["opened", "notice_sent", "due_set", "notice_answered"]


def test_an_action_addressed_to_others_alone_is_not_this_addressees(limb, board, cabinet):
    make.action(board, resolution=limb, addressees=[make.addressee(kind="nhs")])
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)

    answered(notice)

    assert Action.objects.count() == 2
    assert notice.action.addressees.get() == cabinet


def test_what_is_refused_opens_nothing(limb, cabinet):
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)

    answered(notice, Outcome.REFUSED, "There is no money.")

    assert (notice.state, notice.action, notice.answer) == ("answered", None, "There is no money.")
    assert not Action.objects.exists()


@pytest.mark.parametrize(
    ("outcome", "details", "why"),
    [
        (Outcome.REFUSED, {}, "Say why"),
        (Outcome.IN_PART, {"words": " "}, "Say why"),
        (Outcome.REFUSED, {"words": "No", "done_by": dt.date(2019, 1, 1)}, "no day"),
        (Outcome.ACCEPTED, {"answered_on": dt.date(2018, 2, 1)}, "before it was sent"),
        (Outcome.ACCEPTED, {"answered_on": dt.date(2018, 9, 2)}, "not come yet"),
    ],
)
def test_answers_that_do_not_hold_together_are_refused(limb, cabinet, outcome, details, why):
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)

    with pytest.raises(ChangeRefused, match=why):
        answered(notice, outcome, **details)

    notice.refresh_from_db()
    assert notice.state == NoticeState.SENT


def test_a_changed_answer_keeps_what_was_said_before_and_is_published_again(limb, cabinet):
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)
    answered(notice, Outcome.REFUSED, "There is no money.")
    stamp = {"by": None, "now": LATER}
    on = LATER.date()
    notices.publish(notice=notice, version=notice.version, published_on=on, **stamp)

    answered(notice, Outcome.IN_PART, "A grant pays half.")

    earlier = EarlierAnswer.objects.get()
    assert (earlier.outcome, earlier.answer) == (Outcome.REFUSED, "There is no money.")
    assert earlier.published_on == on
    assert (notice.answer, notice.published_on) == ("A grant pays half.", None)
    assert notice.action.kind == ActionKind.RECOMMENDATION


def test_of_two_who_answer_at_once_the_second_is_told_and_nothing_is_lost(limb, cabinet):
    make.notice(limb, cabinet, sent_on=MEETING, now=LATER)
    first, second = Notice.objects.get(), Notice.objects.get()
    answered(first, words="Yes.")

    with pytest.raises(Stale):
        answered(second, Outcome.REFUSED, "No.")

    held = Notice.objects.get()
    assert (held.outcome, held.answer) == (Outcome.ACCEPTED, "Yes.")
    assert not EarlierAnswer.objects.exists()


def test_history_of_limb_and_action_tells_days_and_outcomes_and_no_words(limb, cabinet):
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)
    answered(notice, words="CANARY words")

    kinds = list(limb.events.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["resolved", "notice_prepared", "notice_sent", "notice_answered"]
    assert limb.events.last().after == {
        "notice": notice.pk, "to": cabinet.pk, "outcome": "accepted", "on": "2018-03-16",
    }  # fmt: skip
    assert MeetingEvent.objects.broken() is None
    assert Event.objects.broken() is None


# --- Private limbs


def test_every_word_about_a_private_limb_stands_in_the_exempt_tables(board, cabinet):
    limb = limb_of(board, "CANARY limb", is_private=True)
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)
    answered(notice, Outcome.REFUSED, "CANARY first")
    answered(notice, Outcome.ACCEPTED, "CANARY second", title="CANARY title")

    assert (notice.text, notice.answer) == ("", "")
    assert "CANARY limb" in NoticeExempt.objects.get().text
    assert NoticeExempt.objects.get().answer == notice.word("answer") == "CANARY second"
    assert EarlierAnswer.objects.get().answer == ""
    assert EarlierAnswerExempt.objects.get().answer == "CANARY first"
    assert (notice.action.is_private, notice.action.title) == (True, "")
    told = [*Event.objects.values_list("text", "before", "after")]
    told += MeetingEvent.objects.values_list("text", "before", "after")
    assert "CANARY" not in str(told)


def test_a_private_answer_is_not_published(board, cabinet):
    limb = limb_of(board, is_private=True)
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)
    answered(notice)

    with pytest.raises(ChangeRefused, match="private"):
        notices.publish(
            notice=notice, version=notice.version, published_on=LATER.date(), by=None, now=LATER
        )


# --- Who sees and answers


@pytest.fixture
def everybody(board, holder):
    return {
        "coordinator": make.coordinator(board),
        "another": make.coordinator(make.board()),
        "holder": holder,
        "member": seated(board),
        "outsider": make.person(),
    }


def seated(board):
    member = make.person(kind="councillor")
    make.seat(member, board)
    return member


def seers(everybody):
    return {who for who, person in everybody.items() if Notice.objects.visible_to(person).exists()}


def answerers(everybody):
    return {
        who for who, person in everybody.items() if Notice.objects.answerable_by(person).exists()
    }


def test_a_prepared_notice_is_its_co_ordinators_alone(limb, cabinet, everybody):
    make.notice(limb, cabinet)

    assert seers(everybody) == {"coordinator"}
    assert answerers(everybody) == set()


def test_a_sent_one_is_as_open_as_its_limb_and_answered_by_the_holder_or_co_ordinator(
    limb, cabinet, everybody
):
    make.notice(limb, cabinet, sent_on=MEETING, now=LATER)

    assert seers(everybody) == set(everybody)
    assert answerers(everybody) == {"coordinator", "holder"}
    assert Notice.objects.owed_by(everybody["holder"]).count() == 1
    assert Notice.objects.owed_by(everybody["coordinator"]).count() == 0


def test_a_private_one_is_seen_by_the_board_and_by_whoever_is_to_answer_it(
    board, cabinet, everybody
):
    make.notice(limb_of(board, is_private=True), cabinet, sent_on=MEETING, now=LATER)

    assert seers(everybody) == {"coordinator", "holder", "member"}
    assert answerers(everybody) == {"coordinator", "holder"}


def test_whoever_held_the_post_before_sees_no_more_of_what_is_private(board, cabinet, everybody):
    make.notice(limb_of(board, is_private=True), cabinet, sent_on=MEETING, now=LATER)
    cabinet.holder = everybody["outsider"]
    cabinet.save()

    assert answerers(everybody) == {"coordinator", "outsider"}


def test_strangers_read_published_answers_alone(limb, cabinet):

    stranger = AnonymousUser()
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)
    answered(notice)
    assert Resolution.objects.visible_to(stranger).contains(limb)
    assert not Notice.objects.visible_to(stranger).exists()

    notices.publish(
        notice=notice, version=notice.version, published_on=LATER.date(), by=None, now=LATER
    )

    assert Notice.objects.visible_to(stranger).get() == notice
    assert not Notice.objects.answerable_by(stranger).exists()


def test_an_answer_late_or_not_is_no_longer_silent(limb, cabinet):
    notice = make.notice(limb, cabinet, sent_on=MEETING, now=LATER)
    assert list(Notice.objects.silent(LATER.date())) == [notice]

    answered(notice)

    assert not Notice.objects.silent(LATER.date()).exists()
